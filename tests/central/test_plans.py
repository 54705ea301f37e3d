"""However long the feed is, a page of it and a page of a snapshot are read by index."""

from uuid import uuid4

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.dialects import postgresql

from tawasul_central import change_json, feed, rows, snapshot, tables
from tawasul_central.auth import Caller
from tawasul_central.rows import AnySelect
from tests.central.acts import person
from tests.conftest import Central

LONG = 40_000  # changes


@pytest.fixture
def caller(central: Central) -> Caller:
    """Somebody who sees a few cases at the beginning of a feed that has grown long since."""
    lengthen = text("""
        INSERT INTO change (entity, entity_id, seq, txn_last, case_id)
        SELECT 'event', gen_random_uuid(), n + number, n + number, CAST(:case AS uuid)
        FROM feed_counter, generate_series(1, :long) AS number
    """)
    with central.engine.begin() as db:
        db.execute(lengthen, {"long": LONG, "case": uuid4()})
        db.execute(text("UPDATE feed_counter SET n = n + :long"), {"long": LONG})
        db.execute(text("ANALYZE"))
    return Caller(rows.staff_of(person(central, "supervisor01")), "", "", "")


def plan(db: Connection, query: AnySelect) -> str:
    literal = query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    return "\n".join(db.scalars(text("EXPLAIN " + str(literal).replace(":", r"\:"))))


def test_the_feed(central: Central, caller: Caller) -> None:
    with central.engine.connect() as db:
        head, _ = feed.position(db)
        for after in (0, head - 1000, head - 10):
            read = plan(db, feed._waiting(caller, after, head, 201))
            assert "Index Scan using uq_change_seq on change" in read, read
            assert "Seq Scan on change" not in read, read
        uncut = plan(db, feed._waiting(caller, 0, head, None).limit(201))
        assert "Seq Scan on change" in uncut, "this feed is too short for the test to have teeth"


def test_the_snapshot(central: Central, caller: Caller) -> None:
    place = snapshot.Place("", 0, "0" * 32, 0, 0)
    event = tables.event
    with central.engine.connect() as db:
        ids = list(db.scalars(select(tables.case_file.c.id)))
        wanted = change_json.records("event", caller.staff).where(event.c.case_id.in_(ids))
        lines = wanted.subquery("record")
        for query in (snapshot._cases(caller, place), change_json.changes("event", lines)):
            read = plan(db, query)
            assert "Index Scan using pk_change on change" in read, read
            assert "Seq Scan on change" not in read, read
