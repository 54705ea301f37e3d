"""A made-up board of a busy office, always the same, and what it is read from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tawasul_contract.boards import (
    AgeingRecord,
    BoardRecord,
    DayRecord,
    Figure,
    HourRecord,
    LoadRecord,
    MineRecord,
    Part,
    StuckRecord,
    TeamRecord,
    TileRecord,
    VolumeRecord,
)
from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord, SectionRecord, ServiceRecord
from tawasul_contract.records import Role, StaffRecord, Status
from tawasul_desk.services.board import Board, Mine
from tawasul_desk.ui.board.names import Names
from tawasul_desk.ui.board.source import BoardSource, Loaded, Terms

AS_OF = datetime(2026, 11, 22, 6, 12, tzinfo=UTC)
LAST = date(2026, 11, 22)
PEOPLE = (
    ("سعد بن فهد القحطاني", "Saad Al-Qahtani", 31, 7, 64, 51),
    ("نورة بنت خالد الحربي", "Noura Al-Harbi", 24, 3, 71, 66),
    ("ماجد بن علي الغامدي", "Majed Al-Ghamdi", 18, 0, 80, 78),
    ("ريم بنت سعود الدوسري", "Reem Al-Dosari", 15, 1, 55, 49),
    ("عبد الله بن ناصر الشهري", "Abdullah Al-Shehri", 12, 0, 92, 90),
    ("هند بنت محمد العتيبي", "Hind Al-Otaibi", 9, 0, 40, 40),
    ("فيصل بن تركي المطيري", "Faisal Al-Mutairi", 4, 0, 28, 25),
)
SERVICES = (
    ("name", "تصحيح الاسم", "Name correction", 120, 41, 9),
    ("renewal", "تجديد الجواز", "Passport renewal", 310, 38, 4),
    ("iqama", "تمديد الإقامة", "Residence permit extension", 210, 22, 2),
    ("birth", "تصحيح تاريخ الميلاد", "Birth date correction", 64, 14, 1),
    ("inquiry", "استفسار عام", "General inquiry", 180, 9, 0),
)
FIGURES = {
    Figure.OPEN: (128, 121, 117),
    Figure.NEW_TODAY: (14, 22, 19.5),
    Figure.OVERDUE: (11, 8, 4),
    Figure.DUE_TODAY: (9, 12, 10),
    Figure.RETURNED: (6, 3, 4),
    Figure.AWAITING_APPROVAL: (5, 5, 2),
    Figure.HANDLING_MEDIAN: (9.4, 8.1, 7.5),
    Figure.HANDLING_P90: (31, 27, 26),
    Figure.ON_TIME: (0.914, 0.88, 0.93),
    Figure.REOPENED: (2, 0, 1),
    Figure.STUCK: (3, None, None),
}


def staff_id(number: int) -> UUID:
    """Return the id of one of the people."""
    return UUID(int=100 + number)


def names() -> Names:
    """Return who and what the ids stand for."""
    people = {
        staff_id(number): StaffRecord(
            id=staff_id(number),
            user_name=f"officer{number}",
            name_ar=arabic,
            name_en=english,
            role=Role.OFFICER,
            office_ids=("riyadh",),
        )
        for number, (arabic, english, *_) in enumerate(PEOPLE)
    }
    catalogue = CatalogueRecord(
        version=1,
        offices=(
            OfficeRecord(id="riyadh", name_ar="جوازات الرياض", name_en="Riyadh Passports"),
            OfficeRecord(id="jeddah", name_ar="جوازات جدة", name_en="Jeddah Passports"),
        ),
        sections=(SectionRecord(id="all", name_ar="الكل", name_en="All"),),
        services=tuple(
            ServiceRecord(id=key, section_id="all", name_ar=ar, name_en=en, deadline_hours=14)
            for key, ar, en, *_ in SERVICES
        ),
        documents=(),
        templates=(),
        nationalities={},
    )
    return Names(people, catalogue)


def board(days: int = 30, *, office_id: str | None = None) -> BoardRecord:
    """Return the figures of so many days."""
    first = LAST - timedelta(days=days - 1)
    return BoardRecord(
        as_of=AS_OF,
        first=first,
        last=LAST,
        office_id=office_id,
        tiles=tuple(
            TileRecord(figure=figure, value=value, yesterday=yesterday, usual=usual)
            for figure, (value, yesterday, usual) in FIGURES.items()
        ),
        days=tuple(_day(first + timedelta(days=number), number) for number in range(days)),
        ageing=tuple(_ageing()),
        loads=(*_loads(), LoadRecord(staff_id=None, open=15, overdue=0, finished=0, on_time=0)),
        services=tuple(
            VolumeRecord(service_id=key, came=came, open=opened, late=late)
            for key, _, _, came, opened, late in SERVICES
        ),
        hours=tuple(_hours()),
        stuck=(
            StuckRecord(staff_id=staff_id(1), device_id="desk-7", waiting=2, since=AS_OF, heard_at=AS_OF),
            StuckRecord(staff_id=staff_id(3), device_id="desk-9", waiting=1, since=AS_OF, heard_at=AS_OF),
        ),
    )


def empty_board() -> BoardRecord:
    """Return the figures of an office where nothing has happened."""
    return BoardRecord(
        as_of=AS_OF,
        first=LAST - timedelta(days=29),
        last=LAST,
        office_id=None,
        tiles=tuple(TileRecord(figure=figure, value=0) for figure in Figure),
        days=(),
        ageing=(),
        loads=(),
        services=(),
        hours=(),
        stuck=(),
    )


def mine_record() -> MineRecord:
    """Return one officer's own figures."""
    return MineRecord(
        as_of=AS_OF,
        first=LAST - timedelta(days=29),
        last=LAST,
        own=LoadRecord(staff_id=staff_id(0), open=31, overdue=7, finished=64, on_time=51),
        handling_median=9.4,
        team=TeamRecord(people=7, open=16.1, overdue=1.6, finished=61.4, on_time=0.93, handling_median=7.8),
    )


