"""What the screens ask and what they do: list, search, open, act. Every act goes through the outbox."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import (
    AccessAction,
    OfficeAct,
    Operation,
    RecordAccess,
    SetCalendar,
    UploadReference,
    new_id,
    uploads_of,
)
from tawasul_contract.outcomes import Conflict
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import CaseRecord, LimitsRecord, StaffRecord
from tawasul_contract.rules import approval_refusal
from tawasul_desk.services.anew import anew, built_on, comparable, last_calendar, on_ground, rebased
from tawasul_desk.services.arabic import to_ascii_digits
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.judging import check, ground_of, view_of
from tawasul_desk.services.looks import Look
from tawasul_desk.services.mirror import Mirror, Sighted
from tawasul_desk.services.projection import TROUBLED, counts_of
from tawasul_desk.services.search_terms import exact_number
from tawasul_desk.services.unsent_files import Files, drop_files, forget_files, kept_with
from tawasul_desk.services.views import (
    CaseView,
    Draft,
    DraftKind,
    OperationState,
    OutboxCounts,
    QueueCounts,
    QueuePage,
    QueueQuery,
    Shelf,
    WaitingOperation,
)
from tawasul_desk.services.workbook import Workbook

LOOKED_THROUGH: Final = 50  # cases that await an approval
_NO_FILES: Final[Mapping[UUID, bytes]] = {}


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
        waiting, sighted = self._seen(case_id)
        return view_of(waiting, sighted, self.me)

    def ground(self, operation_id: UUID) -> CaseRecord:
        """Return the case on which this refused act would be done anew.

        It is the case with only what was done before laid over, or as a conflict told, if that is newer.
        """
        found = self._operation(operation_id)
        return ground_of(found, *self._seen(found.operation.case_id), self.me)

    def next_approval(self, but: UUID | None = None) -> UUID | None:
        """Return the most urgent case that awaits an approval which the officer may give, `but` this one."""
        query = QueueQuery(shelf=Shelf.ALL, awaiting_approval=True)
        for row in self.page(query, 0, LOOKED_THROUGH).rows:
            waiting, sighted = self._seen(row.case_id)
            case = view_of(waiting, sighted, self.me).case
            if row.case_id != but and approval_refusal(case, self.me) is None:
                return row.case_id
        return None

    def find(self, case_number: str) -> UUID | None:
        """Return the case of this number, or None."""
        return self._mirror.find(to_ascii_digits(case_number.strip().upper()))

    def exactly(self, text: str) -> tuple[UUID, ...]:
        """Return the cases of the whole case or identity number that was typed; none for other texts."""
        number = exact_number(text)
        return self._mirror.exactly(number) if number else ()

    def submit(self, operation: Operation, files: Mapping[UUID, bytes] = _NO_FILES) -> Changes:
        """Keep the act, with the bytes of its files: on the disk when this returns.

        KnownError(REFUSED, reason=…) where the rules forbid it on the case as the officer sees it,
        NOT_FOUND out of sight, DISK_FULL, NOT_WRITABLE.
        """
        waiting, sighted = self._seen(operation.case_id)
        me = self.me
        view = view_of(waiting, sighted, me)
        replaced = self._operation(operation.supersedes) if operation.supersedes else None
        ground = ground_of(replaced, waiting, sighted, me) if replaced else view.case
        check(operation, ground, sighted.catalogue, me)
        following = rebased(replaced, waiting, ground) if replaced else ()
        with kept_with(self._files, operation, files, self._workbook.making_room):
            base = comparable(operation, view.confirmed)
            changed = self._workbook.append(operation, view.case.case_number, base, following)
        if replaced is not None:
            drop_files(self._files, replaced.operation, but=operation)
        return changed

    def record_access(
        self,
        case_id: UUID,
        action: AccessAction,
        attachment_id: UUID | None = None,
        case_ids: Sequence[UUID] = (),
    ) -> Changes:
        """Have the audit trail told, when there is a network, what was looked at or taken out.

        What concerns no case in particular has `NO_CASE`; so has what concerns many, up to CASES_AT_ONCE.
        """
        case = self._mirror.case(case_id)
        act = RecordAccess(
            id=new_id(),
            case_id=case_id,
            created_at=datetime.now(UTC),
            action=action,
            attachment_id=attachment_id,
            case_ids=tuple(case_ids),
        )
        self._workbook.append(act, case.case_number if case else "")
        return Changes()  # no screen shows it

    def waiting(self) -> tuple[WaitingOperation, ...]:
        """Return the outbox in the order done; what goes to the audit trail is left out."""
        return self._shown(None)

    def outbox_counts(self) -> OutboxCounts:
        """Return how many operations wait to be sent, and how many for a person."""
        return counts_of(self.waiting())

    def unsettled(self, operation_ids: Collection[UUID]) -> tuple[WaitingOperation, ...]:
        """Return those of these operations that the central has not confirmed yet, or refused."""
        found = (item for item in self.waiting() if item.operation.id in operation_ids)
        return tuple(item for item in found if item.state is not OperationState.SENT)

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
        drop_files(self._files, found.operation)
        return changed

    def discard_many(self, operation_ids: Sequence[UUID]) -> Changes:
        """Give up those of these operations that still cannot be sent, one after the other."""
        changes = [Changes()]
        for operation_id in operation_ids:
            found = self._workbook.get(operation_id)
            if found is not None and found.state in TROUBLED:
                changes.append(self.discard(operation_id))
        return Changes.union(changes)

    def withdraw(self, operation_id: UUID, draft: Draft | None = None) -> Changes:
        """Take back an act that was never on its way, while nobody sends; its text is kept for 30 days.

        Its files go back to the `draft` of which it was made, where that has them.

        KnownError(NOT_FOUND) where it is settled, REFUSED where it may have been sent, or where a later act
        is built on it.
        """
        found = self._operation(operation_id)
        if built_on(found, self._shown(found.operation.case_id)):
            raise KnownError(ErrorCode.REFUSED, reason="built_on")
        changed = self._workbook.withdraw(operation_id)
        back = set(draft.files) if draft is not None else set[UploadReference]()
        for file in uploads_of(found.operation):
            if draft is not None and file in back:
                changed |= self._workbook.keep_draft_file(draft.case_id, draft.kind, file)
            else:
                forget_files(self._files, [file.id])
        return changed

    def keep_theirs(self, operation_id: UUID) -> Changes:
        """Let the case stay as others made it."""
        return self.discard(operation_id)

    def apply_again(self, operation_id: UUID, seen_seq: int = 0) -> Changes:
        """Do the act anew on the case, or the office, as it is now: a new one in the place of the old one.

        `seen_seq`: up to where the officer, who decides this, has read the feed.
        """
        found = self._operation(operation_id)
        if isinstance(found.operation, OfficeAct):  # the central alone decides: nothing was built on it
            return self._workbook.append(self._office_act_anew(found.operation), "")
        waiting, sighted = self._seen(found.operation.case_id)
        me = self.me
        ground = ground_of(found, waiting, sighted, me)
        fresh = anew(found.operation, created_at=datetime.now(UTC))
        fresh = on_ground(fresh, ground.version, seen_seq, found.conflict)
        check(fresh, ground, sighted.catalogue, me)
        following = rebased(found, waiting, ground)
        return self._workbook.append(fresh, ground.case_number, comparable(fresh, ground), following)

    def _office_act_anew(self, operation: Operation) -> Operation:
        fresh, waiting = anew(operation, created_at=datetime.now(UTC)), self._workbook.waiting(NO_CASE)
        catalogue = self._mirror.catalogue()
        if not isinstance(fresh, SetCalendar) or catalogue is None:
            return fresh
        mine = last_calendar(fresh.calendar.office_id, waiting)
        return fresh.model_copy(update={"base_version": catalogue.version, "built_on": mine})

    def send_again(self, operation_id: UUID) -> Changes:
        """Do a held act anew on its case, which came back into sight, as a new operation after all others.

        KnownError(NOT_FOUND) where the case is out of sight, REFUSED where the act is not held or the
        rules forbid it by now.
        """
        if self._operation(operation_id).state is not OperationState.HELD:
            raise KnownError(ErrorCode.REFUSED, reason="not_held")
        return self.apply_again(operation_id)

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
        """Forget the form, with its files where no act goes on with them."""
        files = self._workbook.draft_files(case_id, kind)
        changed = self._workbook.drop_draft(case_id, kind)
        if files:
            forget_files(self._files, files - self._workbook.files())
        return changed

    def keep_draft_file(
        self, case_id: UUID, kind: DraftKind, file: UploadReference, content: bytes
    ) -> Changes:
        """Keep a file with the form for which it was chosen: on the disk, encrypted, when this returns.

        KnownError(DISK_FULL), (NOT_WRITABLE): then nothing of it is kept.
        """
        self._workbook.making_room(lambda: self._files.keep_upload(file, case_id, content))
        try:
            return self._workbook.keep_draft_file(case_id, kind, file)
        except BaseException:
            forget_files(self._files, [file.id])
            raise

    def drop_draft_file(self, case_id: UUID, file_id: UUID) -> Changes:
        """Take a file out of the form and forget its bytes."""
        changed = self._workbook.drop_draft_file(case_id, file_id)
        forget_files(self._files, {file_id} - self._workbook.files())
        return changed

    def look(self, case_id: UUID) -> Look | None:
        """Return the officer's last look at the case, or None."""
        return self._workbook.look(case_id)

    def keep_look(self, case_id: UUID, at: datetime, events: Collection[UUID]) -> Changes:
        """Keep that the officer has seen these entries of the case, while it is in sight."""
        if self._mirror.case(case_id) is not None:
            self._workbook.keep_look(case_id, at, events)
        return Changes()  # it counts from the next opening on

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

    def _seen(self, case_id: UUID) -> tuple[tuple[WaitingOperation, ...], Sighted]:
        # The waiting work first: what is confirmed in between is then in the file, and counted once.
        waiting = self._shown(case_id)
        sighted = self._mirror.sighted(case_id)
        if sighted is None:
            raise KnownError(ErrorCode.NOT_FOUND, case_id=str(case_id))
        return waiting, sighted

    def _doubtful(self, found: WaitingOperation) -> tuple[Conflict, ...]:
        """Return for what was built on this act what a person is to compare it with."""
        following = built_on(found, self._shown(found.operation.case_id))
        if not following:
            return ()
        case = self.ground(found.operation.id)
        told = found.conflict or Conflict(id=found.operation.id, current=case, changed_at=case.updated_at)
        return tuple(told.model_copy(update={"id": item.operation.id, "current": case}) for item in following)
