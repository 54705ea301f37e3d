"""`audit-feed`: a sound feed passes, and each kind of damage is named."""

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import text

from tawasul_central import database, feed_audit
from tawasul_central.__main__ import main
from tawasul_central.resident import reply
from tawasul_contract.records import Role, Status
from tests.central.acts import give_back, look, me, move, note, prepare, process, reread, response, send, take
from tests.central.test_feed import colleagues
from tests.conftest import SECRET, Central, Template, running_central

OFFICER = "officer01"


def environment(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("DSN", central.dsn), ("STORE", str(central.store)), ("SECRET", SECRET)):
        monkeypatch.setenv(f"TAWASUL_CENTRAL_{name}", value)


def wrong(central: Central) -> dict[str, tuple[int, tuple[str, ...]]]:
    with database.still_picture(central.engine) as db:
        return {found.sentence: (found.wrong, found.first) for found in feed_audit.audit(db) if found.wrong}


def live(central: Central) -> None:
    """Let every kind of act happen, refused and repeated ones too, and let cases leave and enter sight."""
    client = central.client(OFFICER)
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    boss = central.client(colleagues(central, reread(central, case_id).office_id, Role.SUPERVISOR)[0])
    mine = me(central, client).id
    again = note(case_id)
    acts = (
        look(case_id),
        take(case_id, mine),
        move(case_id, Status.UNDER_PROCESSING, 2),
        again,
        again,
        response(case_id),
        give_back(case_id, 3),
        process(case_id, 1),
    )
    statuses = [outcome.status for outcome in send(central, client, *acts)]
    assert statuses == ["applied"] * 4 + ["replayed", "applied", "applied", "conflict"]
    with central.engine.begin() as db:
        reply(db, reread(central, case_id).case_number, "صورة أوضح")
    send(central, boss, take(case_id, me(central, boss).id, 5), take(case_id, mine, 6))


