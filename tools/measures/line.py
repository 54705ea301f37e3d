"""What the line costs: the first synchronisation, and one that finds nothing new."""

import json
from itertools import count
from pathlib import Path
from statistics import median

from tawasul_desk.services.database import encrypted_engine, writing
from tools.measures import Measure
from tools.measures.arena import Central, desk, fill
from tools.measures.timing import by_turns, seconds

TIMES = 3
TURNS = 40


def first_sync(served: Central, folder: Path) -> Measure:
    """Ours: a first synchronisation. Floor: the same bytes, `json.loads`, one bulk insert into SQLCipher."""
    ours, floor = [], []
    for turn in range(TIMES + 1):
        with desk(folder / f"first-{turn}", served.url) as opened:
            ours.append(seconds(lambda opened=opened: fill(opened)))
        floor.append(seconds(lambda turn=turn: _bare_filling(served, folder / f"bare-{turn}.db")))
    name = f"first sync of {served.cases:,} cases"
    return Measure(name, median(ours[1:]), median(floor[1:]), 3, "s")


def long_first_sync(served: Central, folder: Path, ours: float) -> Measure:
    """Ours: a first synchronisation of many cases, timed elsewhere. Floor: as for few."""
    floor = seconds(lambda: _bare_filling(served, folder / "bare-long.db"))
    return Measure(f"first sync of {served.cases:,} cases", ours, floor, 3, "s")


def empty_poll(served: Central) -> Measure:
    """Ours: the bytes of an answer that nothing changed, with its head. Floor: one KiB."""
    with served.signed_in() as line:
        cursor = served.first_page(line)["cursor"]
        answer = line.get(f"{served.url}/v1/sync/changes", params={"cursor": cursor}, timeout=30)
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return Measure("empty poll on the line", len(answer.content) + head, 1024, 1, "B")


def empty_sync(served: Central, folder: Path) -> Measure:
    """Ours: a pass that finds nothing new. Floor: one bare round trip for the same answer."""
    with desk(folder / "empty", served.url) as opened, served.signed_in() as line:
        fill(opened)
        question = {"cursor": served.first_page(line)["cursor"], "limit": "500"}

        def bare() -> None:
            line.get(f"{served.url}/v1/sync/changes", params=question, timeout=30).raise_for_status()

        ours, floor = by_turns(lambda: fill(opened), bare, TURNS)
    return Measure("empty sync", ours * 1000, floor * 1000, 2, "ms")


def _bare_filling(served: Central, path: Path) -> None:
    engine = encrypted_engine(path, b"k" * 32, "NORMAL")
    rows: list[tuple[int, str]] = []
    number = count()
    with served.signed_in() as line:
        after = None
        while True:
            answer = line.post(f"{served.url}/v1/sync/snapshot", json={"after": after}, timeout=60)
            page = json.loads(answer.content)
            rows += [(next(number), json.dumps(change)) for change in page["changes"]]
            after = page["next"]
            if after is None:
                break
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE thing (n INTEGER PRIMARY KEY, data TEXT)")
        connection.exec_driver_sql("INSERT INTO thing VALUES (?, ?)", rows)
    engine.dispose()
