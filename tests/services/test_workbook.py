"""The outbox and the drafts in a real encrypted database, and what they make of the queue."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import Connection

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    Operation,
    RecordAccess,
    fingerprint,
    new_id,
)
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, Status
from tawasul_desk.services import marks
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.entries import KEPT_FOR
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.looks import Look
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import Draft, DraftKind, OperationState, QueueQuery, QueueRow, Shelf
from tawasul_desk.services.work_tables import NEWEST, metadata, op
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import ME, NOW, OTHER, a_case, a_page, left, open_vault, told

CASE = a_case(1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mirror(vault: Vault) -> Mirror:
    filled = Mirror(vault.engine("mirror.db"))
    filled.apply(a_page(told(CASE, 1), told(a_case(2), 2)))
    return filled


@pytest.fixture
def workbook(vault: Vault, mirror: Mirror) -> Workbook:
    return Workbook(open_work(vault), mirror.lay_over)


def act(kind: type[Operation], case: CaseRecord = CASE, **facts: object) -> Operation:
    return kind(id=new_id(), case_id=case.id, created_at=NOW, **facts)


def move(to: Status = Status.PROCESSED, **facts: object) -> Operation:
    return act(ChangeStatus, base_version=1, to=to, **facts)


def put(workbook: Workbook, *operations: Operation, base: CaseRecord | None = None) -> None:
    for operation in operations:
        workbook.append(operation, CASE.case_number, base)


def row(mirror: Mirror) -> QueueRow:
    rows = mirror.page(QueueQuery(Shelf.ALL), 0, 100, ME.id).rows
    return next(found for found in rows if found.case_id == CASE.id)


def test_what_was_kept_is_there_after_a_restart_in_the_order_done(
    workbook: Workbook, vault: Vault, mirror: Mirror
):
    operations = [act(AddNote, body="ملاحظة"), move(response="رد"), act(AddNote, a_case(2), body="x")]
    put(workbook, *operations, base=CASE)
    found = Workbook(open_work(vault), mirror.lay_over).waiting()
    assert [item.operation for item in found] == operations
    assert {item.state for item in found} == {OperationState.SAVED}
    assert found[0].case_number == CASE.case_number
    assert found[1].base == CASE
    assert [item.operation for item in workbook.waiting(CASE.id)] == operations[:2]


def test_an_operation_is_kept_with_its_fingerprint_and_never_twice(workbook: Workbook, vault: Vault):
    note = act(AddNote, body="مرة واحدة")
    put(workbook, note)
    with reading(vault.engine("work.db")) as connection:
        assert connection.exec_driver_sql("SELECT fingerprint FROM op").scalar() == fingerprint(note)
    with pytest.raises(Exception, match="UNIQUE"):
        put(workbook, note)
    assert len(workbook.waiting()) == 1


CHILD = """
import sys
from pathlib import Path
from tawasul_contract.operations import AddNote, new_id
from tests.services.made_up import NOW, a_case, open_vault
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.workbook import Workbook
case, vault = a_case(1), open_vault(Path(sys.argv[1]))
workbook = Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
while True:
    note = AddNote(id=new_id(), case_id=case.id, created_at=NOW, body="محفوظة")
    workbook.append(note, case.case_number)
    print(note.id, flush=True)
