"""An officer's day by keys alone: 35 requests opened, 30 processed, 5 returned, and the keys counted.

How keys are counted: a chord, such as Ctrl+Enter, is one key, for it is one movement of the hands; a letter
or a digit alone is one too. Every key goes to whatever has the focus, as from a keyboard; nothing is typed,
all texts come from templates, and no widget is told anything by the test.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.sql import Select

from tawasul_central import tables
from tawasul_contract.records import CaseRecord, Status
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.shortcuts import Key
from tests.conftest import Central
from tests.journeys.conftest import OFFICER
from tools.officer import Officer

REQUESTS, RETURNED, MOST_KEYS = 35, 5, 5
# A service with documents to ask for, its outcome, and one that only answers; none needs a second officer.
SERVICES = ("extend_iqama", "renew_passport", "exit_reentry", "general_inquiry")
OUTCOMES = {"general_inquiry": Key.ANSWERED}


class Keyboard:
    """What the officer's hands do, each key counted by what it was for."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.pressed: Counter[str] = Counter()

    def press(self, key: Key) -> None:
        """Press one key or one chord where the focus is."""
        self.pressed[key.name] += 1
        self.officer.press(str(key).replace("Enter", "Return"))


@pytest.fixture
def central(central: Central) -> Central:
    """A morning with nothing done yet: new requests of this officer that one alone can finish."""
    case, staff = tables.case_file, tables.staff
    me = select(staff.c.id).where(staff.c.user_name == OFFICER).scalar_subquery()
    fresh = {"status": Status.SUBMITTED, "assignee_id": me, "resolution": None, "missing": []}
    undecided = {"approved_by": None, "approval_asked_by": None, "offered_to": None}
    with central.engine.begin() as db:
        office = db.execute(select(staff.c.office_ids).where(staff.c.user_name == OFFICER)).scalar_one()[0]
        ids = db.scalars(
            select(case.c.id).where(case.c.applicant_staff_id.is_(None)).order_by(case.c.id)
        ).all()
        assert len(ids) >= REQUESTS
        db.execute(update(case).values(status=Status.CLOSED))
        for case_id, service in zip(ids[: REQUESTS + 3], cycle(SERVICES), strict=False):
            facts = {**fresh, **undecided, "office_id": office, "service_id": service}
            db.execute(update(case).where(case.c.id == case_id).values(facts))
    return central


def test_a_day_takes_at_most_five_keys_for_each_request(
    officer: Officer, told: Callable[..., list[object]]
) -> None:
    keyboard = Keyboard(officer)
    finished, returned = list[UUID](), list[UUID]()
    officer.shell.queue.table.setFocus()
    while len(finished) + len(returned) < REQUESTS:
        keyboard.press(Key.NEXT_CASE if finished or returned else Key.OPEN)
        case = officer.wait(lambda: the_next(officer, {*finished, *returned}), "the next request")
        if len(returned) < RETURNED and needs_documents(officer, case):
            give_back(keyboard)
            returned.append(case.id)
        else:
            finish(keyboard, case)
            finished.append(case.id)
    officer.wait_until_sent()

    assert len(finished) == REQUESTS - RETURNED
    kept = {row.id: row for row in told(rows_of([*finished, *returned]))}
    assert {kept[each].status for each in finished} == {"processed"}
    assert {kept[each].status for each in returned} == {"returned_to_applicant"}
    assert all(kept[each].missing for each in returned)
    assert {kept[each].assignee_id for each in kept} == {officer.desk.staff.id}
    assert_letters_fit(told, kept)
    assert sum(keyboard.pressed.values()) / REQUESTS <= MOST_KEYS, keyboard.pressed


def finish(keyboard: Keyboard, case: CaseRecord) -> None:
    """Process the open request: the outcome brings its text."""
    keyboard.press(Key.PROCESS)
    form = keyboard.officer.form(ActKind.PROCESS)
    keyboard.press(OUTCOMES.get(case.service_id, Key.APPROVED))
    send(keyboard, form)


def give_back(keyboard: Keyboard) -> None:
    """Return the open request: the first document that is missing brings the text."""
    keyboard.press(Key.RETURN)
    form = keyboard.officer.form(ActKind.RETURN)
    keyboard.press(Key.TICK)
    send(keyboard, form)


def send(keyboard: Keyboard, form: Form) -> None:
    officer = keyboard.officer
    assert form.editor.text(), "the text comes from a template"
    keyboard.press(Key.SEND)
    officer.wait(lambda: officer.shell.case.composing.form is None, "the form to be saved")


def the_next(officer: Officer, before: set[UUID]) -> CaseRecord | None:
    """Return the case on screen once it is another one, and the officer's."""
    screen = officer.shell.case.shown
    fresh = screen is not None and screen.case.id not in before
    return screen.case if screen is not None and fresh and screen.case.assignee_id else None


def needs_documents(officer: Officer, case: CaseRecord) -> bool:
    catalogue = officer.desk.casework.catalogue()
    return catalogue is not None and bool(catalogue.service(case.service_id).document_ids)


def rows_of(ids: Sequence[UUID]) -> Select[tuple[object, ...]]:
    return select(tables.case_file).where(tables.case_file.c.id.in_(ids))


def assert_letters_fit(told: Callable[..., list[object]], kept: Mapping[UUID, object]) -> None:
    """Every letter went out once, filled in, and tells the outcome that was sent with it."""
    event = tables.event.c
    wanted = select(tables.event).where(event.case_id.in_(kept), event.kind == "response")
    letters = [row for row in told(wanted) if row.operation_id is not None]
    assert Counter(row.case_id for row in letters) == Counter(kept.keys())
    assert not [row.body for row in letters if "{" in row.body]
    for row in letters:
        case = kept[row.case_id]
        assert case.case_number in row.body
        assert ("نعتذر" in row.body) is (case.resolution == "rejected")
