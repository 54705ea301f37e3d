import sqlite3
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_desk.services import arabic
from tawasul_desk.services.reports.blocks import BODY
from tawasul_desk.services.reports.lines import single

LETTERS = "ابتدعلنهويىةأإآٱؤئءکیےہ ـَُِّْعبد الله 0٣۴-(),.aÉİ\u200c\u202e"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إبراهيم آل ٱلسعود", "احمد ابراهيم ال السعود"),
        ("مُحَمَّدٌ", "محمد"),
        ("كـــيف", "كيف"),
        ("مصطفى مدرسة", "مصطفي مدرسه"),
        ("مؤسسة سائق شيء", "موسسه سايق شي"),
        ("٢٤٥ ۲۴۵", "245 245"),
        ("عبد الله عبد  الرحمن", "عبدالله عبدالرحمن"),
        ("معبد الله", "معبد الله"),
        ("کراچی", "كراچي"),
        ("ﻣﺤﻤﺪ ﷲ", "محمد الله"),
        ("\u202eabc\u2068ABC\u2069", "abcabc"),
        ("José STRASSE Straße", "jose strasse strasse"),
        ("  سطر\n\tآخر ", "سطر اخر"),
    ],
)
def test_fold_makes_equal_what_readers_take_for_equal(written: str, folded: str) -> None:
    assert arabic.fold(written) == folded


@given(st.text(alphabet=LETTERS))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert arabic.fold(arabic.fold(text)) == arabic.fold(text)


@pytest.mark.parametrize(
    ("original", "query", "hits"),
    [
        ("الأستاذ عَبْدُ  اللهِ بن Muḥammad", "عبدالله", ["عَبْدُ  اللهِ"]),
        ("الأستاذ عَبْدُ  الله", "عبد ال", ["عَبْدُ  ال"]),
        ("رقم TW-1448-0000123 مفتوح", "tw-1448-00", ["TW", "1448", "00"]),
        ("مدرسةٌ مدرسون", "مدرسه", ["مدرسةٌ"]),
        ("جواز ٢٤٥ وجواز 245", "245", ["٢٤٥", "245"]),
        ("مؤسسة ومؤسسة", "موسس", ["مؤسس"]),
        ("abc", "bc", []),
        ("abc", ' "" - ', []),
    ],
)
def test_matches_are_found_on_the_original_text(original: str, query: str, hits: list[str]) -> None:
    assert [original[start:end] for start, end in arabic.match_spans(original, query)] == hits


@given(st.text(alphabet=LETTERS, min_size=1), st.text(alphabet=LETTERS, min_size=1, max_size=6))
def test_highlight_and_full_text_search_find_the_same(original: str, query: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(body, tokenize = 'unicode61')")
    database.execute("INSERT INTO words VALUES (?)", (arabic.fold(original),))
    expression = arabic.fts_query(query)
    if expression is not None:
        found = database.execute("SELECT count(*) FROM words WHERE words MATCH ?", (expression,)).fetchone()[
            0
        ]
        every_term = all(
            arabic.match_spans(original, term)
            for term in arabic.fold(query).split()
            if arabic.fts_query(term)
        )
        assert bool(found) == every_term
    database.close()


@pytest.mark.parametrize("typed", ['"', 'a" OR b*', "NEAR(", "ـــ", "*", "-", "", "   ", "^a:b"])
def test_nothing_typed_breaks_the_search_expression(typed: str) -> None:
    expression = arabic.fts_query(typed)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
    rows = database.execute("SELECT * FROM words WHERE words MATCH ?", (expression or '"a"',)).fetchall()
    database.close()
    assert rows == []
    assert (expression is None) == (not any(character.isalnum() for character in arabic.fold(typed)))


def test_overrides_are_shown_and_joiners_are_kept() -> None:
    assert arabic.visible_controls("a\u202eb\u2067c\u2069") == "a[RLO]b[RLI]c[PDI]"
    assert arabic.visible_controls("می\u200cخواهم\u200d") == "می\u200cخواهم\u200d"
    assert arabic.isolate("AB") == "\u2068AB\u2069"


def test_digits_convert_both_ways() -> None:
    assert arabic.to_arabic_digits("12-۳٤") == "١٢-٣٤"
    assert arabic.to_ascii_digits("١٢-۳4") == "12-34"
    assert arabic.format_number(1234567) == "1,234,567"
    assert arabic.format_number(1234, arabic_digits=True) == "١٬٢٣٤"


def test_dates_are_umm_al_qura_and_gregorian_in_riyadh() -> None:
    late_evening = datetime(2026, 11, 22, 22, 5, tzinfo=UTC)
    assert arabic.hijri(date(2026, 11, 23)) == (1448, 6, 13)
    assert (
        arabic.dual_date(late_evening, "ar")
        == "\u206813 جمادى الآخرة 1448 هـ\u2069 · \u206823 نوفمبر 2026 م\u2069"
    )
    assert arabic.dual_date(late_evening, "en", with_time=True) == (
        "\u206813 Jumada al-Akhirah 1448 AH\u2069 · \u206823 November 2026 CE\u2069 · \u206801:05\u2069"
    )
    assert "٢٣ نوفمبر ٢٠٢٦" in arabic.dual_date(late_evening, "ar", arabic_digits=True)


def test_a_day_before_the_umm_al_qura_table_is_gregorian_only() -> None:
    assert arabic.dual_day(date(1900, 1, 1), "en") == "\u20681 January 1900 CE\u2069"


def test_an_identity_number_is_masked() -> None:
    assert arabic.mask_identity("2345678945") == "2•••••••45"
    assert arabic.mask_identity("123") == "•••"


def test_plural_categories_are_the_six_of_arabic() -> None:
    categories = {
        number: arabic.plural_category(number) for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
    }
    assert list(categories.values()) == [
        "zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many",
    ]  # fmt: skip


def test_the_sign_of_a_share_goes_with_its_digits() -> None:
    assert arabic.format_percent(87.34) == "87.3%"
    assert arabic.format_percent(100) == "100%"
    assert arabic.format_percent(87.34, arabic_digits=True) == "٨٧٫٣٪"
    assert arabic.format_decimal(1250.55, arabic_digits=True) == "١٬٢٥٠٫٥"


@pytest.mark.parametrize("base", [0, 1])
@pytest.mark.parametrize(("arabic_digits", "wanted"), [(False, "00:00-01:00"), (True, "٠٠:٠٠-٠١:٠٠")])
def test_a_stretch_of_the_day_reads_in_order(base: int, arabic_digits: bool, wanted: str) -> None:
    text = f"من {arabic.clock_range(time(0), time(1), arabic_digits)} يوميًا"
    pieces = single(text, BODY, base).pieces
    assert wanted in "".join(cell.letter for piece in pieces for cell in piece.cells)
