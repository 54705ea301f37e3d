"""What the line costs: the first synchronisation, and one that finds nothing new."""

import json
from itertools import count
from pathlib import Path
from statistics import median

import requests

from tawasul_desk.services.database import encrypted_engine, writing
from tools.measures import Measure
from tools.measures.arena import PASSWORD, WATCHER, Central, desk, fill
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


def empty_sync(served: Central, folder: Path) -> Measure:
    """Ours: a pass that finds nothing new. Floor: one bare round trip for the same answer."""
    with desk(folder / "empty", served.url) as opened, requests.Session() as line:
        fill(opened)
        cursor = _signed_in(line, served).post(f"{served.url}/v1/sync/snapshot", json={"after": None})
        question = {"cursor": cursor.json()["cursor"], "limit": "500"}

        def bare() -> None:
            line.get(f"{served.url}/v1/sync/changes", params=question, timeout=30).raise_for_status()

        ours, floor = by_turns(lambda: fill(opened), bare, TURNS)
    return Measure("empty sync", ours * 1000, floor * 1000, 2, "ms")


def _bare_filling(served: Central, path: Path) -> None:
    engine = encrypted_engine(path, b"k" * 32, "NORMAL")
    rows: list[tuple[int, str]] = []
    number = count()
    with requests.Session() as line:
        _signed_in(line, served)
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


def _signed_in(line: requests.Session, served: Central) -> requests.Session:
    credentials = {"user_name": WATCHER, "password": PASSWORD, "device_id": "bench"}
    answer = line.post(f"{served.url}/v1/session", json=credentials, timeout=30)
    line.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    return line
