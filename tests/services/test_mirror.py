"""The mirror: pages, snapshots, removals and the place in the feed, in a real encrypted database."""

from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.outcomes import AttachmentChange, StaffChange
from tawasul_contract.records import AttachmentRecord, CaseRecord, LimitsRecord, ScanState, Status
from tawasul_desk.services import mirror_tables
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.listing import Overlay
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import QueueQuery, Shelf, SortKey
from tests.services.made_up import (
    CATALOGUE,
    ME,
    NOW,
    OTHER,
    a_case,
    a_page,
    a_snapshot,
    an_event,
    left,
    open_vault,
    said,
    the_catalogue,
    told,
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mirror(vault: Vault) -> Mirror:
    return Mirror(vault.engine("mirror.db"))


def an_attachment(case: CaseRecord, number: int) -> AttachmentRecord:
    return AttachmentRecord(
        id=UUID(int=number),
        case_id=case.id,
        name="passport.pdf",
        media_type="application/pdf",
        size=10,
        sha256="0" * 64,
        scan=ScanState.CLEAN,
        added_at=NOW,
    )


def rows_of(vault: Vault, table: str) -> int:
    with reading(vault.engine("mirror.db")) as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608


def shown(mirror: Mirror, text: str = "") -> list[str]:
    query = QueueQuery(Shelf.ALL, text=text, sort=SortKey.CASE_NUMBER)
    return [row.case_number for row in mirror.page(query, 0, 100, ME.id).rows]


def test_a_page_and_its_cursor_arrive_together_and_come_back_as_sent(mirror: Mirror):
    case = a_case(1)
    event, file = an_event(case, "رد", at=NOW), an_attachment(case, 5)
    changed = mirror.apply(
        a_page(
            told(case, 3),
            said(event, 4),
            AttachmentChange(seq=5, id=file.id, case_id=case.id, data=file),
            StaffChange(seq=6, id=OTHER.id, data=OTHER),
            the_catalogue(7),
            cursor="c7",
        )
    )
    found = mirror.file(case.id)
    assert found is not None
    assert (found.case, found.events, found.attachments) == (case, (event,), (file,))
    assert mirror.staff(OTHER.id) == OTHER
    assert mirror.all_staff() == {OTHER.id: OTHER}
    assert mirror.catalogue() == CATALOGUE
    assert (mirror.cursor(), mirror.head(), mirror.last_good_sync()) == ("c7", 7, NOW)
    assert mirror.find(case.case_number) == case.id
    assert all(changed.touches(*item) for item in ((Kind.CASE, case.id), (Kind.STAFF, OTHER.id)))
    assert changed.touches(Kind.CATALOGUE)


def test_what_is_not_there_is_none(mirror: Mirror):
    assert mirror.case(UUID(int=9)) is None
    assert mirror.file(UUID(int=9)) is None
    assert mirror.find("TW-0000-0000000") is None
    assert mirror.staff(ME.id) is None
    assert (mirror.cursor(), mirror.head(), mirror.last_good_sync()) == (None, 0, None)
    assert (mirror.catalogue(), mirror.limits()) == (None, None)


def test_limits_are_kept(mirror: Mirror):
    limits = LimitsRecord(
        attachment_bytes=1,
        attachments_per_response=2,
        attachment_types=("application/pdf",),
        description_characters=3,
        response_characters=4,
        note_characters=5,
        operations_per_batch=6,
        batch_bytes=7,
    )
    mirror.set_limits(limits)
    assert mirror.limits() == limits


def test_the_head_is_reached_only_with_the_last_page(mirror: Mirror):
    mirror.apply(a_page(told(a_case(1), 3), head=90, cursor="half", more=True))
    assert (mirror.head(), mirror.cursor(), mirror.last_good_sync()) == (3, "half", None)
    mirror.apply(a_page(told(a_case(2), 80), head=90))
    assert mirror.head() == 90


def test_an_older_row_never_replaces_a_newer_one(mirror: Mirror):
    old, new = a_case(1, version=1), a_case(1, version=2, status=Status.PROCESSED)
    mirror.apply(a_page(told(new, 9)))
    mirror.apply(a_page(told(old, 4)))
    assert mirror.case(new.id) == new
    assert mirror.page(QueueQuery(), 0, 1, ME.id).rows[0].status is Status.PROCESSED


def test_a_page_applied_twice_does_no_harm(mirror: Mirror, vault: Vault):
    case = a_case(1)
    page = a_page(told(case, 1), said(an_event(case, "نص"), 2))
    mirror.apply(page)
    mirror.apply(page)
    counts = [rows_of(vault, table) for table in ('"case"', "event", "listing", "search")]
    assert counts == [1, 1, 1, 1]


def test_children_are_hidden_until_their_case_has_come(mirror: Mirror):
    case = a_case(1)
    event = an_event(case, "قبل القضية")
    mirror.apply(a_page(said(event, 2), more=True))
    assert mirror.file(case.id) is None
    assert shown(mirror, "قبل") == []
    mirror.apply(a_page(told(case, 3)))
    found = mirror.file(case.id)
    assert found is not None
    assert found.events == (event,)
    assert shown(mirror, "قبل") == [case.case_number]


def test_a_case_that_leaves_takes_everything_along(mirror: Mirror, vault: Vault):
    case, other = a_case(1), a_case(2)
    file = an_attachment(case, 5)
    mirror.apply(
        a_page(
            told(case, 1),
            told(other, 2),
            said(an_event(case, "سر"), 3),
            AttachmentChange(seq=4, id=file.id, case_id=case.id, data=file),
        )
    )
    heard: list[UUID] = []

    def leaving(case_ids: Collection[UUID]) -> None:
        heard.extend(case_ids)
        assert mirror.case(case.id) is not None, "work is held before the data goes"

    changed = mirror.apply(a_page(left(case, 9)), leaving)
    assert heard == [case.id]
    assert changed.touches(Kind.CASE, case.id)
    assert mirror.file(case.id) is None
    counts = [rows_of(vault, table) for table in ('"case"', "event", "attachment", "listing", "search")]
    assert counts == [1, 0, 0, 1, 1]
    assert shown(mirror, "سر") == []


def test_out_and_back_within_one_page_is_present_and_whole(mirror: Mirror):
    case = a_case(1)
    mirror.apply(a_page(told(case, 1), said(an_event(case, "قديم"), 2)))
    back, event = a_case(1, version=3), an_event(case, "جديد")
    mirror.apply(a_page(left(case, 5), told(back, 6), said(event, 7)))
    found = mirror.file(case.id)
    assert found is not None
    assert (found.case, found.events) == (back, (event,))


def test_in_and_out_within_one_page_is_gone(mirror: Mirror):
    case = a_case(1)
    mirror.apply(a_page(told(case, 5), left(case, 6)))
    assert mirror.case(case.id) is None
    assert shown(mirror) == []


def test_a_failing_page_leaves_rows_and_cursor_as_they_were(mirror: Mirror, vault: Vault):
    mirror.apply(a_page(told(a_case(1), 1), cursor="good"))
    with writing(vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT raise(ABORT, 'disk full'); END"
        )
    with pytest.raises(Exception, match="disk full"):
        mirror.apply(a_page(told(a_case(2), 2), said(an_event(a_case(2), "x"), 3), cursor="torn"))
    assert mirror.case(a_case(2).id) is None
    assert (mirror.cursor(), mirror.head()) == ("good", 1)


def test_a_snapshot_goes_on_where_it_was_interrupted(mirror: Mirror, vault: Vault):
    place = mirror.filling.begin()
    assert place.after is None
    mirror.filling.take(a_snapshot(told(a_case(1), 50), following="place-1"), place.generation)
    again = Mirror(vault.engine("mirror.db")).filling.begin()
    assert (again.generation, again.after) == (place.generation, "place-1")
    assert mirror.cursor() is None
    last = a_snapshot(told(a_case(2), 50))
    mirror.filling.take(last, again.generation)
    mirror.filling.finish(last, again.generation)
    assert (mirror.cursor(), mirror.head()) == ("after-snapshot", 50)
    assert shown(mirror) == ["TW-1448-0000001", "TW-1448-0000002"]
    assert mirror.filling.begin().after is None


def fill(mirror: Mirror, *cases: CaseRecord, seq: int) -> list[UUID]:
    gone: list[UUID] = []
    place = mirror.filling.restart()
    page = a_snapshot(*(told(case, seq) for case in cases))
    mirror.filling.take(page, place.generation)
    mirror.filling.finish(page, place.generation, gone.extend)
    return gone


def test_a_new_snapshot_sweeps_what_it_did_not_name(mirror: Mirror, vault: Vault):
    kept, lost = a_case(1), a_case(2)
    assert fill(mirror, kept, lost, seq=10) == []
    mirror.apply(a_page(said(an_event(lost, "ذهب"), 11), said(an_event(kept, "نص"), 12)))
    assert fill(mirror, kept, seq=20) == [lost.id]
    assert shown(mirror) == [kept.case_number]
    assert rows_of(vault, "event") == 0, "an event that the snapshot did not name is gone too"
    assert shown(mirror, "ذهب") == []


def test_old_rows_stay_usable_while_a_snapshot_runs(mirror: Mirror):
    fill(mirror, a_case(1), a_case(2), seq=10)
    place = mirror.filling.restart()
    mirror.filling.take(a_snapshot(told(a_case(1), 20), following="more"), place.generation)
    assert shown(mirror) == ["TW-1448-0000001", "TW-1448-0000002"]


def test_a_restored_central_counts_anew_and_still_overrules(mirror: Mirror):
    fill(mirror, a_case(1, version=7), seq=9000)
    before = a_case(1, version=3)
    fill(mirror, before, seq=12)
    assert mirror.case(before.id) == before
    assert mirror.head() == 12


def test_another_form_of_the_tables_is_dropped_and_refilled(
    mirror: Mirror, vault: Vault, monkeypatch: pytest.MonkeyPatch
):
    mirror.apply(a_page(told(a_case(1), 1)))
    monkeypatch.setattr(mirror_tables, "VERSION", mirror_tables.VERSION + 1)
    fresh = Mirror(vault.engine("mirror.db"))
    assert fresh.cursor() is None
    assert shown(fresh) == []
    fresh.apply(a_page(told(a_case(2), 1)))
    assert shown(fresh) == ["TW-1448-0000002"]


def test_what_is_laid_over_the_queue_outlives_news_and_is_lifted(mirror: Mirror):
    case = a_case(1)
    mirror.apply(a_page(told(case, 1)))
    mirror.lay_over([Overlay(case_id=case.id, status=Status.PROCESSED, pending=1)])
    mirror.apply(a_page(told(a_case(1, version=2), 2)))
    row = mirror.page(QueueQuery(), 0, 1, ME.id).rows[0]
    assert (row.status, row.pending) == (Status.PROCESSED, 1)
    mirror.lay_over([], all_there_are=True)
    row = mirror.page(QueueQuery(), 0, 1, ME.id).rows[0]
    assert (row.status, row.pending) == (Status.UNDER_PROCESSING, 0)
