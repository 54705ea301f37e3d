"""What the screens ask and do, on real encrypted databases and real encrypted files."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    Operation,
    UploadReference,
    new_id,
)
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, Resolution, Status
from tawasul_desk.services import marks
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import Draft, DraftKind, OperationState, OutboxCounts, QueueQuery, Shelf
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import ME, NOW, OTHER, a_case, a_page, left, open_vault, the_catalogue, told

CASE = a_case(1)


class Drawer:
    """Keeps bytes of files in memory, and in which order it was asked."""

    def __init__(self) -> None:
        self.kept: dict[UUID, bytes] = {}

    def keep_upload(self, file: UploadReference, case_id: UUID, content: bytes) -> None:
        self.kept[file.id] = content

    def drop_upload(self, upload_id: UUID) -> None:
        self.kept.pop(upload_id, None)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mirror(vault: Vault) -> Mirror:
    filled = Mirror(vault.engine("mirror.db"))
    filled.apply(a_page(the_catalogue(1), told(CASE, 2), told(a_case(2, assignee_id=None), 3), head=30))
    return filled


@pytest.fixture
def workbook(vault: Vault, mirror: Mirror) -> Workbook:
    return Workbook(open_work(vault), mirror.lay_over)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def casework(mirror: Mirror, workbook: Workbook, drawer: Drawer) -> Casework:
    return Casework(mirror, workbook, lambda: ME, drawer)


def act(kind: type[Operation], case: CaseRecord = CASE, **facts: object) -> Operation:
    return kind(id=new_id(), case_id=case.id, created_at=NOW, **facts)


def processed(**facts: object) -> Operation:
    defaults = {"base_version": 1, "response": "تم التمديد", "resolution": Resolution.APPROVED}
    return act(ChangeStatus, to=Status.PROCESSED, **(defaults | facts))


def a_file(content: bytes) -> UploadReference:
    return UploadReference(
        id=new_id(),
        name="scan.png",
        media_type="image/png",
        size=len(content),
        sha256=sha256(content).hexdigest(),
    )


def code(error: pytest.ExceptionInfo[KnownError]) -> tuple[ErrorCode, object]:
    return error.value.code, error.value.facts.get("reason")


def test_an_act_shows_at_once_in_case_queue_and_outbox(casework: Casework):
    changed = casework.submit(processed())
    assert changed.touches(Kind.CASE, CASE.id)
    assert changed.touches(Kind.OUTBOX)
    view = casework.view(CASE.id)
    assert (view.case.status, view.confirmed.status) == (Status.PROCESSED, Status.UNDER_PROCESSING)
    assert view.seen_seq == 30
    row = casework.page(QueueQuery(), 0, 10).rows[0]
    assert (row.status, row.pending) == (Status.PROCESSED, 1)
    assert [item.operation.case_id for item in casework.waiting()] == [CASE.id]
    assert casework.outbox_counts() == OutboxCounts(waiting=1, troubled=0)


def test_the_rules_hold_on_what_the_officer_sees_not_on_what_the_central_said(casework: Casework):
    casework.submit(processed())
    with pytest.raises(KnownError) as error:
        casework.submit(processed(base_version=2))
    assert code(error) == (ErrorCode.REFUSED, "move")
    assert len(casework.waiting()) == 1


def test_taking_then_starting_is_one_chain_without_a_network(casework: Casework):
    case = a_case(2, assignee_id=None, status=Status.UNDER_PROCESSING)
    casework.submit(act(Assign, case, base_version=1, assignee_id=ME.id))
    assert casework.counts().mine == 2
    version = casework.view(case.id).case.version
    casework.submit(processed(base_version=version).model_copy(update={"case_id": case.id}))
    assert [item.operation.base_version for item in casework.waiting()] == [1, 2]


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (processed(response=" "), "response_needed"),
        (processed(resolution=None), "resolution_needed"),
        (act(Assign, base_version=1, assignee_id=OTHER.id), "role"),
        (act(ChangeStatus, base_version=1, to=Status.CLOSED), "move"),
    ],
)
def test_a_forbidden_act_leaves_no_trace(casework: Casework, operation: Operation, reason: str):
    with pytest.raises(KnownError) as error:
        casework.submit(operation)
    assert code(error) == (ErrorCode.REFUSED, reason)
    assert casework.waiting() == ()
    assert casework.view(CASE.id).case == CASE


def test_what_is_out_of_sight_is_not_found(casework: Casework, mirror: Mirror):
    with pytest.raises(KnownError) as error:
        casework.view(UUID(int=99))
    assert code(error)[0] is ErrorCode.NOT_FOUND
    mirror.apply(a_page(left(CASE, 40)))
    with pytest.raises(KnownError) as error:
        casework.submit(processed())
    assert code(error)[0] is ErrorCode.NOT_FOUND


def test_the_bytes_of_a_file_are_kept_before_the_act(
    casework: Casework, workbook: Workbook, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
):
    file = a_file(b"picture")
    order: list[str] = []
    keep, append = drawer.keep_upload, workbook.append
    monkeypatch.setattr(drawer, "keep_upload", lambda *given: (order.append("file"), keep(*given))[1])
    monkeypatch.setattr(workbook, "append", lambda *given: (order.append("row"), append(*given))[1])
    casework.submit(act(AddResponse, body="رد", uploads=(file,)), {file.id: b"picture"})
    assert order == ["file", "row"]
    assert drawer.kept == {file.id: b"picture"}


def test_looking_is_told_to_the_audit_trail_and_to_no_screen(casework: Casework, workbook: Workbook):
    changed = casework.record_access(CASE.id, "reveal_identity")
    assert not changed
    (waits,) = workbook.waiting()
    assert (waits.operation.kind, waits.operation.action) == ("record_access", "reveal_identity")
    assert casework.waiting() == ()
    assert casework.outbox_counts() == OutboxCounts(0, 0)
    assert casework.view(CASE.id).waiting == ()


def in_conflict(casework: Casework, workbook: Workbook, theirs: CaseRecord) -> UUID:
    operation = processed()
    casework.submit(operation)
    workbook.mark_all(
        [
            marks.in_conflict(
                operation.id, Conflict(id=operation.id, current=theirs, changed_by=OTHER, changed_at=NOW)
            )
        ]
    )
    return operation.id


def test_mine_is_applied_again_on_their_version_as_a_new_operation(casework: Casework, workbook: Workbook):
    theirs = a_case(1, version=5, missing=("passport_copy",))
    refused = in_conflict(casework, workbook, theirs)
    casework.submit(act(AddNote, body="بعده"))
    casework.apply_again(refused)
    again, note = casework.waiting()
    assert (again.operation.supersedes, again.operation.base_version) == (refused, 5)
    assert (again.operation.response, again.state) == ("تم التمديد", OperationState.SAVED)
    assert again.operation.id != refused
    assert again.base == theirs
    assert note.operation.body == "بعده"
    assert casework.view(CASE.id).case.status is Status.PROCESSED


def test_mine_is_not_applied_again_where_it_is_no_longer_allowed(casework: Casework, workbook: Workbook):
    refused = in_conflict(casework, workbook, a_case(1, version=2, status=Status.RETURNED_TO_APPLICANT))
    with pytest.raises(KnownError) as error:
        casework.apply_again(refused)
    assert code(error) == (ErrorCode.REFUSED, "move")
    assert casework.outbox_counts() == OutboxCounts(waiting=0, troubled=1)


def test_theirs_is_kept_and_my_words_can_still_be_copied(casework: Casework, workbook: Workbook):
    refused = in_conflict(casework, workbook, a_case(1, version=2))
    casework.keep_theirs(refused)
    assert casework.waiting() == ()
    assert [item.operation.id for item in casework.discarded()] == [refused]
    with pytest.raises(KnownError) as error:
        casework.discard(refused)
    assert code(error)[0] is ErrorCode.NOT_FOUND


def test_an_edited_response_replaces_the_refused_one_and_its_files(
    casework: Casework, workbook: Workbook, drawer: Drawer
):
    kept, dropped = a_file(b"kept"), a_file(b"dropped")
    first = act(AddResponse, body="طويل جدا", uploads=(kept, dropped))
    casework.submit(first, {kept.id: b"kept", dropped.id: b"dropped"})
    workbook.mark_all([marks.failed(first.id, "too-large")])
    assert casework.outbox_counts() == OutboxCounts(waiting=0, troubled=1)
    casework.submit(act(AddResponse, body="قصير", uploads=(kept,), supersedes=first.id))
    assert [item.operation.body for item in casework.waiting()] == ["قصير"]
    assert drawer.kept == {kept.id: b"kept"}
    workbook.mark_all([marks.failed(casework.waiting()[0].operation.id, "closed")])
    casework.discard(casework.waiting()[0].operation.id)
    assert drawer.kept == {}


def test_a_failed_act_is_tried_again_on_demand(casework: Casework, workbook: Workbook):
    note = act(AddNote, body="x")
    casework.submit(note)
    workbook.mark_all([marks.failed(note.id, "fault")])
    casework.retry(note.id)
    assert casework.waiting()[0].state is OperationState.SAVED


def test_drafts_catalogue_and_search_by_number(casework: Casework):
    draft = Draft(CASE.id, DraftKind.RESPONSE, "نص", {"template": 1}, NOW)
    casework.save_draft(draft)
    assert casework.draft(CASE.id, DraftKind.RESPONSE) == draft
    assert casework.drafts() == (draft,)
    casework.drop_draft(CASE.id, DraftKind.RESPONSE)
    assert casework.draft(CASE.id, DraftKind.RESPONSE) is None
    assert casework.find(" tw-1448-0000001 ") == casework.find("TW-١٤٤٨-٠٠٠٠٠٠١") == CASE.id
    catalogue = casework.catalogue()
    assert catalogue is not None
    assert catalogue.service("iqama_extension").deadline_hours == 40
    assert (casework.limits(), casework.staff(), casework.last_good_sync()) == (None, {}, NOW)
    assert casework.me == ME


def test_a_service_that_the_catalogue_does_not_know_is_told(casework: Casework, mirror: Mirror):
    mirror.apply(a_page(told(a_case(1, service_id="brand_new"), 50)))
    with pytest.raises(KnownError) as error:
        casework.submit(processed())
    assert error.value.facts["service_id"] == "brand_new"


def test_many_threads_may_act_while_others_look(casework: Casework):
    failures: list[BaseException] = []

    def work(write: bool) -> None:
        try:
            for _ in range(8):
                if write:
                    casework.submit(act(AddNote, body="خيط"))
                else:
                    casework.view(CASE.id)
                    casework.page(QueueQuery(Shelf.ALL, text="محمد"), 0, 10)
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(number % 2 == 0,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert casework.outbox_counts().waiting == 24
    assert casework.page(QueueQuery(), 0, 1).rows[0].pending == 24


def test_a_held_act_is_sent_again_after_all_that_was_done_since(
    casework: Casework, workbook: Workbook, mirror: Mirror
):
    held = processed()
    casework.submit(held)
    mirror.apply(a_page(left(CASE, 31), head=31), lambda ids: [workbook.hold(one) for one in ids])
    with pytest.raises(KnownError) as error:
        casework.send_again(held.id)
    assert code(error)[0] is ErrorCode.NOT_FOUND
    mirror.apply(a_page(told(a_case(1, version=4), 32), head=32))
    since = act(AddNote, body="منذ عودته")
    casework.submit(since)
    casework.send_again(held.id)
    first, second = casework.waiting()
    assert first.operation == since
    assert (second.state, second.operation.supersedes) == (OperationState.SAVED, held.id)
    assert isinstance(second.operation, ChangeStatus)
    assert second.operation.base_version == 4
    assert casework.view(CASE.id).case.status is Status.PROCESSED
    with pytest.raises(KnownError) as error:
        casework.send_again(second.operation.id)
    assert code(error) == (ErrorCode.REFUSED, "not_held")


def test_an_act_that_could_not_be_kept_leaves_no_file(
    casework: Casework, workbook: Workbook, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
):
    file = a_file(b"bytes")

    def full(*_: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(workbook, "append", full)
    with pytest.raises(KnownError):
        casework.submit(act(AddResponse, body="رد", uploads=(file,)), {file.id: b"bytes"})
    assert drawer.kept == {}


def test_files_belong_to_their_draft_and_go_with_it(
    casework: Casework, drawer: Drawer, workbook: Workbook
) -> None:
    first, second, other = a_file(b"%PDF"), a_file(b"%PDF"), a_file(b"%PDF")
    for file in (first, second):
        changed = casework.keep_draft_file(CASE.id, DraftKind.RESPONSE, file, b"%PDF")
        assert changed.touches(Kind.DRAFT, CASE.id)
    casework.keep_draft_file(CASE.id, DraftKind.RETURN, other, b"%PDF")
    casework.save_draft(Draft(CASE.id, DraftKind.RESPONSE, "نص", {}, NOW))
    found = casework.draft(CASE.id, DraftKind.RESPONSE)
    assert found is not None
    assert (found.body, found.files) == ("نص", (first, second))
    assert workbook.files() >= {first.id, second.id, other.id}, "the sweep leaves them"
    casework.drop_draft_file(CASE.id, first.id)
    casework.drop_draft(CASE.id, DraftKind.RESPONSE)
    assert drawer.kept == {other.id: b"%PDF"}
    assert [form.kind for form in casework.drafts()] == [DraftKind.RETURN]


def test_a_draft_of_nothing_but_a_file_ends_with_the_file(casework: Casework, drawer: Drawer) -> None:
    file = a_file(b"%PDF")
    casework.keep_draft_file(CASE.id, DraftKind.RESPONSE, file, b"%PDF")
    found = casework.draft(CASE.id, DraftKind.RESPONSE)
    assert found is not None
    assert found.files == (file,)
    casework.drop_draft_file(CASE.id, file.id)
    assert casework.draft(CASE.id, DraftKind.RESPONSE) is None
    assert drawer.kept == {}


def test_a_file_that_an_act_goes_on_with_outlives_its_draft(casework: Casework, drawer: Drawer) -> None:
    file = a_file(b"%PDF")
    casework.keep_draft_file(CASE.id, DraftKind.RESPONSE, file, b"%PDF")
    casework.submit(act(AddResponse, body="نص", uploads=(file,)))
    casework.drop_draft(CASE.id, DraftKind.RESPONSE)
    assert drawer.kept == {file.id: b"%PDF"}


def test_a_file_that_no_draft_can_name_is_not_kept(
    casework: Casework, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(Workbook, "keep_draft_file", full)
    with pytest.raises(KnownError):
        casework.keep_draft_file(CASE.id, DraftKind.RESPONSE, a_file(b"%PDF"), b"%PDF")
    assert drawer.kept == {}
