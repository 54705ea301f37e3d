"""What much at once costs: a thousand changed cases in, a thousand acts out."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import UUID

from tawasul_contract.operations import AddNote, Assign, OperationBatch, new_id
from tawasul_desk.services.database import encrypted_engine, writing
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tools.measures import Measure
from tools.measures.arena import WATCHER, Central, desk, fill
from tools.measures.timing import seconds

MANY = 1_000
BATCH = 50
AT_A_TIME = 4  # as many lanes as a desk sends in
TIMES = 3
PUT = "INSERT OR REPLACE INTO thing VALUES (?, ?, ?)"


def delta(served: Central, folder: Path) -> Measure:
    """Ours: a pass that finds 1,000 cases changed. Floor: the same pages read, and their rows put bare."""
    ours, floor = [], []
    with desk(folder / "delta", served.url) as opened:
        fill(opened)
        cases = _cases(opened)
        for turn in range(TIMES):
            cursor = cursor_now(served)
            post(served, [_note(case_id) for case_id in cases])
            floor.append(
                seconds(lambda c=cursor, t=turn: bare_delta(served, c, folder / f"bare-delta-{t}.db"))
            )
            ours.append(seconds(lambda: fill(opened)))
    return Measure(f"delta of {MANY:,} changed cases", median(ours), median(floor), 2.5, "s")


def drain(served: Central, folder: Path) -> Measure:
    """Ours: 1,000 queued acts sent and settled. Floor: bare POSTs of the same bodies on as many lines."""
    ours, floor = [], []
    with desk(folder / "drain", served.url) as opened:
        fill(opened)
        cases = _cases(opened)
        for _ in range(TIMES):
            for case_id in cases:
                opened.casework.submit(_note(case_id))
            ours.append(seconds(lambda: fill(opened)))
            assert opened.casework.waiting() == ()
            notes = [_note(case_id) for case_id in cases]
            floor.append(seconds(lambda notes=notes: post(served, notes)))
            fill(opened)
    return Measure(f"{MANY:,} queued acts sent", median(ours), median(floor), 2, "s")


def _cases(opened: Desk) -> list[UUID]:
    rows = opened.casework.page(QueueQuery(shelf=Shelf.ALL), 0, MANY).rows
    assert len(rows) == MANY
    return [row.case_id for row in rows]


def _note(case_id: UUID) -> AddNote:
    return AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="ملاحظة " * 20)


def post(served: Central, acts: Sequence[AddNote | Assign]) -> None:
    """Send these acts, in batches on as many lines as a desk has."""
    bodies = [
        OperationBatch(operations=tuple(acts[start : start + BATCH])).model_dump_json().encode()
        for start in range(0, len(acts), BATCH)
    ]

    def send(mine: list[bytes]) -> None:
        with served.signed_in() as line:
            line.headers["Content-Type"] = "application/json"
            for body in mine:
                answer = line.post(f"{served.url}/v1/ops", data=body, timeout=120)
                assert all(result["status"] == "applied" for result in answer.json()["results"])

    with ThreadPoolExecutor(AT_A_TIME) as lines:
        list(lines.map(send, [bodies[place::AT_A_TIME] for place in range(AT_A_TIME)]))


def cursor_now(served: Central, user_name: str = WATCHER) -> str:
    """Return where the feed stands, for this person."""
    with served.signed_in(user_name) as line:
        return str(served.first_page(line)["cursor"])


def bare_delta(served: Central, cursor: str, path: Path, user_name: str = WATCHER) -> None:
    """Read the feed to its end and put the rows into an encrypted table, and no more."""
    engine = encrypted_engine(path, b"k" * 32, "NORMAL")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE thing (id TEXT PRIMARY KEY, seq INTEGER, data TEXT)")
    more = True
    with served.signed_in(user_name) as line:
        while more:
            asked: dict[str, str | int] = {"cursor": cursor, "limit": 500}
            answer = line.get(f"{served.url}/v1/sync/changes", params=asked, timeout=60)
            page = json.loads(answer.content)
            kept = [change for change in page["changes"] if change["op"] == "upsert"]
            rows = [(change["id"], change["seq"], json.dumps(change["data"])) for change in kept]
            with writing(engine) as connection:
                connection.exec_driver_sql(PUT, rows)
            cursor, more = page["next"], page["more"]
    engine.dispose()
