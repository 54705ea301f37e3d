"""Measure against floors taken in the same run; writes build/bench.json and prints a table.

`--cases` and `--small` are how many cases the large and the small cache hold. `--board 1000000` measures
the board of a central with so many cases, and nothing else: seeding them takes a quarter of an hour.
"""

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from tools.measures import (
    Measure,
    applying,
    board,
    catching_up,
    due,
    exporting,
    filling,
    line,
    moving,
    paper,
    stall,
    store,
    viewing,
    window,
)
from tools.measures.arena import central, desk, fill

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build/bench.json"


def measures(folder: Path, large: int, small: int) -> Iterator[Measure]:
    """Yield every measure as it is taken."""
    yield due.computed()
    with central(folder / "small", small) as served:
        yield due.recounted(served)
        yield from board.answered(served)
        yield line.first_sync(served, folder)
        yield line.empty_sync(served, folder)
        yield line.empty_poll(served)
        yield catching_up.delta(served, folder)
        yield catching_up.drain(served, folder)
        yield moving.moved(served, folder)
        few = filling.filled(served, folder / "few")
        yield stall.longest(folder / "few", served.url, small)
        yield applying.applied(served)
        yield applying.idle(served)
    profile = folder / "large-profile"
    with central(folder / "large", large) as served:
        yield from board.answered(served)
        many = filling.filled(served, folder / "many")
        yield filling.flat_memory(many, large, few, small)
        yield line.long_first_sync(served, folder, many["seconds"])
        with desk(profile, served.url) as opened:
            fill(opened)
            yield store.search(opened)
            yield from store.submit(opened, folder)
            yield paper.summary(opened)
            yield from viewing.first_page(opened)
            yield exporting.workbook(opened, large)
        yield from window.start(profile, large)


def board_alone(folder: Path, cases: int) -> Iterator[Measure]:
    """Yield what the board costs over so many cases."""
    with central(folder / "central", cases) as served:
        yield from board.answered(served)


def main() -> int:
    """Return 0: a missed goal is reported, not hidden, and not an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--board", type=int, help="measure the board over so many cases, and nothing else")
    arguments = parser.parse_args()
    quiet = structlog.make_filtering_bound_logger(logging.WARNING)
    structlog.configure(wrapper_class=quiet)  # a line for every operation would hide the table
    taken: list[Measure] = []
    with TemporaryDirectory(prefix="tawasul-bench-") as folder:
        there = Path(folder)
        every = measures(there, arguments.cases, arguments.small)
        for measure in board_alone(there, arguments.board) if arguments.board else every:
            taken.append(measure)
            told = "met" if measure.ratio <= measure.goal else "MISSED"
            figures = f"{measure.ours:>10.2f} {measure.floor:>10.2f} {measure.unit:<4}"
            print(
                f"{measure.name:<44}{figures} ratio {measure.ratio:>5.2f} goal {measure.goal:g} {told}",
                flush=True,
            )
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps([measure.as_row() for measure in taken], indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
