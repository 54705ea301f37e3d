"""Attachments on this computer: fetched with resume, encrypted under a key of their own, verified, evicted.

A file without its key is unreadable, so forgetting the key (a row of an encrypted database) is enough.
"""

import re
import shutil
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from tawasul_contract.operations import UploadReference
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.api import Api, Content
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errands import sent_out
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKey, FileKeys
from tawasul_desk.services.sealed import (
    CHUNK,
    AlteredError,
    chunk_count,
    new_key,
    put_in_place,
    read_chunks,
    sealed_chunks,
    write_chunk,
    write_sealed,
)

CACHE_CAP: Final = 2 * 1024**3  # bytes
UPLOAD_PIECE: Final = 4 * 1024**2  # bytes
SMALLEST_PIECE: Final = 128 * 1024  # bytes
ASK_AGAIN: Final = (ProblemCode.UPLOAD_MISMATCH, "offset")  # altered on its way; an earlier call arrived late
ORPHAN_AGE: Final = 24 * 3600.0  # seconds
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def _quiet(_done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False


class Attachments:
    """The encrypted files of one officer; `cached` keys may be lost, those of its `own` uploads may not."""

    def __init__(
        self, folder: Path, api: Api, cached: FileKeys, own: FileKeys, *, cap: int = CACHE_CAP
    ) -> None:
        self._folder = folder
        self._api = api
        self._cached = cached
        self._own = own
        self._cap = cap
        self._piece = UPLOAD_PIECE  # bytes sent in one go
        self._locks: defaultdict[UUID, threading.Lock] = defaultdict(threading.Lock)
        self._keys = threading.Lock()  # what was forgotten meanwhile is not kept after all
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def content(
        self,
        attachment: AttachmentRecord,
        progress: Progress = _quiet,
        cancelled: Cancelled = _never,
        *,
        ahead: bool = False,
    ) -> bytes:
        """Return the bytes, verified against the record's SHA-256; fetch them where they are not here.

        `ahead`: no person asked for the file; where it is fetched, the audit trail says so.
        KnownError: BLOCKED by the scan, DAMAGED where they do not match, CANCELLED, OFFLINE …
        """
        own = self._own.get(attachment.id)
        if own is not None:
            return self.upload_bytes(attachment.id)
        if not attachment.scan.may_be_opened:
            raise KnownError(ErrorCode.BLOCKED, scan=str(attachment.scan))
        if not re.fullmatch(r"[0-9a-f]{64}", attachment.sha256):
            raise KnownError(ErrorCode.DAMAGED, attachment_id=str(attachment.id))
        with self._locks[attachment.id]:
            kept = self._kept(attachment)
            if kept is not None:
                return kept
            # The line may be silent for long; whoever gives up is not kept waiting for it.
            return sent_out(
                lambda: self._fetched(attachment, progress, cancelled, ahead), self._api.cut, cancelled
            )

    def free_bytes(self) -> int:
        """Return how much room the disk has left."""
        with disk_told():
            return shutil.disk_usage(self._folder).free

    def is_local(self, attachment: AttachmentRecord) -> bool:
        """Return whether the bytes are on this computer."""
        key = self._own.get(attachment.id) or self._cached.get(attachment.id)
        return key is not None and key.whole

    def keep_upload(self, file: UploadReference, case_id: UUID, content: bytes) -> None:
        """Keep the bytes of a file that will be sent; they are on the disk when this returns.

        KnownError(DISK_FULL) or (NOT_WRITABLE) where they cannot be kept.
        """
        key = FileKey(file.id, case_id, new_key(), len(content), whole=True)
        with disk_told():
            write_sealed(self._path(file.id), key.key, content)
        self._own.put(key)  # last: a file without a key is swept, a key without its file would be for good

    def upload_bytes(self, upload_id: UUID) -> bytes:
        """Return the bytes of a file that waits to be sent; KnownError(DAMAGED) where they are lost.

        One that was sent before is among those fetched: a central put back to a backup asks for it again.
        """
        key = self._own.get(upload_id) or self._cached.get(upload_id)
        content = self._read(key) if key is not None and key.whole else None
        if content is None:
            raise KnownError(ErrorCode.DAMAGED, attachment_id=str(upload_id))
        return content

    def send_upload(self, file: UploadReference, operation_id: UUID, case_id: UUID) -> None:
        """Bring the file to the central, from where an earlier try ended, and have it verified there."""
        try:
            self._bring(file, operation_id, case_id)
        except KnownError as error:
            if error.facts.get("reason") not in ASK_AGAIN:
                raise
            self._bring(file, operation_id, case_id)

    def _bring(self, file: UploadReference, operation_id: UUID, case_id: UUID) -> None:
        state = self._api.begin_upload(file, operation_id, case_id)
        if state.complete:
            return  # also where an earlier answer was lost and the bytes are no longer kept as our own
        content = self.upload_bytes(file.id)
        start = state.offset
        while start < file.size:
            start = self._append(file.id, start, content)
        self._api.finalize_upload(file.id)

    def _append(self, upload_id: UUID, start: int, content: bytes) -> int:
        """Send the piece that begins at `start`; return where the next one does.

        On a line that does not carry it, the next try is with half as much; at once, where a gateway takes
        no body of this size but the central answers.
        """
        while True:
            piece = content[start : start + self._piece]
            try:
                self._api.append_upload(upload_id, start, piece)
            except KnownError as error:
                self._piece = max(SMALLEST_PIECE, min(self._piece, len(piece)) // 2)
                too_large = error.code is ErrorCode.INTERCEPTED and self._piece < len(piece)
                if not too_large:
                    raise
            else:
                return start + len(piece)

    def sent(self, upload_id: UUID) -> None:
        """Count a file among those that can be fetched again: the central has it now."""
        key = self._own.get(upload_id)
        if key is not None:
            self._cached.put(key)
            self._own.forget(upload_id)

    def drop_upload(self, upload_id: UUID) -> None:
        """Forget a file that will not be sent."""
        self._own.forget(upload_id)
        with disk_told():
            self._path(upload_id).unlink(missing_ok=True)

    def forget_case(self, case_id: UUID) -> None:
        """Make what was fetched for this case unreadable, then remove it; files not yet sent stay."""
        with self._keys:
            for file_id in self._cached.forget_case(case_id):
                self._remove(file_id)

    def sweep(self, named: Collection[UUID], older_than: float = ORPHAN_AGE) -> int:
        """Remove the files that no key opens any more, and our own that no act has `named`; return how many.

        Only those older than this many seconds: an act is kept after its files.
        """
        unnamed = self._own.known().difference(named)
        known = {key.hex for key in self._cached.known() | self._own.known() - unnamed}
        orphans = [
            path
            for path in self._folder.iterdir()
            if path.name.partition(".")[0] not in known and path.stat().st_mtime < time.time() - older_than
        ]
        for path in orphans:
            path.unlink(missing_ok=True)
        for upload_id in unnamed:
            if not self._path(upload_id).exists():
                self._own.forget(upload_id)
        return len(orphans)

    def _kept(self, attachment: AttachmentRecord) -> bytes | None:
        key = self._cached.get(attachment.id)
        if key is None or not key.whole:
            return None
        content = self._read(key)
        if content is None or not _matches(content, attachment):
            self._cached.forget(attachment.id)  # damaged here: the central still has it
            return None
        self._cached.touch(attachment.id)
        return content

    def _read(self, key: FileKey) -> bytes | None:
        try:
            chunks = read_chunks(self._path(key.id), key.key, chunk_count(key.size), whole=True)
            return b"".join(chunks)
        except (AlteredError, OSError):
            return None

    def _fetched(
        self, attachment: AttachmentRecord, progress: Progress, cancelled: Cancelled, ahead: bool
    ) -> bytes:
        key, kept = self._begun(attachment)
        try:
            etag = f'"sha256-{attachment.sha256}"'
            with self._api.content(attachment.id, len(kept), etag, ahead=ahead) as content, disk_told():
                if key is None or content.start != len(kept):
                    key, kept = self._fresh(attachment), b""
                whole = self._written(key, kept, content, progress, cancelled)
                return self._accepted(attachment, key, whole)
        except KnownError as error:
            if error.code is ErrorCode.NOT_FOUND:  # it left the officer's sight, perhaps just now
                self._cached.forget(attachment.id)
                self._remove(attachment.id)
            raise

    def _begun(self, attachment: AttachmentRecord) -> tuple[FileKey | None, bytes]:
        key, part = self._cached.get(attachment.id), self._part(attachment.id)
        if key is None or key.whole or key.size != attachment.size:
            return None, b""
        try:
            chunks = read_chunks(part, key.key, sealed_chunks(part, key.size), whole=False)
            return key, b"".join(chunks)
        except (AlteredError, OSError):
            return None, b""

    def _fresh(self, attachment: AttachmentRecord) -> FileKey:
        key = FileKey(attachment.id, attachment.case_id, new_key(), attachment.size, whole=False)
        self._cached.put(key)
        self._part(attachment.id).unlink(missing_ok=True)
        return key

    def _written(
        self, key: FileKey, kept: bytes, content: Content, progress: Progress, cancelled: Cancelled
    ) -> bytes:
        whole = bytearray(kept)
        self._part(key.id).touch(mode=0o600)
        with self._part(key.id).open("rb+") as file:
            for piece in content.pieces:
                before = len(whole) // CHUNK
                whole += piece
                if len(whole) // CHUNK > before:
                    self._refuse_forgotten(key)
                if cancelled():
                    raise KnownError(ErrorCode.CANCELLED)
                if len(whole) > key.size:
                    raise KnownError(ErrorCode.DAMAGED, attachment_id=str(key.id), reason="size")
                _seal_whole_chunks(file, key, whole, before)
                progress(len(whole), key.size)
            if len(whole) == key.size:
                end = chunk_count(key.size) - 1
                write_chunk(file, key.key, end, bytes(whole[end * CHUNK :]), last=True)
        return bytes(whole)

    def _accepted(self, attachment: AttachmentRecord, key: FileKey, content: bytes) -> bytes:
        if len(content) < attachment.size:
            raise KnownError(ErrorCode.OFFLINE, reason="cut")  # what came is kept; the next try goes on
        if not _matches(content, attachment):
            self._cached.forget(attachment.id)
            self._remove(attachment.id)
            raise KnownError(ErrorCode.DAMAGED, attachment_id=str(attachment.id), reason="hash")
        with self._keys:
            self._refuse_forgotten(key)
            put_in_place(self._part(attachment.id), self._path(attachment.id))
            self._cached.put(replace(key, whole=True))
        for file_id in self._cached.forget_oldest(self._cap):
            self._remove(file_id)
        return content

    def _refuse_forgotten(self, key: FileKey) -> None:
        if self._cached.get(key.id) is None:
            raise KnownError(ErrorCode.NOT_FOUND, attachment_id=str(key.id))

    def _remove(self, file_id: UUID) -> None:
        for path in (self._path(file_id), self._part(file_id)):
            with suppress(OSError):  # held open by a scanner: without its key it is only swept later
                path.unlink(missing_ok=True)

    def _path(self, file_id: UUID) -> Path:
        return self._folder / file_id.hex

    def _part(self, file_id: UUID) -> Path:
        return self._folder / f"{file_id.hex}.part"


def _seal_whole_chunks(file: BinaryIO, key: FileKey, content: bytearray, first: int) -> None:
    # The last chunk is sealed as such once the end has come; here only those surely before it.
    for index in range(first, min(len(content) // CHUNK, chunk_count(key.size) - 1)):
        write_chunk(file, key.key, index, bytes(content[index * CHUNK : (index + 1) * CHUNK]), last=False)


def _matches(content: bytes, attachment: AttachmentRecord) -> bool:
    return len(content) == attachment.size and sha256(content).hexdigest() == attachment.sha256
