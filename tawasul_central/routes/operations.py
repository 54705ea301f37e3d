"""`POST /v1/ops`: what the officers did, each act answered on its own."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from tawasul_central import recounting
from tawasul_central.call import Signed
from tawasul_central.operations import perform
from tawasul_central.problems import ProblemError
from tawasul_contract.operations import Operation, SetCalendar
from tawasul_contract.outcomes import Outcome, OutcomeBatch, ProblemCode, Rejected
from tawasul_contract.record import Record

router = APIRouter(prefix="/v1", tags=["operations"])


class UnknownOperation(Record):
    """An operation that this central cannot read; it is refused alone, and the others go on."""

    id: UUID


SentOperation = Annotated[Operation | UnknownOperation, Field(union_mode="left_to_right")]


class SentBatch(Record):
    """The body of a sending."""

    operations: tuple[SentOperation, ...] = Field(min_length=1)


@router.post("/ops")
def send(batch: SentBatch, call: Signed) -> OutcomeBatch:
    """Apply each operation in a transaction of its own, in the order sent."""
    if len(batch.operations) > call.settings.operations_per_batch:
        raise ProblemError(ProblemCode.TOO_LARGE)
    results = tuple(_outcome(call, operation) for operation in batch.operations)
    if any(isinstance(each, SetCalendar) for each in batch.operations):
        recounting.finish_soon(call.engine)  # before the reply: whoever changed it sees what follows at once
    return OutcomeBatch(results=results)


def _outcome(call: Signed, operation: Operation | UnknownOperation) -> Outcome:
    if isinstance(operation, UnknownOperation):
        return Rejected(id=operation.id, code=ProblemCode.INVALID)
    return perform(call.engine, call.settings, call.claims, call.request_id, operation)
