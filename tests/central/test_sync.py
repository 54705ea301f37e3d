import gzip
import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tawasul_central import rows, snapshot, tables
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.outcomes import (
    AttachmentChange,
    CaseChange,
    CatalogueChange,
    Change,
    EventChange,
    Problem,
    Removal,
    SnapshotPage,
    StaffChange,
)
from tawasul_contract.records import LimitsRecord, Status
from tests.central import acts
from tests.central.acts import changes_after, get, note, person, post, prepare, send, take
from tests.central.test_feed import in_sight
from tests.conftest import Central

OFFICER = "officer01"
EVERYBODY = ["officer01", "officer07", "supervisor01", "supervisor03", "auditor01"]


def by_key(changes: list[Change]) -> dict[tuple[str, object], Any]:
    """What a desk holds after applying these changes in order."""
    held: dict[tuple[str, object], Any] = {}
    for change in changes:
        if isinstance(change, Removal):
            held = {key: data for key, data in held.items() if change.case_id not in owners(key, data)}
        elif isinstance(change, CatalogueChange):
            held["catalogue", 1] = change.data
        else:
            held[change.type, change.id] = change.data
    return held


def owners(key: tuple[str, object], data: Any) -> set[object]:
    return {getattr(data, "case_id", None), key[1] if key[0] == "case" else None}


@pytest.mark.parametrize("user_name", EVERYBODY)
def test_a_snapshot_is_exactly_what_is_in_sight(central: Central, user_name: str) -> None:
    changes, _, pages = acts.snapshot(central, central.client(user_name))
    visible = in_sight(central, user_name)
    assert {change.id for change in changes if isinstance(change, CaseChange)} == visible
    for kind, table in ((EventChange, tables.event), (AttachmentChange, tables.attachment)):
        with central.engine.connect() as db:
            wanted = set(db.scalars(select(table.c.id).where(table.c.case_id.in_(visible))))
        assert {change.id for change in changes if isinstance(change, kind)} == wanted
    assert pages[-1].done == pages[-1].total == len(changes)
    assert [type(change) for change in changes[:2]] == [CatalogueChange, StaffChange]


def test_the_records_are_those_of_the_database(central: Central) -> None:
    changes, _, _ = acts.snapshot(central, central.client("supervisor01"))
    with central.engine.connect() as db:
        for change in changes:
            if isinstance(change, CaseChange):
                row = db.execute(select(tables.case_file).where(tables.case_file.c.id == change.id)).one()
                assert rows.case_of(row) == change.data
            if isinstance(change, EventChange):
                row = db.execute(select(tables.event).where(tables.event.c.id == change.id)).one()
                assert rows.event_of(row) == change.data


