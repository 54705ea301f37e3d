"""`/v1/health` and `/v1/readiness`: for whoever watches over the service."""

from typing import Literal

import structlog
from fastapi import APIRouter

from tawasul_central.call import Open
from tawasul_central.database import unfit
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
    """Return that the desks can be served; else the problem `unavailable`, whose detail says why not."""
    fault = unfit(call.engine)
    if fault is not None:
        structlog.get_logger().warning("not_ready", why=fault.sentence)
        raise ProblemError(ProblemCode.UNAVAILABLE, fault.told)
    return Health()
