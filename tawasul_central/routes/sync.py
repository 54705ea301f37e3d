"""`/v1/sync`: everything once, then what changed."""

from time import time
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import Field
from sse_starlette import EventSourceResponse

from tawasul_central import digest, feed, snapshot, waiting
from tawasul_central import hints as heads
from tawasul_central.call import Signed, SignedCall
from tawasul_central.database import still_picture
from tawasul_central.replies import json_reply
from tawasul_contract.outcomes import ChangePage, SightDigest, SnapshotPage
from tawasul_contract.record import Record

router = APIRouter(prefix="/v1/sync", tags=["sync"])


Waiting = Annotated[
    int | None,
    Header(
        alias=waiting.HEADER, ge=0, le=waiting.MOST, description="how many operations wait at the workstation"
    ),
]


class SnapshotRequest(Record):
    """Where to go on: the `next` of the page before, or nothing for the first."""

    after: str | None = Field(None, max_length=600)


@router.get("/changes", response_model=ChangePage)
def changes(
    request: Request,
    call: Signed,
    cursor: Annotated[str, Query(max_length=200)],
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
    told: Waiting = None,
) -> Response:
    """Return what changed after the cursor; `410 resync-required` sends the desk to the snapshot."""
    with still_picture(call.engine) as db:
        caller = call.caller(db)
        body = feed.page(db, call.settings, caller, cursor, limit)
    waiting.hear(call.engine, caller, call.claims.session_id, told)
    return json_reply(request, body)


@router.post("/snapshot", response_model=SnapshotPage)
def take_snapshot(request: Request, sent: SnapshotRequest, call: Signed) -> Response:
    """Return a page of everything in sight."""
    with still_picture(call.engine) as db:
        body = snapshot.page(db, call.settings, call.caller(db), sent.after)
    return json_reply(request, body)


@router.get("/digest")
def take_digest(call: Signed) -> SightDigest:
    """Return everything in sight, condensed: what a whole copy that has reached `head` comes to."""
    with still_picture(call.engine) as db:
        return digest.of_sight(db, call.caller(db))


@router.get("/hints", response_class=EventSourceResponse)
async def hints(request: Request, call: Signed) -> EventSourceResponse:
    """Return a stream of events `head`, each `{"head": …}` and no more: at once, and when the feed moves.

    It ends with the access token, or when the service stops.
    """
    await run_in_threadpool(_identify, call)
    waiting = request.app.state.hints.stream(call.claims.until - time())
    return EventSourceResponse(waiting, ping=heads.PING_SECONDS, ping_message_factory=heads.ping)


def _identify(call: SignedCall) -> None:
    with still_picture(call.engine) as db:
        call.caller(db)