@pytest.fixture(scope="module")
def lived(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    """A central with a past, for damages that are each taken back."""
    with running_central(postgres, template_database, tmp_path_factory.mktemp("lived")) as central:
        live(central)
        yield central


def test_a_sound_feed_passes_every_check(
    lived: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(lived, monkeypatch)
    assert main(["audit-feed"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(feed_audit.CHECKS)
    assert all(line.startswith("ok ") and not line.endswith("(0)") for line in lines), lines


DAMAGES = {
    "a transaction is missing": (
        "DELETE FROM feed_transaction WHERE last = (SELECT min(last) FROM feed_transaction)",
        "transactions tile",
    ),
    "two transactions overlap": (
        "UPDATE feed_transaction SET first = first - 1 WHERE last = (SELECT n FROM feed_counter)",
        "transactions tile",
    ),
    "the counter was set back": ("UPDATE feed_counter SET n = n - 1", "no number is above"),
    "the counter ran ahead": ("UPDATE feed_counter SET n = n + 1", "the last transaction ends"),
    "a change names another transaction": (
        "UPDATE change SET txn_last = txn_last + 1 WHERE seq = (SELECT min(seq) FROM change)",
        "each change lies",
    ),
    "a change is above the counter": (
        "UPDATE change SET seq = n + 5 FROM feed_counter WHERE seq = (SELECT max(seq) FROM change)",
        "no number is above",
    ),
    "a removal lies elsewhere": (
        "UPDATE scope_exit SET txn_last = txn_last - 1 WHERE seq = (SELECT max(seq) FROM scope_exit)",
        "each removal lies",
    ),
    "a number was given twice": (
        "UPDATE scope_exit SET seq = (SELECT max(seq) FROM change)"
        " WHERE seq = (SELECT max(seq) FROM scope_exit)",
        "no number is both",
    ),
    "a line was written past the feed": (
        "INSERT INTO event (id, case_id, kind, at)"
        " SELECT gen_random_uuid(), id, 'note', now() FROM case_file LIMIT 1",
        "each record has its change",
    ),
    "a change tells of another case": (
        "UPDATE change SET case_id = gen_random_uuid()"
        " WHERE seq = (SELECT max(seq) FROM change WHERE entity = 'event')",
        "each record has its change",
    ),
    "the catalogue was never told": (
        "DELETE FROM change WHERE entity = 'catalogue'",
        "each record has its change",
    ),
    "a line was deleted": (
        "DELETE FROM event WHERE id = (SELECT id FROM event WHERE operation_id IS NULL AND NOT EXISTS"
        " (SELECT FROM notification WHERE event_id = event.id) LIMIT 1)",
        "each change has its record",
    ),
    "a result is confirmed inside a transaction": (
        "UPDATE ledger SET confirmed_seq = confirmed_seq - 1"
        " WHERE confirmed_seq = (SELECT max(confirmed_seq) FROM ledger)",
        "each result was confirmed",
    ),
    "a result is not confirmed": ("UPDATE ledger SET confirmed_seq = NULL", "each result was confirmed"),
    "an audit line stands nowhere": (
        "UPDATE audit SET seq = seq - 1 WHERE action = 'add_response'",
        "each line of the audit trail",
    ),
    "an audit line is gone": (
        "DELETE FROM audit WHERE action = 'add_note'",
        "each result has its line",
    ),
    "an act was forgotten by the ledger": (
        "DELETE FROM ledger WHERE operation_id = (SELECT operation_id FROM audit WHERE action = 'add_note')",
        "each audited act has its result",
    ),
    "an effect happened without a result": (
        "UPDATE event SET operation_id = gen_random_uuid() WHERE kind = 'note' AND operation_id IS NOT NULL",
        "each effect of an operation",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named(lived: Central, damage: str) -> None:
    statement, sentence = DAMAGES[damage]
    with lived.engine.connect() as db:
        assert db.execute(text(statement)).rowcount >= 1
        found = [one for one in feed_audit.audit(db) if one.wrong]
        db.rollback()
    named = [one for one in found if one.sentence.startswith(sentence)]
    assert named, [str(one) for one in found]
    assert named[0].first
    assert len(named[0].first) <= feed_audit.SHOWN
    assert wrong(lived) == {}, "and it was taken back"


def test_the_command_refuses_what_is_wrong_and_shows_the_numbers(
    central: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(central, monkeypatch)
    with central.engine.begin() as db:
        db.execute(text("UPDATE feed_counter SET n = n - 20"))
        n = db.scalar(text("SELECT n FROM feed_counter"))
    assert main(["audit-feed"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    assert lines[0].endswith(f": {n}")
    assert lines[1].endswith(", …")
    assert f" {n + 1}, {n + 1}, {n + 2}" in lines[1] or f" {n + 1}, {n + 2}" in lines[1]


def test_a_feed_from_before_the_log_gets_one(central: Central) -> None:
    """The second migration rebuilds the transactions from their traces; the feed it makes passes."""
    live(central)
    with central.engine.begin() as db:
        ends = list(db.scalars(text("SELECT last FROM feed_transaction ORDER BY last")))
        db.execute(text("ALTER TABLE ledger ADD COLUMN result jsonb"))
        db.execute(
            text(
                "UPDATE ledger SET result = json_build_object('status', 'applied', 'id', operation_id,"
                " 'confirmed_seq', confirmed_seq, 'version', version)"
            )
        )
        db.execute(text("ALTER TABLE ledger DROP COLUMN confirmed_seq, DROP COLUMN version"))
        db.execute(text("ALTER TABLE staff DROP COLUMN resyncs"))
        db.execute(text("DROP TABLE feed_transaction, feed_care"))
        newest = db.scalar(text("SELECT version_num FROM alembic_version"))
        db.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with central.engine.begin() as db:  # the forms after the second are there already
        config = database._alembic()
        config.attributes["connection"] = db
        command.upgrade(config, "0002")
        db.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": newest})
    assert wrong(central) == {}
    with central.engine.connect() as db:
        rebuilt = list(db.scalars(text("SELECT last FROM feed_transaction ORDER BY last")))
    assert set(rebuilt) <= set(ends)
    assert rebuilt[-1] == ends[-1]
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    assert send(central, central.client(OFFICER), note(case_id))[0].status == "applied"
    assert wrong(central) == {}
