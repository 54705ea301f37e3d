import sys
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path

import arabic_reshaper
import pytest
import uharfbuzz as hb
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from tawasul_desk.services.reading_order import in_order
from tawasul_desk.services.reports import direction, faces, shaping
from tawasul_desk.services.reports.blocks import BODY
from tawasul_desk.services.reports.direction import levels, visual_order
from tawasul_desk.services.reports.faces import UNITS, Weight, printable
from tawasul_desk.services.reports.lines import Line, paragraphs, single, wrap
from tawasul_desk.services.reports.sheet import Sheet, Words

REGULAR = Weight.REGULAR
MIXED = "اب دAb12٣٤ ()[],.:-+%«»/\u2066\u2067\u2068\u2069"
SIMPLE = "اب دAb12٣٤ ,.:-+%/«!\u064b\u200c"
ENDS = " \u2066\u2067\u2068\u2069"


def seen(line: Line) -> str:
    """What stands on the page from left to right, read off the cells."""
    letters = "".join(cell.letter for piece in line.pieces for cell in piece.cells)
    return letters.translate(direction.CONTROLS)


def shown(text: str, base: int = 1) -> str:
    return seen(single(text, BODY, base))


@given(st.text(alphabet=MIXED, min_size=1, max_size=14), st.integers(0, 1))
def test_order_is_that_of_the_unicode_algorithm(written: str, base: int) -> None:
    text = written.strip().rstrip(ENDS)  # the rule for the ends of lines is not ours: they are trimmed
    order = visual_order(levels(text, base))
    assert "".join(text[place] for place in order) == get_display(text, base_dir="LR"[base])


@given(st.text(alphabet=SIMPLE, max_size=14), st.integers(0, 3))
def test_the_short_way_gives_what_the_full_rules_give(text: str, base: int) -> None:
    quick = direction._simple_levels(text, base)
    if quick is not None:
        assert quick == direction._resolved(text, base)


@pytest.mark.parametrize(
    ("written", "from_left_to_right"),
    [
        ("جوال +966 55 123 4567 فقط", "طقف +966 55 123 4567 لاوج"),
        ("يوم 2026-11-22 الأحد", "دحألا 2026-11-22 موي"),
        ("يوم ١٤٤٨-٠٦-١٢ الأحد", "دحألا ١٤٤٨-٠٦-١٢ موي"),
        ("و2026/11/22", "2026/11/22و"),
        ("الساعة 10:30-12:45 ظهرا", "ارهظ 10:30-12:45 ةعاسلا"),
        ("اسمه Muhammad Ali Khan هنا", "انه Muhammad Ali Khan همسا"),
        ("رقم TW-1448-0000123 جديد", "ديدج TW-1448-0000123 مقر"),
        ("جواز A1234567، صدر", "ردص ،A1234567 زاوج"),
        ("المبلغ 1,250.50 ريال", "لاير 1,250.50 غلبملا"),
        ("المبلغ ١٬٢٥٠٫٥٠ ريال", "لاير ١٬٢٥٠٫٥٠ غلبملا"),
        ("15/رمضان/1448", "1448/ناضمر/15"),
        ("رحلة SV 1020 مساء", "ءاسم SV 1020 ةلحر"),
    ],
)
def test_values_keep_their_order_inside_arabic(written: str, from_left_to_right: str) -> None:
    assert shown(in_order(written)) == from_left_to_right


def test_brackets_are_mirrored_by_level() -> None:
    font = faces.faces(REGULAR)[0].font
    opening, closing = font.get_nominal_glyph(ord("(")), font.get_nominal_glyph(ord(")"))
    in_arabic = single("(محمد)", BODY, 1)
    glyphs = [cell.glyph for piece in in_arabic.pieces for cell in piece.cells]
    drawn = [glyph for glyph in glyphs if glyph in (opening, closing)]
    assert drawn == [opening, closing]  # an opening shape at the left end, drawn for ")"
    assert seen(in_arabic) == ")دمحم("
    beside_latin = single("محمد (Ali)", BODY, 1)
    drawn = [cell.glyph for piece in beside_latin.pieces for cell in piece.cells]
    assert [glyph for glyph in drawn if glyph in (opening, closing)] == [opening, closing]
    assert seen(beside_latin) == ")Ali( دمحم"


