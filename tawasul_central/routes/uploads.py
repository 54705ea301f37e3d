"""`/v1/uploads`: a file on its way up, piece by piece, resumed where it broke off.

It belongs to nobody's case yet: only the operation that names it makes it an attachment.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import Field
from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert

from tawasul_central import audit, sight, storage
from tawasul_central.auth import Caller
from tawasul_central.call import Signed, SignedCall
from tawasul_central.database import transaction
from tawasul_central.filenames import safe_name
from tawasul_central.problems import ProblemError
from tawasul_central.retention import hold_bytes
from tawasul_central.rows import AnyRow
from tawasul_central.settings import Settings
from tawasul_central.storage import Arrived
from tawasul_central.tables import upload
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.record import Record
from tawasul_contract.records import UploadRecord

router = APIRouter(prefix="/v1/uploads", tags=["uploads"])

PIECE_BYTES: Final = 8 * 1024 * 1024
MEMORY_BYTES: Final = 512 * 1024  # of a piece; the rest of it waits in a temporary file
OFFSET: Final = "Upload-Offset"
LENGTH: Final = "Upload-Length"
CREATED: Final = 201
FINISHED: Final = "upload"


class StartUpload(Record):
    """The body of `POST /v1/uploads`; `id` is that of the reference in the operation to come."""

    id: UUID
    operation_id: UUID | None = None
    case_id: UUID
    name: str = Field(min_length=1, max_length=1000)
    media_type: str
    size: int = Field(gt=0, description="bytes")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


@router.post("", status_code=CREATED, responses={200: {"model": UploadRecord}})
def start(body: StartUpload, call: Signed, response: Response) -> UploadRecord:
    """Announce a file. Sent again it answers 200 and how far it has come; another file is `id-reused`."""
    _refuse_unwanted(body, call.settings)
    with transaction(call.engine) as db:
        caller = call.caller(db)
        row, known = _announced(db, body.id), True
        if row is None:
            row, known = _enter(db, caller, body, call.settings)
        _refuse_another(row, body, caller)
        if row.operation_id != body.operation_id:
            row = _hand_over(db, row, body, call.settings)
    response.status_code = 200 if known else CREATED
    return _record(row)


@router.patch("/{upload_id}")
@router.post("/{upload_id}", operation_id="append_by_post")  # for networks that let no PATCH pass
async def append(
    upload_id: UUID,
    request: Request,
    call: Signed,
    upload_offset: Annotated[int, Header(ge=0, description="where this piece begins")],
) -> UploadRecord:
    """Add a piece of at most 8 MiB where the last one ended; elsewhere: 409 and the true offset."""
    with SpooledTemporaryFile(MEMORY_BYTES) as piece:
        async for part in request.stream():
            piece.write(part)
            if piece.tell() > PIECE_BYTES:
                raise ProblemError(ProblemCode.TOO_LARGE)
        length = piece.tell()
        piece.seek(0)
        return await run_in_threadpool(_append, call, upload_id, upload_offset, piece, length)


@router.get("/{upload_id}")
def read(upload_id: UUID, call: Signed) -> UploadRecord:
    """Return how far the file has come."""
    with transaction(call.engine) as db:
        return _record(_find(db, call.caller(db), upload_id))


@router.head("/{upload_id}")
def find_offset(upload_id: UUID, call: Signed) -> Response:
    """Return in `Upload-Offset` where to go on."""
    with transaction(call.engine) as db:
        row = _find(db, call.caller(db), upload_id)
    return Response(headers={OFFSET: str(row.offset), LENGTH: str(row.size)})


@router.post("/{upload_id}/finalize")
def finalize(upload_id: UUID, call: Signed) -> UploadRecord:
    """Check what has arrived against what was announced; what differs is dropped, to be sent anew."""
    store = storage.open_store(call.settings.store)
    with transaction(call.engine) as db:
        caller = call.caller(db)
        row = _find(db, caller, upload_id)
        if row.complete:
            return _record(row)
        if row.offset < row.size:
            raise ProblemError(ProblemCode.UPLOAD_INCOMPLETE, headers={OFFSET: str(row.offset)})
        hold_bytes(db, row.sha256)
        arrived = storage.examine(store, upload_id, row.size)
        refused = _mismatch(row, arrived)
        if refused is None:
            storage.settle(store, upload_id, arrived)
            audit.record(db, caller, FINISHED, case_id=row.case_id, operation_id=row.operation_id)
        row = _change(db, upload_id, {"offset": 0} if refused else {"complete": True})
    storage.discard(store, upload_id)
    if refused is not None:
        raise refused
    return _record(row)


def _append(call: SignedCall, upload_id: UUID, offset: int, piece: IO[bytes], length: int) -> UploadRecord:
    with transaction(call.engine) as db:
        row = _find(db, call.caller(db), upload_id)
        if offset != row.offset:
            raise ProblemError(
                ProblemCode.UPLOAD_INCOMPLETE, status=409, reason="offset", headers={OFFSET: str(row.offset)}
            )
        if offset + length > row.size:
            raise ProblemError(ProblemCode.TOO_LARGE)
        if length:
            storage.stage(storage.open_store(call.settings.store), upload_id, offset, piece)
            row = _change(db, upload_id, {"offset": offset + length})
    return _record(row)


def _refuse_unwanted(body: StartUpload, settings: Settings) -> None:
    if body.size > settings.attachment_bytes:
        raise ProblemError(ProblemCode.TOO_LARGE)
    if body.media_type not in settings.attachment_types:
        raise ProblemError(ProblemCode.UNSUPPORTED_TYPE)


def _announced(db: Connection, upload_id: UUID) -> AnyRow | None:
    return db.execute(select(upload).where(upload.c.id == upload_id).with_for_update()).one_or_none()


def _enter(db: Connection, caller: Caller, body: StartUpload, settings: Settings) -> tuple[AnyRow, bool]:
    """Enter a file for a case in sight; return it and whether a twin of this request had entered it."""
    if sight.find_case(db, caller.staff, body.case_id) is None:
        raise ProblemError(ProblemCode.NOT_FOUND)
    values = body.model_dump() | {"name": safe_name(body.name), "staff_id": caller.staff.id}
    new = insert(upload).values(**values, started_at=datetime.now(UTC)).on_conflict_do_nothing()
    row = db.execute(new.returning(*upload.c)).one_or_none()
    if row is None:
        return db.execute(select(upload).where(upload.c.id == body.id)).one(), True
    _refuse_too_many(db, body, settings)
    return row, False


def _refuse_another(row: AnyRow, body: StartUpload, caller: Caller) -> None:
    told = body.model_dump(exclude={"operation_id"})
    same = told | {"name": safe_name(body.name), "staff_id": caller.staff.id}
    if any(getattr(row, name) != value for name, value in same.items()):
        raise ProblemError(ProblemCode.ID_REUSED)


def _hand_over(db: Connection, row: AnyRow, body: StartUpload, settings: Settings) -> AnyRow:
    """Let the file go with another operation: the one it was announced for was refused and done anew."""
    if row.linked_attachment_id is not None:
        raise ProblemError(ProblemCode.ID_REUSED)
    row = _change(db, row.id, {"operation_id": body.operation_id})
    _refuse_too_many(db, body, settings)
    return row


def _refuse_too_many(db: Connection, body: StartUpload, settings: Settings) -> None:
    """Count what one operation brings; raising here takes the new row back too."""
    if body.operation_id is None:
        return
    same = select(func.count()).where(upload.c.operation_id == body.operation_id)
    if (db.scalar(same) or 0) > settings.attachments_per_response:
        raise ProblemError(ProblemCode.TOO_LARGE, reason="count")


def _find(db: Connection, caller: Caller, upload_id: UUID) -> AnyRow:
    """Return this person's upload, locked: two senders of one file wait for each other."""
    mine = select(upload).where(upload.c.id == upload_id, upload.c.staff_id == caller.staff.id)
    row = db.execute(mine.with_for_update()).one_or_none()
    if row is None:
        raise ProblemError(ProblemCode.NOT_FOUND)
    return row


def _change(db: Connection, upload_id: UUID, values: Mapping[str, Any]) -> AnyRow:
    changed = update(upload).where(upload.c.id == upload_id).values(**values).returning(*upload.c)
    return db.execute(changed).one()


def _mismatch(row: AnyRow, arrived: Arrived) -> ProblemError | None:
    if (arrived.size, arrived.sha256) != (row.size, row.sha256):
        return ProblemError(ProblemCode.UPLOAD_MISMATCH, status=422)
    if arrived.media_type != row.media_type:
        return ProblemError(ProblemCode.UNSUPPORTED_TYPE)
    return None


def _record(row: AnyRow) -> UploadRecord:
    return UploadRecord(id=row.id, size=row.size, offset=row.offset, complete=row.complete)
