from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tawasul_central import database, resident, tables
from tawasul_central.__main__ import main
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import EventKind, Status
from tests.central import acts
from tests.conftest import SECRET, Central

OFFICER = "officer01"


@pytest.fixture
def returned(central: Central) -> UUID:
    """A case that officer01 has just returned to the applicant."""
    case_id = acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    version = acts.reread(central, case_id).version
    outcomes = acts.send(central, central.client(OFFICER), acts.give_back(case_id, version))
    assert outcomes[0].status == "applied"
    return case_id


def reply(central: Central, case_id: UUID, text: str, now: datetime | None = None) -> int:
    number = acts.reread(central, case_id).case_number
    with database.transaction(central.engine) as db:
        return resident.reply(db, number, text, now)


def test_a_reply_brings_the_case_back_to_its_officer(central: Central, returned: UUID) -> None:
    client = central.client(OFFICER)
    cursor = acts.cursor_now(central, client)
    before = acts.reread(central, returned)
    reply(central, returned, "  أرفقت المطلوب  ")
    after = acts.reread(central, returned)
    assert (after.status, after.assignee_id) == (Status.RETURNED_BY_APPLICANT, before.assignee_id)
    assert (after.version, after.changed_by, after.missing) == (before.version + 1, None, [])
    changes, _ = acts.changes_after(central, client, cursor)
    told = {change.type: change for change in changes if change.type in ("case", "event")}
    assert told["case"].data.status is Status.RETURNED_BY_APPLICANT
    events = [change.data for change in changes if change.type == "event"]
    assert {event.kind for event in events} == {EventKind.APPLICANT_REPLY, EventKind.STATUS_CHANGED}
    assert [event.body for event in events if event.kind is EventKind.APPLICANT_REPLY] == ["أرفقت المطلوب"]
    assert all(event.actor_id is None for event in events)


def test_the_clock_runs_on_and_does_not_begin_anew(central: Central) -> None:
    case_id = acts.prepare(central, OFFICER, Status.RETURNED_TO_APPLICANT, OFFICER, due_at=None)
    sunday = datetime(2026, 5, 3, 5, 0, tzinfo=UTC)  # 08:00 in Riyadh, when offices open
    event = tables.event
    with central.engine.begin() as db:
        case = tables.case_file.c.id == case_id
        facts = {"submitted_at": sunday, "service_id": "exit_reentry"}
        db.execute(update(tables.case_file).where(case).values(facts))
        moves = (event.c.case_id == case_id) & (event.c.kind == EventKind.STATUS_CHANGED)
        notices = select(event.c.id).where(moves)
        db.execute(tables.notification.delete().where(tables.notification.c.event_id.in_(notices)))
        db.execute(event.delete().where(moves))
        line = {"id": UUID(int=1), "case_id": case_id, "kind": EventKind.STATUS_CHANGED}
        line |= {"at": sunday + timedelta(hours=5), "to_status": Status.RETURNED_TO_APPLICANT}
        db.execute(event.insert().values(line | {"from_status": Status.UNDER_PROCESSING}))
    tuesday = sunday + timedelta(days=2)
    reply(central, case_id, "تم", tuesday)
    # 14 working hours were allowed and 5 used: 7 on Tuesday leave 2 for Wednesday.
    assert acts.reread(central, case_id).due_at == tuesday + timedelta(days=1, hours=2)


def test_the_inbox_tells_what_the_staff_said(central: Central, returned: UUID) -> None:
    number = acts.reread(central, returned).case_number
    with central.engine.connect() as db:
        notices = resident.inbox(db, number)
    assert ("response", "أرفق صورة الجواز") in [(notice.kind, notice.text) for notice in notices]
    assert notices[-1].text in (Status.RETURNED_TO_APPLICANT, "أرفق صورة الجواز")
    assert [notice.at for notice in notices] == sorted(notice.at for notice in notices)


def test_what_was_not_returned_cannot_be_replied_to(central: Central, returned: UUID) -> None:
    reply(central, returned, "تم")
    written = acts.count(central, tables.event)
    with pytest.raises(resident.ResidentError, match="nothing to reply to"):
        reply(central, returned, "مرة أخرى")
    assert acts.count(central, tables.event) == written


def test_an_empty_reply_and_an_unknown_number_are_told(central: Central, returned: UUID) -> None:
    with pytest.raises(resident.ResidentError, match="no text"):
        reply(central, returned, "  ")
    with (
        pytest.raises(resident.ResidentError, match="no request TW-1-1"),
        database.transaction(central.engine) as db,
    ):
        resident.inbox(db, "TW-1-1")


