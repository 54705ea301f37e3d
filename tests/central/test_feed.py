from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update

from tawasul_central import auth, cursors, feed, tables
from tawasul_central.feed import Exit, Touched, announce
from tawasul_contract.outcomes import CaseChange, ChangePage, Problem, ProblemCode, Removal
from tawasul_contract.records import Role, Status
from tests.central.acts import (
    case_file,
    changes_after,
    count,
    cursor_now,
    get,
    me,
    note,
    person,
    prepare,
    reread,
    send,
    take,
)
from tests.conftest import Central

OFFICER, SUPERVISOR = "officer01", "supervisor01"


def colleagues(central: Central, office: str, role: Role = Role.OFFICER) -> list[str]:
    staff = tables.staff
    wanted = select(staff.c.user_name).where(staff.c.role == role, staff.c.office_ids.contains([office]))
    with central.engine.connect() as db:
        return list(db.scalars(wanted.order_by(staff.c.user_name)))


def head(central: Central) -> int:
    with central.engine.connect() as db:
        return feed.position(db)[0]


def test_nothing_new_is_a_short_answer(central: Central) -> None:
    client = central.client()
    cursor = cursor_now(central, client)
    answer = get(central, client, "/v1/sync/changes", cursor=cursor)
    page = ChangePage.model_validate_json(answer.content)
    assert (page.changes, page.more, page.head) == ((), False, head(central))
    assert len(answer.content) < 1024
    assert len(cursor) <= 200


