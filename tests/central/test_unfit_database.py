"""A database that cannot be served from is one sentence: at the start, at readiness, for every command."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
import requests
from sqlalchemy import text

from tawasul_central import database, tables
from tawasul_central.seeding.sources import catalogue
from tests.central.acts import count, get
from tests.central.test_feed_audit import environment
from tests.central.test_problems import told
from tests.central.test_settings import command, retries
from tests.central.test_settings import environment as clean_environment
from tests.conftest import PASSWORD, SECRET, Central, create_database, drop_database, dsn_of

OLDER = "UPDATE alembic_version SET version_num = '0007'"
NEWER = "UPDATE alembic_version SET version_num = '9999'"
COMMANDS = (
    ("seed", "--cases", "5"),
    ("user", "add", "sara", "--role", "officer", "--name-ar", "سارة", "--name-en", "Sara"),
    ("resident", "inbox", "TW-1448-0000001"),
    ("audit-feed",),
    ("tidy",),
    ("restored",),
    ("resync",),
)


@pytest.fixture
def bare(postgres: str) -> Iterator[str]:
    """The DSN of a database with nothing in it."""
    name = "unfit"
    create_database(postgres, name)
    yield dsn_of(postgres, name)
    drop_database(postgres, name)


@pytest.fixture
def serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], tuple[int, str]]:
    def served(dsn: str) -> tuple[int, str]:
        values = {"DSN": dsn, "STORE": str(tmp_path), "SECRET": SECRET}
        return command(monkeypatch, capsys, "serve", "--port", "0", **values)

    return served


def alter(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute(statement.encode())


def test_nothing_is_served_from_an_unfit_database(bare: str, serve: Callable[[str], tuple[int, str]]) -> None:
    code, said = serve("postgresql://sara:hush@127.0.0.1:1/none")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("tawasul-central: The database cannot be used: ")
    assert "hush" not in said
    assert serve(bare) == (2, f"tawasul-central: {database.EMPTY}\n")
    database.migrate(bare)
    sentence = "The database has no catalogue yet; run tawasul-central catalogue load."
    assert serve(bare) == (2, f"tawasul-central: {sentence}\n")
    alter(bare, OLDER)
    code, said = serve(bare)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("tawasul-central: The database has an older form, 0007 instead of 00")
    assert said.endswith("; run tawasul-central migrate.\n")
    alter(bare, NEWER)
    code, said = serve(bare)
    assert (code, said.count("\n")) == (2, 1)
    assert "has the form 9999, which this program does not know" in said


def test_who_waits_is_told_why_and_served_once_it_can_be(bare: str, central: Central, tmp_path: Path) -> None:
    central.stop()
    values = {"DSN": bare, "STORE": str(tmp_path), "SECRET": SECRET}
    with subprocess.Popen(
        [sys.executable, "-m", "tawasul_central", "serve", "--wait", "--port", str(central.settings.port)],
        env=clean_environment(**values),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            assert database.EMPTY in process.stderr.readline()
            with pytest.raises(requests.ConnectionError):
                requests.get(f"{central.url}/v1/health", timeout=20)
            database.migrate(bare)
            assert "no catalogue yet" in process.stderr.readline()
            with psycopg.connect(bare) as connection:
                words = json.dumps(catalogue().model_dump(mode="json"))
                connection.execute("INSERT INTO catalogue (version, data) VALUES (1, %s)", (words,))
            with requests.Session() as session:
                session.mount("http://", requests.adapters.HTTPAdapter(max_retries=retries()))
                assert session.get(f"{central.url}/v1/readiness", timeout=20).json() == {"status": "ok"}
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (OLDER, "The database has an older form, 0007 instead of 00"),
        (NEWER, "The database has the form 9999, which"),
        ("DROP TABLE alembic_version", database.EMPTY),
        ("DELETE FROM catalogue", "The database has no catalogue yet"),
    ],
)
def test_readiness_says_why_not(central: Central, statement: str, why: str) -> None:
    client = central.client()
    with central.engine.begin() as db:
        db.execute(text(statement))
    ready = get(central, client, "/v1/readiness")
    assert ready.status_code == 503
    assert told(ready).detail.startswith(why)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_no_command_works_on_an_older_database(
    central: Central,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    environment(central, monkeypatch)
    with central.engine.begin() as db:
        db.execute(text(OLDER))
    code, said = command(monkeypatch, capsys, *arguments, PASSWORD=PASSWORD)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("tawasul-central: The database has an older form, 0007")


def test_a_catalogue_is_loaded_whole_or_not_at_all(
    central: Central,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a database of before there is nothing that counts the open cases anew, once it is in force."""
    environment(central, monkeypatch)
    words = catalogue().model_dump(mode="json")
    words["offices"].append({"id": "tabuk", "name_ar": "تبوك", "name_en": "Tabuk"})
    (tmp_path / "catalogue.json").write_text(json.dumps(words), "utf-8")
    with central.engine.begin() as db:
        db.execute(text("DROP TABLE recount"))
        db.execute(text(OLDER))
    code, said = command(monkeypatch, capsys, "catalogue", "load", str(tmp_path / "catalogue.json"))
    assert (code, said.count("\n")) == (2, 1)
    assert "older form" in said
    assert count(central, tables.catalogue) == 1
