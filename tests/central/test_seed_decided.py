"""What supervisors have decided in the demonstration is in force on every case, and told to every desk."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select

from tawasul_central import database, due_times, rows, seed, tables
from tawasul_central.seeding.decided import CLOSED_IN, OFFICE
from tawasul_contract.clock import RIYADH
from tests.conftest import create_database, drop_database, dsn_of

NOW = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def decided(postgres: str, tmp_path: Path) -> Iterator[Engine]:
    name = f"decided_{uuid4().hex}"
    create_database(postgres, name)
    database.migrate(dsn_of(postgres, name))
    engine = database.open_engine(dsn_of(postgres, name))
    seed.fill(engine, tmp_path, cases=120, seed=3, now=NOW, attachments=False, decided=True)
    yield engine
    engine.dispose()
    drop_database(postgres, name)


def test_supervisors_have_decided_and_every_due_time_follows(decided: Engine) -> None:
    with decided.begin() as db:
        words = rows.active_catalogue(db)
        [waiting], [calendar] = words.proposals, words.calendars
        second = select(tables.staff.c.id).where(tables.staff.c.user_name == "supervisor02")
        assert waiting.proposed_by == db.scalar(second)
        assert waiting.id not in {each.id for each in words.templates}
        assert (calendar.office_id, len(calendar.windows)) == (OFFICE, 2)
        [closure] = calendar.closures
        assert closure.first == closure.last == NOW.astimezone(RIYADH).date() + CLOSED_IN
        assert list(due_times.recount(db, OFFICE)) == []  # nothing is left to move
        case = tables.case_file.c
        due = select(case.due_at).where(case.office_id == OFFICE, case.due_at.is_not(None))
        open_ones = db.scalars(due.where(case.status.not_in(due_times.STANDING))).all()
        assert len(open_ones) > 5
        for moment in (each.astimezone(RIYADH) for each in open_ones):
            since_midnight = timedelta(hours=moment.hour, minutes=moment.minute)
            assert timedelta(hours=7.5) <= since_midnight <= timedelta(hours=16)
        last = db.scalar(select(func.max(tables.change.c.seq)))
        assert last == db.scalar(select(tables.feed_counter.c.n))
        told = select(tables.change.c.entity).where(tables.change.c.seq > 1)
        assert "catalogue" in db.scalars(told).all()
