from importlib import import_module

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from tawasul_central import database, tables
from tawasul_central.settings import SettingsError
from tests.conftest import Central, create_database, drop_database, dsn_of


def test_the_migrations_make_exactly_the_tables(central: Central) -> None:
    with central.engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db), tables.metadata) == []


def why(db: Connection) -> str:
    """What is wrong with the form of the database."""
    try:
        database.expect_form(db)
    except SettingsError as error:
        return str(error)
    return ""


def test_a_database_is_known_as_migrated_or_not(postgres: str) -> None:
    name = "to_be_migrated"
    create_database(postgres, name)
    engine = database.open_engine(dsn_of(postgres, name))
    try:
        with database.transaction(engine) as db:
            assert why(db) == database.EMPTY
        database.migrate(dsn_of(postgres, name))
        with database.transaction(engine) as db:
            assert why(db) == ""
            assert db.execute(text("SELECT n, length(epoch) FROM feed_counter")).all() == [(0, 32)]
    finally:
        engine.dispose()
        drop_database(postgres, name)


def test_what_no_scanner_saw_is_called_clean_no_longer_and_desks_hear_of_it(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    migration = import_module("tawasul_central.migrations.versions.0012_unscanned")
    attachment, change = tables.attachment.c, tables.change.c
    with database.transaction(central.engine) as db:
        count = db.execute(update(tables.attachment).values(scan="clean")).rowcount
        db.execute(update(tables.attachment).where(attachment.from_staff).values(scan="blocked"))
        before = db.scalar(text("SELECT n FROM feed_counter"))
        monkeypatch.setattr(migration, "_PART", text(migration._PART.text.replace("500", "7")))
        migration.unscan(db)
        states = dict(db.execute(select(attachment.scan, func.count()).group_by(attachment.scan)).all())
        assert states["unscanned"] > 14
        assert states.get("clean") is None
        assert sum(states.values()) == count
        after = db.scalar(text("SELECT n FROM feed_counter"))
        assert after == before + states["unscanned"]
        told = select(change.entity_id).where(change.entity == "attachment", change.seq > before)
        unscanned = select(attachment.id).where(attachment.scan == "unscanned")
        assert set(db.scalars(told)) == set(db.scalars(unscanned))
        longest = text("SELECT max(last - first + 1) FROM feed_transaction WHERE first > :before")
        assert db.scalar(longest, {"before": before}) == 7


def test_a_still_picture_shows_one_moment_and_takes_no_writing(central: Central) -> None:
    count = text("SELECT count(*) FROM notification")
    with database.still_picture(central.engine) as picture:
        before = picture.scalar(count)
        with database.transaction(central.engine) as db:
            db.execute(text("DELETE FROM notification"))
        assert picture.scalar(count) == before
        with pytest.raises(DBAPIError, match="read-only"):
            picture.execute(text("DELETE FROM notification"))
    with database.transaction(central.engine) as db:
        assert db.scalar(count) == 0, "and the next one is an ordinary transaction again"
        db.execute(text("DELETE FROM ledger"))


def test_there_is_one_counter(central: Central) -> None:
    with pytest.raises(IntegrityError), database.transaction(central.engine) as db:
        db.execute(text("INSERT INTO feed_counter (n, epoch) VALUES (0, 'second')"))


def test_an_error_of_the_database_does_not_quote_what_was_written(central: Central) -> None:
    with pytest.raises(IntegrityError) as caught, database.transaction(central.engine) as db:
        db.execute(tables.catalogue.insert().values(version=1, data={"word": "نص سري"}))
    assert "نص سري" not in str(caught.value)
