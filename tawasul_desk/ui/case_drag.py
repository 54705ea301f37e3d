"""Requests on their way from a list to a person, under the mouse: one format for who gives and who takes."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QMimeData

_FORMAT: Final = "application/x-tawasul-requests"


def mime_of(case_ids: Iterable[UUID]) -> QMimeData:
    """Return these requests as what is dragged; it holds ids only, so no other program learns anything."""
    data = QMimeData()
    data.setData(_FORMAT, b"".join(case_id.bytes for case_id in case_ids))
    return data


def cases_of(data: QMimeData) -> tuple[UUID, ...]:
    """Return the requests that are dragged; none where it is something else."""
    found = bytes(data.data(_FORMAT).data()) if data.hasFormat(_FORMAT) else b""
    return tuple(UUID(bytes=found[start : start + 16]) for start in range(0, len(found) - 15, 16))
