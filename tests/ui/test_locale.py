"""Language, digits, dates, words and sentences; every code has an Arabic and an English text."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, Operation, RecordAccess
from tawasul_contract.records import EventKind, EventRecord, Resolution, Role, ScanState, Status
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.reports.words import ReportWords
from tawasul_desk.services.views import OperationState, Shelf
from tawasul_desk.ui import words
from tawasul_desk.ui.key_names import area_text, key_name
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Area, Key, OfficeKey

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ARABIC = re.compile(r"[\u0620-\u064a]")
SOME_ID = UUID(int=1)
OPERATIONS: tuple[Operation, ...] = (
    ChangeStatus(id=SOME_ID, case_id=SOME_ID, created_at=NOW, base_version=1, to=Status.PROCESSED),
    AddResponse(id=SOME_ID, case_id=SOME_ID, created_at=NOW, body="x"),
    AddNote(id=SOME_ID, case_id=SOME_ID, created_at=NOW, body="x"),
    Assign(id=SOME_ID, case_id=SOME_ID, created_at=NOW, base_version=1, assignee_id=SOME_ID),
    RecordAccess(id=SOME_ID, case_id=SOME_ID, created_at=NOW, action="open"),
)
VOCABULARIES: list[tuple[Callable[..., str], type[StrEnum]]] = [
    (words.status_text, Status),
    (words.resolution_text, Resolution),
    (words.role_text, Role),
    (words.shelf_text, Shelf),
    (words.scan_text, ScanState),
    (words.move_text, Status),
    (words.state_text, OperationState),
    (words.refusal_text, RefusalCode),
]


def every_text() -> dict[str, str]:
    """Return all that can be said, by what it is said of."""
    texts = {f"{speak.__name__} {code}": speak(code) for speak, codes in VOCABULARIES for code in codes}
    texts |= {f"operation {one.kind}": words.operation_text(one) for one in OPERATIONS}
    texts |= {f"error {code}": sentence(KnownError(code)) for code in ErrorCode}
    texts |= {f"refused {code}": sentence(refused(code)) for code in RefusalCode}
    for kind in EventKind:
        for status in (None, *Status):
            texts[f"event {kind} {status}"] = words.event_title(event(kind, status))
    texts |= {f"key {key.name}": key_name(key) for key in (*Key, *OfficeKey)}
    texts |= {f"area {area}": area_text(area) for area in Area}
    return texts


def refused(code: RefusalCode) -> KnownError:
    return KnownError(ErrorCode.REFUSED, reason=code)


def event(kind: EventKind, to: Status | None) -> EventRecord:
    return EventRecord(id=SOME_ID, case_id=SOME_ID, kind=kind, at=NOW, to_status=to)


def test_everything_has_an_arabic_text(locale_ar: Locale) -> None:
    assert {name: text for name, text in every_text().items() if not ARABIC.search(text)} == {}


def test_everything_has_an_english_text(locale_en: Locale) -> None:
    assert {name: text for name, text in every_text().items() if not text or ARABIC.search(text)} == {}


def test_statuses_bear_their_published_names(locale_ar: Locale) -> None:
    names = [words.status_text(status) for status in Status]
    published = ["جديد", "تحت المعالجة", "معاد لمقدم الطلب", "عاد من مقدم الطلب", "تمت المعالجة", "مغلق"]
    assert names == published


def went_back_to_its_office() -> str:
    given = event(EventKind.ASSIGNED, None)
    named = words.event_title(given.model_copy(update={"assignee_id": SOME_ID}))
    assert words.event_title(given) != named
    returned = Assign(id=SOME_ID, case_id=SOME_ID, created_at=NOW, base_version=1, assignee_id=None)
    assert words.operation_text(returned) not in {words.operation_text(one) for one in OPERATIONS}
    return words.event_title(given)


def test_a_return_to_the_office_reads_in_arabic_as_on_paper(locale_ar: Locale) -> None:
    assert went_back_to_its_office() == ReportWords.arabic().left_unassigned


def test_a_return_to_the_office_reads_in_english_as_on_paper(locale_en: Locale) -> None:
    assert went_back_to_its_office() == ReportWords.english().left_unassigned


def test_each_refusal_has_a_sentence_of_its_own(locale_ar: Locale) -> None:
    told = {sentence(refused(code)) for code in RefusalCode}
    assert len(told) == len(RefusalCode)
    unknown = sentence(KnownError(ErrorCode.REFUSED, reason="something newer"))
    assert unknown not in told


def test_a_busy_server_says_when(locale_ar: Locale) -> None:
    assert sentence(KnownError(ErrorCode.BUSY, retry_after=2)).endswith("بعد ثانيتين.")
    assert sentence(KnownError(ErrorCode.BUSY, retry_after=7.4)).endswith("بعد 7 ثوانٍ.")
    assert sentence(KnownError(ErrorCode.TOO_LARGE, limit=10 << 20)).endswith("10 ميغابايت.")


@pytest.mark.parametrize(
    ("passed", "arabic", "english"),
    [
        (timedelta(seconds=5), "الآن", "just now"),
        (timedelta(minutes=1), "قبل دقيقة", "1 min ago"),
        (timedelta(minutes=2), "قبل دقيقتين", "2 min ago"),
        (timedelta(minutes=3), "قبل 3 دقائق", "3 min ago"),
        (timedelta(minutes=11), "قبل 11 دقيقة", "11 min ago"),
        (timedelta(hours=2), "قبل ساعتين", "2 hours ago"),
        (timedelta(days=100), "قبل 100 يوم", "100 days ago"),
        (timedelta(days=-2), "بعد يومين", "in 2 days"),
        (timedelta(hours=-5), "بعد 5 ساعات", "in 5 hours"),
    ],
)
def test_ages_use_the_plural_forms(
    passed: timedelta, arabic: str, english: str, locale_ar: Locale, qapp: QApplication
) -> None:
    assert locale_ar.relative(NOW - passed, NOW) == arabic
    other = Locale("en")
    other.install(qapp)
    assert other.relative(NOW - passed, NOW) == english


def test_digits_are_one_choice(locale_ar: Locale) -> None:
    eastern = Locale("ar", arabic_digits=True)
    assert locale_ar.number(1234) == "1,234"
    assert eastern.number(1234) == "١٬٢٣٤"
    assert eastern.relative(NOW - timedelta(minutes=3), NOW) == "قبل ٣ دقائق"
    assert eastern.time(NOW) == "\u2068١٥:٠٠\u2069"
    assert locale_ar.short_dates(NOW) == ("\u20681448-06-12\u2069", "\u20682026-11-22\u2069")
    assert eastern.short_dates(NOW.date()) == ("\u2068١٤٤٨-٠٦-١٢\u2069", "\u2068٢٠٢٦-١١-٢٢\u2069")
    assert locale_ar.short_dates(date(2090, 1, 1)) == ("\u20682090-01-01\u2069",)


def test_dates_are_in_both_calendars(locale_ar: Locale) -> None:
    told = locale_ar.date_time(datetime(2026, 11, 22, 22, 30, tzinfo=UTC))
    assert "1448" in told
    assert "23 نوفمبر 2026" in told
    assert "01:30" in told
    assert locale_ar.date(date(2026, 11, 22)) == locale_ar.date(NOW)


def test_a_language_sets_the_direction_and_speaks_for_qt_too(qapp: QApplication, qtbot: QtBot) -> None:
    for language, direction, cancel in (
        ("ar", Qt.LayoutDirection.RightToLeft, True),
        ("en", Qt.LayoutDirection.LeftToRight, False),
        ("ar", Qt.LayoutDirection.RightToLeft, True),
    ):
        locale = Locale("ar" if language == "ar" else "en")
        locale.install(qapp)
        assert qapp.layoutDirection() is direction is locale.direction
        assert bool(ARABIC.search(QCoreApplication.translate("Words", "Closed"))) is cancel
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        text = box.button(QDialogButtonBox.StandardButton.Cancel).text()
        assert bool(ARABIC.search(text)) is cancel


def test_names_fall_back_to_the_other_language(locale_ar: Locale, locale_en: Locale) -> None:
    from tawasul_contract.catalogue import OfficeRecord

    both = OfficeRecord(id="a", name_ar="الرياض", name_en="Riyadh")
    assert (locale_ar.name(both), locale_en.name(both)) == ("الرياض", "Riyadh")
    half = OfficeRecord(id="a", name_ar="الرياض", name_en="")
    assert locale_en.name(half) == "الرياض"
