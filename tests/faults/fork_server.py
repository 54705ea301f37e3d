"""A process that has imported everything, and forks what is to be killed.

It is told what to fork a line at a time: the name of the order's class, then the order itself. A shim that
knows how to cut the power stands between it and the system, and does nothing until it is asked.
"""

import ctypes
import gc
import logging
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Protocol

import structlog

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
ORDERS = {
    "Serve": "tests.faults.central_process",
    "Lane": "tests.faults.lanes",
    "Crash": "tests.faults.crash_points",
}
LATER = ("tawasul_desk.services.transport",)  # what is imported when it is first needed


class Order(Protocol):
    """What a child is forked for."""

    def model_dump_json(self) -> str: ...

    def run(self) -> None: ...


class ForkServer:
    """The process that forks."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def order(self, order: Order) -> None:
        """Have it forked; nothing is waited for."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{type(order).__name__} {order.model_dump_json()}\n".encode())

    def heard(self, seconds: float) -> list[str]:
        """Return the lines that children have said, waiting so long for the first."""
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            return []
        said = os.read(self._process.stdout.fileno(), 65536).decode()
        assert said, "the fork server is gone"
        return said.splitlines()


@contextmanager
def forking(preload: Path) -> Iterator[ForkServer]:
    """Run a fork server with this library between it and the system; all it forked ends with it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.fork_server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env=os.environ | {"LD_PRELOAD": str(preload)},
    )
    with process:
        try:
            yield ForkServer(process)
        finally:
            process.kill()


def die_with_parent() -> None:
    """Have the kernel end this process with the one that forked it."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def main() -> None:
    """Fork for each order until nobody is there to give one."""
    classes = {name: getattr(import_module(module), name) for name, module in ORDERS.items()}
    for module in LATER:
        import_module(module)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    die_with_parent()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed is gone at once
    for line in iter(sys.stdin.readline, ""):
        name, _, order = line.partition(" ")
        if os.fork() == 0:
            _be(classes[name].model_validate_json(order))


def _be(order: Order) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent()
        order.run()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    main()
