"""A cursor of no use any more: too long away, or a central that was restored from a backup."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from psycopg import connect, sql
from sqlalchemy import delete

from tawasul_central import tables
from tawasul_contract.records import Status
from tawasul_desk.services import session
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tests.conftest import PASSWORD, Central, Template, create_database, dsn_of, running_central
from tests.faults.line import OFFICER, SUPERVISOR, Line, _give_work, laid, settle
from tests.faults.tally import Tally
from tests.faults.verdict import duplicated
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    bodies,
    note,
    response,
    some_case,
    start,
    take,
)

AWAY = timedelta(days=60)


@pytest.fixture
def line(postgres: str, template_database: Template, tmp_path: Path) -> Iterator[Line]:
    """A line to a central of its own, which the test may put back to what it was."""
    with running_central(postgres, template_database, tmp_path) as central:
        _give_work(central)
        with laid(central, tmp_path) as opened:
            yield opened


def refusal(desk: Desk) -> tuple[ErrorCode, object]:
    """Return why the central does not go on from where this desk stands."""
    cursor = desk.casework._mirror.cursor()
    assert cursor is not None
    with pytest.raises(KnownError) as caught:
        desk.open_session.api.changes(cursor)
    return caught.value.code, caught.value.facts.get("reason")


@pytest.mark.fault("F19")
def test_sixty_days_away_and_the_tombstones_gone(line: Line, tally: Tally) -> None:
    supervisor, officer = line.open(SUPERVISOR), line.open(OFFICER)
    startable = some_startable(officer)
    kept, lost_sight = [case_id for case_id in cases_of(officer) if case_id != startable][:2]
    file = a_picture()
    line.save(officer, note(kept, "before the long leave"))
    line.save(officer, response(kept, "with a file", uploads=(file,)), {file.id: PNG})
    conflicted = line.save(officer, start(officer, startable)).id
    line.save(officer, note(lost_sight, "on a case that goes"))
    for assignee in (supervisor, officer):  # taken away and given back: not the version that it was
        line.save(supervisor, assign(supervisor, startable, assignee.staff.id))
    line.save(supervisor, note(kept, "from a colleague meanwhile"))
    settle(supervisor)
    out_of_sight(line.central, lost_sight)
    with time_machine.travel(datetime.now(UTC) + AWAY):
        forget_tombstones(line.central)
        session.sign_in_again(officer.open_session, PASSWORD)
        session.sign_in_again(supervisor.open_session, PASSWORD)
        assert refusal(officer) == (ErrorCode.RESYNC_REQUIRED, "expired")
        line.judge()
        verdict = line.judge()  # what each sent, the other has read now too
        states = {item.operation.id: item.state for item in officer.casework.waiting()}
        assert states.pop(conflicted) is OperationState.NEEDS_DECISION
        assert list(states.values()) == [OperationState.HELD]
        assert officer.casework.waiting()[-1].operation.body == "on a case that goes"
        assert "from a colleague meanwhile" in bodies(officer, kept)
        with pytest.raises(KnownError):
            officer.casework.view(lost_sight)
        tally.note("F19", **verdict)


def cases_of(desk: Desk) -> list[UUID]:
    """Return the cases of the officer."""
    return [row.case_id for row in desk.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 100).rows]


def some_startable(desk: Desk) -> UUID:
    """Return a case of the officer on which the work can begin."""
    submitted = QueueQuery(shelf=Shelf.MINE, statuses=frozenset({Status.SUBMITTED}))
    return desk.casework.page(submitted, 0, 1).rows[0].case_id


def out_of_sight(central: Central, case_id: UUID) -> None:
    """Move the case to another office, behind the feed's back: its tombstone is gone long since."""
    with central.engine.begin() as db:
        db.execute(
            tables.case_file.update()
            .where(tables.case_file.c.id == case_id)
            .values(office_id="elsewhere", assignee_id=None)
        )


def forget_tombstones(central: Central) -> None:
    """Have the central forget who lost sight of what."""
    with central.engine.begin() as db:
        db.execute(delete(tables.scope_exit))


@pytest.mark.fault("F20")
def test_a_central_restored_from_a_backup(line: Line, tally: Tally, tmp_path: Path) -> None:
    officer, other = line.open(OFFICER), line.open(SUPERVISOR)
    startable = some_startable(officer)
    mine = [case_id for case_id in cases_of(officer) if case_id != startable]
    before = [line.save(officer, note(mine[0], f"before {number}")) for number in range(3)]
    before.append(line.save(officer, start(officer, startable)))
    settle(officer)
    backup = backed_up(line.central, tmp_path)
    file = a_picture()
    after = [line.save(officer, note(mine[1], f"after {number}")) for number in range(3)]
    after.append(line.save(officer, response(mine[1], "with a file", uploads=(file,)), {file.id: PNG}))
    unassigned = some_case(officer, Shelf.UNASSIGNED)
    after.append(line.save(officer, take(officer, unassigned)))
    settle(officer)
    settle(other)
    line.save(other, note(mine[1], "a colleague after the backup"))
    settle(other)
    assert officer.casework.waiting() == ()
    line.save(officer, note(mine[2], "not sent when it happened"))
    restored(line.central, backup, tmp_path)
    for desk in (officer, other):
        session.sign_in_again(desk.open_session, PASSWORD)
        assert refusal(desk) == (ErrorCode.RESYNC_REQUIRED, "epoch")
    line.judge()
    verdict = line.judge()  # what each offered again, the other has read now too
    assert officer.casework.waiting() == (), [(i.state, i.problem) for i in officer.casework.waiting()]
    told = bodies(officer, mine[1])
    assert [told.count(f"after {number}") for number in range(3)] == [1, 1, 1]
    assert told.count("with a file") == 1
    assert told.count("a colleague after the backup") == 1
    assert officer.casework.view(unassigned).confirmed.assignee_id == officer.staff.id
    assert officer.casework.waiting() == ()
    assert {operation.id for operation in (*before, *after)}.isdisjoint(duplicated(line.central.engine))
    tally.note("F20", **verdict)


def backed_up(central: Central, folder: Path) -> str:
    """Copy the database and the store as they are now; return the name of the copy."""
    central.stop()
    central.engine.dispose()
    backup = f"backup_{uuid4().hex}"
    create_database(central.dsn, backup, name_of(central))
    shutil.copytree(central.store, folder / backup)
    central.start()
    return backup


def restored(central: Central, backup: str, folder: Path) -> None:
    """Put the copies in the place of what there is, as an administrator would."""
    central.stop()
    central.engine.dispose()
    name = name_of(central)
    with connect(dsn_of(central.dsn, "postgres"), autocommit=True) as connection:
        drop, rename = "DROP DATABASE {} WITH (FORCE)", "ALTER DATABASE {} RENAME TO {}"
        connection.execute(sql.SQL(drop).format(sql.Identifier(name)))
        connection.execute(sql.SQL(rename).format(sql.Identifier(backup), sql.Identifier(name)))
    shutil.rmtree(central.store)
    shutil.move(folder / backup, central.store)
    new_epoch(central)
    central.start()


def new_epoch(central: Central) -> None:
    """Say that this database was put back to an earlier state."""
    with central.engine.begin() as db:
        db.execute(tables.feed_counter.update().values(epoch=uuid4().hex))


def name_of(central: Central) -> str:
    """Return the name of the central's database."""
    return central.dsn.partition("?")[0].rpartition("/")[2]
