"""Pure parts behind administration: days, calendars, placeholders, differences, the trail as a file."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.calendars import ClosureRecord, SightingRecord, WindowRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.trail import AuditPage, AuditQuery, AuditRecord
from tawasul_desk.services.audit_file import save_audit
from tawasul_desk.services.calendar_faults import FaultCode, calendar_faults
from tawasul_desk.services.days import day_of, hijri_digits
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.placeholders import filled, reads_from_the_right, unknown_placeholders
from tawasul_desk.services.text_diff import Fate, differences

USUAL = usual_calendar("riyadh")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-18",
        "1448-06-08",
        "١٤٤٨/٦/٨",
        " 2026.11.18 ",
        "8/6/1448",
        "٨/٦/١٤٤٨",
        "18/11/2026",
        "18-11-2026",
        "8 / 6 / 1448 هـ",
        "\u200f٨/٦/١٤٤٨هـ",
        "18.11.2026م",
        "8 6 1448",
    ],
)
def test_a_day_is_read_in_either_calendar(text: str) -> None:
    assert day_of(text) == date(2026, 11, 18)
    assert hijri_digits(date(2026, 11, 18)) == "1448-06-08"


def test_without_the_year_in_front_the_day_comes_first() -> None:
    assert day_of("3/12/2026") == date(2026, 12, 3)
    assert hijri_digits(day_of("٢٢/٦/١٤٤٨") or date.min) == "1448-06-22"


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "1448-06-31", "1200-01-01", "13/13/2026", "31/6/1448", "1/2/26", "soon"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


def window(opens: int, closes: int) -> WindowRecord:
    return WindowRecord(opens=time(opens), closes=time(closes))


def closure(first: int, last: int, reason: str = "why", *windows: WindowRecord) -> ClosureRecord:
    days = {"first": date(2026, 12, first), "last": date(2026, 12, last)}
    return ClosureRecord(**days, reason=reason, windows=windows)


def test_the_usual_calendar_has_no_mistake() -> None:
    assert calendar_faults(USUAL) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"days": ()}, FaultCode.NO_DAYS),
        ({"windows": ()}, FaultCode.NO_WINDOWS),
        ({"windows": (window(15, 8),)}, FaultCode.BACKWARDS),
        ({"windows": (window(8, 12), window(11, 15))}, FaultCode.OVERLAP),
        ({"ramadan": (window(15, 10),)}, FaultCode.BACKWARDS),
        ({"closures": (closure(5, 3),)}, FaultCode.CLOSURE_BACKWARDS),
        ({"closures": (closure(5, 6, " "),)}, FaultCode.NO_REASON),
        ({"closures": (closure(5, 6), closure(6, 7))}, FaultCode.CLOSURES_OVERLAP),
        ({"closures": (closure(5, 6, "why", window(12, 9)),)}, FaultCode.BACKWARDS),
        ({"sightings": (SightingRecord(year=1448, month=9, first=date(2026, 2, 1)),)}, FaultCode.SIGHTED_FAR),
    ],
)
def test_each_mistake_is_found(changes: dict[str, object], code: FaultCode) -> None:
    found = calendar_faults(USUAL.model_copy(update=changes))
    assert [fault.code for fault in found] == [code]


def test_windows_that_touch_are_no_mistake() -> None:
    assert calendar_faults(USUAL.model_copy(update={"windows": (window(12, 15), window(8, 12))})) == ()


def test_placeholders_are_filled_and_strangers_are_told() -> None:
    values = dict.fromkeys(("applicant", "case_number", "service", "missing", "officer"), "X")
    assert filled("{applicant}, {nobody}", values) == "X, {nobody}"
    assert unknown_placeholders("{applicant} {nobody} {nobody} { }") == ("{nobody}", "{ }")


@pytest.mark.parametrize(
    ("body", "arabic"),
    [
        ("{applicant}\nالمكرم", True),
        ("TW {case_number} المكرم", False),
        ("1. المكرم", True),
        ("{missing}", False),
        ("", False),
    ],
)
def test_the_names_of_placeholders_do_not_make_a_text_latin(body: str, arabic: bool) -> None:
    assert reads_from_the_right(body) is arabic


def test_a_difference_holds_both_texts() -> None:
    old, new = "one two three\nfour", "one 2 three\nfour five"
    found = differences(old, new)
    assert "".join(each.text for each in found if each.fate is not Fate.ADDED) == old
    assert "".join(each.text for each in found if each.fate is not Fate.REMOVED) == new
    assert Fate.REMOVED in {each.fate for each in found}


def line(number: int, subject: str = "") -> AuditRecord:
    return AuditRecord(
        id=number,
        at=datetime(2026, 11, 22, 21, 30, tzinfo=UTC),
        action="open",
        staff_id=UUID(int=1),
        staff_name_ar="خالد",
        staff_name_en="Khalid",
        device_id="desk",
        subject=subject,
    )


class Trail:
    """Two pages of a trail, and then no network where that is asked for."""

    def __init__(self, *, broken: bool = False) -> None:
        self._broken = broken

    def audit(self, query: AuditQuery, after: int | None = None, limit: int = 100) -> AuditPage:
        if after is None:
            return AuditPage(lines=(line(3, "=2+3"), line(2)), next=2)
        if self._broken:
            raise KnownError(ErrorCode.OFFLINE)
        return AuditPage(lines=(line(1),), next=None)


def test_the_trail_is_saved_whole_and_computes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    save_audit(path, Trail(), AuditQuery(), ("a",) * 9, {"open": "Opened"})
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = data.decode("utf-8-sig").splitlines()
    assert len(rows) == 4
    assert "2026-11-23 00:30:00+03:00" in rows[1]
    assert ",'=2+3," in rows[1]
    assert "1448-06-13" in rows[1]


def test_a_trail_that_is_called_back_leaves_no_file(tmp_path: Path) -> None:
    asked: list[bool] = []

    def after_a_page() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(KnownError) as error:
        save_audit(tmp_path / "audit.csv", Trail(), AuditQuery(), ("a",) * 9, {}, after_a_page)
    assert error.value.code is ErrorCode.CANCELLED
    assert list(tmp_path.iterdir()) == []


def test_a_trail_that_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        save_audit(tmp_path / "audit.csv", Trail(broken=True), AuditQuery(), ("a",) * 9, {})
    assert list(tmp_path.iterdir()) == []
