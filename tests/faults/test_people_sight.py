"""Cases that leave an officer's sight at the worst moment, or come back, and people who change places."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tawasul_central import lineage, tables
from tawasul_central.database import transaction
from tawasul_contract.records import AttachmentRecord, Status
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import Draft, DraftKind, OperationState, QueueQuery, Shelf
from tests.central.acts import find, person, reread
from tests.conftest import Central
from tests.faults.people import Fate, Workplace, mark, move_person, searchable, traces
from tests.faults.tally import Tally
from tests.faults.verdict import duplicated, lost
from tests.services.desks import PNG, a_picture, assign, note, response, start, synced

OFFICER, RIVAL, SUPERVISOR = "officer01", "officer02", "supervisor01"
LARGE = PNG + bytes(range(256)) * 6_000  # several pieces and several sealed chunks
case_file, attachment = tables.case_file, tables.attachment
Enter = Callable[[str], Workplace]


@pytest.fixture
def enter(central: Central, tmp_path: Path) -> Iterator[Enter]:
    """Let somebody sit down at a computer of their own and read everything."""
    places: list[Workplace] = []

    def entered(user_name: str) -> Workplace:
        place = Workplace(central, user_name, tmp_path / f"profile{len(places)}")
        places.append(place.enter())
        assert place.sync() is not None
        return place

    yield entered
    for place in places:
        place.leave()


@pytest.fixture
def marked(central: Central) -> tuple[UUID, list[str]]:
    """A case with attachments on which the officer works, and the words that only it holds."""
    staff = tables.staff
    mine = select(staff.c.id).where(staff.c.user_name == OFFICER).scalar_subquery()
    with_files = select(attachment.c.case_id).where(attachment.c.scan == "unscanned")
    case_id: UUID = find(central, case_file.c.office_id == "riyadh", case_file.c.id.in_(with_files)).id
    with central.engine.begin() as db:
        facts = {"assignee_id": mine, "status": Status.SUBMITTED}
        db.execute(update(case_file).where(case_file.c.id == case_id).values(facts))
    return case_id, mark(central, case_id)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of the feed and of snapshots so small that every pass needs several."""
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 3)
    monkeypatch.setattr("tawasul_desk.services.api.Api.changes.__defaults__", (3,))


def give(supervisor: Workplace, case_id: UUID, to: UUID) -> None:
    assert supervisor.sync() is not None
    supervisor.save(assign(supervisor.desk, case_id, to))
    assert supervisor.sync() is not None
    assert not supervisor.desk.casework.waiting()


def files_of(place: Workplace, case_id: UUID) -> tuple[AttachmentRecord, ...]:
    records = place.desk.casework.view(case_id).attachments
    return tuple(record for record in records if record.scan.may_be_opened)


def fetch(place: Workplace, case_id: UUID) -> set[str]:
    """Fetch all files of the case and return their names on the disk."""
    records = files_of(place, case_id)
    assert records
    for record in records:
        place.desk.attachments.content(record)
    names = {record.id.hex for record in records}
    assert names <= on_disk(place)
    return names


def on_disk(place: Workplace) -> set[str]:
    return {path.name.partition(".")[0] for path in (place.folder / "files").iterdir()}


def nothing_is_left(place: Workplace, case_id: UUID, words: list[str], names: set[str]) -> None:
    casework = place.desk.casework
    assert traces(place, words) == []
    assert names & on_disk(place) == set()
    assert not {word.lower() for word in words} & searchable(place)
    for word in words:
        assert casework.page(QueueQuery(shelf=Shelf.ALL, text=word), 0, 10).total == 0
    shown = casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows
    assert case_id not in {row.case_id for row in shown}
    with pytest.raises(KnownError) as unknown:
        casework.view(case_id)
    assert unknown.value.code is ErrorCode.NOT_FOUND


@pytest.mark.fault("F15")
def test_work_on_a_case_that_was_given_away_is_held_and_the_case_is_gone(
    central: Central, enter: Enter, marked: tuple[UUID, list[str]], tally: Tally
) -> None:
    case_id, words = marked
    supervisor, officer = enter(SUPERVISOR), enter(OFFICER)
    names = fetch(officer, case_id)
    there = {found.rpartition(": ")[2] for found in traces(officer, words)}
    assert there == set(words) - {"zqxwv"}, "a word that is not found where it is would prove nothing"
    assert {"zqxwv", "1987654320"} <= searchable(officer)
    officer.line.down = True
    file = a_picture()
    acts = [
        note(case_id, "held note"),
        response(case_id, "held response", uploads=(file,)),
        start(officer.desk, case_id),
    ]
    saved = [officer.save(act, files={file.id: PNG}) for act in acts]
    officer.desk.casework.save_draft(Draft(case_id, DraftKind.NOTE, "half a note"))
    assert officer.sync() is None
    give(supervisor, case_id, person(central, RIVAL).id)
    officer.line.down = False
    officer.desk.casework.retry_all()
    assert officer.sync() is not None
    for _ in range(2):  # and it stays so, also after a restart
        waiting = officer.desk.casework.waiting()
        assert [item.operation for item in waiting] == acts, "the officer still holds every text"
        assert {item.state for item in waiting} == {OperationState.HELD}
        assert [draft.body for draft in officer.desk.casework.drafts()] == ["half a note"]
        assert officer.desk.attachments.upload_bytes(file.id) == PNG
        nothing_is_left(officer, case_id, words, names)
        officer.kill()
    gone = lost(central.engine, saved, [officer.desk])
    differing = officer.differs()
    tally.note("F15", lost=len(gone), duplicated=len(duplicated(central.engine)), diverged=len(differing))


