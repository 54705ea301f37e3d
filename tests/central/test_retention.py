import os
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
import requests
from sqlalchemy import select, text, update

from tawasul_central import cursors, database, feed_audit, retention, storage, tables
from tawasul_central.__main__ import main
from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.outcomes import Applied, ProblemCode, Replayed
from tawasul_contract.records import Status
from tests.central.acts import count, cursor_now, note, person, post, prepare, reread, response, send, take
from tests.central.test_feed import colleagues, refused, terms_of
from tests.central.test_feed_audit import environment
from tests.conftest import Central

OFFICER = "officer01"
PNG = b"\x89PNG\r\n\x1a\n"
upload = tables.upload


def tidy(central: Central, after: timedelta = timedelta(0)) -> retention.Tidied:
    done = retention.tidy(central.engine, central.settings, datetime.now(UTC) + after)
    assert done is not None
    return done


def sent_up(central: Central, client: requests.Session, case_id: UUID, body: bytes) -> UploadReference:
    """Bring a file up to the end, as a desk does."""
    digest = sha256(body).hexdigest()
    reference = UploadReference(
        id=new_id(), name="a.png", media_type="image/png", size=len(body), sha256=digest
    )
    announced = reference.model_dump(mode="json") | {"case_id": str(case_id)}
    assert post(central, client, "/v1/uploads", announced).status_code == 201
    address = f"{central.url}/v1/uploads/{reference.id}"
    client.patch(address, body, headers={"Upload-Offset": "0"}).raise_for_status()
    client.post(f"{address}/finalize").raise_for_status()
    return reference


def age(central: Central, upload_id: UUID, days: int) -> None:
    with central.engine.begin() as db:
        started = datetime.now(UTC) - timedelta(days=days)
        db.execute(update(upload).where(upload.c.id == upload_id).values(started_at=started))


def kept_bytes(central: Central, body: bytes) -> bool:
    return storage.holds(storage.open_store(str(central.store)), sha256(body).hexdigest())


def test_nothing_that_is_young_is_let_go(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER)
    reference = sent_up(central, client, case_id, PNG + b"young")
    age(central, reference.id, 6)
    assert tidy(central) == retention.Tidied()
    assert send(central, client, response(case_id, uploads=(reference,)))[0].status == "applied"


def test_an_upload_that_no_operation_came_for_goes_with_its_bytes(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER)
    lost, shared, linked = (
        sent_up(central, client, case_id, PNG + word) for word in (b"lost", b"shared", b"linked")
    )
    same = sent_up(central, client, case_id, PNG + b"shared")
    send(central, client, response(case_id, uploads=(same,)), response(case_id, uploads=(linked,)))
    for reference in (lost, shared, linked):
        age(central, reference.id, 8)
    assert tidy(central).uploads == 2
    assert [kept_bytes(central, PNG + word) for word in (b"lost", b"shared", b"linked")] == [
        False,
        True,
        True,
    ]
    assert count(central, upload, upload.c.id.in_([lost.id, shared.id])) == 0
    assert count(central, upload, upload.c.id == linked.id) == 1
    outcome = send(central, client, response(case_id, uploads=(lost,)))[0]
    assert (outcome.status, outcome.code) == ("rejected", "upload-incomplete")
    for body in (PNG + b"shared", PNG + b"linked"):
        file = tables.attachment
        with central.engine.connect() as db:
            found = db.scalars(select(file.c.id).where(file.c.sha256 == sha256(body).hexdigest())).one()
        assert client.get(f"{central.url}/v1/attachments/{found}/content").content == body


def test_pieces_that_lie_about_are_swept_up(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER)
    store = storage.open_store(str(central.store))
    half, young = new_id(), new_id()
    for one in (half, young):
        announced = {"id": str(one), "case_id": str(case_id), "name": "a.png", "media_type": "image/png"}
        announced |= {"size": 100, "sha256": "ab" * 32}
        post(central, client, "/v1/uploads", announced)
        address = f"{central.url}/v1/uploads/{one}"
        client.patch(address, b"x" * 10, headers={"Upload-Offset": "0"}).raise_for_status()
    complete = sent_up(central, client, case_id, PNG + b"complete")
    nobodys = new_id()
    for one in (complete.id, nobodys):  # a process that ended between its commit and its sweeping
        store.put(f"incoming/{one}/{0:015}", b"left")
    for piece in (central.store / storage.INCOMING).rglob("*"):
        os.utime(piece, (time.time(),) * 2)  # by the clock of the tests: the system's is another
    age(central, half, 8)
    assert tidy(central, timedelta(days=6)).leftovers == 0, "pieces younger than a week stay"
    done = tidy(central)
    assert (done.uploads, done.leftovers) == (0, 0)
    age(central, half, 8)
    age(central, complete.id, -8)
    done = tidy(central, timedelta(days=8) - timedelta(seconds=1))
    lying = storage.lying(store, datetime.now(UTC) + timedelta(days=1))
    assert done.leftovers == 2
    assert lying == set()