@dataclass
class Sample:
    """A source that answers at once with what it holds, and remembers what it was asked."""

    record: Callable[[int], BoardRecord] = board
    stale: bool = False
    error: Exception | None = None
    own: MineRecord = field(default_factory=mine_record)
    asked: list[Terms] = field(default_factory=list)
    drilled: list[tuple[Part, str]] = field(default_factory=list)
    drilled_own: list[tuple[Part, MineRecord]] = field(default_factory=list)

    def source(self, offices: tuple[str, ...] = ("riyadh", "jeddah")) -> BoardSource:
        """Return it as the page wants it."""
        return BoardSource(offices, self._read, self._drill, self._mine, self._drill_own)

    def _read(self, terms: Terms) -> Loaded:
        self.asked.append(terms)
        if self.error is not None:
            raise self.error
        return Loaded(Board(self.record(terms.days), AS_OF, self.stale), names())

    def _drill(self, part: Part, key: str, _shown: BoardRecord) -> tuple[UUID, ...]:
        self.drilled.append((part, key))
        if self.error is not None:
            raise self.error
        return (UUID(int=1), UUID(int=2))

    def _drill_own(self, part: Part, shown: MineRecord) -> tuple[UUID, ...]:
        self.drilled_own.append((part, shown))
        if self.error is not None:
            raise self.error
        return (UUID(int=1), UUID(int=2))

    def _mine(self, terms: Terms) -> Mine:
        self.asked.append(terms)
        if self.error is not None:
            raise self.error
        return Mine(self.own, AS_OF, self.stale)


def _day(day: date, number: int) -> DayRecord:
    rest = day.isoweekday() in (5, 6)
    came = 4 + number % 3 if rest else 18 + (number * 7) % 13
    return DayRecord(day=day, came=came, finished=0 if rest else 20 + (number * 5) % 11)


def _ageing() -> list[AgeingRecord]:
    counts = {
        Status.SUBMITTED: (14, 6, 2, 0, 0, 0),
        Status.UNDER_PROCESSING: (22, 18, 15, 8, 4, 2),
        Status.RETURNED_TO_APPLICANT: (3, 5, 9, 6, 3, 5),
        Status.RETURNED_BY_APPLICANT: (4, 2, 0, 0, 0, 0),
    }
    bands = ("0-1", "2-3", "4-7", "8-14", "15-30", "31+")
    return [
        AgeingRecord(status=status, band=band, count=count)
        for status, row in counts.items()
        for band, count in zip(bands, row, strict=True)
    ]


def _loads() -> list[LoadRecord]:
    return [
        LoadRecord(staff_id=staff_id(number), open=opened, overdue=late, finished=done, on_time=timely)
        for number, (_, _, opened, late, done, timely) in enumerate(PEOPLE)
    ]


def _hours() -> list[HourRecord]:
    found = []
    for weekday in range(1, 8):
        for hour in range(24):
            busy = max(0, 22 - 2 * abs(hour - 10)) if weekday not in (5, 6) else max(0, 5 - abs(hour - 21))
            count = busy + (3 if 20 <= hour <= 22 else 0)
            if count:
                found.append(HourRecord(weekday=weekday, hour=hour, count=count))
    return found