def test_lines_are_wrapped_in_the_order_of_reading() -> None:
    text = "كتب المستفيد Muhammad Imran Khan رقم جوازه BN4471926 ثم أرسل الطلب إلى الإدارة المختصة في الرياض"
    lines = wrap(text, BODY, 150, 1)
    assert len(lines) > 2
    assert all(line.width <= 150 for line in lines)
    rewrapped = [" ".join(_logical_words(line)) for line in lines]
    assert " ".join(rewrapped) == text


def _logical_words(line: Line) -> Iterator[str]:
    """The words of a right-to-left line in reading order."""
    for latin, run in groupby(seen(line).split(" ")[::-1], str.isascii):
        words = list(run)
        yield from words[::-1] if latin else (word[::-1] for word in words)


def test_a_word_longer_than_the_line_is_cut_and_nothing_lost() -> None:
    lines = wrap("س" * 700 + "A" * 300, BODY, 100, 1)
    assert all(line.width <= 100 for line in lines)
    assert "".join(map(seen, lines)).count("س") == 700
    assert "".join(map(seen, lines)).count("A") == 300


def test_each_paragraph_runs_as_its_first_strong_letter_does() -> None:
    written = "English first ثم عربي\nعربي then English\n123 - (45)\n"
    assert [lines[0].rtl for lines in paragraphs(written, BODY, 400, 1)] == [False, True, True]
    assert [lines[0].rtl for lines in paragraphs(written, BODY, 400, 0)] == [False, True, False]


def test_joined_forms_agree_with_the_reshaper() -> None:
    """An independent witness: the same letters joined by arabic-reshaper stand on the same glyph forms."""
    reshaper = arabic_reshaper.ArabicReshaper(
        {"delete_harakat": False, "use_unshaped_instead_of_isolated": True}
    )
    face = faces.faces(REGULAR)[0]
    for word in ("تواصل", "الإقامة", "بيانات", "رسالة", "وزارة", "قضية", "الأستاذ", "لا", "سجلات", "جواز"):
        forms = [face.font.get_nominal_glyph(ord(letter)) for letter in reshaper.reshape(word)[::-1]]
        glyphs = [cell.glyph for piece in shaping.shape(word, REGULAR, True) for cell in piece.cells]
        assert [glyph for glyph in glyphs if glyph != face.blank] == forms


def test_a_face_without_joining_rules_is_helped_by_the_reshaper(tmp_path: Path) -> None:
    whole = faces.faces(REGULAR)[0]
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.sets(hb.SubsetInputSets.UNICODE).update(whole.face.unicodes)
    wanted.drop_table_tag_set.add(int.from_bytes(b"GSUB", "big"))
    plain = tmp_path / "Plain-Regular.ttf"
    plain.write_bytes(hb.SubsetPlan(whole.face, wanted).execute().blob.data)
    face = faces.load(plain)
    assert not face.joins
    piece = shaping._piece("رسالات", face, True)
    medial_seen = face.font.get_nominal_glyph(0xFEB3)  # SEEN INITIAL FORM, after a letter that does not join
    assert medial_seen in [cell.glyph for cell in piece.cells]
    assert "".join(cell.letter for cell in piece.cells) == "رسالات"[::-1]


def test_every_letter_has_its_own_cell_and_the_widths_add_up() -> None:
    for word in ("مُحَمَّدٌ", "لأنّ", "في", "شيء", "می\u200cخواهم", "ٹھیک", "ﷺ", "Å", "fi", "a\u0301"):
        for rtl in (True, False):
            for piece in shaping.shape(word, REGULAR, rtl):
                assert sum(cell.width for cell in piece.cells) == piece.width
                letters = "".join(cell.letter for cell in piece.cells)
                assert sorted(unicodedata.normalize("NFKC", letters)) == sorted(
                    unicodedata.normalize("NFKC", word if not rtl else word[::-1])
                )


