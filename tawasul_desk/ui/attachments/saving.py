"""A copy of an attachment outside the protected store: asked for, recorded, then written."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tawasul_contract.file_types import SUFFIXES
from tawasul_contract.records import AttachmentRecord, ScanState
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.copies import ask_where, safe_name, write_copy
from tawasul_desk.ui.theme import Theme

_ENDING: Final = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{0,4}$")
_ENDINGS: Final = {".jpg": (".jpg", ".jpeg"), ".tif": (".tif", ".tiff")}


def copy_name(record: AttachmentRecord) -> str:
    """Return the name proposed for a copy: it ends as files of the verified type do, whatever was sent."""
    name, suffix = safe_name(record.name), SUFFIXES.get(record.media_type, "")
    while (ending := _ENDING.search(name)) and ending.group().lower() not in _ENDINGS.get(suffix, (suffix,)):
        name = name[: ending.start()]
    return name if ending else safe_name(f"{name}{suffix}")


def record_and_write(casework: Casework, record: AttachmentRecord, data: bytes, path: Path) -> Changes:
    """Write the audit record, then the file: no copy without a trace. Raises KnownError."""
    changes = casework.record_access(record.case_id, "save_attachment", record.id)
    write_copy(path, data)
    return changes


def ask_for_copy(
    theme: Theme, parent: QWidget, record: AttachmentRecord, chosen: Callable[[Path], None]
) -> None:
    """Say what a copy means, then ask for its place; `chosen` gets the path unless it is cancelled."""
    translate = QCoreApplication.translate
    text = translate(
        "AttachmentViewer",
        "The copy is not encrypted: whoever can open its folder can read it. That you saved it is recorded.",
    )
    if record.scan is ScanState.UNSCANNED:
        unscanned = translate("AttachmentViewer", "No scanner has looked for malware in this file.")
        text = f"{text}\n{unscanned}"
    Question(
        theme,
        translate("AttachmentViewer", "Save a copy outside the protected store?"),
        text,
        translate("AttachmentViewer", "Choose where…"),
        translate("AttachmentViewer", "Do not save"),
        parent,
        danger=True,
    ).ask(lambda: _ask_where(parent, record, chosen))


def _ask_where(parent: QWidget, record: AttachmentRecord, chosen: Callable[[Path], None]) -> None:
    title = QCoreApplication.translate("AttachmentViewer", "Save a copy")
    ask_where(parent, title, copy_name(record), chosen)
