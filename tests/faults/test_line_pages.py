"""Pages of the feed that come twice, late or in another order, as a cache on the way might give them."""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawasul_contract.records import CaseRecord
from tawasul_desk import app
from tawasul_desk.services import api, intake
from tawasul_desk.services.database import reading
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.exchange import Reply
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import QueueQuery, Shelf
from tests.faults.counts import COUNTS
from tests.faults.line import OFFICER, OTHER, SUPERVISOR, Line
from tests.faults.proxy import Asked, Fault, Kind, Plan, honest, reply
from tests.faults.tally import Tally
from tests.faults.verdict import Kept, central_of, mirror_of
from tests.services.desks import assign, note, response, synced

LIMIT: Final = 3
CHANGES: Final = "/v1/sync/changes"
EXAMPLES: Final = COUNTS.model_examples
Numbers = dict[tuple[str, bytes], int]


@dataclass
class History:
    """What happened, every page in which that was ever told, and a profile that has heard nothing of it."""

    line: Line
    profile: Path
    pages: list[bytes]
    truth: Kept
    runs: int = 0

    @contextmanager
    def desk(self) -> Any:
        """Give a desk with that profile."""
        self.runs += 1
        fresh = self.profile.with_name(f"again-{self.runs}")
        shutil.copytree(self.profile, fresh)
        desk = app.resume(self.line.settings(fresh.name))
        assert desk is not None
        try:
            yield desk
        finally:
            desk.close()
            shutil.rmtree(fresh)


@pytest.fixture
def history(line: Line) -> History:
    """Acts of two people, cases that leave and come back, told in small pages read at many moments."""
    desk, boss = line.open(OFFICER, "before"), line.open(SUPERVISOR)
    cursors = [desk.casework._mirror.cursor()]
    client = line.central.client(OFFICER, "recorder")
    pages: dict[bytes, None] = {}
    for act in _acts(boss, desk.staff.id):
        boss.casework.submit(act())
        synced(boss)
        for cursor in cursors[-3:] + cursors[:1]:
            asked: dict[str, Any] = {"cursor": cursor, "limit": LIMIT}
            answer = client.get(line.central.url + CHANGES, params=asked, timeout=10)
            answer.raise_for_status()
            pages[reply("200 OK", answer.content, Content_Type="application/json")] = None
            cursors.append(answer.json()["next"])
    desk.close()
    line.desks.pop(0)
    truth = central_of(client, line.central.url)
    return History(line, line.folder / "before", list(pages), truth)


def _acts(boss: Desk, officer: Any) -> list[Callable[[], Any]]:
    rows = boss.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    mine = [row.case_id for row in rows if row.assignee_id == officer][:6]
    people = boss.casework.staff().values()
    other = next(one.id for one in people if one.user_name == OTHER)

    def away(case_id: Any) -> Callable[[], Any]:
        return lambda: assign(boss, case_id, other)

    def back(case_id: Any) -> Callable[[], Any]:
        return lambda: assign(boss, case_id, officer)

    return [
        lambda: note(mine[0], "one"),
        away(mine[1]),
        lambda: response(mine[2], "two"),
        away(mine[3]),
        back(mine[1]),
        lambda: note(mine[1], "three"),
        lambda: note(mine[0], "four"),
        away(mine[4]),
        lambda: response(mine[5], "five"),
        away(mine[1]),
        lambda: response(mine[0], "six"),
        back(mine[3]),
    ]


@pytest.mark.fault("F28")
def test_pages_in_any_order_lead_to_the_same_truth(history: History, tally: Tally) -> None:
    assert len(history.pages) >= 12
    pick = st.integers(0, len(history.pages) - 1)

    @settings(
        max_examples=EXAMPLES,
        database=None,
        print_blob=True,
    )
    @given(passes=st.lists(st.lists(pick, min_size=1, max_size=5), min_size=1, max_size=3))
    def whatever_comes(passes: list[list[int]]) -> None:
        with history.desk() as desk:
            assert _backward(history, desk, passes) == []
            assert mirror_of(desk) == history.truth

    whatever_comes()
    tally.note("F28", history.runs)


def test_a_page_of_another_place_taken_for_the_one_asked_for_is_seen(
    history: History, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "parsed_page", _any_page)
    with history.desk() as desk:
        _backward(history, desk, [[max(range(len(history.pages)), key=lambda place: _first(history, place))]])
        ours = mirror_of(desk)
        caught = sum(ours.get(key) != record for key, record in history.truth.items())
    tally.bite("F28: a page ahead of the place asked for is taken", caught)


def test_a_mirror_that_takes_any_page_for_news_is_seen(
    history: History, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "parsed_page", _any_page)
    for name in ("_CASE", "_EVENT", "_ATTACHMENT", "_STAFF"):
        unguarded = getattr(intake, name).partition("    WHERE excluded.seq")[0]
        assert unguarded != getattr(intake, name)
        monkeypatch.setattr(intake, name, unguarded)
    every = list(range(0, len(history.pages), 3))
    with history.desk() as desk:
        tally.bite("F28: a late page taken for news", len(_backward(history, desk, [every, every[::-1]])))


def _first(history: History, place: int) -> int:
    """Return the lowest number that this page tells of."""
    page = json.loads(history.pages[place].partition(b"\r\n\r\n")[2])
    return min((change["seq"] for change in page["changes"]), default=0)


def _any_page(model: Any, answer: Reply, _after: object) -> Any:
    return model.model_validate_json(answer.body)


def _backward(history: History, desk: Desk, passes: Sequence[Sequence[int]]) -> list[str]:
    """Make passes in which these pages are the answers, then an honest one; return what went back."""
    found: list[str] = []
    before = _numbers(desk)
    for answers in passes:
        for answer in answers:
            history.line.proxy.plan = _answering([history.pages[answer]])
            with suppress(SyncStoppedError):
                synced(desk)
            after = _numbers(desk)
            found += [
                f"{kind} {key.hex()}" for (kind, key), n in before.items() if after.get((kind, key), n) < n
            ]
            before = after
    history.line.proxy.plan = honest
    synced(desk)
    return found


def _answering(pages: Sequence[bytes]) -> Plan:
    """Return the plan in which these pages answer for the feed, one after the other, and then the central."""
    left = list(pages)

    def plan(asked: Asked) -> Fault:
        if left and asked.path.startswith(CHANGES):
            return Fault(Kind.ANSWER, answer=left.pop(0))
        return Fault()

    return plan


def _numbers(desk: Desk) -> Numbers:
    """Return how new every record is: its number in the feed, and of a case its version."""
    found: Numbers = {}
    with reading(desk.open_session.vault.engine("mirror.db")) as connection:
        for kind in ("case", "event", "attachment", "staff"):
            for key, number in connection.exec_driver_sql(f'SELECT id, seq FROM "{kind}"'):  # noqa: S608
                found[kind, key] = number
        for key, data in connection.exec_driver_sql('SELECT id, data FROM "case"'):
            found["version", key] = CaseRecord.model_validate_json(data).version
    return found
