"""A database that was put back is noticed, and desks are sent to a new snapshot for the right reason."""

import time

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import select, text

from tawasul_central import database, lineage, tables
from tawasul_central.__main__ import main
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import Status
from tests.central.acts import cursor_now, get, note, post, prepare, send
from tests.central.test_feed import refused
from tests.central.test_feed_audit import environment
from tests.conftest import Central, create_database, drop_database

OFFICER = "officer01"
RESYNC = ProblemCode.RESYNC_REQUIRED


def epoch(central: Central) -> str:
    with central.engine.connect() as db:
        return str(db.scalar(select(tables.feed_counter.c.epoch)))


def test_after_a_restore_every_cursor_is_of_another_epoch(
    central: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(central, monkeypatch)
    cursor, before = cursor_now(central, central.client()), epoch(central)
    assert main(["restored"]) == 0
    assert "new epoch" in capsys.readouterr().out
    assert epoch(central) != before
    assert refused(central, cursor) == (410, RESYNC, "epoch")
    after = epoch(central)
    central.stop()
    central.start()
    assert epoch(central) == after, "the service has nothing to add"


def test_a_restore_that_nobody_told_of_is_noticed(central: Central, postgres: str) -> None:
    """The backup is put back as another database, as pg_restore does."""
    cursor, before = cursor_now(central, central.client()), epoch(central)
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    name = str(central.engine.url.database)
    central.stop()
    central.engine.dispose()
    central.start()
    assert epoch(central) == before, "an ordinary start changes nothing"
    central.stop()
    central.engine.dispose()
    create_database(postgres, f"{name}_backup", name)
    try:
        central.start()
        send(central, central.client(), note(case_id))
        ahead = cursor_now(central, central.client())
        central.stop()
        central.engine.dispose()
        drop_database(postgres, name)
        create_database(postgres, name, f"{name}_backup")
    finally:
        drop_database(postgres, f"{name}_backup")
    central.start()
    assert epoch(central) != before
    assert refused(central, cursor) == (410, RESYNC, "epoch")
    assert refused(central, ahead) == (410, RESYNC, "epoch")


def test_the_same_database_under_the_running_service_is_the_same(central: Central) -> None:
    before = epoch(central)
    lineage.recognise(central.engine)
    lineage.recognise(central.engine)
    assert epoch(central) == before


def test_a_feed_that_fell_back_under_the_running_service_is_another_history(central: Central) -> None:
    """The files of before are put back while the service runs: it alone knows how far the feed had come."""
    before = epoch(central)
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    [outcome] = send(central, central.client(), note(case_id))
    lineage.recognise(central.engine, outcome.confirmed_seq)
    assert epoch(central) == before
    with central.engine.begin() as db:
        db.execute(text("UPDATE feed_counter SET n = n - 1"))
    with psycopg.connect(central.dsn, autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND (query LIKE 'LISTEN%' OR query = 'SELECT n FROM feed_counter')"
        )
    until = time.monotonic() + 10
    while epoch(central) == before:
        assert time.monotonic() < until, "nobody noticed"
        time.sleep(0.05)


def test_another_timeline_is_another_history(central: Central) -> None:
    before = epoch(central)
    with central.engine.begin() as db:
        home = str(db.scalar(select(tables.feed_care.c.home)))
        system, timeline, oid = home.split("/")
        assert (len(timeline), int(timeline, 16) >= 1) == (8, True)
        moved = tables.feed_care.update().values(home=f"{system}/{int(timeline, 16) + 1:08X}/{oid}")
        db.execute(moved)
    lineage.recognise(central.engine)
    assert epoch(central) != before


@pytest.mark.parametrize("taken_away", [False, True])
def test_an_ordinary_account_may_tell_databases_apart_or_says_that_it_cannot(
    central: Central, postgres: str, taken_away: bool
) -> None:
    role = f"plain_{central.engine.url.database}"
    function = "FUNCTION pg_control_system()"
    with psycopg.connect(central.dsn, autocommit=True) as db:
        db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        db.execute(
            sql.SQL("GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA public TO {}").format(sql.Identifier(role))
        )
        if taken_away:
            db.execute(f"REVOKE EXECUTE ON {function} FROM PUBLIC")
    engine = database.open_engine(central.dsn.replace("postgres@", f"{role}@"), connections=1)
    before = epoch(central)
    try:
        with central.engine.begin() as db:
            db.execute(text("UPDATE feed_care SET home = 'another/00000001/1'"))
        lineage.recognise(engine)
        assert (epoch(central) != before) is not taken_away
    finally:
        engine.dispose()
        with psycopg.connect(central.dsn, autocommit=True) as db:
            db.execute(f"GRANT EXECUTE ON {function} TO PUBLIC")
            db.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            db.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def test_an_operator_sends_desks_to_a_new_snapshot(
    central: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(central, monkeypatch)
    cursors = {name: cursor_now(central, central.client(name)) for name in ("officer01", "officer02")}
    assert main(["resync", "--user", "officer01"]) == 0
    assert refused(central, cursors["officer01"]) == (410, RESYNC, "operator")
    answer = get(central, central.client("officer02"), "/v1/sync/changes", cursor=cursors["officer02"])
    assert answer.status_code == 200
    fresh = cursor_now(central, central.client("officer01"))
    assert get(central, central.client("officer01"), "/v1/sync/changes", cursor=fresh).status_code == 200
    assert main(["resync"]) == 0
    for name, cursor in (("officer01", fresh), ("officer02", cursors["officer02"])):
        assert refused(central, cursor, name) == (410, RESYNC, "operator")
    assert main(["resync", "--user", "nobody"]) == 1
    assert "no user nobody" in capsys.readouterr().err


def test_a_place_in_a_snapshot_serves_no_more_after_a_resync(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 1)
    client = central.client()
    place = post(central, client, "/v1/sync/snapshot", {}).json()["next"]
    with central.engine.begin() as db:
        lineage.resync(db, None)
    answer = post(central, client, "/v1/sync/snapshot", {"after": place})
    assert (answer.status_code, answer.json()["reason"]) == (410, "operator")


def test_a_cursor_of_another_form_asks_for_a_resync(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = cursor_now(central, central.client())
    monkeypatch.setattr("tawasul_central.cursors.FORM", 2)
    assert refused(central, cursor) == (410, RESYNC, "schema")


@pytest.mark.parametrize(
    ("agent", "status"),
    [
        ("tawasul-desk/0.9.12", 426),
        ("tawasul-desk/1.2", 426),
        ("tawasul-desk/1.2.0", 200),
        ("tawasul-desk/1.10.0 Linux", 200),
        ("curl/8", 200),
    ],
)
def test_a_desk_that_is_too_old_is_told_so(central: Central, agent: str, status: int) -> None:
    central.stop()
    central.settings = central.settings.model_copy(update={"oldest_desk": "1.2.0"})
    central.start()
    client = central.client()
    client.headers["User-Agent"] = agent
    for path in ("/v1/catalogue", "/v1/sync/digest", "/v1/limits"):
        answer = get(central, client, path)
        assert answer.status_code == status
        if status == 426:
            assert answer.json()["code"] == "client-too-old"
    sent = post(central, client, "/v1/ops", {"operations": [{"id": "0" * 32}]})
    assert sent.status_code == status
    assert get(central, client, "/v1/me").status_code == 200, "signing in and out goes on"
    assert get(central, client, "/v1/health").status_code == 200


def test_by_default_every_desk_is_served(central: Central) -> None:
    client = central.client()
    client.headers["User-Agent"] = "tawasul-desk/0.0.1"
    assert get(central, client, "/v1/sync/digest").status_code == 200
