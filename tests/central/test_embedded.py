import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tawasul_central import embedded

pytestmark = pytest.mark.slow

STARTER = """
import sys, time
from pathlib import Path
from tawasul_central import embedded
print(embedded.start(Path(sys.argv[1]), durable=False).dsn, flush=True)
time.sleep(600)
"""


def answers(dsn: str) -> bool:
    try:
        psycopg.connect(dsn).close()
    except psycopg.OperationalError:
        return False
    return True


def test_it_keeps_what_was_committed_and_stops(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    with embedded.running(folder, durable=False) as dsn:
        with psycopg.connect(dsn) as connection:
            connection.execute("CREATE TABLE kept (word text)")
            connection.execute("INSERT INTO kept VALUES ('تواصل')")
        assert answers(dsn)
    assert not answers(dsn)
    with embedded.running(folder) as dsn, psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("تواصل",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_it_listens_on_no_network_address(tmp_path: Path) -> None:
    with embedded.running(tmp_path / "postgres", durable=False) as dsn, psycopg.connect(dsn) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_folder_in_use_is_refused_and_its_server_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    with embedded.running(folder, durable=False) as dsn:
        with pytest.raises(embedded.EmbeddedError, match="already in use by process"):
            embedded.start(folder)
        assert answers(dsn)


def test_a_long_path_still_gets_a_socket(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30) / "postgres"
    server = embedded.start(folder, durable=False)
    assert answers(server.dsn)
    assert server.sockets != folder
    embedded.stop(server)
    assert not server.sockets.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(embedded.EmbeddedError, match="cannot be used"):
        embedded.start(tmp_path / "file" / "postgres")


def test_a_broken_folder_is_told_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(embedded.EmbeddedError, match=r"did not start on .*: \S+"):
        embedded.start(folder)


def test_killing_who_started_it_stops_it(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    starter = subprocess.Popen([sys.executable, "-c", STARTER, folder], stdout=subprocess.PIPE, text=True)
    with starter:
        assert starter.stdout is not None
        dsn = starter.stdout.readline().strip()
        assert answers(dsn)
        os.kill(starter.pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while (folder / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not (folder / "postmaster.pid").exists()
    assert not answers(dsn)
