"""Files encrypted in chunks: AES-256-GCM, a key of its own per file, index and end in the nonce.

Swapped, missing or altered chunks and a cut end are found. A key never seals two different contents,
so the nonce may be the place of the chunk; a chunk written again after a crash is the same bytes.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tawasul_desk.twins import flush_to_disk, keep_names

CHUNK: Final = 256 * 1024  # bytes of content
SEALED_CHUNK: Final = CHUNK + 16
KEY: Final = 32


class AlteredError(Exception):
    """The file is not what was sealed under this key."""


def new_key() -> bytes:
    """Return a key for one file."""
    return os.urandom(KEY)


def sealed_chunks(path: Path, size: int) -> int:
    """Return how many whole chunks before the last one lie in the file of a content of `size` bytes."""
    try:
        whole = path.stat().st_size // SEALED_CHUNK
    except FileNotFoundError:
        return 0
    return min(whole, chunk_count(size) - 1)


def chunk_count(size: int) -> int:
    """Return how many chunks a content of `size` bytes has; an empty one has one."""
    return max(1, -(-size // CHUNK))


def write_chunk(file: BinaryIO, key: bytes, index: int, content: bytes, *, last: bool) -> None:
    """Seal one chunk at its place."""
    file.seek(index * SEALED_CHUNK)
    file.write(AESGCM(key).encrypt(_nonce(index, last), content, None))


def read_chunks(path: Path, key: bytes, count: int, *, whole: bool) -> Iterator[bytes]:
    """Yield the contents of the first `count` chunks; `whole`: the last of them ends the file.

    Raises AlteredError, and FileNotFoundError.
    """
    cipher = AESGCM(key)
    with path.open("rb") as file:
        for index in range(count):
            last = whole and index == count - 1
            try:
                yield cipher.decrypt(_nonce(index, last), file.read(SEALED_CHUNK), None)
            except InvalidTag:
                raise AlteredError from None
        if whole and file.read(1):
            raise AlteredError


def write_sealed(path: Path, key: bytes, content: bytes) -> None:
    """Seal the content at `path`, whole and on the disk when this returns; OSError if it cannot be."""
    fresh = path.with_name(f"{path.name}.new")
    count = chunk_count(len(content))
    try:
        with fresh.open("wb") as file:
            for index in range(count):
                piece = content[index * CHUNK : (index + 1) * CHUNK]
                write_chunk(file, key, index, piece, last=index == count - 1)
        put_in_place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def put_in_place(fresh: Path, path: Path) -> None:
    """Give a finished file its name; both its bytes and its name are on the disk when this returns."""
    with fresh.open("rb+") as file:
        flush_to_disk(file.fileno())
    fresh.replace(path)
    keep_names(path.parent)


def _nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes([last])
