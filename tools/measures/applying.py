"""What an act costs the central, against its own SQL statements run bare; and what idle officers cost it."""

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import event

from tawasul_central import database, settings
from tawasul_central.auth import Claims
from tawasul_central.operations import perform
from tawasul_contract.operations import AddNote, new_id
from tools.measures import Measure
from tools.measures.arena import SECRET, Central
from tools.measures.timing import seconds

CLIENTS = 8
EACH = 150  # acts of one client
BATCH = 10
OFFICERS = 1_000
INTERVAL = 60.0  # seconds between two polls of an officer
WATCHED = 20.0  # seconds


@dataclass(frozen=True)
class Script:
    """The statements that one act ran, with their values; `kept` are the ids that every act shares."""

    statements: tuple[tuple[str, Any], ...]
    case_id: UUID
    kept: frozenset[UUID]


def applied(served: Central) -> Measure:
    """Ours: acts applied through HTTP by 8 clients. Floor: their very statements, by 8 bare connections."""
    with served.signed_in() as line:
        page = served.first_page(line)
        session = _session(served)
    cases = [UUID(change["id"]) for change in page["changes"] if change["type"] == "case"]
    share = [cases[place::CLIENTS][:EACH] for place in range(CLIENTS)]
    script = _script(served, session, cases[0])
    ours = seconds(lambda: _together(lambda mine: _send(served, mine), share))
    floor = seconds(lambda: _together(lambda mine: _replay(served.dsn, script, mine), share))
    acts = sum(map(len, share))
    return Measure(
        f"an act at the central, {CLIENTS} clients", 1000 * ours / acts, 1000 * floor / acts, 3, "ms"
    )


def idle(served: Central) -> Measure:
    """Ours: the share of one core that 1,000 officers take who poll once a minute. Floor: a whole core."""
    stop = Event()
    with ThreadPoolExecutor(4) as lines, served.signed_in() as line:
        polls = lines.submit(_poll, served, served.first_page(line)["cursor"], stop)
        try:
            sleep(2)
            used, begun = _processor_seconds(served), monotonic()
            sleep(WATCHED)
            share = (_processor_seconds(served) - used) / (monotonic() - begun)
        finally:
            stop.set()
        polls.result()
    return Measure(f"{OFFICERS:,} idle officers, share of a core", share, 1.0, 0.25, "")


def _poll(served: Central, cursor: str, stop: Event) -> None:
    """Poll as often as so many officers together."""
    due = monotonic()
    with served.signed_in() as line:
        while not stop.is_set():
            answer = line.get(f"{served.url}/v1/sync/changes", params={"cursor": cursor}, timeout=30)
            cursor = answer.json()["next"]
            due += INTERVAL / OFFICERS
            stop.wait(max(0.0, due - monotonic()))


def _processor_seconds(served: Central) -> float:
    """Return the processor time of the central and of its PostgreSQL until now."""
    with psycopg.connect(served.dsn) as connection:
        server = int(_stat(connection.info.backend_pid)[1])
    everyone = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    workers = [one for one in everyone if _stat(one)[1:2] == [str(server)]]
    ticks = sum(sum(map(int, _stat(one)[11:13])) for one in (served.process_id, server, *workers))
    ended = sum(map(int, _stat(server)[13:15]))  # of its children that are gone
    return (ticks + ended) / os.sysconf("SC_CLK_TCK")


def _stat(process_id: int) -> list[str]:
    """Return what the kernel tells of a process from its state on, or nothing where it is gone."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def _together(work: Callable[[list[UUID]], None], share: Sequence[list[UUID]]) -> None:
    with ThreadPoolExecutor(len(share)) as threads:
        list(threads.map(work, share))


def _note(case_id: UUID) -> AddNote:
    return AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="ملاحظة " * 20)


def _send(served: Central, cases: list[UUID]) -> None:
    with served.signed_in() as line:
        for start in range(0, len(cases), BATCH):
            notes = [_note(case_id).model_dump(mode="json") for case_id in cases[start : start + BATCH]]
            answer = line.post(f"{served.url}/v1/ops", json={"operations": notes}, timeout=60)
            assert all(result["status"] == "applied" for result in answer.json()["results"])


def _session(served: Central) -> Claims:
    with psycopg.connect(served.dsn) as connection:
        found = connection.execute("SELECT id, staff_id, device_id FROM session LIMIT 1").fetchone()
    assert found is not None
    return Claims(found[1], found[0], found[2], until=0)


def _script(served: Central, claims: Claims, case_id: UUID) -> Script:
    """Return what one act runs; the act before it fills what the central keeps in memory."""
    engine = database.open_engine(served.dsn, connections=1)
    here = settings.load(dsn=served.dsn, store="unused", secret=SECRET)
    taken: list[tuple[str, Any]] = []
    act = _note(case_id)
    try:
        perform(engine, here, claims, "bench", _note(case_id))
        event.listen(
            engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: taken.append((sql, values))
        )
        perform(engine, here, claims, "bench", act)
    finally:
        engine.dispose()
    return Script(tuple(taken), case_id, frozenset({claims.staff_id, claims.session_id, UUID(int=0)}))


def _replay(dsn: str, script: Script, cases: list[UUID]) -> None:
    with psycopg.connect(dsn) as connection:
        for case_id in cases:
            fresh = defaultdict(uuid4, {script.case_id: case_id} | {one: one for one in script.kept})
            with connection.transaction():
                for sql, values in script.statements:
                    connection.execute(sql, _renewed(values, fresh))


def _renewed(value: Any, fresh: defaultdict[UUID, UUID]) -> Any:
    """Return the value with every id that belongs to one act alone replaced by another."""
    match value:
        case UUID():
            return fresh[value]
        case dict():
            return {name: _renewed(one, fresh) for name, one in value.items()}
        case list() | tuple():
            return type(value)(_renewed(one, fresh) for one in value)
        case _:
            return value
