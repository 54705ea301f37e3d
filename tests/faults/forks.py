"""A process that has everything loaded and forks a child for every act: cheap, and free to be killed."""

import gc
import importlib
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Tell = Callable[..., None]


@dataclass(frozen=True)
class Ending:
    """What a child told before its end, and how it ended: its exit code, or minus the signal."""

    told: tuple[dict[str, Any], ...]
    code: int

    def every(self, name: str) -> list[Any]:
        """Return all that was told under this name, in order."""
        return [facts[name] for facts in self.told if name in facts]

    def last(self, name: str, otherwise: Any = None) -> Any:
        """Return what was told last under this name."""
        return (self.every(name) or [otherwise])[-1]

    def well(self) -> "Ending":
        """Return this, where the child came to its end by itself; else fail with what it said."""
        assert self.code == 0, "\n".join(self.every("broke")) or f"ended with {self.code}: {self.told}"
        return self


class Forks:
    """The way to the process that forks; one act at a time."""

    def __init__(self, *inside: str, environment: Mapping[str, str] = os.environ) -> None:
        command = [*inside, sys.executable, "-W", "error", "-m", "tests.faults.forks"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, act: str, **facts: Any) -> Ending:
        """Have `module:function(tell, **facts)` of this folder done in a child and return what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"act": act, "facts": facts}, default=str) + "\n")
        self._process.stdin.flush()
        told: list[dict[str, Any]] = []
        for line in self._process.stdout:
            told.append(json.loads(line))
            if "ended" in told[-1]:
                return Ending(tuple(told[:-1]), int(told[-1]["ended"]))
        raise AssertionError("the process that forks is gone")

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@contextmanager
def forking(*inside: str, environment: Mapping[str, str] = os.environ) -> Iterator[Forks]:
    """Give a process that forks, begun by the command `inside`; it ends with the block."""
    forks = Forks(*inside, environment=environment)
    try:
        yield forks
    finally:
        forks.close()


def _serve() -> None:
    out = os.dup(1)
    os.dup2(2, 1)  # what is merely printed is no answer
    import tests.faults.desk_acts  # noqa: F401 — everything that a child may need, before there is one

    gc.freeze()  # what is here now is shared with every child
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_done(asked["act"], out, asked["facts"]))
        _, status = os.waitpid(child, 0)
        _say(out, ended=os.waitstatus_to_exitcode(status))


def _done(act: str, out: int, facts: dict[str, Any]) -> int:
    def tell(**told: Any) -> None:
        _say(out, **told)

    module, _, name = act.partition(":")
    try:
        getattr(importlib.import_module(f"tests.faults.{module}"), name)(tell, **facts)
    except BaseException:
        tell(broke=traceback.format_exc())
        return 1
    return 0


def _say(out: int, **told: Any) -> None:
    os.write(out, json.dumps(told, default=str).encode() + b"\n")  # one write: whole, whatever comes after


if __name__ == "__main__":
    _serve()
