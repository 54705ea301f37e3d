"""Giving work to people: many cases at once, taking that back, and the next case for an officer."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from tawasul_contract import rules
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import CaseOperation
from tawasul_contract.records import CaseRecord, StaffRecord
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services import steering_acts
from tawasul_desk.services.anew import comparable
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.judging import service_of
from tawasul_desk.services.lookout import Lookout
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.work_acts import Appended
from tawasul_desk.services.workbook import Workbook

Pair = tuple[UUID, UUID | None]  # a case and who is to have it; None: its office
SKIPPED: Final = 100  # cases that are told of when the next one is looked for
_REMEMBERED: Final = 50_000  # assignments that can be taken back while the program runs


@dataclass(frozen=True)
class Steered:
    """What became of many assignments.

    `operation_ids`: those made, for `undo`; `unchanged`: cases that were so already; `refused`: by the
    rules, and why; `gone`: cases out of sight.
    """

    changes: Changes
    operation_ids: tuple[UUID, ...] = ()
    unchanged: tuple[UUID, ...] = ()
    refused: tuple[tuple[UUID, RefusalCode], ...] = ()
    gone: tuple[UUID, ...] = ()


class SkipReason(StrEnum):
    """Why a case that comes first is not for this officer."""

    OWN_REQUEST = "own_request"
    NOT_SKILLED = "not_skilled"
    OFFERED = "offered"
    TROUBLED = "troubled"


@dataclass(frozen=True)
class Skipped:
    """A case that would have come before, and why it did not."""

    case_id: UUID
    case_number: str
    reason: SkipReason


@dataclass(frozen=True)
class NextCase:
    """The case to take next, none where nothing is left for this officer; the first of those left out."""

    case_id: UUID | None
    case_number: str = ""
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class _Given:
    """An assignment that can be taken back: to whom it went and who had it before."""

    case_id: UUID
    assignee_id: UUID | None
    before: UUID | None


class Steering:
    """Moves the work of many cases; safe from any thread, no call needs a network.

    `discard` gives up an act that cannot be sent: `Casework.discard`.
    """

    def __init__(
        self,
        mirror: Mirror,
        lookout: Lookout,
        workbook: Workbook,
        me: Callable[[], StaffRecord],
        clock: Callable[[], datetime],
        discard: Callable[[UUID], Changes],
    ) -> None:
        self._mirror = mirror
        self._lookout = lookout
        self._workbook = workbook
        self._me = me
        self._clock = clock
        self._discard = discard
        self._given: dict[UUID, _Given] = {}

    def assign_many(self, case_ids: Iterable[UUID], assignee_id: UUID | None, reason: str = "") -> Steered:
        """Give these cases to one person, or back to their office: all that the rules allow, or none."""
        return self.assign_each([(case_id, assignee_id) for case_id in case_ids], reason)

    def assign_each(self, pairs: Sequence[Pair], reason: str = "") -> Steered:
        """Give each of these cases to the person named with it: one act a case, all kept at once.

        What the rules refuse is told and left out. KnownError(NOT_FOUND) before the first synchronisation,
        DISK_FULL, NOT_WRITABLE.
        """
        wanted = dict(pairs)
        waiting = self._workbook.waiting_of(wanted)  # before the mirror: what is confirmed counts once
        me, now, acts = self._me(), self._clock(), list[Appended]()
        cases, catalogue = self._lookout.seen(wanted, waiting, me), self._mirror.catalogue()
        unchanged, refused = list[UUID](), list[tuple[UUID, RefusalCode]]()
        given: dict[UUID, _Given] = {}
        for case_id, (confirmed, case) in cases.items():
            assignee_id = wanted[case_id]
            act = steering_acts.assign(case, assignee_id, reason, now)
            code = _refusal(act, case, catalogue, me)
            if case.assignee_id == assignee_id:
                unchanged.append(case_id)
            elif code is not None:
                refused.append((case_id, code))
            else:
                acts.append(Appended(act, case.case_number, confirmed))
                given[act.id] = _Given(case_id, assignee_id, case.assignee_id)
        changes = self._workbook.append_all(acts) if acts else Changes()
        self._remember(given)
        gone = tuple(case_id for case_id in wanted if case_id not in cases)
        return Steered(changes, tuple(given), tuple(unchanged), tuple(refused), gone)

    def do_each(self, case_ids: Iterable[UUID], act: Callable[[CaseRecord], CaseOperation]) -> Steered:
        """Do this to each of these cases as it is seen; what the rules allow is kept at once, or none of it.

        KnownError as of `assign_each`; it is not to be undone.
        """
        wanted = tuple(dict.fromkeys(case_ids))
        waiting = self._workbook.waiting_of(wanted)
        me, catalogue, acts = self._me(), self._mirror.catalogue(), list[Appended]()
        refused, cases = list[tuple[UUID, RefusalCode]](), self._lookout.seen(wanted, waiting, me)
        for case_id, (confirmed, case) in cases.items():
            made = act(case)
            code = _refusal(made, case, catalogue, me)
            if code is not None:
                refused.append((case_id, code))
            else:
                acts.append(Appended(made, case.case_number, comparable(made, confirmed)))
        changes = self._workbook.append_all(acts) if acts else Changes()
        gone = tuple(case_id for case_id in wanted if case_id not in cases)
        made_ids = tuple(one.operation.id for one in acts)
        return Steered(changes, made_ids, refused=tuple(refused), gone=gone)

    def undo(self, operation_ids: Iterable[UUID]) -> Steered:
        """Give the cases of these assignments back to whoever had them before, by new acts.

        An act may be on its way to the central at any moment, so none is taken out of the outbox but what
        the central refused. A case that somebody else has by now is left alone: STALE. What was left alone
        can be tried again.
        """
        given = [(each, self._given[each]) for each in operation_ids if each in self._given]
        changes = [self._discard(each) for each in self._in_trouble(given)]
        now = self._assignees([one.case_id for _, one in given])
        back = [(one.case_id, one.before) for _, one in given if _stands(one, now)]
        stale = tuple(
            (one.case_id, RefusalCode.STALE)
            for _, one in given
            if one.case_id in now and now[one.case_id] not in (one.assignee_id, one.before)
        )
        done = self.assign_each(back)
        refused = done.refused + stale
        gone = tuple(one.case_id for _, one in given if one.case_id not in now) + done.gone
        left = {case_id for case_id, _ in refused} | set(gone)
        for each, one in given:
            if one.case_id not in left:
                del self._given[each]
        all_changes = Changes.union((*changes, done.changes))
        return Steered(all_changes, done.operation_ids, done.unchanged, refused, gone)

    def next_case(self) -> NextCase:
        """Return the unassigned case that this officer should take next, the most urgent first.

        Left out are one's own request, services that one does not handle, cases offered to another office,
        and those that one tried to take and could not.
        """
        me, skipped = self._me(), list[Skipped]()
        for case, in_trouble in self._lookout.unassigned():
            if case.office_id not in me.office_ids:
                continue
            reason = _skip_reason(case, me, in_trouble=in_trouble)
            if reason is None:
                return NextCase(case.id, case.case_number, tuple(skipped))
            if len(skipped) < SKIPPED:
                skipped.append(Skipped(case.id, case.case_number, reason))
        return NextCase(None, "", tuple(skipped))

    def as_seen(self, case_ids: Collection[UUID]) -> list[CaseRecord]:
        """Return those of these cases that are in sight, with the waiting acts laid over."""
        waiting = self._workbook.waiting_of(case_ids)
        return [case for _, case in self._lookout.seen(case_ids, waiting, self._me()).values()]

    def _assignees(self, case_ids: Sequence[UUID]) -> dict[UUID, UUID | None]:
        return {case.id: case.assignee_id for case in self.as_seen(case_ids)}

    def _in_trouble(self, given: Sequence[tuple[UUID, _Given]]) -> list[UUID]:
        waiting = self._workbook.waiting_of([one.case_id for _, one in given])
        states = {item.operation.id: item.state for items in waiting.values() for item in items}
        return [each for each, _ in given if states.get(each) in TROUBLED]

    def _remember(self, given: dict[UUID, _Given]) -> None:
        self._given |= given
        for oldest in list(self._given)[: max(0, len(self._given) - _REMEMBERED)]:
            del self._given[oldest]


def _stands(one: _Given, now: dict[UUID, UUID | None]) -> bool:
    return one.case_id in now and now[one.case_id] == one.assignee_id


def _refusal(
    act: CaseOperation, case: CaseRecord, catalogue: CatalogueRecord | None, me: StaffRecord
) -> RefusalCode | None:
    return rules.refusal(act, case, me, service_of(case, catalogue))


def _skip_reason(case: CaseRecord, me: StaffRecord, *, in_trouble: bool) -> SkipReason | None:
    if case.applicant_staff_id == me.id:
        return SkipReason.OWN_REQUEST
    if me.skills and case.service_id not in me.skills:
        return SkipReason.NOT_SKILLED
    if case.offered_to is not None:
        return SkipReason.OFFERED
    return SkipReason.TROUBLED if in_trouble else None
