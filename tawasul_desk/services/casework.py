"""What the screens ask and what they do: list, search, open, act. Every act goes through the outbox."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import dropwhile, takewhile
from typing import Final, Literal, Protocol
from uuid import UUID

from tawasul_contract import rules
from tawasul_contract.operations import (
    Assign,
    ChangeStatus,
    Operation,
    RecordAccess,
    UploadReference,
    new_id,
    uploads_of,
)
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseFile, CaseRecord, CatalogueRecord, LimitsRecord, StaffRecord
from tawasul_desk.services.arabic import to_ascii_digits
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.projection import TROUBLED, project
from tawasul_desk.services.views import (
    CaseView,
    Draft,
    DraftKind,
    OperationState,
    OutboxCounts,
    QueueCounts,
    QueuePage,
    QueueQuery,
    WaitingOperation,
)
from tawasul_desk.services.workbook import Workbook

AccessAction = Literal["open", "reveal_identity", "save_attachment", "print_report", "save_report"]
_NO_FILES: Final[Mapping[UUID, bytes]] = {}


class Files(Protocol):
    """Keeps the bytes of files that wait to be sent, encrypted: `Attachments`."""

    def keep_upload(self, file: UploadReference, case_id: UUID, content: bytes) -> None:
        """Keep the bytes; they are on the disk when this returns."""

    def drop_upload(self, upload_id: UUID) -> None:
        """Forget a file that will not be sent."""


class Casework:
    """One officer's view of the cases, and their acts; safe from any thread, no call needs a network."""

    def __init__(
        self, mirror: Mirror, workbook: Workbook, me: Callable[[], StaffRecord], files: Files
    ) -> None:
        self._mirror = mirror
        self._workbook = workbook
        self._me = me
        self._files = files

    @property
    def me(self) -> StaffRecord:
        """The officer."""
        return self._me()

    def counts(self) -> QueueCounts:
        """Return how many cases each shelf holds."""
        return self._mirror.counts(self.me.id)

    def page(self, query: QueueQuery, offset: int, limit: int) -> QueuePage:
        """Return some lines of the queue."""
        return self._mirror.page(query, offset, limit, self.me.id)

    def view(self, case_id: UUID) -> CaseView:
        """Return the case as the officer should see it; KnownError(NOT_FOUND) out of sight."""
        waiting, head, file = self._read(case_id)
        return replace(project(file, waiting, self.me), seen_seq=head)

    def ground(self, operation_id: UUID) -> CaseRecord:
        """Return the case on which this refused act would be done anew.

        It is the case with only what was done before laid over, or as a conflict told, if that is newer.
        """
        found = self._operation(operation_id)
        waiting, _, file = self._read(found.operation.case_id)
        earlier = takewhile(lambda item: item.operation.id != operation_id, waiting)
        case = project(file, tuple(earlier), self.me).case
        told = found.conflict.current if found.conflict else case
        return told if told.version > case.version else case

    def find(self, case_number: str) -> UUID | None:
        """Return the case of this number, or None."""
        return self._mirror.find(to_ascii_digits(case_number.strip().upper()))

    def submit(self, operation: Operation, files: Mapping[UUID, bytes] = _NO_FILES) -> Changes:
        """Keep the act, with the bytes of its files: on the disk when this returns.

        KnownError(REFUSED, reason=…) where the rules forbid it on the case as the officer sees it,
        NOT_FOUND out of sight, DISK_FULL, NOT_WRITABLE.
        """
        view = self.view(operation.case_id)
        replaced = self._operation(operation.supersedes) if operation.supersedes else None
        ground = self.ground(replaced.operation.id) if replaced else view.case
        self._check(operation, ground)
        for file in uploads_of(operation):
            if file.id in files:
                self._files.keep_upload(file, operation.case_id, files[file.id])
        base = _base(operation, view.confirmed)
        following = self._rebased(replaced, ground) if replaced else ()
        changed = self._workbook.append(operation, view.case.case_number, base, following)
        if replaced is not None:
            self._drop_files(replaced.operation, but=operation)
        return changed

    def record_access(
        self, case_id: UUID, action: AccessAction, attachment_id: UUID | None = None
    ) -> Changes:
        """Have the audit trail told, when there is a network, what was looked at or taken out."""
        case = self._mirror.case(case_id)
        act = RecordAccess(
            id=new_id(),
            case_id=case_id,
            created_at=datetime.now(UTC),
            action=action,
            attachment_id=attachment_id,
        )
        self._workbook.append(act, case.case_number if case else "")
        return Changes()  # no screen shows it

    def waiting(self) -> tuple[WaitingOperation, ...]:
        """Return the outbox in the order done; what goes to the audit trail is left out."""
        return self._shown(None)

    def outbox_counts(self) -> OutboxCounts:
        """Return how many operations wait to be sent, and how many for a person."""
        states = [item.state for item in self.waiting()]
        troubled = sum(state in TROUBLED for state in states)
        sent = sum(state is OperationState.SENT for state in states)
        return OutboxCounts(waiting=len(states) - troubled - sent, troubled=troubled)

    def retry(self, operation_id: UUID) -> Changes:
        """Let it be sent again at once."""
        return self._workbook.retry(operation_id)

    def retry_all(self) -> Changes:
        """Let all that waits for the network or a sign-in be sent again at once."""
        return self._workbook.retry_all()

    def discard(self, operation_id: UUID) -> Changes:
        """Give up an operation that cannot be sent; its text is kept for 30 days, its files are not.

        What was built on it is put before the officer: sent by itself it could land on what others did.
        """
        found = self._operation(operation_id)
        changed = self._workbook.discard(operation_id, self._doubtful(found))
        self._drop_files(found.operation)
        return changed

    def keep_theirs(self, operation_id: UUID) -> Changes:
        """Let the case stay as others made it."""
        return self.discard(operation_id)

    def apply_again(self, operation_id: UUID) -> Changes:
        """Do the act anew on the case as it is now: a new operation in the place of the old one."""
        found = self._operation(operation_id)
        fresh = _anew(found.operation, created_at=datetime.now(UTC))
        ground = self.ground(operation_id)
        if isinstance(fresh, ChangeStatus | Assign):
            fresh = fresh.model_copy(update={"base_version": ground.version})
        self._check(fresh, ground)
        following = self._rebased(found, ground)
        return self._workbook.append(fresh, ground.case_number, _base(fresh, ground), following)

    def discarded(self) -> tuple[WaitingOperation, ...]:
        """Return what was discarded in the last 30 days, the latest first."""
        return self._workbook.discarded()

    def draft(self, case_id: UUID, kind: DraftKind) -> Draft | None:
        """Return the form in the making, or None."""
        return self._workbook.draft(case_id, kind)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every form in the making, also of cases that are out of sight."""
        return self._workbook.drafts()

    def save_draft(self, draft: Draft) -> Changes:
        """Keep the form in the place of an earlier one."""
        return self._workbook.save_draft(draft)

    def drop_draft(self, case_id: UUID, kind: DraftKind) -> Changes:
        """Forget the form."""
        return self._workbook.drop_draft(case_id, kind)

    def catalogue(self) -> CatalogueRecord | None:
        """Return the catalogue, or None before the first synchronisation."""
        return self._mirror.catalogue()

    def limits(self) -> LimitsRecord | None:
        """Return what the server accepts, or None before it was told."""
        return self._mirror.limits()

    def staff(self) -> dict[UUID, StaffRecord]:
        """Return the known members of staff by id."""
        return self._mirror.all_staff()

    def last_good_sync(self) -> datetime | None:
        """Return when the case data was last known to be whole and current."""
        return self._mirror.last_good_sync()

    def _shown(self, case_id: UUID | None) -> tuple[WaitingOperation, ...]:
        found = self._workbook.waiting(case_id)
        return tuple(item for item in found if not isinstance(item.operation, RecordAccess))

    def _operation(self, operation_id: UUID) -> WaitingOperation:
        found = self._workbook.get(operation_id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, operation_id=str(operation_id))
        return found

    def _drop_files(self, operation: Operation, but: Operation | None = None) -> None:
        kept = {file.id for file in uploads_of(but)} if but else set()
        for file in uploads_of(operation):
            if file.id not in kept:
                with suppress(KnownError):  # nothing sends it any more; it only takes room
                    self._files.drop_upload(file.id)

    def _read(self, case_id: UUID) -> tuple[tuple[WaitingOperation, ...], int, CaseFile]:
        # The waiting work first: what is confirmed in between is then in the file, and counted once.
        waiting = self._shown(case_id)
        head = self._mirror.head()
        file = self._mirror.file(case_id)
        if file is None:
            raise KnownError(ErrorCode.NOT_FOUND, case_id=str(case_id))
        return waiting, head, file

    def _built_on(self, found: WaitingOperation) -> tuple[WaitingOperation, ...]:
        """Return what counts on the version that this act was to make; none of it was sent yet."""
        if not isinstance(found.operation, ChangeStatus | Assign) or found.state is OperationState.HELD:
            return ()
        waiting = self._shown(found.operation.case_id)
        later = tuple(dropwhile(lambda item: item.operation.id != found.operation.id, waiting))[1:]
        acts = (item for item in later if isinstance(item.operation, ChangeStatus | Assign))
        unsent = (item for item in acts if item.state is OperationState.SAVED and not item.attempts)
        return tuple(item for place, item in enumerate(unsent) if _leans(item, place))

    def _rebased(self, found: WaitingOperation, ground: CaseRecord) -> tuple[WaitingOperation, ...]:
        """Return what was built on this act, as new operations on the versions that follow now."""
        return tuple(
            replace(item, operation=_anew(item.operation, base_version=ground.version + step))
            for step, item in enumerate(self._built_on(found), start=1)
        )

    def _doubtful(self, found: WaitingOperation) -> tuple[Conflict, ...]:
        """Return for what was built on this act what a person is to compare it with."""
        built_on = self._built_on(found)
        if not built_on:
            return ()
        case = self.ground(found.operation.id)
        told = found.conflict or Conflict(id=found.operation.id, current=case, changed_at=case.updated_at)
        return tuple(told.model_copy(update={"id": item.operation.id, "current": case}) for item in built_on)

    def _check(self, operation: Operation, case: CaseRecord) -> None:
        catalogue = self.catalogue()
        if catalogue is None:
            raise KnownError(ErrorCode.NOT_FOUND, part="catalogue")
        try:
            service = catalogue.service(case.service_id)
        except KeyError:
            raise KnownError(ErrorCode.NOT_FOUND, part="service", service_id=case.service_id) from None
        reason = rules.refusal(operation, case, self.me, service)
        if reason is not None:
            raise KnownError(ErrorCode.REFUSED, reason=str(reason))


def _anew(operation: Operation, **facts: object) -> Operation:
    """Return a new operation that does the same: an id never changes its meaning."""
    return operation.model_copy(update={"id": new_id(), "supersedes": operation.id, **facts})


def _leans(item: WaitingOperation, others: int) -> bool:
    """Return whether more was laid over the case when this was done than the `others` still waiting."""
    operation, base = item.operation, item.base
    if base is None or not isinstance(operation, ChangeStatus | Assign):
        return True
    return operation.base_version - base.version > others


def _base(operation: Operation, case: CaseRecord) -> CaseRecord | None:
    """Return what a conflict would be compared with: only acts on a version can conflict."""
    return case if isinstance(operation, ChangeStatus | Assign) else None