def test_the_command_line_does_the_same(
    central: Central,
    returned: UUID,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in (("DSN", central.dsn), ("STORE", str(central.store)), ("SECRET", SECRET)):
        monkeypatch.setenv(f"TAWASUL_CENTRAL_{name}", value)
    number = acts.reread(central, returned).case_number
    assert main(["resident", "inbox", number]) == 0
    assert "أرفق صورة الجواز" in capsys.readouterr().out
    assert main(["resident", "reply", number, "--text", "أرفقتها"]) == 0
    assert main(["resident", "reply", number, "--text", "أرفقتها"]) == 1
    assert "nothing to reply to" in capsys.readouterr().err
    with central.engine.connect() as db:
        replies = select(tables.event.c.body).where(tables.event.c.case_id == returned)
        assert "أرفقتها" in db.scalars(replies.where(tables.event.c.kind == EventKind.APPLICANT_REPLY)).all()


def test_a_response_written_before_the_latest_message_is_a_conflict(central: Central, returned: UUID) -> None:
    client = central.client(OFFICER)
    seen = acts.position(central)
    early = acts.response(returned, "هل من جديد؟", seen_seq=seen)
    told = reply(central, returned, "أرفقت المطلوب")
    for _ in range(2):  # sent again it is the same
        (conflict,) = acts.send(central, client, early)
        assert isinstance(conflict, Conflict)
        assert conflict.event is not None
        assert (conflict.event.kind, conflict.event.body) == (EventKind.APPLICANT_REPLY, "أرفقت المطلوب")
        assert (conflict.changed_at, conflict.changed_by) == (conflict.event.at, None)
        assert conflict.seen_seq == told
    assert acts.count(central, tables.event, tables.event.c.operation_id == early.id) == 0
    anyway = acts.response(returned, early.body, seen_seq=conflict.seen_seq, supersedes=early.id)
    assert [each.status for each in acts.send(central, client, anyway)] == ["applied"]
    reply_again(central, returned)
    assert [each.status for each in acts.send(central, client, anyway)] == ["replayed"]
    assert acts.count(central, tables.event, tables.event.c.operation_id == anyway.id) == 1


def test_a_number_of_before_a_restore_hides_no_message(central: Central, returned: UUID) -> None:
    lost = acts.position(central) + 1_000  # the feed had come so far when the response was written
    reply(central, returned, "أرفقت المطلوب")
    (conflict,) = acts.send(central, central.client(OFFICER), acts.response(returned, seen_seq=lost))
    assert isinstance(conflict, Conflict)
    assert conflict.event is not None
    assert conflict.event.body == "أرفقت المطلوب"
    anyway = acts.response(returned, seen_seq=conflict.seen_seq)
    assert [each.status for each in acts.send(central, central.client(OFFICER), anyway)] == ["applied"]


def test_a_message_that_was_read_stays_read_when_somebody_gains_sight(
    central: Central, returned: UUID
) -> None:
    reply(central, returned, "أرفقت المطلوب")
    seen = acts.position(central)
    supervisor, colleague = central.client("supervisor01"), acts.person(central, "officer02")
    given = acts.take(returned, colleague.id, acts.reread(central, returned).version)
    assert acts.send(central, supervisor, given)[0].status == "applied"
    line = tables.change.c.entity_id == tables.event.c.id
    with central.engine.connect() as db:
        moved = (
            select(tables.change.c.seq)
            .join(tables.event, line)
            .where(tables.event.c.case_id == returned, tables.event.c.kind == EventKind.APPLICANT_REPLY)
        )
        assert db.scalar(moved) > seen, "the line is told anew to whom it was given"
    answer = acts.response(returned, "وصلنا المطلوب", seen_seq=seen)
    assert acts.send(central, supervisor, answer)[0].status == "applied"


def test_a_move_with_a_response_conflicts_with_the_message_too(central: Central, returned: UUID) -> None:
    before = acts.reread(central, returned).version
    reply(central, returned, "أرفقت المطلوب")
    supervisor = central.client("supervisor01")
    close = acts.move(returned, Status.CLOSED, before, response="أغلق", reason="لا رد")
    (conflict,) = acts.send(central, supervisor, close)
    assert isinstance(conflict, Conflict)
    assert conflict.event is not None
    assert (conflict.event.kind, conflict.event.body) == (EventKind.APPLICANT_REPLY, "أرفقت المطلوب")


def reply_again(central: Central, case_id: UUID) -> None:
    """Have the applicant answer once more, after the case was returned to them once more."""
    facts = {"status": Status.RETURNED_TO_APPLICANT}
    with central.engine.begin() as db:
        db.execute(update(tables.case_file).where(tables.case_file.c.id == case_id).values(facts))
    reply(central, case_id, "هذا كل ما عندي")
