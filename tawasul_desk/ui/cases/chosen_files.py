"""Files chosen to go with a response: read once, typed by their content, held to the server's limits."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from tawasul_contract.file_types import media_type_of
from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.records import LimitsRecord

_NAME_CHARACTERS: Final = 120
_WRITTEN_AS: Final = {"image/png": "png", "image/jpeg": "jpg"}  # smaller with each


class FileRefusal(StrEnum):
    """Why a file cannot be sent."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TYPE = "type"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class ChosenFile:
    """A file in memory, with the reference under which it will be uploaded."""

    reference: UploadReference
    data: bytes = field(repr=False)


class FileRefusedError(Exception):
    """The file `name` cannot be sent, for this reason."""

    def __init__(self, reason: FileRefusal, name: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name


def choose(path: Path, limits: LimitsRecord) -> ChosenFile:
    """Return the file, read and described; FileRefusedError where the central would not take it."""
    name = display_name(path.name)
    return _described(name, _read(path, limits, name), limits)


def choose_picture(picture: QImage, name: str, limits: LimitsRecord) -> ChosenFile:
    """Return a picture as a file: PNG, or JPEG where PNG is too large; FileRefusedError as for `choose`.

    `name` has no ending yet.
    """
    wanted = [kind for kind in _WRITTEN_AS if kind in limits.attachment_types]
    endings = [_WRITTEN_AS[kind] for kind in wanted]
    files = ((f"{name}.{ending}", _encoded(picture, ending)) for ending in endings)
    found = next((file for file in files if file[1] and len(file[1]) <= limits.attachment_bytes), None)
    if found is None:
        raise FileRefusedError(FileRefusal.TOO_LARGE if wanted else FileRefusal.TYPE, name)
    return _described(*found, limits)


def _described(name: str, data: bytes, limits: LimitsRecord) -> ChosenFile:
    media_type = media_type_of(data)
    if media_type is None or media_type not in limits.attachment_types:
        raise FileRefusedError(FileRefusal.TYPE, name)
    reference = UploadReference(
        id=new_id(), name=name, media_type=media_type, size=len(data), sha256=sha256(data).hexdigest()
    )
    return ChosenFile(reference, data)


def display_name(name: str) -> str:
    """Return the name without controls and direction overrides, its end kept where it is too long."""
    plain = "".join(letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf"))
    if len(plain) <= _NAME_CHARACTERS:
        return plain or "file"
    ending = Path(plain).suffix[:12]
    return plain[: _NAME_CHARACTERS - len(ending)] + ending


def _encoded(picture: QImage, ending: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = QImageWriter(buffer, QByteArray(ending.encode())).write(picture)
    return bytes(buffer.data().data()) if written else b""


def _read(path: Path, limits: LimitsRecord, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.attachment_bytes:
            raise FileRefusedError(FileRefusal.TOO_LARGE, name)
        data = path.read_bytes()
    except OSError as error:
        raise FileRefusedError(FileRefusal.UNREADABLE, name) from error
    if not data:
        raise FileRefusedError(FileRefusal.EMPTY, name)
    return data