@pytest.mark.parametrize(
    "name",
    [
        "রহিম উদ্দিন আহমেদ",
        "மணிகண்டன் சுப்பிரமணியன்",
        "राजेश श्रीवास्तव",
        "አበበ ገብረማርያም",
        "王小明 陳大文 张伟",
        "සුනිල් පෙරේරා",
        "മുഹമ്മദ് ശ്രീജിത്ത്",
        "ʿAbd al-Raḥmān ʾIbrāhīm Đorđe Łukasz Ørsted",
        "⃁",
    ],
)
def test_a_name_in_another_script_is_set_in_its_letters(name: str) -> None:
    assert printable(name, REGULAR) == name
    line = single(f"الاسم {name} هنا", BODY, 1)
    assert name in seen(line)
    drawn = [cell.glyph for piece in line.pieces for cell in piece.cells if not cell.letter.isspace()]
    assert 0 not in drawn


def test_forms_that_somebody_typed_stay_as_typed() -> None:
    typed = "ﷺ و ﷲ و ﷼"
    assert seen(single(typed, BODY, 1)) == typed[::-1]
    assert shaping._without_forms("\ufeb3\ufdfa", "سﷺ") == "سﷺ"


def test_vowel_signs_are_drawn_over_their_letters() -> None:
    (piece,) = shaping.shape("مُحَمَّدٌ", REGULAR, True)
    assert len(piece.marks) == 4  # the doubling sign and its vowel are one glyph
    assert all(0 <= mark.x <= piece.width and mark.y for mark in piece.marks)


@pytest.mark.slow
@pytest.mark.parametrize("weight", Weight)
def test_no_character_of_unicode_leaves_a_gap(weight: Weight) -> None:
    """Whatever is written is either drawn or shown as its code point; a missing glyph is never drawn."""
    chain = faces.faces(weight)
    missing = 0
    for code in range(0x20, sys.maxunicode + 1 if weight is REGULAR else 0x3000):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Co"):
            continue
        text = printable(character, weight)
        if not all(any(face.covers(part) for face in chain) for part in text):
            pytest.fail(f"U+{code:04X} would leave a gap")
        missing += text == f"\u2066[U+{code:04X}]\u2069"
        if code < 0x3000:
            for piece in shaping.shape(text, weight, False):
                assert all(cell.glyph for cell in piece.cells)
                assert all(mark.glyph for mark in piece.marks)
    assert missing > 1000


def test_a_fallback_is_as_wide_as_what_it_shows() -> None:
    line = single("رمز 😀 هنا", BODY, 1)
    assert seen(line) == "انه [U+1F600] زمر"
    assert line.width == pytest.approx(single("رمز [U+1F600] هنا", BODY, 1).width)


def test_an_unmapped_composed_letter_is_tried_in_its_parts() -> None:
    assert printable("ا\u0653", REGULAR) in ("ا\u0653", "آ")
    assert "[U+" not in printable("e\u0301 n\u0303", REGULAR)


def test_widths_are_what_the_face_says() -> None:
    font = faces.faces(REGULAR)[0].font
    advance = font.get_glyph_h_advance(font.get_nominal_glyph(ord("A")) or 0)
    assert single("A", BODY, 0).width == pytest.approx(advance * BODY.size / UNITS)


def test_a_line_of_silent_characters_draws_nothing() -> None:
    out = BytesIO()
    sheet = Sheet(out, rtl=True)
    sheet.page([Words(50, 50, single("\u200f\u200d\u2068\u2069", BODY, 1), 10, 0)])
    sheet.save()
    assert single("\u200f\u200d\u2068\u2069", BODY, 1).width == 0
    assert out.getvalue().startswith(b"%PDF")