def test_a_snapshot_comes_in_pages_that_can_be_taken_up_again(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = central.client("supervisor01")
    whole, _, _ = acts.snapshot(central, client)
    monkeypatch.setattr(snapshot, "CASES_PER_PAGE", 4)
    changes, cursor, pages = acts.snapshot(central, client)
    assert len(pages) > 3
    assert by_key(changes) == by_key(whole)
    assert {page.cursor for page in pages} == {cursor}
    assert [page.done for page in pages] == sorted(page.done for page in pages)
    assert pages[-1].done == pages[-1].total
    repeated = post(central, client, "/v1/sync/snapshot", {"after": pages[0].next})
    assert SnapshotPage.model_validate_json(repeated.content).changes == pages[1].changes


def test_what_changes_during_a_snapshot_comes_by_the_feed(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "CASES_PER_PAGE", 2)
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    reader, taker = central.client(OFFICER), central.client(OFFICER)
    held: list[Change] = []
    after, cursor = None, ""
    for turn in range(100):
        page = SnapshotPage.model_validate_json(
            post(central, reader, "/v1/sync/snapshot", {"after": after}).content
        )
        held += page.changes
        after, cursor = page.next, page.cursor
        if turn == 0:
            send(central, taker, take(case_id, person(central, OFFICER).id))
        if turn == 1:
            send(central, taker, note(case_id))
        if after is None:
            break
    held += changes_after(central, reader, cursor)[0]
    fresh, _, _ = acts.snapshot(central, reader)
    assert by_key(held) == by_key(fresh)


def test_feed_and_snapshot_converge_whatever_happens(central: Central) -> None:
    """Three desks follow while a supervisor moves cases about; each ends with what a fresh one gets."""
    names = ["officer01", "officer02", "supervisor01"]
    clients = {name: central.client(name) for name in names}
    held = {name: acts.snapshot(central, clients[name])[:2] for name in names}
    boss = central.client("supervisor01")
    office = person(central, "supervisor01").office_ids[0]
    staff = tables.staff
    with central.engine.connect() as db:
        people = list(db.scalars(select(staff.c.id).where(staff.c.office_ids.contains([office]))))
        table = tables.case_file
        cases = db.execute(select(table).where(table.c.office_id == office, table.c.status != "closed")).all()
    for number, row in enumerate(cases):
        send(central, boss, take(row.id, people[number % len(people)], row.version), note(row.id))
    for name in names:
        changes, cursor = held[name]
        followed = by_key([*changes, *changes_after(central, clients[name], cursor, limit=7)[0]])
        assert followed == by_key(acts.snapshot(central, clients[name])[0])


@pytest.mark.parametrize("after", ["forged", "x" * 500])
def test_a_place_that_was_not_given_out_is_refused(central: Central, after: str) -> None:
    answer = post(central, central.client(), "/v1/sync/snapshot", {"after": after})
    assert answer.status_code == 410
    assert Problem.model_validate_json(answer.content).reason == "expired"


def test_a_place_of_another_scope_is_refused(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "CASES_PER_PAGE", 1)
    client = central.client()
    place = post(central, client, "/v1/sync/snapshot", {}).json()["next"]
    with central.engine.begin() as db:
        changed = update(tables.staff).where(tables.staff.c.user_name == OFFICER)
        db.execute(changed.values(scope_version=9))
    answer = post(central, client, "/v1/sync/snapshot", {"after": place})
    assert Problem.model_validate_json(answer.content).reason == "scope"


def test_pages_are_compressed_for_who_asks(central: Central) -> None:
    client = central.client()
    address = f"{central.url}/v1/sync/snapshot"
    packed = client.post(address, json={}, headers={"Accept-Encoding": "gzip"}, stream=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    raw = packed.raw.read(decode_content=False)
    plain = client.post(address, json={}, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert len(json.loads(gzip.decompress(raw))["changes"]) == len(plain.json()["changes"])
    assert len(raw) < len(plain.content) / 2


def test_a_case_is_given_whole_and_the_look_is_audited(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    answer = get(central, central.client(), f"/v1/cases/{case_id}")
    body = answer.json()
    assert body["case"]["id"] == str(case_id)
    event, audit = tables.event, tables.audit
    assert len(body["events"]) == acts.count(central, event, event.c.case_id == case_id)
    looks = acts.count(central, audit, audit.c.case_id == case_id, audit.c.action == "open")
    assert looks == 1


@pytest.mark.parametrize("user_name", EVERYBODY)
def test_a_case_is_shown_to_those_who_see_it_only(central: Central, user_name: str) -> None:
    client, visible = central.client(user_name), in_sight(central, user_name)
    with central.engine.connect() as db:
        every = list(db.scalars(select(tables.case_file.c.id)))
    hidden = 403 if user_name.startswith("auditor") else 404
    for case_id in [*every, UUID(int=1)]:
        answer = get(central, client, f"/v1/cases/{case_id}")
        assert answer.status_code == (200 if case_id in visible else hidden)


def test_the_catalogue_and_the_limits(central: Central) -> None:
    client = central.client()
    catalogue = CatalogueRecord.model_validate_json(get(central, client, "/v1/catalogue").content)
    assert len(catalogue.sections) == 5
    limits = LimitsRecord.model_validate_json(get(central, client, "/v1/limits").content)
    assert limits == central.settings.limits
