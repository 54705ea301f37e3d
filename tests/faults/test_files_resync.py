"""A cursor of no use any more: too long away, or a central that was restored from a backup."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
import time_machine
from psycopg import connect, sql

from tawasul_central import retention
from tawasul_central.__main__ import main as central_main
from tawasul_contract.records import Status
from tawasul_desk.services import session
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tawasul_desk.services.workbook import Workbook
from tests.conftest import PASSWORD, SECRET, Central, Template, create_database, dsn_of, running_central
from tests.faults.line import OFFICER, SUPERVISOR, Line, _give_work, laid, settle
from tests.faults.tally import Tally
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
    line.save(supervisor, assign(supervisor, lost_sight, supervisor.staff.id))
    line.save(supervisor, note(kept, "from a colleague meanwhile"))
    settle(supervisor)
    with time_machine.travel(datetime.now(UTC) + AWAY):
        tidied = retention.tidy(line.central.engine, line.central.settings, datetime.now(UTC))
        assert tidied is not None
        assert tidied.removals > 0
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


@pytest.mark.fault("F20")
@pytest.mark.parametrize("told", [True, False], ids=["said so", "found out by itself"])
def test_a_central_restored_from_a_backup(line: Line, tally: Tally, tmp_path: Path, told: bool) -> None:
    officer, case_id, unassigned = worked_on(line, tmp_path, told=told)
    assert officer.casework.waiting() == ()
    texts = bodies(officer, case_id)
    wanted = [f"after {number}" for number in range(3)]
    assert [texts.count(one) for one in [*wanted, "with a file", "a colleague after the backup"]] == [1] * 5
    assert officer.casework.view(unassigned).confirmed.assignee_id == officer.staff.id
    tally.note("F20", **line.verdict())


@pytest.mark.fault("F20")
def test_a_desk_that_does_not_offer_again_is_seen(
    line: Line, tally: Tally, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workbook, "offer_again", lambda _self: Changes())
    worked_on(line, tmp_path, told=True)
    tally.bite("what was confirmed after a backup is not offered again", line.verdict()["lost"])


def worked_on(line: Line, folder: Path, *, told: bool) -> tuple[Desk, UUID, UUID]:
    """Act before and after a backup, put it back, synchronise; return the officer and two of the cases."""
    officer, other = line.open(OFFICER), line.open(SUPERVISOR)
    startable = some_startable(officer)
    mine = [case_id for case_id in cases_of(officer) if case_id != startable]
    for number in range(3):
        line.save(officer, note(mine[0], f"before {number}"))
    line.save(officer, start(officer, startable))
    settle(officer)
    backup = backed_up(line.central, folder)
    file = a_picture()
    for number in range(3):
        line.save(officer, note(mine[1], f"after {number}"))
    line.save(officer, response(mine[1], "with a file", uploads=(file,)), {file.id: PNG})
    unassigned = some_case(officer, Shelf.UNASSIGNED)
    line.save(officer, take(officer, unassigned))
    settle(officer)
    settle(other)
    line.save(other, note(mine[1], "a colleague after the backup"))
    settle(other)
    assert officer.casework.waiting() == ()
    line.save(officer, note(mine[2], "not sent when it happened"))
    restored(line.central, backup, folder, told=told)
    for desk in (officer, other):
        session.sign_in_again(desk.open_session, PASSWORD)
        assert refusal(desk) == (ErrorCode.RESYNC_REQUIRED, "epoch")
    for _ in range(2):  # what each offered again, the other reads
        for _, desk in line.desks:
            settle(desk)
    return officer, mine[1], unassigned


def backed_up(central: Central, folder: Path) -> str:
    """Copy the database and the store as they are now; return the name of the copy."""
    central.stop()
    central.engine.dispose()
    backup = f"backup_{uuid4().hex}"
    create_database(central.dsn, backup, name_of(central))
    shutil.copytree(central.store, folder / backup)
    central.start()
    return backup


def restored(central: Central, backup: str, folder: Path, *, told: bool) -> None:
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
    if told:
        central_says(central, "restored")
    central.start()


def central_says(central: Central, command: str) -> None:
    """Run a command of the central as an administrator would."""
    settings = {
        "TAWASUL_CENTRAL_DSN": central.dsn,
        "TAWASUL_CENTRAL_STORE": str(central.store),
        "TAWASUL_CENTRAL_SECRET": SECRET,
    }
    with patch.dict(os.environ, settings):
        assert central_main([command]) == 0


def name_of(central: Central) -> str:
    """Return the name of the central's database."""
    return central.dsn.partition("?")[0].rpartition("/")[2]
