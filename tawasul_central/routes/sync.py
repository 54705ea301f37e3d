"""`/v1/sync`: everything once, then what changed."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from tawasul_central import digest, feed, snapshot
from tawasul_central.call import Signed
from tawasul_central.database import still_picture
from tawasul_central.replies import json_reply
from tawasul_contract.outcomes import ChangePage, SightDigest, SnapshotPage
from tawasul_contract.records import Record

router = APIRouter(prefix="/v1/sync", tags=["sync"])


class SnapshotRequest(Record):
    """Where to go on: the `next` of the page before, or nothing for the first."""

    after: str | None = Field(None, max_length=600)


@router.get("/changes", response_model=ChangePage)
def changes(
    request: Request,
    call: Signed,
    cursor: Annotated[str, Query(max_length=200)],
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> Response:
    """Return what changed after the cursor; `410 resync-required` sends the desk to the snapshot."""
    with still_picture(call.engine) as db:
        body = feed.page(db, call.settings, call.caller(db), cursor, limit)
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
