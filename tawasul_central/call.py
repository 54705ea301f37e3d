"""What a request brings with it: the settings, the way to the database, and the claims of its token."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, Engine

from tawasul_central import auth
from tawasul_central.auth import Caller, Claims
from tawasul_central.problems import ProblemError
from tawasul_central.settings import Settings
from tawasul_contract.outcomes import ProblemCode

_DESK = re.compile(r"tawasul-desk/(\d+(?:\.\d+)*)")
_BEARER = HTTPBearer(auto_error=False, description="the access token of `POST /v1/session`")


@dataclass(frozen=True)
class Call:
    """A request that needs nobody to be signed in."""

    settings: Settings
    engine: Engine
    request_id: str


@dataclass(frozen=True)
class SignedCall(Call):
    """A request with a valid token; who it is, the database says: see `caller`."""

    claims: Claims

    def caller(self, db: Connection) -> Caller:
        """Return who asks, as of this transaction; raise the problem `signed-out` where the session ended."""
        return auth.identify(db, self.claims, self.request_id)


async def _open_call(request: Request) -> Call:
    state = request.app.state
    return Call(state.settings, state.engine, request.state.request_id)


async def _signed_call(
    call: Annotated[Call, Depends(_open_call)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> SignedCall:
    if bearer is None:
        raise auth.signed_out()
    claims = auth.read_access(call.settings, bearer.credentials, datetime.now(UTC))
    return SignedCall(call.settings, call.engine, call.request_id, claims)


async def refuse_old_desk(
    call: Annotated[Call, Depends(_open_call)],
    user_agent: Annotated[str, Header(include_in_schema=False)] = "",
) -> None:
    """Raise the problem `client-too-old` where a desk says that it is older than the settings allow."""
    oldest, desk = call.settings.oldest_desk, _DESK.match(user_agent)
    if oldest and desk and _version(desk[1]) < _version(oldest):
        raise ProblemError(ProblemCode.CLIENT_TOO_OLD)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


Open = Annotated[Call, Depends(_open_call)]
Signed = Annotated[SignedCall, Depends(_signed_call)]
