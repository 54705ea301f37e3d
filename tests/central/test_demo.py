import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import requests

from tawasul_central import demo, seed

pytestmark = pytest.mark.slow

FEW = 8  # cases: what is tested here is the starting and stopping
COMMAND = f"""
import sys
from pathlib import Path
from tawasul_central import demo
if __name__ == "__main__":
    demo.CASES = {FEW}
    reset, closes = "reset" in sys.argv, "closes" in sys.argv
    sys.exit(demo.main(data=Path(sys.argv[1]), port=int(sys.argv[2]), reset=reset, until_stdin_closes=closes))
"""
PATIENCE = 60


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "small_demo.py"
    path.write_text(COMMAND)
    return path


@contextmanager
def running(
    program: Path, data: Path, *flags: str, port: int = 0
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the demonstration until the block ends; yields it and its address."""
    command = [sys.executable, str(program), str(data), str(port), *flags]
    root = Path(demo.__file__).parents[1]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(root), os.environ["PYTHONPATH"]))},
    ) as process:
        assert process.stdout is not None
        try:
            ready, _, address = process.stdout.readline().strip().partition(" ")
            assert ready == "ready"
            yield process, address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def sign_in(address: str) -> requests.Response:
    body = {"user_name": "officer01", "password": seed.PASSWORD, "device_id": "demo-test"}
    return requests.post(f"{address}/v1/session", json=body, timeout=10)


def postmaster(data: Path) -> psutil.Process:
    return psutil.Process(int((data / "postgres" / "postmaster.pid").read_text().split()[0]))


def test_it_serves_keeps_its_data_and_starts_over(program: Path, tmp_path: Path) -> None:
    data = tmp_path / "demo"
    with running(program, data) as (process, address):
        assert sign_in(address).status_code == 200
        server = postmaster(data)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        server.wait(PATIENCE)
    secret = (data / "secret").read_text()
    stored = sorted(path.name for path in (data / "store").rglob("*"))
    started = time.monotonic()
    with running(program, data) as (_, address):
        assert time.monotonic() - started < 15
        assert sign_in(address).status_code == 200
    assert sorted(path.name for path in (data / "store").rglob("*")) == stored
    (data / "store" / "mark").write_text("from before")
    with running(program, data, "reset") as (_, address):
        assert sign_in(address).status_code == 200
    assert not (data / "store" / "mark").exists()
    assert (data / "secret").read_text() == secret


def test_it_ends_with_whoever_started_it(program: Path, tmp_path: Path) -> None:
    with running(program, tmp_path / "demo", "closes") as (process, _):
        server = postmaster(tmp_path / "demo")
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(PATIENCE) == 0
        server.wait(PATIENCE)


def test_killed_it_leaves_no_server_behind(program: Path, tmp_path: Path) -> None:
    with running(program, tmp_path / "demo") as (process, _):
        server = postmaster(tmp_path / "demo")
        process.kill()
        server.wait(PATIENCE)


def test_a_taken_port_is_told_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the signals of the test run stay its own
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert demo.main(data=tmp_path / "demo", port=port) == 1
    assert f"Port {port} cannot be used" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()
