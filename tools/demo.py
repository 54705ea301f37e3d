"""Run the whole system with demonstration data: PostgreSQL, the central, and the desk's window.

Everything lives in var/demo. Closing the window, or Ctrl-C, ends every process that this started.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "var/demo"
FIRST_PORT = 8448


def port(data: Path) -> int:
    """Return the port of this demonstration: the same at every start, because the desk knows it by that."""
    kept = data / "port"
    if kept.exists():
        return int(kept.read_text())
    number = next(number for number in range(FIRST_PORT, FIRST_PORT + 100) if is_free(number))
    data.mkdir(parents=True, exist_ok=True)
    kept.write_text(str(number))
    return number


def is_free(number: int) -> bool:
    """Return whether nothing listens on this port of the loopback address."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", number)) != 0


@contextmanager
def central(data: Path) -> Iterator[str]:
    """Run the central with demonstration data in `data`; yields its address, ends it afterwards."""
    number = port(data)
    if not is_free(number):
        sys.exit(f"Port {number} is taken: is the demonstration running already?")
    command = [sys.executable, "-m", "tawasul_central", "demo", "--data", data / "central"]
    command += ["--port", str(number), "--until-stdin-closes"]
    # A session of its own: Ctrl-C reaches this program first, which then ends the central in order.
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield wait_until_ready(process)
    finally:
        end(process)


def wait_until_ready(process: "subprocess.Popen[str]") -> str:
    """Return the address that the central prints once it answers."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("ready "):
            return line.split()[1]
        print(line, end="", flush=True)
    sys.exit("The central did not start; its last words are above.")


def end(process: "subprocess.Popen[str]") -> None:
    """Ask the central to stop, and wait until it has."""
    if process.stdin:
        process.stdin.close()
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


def main() -> int:
    """Return the exit code of the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reset", action="store_true", help="throw the demonstration's data away first")
    arguments = parser.parse_args()
    if arguments.reset:
        shutil.rmtree(DATA, ignore_errors=True)
    first = "" if DATA.exists() else " and drawing its data, about half a minute"
    print(f"Starting the central{first}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with central(DATA) as server:
            print(
                f"Tawasul Central answers at {server}; opening the window. Ctrl-C ends everything.",
                flush=True,
            )
            desk = [sys.executable, "-m", "tawasul_desk", "--profile", DATA / "desk", "--server", server]
            environment = os.environ | {"TAWASUL_DESK_DEMO": "1"}
            return subprocess.run(desk, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
