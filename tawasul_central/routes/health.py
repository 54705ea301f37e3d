"""`/v1/health` and `/v1/readiness`: for whoever watches over the service."""

from typing import Literal

from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError

from tawasul_central.call import Open
from tawasul_central.database import is_migrated, transaction
from tawasul_central.problems import ProblemError
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.record import Record

router = APIRouter(prefix="/v1", tags=["health"])


class Health(Record):
    """A sign of life."""

    status: Literal["ok"] = "ok"


@router.get("/health")
async def health() -> Health:
    """Return that the process answers."""
    return Health()


@router.get("/readiness")
def readiness(call: Open) -> Health:
    """Return that the database answers and has the expected form; else the problem `unavailable`."""
    try:
        with transaction(call.engine) as db:
            migrated = is_migrated(db)
    except SQLAlchemyError:
        migrated = False
    if not migrated:
        raise ProblemError(ProblemCode.UNAVAILABLE)
    return Health()