@pytest.mark.fault("F16")
@pytest.mark.parametrize("first", [True, False], ids=["first filling", "feed"])
def test_a_case_given_away_between_two_pages(
    central: Central,
    enter: Enter,
    marked: tuple[UUID, list[str]],
    small_pages: None,
    tally: Tally,
    first: bool,
    tmp_path: Path,
) -> None:
    case_id, words = marked
    supervisor = enter(SUPERVISOR)
    officer = Workplace(central, OFFICER, tmp_path / "officer").enter()
    if not first:
        assert officer.sync() is not None
        for row in supervisor.desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows:
            supervisor.save(note(row.case_id, "something for every page"))
        assert supervisor.sync() is not None
    away = [lambda: give(supervisor, case_id, person(central, RIVAL).id)]

    def between(*_: object) -> bool:
        if away:
            away.pop()()
        return False

    officer.desk.sync.once(lambda _done, _total: None, between)
    assert away == [], "there was no second page"
    assert officer.sync() is not None
    nothing_is_left(officer, case_id, words, set())
    tally.note("F16", diverged=len(officer.differs()))
    officer.leave()


@pytest.mark.fault("F16")
def test_a_case_given_away_while_its_file_arrives(
    central: Central, enter: Enter, marked: tuple[UUID, list[str]], tally: Tally
) -> None:
    case_id, words = marked
    supervisor, officer, other_computer = enter(SUPERVISOR), enter(OFFICER), enter(OFFICER)
    large = a_picture(LARGE)
    other_computer.save(response(case_id, "with a large file", uploads=(large,)), files={large.id: LARGE})
    assert other_computer.sync() is not None
    assert officer.sync() is not None
    names = fetch(officer, case_id) - {large.id.hex}
    officer.desk.attachments.forget_case(case_id)
    (record,) = [record for record in files_of(officer, case_id) if record.id == large.id]
    away = [lambda: give(supervisor, case_id, person(central, RIVAL).id), lambda: _elsewhere(officer)]

    def meanwhile(_done: int, _total: int) -> None:
        while away:
            away.pop(0)()

    assert officer.sync() is not None
    names |= {large.id.hex}
    outcome = _fetched(officer, record, meanwhile)
    assert away == []
    assert outcome in (LARGE, ErrorCode.CANCELLED, ErrorCode.NOT_FOUND, ErrorCode.DAMAGED)
    nothing_is_left(officer, case_id, words, names)
    with pytest.raises(KnownError):
        officer.desk.attachments.content(record)
    nothing_is_left(officer, case_id, words, names)
    assert other_computer.sync() is not None
    nothing_is_left(other_computer, case_id, words, names)
    tally.note("F16", 2, diverged=len(officer.differs()) + len(other_computer.differs()))


def _elsewhere(place: Workplace) -> None:
    """Make a pass on another thread, as the program does."""
    passing = Thread(target=synced, args=(place.desk,))
    passing.start()
    passing.join(30)
    assert not passing.is_alive(), "the pass waits for the download"


def _fetched(place: Workplace, record: AttachmentRecord, progress: Any) -> bytes | ErrorCode:
    try:
        return place.desk.attachments.content(record, progress)
    except KnownError as error:
        return error.code


