from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from tawasul_central import snapshot, tables
from tawasul_contract.outcomes import CatalogueChange, Change, Removal, RowsDigest, SightDigest
from tawasul_contract.records import Status
from tests.central import acts
from tests.central.acts import changes_after, get, note, person, prepare, send, take
from tests.central.test_sync import EVERYBODY, by_key
from tests.conftest import Central

OFFICER = "officer01"
Numbered = dict[tuple[str, UUID], int]


def digest(central: Central, user_name: str) -> SightDigest:
    answer = get(central, central.client(user_name), "/v1/sync/digest")
    assert answer.status_code == 200, answer.text
    return SightDigest.model_validate_json(answer.content)


def numbers_of(changes: list[Change]) -> Numbered:
    """What a desk notes of each record: the number it came under."""
    held: Numbered = {}
    for change in changes:
        if not isinstance(change, CatalogueChange | Removal):
            held[change.type, change.id] = change.seq
    return held


def condensed(held: Numbered, kind: str) -> RowsDigest:
    """The hash as the contract words it, computed here on purpose without PostgreSQL."""
    mine = {(one, seq) for (type_, one), seq in held.items() if type_ == kind}
    total = 0
    for one, seq in mine:
        total ^= int.from_bytes(sha256(one.bytes + seq.to_bytes(8, "big")).digest()[:8], "big", signed=True)
    return RowsDigest(count=len(mine), digest=total)


@pytest.mark.parametrize("user_name", EVERYBODY)
def test_a_whole_snapshot_comes_to_the_digest(central: Central, user_name: str) -> None:
    changes, _, pages = acts.snapshot(central, central.client(user_name))
    told = digest(central, user_name)
    assert told.head == pages[0].head
    held = numbers_of(changes)
    for kind in ("case", "event", "attachment", "staff"):
        assert getattr(told, kind) == condensed(held, kind)
    missing = {key: seq for key, seq in held.items() if key != next(iter(held))}
    assert condensed(missing, "staff") != told.staff


def test_every_row_carries_its_own_number_in_snapshot_and_feed(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that followed holds the numbers that a fresh one gets, and both are the central's."""
    monkeypatch.setattr(snapshot, "CASES_PER_PAGE", 3)
    client = central.client(OFFICER)
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    changes, cursor, _ = acts.snapshot(central, client)
    send(central, central.client(OFFICER), take(case_id, person(central, OFFICER).id), note(case_id))
    followed = [*changes, *changes_after(central, client, cursor, limit=2)[0]]
    fresh, _, _ = acts.snapshot(central, client)
    assert by_key(followed) == by_key(fresh)
    held = numbers_of(followed)
    assert held == numbers_of(fresh)
    with central.engine.connect() as db:
        known = {(row.entity, row.entity_id): row.seq for row in db.execute(select(tables.change))}
    assert held == {key: known[key] for key in held}
    assert condensed(held, "event") == digest(central, OFFICER).event
    [catalogue] = [change for change in fresh if isinstance(change, CatalogueChange)]
    assert catalogue.seq == known["catalogue", UUID(int=0)]


def test_a_row_without_a_number_has_none_in_snapshot_and_digest(central: Central) -> None:
    with central.engine.begin() as db:
        db.execute(delete(tables.change).where(tables.change.c.entity != "case"))
    changes, _, _ = acts.snapshot(central, central.client(OFFICER))
    held = numbers_of(changes)
    assert {seq for (kind, _), seq in held.items() if kind != "case"} == {0}
    assert condensed(held, "event") == digest(central, OFFICER).event


def test_the_digest_follows_every_change(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    before = digest(central, OFFICER)
    [outcome] = send(central, central.client(OFFICER), note(case_id))
    after = digest(central, OFFICER)
    assert after.head == outcome.confirmed_seq
    assert after.event.count == before.event.count + 1
    assert after.case.count == before.case.count
    assert after.case.digest != before.case.digest
    assert after.attachment == before.attachment
