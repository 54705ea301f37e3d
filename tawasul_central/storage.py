"""Where the bytes of attachments lie: a directory or S3, each file under its sha256, streamed both ways.

A file on its way up lies in pieces under `incoming/`, so that any process can go on with it. The store is
used from the threads of the requests: its asynchronous side can abort the interpreter at exit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from tawasul_central.settings import SettingsError
from tawasul_contract.file_types import HEAD, media_type_of

if TYPE_CHECKING:
    from obstore.store import S3Config

PIECE: Final = 256 * 1024  # bytes, as they pass through
MEMORY: Final = 1024 * 1024  # bytes of a file that may wait in memory
INCOMING: Final = "incoming"


class StorageError(SettingsError):
    """The place named for the bytes cannot be used; the text is one sentence for the administrator."""


@dataclass(frozen=True)
class Arrived:
    """What the pieces of an upload amount to; `media_type` is what the first bytes say, or nothing."""

    size: int
    sha256: str
    media_type: str


@cache
def open_store(where: str) -> ObjectStore:
    """Return the store in a directory, made if needed, or at `s3://bucket/prefix?endpoint=…&region=…`.

    Credentials for S3 come from the environment (`AWS_ACCESS_KEY_ID` …). Raises StorageError.
    """
    try:
        if where.startswith("s3://"):
            return _bucket(where)
        if "://" in where:
            raise StorageError(f"The store must be a directory or an s3:// address, not {where}.")
        return LocalStore(Path(where).absolute(), mkdir=True, automatic_cleanup=True)
    except (BaseError, OSError, ValueError) as error:
        raise StorageError(f"The store {where} cannot be used: {error}") from error


def address(digest: str) -> str:
    """Return where the bytes with this sha256 lie in the store."""
    return f"{digest[:2]}/{digest}"


def keep(store: ObjectStore, data: bytes) -> str:
    """Put these bytes into the store and return their sha256."""
    digest = sha256(data).hexdigest()
    store.put(address(digest), data)
    return digest


def holds(store: ObjectStore, digest: str) -> bool:
    """Return whether the store has the bytes with this sha256."""
    try:
        store.head(address(digest))
    except FileNotFoundError:
        return False
    return True


def read(store: ObjectStore, digest: str, start: int, end: int) -> Iterator[bytes]:
    """Return the bytes from `start` up to, without, `end`, in pieces; raise FileNotFoundError at once."""
    found = store.get(address(digest), options={"range": (start, end)})
    return map(bytes, found.stream(PIECE))


def stage(store: ObjectStore, upload_id: UUID, offset: int, piece: IO[bytes]) -> None:
    """Keep what arrived of an upload from this offset: all of it, or nothing."""
    store.put(_part(upload_id, offset), piece)


def examine(store: ObjectStore, upload_id: UUID, size: int) -> Arrived:
    """Return the size, sha256 and type of what has arrived of an upload, without keeping it in memory."""
    digest, length, head = sha256(), 0, b""
    for piece in _staged(store, upload_id, size):
        digest.update(piece)
        length += len(piece)
        head += piece[: HEAD - len(head)]
    return Arrived(length, digest.hexdigest(), media_type_of(head) or "")


def settle(store: ObjectStore, upload_id: UUID, arrived: Arrived) -> None:
    """Copy an examined upload to its address; the same bytes are kept once."""
    if holds(store, arrived.sha256):
        return
    # The store cannot read while it writes, so the pieces are joined in a temporary file.
    with SpooledTemporaryFile(MEMORY) as whole:
        whole.writelines(_staged(store, upload_id, arrived.size))
        whole.seek(0)
        store.put(address(arrived.sha256), whole)


def discard(store: ObjectStore, upload_id: UUID) -> None:
    """Forget the pieces of an upload."""
    paths = [meta["path"] for meta in store.list(f"{INCOMING}/{upload_id}").collect()]
    if paths:
        store.delete(paths)


def remove(store: ObjectStore, digest: str) -> None:
    """Remove the bytes with this sha256, if they are there."""
    if holds(store, digest):
        store.delete(address(digest))


def lying(store: ObjectStore, before: datetime) -> set[UUID]:
    """Return the uploads of which pieces lie here, none of them newer than this moment."""
    pieces = [
        (UUID(meta["path"].split("/")[1]), meta["last_modified"]) for meta in store.list(INCOMING).collect()
    ]
    newer = {upload_id for upload_id, at in pieces if at >= before}
    return {upload_id for upload_id, _ in pieces} - newer


def _part(upload_id: UUID, offset: int) -> str:
    return f"{INCOMING}/{upload_id}/{offset:015}"


def _staged(store: ObjectStore, upload_id: UUID, size: int) -> Iterator[bytes]:
    """Yield the pieces in order: each begins where the one before it ended."""
    offset = 0
    while offset < size:
        try:
            part = store.get(_part(upload_id, offset))
        except FileNotFoundError:
            return
        before = offset
        for piece in part.stream(PIECE):
            offset += len(piece)
            yield bytes(piece)
        if offset == before:
            return


def _bucket(where: str) -> S3Store:
    parts = urlsplit(where)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = options.keys() - {"endpoint", "region"}
    if unknown:
        raise StorageError(f"The store's address does not know {', '.join(sorted(unknown))}.")
    endpoint = options.get("endpoint", "")
    config: S3Config = {"region": options.get("region", "us-east-1")}
    if endpoint:
        config["endpoint"] = endpoint
    return S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        config=config,
        client_options={"allow_http": endpoint.startswith("http://")},
    )
