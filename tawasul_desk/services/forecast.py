"""What another calendar would do to the due times of an office's open requests, before it is in force."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.clock import NeverOpenError, WorkClock
from tawasul_contract.due_account import account
from tawasul_desk.services.courtesy import in_turns
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.running import RunningCase, Stretch


@dataclass(frozen=True)
class Forecast:
    """Of how many open requests the due time would move, and what that makes of them.

    `late`: overdue at once; `late_no_more`: overdue until now.
    """

    moved: int = 0
    late: int = 0
    late_no_more: int = 0

    def __add__(self, other: "Forecast") -> "Forecast":
        return Forecast(
            self.moved + other.moved, self.late + other.late, self.late_no_more + other.late_no_more
        )


def forecast(
    stretches: Iterable[Stretch],
    calendar: CalendarRecord,
    catalogue: CatalogueRecord,
    now: datetime,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Forecast | None:
    """Return what the central's recount will find, by the same account; KnownError(CANCELLED).

    None where it will find that by this calendar the office does not work for years.
    """
    clock = WorkClock(calendar)
    if not clock.opens_for(now, 0):
        return None
    deadlines = {service.id: service.deadline_hours for service in catalogue.services}
    found = Forecast()
    for stretch in stretches:
        if cancelled():
            raise KnownError(ErrorCode.CANCELLED)
        # A service not known yet comes with the next catalogue.
        for case in in_turns(case for case in stretch.cases if case.service_id in deadlines):
            found += _moved(case, _due(case, deadlines[case.service_id], clock), now)
        progress(stretch.done, stretch.total)
    return found


def _due(case: RunningCase, hours: float, clock: WorkClock) -> datetime | None:
    try:
        return account(case, case.events, hours, clock).due_at
    except NeverOpenError:
        return case.due_at  # the central leaves it as well


def _moved(case: RunningCase, due: datetime | None, now: datetime) -> Forecast:
    was, becomes = _is_past(case.due_at, now), _is_past(due, now)
    return Forecast(due != case.due_at, becomes and not was, was and not becomes)


def _is_past(due: datetime | None, now: datetime) -> bool:
    return due is not None and due < now
