"""`/v1/attachments`: the bytes of one attachment, for whoever sees its case."""

from typing import Annotated, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Header, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection, select

from tawasul_central import audit, rows, storage
from tawasul_central.auth import Caller
from tawasul_central.call import Signed, SignedCall
from tawasul_central.database import transaction
from tawasul_central.problems import ProblemError
from tawasul_central.ranges import UnsatisfiableError, is_unchanged, span_of
from tawasul_central.sight import visible
from tawasul_central.tables import attachment, case_file
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import AttachmentRecord, ScanState

router = APIRouter(prefix="/v1/attachments", tags=["attachments"])

FETCHED: Final = "fetch_attachment"
FETCHED_AHEAD: Final = "prefetch_attachment"
AHEAD: Final = "prefetch"  # what Sec-Purpose says of a fetch that nobody asked for
PARTIAL: Final = 206
NOT_MODIFIED: Final = 304


@router.get("/{attachment_id}/content", response_class=StreamingResponse)
def read_content(
    attachment_id: UUID,
    call: Signed,
    wanted: Annotated[str, Header(alias="Range", description="one range of bytes")] = "",
    if_range: Annotated[str, Header(description="the ETag that the range is of")] = "",
    if_none_match: Annotated[str, Header(description="ETags at hand")] = "",
    purpose: Annotated[
        str, Header(alias="Sec-Purpose", description="`prefetch`: fetched ahead, nobody asked for it")
    ] = "",
) -> Response:
    """Return the bytes, whole or one range of them; the fetch is audited, and is no look.

    The desk records a look when it paints the file. Out of sight is `not-found`; bytes that a scan holds
    back, under way or because of what it found, are `forbidden`.
    """
    with transaction(call.engine) as db:
        caller = call.caller(db)
        found = _find(db, caller, attachment_id)
        if is_unchanged(if_none_match, _etag(found)):
            return Response(status_code=NOT_MODIFIED, headers=_headers(found))
        asked = wanted if if_range in ("", _etag(found)) else ""
        start, end = _span(asked, found)
        pieces = storage.read(storage.open_store(call.settings.store), found.sha256, start, end)
        fetched = FETCHED_AHEAD if purpose == AHEAD else FETCHED
        audit.record(db, caller, fetched, case_id=found.case_id, attachment_id=found.id)
    partial = end - start < found.size
    headers = _headers(found) | {"Content-Length": str(end - start)}
    if partial:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{found.size}"
    status = PARTIAL if partial else 200
    return StreamingResponse(pieces, status, headers, media_type=found.media_type)


@router.head("/{attachment_id}/content")
def describe_content(attachment_id: UUID, call: Signed) -> Response:
    """Return the size, type and ETag of the bytes."""
    found = _seen(call, attachment_id)
    headers = _headers(found) | {"Content-Length": str(found.size)}
    return Response(headers=headers, media_type=found.media_type)


def _seen(call: SignedCall, attachment_id: UUID) -> AttachmentRecord:
    with transaction(call.engine) as db:
        return _find(db, call.caller(db), attachment_id)


def _find(db: Connection, caller: Caller, attachment_id: UUID) -> AttachmentRecord:
    row = db.execute(
        select(attachment)
        .join(case_file, case_file.c.id == attachment.c.case_id)
        .where(attachment.c.id == attachment_id, visible(caller.staff))
    ).one_or_none()
    if row is None:
        raise ProblemError(ProblemCode.NOT_FOUND)
    if not ScanState(row.scan).may_be_opened:
        raise ProblemError(ProblemCode.FORBIDDEN, reason=row.scan)
    return rows.attachment_of(row)


def _span(asked: str, found: AttachmentRecord) -> tuple[int, int]:
    try:
        return span_of(asked, found.size)
    except UnsatisfiableError:
        headers = {"Content-Range": f"bytes */{found.size}"}
        raise ProblemError(ProblemCode.INVALID, "No such range.", status=416, headers=headers) from None


def _etag(found: AttachmentRecord) -> str:
    return f'"sha256-{found.sha256}"'


def _headers(found: AttachmentRecord) -> dict[str, str]:
    return {
        "ETag": _etag(found),
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
    }
