"""What every test may ask for: a real PostgreSQL, a seeded central on a real port."""

import gc
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid4

import hypothesis
import keyring
import psycopg
import pytest
import requests
import structlog
import uvicorn
from fastapi import FastAPI
from keyring.backends import fail
from psycopg import sql
from sqlalchemy import Engine, update
from xdist.remote import Producer
from xdist.scheduler.loadfile import LoadFileScheduling

from tawasul_central import auth, database, embedded, seed, serving, tables
from tawasul_central.app import create_app
from tawasul_central.settings import Settings
from tawasul_contract.records import TokenRecord
from tawasul_desk.services.ballast import Ballast
from tests.as_of import shifted_clock
from tests.faults.proxy import Proxy

shifted_clock.begin()  # before a test file is read: some look at the clock as they are
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows are real, a screen is not needed

# How long an example takes is no property of the code: other tests run beside it.
hypothesis.settings.register_profile(
    "tests", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "quick",
    deadline=None,
    max_examples=15,  # too few to judge by them how many are filtered out
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.filter_too_much],
)
hypothesis.settings.load_profile("tests")

PASSWORD = "tawasul-demo"
SECRET = "a secret for tests, long enough to sign"
CHEAP = {"password_memory_kib": 8, "password_passes": 1}
START_SECONDS = 10
HERE = Path(__file__).parent
SLOW = {"faults", "journeys", "test_openapi.py"}  # folders and files of which nothing is quick
GARBAGE = 10_000  # new objects, after which it is worth to look for garbage


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make quick` choose."""
    parser.addoption("--quick", action="store_true", help="only tests that need no server and little time")


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples where it is to be quick."""
    if config.getoption("--quick"):
        hypothesis.settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read what is never quick."""
    return True if config.getoption("--quick") and collection_path.name in SLOW else None


class ByFile(LoadFileScheduling):
    """Keeps a file on one worker, and all the fault harnesses, which load the machine, on one."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "tests/faults" if file.startswith("tests/faults/") else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Share the tests out by file. Groups by mark would not hold: findings/pytest-xdist-groups.sh."""
    return ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the fault harnesses; leave out what is not quick, where that is asked for."""
    items.sort(key=lambda item: "faults" not in item.path.parts)
    if config.getoption("--quick"):
        quick = list(filter(_is_quick, items))
        config.hook.pytest_deselected(items=[item for item in items if item not in set(quick)])
        items[:] = quick


def _is_quick(item: pytest.Item) -> bool:
    needs_server = "postgres" in getattr(item, "fixturenames", ())
    return not (needs_server or any(item.iter_markers("slow")) or any(item.iter_markers("installer")))


@dataclass
class Central:
    """A running central: real HTTP, its own database, its own store."""

    dsn: str
    store: Path
    engine: Engine
    settings: Settings
    url: str = ""
    app: FastAPI = field(default_factory=FastAPI)
    _server: serving.Server | None = None
    _thread: threading.Thread | None = None
    _sessions: list[requests.Session] = field(default_factory=list)

    def start(self) -> None:
        """Listen on the port of before, or on a free one the first time."""
        self.app = create_app(self.settings)
        config = uvicorn.Config(
            self.app,
            host="127.0.0.1",
            port=self.settings.port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = serving.Server(config, self.app.state.hints)
        self._thread = threading.Thread(target=self._server.run, name="central")
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._server.started:
            assert self._thread.is_alive(), "the central did not start"
            assert time.monotonic() < deadline, "the central did not start in time"
            time.sleep(0.005)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.settings = self.settings.model_copy(update={"port": port})
        self.url = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Stop listening, as a network that is gone; the database stays."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(START_SECONDS)
        assert not self._thread.is_alive()
        self._server = self._thread = None

    def client(self, user_name: str = "officer01", device_id: str = "test-device") -> requests.Session:
        """Return an HTTP session that is signed in as this user; closed with the central."""
        opened = requests.Session()
        self._sessions.append(opened)
        body = {"user_name": user_name, "password": PASSWORD, "device_id": device_id}
        answer = opened.post(f"{self.url}/v1/session", json=body, timeout=10)
        answer.raise_for_status()
        tokens = TokenRecord.model_validate_json(answer.content)
        opened.headers["Authorization"] = f"Bearer {tokens.access_token}"
        return opened

    def close(self) -> None:
        """Stop and let everything go."""
        for opened in self._sessions:
            opened.close()
        self.stop()
        self.engine.dispose()


@pytest.fixture(scope="session", autouse=True)
def _collect_on_the_main_thread() -> Iterator[None]:
    """Keep worker threads from collecting widgets, as the program itself does (`ui/collecting.py`)."""
    gc.disable()
    gc.collect()
    gc.freeze()  # what all tests stand on is no garbage: a look after each of them need not pass it
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect_after_a_test() -> Iterator[None]:
    yield
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Leave the keyring of whoever runs the tests alone, and one test's keyring out of the next."""
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(fail.Keyring())


@pytest.fixture(scope="session", autouse=True)
def _little_ballast() -> Iterator[None]:
    """Hold back little room on the disk: filling it took a twentieth of a second for each desk."""
    with patch.object(Ballast.__init__, "__defaults__", (4096,)):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quiet_log() -> None:
    """Keep the log of the central out of the way: tests that read it set their own."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The DSN of a PostgreSQL server for this run.

    Not in pytest's own folder: another run that starts closes that to the account the server runs under.
    """
    with (
        patch.dict(embedded.ALWAYS, max_connections="200"),  # a hundred writers at once is one of the tests
        tempfile.TemporaryDirectory(prefix="tawasul-postgres-", ignore_cleanup_errors=True) as folder,
        embedded.running(Path(folder) / "data", durable=False) as dsn,
    ):
        shifted_clock.shift_sql(dsn_of(dsn, "template1"))
        yield dsn


@dataclass(frozen=True)
class Template:
    """A database and a store to copy from."""

    name: str
    store: Path


@pytest.fixture(scope="session")
def template_database(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A migrated and seeded database that every test copies."""
    template = Template("template_tawasul", tmp_path_factory.mktemp("store"))
    create_database(postgres, template.name)
    dsn = dsn_of(postgres, template.name)
    database.migrate(dsn)
    engine = database.open_engine(dsn)
    seed.fill(engine, template.store, cases=60, seed=7, now=shifted_clock.instant())
    hashed = auth.hash_password(PASSWORD, CHEAP["password_memory_kib"], CHEAP["password_passes"])
    with database.transaction(engine) as db:
        db.execute(update(tables.staff).values(password_hash=hashed))
        # Most tests give any request to anybody; those about one's own ask for `own_requests`.
        db.execute(update(tables.case_file).values(applicant_staff_id=None))
    engine.dispose()
    return template


@pytest.fixture
def central(postgres: str, template_database: Template, tmp_path: Path) -> Iterator[Central]:
    """A central with 60 seeded cases, for one test."""
    with running_central(postgres, template_database, tmp_path) as running:
        yield running


@pytest.fixture
def line(central: Central) -> Iterator[Proxy]:
    """A desk's line to the central, for faults; others may have another one."""
    proxy = Proxy(("127.0.0.1", central.settings.port))
    yield proxy
    central.stop()  # first: it holds the line of hints open
    proxy.close()


@pytest.fixture
def own_requests(central: Central) -> dict[UUID, UUID]:
    """The requests that members of staff sent themselves, and who it was, known to the central."""
    sender = tables.staff.c.identity_number == tables.case_file.c.applicant["identity_number"].astext
    known = update(tables.case_file).where(sender).values(applicant_staff_id=tables.staff.c.id)
    with database.transaction(central.engine) as db:
        told = db.execute(known.returning(tables.case_file.c.id, tables.staff.c.id)).all()
    return dict(told)


@contextmanager
def running_central(postgres: str, template: Template, folder: Path) -> Iterator[Central]:
    """Run a central on a copy of the template; its database goes with it."""
    name = f"test_{uuid4().hex}"
    create_database(postgres, name, template.name)
    store = folder / "central-store"
    shutil.copytree(template.store, store)
    dsn = dsn_of(postgres, name)
    settings = Settings(dsn=dsn, store=str(store), secret=SECRET, port=0, **CHEAP)
    running = Central(dsn, store, database.open_engine(dsn), settings)
    running.start()
    try:
        yield running
    finally:
        running.close()
        drop_database(postgres, name)


def dsn_of(server: str, name: str) -> str:
    """Return the DSN of another database of the same server."""
    address, _, options = server.partition("?")
    return f"{address.rpartition('/')[0]}/{name}?{options}"


def create_database(server: str, name: str, template: str = "template1") -> None:
    """Create a database as a copy of another."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    with psycopg.connect(dsn_of(server, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def drop_database(server: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    statement = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(dsn_of(server, "postgres"), autocommit=True) as connection:
        connection.execute(statement)