"""


def test_a_killed_program_loses_nothing_it_said_was_kept(tmp_path: Path):
    root = Path(__file__).resolve().parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(root), os.environ["PYTHONPATH"]))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    said = [child.stdout.readline().strip() for _ in range(20)]
    child.send_signal(signal.SIGKILL)
    said += [line.strip() for line in child.stdout if line.endswith("\n")]
    child.wait()
    child.stdout.close()
    vault = open_vault(tmp_path)
    workbook = Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
    kept = [str(item.operation.id) for item in workbook.waiting()]
    vault.close()
    assert kept[: len(said)] == said


def test_the_queue_wears_what_waits(workbook: Workbook, mirror: Mirror):
    later = NOW + timedelta(days=1)
    returned = move(Status.RETURNED_TO_APPLICANT, response="أكمل", missing=("passport_copy",))
    put(workbook, act(AddNote, body="ملاحظة"), returned.model_copy(update={"created_at": later}))
    shown = row(mirror)
    assert (shown.status, shown.pending, shown.troubled) == (Status.RETURNED_TO_APPLICANT, 2, False)
    assert (shown.due_at, shown.updated_at) == (None, later)


def test_taking_moves_the_case_to_my_shelf_at_once(workbook: Workbook, mirror: Mirror):
    mirror.apply(a_page(told(a_case(1, assignee_id=None, version=2), 5)))
    before = mirror.counts(ME.id)
    put(workbook, act(Assign, base_version=2, assignee_id=ME.id))
    after = mirror.counts(ME.id)
    assert (after.mine, after.unassigned) == (before.mine + 1, before.unassigned - 1)


def test_a_confirmed_operation_stays_until_the_mirror_has_caught_up(workbook: Workbook, mirror: Mirror):
    moved = move()
    put(workbook, moved)
    workbook.mark_all([marks.sent(moved.id, 40)])
    assert not workbook.settle(39)
    assert workbook.waiting()[0].state is OperationState.SENT
    assert row(mirror).status is Status.PROCESSED
    mirror.apply(a_page(told(a_case(1, status=Status.PROCESSED, version=2), 40)))
    changed = workbook.settle(mirror.head())
    assert changed.touches(Kind.CASE, CASE.id)
    assert workbook.waiting() == ()
    assert (row(mirror).status, row(mirror).pending) == (Status.PROCESSED, 0)


def test_a_try_without_an_answer_is_counted_and_sent_again_later(workbook: Workbook):
    note = act(AddNote, body="x")
    put(workbook, note)
    later = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    workbook.mark_all(
        [marks.waits(note.id, OperationState.WAITING_NETWORK, problem="offline", next_at=later)]
    )
    workbook.mark_all(
        [marks.waits(note.id, OperationState.WAITING_NETWORK, problem="offline", next_at=later)]
    )
    waits = workbook.get(note.id)
    assert waits is not None
    assert (waits.attempts, waits.next_at, waits.problem) == (2, later, "offline")
    workbook.retry_all()
    again = workbook.get(note.id)
    assert again is not None
    assert (again.state, again.next_at) == (OperationState.SAVED, None)


def test_a_conflict_keeps_theirs_beside_mine_and_marks_the_queue(workbook: Workbook, mirror: Mirror):
    moved = move()
    put(workbook, moved, base=CASE)
    theirs = a_case(1, version=2, status=Status.RETURNED_TO_APPLICANT)
    conflict = Conflict(id=moved.id, current=theirs, changed_by=OTHER, changed_at=NOW)
    workbook.mark_all([marks.in_conflict(moved.id, conflict)])
    found = workbook.waiting()[0]
    assert (found.state, found.conflict, found.base) == (OperationState.NEEDS_DECISION, conflict, CASE)
    assert (row(mirror).status, row(mirror).troubled) == (Status.UNDER_PROCESSING, True)


def test_a_case_out_of_sight_leaves_the_words_and_nothing_else(
    workbook: Workbook, mirror: Mirror, vault: Vault
):
    response = act(AddResponse, body="نص كتبه الموظف")
    moved, audit = move(), act(RecordAccess, action="open")
    put(workbook, response, moved, audit, base=CASE)
    workbook.mark_all([marks.in_conflict(moved.id, Conflict(id=moved.id, current=CASE, changed_at=NOW))])
    draft = Draft(CASE.id, DraftKind.NOTE, "مسودة", saved_at=NOW)
    workbook.save_draft(draft)
    workbook.hold(CASE.id)
    mirror.apply(a_page(left(CASE, 9)))
    *held, looked = workbook.waiting()
    assert (looked.operation, looked.state) == (audit, OperationState.SAVED), "it happened, and is told"
    assert [item.operation for item in held] == [response, moved]
    assert {item.state for item in held} == {OperationState.HELD}
    assert held[0].case_number == CASE.case_number
    assert workbook.drafts() == (draft,)
    with reading(vault.engine("work.db")) as connection:
        everything = str(connection.exec_driver_sql("SELECT * FROM op").all())
    assert CASE.applicant.identity_number not in everything
    assert CASE.description not in everything


def test_an_audit_record_that_is_refused_troubles_nobody(workbook: Workbook, mirror: Mirror):
    audit = act(RecordAccess, action="open")
    put(workbook, audit)
    assert row(mirror).pending == 0
    workbook.mark_all([marks.failed(audit.id, "forbidden")])
    assert workbook.waiting() == ()


def test_only_what_cannot_be_sent_is_discarded_and_its_words_stay_thirty_days(
    workbook: Workbook, vault: Vault, mirror: Mirror
):
    response = act(AddResponse, body="نص يبقى")
    put(workbook, response)
    with pytest.raises(KnownError) as error:
        workbook.discard(response.id)
    assert error.value.code is ErrorCode.REFUSED
    workbook.mark_all([marks.failed(response.id, "closed")])
    workbook.discard(response.id)
    assert workbook.waiting() == ()
    assert row(mirror).pending == 0
    assert [item.operation for item in workbook.discarded()] == [response]
    with time_machine.travel(datetime.now(UTC) + KEPT_FOR - timedelta(hours=1)):
        assert len(Workbook(open_work(vault), mirror.lay_over).discarded()) == 1
    with time_machine.travel(datetime.now(UTC) + KEPT_FOR + timedelta(hours=1)):
        assert Workbook(open_work(vault), mirror.lay_over).discarded() == ()


def test_a_discarded_operation_is_not_woken_by_a_late_answer(workbook: Workbook):
    note = act(AddNote, body="x")
    put(workbook, note)
    workbook.mark_all([marks.failed(note.id, "closed")])
    workbook.discard(note.id)
    assert not workbook.mark_all([marks.sent(note.id, 5)])
    assert not workbook.retry(note.id)
    assert workbook.waiting() == ()


def test_a_successor_takes_the_place_of_what_it_supersedes(workbook: Workbook):
    first, second = move(), act(AddNote, body="بعده")
    put(workbook, first, second)
    workbook.mark_all([marks.failed(first.id, "move")])
    successor = move(supersedes=first.id)
    put(workbook, successor)
    assert [item.operation for item in workbook.waiting()] == [successor, second]
    assert [item.operation for item in workbook.discarded()] == [first]


def test_the_queue_is_set_right_after_a_crash_between_the_two_databases(
    workbook: Workbook, vault: Vault, mirror: Mirror
):
    put(workbook, move())
    with writing(vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql("DELETE FROM overlay")
        connection.exec_driver_sql("UPDATE listing SET status = 1, pending = 0")
    Workbook(open_work(vault), mirror.lay_over)
    assert (row(mirror).status, row(mirror).pending) == (Status.PROCESSED, 1)
    with writing(vault.engine("work.db")) as connection:
        connection.execute(op.delete())
    Workbook(open_work(vault), mirror.lay_over)
    assert (row(mirror).status, row(mirror).pending) == (Status.UNDER_PROCESSING, 0)


def test_a_draft_comes_back_and_each_form_has_its_own(workbook: Workbook):
    draft = Draft(CASE.id, DraftKind.RETURN, "نص", {"missing": ["passport_copy"]}, NOW)
    workbook.save_draft(draft)
    workbook.save_draft(Draft(CASE.id, DraftKind.NOTE, "ملاحظة", saved_at=NOW))
    changed = workbook.save_draft(Draft(CASE.id, DraftKind.RETURN, "نص أطول", draft.fields, NOW))
    assert changed.touches(Kind.DRAFT, CASE.id)
    assert workbook.draft(CASE.id, DraftKind.RETURN) == Draft(
        CASE.id, DraftKind.RETURN, "نص أطول", {"missing": ["passport_copy"]}, NOW
    )
    workbook.drop_draft(CASE.id, DraftKind.RETURN)
    assert workbook.draft(CASE.id, DraftKind.RETURN) is None
    assert [form.kind for form in workbook.drafts()] == [DraftKind.NOTE]


def _columns(connection: Connection, table: str) -> list[str]:
    return [column[1] for column in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def test_the_migrations_make_the_tables_that_the_code_reads(workbook: Workbook, vault: Vault):
    with reading(vault.engine("work.db")) as connection:
        made = {table: _columns(connection, table) for table in metadata.tables}
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert made == {
        name: [column.name for column in table.columns] for name, table in metadata.tables.items()
    }
    assert version == NEWEST


def test_a_torn_migration_leaves_nothing(vault: Vault, mirror: Mirror, monkeypatch: pytest.MonkeyPatch):
    from alembic.operations import Operations

    def torn(self: Operations, *_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr("alembic.op.create_index", torn)
        with pytest.raises(RuntimeError, match="power cut"):
            Workbook(open_work(vault), mirror.lay_over)
    with reading(vault.engine("work.db")) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    put(Workbook(open_work(vault), mirror.lay_over), move())


def test_a_look_is_kept_until_the_case_leaves(workbook: Workbook):
    assert workbook.look(CASE.id) is None
    workbook.keep_look(CASE.id, NOW, [UUID(int=1)])
    workbook.keep_look(CASE.id, NOW + timedelta(hours=1), [UUID(int=1), UUID(int=2)])
    expected = Look(NOW + timedelta(hours=1), frozenset({UUID(int=1), UUID(int=2)}))
    assert workbook.look(CASE.id) == expected
    workbook.hold(CASE.id)
    assert workbook.look(CASE.id) is None
