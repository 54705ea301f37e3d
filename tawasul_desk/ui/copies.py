"""Files that leave the protected store: under which name, where to, and written whole or not at all."""

import errno
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError

NAME_LIMIT: Final = 120  # characters
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_DEVICE_NAME: Final = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")  # Windows opens a device


def safe_name(name: str, instead: str = "attachment") -> str:
    """Return the name as one that no file system minds and no reader is misled by."""
    visible = "".join(letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf"))
    plain = _FORBIDDEN.sub("_", visible).strip(" .")
    plain = _DEVICE_NAME.sub(r"\1_", plain) or instead
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 10:
        return plain[:NAME_LIMIT]
    return stem[: NAME_LIMIT - len(suffix) - 1] + dot + suffix


def ask_where(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for the place of a new file; `chosen` gets its path, unless the question is cancelled."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_copy(path: Path, data: bytes) -> None:
    """Write the file whole or leave what was there; raises KnownError(NOT_WRITABLE or DISK_FULL)."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        full = error.errno == errno.ENOSPC
        raise KnownError(ErrorCode.DISK_FULL if full else ErrorCode.NOT_WRITABLE) from error
