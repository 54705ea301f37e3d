"""Random pasts of requests, made by real acts under a clock that is moved on."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import time_machine
from sqlalchemy import Connection, Engine, insert, select

from tawasul_central import due_times, operations, resident, rows
from tawasul_central.auth import Caller
from tawasul_central.tables import case_file, event, staff
from tawasul_central.work import RefusedError
from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTransfer,
    Assign,
    ChangeStatus,
    OfferTransfer,
    Operation,
    RequestApproval,
    new_id,
)
from tawasul_contract.records import EventKind, Resolution, Role, StaffRecord, Status
from tests.conftest import Central

BEGUN = datetime(2026, 5, 3, 5, tzinfo=UTC)  # a Sunday, 08:00 in Riyadh: no holiday for weeks
WEEKEND = (3, 4, 5)  # in UTC, with the evening before: the last day of a past is one on which things are due
STEPS = (0, 0, 1, 7, 40, 200)  # minutes between two acts


@dataclass
class Past:
    """What happened so far: the people, and the moment that it is."""

    engine: Engine
    settings: Any
    rng: Random
    people: list[StaffRecord]
    moment: datetime = BEGUN
    cases: list[UUID] = field(default_factory=list)

    def case(self, db: Connection, case_id: UUID) -> Any:
        """Return the case as it is."""
        return db.execute(select(case_file).where(case_file.c.id == case_id)).one()

    def someone(self, role: Role, office_id: str) -> StaffRecord:
        """Return a person of this office."""
        fitting = [each for each in self.people if each.role is role and office_id in each.office_ids]
        return self.rng.choice(fitting)

    def known(self, staff_id: UUID) -> StaffRecord:
        """Return this person."""
        return next(each for each in self.people if each.id == staff_id)


def live(central: Central, seed: int, acts: int) -> datetime:
    """Have so many acts happen to requests, up to a working day; return a moment right after the last one."""
    with central.engine.connect() as db:
        people = [rows.staff_of(row) for row in db.execute(select(staff).where(staff.c.active))]
    past = Past(central.engine, central.settings, Random(seed), people)
    number = 0
    while number < acts or past.moment.weekday() in WEEKEND:
        _step(past)
        with time_machine.travel(past.moment, tick=False):
            if number % 4 == 0:
                _submit(past)
            else:
                _act(past)
        number += 1
    return past.moment + timedelta(minutes=past.rng.choice((0, 5)))


def _step(past: Past) -> None:
    """Let time pass: minutes, or up to the next midnight in Riyadh, or a day."""
    if past.rng.random() < 0.06:
        later = timedelta(days=past.moment.hour >= 21)
        past.moment = past.moment.replace(hour=21, minute=0, second=0, microsecond=0) + later
    elif past.rng.random() < 0.06:
        past.moment += timedelta(hours=past.rng.randint(5, 30))
    else:
        past.moment += timedelta(minutes=past.rng.choice(STEPS), microseconds=1)


def _submit(past: Past) -> None:
    """Have a resident send a request like another one."""
    with past.engine.begin() as db:
        model = db.execute(select(case_file).order_by(case_file.c.case_number).limit(1)).one()
        service = past.rng.choice(rows.active_catalogue(db).services)
        office = past.rng.choice(("riyadh", "riyadh", "jeddah"))
        new = {"id": uuid4(), "case_number": f"TW-1447-9{len(past.cases):06}", "status": Status.SUBMITTED}
        new |= {"section_id": service.section_id, "service_id": service.id, "office_id": office}
        new |= {"applicant": model.applicant, "description": "طلب", "updated_at": past.moment}
        case = type("New", (), {"submitted_at": past.moment, "service_id": service.id})()
        due = due_times.count(db, new["id"], case, office)
        db.execute(insert(case_file).values(submitted_at=past.moment, **new, **due))
        line = {"id": uuid4(), "case_id": new["id"], "kind": EventKind.SUBMITTED, "at": past.moment}
        db.execute(insert(event).values(**line, to_status=Status.SUBMITTED))
    past.cases.append(new["id"])


def _act(past: Past) -> None:
    """Do what can be done to a random request; what is refused does not happen."""
    case_id = past.rng.choice(past.cases[-12:] if past.rng.random() < 0.7 else past.cases)
    with suppress(RefusedError, resident.ResidentError), past.engine.begin() as db:
        case = past.case(db, case_id)
        steered = past.rng.random() < 0.15
        for act in _steering(past, case) if steered else NEXT[Status(case.status)](past, case):
            act(db)


Acts = Iterator[Callable[[Connection], object]]


def _does(past: Past, person: StaffRecord, operation: Operation) -> Callable[[Connection], object]:
    caller = Caller(person, "", "device", "request")
    return lambda db: operations.apply(operation, caller, db, past.settings)


def _envelope(past: Past, case: Any) -> dict[str, Any]:
    facts = {"id": new_id(), "case_id": case.id, "created_at": past.moment}
    return facts | {"base_version": case.version}


def _move(past: Past, case: Any, person: StaffRecord, to: Status, **values: Any) -> Acts:
    yield _does(past, person, ChangeStatus(**_envelope(past, case), to=to, **values))


def _steering(past: Past, case: Any) -> Acts:
    boss = past.someone(Role.SUPERVISOR, case.office_id)
    if case.offered_to:
        other, answer = past.someone(Role.SUPERVISOR, case.offered_to), past.rng.choice(("accept", "refuse"))
        yield _does(past, other, AnswerTransfer(**_envelope(past, case), answer=answer, reason="سبب"))
    elif past.rng.random() < 0.5:
        to = "jeddah" if case.office_id == "riyadh" else "riyadh"
        yield _does(past, boss, OfferTransfer(**_envelope(past, case), office_id=to, reason="سبب"))
    else:
        whom = past.rng.choice((None, past.someone(Role.OFFICER, case.office_id).id))
        yield _does(past, boss, Assign(**_envelope(past, case), assignee_id=whom))


def _begin(past: Past, case: Any) -> Acts:
    if case.assignee_id is None:
        person = past.someone(Role.OFFICER, case.office_id)
        yield _does(past, person, Assign(**_envelope(past, case), assignee_id=person.id))
    else:
        yield from _move(past, case, past.known(case.assignee_id), Status.UNDER_PROCESSING)


def _go_on(past: Past, case: Any) -> Acts:
    if case.assignee_id is None:
        yield from _begin(past, case)
        return
    person = past.known(case.assignee_id)
    if past.rng.random() < 0.3:
        told = {"response": "أرفق", "missing": ("passport_copy",)}
        yield from _move(past, case, person, Status.RETURNED_TO_APPLICANT, **told)
    elif case.approval_asked_by:
        other, approved = past.someone(Role.OFFICER, case.office_id), past.rng.random() < 0.7
        yield _does(past, other, AnswerApproval(**_envelope(past, case), approved=approved, reason="سبب"))
    elif past.rng.random() < 0.5:
        yield _does(past, person, RequestApproval(**_envelope(past, case), body="للاعتماد"))
    else:
        told = {"response": "تم", "resolution": Resolution.APPROVED}
        yield from _move(past, case, person, Status.PROCESSED, **told)


def _hear(past: Past, case: Any) -> Acts:
    if past.rng.random() < 0.15:
        boss = past.someone(Role.SUPERVISOR, case.office_id)
        yield from _move(past, case, boss, Status.CLOSED, reason="لم يرد")
    else:
        yield lambda db: resident.reply(db, case.case_number, "أرفقت", past.moment)


def _reopen(past: Past, case: Any) -> Acts:
    boss = past.someone(Role.SUPERVISOR, case.office_id)
    to = Status.CLOSED if case.status == Status.PROCESSED and past.rng.random() < 0.3 else None
    yield from _move(past, case, boss, to or Status.UNDER_PROCESSING, reason="سبب")


NEXT: dict[Status, Callable[[Past, Any], Acts]] = {
    Status.SUBMITTED: _begin,
    Status.RETURNED_BY_APPLICANT: _begin,
    Status.UNDER_PROCESSING: _go_on,
    Status.RETURNED_TO_APPLICANT: _hear,
    Status.PROCESSED: _reopen,
    Status.CLOSED: _reopen,
}