def test_an_upload_taken_up_again_in_time_stays(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    reference = sent_up(central, central.client(OFFICER), case_id, PNG)
    store = storage.open_store(str(central.store))
    with central.engine.connect() as db:
        row = db.execute(select(upload.c.id, upload.c.sha256).where(upload.c.id == reference.id)).one()
    assert retention._let_go(central.engine, store, row) is False  # complete: nobody emptied it
    assert kept_bytes(central, PNG)


def test_removals_go_and_a_cursor_that_missed_them_is_refused(central: Central) -> None:
    """By number: the cursor is young, only its number is from before."""
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    other = next(name for name in colleagues(central, reread(central, case_id).office_id) if name != OFFICER)
    cursor = cursor_now(central, central.client(other))
    send(central, central.client(OFFICER), take(case_id, person(central, OFFICER).id))
    current = cursor_now(central, central.client(other))
    assert tidy(central, timedelta(days=44)).removals == 0
    assert tidy(central, timedelta(days=46)).removals == 1
    assert count(central, tables.scope_exit) == 0
    assert refused(central, cursor, other) == (410, ProblemCode.RESYNC_REQUIRED, "expired")
    answer = central.client(other).get(f"{central.url}/v1/sync/changes", params={"cursor": current})
    assert answer.status_code == 200
    assert tidy(central, timedelta(days=46)).removals == 0
    with database.still_picture(central.engine) as db:
        assert [one for one in feed_audit.audit(db) if one.wrong] == []


def test_a_cursor_is_refused_by_its_age_too(central: Central) -> None:
    terms = terms_of(central)
    old = datetime.now(UTC) - timedelta(days=46)
    cursor = cursors.write(central.settings, terms, terms.head, old)
    assert refused(central, cursor) == (410, ProblemCode.RESYNC_REQUIRED, "expired")


def test_an_act_is_known_again_after_any_time(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client, act = central.client(OFFICER), note(case_id)
    [first] = send(central, client, act)
    assert isinstance(first, Applied)
    send(central, client, note(case_id, "later"))
    with central.engine.begin() as db:
        db.execute(update(tables.ledger).values(at=datetime.now(UTC) - timedelta(days=400)))
    tidy(central, timedelta(days=400))
    assert send(central, central.client(OFFICER), act) == [
        Replayed(id=act.id, confirmed_seq=first.confirmed_seq, version=first.version)
    ]


def test_sessions_that_ended_are_forgotten(central: Central) -> None:
    client = central.client(OFFICER)
    before = count(central, tables.session)
    assert tidy(central, timedelta(days=29)).sessions == 0
    assert tidy(central, timedelta(days=31)).sessions == before > 0
    assert client.get(f"{central.url}/v1/me").status_code == 401


def test_one_tidies_at_a_time(
    central: Central, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(central, monkeypatch)
    with retention._alone(central.engine) as alone:
        assert alone
        assert retention.tidy(central.engine, central.settings, datetime.now(UTC)) is None
        assert main(["tidy"]) == 1
    assert main(["tidy"]) == 0
    assert capsys.readouterr().out == "0 removals, 0 sessions, 0 uploads, 0 uploads' leftovers\n"


def expired_session(central: Central) -> None:
    central.client(OFFICER)
    with central.engine.begin() as db:
        db.execute(update(tables.session).values(expires_at=datetime.now(UTC) - timedelta(hours=1)))


def test_a_running_server_tidies_once_a_day(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    expired_session(central)
    central.stop()
    monkeypatch.setattr(retention, "LOOK_EVERY", 0.02)
    central.start()
    time.sleep(0.3)
    assert count(central, tables.session) == 1, "the day is not over"
    with central.engine.begin() as db:
        db.execute(text("UPDATE feed_care SET tidied_at = now() - interval '25 hours'"))
    until = time.monotonic() + 5
    while count(central, tables.session):
        assert time.monotonic() < until, "nobody tidied"
        time.sleep(0.05)
    expired_session(central)
    time.sleep(0.3)
    assert count(central, tables.session) == 1, "not twice on one day"


def test_tidying_that_is_told_to_stop_goes_on_the_next_time(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    reference = sent_up(central, central.client(OFFICER), case_id, PNG + b"stop")
    age(central, reference.id, 8)
    stopped = retention.tidy(central.engine, central.settings, datetime.now(UTC), lambda: True)
    assert stopped == retention.Tidied()
    assert kept_bytes(central, PNG + b"stop")
    assert tidy(central).uploads == 1
    assert not kept_bytes(central, PNG + b"stop")
