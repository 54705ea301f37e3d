"""Why a request is due when it is, for whoever asks: the same account as the central's, told line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.clock import NeverOpenError, WorkClock, clock_for
from tawasul_contract.due_account import Account, DueTimes, Told, account, due_times, first_answer
from tawasul_contract.due_lines import Line, lines
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.views import CaseView


class Turned(NamedTuple):
    """What of an event decides when its case is due."""

    kind: str
    at: datetime
    from_status: str | None
    to_status: str | None


@dataclass(frozen=True)
class ClockStory:
    """One clock: its account, the account in lines, and the due time that the record of the case bears."""

    account: Account
    lines: tuple[Line, ...]
    recorded: datetime | None

    @property
    def agrees(self) -> bool:
        """Whether the record says the same."""
        return self.account.due_at == self.recorded

    @property
    def stands(self) -> datetime | None:
        """The due time that a case finished before a calendar changed has kept; none where it is the same."""
        return self.recorded if self.account.finished and not self.agrees else None


@dataclass(frozen=True)
class DueStory:
    """Both clocks of a case; `unsent`: operations that the central does not know yet are counted in."""

    completion: ClockStory
    answer: ClockStory
    unsent: bool


def explain(view: CaseView, catalogue: CatalogueRecord) -> DueStory | None:
    """Return why the case is due when it is; None where its office does not work for years.

    A service that the catalogue does not know raises KeyError.
    """
    case, service = view.case, catalogue.service(view.case.service_id)
    clock = clock_for(case.office_id, catalogue.calendars)
    try:
        completion = account(case, view.events, service.deadline_hours, clock)
        answer = first_answer(case, view.events, service.answer_hours, clock)
        return DueStory(
            _story(completion, clock, case.due_at),
            _story(answer, clock, case.answer_due_at),
            unsent=bool(view.waiting),
        )
    except NeverOpenError:
        return None


def counted(case: CaseRecord, events: Iterable[Told], catalogue: CatalogueRecord) -> DueTimes:
    """Return the due times as the central will count them; none where that cannot be counted here."""
    clock = clock_for(case.office_id, catalogue.calendars)
    try:
        return due_times(case, events, catalogue.service(case.service_id), clock)
    except (KeyError, NeverOpenError):
        return DueTimes(None, None)


def _story(found: Account, clock: WorkClock, recorded: datetime | None) -> ClockStory:
    return ClockStory(found, lines(found, clock), recorded)
