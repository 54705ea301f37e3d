"""J6: lose the network, do ten things, restart the program, reconnect: each applied once, in order."""

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.views import OperationState, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.shortcuts import Key
from tests.conftest import Central
from tests.journeys.conftest import case_of, events_of
from tests.journeys.test_j4_process import case_to_process
from tools.officer import Officer


def write(officer: Officer, keys: str, kind: ActKind, text: str) -> None:
    officer.act(keys)
    form = officer.form(kind)
    if kind is ActKind.PROCESS:
        form.outcome.set_resolution(Resolution.ANSWERED)
    form.editor.setFocus()
    officer.rewrite(text)
    officer.submit()


def ten_things(officer: Officer) -> tuple[UUID, UUID, UUID]:
    fresh = next(row.case_id for row in officer.rows(Shelf.UNASSIGNED, Status.SUBMITTED))
    ready = case_to_process(officer, approval=False).id
    other = next(row.case_id for row in officer.rows() if row.case_id != ready)
    officer.open_case(fresh)
    officer.act("Ctrl+T")
    officer.wait_for_case(fresh, lambda view: view.case.assignee_id == officer.desk.staff.id)
    officer.act(Key.START)
    officer.wait_for_case(fresh, lambda view: view.case.status is Status.UNDER_PROCESSING)
    for number in range(3):
        write(officer, "Ctrl+M", ActKind.NOTE, f"ملاحظة {number}")
    write(officer, "Ctrl+R", ActKind.RESPOND, "رد أول")
    officer.open_case(ready)
    write(officer, "Ctrl+M", ActKind.NOTE, "قبل الإنجاز")
    write(officer, "Ctrl+D", ActKind.PROCESS, "أُنجز الطلب")
    officer.open_case(other)
    for number in range(2):
        write(officer, "Ctrl+M", ActKind.NOTE, f"أخرى {number}")
    return fresh, ready, other


def test_ten_things_offline_are_applied_once_and_in_order_after_a_restart(
    officer: Officer,
    start: Callable[[], Officer],
    central: Central,
    told: Callable[..., list[object]],
) -> None:
    central.stop()
    fresh, ready, other = ten_things(officer)
    waiting = officer.desk.casework.waiting()
    assert len(waiting) == 10
    assert {item.state for item in waiting} <= {OperationState.SAVED, OperationState.WAITING_NETWORK}
    officer.wait(lambda: officer.window.heartbeat.pulse.connection is Connection.OFFLINE, "the word offline")
    officer.wait(lambda: officer.window.heartbeat.pulse.waiting == 10, "ten that wait")
    officer.close()

    again = start()
    again.unlock()
    again.press("Ctrl+1", again.shell)  # it had opened where it was left: on a case
    again.wait_for_queue()
    assert [item.operation.id for item in again.desk.casework.waiting()] == [
        item.operation.id for item in waiting
    ]
    view = again.open_case(fresh)
    assert view.case.status is Status.UNDER_PROCESSING
    assert len(view.pending_ids) == 6

    central.start()
    again.press("F5")
    again.wait_until_sent()

    written = [row.operation_id for case_id in (fresh, ready, other) for row in told(events_of(case_id))]
    counted = Counter(written)
    assert set(counted) == {item.operation.id for item in waiting}
    processed = next(item.operation.id for item in waiting if item.operation.case_id == ready)
    assert all(times <= 2 for times in counted.values()), processed
    assert told(case_of(ready))[0].status == "processed"
    assert told(case_of(fresh))[0].status == "under_processing"
    for case_id in (fresh, ready, other):
        in_order = list(dict.fromkeys(row.operation_id for row in told(events_of(case_id))))
        assert in_order == [item.operation.id for item in waiting if item.operation.case_id == case_id]
    ledger = told(select(tables.ledger.c.operation_id))
    assert {item.operation.id for item in waiting} <= {row.operation_id for row in ledger}
