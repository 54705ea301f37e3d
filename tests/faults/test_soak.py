"""Days on a line of which one connection in a hundred fails: every evening all is sent, and nothing grows."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from tawasul_central import feed_audit, tables
from tawasul_central.database import still_picture
from tests.central.acts import note, send
from tests.conftest import PASSWORD, Central
from tests.faults.counts import COUNTS
from tests.faults.passphrases import cheap_passphrases
from tests.faults.people import Workplace
from tests.faults.proxy import Kind, Plan, Proxy, by_chance, honest
from tests.faults.tally import Tally
from tests.faults.verdict import Saved, duplicated, lost
from tests.faults.world import OFFICE

ROOT = Path(__file__).parents[2]
OFFICER = "officer01"
LOSSES = {Kind.RESET_BEFORE: 0.003, Kind.RESET_REQUEST: 0.002, Kind.SWALLOW: 0.003, Kind.RESET_REPLY: 0.002}
HINTS = "/v1/sync/hints"
GROWTH = 1.05
LARGEST = {"work.db-wal": 6, "mirror.db-wal": 12, "outbox.journal": 2, "work.db": 6}  # MiB
EMPTIED = 16 * 1024  # bytes of a journal in which nothing waits


def lossy(seed: int) -> Plan:
    """Return the plan that breaks one exchange in a hundred; a stream of hints has no end to lose."""
    others = by_chance(seed, LOSSES)
    hints = by_chance(seed, {Kind.RESET_BEFORE: 0.005, Kind.RESET_REPLY: 0.005})
    return lambda asked: (hints if asked.path.startswith(HINTS) else others)(asked)


@contextmanager
def colleague(central: Central) -> Iterator[None]:
    """Let somebody else of the office write now and then while the block runs."""
    over = threading.Event()

    def write() -> None:
        client, random = central.client("supervisor01", device_id="colleague"), Random(1)
        with central.engine.connect() as db:
            case = tables.case_file
            ids = list(
                db.scalars(
                    tables.case_file.select().with_only_columns(case.c.id).where(case.c.office_id == OFFICE)
                )
            )
        while not over.wait(0.15):
            send(central, client, note(random.choice(ids), "a colleague's word"))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def told(order: dict[str, Any], proxy: Proxy) -> Iterator[dict[str, Any]]:
    """Let the desk work and yield what it tells of every evening; at noon every connection is ended."""
    command = [sys.executable, "-W", "error", "-m", "tests.faults.soaking"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as desk:
        desk.stdin.write(json.dumps(order) + "\n")
        desk.stdin.flush()
        for line in desk.stdout:
            facts = json.loads(line)
            if "noon" in facts:
                proxy.hang_up()
                desk.stdin.write("\n")
                desk.stdin.flush()
            else:
                yield facts
    assert desk.returncode == 0


@pytest.mark.fault("F7")
def test_many_days_on_a_line_that_loses_a_hundredth(central: Central, tmp_path: Path, tally: Tally) -> None:
    address = urlsplit(central.url)
    proxy = Proxy((str(address.hostname), int(address.port or 0)))
    proxy.plan = lossy(seed=COUNTS.soak_days)
    order = {
        "server": proxy.url,
        "user_name": OFFICER,
        "password": PASSWORD,
        "profile": str(tmp_path / "profile"),
    }
    order |= {"profile": str(tmp_path / "profile"), "days": COUNTS.soak_days, "seed": COUNTS.soak_days}
    with colleague(central):
        *days, month_later = told(order, proxy)
    try:
        assert [day["left"] for day in days] == [0] * COUNTS.soak_days, "the outbox is empty every evening"
        _nothing_is_lost_or_twice(central, proxy, days, tmp_path / "profile", tally)
    finally:
        proxy.close()
    _nothing_grows(days, month_later, tally)


def _nothing_is_lost_or_twice(
    central: Central, proxy: Proxy, days: list[dict[str, Any]], profile: Path, tally: Tally
) -> None:
    given_up = {one for day in days for one in day["given_up"]}
    saved = [Saved(UUID(hex=one), kind) for day in days for one, kind in day["saved"] if one not in given_up]
    assert len(saved) > 10 * len(days)
    proxy.plan = honest
    with cheap_passphrases():
        place = Workplace(central, OFFICER, profile).enter()
    assert place.sync() is not None
    missing = lost(central.engine, saved, [place.desk])
    differing = place.differs()
    place.leave()
    with still_picture(central.engine) as db:
        assert [str(finding) for finding in feed_audit.audit(db) if finding.wrong] == []
    broken = sum(seen.fault.kind is not Kind.PASS for seen in proxy.seen)
    assert broken, "the line was good"
    tally.tell(
        "days on a bad line",
        f"{len(days)} days, {len(saved)} acts, {sum(day['passes'] for day in days)} passes,"
        f" {broken} of {len(proxy.seen)} exchanges broken",
    )
    tally.note(
        "F7", len(proxy.seen), lost=len(missing), duplicated=len(duplicated(central.engine)),
        diverged=len(differing),
    )  # fmt: skip


def _nothing_grows(days: list[dict[str, Any]], month_later: dict[str, Any], tally: Tally) -> None:
    first, last = days[0]["rss"], days[-1]["rss"]
    most = {name: max(day["sizes"].get(name, 0) for day in days) for name in LARGEST}
    tally.tell(
        "memory of a desk over days",
        f"{first / 2**20:.1f} MiB after the first day, {last / 2**20:.1f} MiB after the last"
        f" ({100 * (last / first - 1):+.1f} %)",
    )
    tally.tell(
        "largest files of a desk over days", ", ".join(f"{name} {size:,}" for name, size in most.items())
    )
    assert {name: size for name, size in most.items() if size > LARGEST[name] * 2**20} == {}
    assert month_later["given_up"] == 0, "what was given up is kept for 30 days"
    assert month_later["month_later"].get("outbox.journal", 0) < EMPTIED
    assert last < first * GROWTH