def test_a_change_arrives_whole_and_once_at_its_last_number(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    client = central.client()
    cursor = cursor_now(central, client)
    outcomes = send(central, client, note(case_id, "١"), note(case_id, "٢"))
    changes, after = changes_after(central, client, cursor)
    assert [change.type for change in changes] == ["event", "case", "event"]
    assert [change.seq for change in changes] == sorted(change.seq for change in changes)
    assert changes[-1].seq == outcomes[-1].confirmed_seq == head(central)
    case = next(change for change in changes if isinstance(change, CaseChange))
    assert case.data.updated_at == reread(central, case_id).updated_at
    assert (
        changes_after(central, client, after) == ([], after) or changes_after(central, client, after)[0] == []
    )


def test_a_page_is_never_cut_inside_a_transaction(central: Central) -> None:
    client = central.client()
    cursor = cursor_now(central, client)
    people = [Touched("staff", person(central, f"officer{number:02}").id) for number in range(1, 10)]
    ends = []
    for together in (people[:5], people[5:7], people[7:]):
        with central.engine.begin() as db:
            ends.append(announce(db, together))
    sizes = []
    for end in ends:
        page = ChangePage.model_validate_json(
            get(central, client, "/v1/sync/changes", cursor=cursor, limit=1).content
        )
        sizes.append(len(page.changes))
        assert page.more == (end != ends[-1])
        cursor = page.next
    assert sizes == [5, 2, 2]


def test_what_is_touched_again_moves_to_the_last_number(central: Central) -> None:
    client = central.client()
    cursor = cursor_now(central, client)
    one, other = (Touched("staff", person(central, name).id) for name in ("officer01", "officer02"))
    for together in ([one, other], [one]):
        with central.engine.begin() as db:
            last = announce(db, together)
    changes, _ = changes_after(central, client, cursor, limit=1)
    assert [(change.id, change.seq) for change in changes] == [(other.id, last - 1), (one.id, last)]


def test_small_pages_lose_nothing(central: Central) -> None:
    client = central.client()
    cursor = cursor_now(central, client)
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    for number in range(12):
        send(central, client, note(case_id, str(number)))
    all_at_once, _ = changes_after(central, client, cursor, limit=500)
    for limit in (1, 2, 3, 7):
        piecewise, _ = changes_after(central, client, cursor, limit=limit)
        assert piecewise == all_at_once


def test_numbers_have_no_gaps_even_after_a_rollback(central: Central) -> None:
    before = head(central)
    one = Touched("staff", person(central, OFFICER).id)
    with central.engine.connect() as db:
        assert announce(db, [one]) == before + 1
        db.rollback()
    with central.engine.begin() as db:
        assert announce(db, [one]) == before + 1


def test_taking_a_case_removes_it_from_the_others_of_the_office_only(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    office = reread(central, case_id).office_id
    taker = central.client(OFFICER)
    other = central.client(next(name for name in colleagues(central, office) if name != OFFICER))
    boss = central.client(colleagues(central, office, Role.SUPERVISOR)[0])
    elsewhere = central.client(stranger(central, office))
    cursors_before = {client: cursor_now(central, client) for client in (taker, other, boss, elsewhere)}
    send(central, taker, take(case_id, me(central, taker).id))
    told = {client: changes_after(central, client, cursors_before[client])[0] for client in cursors_before}
    assert [(change.type, change.case_id) for change in told[other]] == [("removal", case_id)]
    assert {change.type for change in told[taker]} == {"case", "event"}
    assert {change.type for change in told[boss]} == {"case", "event"}
    assert told[elsewhere] == []


def stranger(central: Central, office: str) -> str:
    staff = tables.staff
    wanted = select(staff.c.user_name).where(staff.c.role == Role.OFFICER)
    with central.engine.connect() as db:
        return str(db.scalars(wanted.where(~staff.c.office_ids.contains([office]))).first())


def test_what_enters_sight_comes_with_its_whole_past(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    office = reread(central, case_id).office_id
    names = [name for name in colleagues(central, office) if name != OFFICER]
    boss = central.client(colleagues(central, office, Role.SUPERVISOR)[0])
    old, new = central.client(OFFICER), central.client(names[0])
    before = {client: cursor_now(central, client) for client in (old, new)}
    send(central, boss, take(case_id, person(central, names[0]).id))
    [gone] = changes_after(central, old, before[old])[0]
    assert isinstance(gone, Removal)
    assert (gone.case_id, gone.reason) == (case_id, "out_of_scope")
    arrived = changes_after(central, new, before[new])[0]
    types = [change.type for change in arrived]
    assert types.count("case") == 1
    assert types.count("event") == count(central, tables.event, tables.event.c.case_id == case_id)
    files = count(central, tables.attachment, tables.attachment.c.case_id == case_id)
    assert types.count("attachment") == files


def test_out_and_back_within_one_pull_is_there(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    office = reread(central, case_id).office_id
    boss = central.client(colleagues(central, office, Role.SUPERVISOR)[0])
    mine = central.client(OFFICER)
    cursor = cursor_now(central, mine)
    other = next(name for name in colleagues(central, office) if name != OFFICER)
    send(central, boss, take(case_id, person(central, other).id, 1))
    send(central, boss, take(case_id, person(central, OFFICER).id, 2))
    changes = changes_after(central, mine, cursor)[0]
    assert not any(isinstance(change, Removal) for change in changes)
    assert [change.data.version for change in changes if isinstance(change, CaseChange)] == [3]


def test_an_auditor_is_told_of_colleagues_only(central: Central) -> None:
    client = central.client("auditor01")
    cursor = cursor_now(central, client)
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    send(central, central.client(), note(case_id))
    with central.engine.begin() as db:
        announce(
            db, [Touched("staff", person(central, OFFICER).id), Touched("catalogue", feed.THE_CATALOGUE)]
        )
    assert [change.type for change in changes_after(central, client, cursor)[0]] == ["staff", "catalogue"]


def test_an_exit_by_office_or_person_reaches_nobody_else(central: Central) -> None:
    case_id = UUID(int=77)
    officer, other = central.client(OFFICER), central.client("officer02")
    before = {client: cursor_now(central, client) for client in (officer, other)}
    with central.engine.begin() as db:
        announce(db, [], [Exit(case_id, staff_id=person(central, OFFICER).id, reason="deleted")])
    [gone] = changes_after(central, officer, before[officer])[0]
    assert isinstance(gone, Removal)
    assert gone.reason == "deleted"
    assert changes_after(central, other, before[other])[0] == []


def refused(central: Central, cursor: str, client_name: str = OFFICER) -> tuple[int, str, str | None]:
    answer = get(central, central.client(client_name), "/v1/sync/changes", cursor=cursor)
    problem = Problem.model_validate_json(answer.content)
    return answer.status_code, problem.code, problem.reason


def test_a_cursor_that_serves_no_more_asks_for_a_resync(central: Central) -> None:
    cursor = cursor_now(central, central.client())
    resync = ProblemCode.RESYNC_REQUIRED
    assert refused(central, cursor[:-2] + "xx") == (410, resync, "expired")
    assert refused(central, "forged") == (410, resync, "expired")
    assert refused(central, cursor, "officer02") == (410, resync, "scope")
    old = datetime.now(UTC) - central.settings.cursor_life - timedelta(minutes=1)
    terms = terms_of(central)
    stale = cursors.write(central.settings, terms, terms.head, old)
    assert refused(central, stale) == (410, resync, "expired")
    fresh = cursors.write(central.settings, terms, terms.head, datetime.now(UTC))
    assert get(central, central.client(), "/v1/sync/changes", cursor=fresh).status_code == 200


def test_a_number_that_was_never_given_belongs_to_another_history(central: Central) -> None:
    terms = terms_of(central)
    ahead = cursors.write(central.settings, terms, terms.head + 1, datetime.now(UTC))
    assert refused(central, ahead) == (410, ProblemCode.RESYNC_REQUIRED, "epoch")


def terms_of(central: Central) -> cursors.Terms:
    """What the cursors of the first officer must agree with."""
    client = central.client()
    token = str(client.headers["Authorization"]).removeprefix("Bearer ")
    claims = auth.read_access(central.settings, token, datetime.now(UTC))
    with central.engine.connect() as db:
        return feed.terms(db, auth.identify(db, claims, ""))


@pytest.mark.parametrize(
    "change",
    [
        {"role": "supervisor"},
        {"office_ids": ["riyadh", "jeddah", "dammam"]},
        {"scope_version": 2},
    ],
)
def test_another_scope_asks_for_a_resync(central: Central, change: dict[str, object]) -> None:
    cursor = cursor_now(central, central.client())
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.user_name == OFFICER).values(change))
    assert refused(central, cursor) == (410, ProblemCode.RESYNC_REQUIRED, "scope")


def test_a_restored_database_asks_for_a_resync(central: Central) -> None:
    cursor = cursor_now(central, central.client())
    with central.engine.begin() as db:
        db.execute(text("UPDATE feed_counter SET epoch = 'another'"))
    assert refused(central, cursor) == (410, ProblemCode.RESYNC_REQUIRED, "epoch")


def test_the_feed_never_shows_what_is_out_of_sight(central: Central) -> None:
    """Everything is touched; each member of staff gets exactly the cases of the predicate."""
    clients = {name: central.client(name) for name in ("officer01", "officer05", "supervisor02", "auditor01")}
    before = {name: cursor_now(central, client) for name, client in clients.items()}
    with central.engine.begin() as db:
        announce(db, [Touched("case", one, one) for one in db.scalars(select(case_file.c.id))])
    for name, client in clients.items():
        seen = {change.id for change in changes_after(central, client, before[name], 10)[0]}
        assert seen == in_sight(central, name)


def in_sight(central: Central, user_name: str) -> set[UUID]:
    """The rule of product.md, written out again on purpose."""
    one = person(central, user_name)
    with central.engine.connect() as db:
        cases = db.execute(select(case_file)).all()
    match one.role:
        case "officer":
            return {
                row.id
                for row in cases
                if row.assignee_id == one.id
                or (
                    (row.assignee_id is None or row.approval_asked_by is not None)
                    and row.office_id in one.office_ids
                )
            }
        case "supervisor":
            return {row.id for row in cases if {row.office_id, row.offered_to} & set(one.office_ids)}
        case _:
            return set()