@pytest.mark.fault("F17")
@pytest.mark.parametrize("pages", ["one page", "many pages"])
def test_a_case_that_goes_and_comes_back_within_one_pass(
    central: Central, enter: Enter, marked: tuple[UUID, list[str]], tally: Tally, pages: str
) -> None:
    case_id, _ = marked
    supervisor, officer, rival = enter(SUPERVISOR), enter(OFFICER), enter(RIVAL)
    names = fetch(officer, case_id)
    officer.line.down = True
    saved = [
        officer.save(note(case_id, "written before it went")),
        officer.save(start(officer.desk, case_id)),
    ]
    assert officer.sync() is None
    give(supervisor, case_id, rival.desk.staff.id)
    assert rival.sync() is not None
    rival.save(note(case_id, "what the colleague wrote"))
    assert rival.sync() is not None
    give(supervisor, case_id, officer.desk.staff.id)
    officer.line.down = False
    officer.desk.casework.retry_all()
    with patch("tawasul_desk.services.api.Api.changes.__defaults__", (2 if pages == "many pages" else 500,)):
        assert officer.sync() is not None
        assert officer.sync() is not None
        assert rival.sync() is not None
    told = [event.body for event in officer.desk.casework.view(case_id).events]
    assert [told.count(body) for body in ("written before it went", "what the colleague wrote")] == [1, 1]
    (asked,) = officer.desk.casework.waiting()
    assert (asked.state, asked.operation.kind) == (OperationState.NEEDS_DECISION, "change_status")
    officer.desk.casework.apply_again(asked.operation.id)
    assert officer.sync() is not None
    assert reread(central, case_id).status == Status.UNDER_PROCESSING
    assert names == fetch(officer, case_id)
    assert not searchable(rival) & {"zqxwv"}
    assert supervisor.sync() is not None
    gone = lost(central.engine, saved, [officer.desk])
    differing = [*officer.differs(), *rival.differs(), *supervisor.differs()]
    tally.note("F17", lost=len(gone), duplicated=len(duplicated(central.engine)), diverged=len(differing))


MOVES = {
    "another office": {"office_ids": ["jeddah"]},
    "a second office": {"office_ids": ["riyadh", "jeddah"]},
    "supervisor": {"role": "supervisor"},
    "supervisor of another office": {"role": "supervisor", "office_ids": ["dammam"]},
}


@pytest.mark.fault("F18")
@pytest.mark.parametrize("facts", MOVES.values(), ids=MOVES.keys())
def test_a_person_who_changes_role_or_office_sees_what_is_theirs_now(
    central: Central, enter: Enter, tally: Tally, facts: dict[str, Any]
) -> None:
    officer = enter(OFFICER)
    rows = officer.desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows
    officer.line.down = True
    saved = {row.case_id: officer.save(note(row.case_id, f"note {row.case_number}")) for row in rows}
    assert officer.sync() is None
    move_person(central, OFFICER, **facts)
    officer.line.down = False
    officer.desk.casework.retry_all()
    with patch.object(type(officer.desk.open_session.api), "snapshot", autospec=True) as snapshots:
        snapshots.side_effect = KnownError(ErrorCode.OFFLINE)  # the line ends before the new picture is there
        with pytest.raises(SyncStoppedError):
            synced(officer.desk)
        assert snapshots.call_count == 1, "a change of sight asks for everything anew"
    officer.kill()
    assert officer.sync() is not None
    assert officer.sync() is not None
    _only_theirs(central, officer, saved)
    gone = lost(central.engine, saved.values(), [officer.desk])
    differing = officer.differs()
    tally.note("F18", lost=len(gone), duplicated=len(duplicated(central.engine)), diverged=len(differing))


def _only_theirs(central: Central, officer: Workplace, saved: dict[UUID, Any]) -> None:
    """What was written on cases still in sight has come; on the others it is held, and the case is gone."""
    shown = {row.case_id for row in officer.desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows}
    held = {item.operation.case_id: item.state for item in officer.desk.casework.waiting()}
    assert set(held.values()) <= {OperationState.HELD}
    assert held.keys() == saved.keys() - shown
    me = officer.desk.casework.me
    ours = case_file.c.office_id.in_(me.office_ids)
    if me.role == "supervisor":  # who must answer an offer sees it
        ours |= case_file.c.offered_to.in_(me.office_ids)
    with central.engine.connect() as db:
        of_office = set(db.scalars(select(case_file.c.id).where(ours)))
        mine = set(db.scalars(select(case_file.c.id).where(case_file.c.assignee_id == me.id)))
    assert shown <= of_office | (mine if me.role == "officer" else set())
    assert shown


@pytest.mark.fault("F20")
def test_what_was_confirmed_before_a_new_epoch_is_not_held_though_its_case_has_gone(
    central: Central, enter: Enter, marked: tuple[UUID, list[str]], tally: Tally
) -> None:
    case_id, words = marked
    supervisor, officer = enter(SUPERVISOR), enter(OFFICER)
    saved = officer.save(note(case_id, "done and confirmed"))
    officer.line.fates += [Fate.PASSED, Fate.CALL_LOST]  # it is sent, and what became of it is not read
    assert officer.sync() is None
    (item,) = officer.desk.casework.waiting()
    assert item.state is OperationState.SENT
    give(supervisor, case_id, person(central, RIVAL).id)
    with transaction(central.engine) as db:
        lineage.restored(db)
    for _ in range(2):
        assert officer.sync() is not None
    assert officer.desk.casework.waiting() == ()
    nothing_is_left(officer, case_id, words, set())
    gone = lost(central.engine, [saved], [officer.desk])
    tally.note(
        "F20", lost=len(gone), duplicated=len(duplicated(central.engine)), diverged=len(officer.differs())
    )
