"""Sharing work out by rules, pure: skill, absence, who knew the applicant before, and even loads."""

from collections import Counter, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from tawasul_contract.records import FINISHED, CaseRecord, Role, StaffRecord, Status


class Reason(StrEnum):
    """Why a case goes to this person, or to nobody."""

    PREVIOUS = "previous"
    SUBSTITUTE = "substitute"
    SKILLED = "skilled"
    FEWEST = "fewest"
    FINISHED = "finished"
    OFFERED = "offered"
    NO_OFFICER = "no_officer"
    NOBODY_SKILLED = "nobody_skilled"
    ALL_ABSENT = "all_absent"
    OWN_REQUEST = "own_request"


NOT_PLACED = (
    Reason.FINISHED,
    Reason.OFFERED,
    Reason.NO_OFFICER,
    Reason.NOBODY_SKILLED,
    Reason.ALL_ABSENT,
    Reason.OWN_REQUEST,
)


@dataclass(frozen=True)
class Line:
    """What is proposed for one case; without an assignee it stays where it is, and the reason says why."""

    case_id: UUID
    case_number: str
    service_id: str
    before: UUID | None
    assignee_id: UUID | None
    reason: Reason


@dataclass(frozen=True)
class Share:
    """How many open cases a person has before, and would have after."""

    staff_id: UUID
    before: int
    after: int


