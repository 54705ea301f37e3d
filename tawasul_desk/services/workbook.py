"""The workbook: operations not yet at the central, and drafts. It may never be thrown away."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from threading import Lock
from typing import Final, Protocol
from uuid import UUID

import structlog
from sqlalchemy import Connection, delete, func, or_, select, update

from tawasul_contract.operations import Operation, UploadReference
from tawasul_contract.outcomes import Conflict
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import CaseRecord
from tawasul_desk.services import drafts, looks, marks
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading
from tawasul_desk.services.entries import KEPT_FOR, End
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.keeping import Entries, Keeping
from tawasul_desk.services.listing import Overlay
from tawasul_desk.services.looks import Look
from tawasul_desk.services.marks import Mark
from tawasul_desk.services.projection import overlay
from tawasul_desk.services.views import Draft, DraftKind, OperationState, WaitingOperation
from tawasul_desk.services.work_acts import (
    DUE,
    GIVEN_UP,
    UNSENT,
    UNTRIED,
    Appended,
    give_up,
    in_conflict,
    offer,
    put,
    put_all,
    rows_of_cases,
    waiting_row,
    waiting_rows,
)
from tawasul_desk.services.work_rows import AUDIT, DISCARDED, files_of, iso, waiting_of
from tawasul_desk.services.work_tables import op

_UNSENT: Final = tuple(state for state in OperationState if state is not OperationState.SENT)
_RESTING: Final = (OperationState.WAITING_NETWORK, OperationState.WAITING_SIGN_IN)
_log = structlog.stdlib.get_logger(__name__)


class LayOver(Protocol):
    """Shows in the queue what waiting operations make of cases: `Mirror.lay_over`."""

    def __call__(self, overlays: Iterable[Overlay], *, all_there_are: bool = False) -> None:
        """Lay these over the queue; with `all_there_are`, lift all others."""


class Workbook:
    """The outbox and the drafts of one officer; whatever it returned from is on the disk."""

    def __init__(self, keeping: Keeping, lay_over: LayOver) -> None:
        self._keeping = keeping
        self._engine = keeping.engine
        self._lay_over = lay_over
        self._laying = Lock()
        self._unlaid: set[UUID] = set()
        try:
            self._forget_old(datetime.now(UTC) - KEPT_FOR)
            # The mirror may have been refilled, or a crash come between the two databases.
            of_cases = (item for item in self.waiting() if _case_id(item) != NO_CASE)
            by_case = groupby(sorted(of_cases, key=_case_id), key=_case_id)
            lay_over([overlay(case_id, items) for case_id, items in by_case], all_there_are=True)
        except KnownError as error:  # what waits can be read and sent on a full disk too
            if error.code is not ErrorCode.DISK_FULL:
                raise
            _log.warning("queue_not_updated", code=str(error.code))

    def append(
        self,
        operation: Operation,
        case_number: str,
        base: CaseRecord | None = None,
        following: Sequence[WaitingOperation] = (),
    ) -> Changes:
        """Keep the operation, in the place of the one it supersedes, which is discarded.

        `following`: what was done after the superseded one, as it is to be now; all of it changes or
        nothing. KnownError(REFUSED) where a superseded one may still be, or have been, sent.
        """

        def act(connection: Connection, entries: Entries) -> None:
            put(connection, entries, operation, case_number, base, GIVEN_UP)
            for item in following:
                put(connection, entries, item.operation, item.case_number, item.base, UNTRIED)

        self._keeping.write(act)
        return self._changed(operation.case_id)

    def append_all(self, acts: Sequence[Appended]) -> Changes:
        """Keep all of these or none; none of them may have files or supersede another."""
        self._keeping.write(lambda connection, entries: put_all(connection, entries, acts))
        return self._changed(*(one.operation.case_id for one in acts))

    def making_room(self, work: Callable[[], None]) -> None:
        """Do this; on a full disk once more after room was made, as for an act."""
        self._keeping.making_room(work)

    def waiting(self, case_id: UUID | None = None) -> tuple[WaitingOperation, ...]:
        """Return what is not settled yet, of one case or of all, in the order done."""
        with reading(self._engine) as connection:
            rows = waiting_rows(connection, case_id)
        return tuple(map(waiting_of, rows))

    def unsent(self) -> int:
        """Return how many acts the central has not confirmed; the audit trail's do not count."""
        counted = select(func.count()).where(op.c.state.in_(_UNSENT), op.c.kind != AUDIT)
        with reading(self._engine) as connection:
            return connection.execute(counted).scalar_one()

    def waiting_of(self, case_ids: Collection[UUID]) -> dict[UUID, list[WaitingOperation]]:
        """Return what is not settled yet of these cases, by case, in the order done."""
        if not case_ids:
            return {}
        with reading(self._engine) as connection:
            rows = rows_of_cases(connection, frozenset(case_ids))
        found: dict[UUID, list[WaitingOperation]] = {}
        for item in map(waiting_of, rows):
            found.setdefault(item.operation.case_id, []).append(item)
        return found

    def get(self, operation_id: UUID) -> WaitingOperation | None:
        """Return this operation, or None where it is settled, discarded or unknown."""
        with reading(self._engine) as connection:
            row = waiting_row(connection, operation_id)
        return None if row is None else waiting_of(row)

    def discarded(self) -> tuple[WaitingOperation, ...]:
        """Return what was discarded in the last 30 days, the latest first: its text can still be copied."""
        wanted = select(op).where(op.c.state == DISCARDED).order_by(op.c.discarded_at.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(waiting_of(row) for row in rows)

    def files(self) -> frozenset[UUID]:
        """Return the files of every act that is here, also of discarded ones, and of every draft."""
        with reading(self._engine) as connection:
            payloads = connection.execute(select(op.c.payload)).scalars()
            of_acts = frozenset(file_id for payload in payloads for file_id in files_of(payload))
            return of_acts | drafts.all_files(connection)

    def mark_all(self, noted: Sequence[Mark]) -> Changes:
        """Note what a try made of each of these operations, all at once."""

        def act(connection: Connection, entries: Entries) -> set[UUID]:
            cases = [marks.note(connection, entries, mark) for mark in noted]
            return {case_id for case_id in cases if case_id is not None}

        cases = self._keeping.write(act)
        return self._changed(*cases) if cases else Changes()

    def retry(self, operation_id: UUID) -> Changes:
        """Let it be sent again at once."""
        return self.mark_all([marks.as_new(operation_id)])

    def retry_all(self) -> Changes:
        """Let all that waits for the network or a sign-in be sent again at once."""
        waits = op.c.state.in_(_RESTING)
        self._keeping.write(lambda connection, _: connection.execute(update(op).where(waits).values(DUE)))
        return Changes.of(Kind.OUTBOX)

    def hold(self, case_id: UUID, told: Collection[UUID] = ()) -> Changes:
        """Keep the texts of unsent work on a case that left the officer's sight, and nothing else of it.

        What was tried before may have been done: only the central can tell, so it is asked once more,
        unless it is among what the central has `told` of. The audit of what was looked at is sent anyway.
        """
        of_case = op.c.case_id == case_id
        unsent = (of_case, op.c.state.in_(_UNSENT), op.c.kind != AUDIT)
        lost = or_(op.c.attempts == 0, GIVEN_UP, op.c.id.in_(told))

        def act(connection: Connection, _: Entries) -> None:
            held = update(op).where(*unsent, lost).values(state=OperationState.HELD).returning(op.c.id)
            ids = frozenset(connection.execute(held).scalars())
            connection.execute(update(op).where(of_case).values(base=None, conflict=None, next_at=None))
            looks.drop(connection, case_id)
            if not told:  # a central that was restored says so too, before it is known what it forgot
                self._keeping.shred(connection, case_id, ids)

        self._keeping.write(act)
        return self._changed(case_id)

    def offer_again(self) -> Changes:
        """Have all sent once more that the central confirmed in the last 30 days: it may have been restored.

        They keep their ids, so that what the central still knows is not done twice.
        """
        oldest = str(iso(datetime.now(UTC) - KEPT_FOR))
        known = self._keeping.known().values()
        sent = [done for done in known if done.end is End.SENT and done.ending and done.ending.at >= oldest]
        if not sent:
            return Changes()
        cases = self._keeping.write(lambda connection, entries: offer(connection, entries, sent))
        return self._changed(*cases)

    def settle(self, head: int) -> Changes:
        """Forget what the mirror, which has reached `head`, now shows by itself."""
        done = (op.c.state == OperationState.SENT, op.c.confirmed_seq <= head)
        with reading(self._engine) as connection:
            ids = connection.execute(select(op.c.case_id).where(*done).distinct()).scalars().all()
        if not ids:
            return Changes()
        self._keeping.write(lambda connection, _: connection.execute(delete(op).where(*done)))
        return self._changed(*ids)

    def discard(self, operation_id: UUID, doubtful: Collection[Conflict] = ()) -> Changes:
        """Give up an operation that cannot be sent; its text is kept for 30 days.

        `doubtful`: what was built on it and is now for a person to decide. KnownError(NOT_FOUND);
        KnownError(REFUSED) while it may still be, or have been, sent.
        """
        found = self.get(operation_id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, operation_id=str(operation_id))

        def act(connection: Connection, entries: Entries) -> None:
            give_up(connection, entries, operation_id, GIVEN_UP)
            for conflict in doubtful:
                built_on = update(op).where(op.c.id == conflict.id, UNTRIED)
                connection.execute(built_on.values(in_conflict(conflict)))

        self._keeping.write(act)
        return self._changed(found.operation.case_id)

    def withdraw(self, operation_id: UUID) -> Changes:
        """Give up an operation that was never on its way; its text is kept for 30 days.

        Only while nobody sends: `Sync.unsent`. KnownError(NOT_FOUND), REFUSED where it may
        have been sent.
        """
        found = self.get(operation_id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, operation_id=str(operation_id))
        self._keeping.write(lambda connection, entries: give_up(connection, entries, operation_id, UNSENT))
        return self._changed(found.operation.case_id)

    def draft(self, case_id: UUID, kind: DraftKind) -> Draft | None:
        """Return the form in the making, or None."""
        with reading(self._engine) as connection:
            return drafts.of_form(connection, case_id, kind)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every form in the making, the latest first, also of cases that are out of sight."""
        with reading(self._engine) as connection:
            return drafts.all_forms(connection)

    def save_draft(self, form: Draft) -> Changes:
        """Keep the form in the place of an earlier one."""
        self._keeping.write(lambda connection, _: drafts.save(connection, form))
        return Changes.of(Kind.DRAFT, form.case_id)

    def drop_draft(self, case_id: UUID, kind: DraftKind) -> Changes:
        """Forget the form."""
        self._keeping.write(lambda connection, _: drafts.drop(connection, case_id, kind))
        return Changes.of(Kind.DRAFT, case_id)

    def keep_draft_file(self, case_id: UUID, kind: DraftKind, file: UploadReference) -> Changes:
        """Add a file, whose bytes are kept already, to the form."""
        self._keeping.write(lambda connection, _: drafts.keep_file(connection, case_id, kind, file))
        return Changes.of(Kind.DRAFT, case_id)

    def drop_draft_file(self, case_id: UUID, file_id: UUID) -> Changes:
        """Take a file out of its form."""
        self._keeping.write(lambda connection, _: drafts.drop_file(connection, file_id))
        return Changes.of(Kind.DRAFT, case_id)

    def draft_files(self, case_id: UUID, kind: DraftKind) -> frozenset[UUID]:
        """Return the files of the form."""
        with reading(self._engine) as connection:
            return drafts.files_of(connection, case_id, kind)

    def look(self, case_id: UUID) -> Look | None:
        """Return the officer's last look at the case, or None."""
        with reading(self._engine) as connection:
            return looks.of_case(connection, case_id)

    def keep_look(self, case_id: UUID, at: datetime, events: Collection[UUID]) -> None:
        """Keep that the officer has seen these entries of the case."""
        self._keeping.write(lambda connection, _: looks.save(connection, case_id, at, events))

    def _changed(self, *case_ids: UUID) -> Changes:
        """Show it in the queue; where that fails, with the next change: what was kept is kept."""
        with self._laying:  # whoever lays last has seen all that was kept before
            self._unlaid |= set(case_ids)
            try:
                self._lay_over(self._overlays(self._unlaid))
                self._unlaid.clear()
            except KnownError as error:
                _log.warning("queue_not_updated", code=str(error.code), cases=len(self._unlaid))
        return Changes.of(Kind.OUTBOX) | Changes.of_lanes(case_ids)

    def _overlays(self, case_ids: Collection[UUID]) -> list[Overlay]:
        shown = frozenset(case_ids) - {NO_CASE}
        found = self.waiting_of(shown)
        return [overlay(case_id, found.get(case_id, ())) for case_id in shown]

    def _forget_old(self, before: datetime) -> None:
        old = (op.c.state == DISCARDED, op.c.discarded_at < iso(before))
        with reading(self._engine) as connection:
            found = connection.execute(select(func.count()).select_from(op).where(*old)).scalar_one()
        if found:
            self._keeping.write(lambda connection, _: connection.execute(delete(op).where(*old)))


def _case_id(item: WaitingOperation) -> UUID:
    return item.operation.case_id
