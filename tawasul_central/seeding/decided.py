"""What supervisors have decided by the time a demonstration begins: hours, a closure, a text that waits."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection

from tawasul_central import catalogues, due_times, rows
from tawasul_central.feed import THE_CATALOGUE, Touched
from tawasul_contract.calendars import CalendarRecord, ClosureRecord, WindowRecord
from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.clock import RIYADH, usual_calendar
from tawasul_contract.records import Role, StaffRecord

OFFICE: Final = "dammam"
CLOSED_IN: Final = timedelta(days=9)
_WINDOWS: Final = (
    WindowRecord(opens=time(7, 30), closes=time(12)),
    WindowRecord(opens=time(13), closes=time(16)),
)
_REASON: Final = "صيانة أنظمة المبنى"
_TEXT: Final = TemplateRecord(
    id="appointment_reminder",
    title_ar="تذكير بموعد المراجعة",
    title_en="Reminder of an appointment",
    body=(
        "المكرم/ {applicant}\nالسلام عليكم ورحمة الله وبركاته، وبعد:\n"
        "نذكّركم بموعد مراجعة إدارة الجوازات لاستكمال طلبكم رقم {case_number} بشأن {service}، "
        "ونأمل إحضار أصول المستندات المرفقة بالطلب.\nوتقبلوا تحياتنا.\n{officer}"
    ),
)


def decide(db: Connection, staff: tuple[StaffRecord, ...], now: datetime) -> Iterator[Touched]:
    """Put it in force as the acts of supervisors would, and yield what every desk must hear of.

    The second supervisor proposes the text, so that the first one has it to answer.
    """
    proposer = [each for each in staff if each.role is Role.SUPERVISOR][1]
    words = rows.active_catalogue(db)
    text = _TEXT.model_copy(update={"proposed_by": proposer.id})
    changed = {"proposals": (text,), "calendars": (_calendar(now),)}
    catalogues.lock(db)
    catalogues.put(db, words, words.model_copy(update=changed))
    yield Touched("catalogue", THE_CATALOGUE)
    yield from due_times.recount(db, OFFICE)


def _calendar(now: datetime) -> CalendarRecord:
    day = now.astimezone(RIYADH).date() + CLOSED_IN
    closure = ClosureRecord(first=day, last=day, reason=_REASON)
    return usual_calendar(OFFICE).model_copy(update={"windows": _WINDOWS, "closures": (closure,)})
