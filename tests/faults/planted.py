"""Bugs that are planted in child processes, each of which a harness must see."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Timer
from time import sleep
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from tawasul_central import operations
from tawasul_central.auth import Caller, identify
from tawasul_central.database import transaction
from tawasul_central.routes import operations as route
from tawasul_central.tables import ledger
from tawasul_central.work import RefusedError
from tawasul_contract.operations import Operation, fingerprint
from tawasul_contract.outcomes import Applied, Outcome, Replayed
from tawasul_desk.services import journal, vault
from tawasul_desk.services.workbook import Workbook

Say = Callable[[Operation], None]
LATE = 0.3  # seconds after its answer, at which a transaction is committed
BETWEEN = 0.02  # seconds between two transactions that should have been one, as on a busy disk


def acknowledged_before_commit(say: Say) -> None:
    """The officer reads "saved on this computer" before it is."""
    append = Workbook.append

    def early(self: Workbook, operation: Operation, *args: Any, **facts: Any) -> Any:
        say(operation)
        return append(self, operation, *args, **facts)

    Workbook.append = early  # type: ignore[method-assign]


def database_not_on_the_disk(_: Say) -> None:
    """A commit of work.db is only handed to the system."""
    vault._SYNCHRONOUS["work.db"] = "NORMAL"


def journal_not_on_the_disk(_: Say) -> None:
    """A frame of the journal is only handed to the system."""
    journal.os = SimpleNamespace(**vars(os) | {"fsync": lambda _: None})  # type: ignore[assignment]


AT_THE_DESK: dict[str, Callable[[Say], None]] = {
    "acknowledged before the commit": acknowledged_before_commit,
    "work.db not brought to the disk": database_not_on_the_disk,
    "journal not brought to the disk": journal_not_on_the_disk,
}


def ledger_in_a_second_transaction() -> None:
    """What was done is written down after it is done, in a transaction of its own."""
    whole = operations.perform

    def look(operation: Operation, caller: Caller, db: Connection, _now: datetime) -> Outcome | None:
        mine = (ledger.c.staff_id == caller.staff.id) & (ledger.c.operation_id == operation.id)
        row = db.execute(select(ledger).where(mine)).one_or_none()
        if row is None:
            return None
        return Replayed(id=operation.id, confirmed_seq=row.confirmed_seq, version=row.version)

    def perform(engine: Engine, settings: Any, claims: Any, request_id: str, operation: Operation) -> Outcome:
        outcome = whole(engine, settings, claims, request_id, operation)
        if isinstance(outcome, Applied):
            sleep(BETWEEN)
            with transaction(engine) as db:
                db.execute(
                    insert(ledger).values(
                        staff_id=claims.staff_id,
                        operation_id=operation.id,
                        fingerprint=fingerprint(operation),
                        confirmed_seq=outcome.confirmed_seq,
                        version=outcome.version,
                        at=datetime.now(UTC),
                    )
                )
        return outcome

    operations._claim = look
    route.perform = perform


def answered_before_commit() -> None:
    """The desk is told that it is done before it is."""

    def perform(engine: Engine, settings: Any, claims: Any, request_id: str, operation: Operation) -> Outcome:
        db = engine.connect()
        try:
            outcome = operations.apply(operation, identify(db, claims, request_id), db, settings)
        except RefusedError as refused:
            db.close()
            return refused.outcome
        except Exception as error:
            db.close()
            return operations._failed(operation, error)
        Timer(LATE, _finish, (db,)).start()
        return outcome

    route.perform = perform


def ends_before_its_answer() -> None:
    """The central ends after each commit; no bug, but a moment that chance seldom meets."""
    whole = operations.perform

    def perform(engine: Engine, settings: Any, claims: Any, request_id: str, operation: Operation) -> Outcome:
        outcome = whole(engine, settings, claims, request_id, operation)
        if isinstance(outcome, Applied):
            os.kill(os.getpid(), signal.SIGKILL)
        return outcome

    route.perform = perform


def _finish(db: Connection) -> None:
    db.commit()
    db.close()


AT_THE_CENTRAL: dict[str, Callable[[], None]] = {
    "ledger in a second transaction": ledger_in_a_second_transaction,
    "answered before the commit": answered_before_commit,
    "ends before its answer": ends_before_its_answer,
}
