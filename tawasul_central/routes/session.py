"""`/v1/session` and `/v1/me`: sign in, stay signed in, sign out."""

from fastapi import APIRouter, Response
from pydantic import Field

from tawasul_central import sessions
from tawasul_central.call import Open, Signed
from tawasul_central.database import transaction
from tawasul_contract.record import Record
from tawasul_contract.records import StaffRecord, TokenRecord

router = APIRouter(prefix="/v1", tags=["session"])


class Credentials(Record):
    """What a person types, and the device they type it on."""

    user_name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)
    device_id: str = Field(min_length=1, max_length=100)


class RefreshRequest(Record):
    """The refresh token, and the device that it was given to."""

    refresh_token: str = Field(min_length=1, max_length=200)
    device_id: str = Field(min_length=1, max_length=100)


@router.post("/session")
def sign_in(credentials: Credentials, call: Open) -> TokenRecord:
    """Sign in: returns tokens, or the problems `wrong-credentials` and `rate-limited`."""
    return sessions.sign_in(
        call.engine,
        call.settings,
        credentials.user_name,
        credentials.password,
        credentials.device_id,
        call.request_id,
    )


@router.post("/session/refresh")
def refresh(sent: RefreshRequest, call: Open) -> TokenRecord:
    """Exchange a refresh token for new tokens; one that had its turn ends the session."""
    return sessions.refresh(call.engine, call.settings, sent.refresh_token, sent.device_id)


@router.delete("/session", status_code=204)
def sign_out(call: Signed) -> Response:
    """End the session of this token."""
    with transaction(call.engine) as db:
        sessions.sign_out(db, call.caller(db), call.claims.session_id)
    return Response(status_code=204)


@router.get("/me")
def me(call: Signed) -> StaffRecord:
    """Return who is signed in."""
    with transaction(call.engine) as db:
        return call.caller(db).staff
