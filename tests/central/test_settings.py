import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tawasul_central import settings as central_settings
from tawasul_central.__main__ import main
from tawasul_central.settings import PREFIX, SettingsError
from tests.conftest import PASSWORD, SECRET, Central, create_database, drop_database, dsn_of

LEAP_DAY = datetime(2024, 2, 29, 7, tzinfo=UTC)  # ten in the morning in Riyadh
RIGHT = {"DSN": "postgresql://localhost/none", "STORE": "store", "SECRET": SECRET}


def environment(**values: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return clean | {PREFIX + name: value for name, value in values.items()}


def run(*arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tawasul_central", *arguments],
        env=environment(**values),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DSN": None}, "TAWASUL_CENTRAL_DSN is not set; it is needed to start."),
        ({"SECRET": None}, "TAWASUL_CENTRAL_SECRET is not set; it is needed to start."),
        ({"STORE": ""}, "TAWASUL_CENTRAL_STORE is wrong: "),
        ({"DSN": "mysql://x"}, "TAWASUL_CENTRAL_DSN is wrong: it must begin with postgresql://."),
        ({"DSN": "postgresql://host:port/x"}, "TAWASUL_CENTRAL_DSN is wrong: it must be written "),
        ({"SECRET": "short"}, "TAWASUL_CENTRAL_SECRET is wrong: it must have at least 32 characters."),
        ({"PORT": "many"}, "TAWASUL_CENTRAL_PORT is wrong: "),
        ({"PORT": "70000"}, "TAWASUL_CENTRAL_PORT is wrong: "),
        ({"ACCESS_SECONDS": "3600"}, "TAWASUL_CENTRAL_ACCESS_SECONDS is wrong: "),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str | None], sentence: str
) -> None:
    for name, value in {**RIGHT, **changed}.items():
        monkeypatch.delenv(PREFIX + name, raising=False)
        if value is not None:
            monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as caught:
        central_settings.load()
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert (changed.get("SECRET") or SECRET) not in str(caught.value)


@pytest.mark.slow
def test_the_command_line_says_it_and_ends_with_2() -> None:
    done = run("serve", STORE="store", SECRET=SECRET)
    assert done.returncode == 2
    assert done.stderr == "tawasul-central: TAWASUL_CENTRAL_DSN is not set; it is needed to start.\n"
    assert run("nonsense").returncode == 2


def test_an_address_that_is_taken_is_one_sentence(central: Central, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, DSN=central.dsn, STORE=str(tmp_path), SECRET=SECRET)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"127.0.0.1 {port}: Address already in use." in done.stderr


def test_nobody_to_ask_for_a_password_is_one_sentence(
    central: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nobody)
    values = {"DSN": central.dsn, "STORE": "store", "SECRET": SECRET, "PASSWORD": ""}
    words = ("user", "add", "sara", "--role", "officer", "--name-ar", "سارة", "--name-en", "Sara")
    code, said = command(monkeypatch, capsys, *words, **values)
    assert code == 2
    assert said == "tawasul-central: Nobody is there to be asked; set TAWASUL_CENTRAL_PASSWORD.\n"


def test_the_secret_is_never_shown() -> None:
    loaded = central_settings.load(**{name.lower(): value for name, value in RIGHT.items()})
    assert SECRET not in repr(loaded)
    assert SECRET not in loaded.model_dump_json()


def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str, **values: str
) -> tuple[int, str]:
    """Run a command in this process; return its code and what it said on stderr."""
    for name, value in values.items():
        monkeypatch.setenv(PREFIX + name, value)
    return main(arguments), capsys.readouterr().err


