"""The way to PostgreSQL, with two kinds of transaction: one that writes, one that reads a still picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from psycopg import errors
from sqlalchemy import Connection, Engine, create_engine, select
from sqlalchemy.exc import OperationalError, ProgrammingError, SQLAlchemyError

from tawasul_central import board_filling
from tawasul_central.settings import SettingsError
from tawasul_central.tables import catalogue

# A writer that cannot get its lock in five seconds gives up, and the desk sends again.
SESSION_OPTIONS = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c timezone=UTC"

EMPTY = "The database has no tables yet; run tawasul-central migrate."
POOL_SECONDS = 5  # a call that finds every connection taken for so long is told to come again


def open_engine(dsn: str, connections: int = 40) -> Engine:
    """Return an engine on this PostgreSQL; nothing is opened before the first use.

    Connections are not tried before use: after a restart of PostgreSQL one call fails as `unavailable`,
    all old connections are dropped with it, and every other call is spared a round trip.
    """
    url = "postgresql+psycopg://" + dsn.split("://", 1)[1]
    return create_engine(
        url,
        pool_size=min(connections, 10),
        max_overflow=max(connections - 10, 0),
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,  # they are personal data, and errors are logged
        connect_args={"options": SESSION_OPTIONS, "connect_timeout": 10},
    )


@contextmanager
def faults_told() -> Iterator[None]:
    """Raise SettingsError where what is in the block finds no database, or one that it cannot work with."""
    try:
        yield
    except OperationalError as error:
        raise SettingsError(f"The database cannot be used: {_first_line(error)}.") from None
    except ProgrammingError as error:
        if isinstance(error.orig, errors.UndefinedTable):
            raise SettingsError(EMPTY) from None
        if isinstance(error.orig, errors.InsufficientPrivilege):
            raise SettingsError(f"The database cannot be used: {_first_line(error)}.") from None
        raise


def _first_line(error: OperationalError | ProgrammingError) -> str:
    return str(error.orig).strip().partition("\n")[0].rstrip(".")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction, committed when the block ends and rolled back when it raises.

    Use it inside an endpoint, never as a dependency with `yield`: that would commit after the reply is sent.
    """
    with engine.begin() as db:
        yield db


@contextmanager
def one_transaction(dsn: str) -> Iterator[Connection]:
    """Give a connection as `transaction` does, to a program that needs no more than one.

    A database that has another form than this program expects raises SettingsError.
    """
    engine = open_engine(dsn, connections=1)
    try:
        with transaction(engine) as db:
            expect_form(db)
            yield db
    finally:
        engine.dispose()


@contextmanager
def still_picture(engine: Engine) -> Iterator[Connection]:
    """Give a read-only connection on which every statement sees the same moment."""
    with engine.connect() as db:
        db.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with db.begin():
            yield db


def migrate(dsn: str) -> None:
    """Bring the database at `dsn` to the newest form; safe to call again."""
    engine = open_engine(dsn, connections=1)
    try:
        with engine.begin() as db:
            config = _alembic()
            config.attributes["connection"] = db
            command.upgrade(config, "head")
            board_filling.fill_missing(db)
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Unfit:
    """Why nothing can be served from the database, in a sentence; `told` is what strangers may read."""

    sentence: str
    told: str


def unfit(engine: Engine) -> Unfit | None:
    """Return why nothing can be served from this database now, or None where it can."""
    try:
        with faults_told(), transaction(engine) as db:
            expect_form(db)
            _expect_catalogue(db)
    except SettingsError as error:
        outside = isinstance(error.__context__, SQLAlchemyError)  # its words may hold addresses and names
        return Unfit(str(error), "The database cannot be used." if outside else str(error))
    except SQLAlchemyError as error:
        return Unfit(f"The database cannot be used: {type(error).__name__}.", "The database cannot be used.")
    return None


def _expect_catalogue(db: Connection) -> None:
    if db.scalar(select(catalogue.c.version).limit(1)) is None:
        raise SettingsError("The database has no catalogue yet; run tawasul-central catalogue load.")


def expect_form(db: Connection) -> None:
    """Raise SettingsError where the database has not the form that this program works with."""
    found = MigrationContext.configure(db).get_current_revision()
    needed = _forms()[0].revision
    if found is None:
        raise SettingsError(EMPTY)
    if found == needed:
        return
    if found in {each.revision for each in _forms()}:
        raise SettingsError(
            f"The database has an older form, {found} instead of {needed}; run tawasul-central migrate."
        )
    raise SettingsError(
        f"The database has the form {found}, which this program does not know; install a newer one."
    )


@cache
def _forms() -> tuple[Script, ...]:
    """Return the forms that the database can have had, the newest first."""
    return tuple(ScriptDirectory.from_config(_alembic()).walk_revisions())


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_central") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
