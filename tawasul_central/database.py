"""The way to PostgreSQL, with two kinds of transaction: one that writes, one that reads a still picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import errors
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from tawasul_central import board_filling
from tawasul_central.settings import SettingsError

# A writer that cannot get its lock in five seconds gives up, and the desk sends again.
SESSION_OPTIONS = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c timezone=UTC"

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
            raise SettingsError("The database has no tables yet; run tawasul-central migrate.") from None
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
    """Give a connection as `transaction` does, to a program that needs no more than one."""
    engine = open_engine(dsn, connections=1)
    try:
        with transaction(engine) as db:
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


def is_migrated(db: Connection) -> bool:
    """Return whether the database has the form that this program expects."""
    head = ScriptDirectory.from_config(_alembic()).get_current_head()
    return MigrationContext.configure(db).get_current_revision() == head


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_central") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
