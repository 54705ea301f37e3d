"""`/v1/catalogue` and `/v1/limits`: what is data, not code."""

from fastapi import APIRouter, Request, Response

from tawasul_central import rows
from tawasul_central.call import Signed
from tawasul_central.database import transaction
from tawasul_central.replies import json_reply
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import LimitsRecord

router = APIRouter(prefix="/v1", tags=["reference"])


@router.get("/catalogue", response_model=CatalogueRecord)
def read_catalogue(request: Request, call: Signed) -> Response:
    """Return the catalogue in force."""
    with transaction(call.engine) as db:
        call.caller(db)
        body = rows.active_catalogue(db).model_dump_json()
    return json_reply(request, body.encode())


@router.get("/limits")
def read_limits(call: Signed) -> LimitsRecord:
    """Return what this central accepts."""
    with transaction(call.engine) as db:
        call.caller(db)
    return call.settings.limits
