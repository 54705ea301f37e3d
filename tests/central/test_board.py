"""The board over HTTP: who may read it, what it refuses, and what workstations tell of themselves."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from tawasul_central import tables, waiting
from tawasul_central.board_tables import board_case, board_finish
from tawasul_contract.boards import BoardRecord, DrillRecord, Figure, MineRecord, StuckRecord
from tawasul_contract.clock import RIYADH
from tawasul_contract.outcomes import Problem
from tawasul_contract.records import Status
from tests.central import acts
from tests.conftest import Central

DAYS = {"from": "2026-01-01", "to": "2026-12-31"}
SUPERVISOR, OFFICER = "supervisor01", "officer01"


def board(central: Central, user_name: str = SUPERVISOR, **asked: str) -> BoardRecord:
    answer = acts.get(central, central.client(user_name), "/v1/board", **(DAYS | asked))
    assert answer.status_code == 200, answer.text
    return BoardRecord.model_validate_json(answer.content)


def refusal(central: Central, user_name: str, path: str, **asked: str) -> tuple[int, str]:
    answer = acts.get(central, central.client(user_name), path, **asked)
    return answer.status_code, Problem.model_validate_json(answer.content).code


def value(shown: BoardRecord, figure: Figure) -> float | None:
    return next(tile.value for tile in shown.tiles if tile.figure is figure)


@pytest.mark.parametrize("path", ["/v1/board", "/v1/board/cases"])
def test_the_board_is_for_supervisors(central: Central, path: str) -> None:
    asked = DAYS | ({"part": "tile", "key": "open"} if path.endswith("cases") else {})
    for name in (OFFICER, "auditor01"):
        assert refusal(central, name, path, **asked) == (403, "forbidden")
    assert refusal(central, SUPERVISOR, path, **asked, office="jeddah") == (404, "not-found")
    assert refusal(central, SUPERVISOR, path, **(asked | {"to": "2025-12-31"})) == (422, "invalid")
    assert refusal(central, SUPERVISOR, path, **(asked | {"to": "2027-01-02"})) == (422, "invalid")


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("tile", "none"),
        ("came", "yesterday"),
        ("ageing", "submitted/9-9"),
        ("ageing", "lost/0-1"),
        ("open_of", "somebody"),
        ("hour", "1"),
        ("weather", "1"),
    ],
)
def test_a_key_that_is_none_is_invalid(central: Central, part: str, key: str) -> None:
    asked = DAYS | {"part": part, "key": key}
    assert refusal(central, SUPERVISOR, "/v1/board/cases", **asked) == (422, "invalid")


@pytest.mark.calendar
def test_an_act_is_on_the_board_once_it_is_answered(central: Central) -> None:
    case_id = acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id="renew_passport")
    today = datetime.now(RIYADH).date()
    days = {"from": f"{today - timedelta(days=30)}", "to": f"{today + timedelta(days=1)}"}
    before, office = board(central, **days), acts.reread(central, case_id).office_id
    version = acts.reread(central, case_id).version
    sent = acts.send(central, central.client(OFFICER), acts.process(case_id, version))
    assert sent[0].status == "applied"
    after = board(central, office=office, **days)
    assert value(after, Figure.OPEN) == (value(before, Figure.OPEN) or 0) - 1
    officer = acts.person(central, OFFICER).id
    finished = {load.staff_id: load.finished for load in before.loads}
    assert {load.staff_id: load.finished for load in after.loads}[officer] == finished[officer] + 1
    asked = days | {"part": "finished_by", "key": str(officer)}
    drill = acts.get(central, central.client(SUPERVISOR), "/v1/board/cases", **asked)
    assert case_id in DrillRecord.model_validate_json(drill.content).case_ids
    with central.engine.connect() as db:
        hours = db.scalars(select(board_finish.c.hours).where(board_finish.c.case_id == case_id)).all()
        assert None not in hours, "counted in the transaction of the act"


def test_an_act_that_fails_leaves_the_board_alone(central: Central) -> None:
    case_id = acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id="renew_passport")
    with central.engine.connect() as db:
        with db.begin() as act:
            moved = update(tables.case_file).where(tables.case_file.c.id == case_id)
            db.execute(moved.values(status=Status.PROCESSED))
            act.rollback()
        kept = select(board_case.c.status).where(board_case.c.case_id == case_id)
        assert db.scalar(kept) == Status.UNDER_PROCESSING


def test_officers_read_their_own_figures_beside_the_team(central: Central) -> None:
    answer = acts.get(central, central.client(OFFICER), "/v1/board/mine", **DAYS)
    mine = MineRecord.model_validate_json(answer.content)
    me = acts.person(central, OFFICER)
    loads = {load.staff_id: load for load in board(central).loads}
    assert mine.own == loads[me.id]
    team = [load for staff_id, load in loads.items() if staff_id in _officers(central, me.office_ids[0])]
    assert mine.team is not None
    assert mine.team.people == len(team)
    assert mine.team.open == pytest.approx(sum(load.open for load in team) / len(team))
    assert mine.team.finished == pytest.approx(sum(load.finished for load in team) / len(team))
    assert str(team[1].staff_id) not in answer.text, "no colleague is named"
    assert refusal(central, "auditor01", "/v1/board/mine", **DAYS) == (403, "forbidden")


def test_an_own_number_leads_to_own_cases_and_to_no_others(central: Central) -> None:
    case_id = acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id="renew_passport")
    asked = DAYS | {"part": "open_of"}
    found = {
        who: DrillRecord.model_validate_json(
            acts.get(central, central.client(who), "/v1/board/mine/cases", **asked).content
        )
        for who in (OFFICER, "officer03")
    }
    assert case_id in found[OFFICER].case_ids
    assert case_id not in found["officer03"].case_ids
    assert found[OFFICER].key == str(acts.person(central, OFFICER).id)
    for part in ("tile", "service_open", "none"):
        refused = refusal(central, OFFICER, "/v1/board/mine/cases", **DAYS | {"part": part})
        assert refused == (422, "invalid")


def test_of_two_officers_an_average_would_tell_of_the_other(central: Central) -> None:
    office = acts.person(central, OFFICER).office_ids[0]
    two = sorted(_officers(central, office), key=str)[:2]
    with central.engine.begin() as db:
        others = tables.staff.c.id.not_in([*two, acts.person(central, OFFICER).id])
        db.execute(update(tables.staff).where(tables.staff.c.role == "officer", others).values(active=False))
        db.execute(update(tables.staff).where(tables.staff.c.id == two[0]).values(office_ids=["dammam"]))
    answer = acts.get(central, central.client(OFFICER), "/v1/board/mine", **DAYS)
    assert MineRecord.model_validate_json(answer.content).team is None


def _officers(central: Central, office_id: str) -> set[object]:
    with central.engine.connect() as db:
        of_office = tables.staff.c.office_ids.contains([office_id])
        found = tables.staff.select().where(tables.staff.c.role == "officer", of_office)
        return {row.id for row in db.execute(found)}


def test_what_waits_at_a_workstation_is_on_the_board(central: Central) -> None:
    client = central.client(OFFICER, "desk-1")
    cursor = acts.cursor_now(central, client)
    tell(central, client, cursor, "3")
    first = stuck(central)
    assert (first.waiting, first.device_id) == (3, "desk-1")
    assert first.staff_id == acts.person(central, OFFICER).id
    assert value(board(central), Figure.STUCK) == 3
    tell(central, client, cursor, "5")
    later = stuck(central)
    assert (later.waiting, later.since) == (5, first.since), "since when anything waits"
    assert later.heard_at >= first.heard_at
    tell(central, client, cursor, None)
    assert stuck(central) == later, "an older desk tells nothing"
    tell(central, client, cursor, "0")
    assert board(central).stuck == ()
    assert value(board(central), Figure.STUCK) == 0
    assert board(central, "supervisor02").stuck == ()


def test_a_workstation_is_told_of_once_and_by_its_last_session(central: Central) -> None:
    for told in ("2", "1"):
        client = central.client(OFFICER, "desk-1")
        tell(central, client, acts.cursor_now(central, client), told)
    assert stuck(central).waiting == 1


def test_that_nothing_changed_is_written_down_seldom(central: Central) -> None:
    client = central.client(OFFICER, "desk-1")
    cursor = acts.cursor_now(central, client)
    tell(central, client, cursor, "2")
    first = stuck(central).heard_at
    tell(central, client, cursor, "2")
    assert stuck(central).heard_at == first
    with central.engine.begin() as db:
        long_ago = first - 2 * waiting.REFRESHED
        heard = tables.session.c.heard_at.is_not(None)
        db.execute(update(tables.session).where(heard).values(heard_at=long_ago))
    tell(central, client, cursor, "2")
    assert stuck(central).heard_at >= first


def stuck(central: Central) -> StuckRecord:
    (found,) = board(central).stuck
    return found


def tell(central: Central, client: object, cursor: str, told: str | None) -> None:
    headers = {} if told is None else {waiting.HEADER: told}
    answer = client.get(  # type: ignore[attr-defined]
        f"{central.url}/v1/sync/changes", params={"cursor": cursor}, headers=headers, timeout=acts.TIMEOUT
    )
    assert answer.status_code == 200, answer.text


def test_days_begin_in_riyadh(central: Central) -> None:
    case_id = acts.prepare(central, OFFICER, Status.SUBMITTED)
    late_evening = datetime.fromisoformat("2026-03-10T21:30:00+00:00")  # the eleventh in Riyadh
    with central.engine.begin() as db:
        moved = update(tables.case_file).where(tables.case_file.c.id == case_id)
        db.execute(moved.values(submitted_at=late_evening))
    days = {day.day: day.came for day in board(central).days}
    assert (days[date(2026, 3, 10)], days[date(2026, 3, 11)]) == counted(central)


def counted(central: Central) -> tuple[int, int]:
    """Return how many cases of the office came on the tenth and on the eleventh of March."""
    office = acts.person(central, OFFICER).office_ids[0]
    mine = tables.case_file.c.office_id == office
    ahead = tables.case_file.c.submitted_at + timedelta(hours=3)
    begin = [datetime.fromisoformat(f"2026-03-{day}T00:00:00+00:00") for day in (10, 11, 12)]
    return tuple(  # type: ignore[return-value]
        acts.count(central, tables.case_file, mine, ahead >= first, ahead < last)
        for first, last in pairwise(begin)
    )