@dataclass(frozen=True)
class Proposal:
    """Who would get what, case by case, and what everybody would then have open."""

    lines: tuple[Line, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class _Placing:
    """One case while it is shared out: who may have it; `fixed`: it is not moved to even the loads."""

    line: Line
    able: frozenset[UUID] = frozenset()
    fixed: bool = True


def is_absent(person: StaffRecord, today: date) -> bool:
    """Return whether the person is away on this day."""
    return person.absence is not None and person.absence.first <= today <= person.absence.last


def propose(
    cases: Sequence[CaseRecord],
    people: Mapping[UUID, StaffRecord],
    today: date,
    on_hand: Mapping[UUID, int],
    previous: Mapping[UUID, UUID],
) -> Proposal:
    """Return who should have these cases; the same question always gets the same answer.

    `on_hand`: how many open cases each person has, those to be shared out among them; `previous`: by case,
    who last had another request of the same applicant. Nobody gets what they do not handle, what they sent
    themselves, or anything while away: then the substitute stands in. Whoever knew the applicant before goes
    first; all else goes to those who have fewest, so that no case could be moved to make two loads more even.
    """
    officers = {each: person for each, person in people.items() if person.role is Role.OFFICER}
    loads = Counter({each: on_hand.get(each, 0) for each in officers})
    in_turn = sorted(cases, key=_urgency)
    # What will be placed leaves the hands it is in first; what stays where it is goes on counting there.
    found = [_who_may(case, officers, today) for case in in_turn]
    leaving = (case.assignee_id for case, (able, _) in zip(in_turn, found, strict=True) if able)
    loads.subtract(each for each in leaving if each is not None)
    placings: list[_Placing] = []
    for case, may in zip(in_turn, found, strict=True):
        placing = _placed(case, may, officers, today, loads, previous.get(case.id))
        if placing.line.assignee_id is not None:
            loads[placing.line.assignee_id] += 1
        placings.append(placing)
    evened = _evened(placings, loads)
    involved = frozenset().union(*(placing.able for placing in evened))
    shares = (Share(each, on_hand.get(each, 0), loads[each]) for each in sorted(involved, key=str))
    return Proposal(tuple(placing.line for placing in evened), tuple(shares))


def _who_may(
    case: CaseRecord, officers: Mapping[UUID, StaffRecord], today: date
) -> tuple[frozenset[UUID], Reason]:
    """Return who may be given the case now; nobody, and the reason, where it stays where it is."""
    if case.status in FINISHED:
        return frozenset(), Reason.FINISHED
    if case.offered_to is not None:
        return frozenset(), Reason.OFFERED
    return _able(case, officers, today)


def _placed(
    case: CaseRecord,
    may: tuple[frozenset[UUID], Reason],
    officers: Mapping[UUID, StaffRecord],
    today: date,
    loads: Mapping[UUID, int],
    knew: UUID | None,
) -> _Placing:
    able, lack = may
    line = Line(case.id, case.case_number, case.service_id, case.assignee_id, None, lack)
    if not able:
        return _Placing(line)
    known = _known(case, officers, today, knew, able)
    if known is not None:
        return _Placing(replace(line, assignee_id=known[0], reason=known[1]), able)
    fewest = min(able, key=lambda each: (loads[each], str(each)))
    here = [each for each, person in officers.items() if case.office_id in person.office_ids]
    skilled = any(not _handles(officers[each], case) for each in here)
    reason = Reason.SKILLED if skilled else Reason.FEWEST
    return _Placing(replace(line, assignee_id=fewest, reason=reason), able, fixed=False)


def _able(
    case: CaseRecord, officers: Mapping[UUID, StaffRecord], today: date
) -> tuple[frozenset[UUID], Reason]:
    """Return who may have the case; where nobody may, what the last ones lacked."""
    left = frozenset(each for each, person in officers.items() if case.office_id in person.office_ids)
    lack = Reason.NO_OFFICER
    for reason, fits in (
        (Reason.NOBODY_SKILLED, lambda person: _handles(person, case)),
        (Reason.OWN_REQUEST, lambda person: person.id != case.applicant_staff_id),
        (Reason.ALL_ABSENT, lambda person: not is_absent(person, today)),
    ):
        kept = frozenset(each for each in left if fits(officers[each]))
        lack = reason if left and not kept else lack
        left = kept
    return left, lack


def _known(
    case: CaseRecord,
    officers: Mapping[UUID, StaffRecord],
    today: date,
    knew: UUID | None,
    able: Collection[UUID],
) -> tuple[UUID, Reason] | None:
    """Return who knows the case or its applicant, or stands in for them; None where nobody may have it."""
    if knew in able and knew is not None:
        return knew, Reason.PREVIOUS
    for absent in (case.assignee_id, knew):
        substitute = _substitute(absent, officers, today)
        if substitute in able and substitute is not None:
            return substitute, Reason.SUBSTITUTE
    return None


def _substitute(absent: UUID | None, officers: Mapping[UUID, StaffRecord], today: date) -> UUID | None:
    """Return who stands in for an absent person; where that one is away too, who stands in for them."""
    asked, person = set[UUID](), officers.get(absent) if absent else None
    if person is None or not is_absent(person, today):
        return None
    while person is not None and is_absent(person, today) and person.id not in asked:
        asked.add(person.id)
        following = person.absence.substitute_id if person.absence else None
        person = officers.get(following) if following else None
    return person.id if person is not None and person.id not in asked else None


def _evened(placings: Sequence[_Placing], loads: Counter[UUID]) -> list[_Placing]:
    """Move cases along chains of people until no chain joins two loads that differ by two or more."""
    found = list(placings)
    while chain := _chain(found, loads):
        for place, taker in chain:
            line = found[place].line
            if line.assignee_id is not None:
                loads[line.assignee_id] -= 1
            loads[taker] += 1
            found[place] = replace(found[place], line=replace(line, assignee_id=taker))
    return found


def _chain(placings: Sequence[_Placing], loads: Mapping[UUID, int]) -> list[tuple[int, UUID]]:
    """Return moves (place, taker) that take one case from a fuller hand to an emptier one; none: all even."""
    movable: dict[UUID, dict[frozenset[UUID], int]] = {}  # of cases that the same people may have, one
    for place, placing in enumerate(placings):
        if not placing.fixed and placing.line.assignee_id is not None:
            movable.setdefault(placing.line.assignee_id, {}).setdefault(placing.able, place)
    for fullest in sorted(movable, key=lambda each: (-loads[each], str(each))):
        moves = _chain_from(fullest, movable, loads)
        if moves:
            return moves
    return []


def _chain_from(
    start: UUID,
    movable: Mapping[UUID, Mapping[frozenset[UUID], int]],
    loads: Mapping[UUID, int],
) -> list[tuple[int, UUID]]:
    came: dict[UUID, tuple[UUID, int]] = {}
    queue = deque([start])
    while queue:
        giver = queue.popleft()
        for able, place in movable.get(giver, {}).items():
            for taker in sorted(able - came.keys() - {start}, key=str):
                came[taker] = (giver, place)
                if loads[taker] <= loads[start] - 2:
                    return _moves(taker, start, came)
                queue.append(taker)
    return []


def _moves(end: UUID, start: UUID, came: Mapping[UUID, tuple[UUID, int]]) -> list[tuple[int, UUID]]:
    moves: list[tuple[int, UUID]] = []
    while end != start:
        giver, place = came[end]
        moves.append((place, end))
        end = giver
    return moves


def _handles(person: StaffRecord, case: CaseRecord) -> bool:
    return not person.skills or case.service_id in person.skills


def _urgency(case: CaseRecord) -> tuple[bool, float, str]:
    due = case.due_at.timestamp() if case.due_at else float("inf")
    return case.status is not Status.RETURNED_BY_APPLICANT, due, str(case.id)
