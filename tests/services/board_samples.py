"""A board made by hand: every part of it filled, with names in both scripts."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from tawasul_contract.boards import (
    AgeingRecord,
    BoardRecord,
    DayRecord,
    Figure,
    HourRecord,
    LoadRecord,
    StuckRecord,
    TileRecord,
    VolumeRecord,
)
from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_contract.records import Role, StaffRecord, Status
from tawasul_desk.services.board_tables import BANDS
from tawasul_desk.services.period_report import PeriodReport
from tests.services.report_samples import CATALOGUE, OFFICER, SUPERVISOR

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LAST = date(2026, 11, 22)
SERVICES = tuple(
    ServiceRecord(id=name, section_id="data", name_ar=arabic, name_en=english, deadline_hours=35)
    for name, arabic, english in (
        ("name_ar", "تصحيح الاسم بالعربية", "Correct the name in Arabic"),
        ("name_en", "تصحيح الاسم باللاتينية", "Correct the name in Latin letters"),
        ("birth", "تصحيح تاريخ الميلاد", "Correct the date of birth"),
        ("iqama", "تمديد إقامة", "Residence permit extension"),
        ("visit", "تمديد تأشيرة زيارة", "Visit visa extension"),
        ("renewal", "تجديد جواز السفر", "Passport renewal"),
        ("absence", "إلغاء بلاغ تغيب", "Cancel an absence report"),
    )
)
BOARD_CATALOGUE: CatalogueRecord = CATALOGUE.model_copy(update={"services": SERVICES})
_PEOPLE = (
    ("سعد بن محمد الدوسري", "Saad M. Aldosari"),
    ("عبد الرحمن بن علي الشهري", "Abdulrahman A. Alshehri"),
    ("ريم بنت خالد الحربي", "Reem K. Alharbi"),
    ("ماجد بن ناصر المطيري", "Majed N. Almutairi"),
    ("هند بنت سعود العنزي", "Hind S. Alanazi"),
    ("يوسف بن إبراهيم الزهراني", "Yousef I. Alzahrani"),
)
STAFF = {
    person.id: person
    for person in (
        OFFICER,
        SUPERVISOR,
        *(
            StaffRecord(
                id=UUID(int=30 + number), user_name=f"officer{number}", name_ar=arabic, name_en=english,
                role=Role.OFFICER, office_ids=("riyadh",),
            )
            for number, (arabic, english) in enumerate(_PEOPLE)
        ),
    )
}  # fmt: skip
OFFICERS = tuple(person.id for person in STAFF.values() if person.role is Role.OFFICER)
TILES = (
    TileRecord(figure=Figure.OPEN, value=412, yesterday=420, usual=398.5),
    TileRecord(figure=Figure.NEW_TODAY, value=57, yesterday=61, usual=60),
    TileRecord(figure=Figure.OVERDUE, value=38, yesterday=31, usual=22),
    TileRecord(figure=Figure.DUE_TODAY, value=24, yesterday=19, usual=21),
    TileRecord(figure=Figure.RETURNED, value=12, yesterday=15, usual=14),
    TileRecord(figure=Figure.AWAITING_APPROVAL, value=9, yesterday=7, usual=6),
    TileRecord(figure=Figure.HANDLING_MEDIAN, value=11.25, yesterday=12.5, usual=10),
    TileRecord(figure=Figure.HANDLING_P90, value=31.75, yesterday=30, usual=33.5),
    TileRecord(figure=Figure.ON_TIME, value=0.873, yesterday=0.91, usual=0.9),
    TileRecord(figure=Figure.REOPENED, value=3, yesterday=0, usual=1),
    TileRecord(figure=Figure.STUCK, value=4, yesterday=None, usual=None),
)


def a_board(length: int = 30, **changes: object) -> BoardRecord:
    """Return a board of so many days; the same length gives the same board."""
    rng = Random(length)
    first = LAST - timedelta(days=length - 1)
    days = tuple(_day(rng, first + timedelta(days=place)) for place in range(length))
    open_of = (Status.SUBMITTED, Status.UNDER_PROCESSING, Status.RETURNED_TO_APPLICANT)
    board = BoardRecord(
        as_of=NOW - timedelta(minutes=2),
        first=first,
        last=LAST,
        office_id="riyadh",
        tiles=TILES,
        days=days,
        ageing=tuple(
            AgeingRecord(status=status, band=band, count=rng.randrange(80 // (place + 1)))
            for status in open_of
            for place, band in enumerate(BANDS)
        ),
        loads=tuple(_load(rng, staff_id) for staff_id in (*OFFICERS, None)),
        services=tuple(_volume(rng, service.id) for service in SERVICES),
        hours=tuple(
            HourRecord(weekday=weekday, hour=hour, count=rng.randrange(1, 40))
            for weekday in (7, 1, 2, 3, 4)
            for hour in range(6, 22)
        ),
        stuck=(
            StuckRecord(
                staff_id=OFFICER.id,
                device_id="7a1f5f0e-6a34-4b5e-9d3c-0d6f4e2b9a11",
                waiting=4,
                since=NOW - timedelta(hours=5),
                heard_at=NOW - timedelta(hours=3),
            ),
        ),
    )
    return board.model_copy(update=changes)


def a_report(board: BoardRecord | None = None, **changes: object) -> PeriodReport:
    """Return a report of this board, or of the usual one, changed in the named fields."""
    fields = {
        "board": board or a_board(),
        "catalogue": BOARD_CATALOGUE,
        "staff": STAFF,
        "made_by": SUPERVISOR,
        "made_at": NOW,
    }
    return PeriodReport(**(fields | changes))  # type: ignore[arg-type]  # the fields are named by each test


def _day(rng: Random, day: date) -> DayRecord:
    works = day.isoweekday() not in (5, 6)
    return DayRecord(day=day, came=rng.randrange(40, 75) if works else rng.randrange(15),
                     finished=rng.randrange(35, 80) if works else 0)  # fmt: skip


def _load(rng: Random, staff_id: UUID | None) -> LoadRecord:
    opened, finished = rng.randrange(20, 90), rng.randrange(60, 300) if staff_id else 0
    return LoadRecord(
        staff_id=staff_id,
        open=opened,
        overdue=rng.randrange(opened // 2),
        finished=finished,
        on_time=round(finished * rng.uniform(0.7, 1)),
    )


def _volume(rng: Random, service_id: str) -> VolumeRecord:
    opened = rng.randrange(5, 120)
    return VolumeRecord(
        service_id=service_id, came=rng.randrange(20, 300), open=opened, late=rng.randrange(opened)
    )