def test_the_commands_of_an_administrator(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "command_line"
    create_database(postgres, name)
    values = {"DSN": dsn_of(postgres, name), "STORE": str(tmp_path / "store"), "SECRET": SECRET}
    values |= {"PASSWORD": PASSWORD, "PASSWORD_MEMORY_KIB": "8", "PASSWORD_PASSES": "1"}
    run_here = partial(command, monkeypatch, capsys, **values)
    add = ["user", "add", "sara", "--role", "officer", "--name-ar", "سارة", "--name-en", "Sara"]
    as_of = ("--as-of", "2024-02-29T10:00")
    try:
        assert run_here("migrate") == (0, "")
        assert run_here("migrate") == (0, ""), "again is as good"
        code, said = run_here(*add, "--office", "riyadh")
        assert (code, said.count("\n")) == (1, 1), "before there are offices"
        assert run_here("seed", "--cases", "5", "--seed", "3", "--no-attachments", *as_of) == (0, "")
        with psycopg.connect(values["DSN"]) as connection:
            ages = connection.execute("SELECT %s - submitted_at FROM case_file", (LEAP_DAY,)).fetchall()
        assert all(timedelta(0) < age < timedelta(days=366) for (age,) in ages), "dated back from --as-of"
        code, said = run_here("seed", "--cases", "5")
        assert (code, said.count("\n")) == (1, 1)
        assert said.startswith("tawasul-central: ")
        assert run_here(*add, "--office", "riyadh") == (0, "")
        assert run_here(*add, "--office", "riyadh") == (1, "tawasul-central: The user name sara is taken.\n")
        code, said = run_here("user", "add", "x", *add[3:], "--office", "atlantis")
        assert code == 1
        assert "There is no office atlantis; there are dammam, jeddah, riyadh." in said
        with psycopg.connect(values["DSN"]) as connection:
            found = connection.execute(
                "SELECT role, office_ids, change.seq > 0 FROM staff"
                " JOIN change ON entity_id = staff.id WHERE user_name = 'sara'"
            ).fetchall()
        assert found == [("officer", ["riyadh"], True)]
    finally:
        drop_database(postgres, name)


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(("seed", "--as-of", "2026-02-29"))
    assert ended.value.code == 2
    assert "'2026-02-29' is no date and time" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("migrate",),
        ("seed", "--cases", "5"),
        ("user", "add", "sara", "--role", "officer", "--name-ar", "سارة", "--name-en", "Sara"),
        ("resident", "inbox", "TW-1448-0000001"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(
    postgres: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    values = {"STORE": str(tmp_path / "store"), "SECRET": SECRET, "PASSWORD": PASSWORD}
    run_here = partial(command, monkeypatch, capsys, *arguments, **values)
    code, said = run_here(DSN="postgresql://sara:hush@127.0.0.1:1/none")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("tawasul-central: The database cannot be used: ")
    assert "hush" not in said
    if arguments != ("migrate",):
        name = "without_tables"
        create_database(postgres, name)
        try:
            code, said = run_here(DSN=dsn_of(postgres, name))
        finally:
            drop_database(postgres, name)
        sentence = "tawasul-central: The database has no tables yet; run tawasul-central migrate.\n"
        assert (code, said) == (2, sentence)


def test_serve_serves_and_stops_when_told(central: Central) -> None:
    import requests

    central.stop()
    port = str(central.settings.port)
    values = {"DSN": central.dsn, "STORE": str(central.store), "SECRET": SECRET}
    with subprocess.Popen(
        [sys.executable, "-m", "tawasul_central", "serve", "--port", port],
        env=environment(**values),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            session = requests.Session()
            session.mount("http://", requests.adapters.HTTPAdapter(max_retries=retries()))
            with session:
                assert session.get(f"{central.url}/v1/readiness", timeout=20).json() == {"status": "ok"}
        finally:
            process.terminate()
            out, _ = process.communicate(timeout=20)
    assert process.returncode in (0, -signal.SIGTERM), out
    assert '"route": "/v1/readiness"' in out


def retries() -> object:
    from urllib3.util import Retry

    return Retry(total=150, backoff_factor=0.05, backoff_max=0.2)
