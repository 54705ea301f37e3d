"""The files that go with a response: read and kept with the draft off the thread, listed, taken out again."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton, QVBoxLayout, QWidget

from tawasul_contract.operations import UploadReference
from tawasul_contract.records import LimitsRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.attachment_words import size_text
from tawasul_desk.ui.cases.chosen_files import (
    ChosenFile,
    FileRefusal,
    FileRefusedError,
    choose,
    choose_picture,
    display_name,
)
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.labels import label

_ENDINGS = {
    "application/pdf": ("*.pdf",),
    "image/jpeg": ("*.jpg", "*.jpeg"),
    "image/png": ("*.png",),
    "image/tiff": ("*.tif", "*.tiff"),
}


class DraftFiles(Protocol):
    """Keeps the files of one draft; both may be called from any thread."""

    def keep(self, file: UploadReference, content: bytes) -> Changes:
        """Keep a file with the draft: on the disk, encrypted, when this returns."""

    def drop(self, file_id: UUID) -> Changes:
        """Take a file out of the draft."""


class FilesPicker(QWidget):
    """Emits `changed`, and `refused` with a sentence where a file cannot be sent.

    `settled(good)` follows when no file is being read any more; `good`: all of them are in the list.
    """

    changed = Signal()
    refused = Signal(str)
    settled = Signal(bool)

    def __init__(
        self,
        limits: LimitsRecord,
        kept: DraftFiles,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._limits = limits
        self._kept = kept
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._files: list[UploadReference] = []
        self._reading: list[QLabel] = []
        self._good = True
        self._pictures = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def reading(self) -> bool:
        """Whether a file is still being read."""
        return bool(self._reading)

    def files(self) -> tuple[UploadReference, ...]:
        """Return the chosen files in order, those that are read."""
        return tuple(self._files)

    def put(self, files: Iterable[UploadReference]) -> None:
        """List files that the draft has already."""
        for file in files:
            if file not in self._files:
                self._list(file)

    def ask(self) -> None:
        """Let the officer choose files."""
        endings = [ending for kind in self._limits.attachment_types for ending in _ENDINGS.get(kind, ())]
        kinds = self.tr("Documents and images ({endings})").format(endings=" ".join(endings))
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"), "", kinds)
        self.add_all(map(Path, paths))

    def add_all(self, paths: Iterable[Path]) -> None:
        """Add these files."""
        for path in paths:
            self.add(path)

    def add(self, path: Path) -> None:
        """Read, check and keep a file off the thread, then list it."""
        self._read(display_name(path.name), partial(choose, path, self._limits))

    def add_picture(self, picture: QImage) -> None:
        """Make a file of a picture off the thread, keep it, then list it."""
        self._pictures += 1
        name = self.tr("Picture {number}").format(number=self._pictures)
        self._read(name, partial(choose_picture, picture, name, self._limits))

    def _read(self, name: str, read: Callable[[], ChosenFile]) -> None:
        if len(self._files) + len(self._reading) >= self._limits.attachments_per_response:
            self.refused.emit(self._sentence(FileRefusedError(FileRefusal.TOO_MANY, name)))
            return
        mark = label(self.tr("Reading {name}…").format(name=isolate(shown(name))), "muted")
        self._reading.append(mark)
        self._column.addWidget(mark)
        self.show()
        found: list[UploadReference | FileRefusedError] = []
        # On the lane of what is stored: what is done to the draft afterwards finds the file in it.
        self._jobs.write(
            lambda: _kept(read, self._kept, found),
            lambda _: self._on_read(found[0]),
            lambda error: self._on_not_kept(name, error),
            owner=self,
            ended=lambda: self._on_ended(mark, found),
        )

    def _on_read(self, found: UploadReference | FileRefusedError) -> None:
        if isinstance(found, FileRefusedError):
            self.refused.emit(self._sentence(found))
        else:
            self._list(found)
            self.changed.emit()

    def _on_not_kept(self, name: str, error: KnownError) -> None:
        text = self.tr("{name} was not attached. {reason}")
        self.refused.emit(text.format(name=isolate(shown(name)), reason=sentence(error)))

    def _on_ended(self, mark: QLabel, found: Sequence[UploadReference | FileRefusedError]) -> None:
        self._good &= any(isinstance(one, UploadReference) for one in found)
        self._reading.remove(mark)
        mark.hide()
        mark.deleteLater()
        self.setVisible(bool(self._files or self._reading))
        if not self._reading:
            good, self._good = self._good, True
            self.settled.emit(good)

    def _list(self, file: UploadReference) -> None:
        self._files.append(file)
        self._column.addWidget(self._row(file), 0, Qt.AlignmentFlag.AlignLeading)
        self.show()

    def _row(self, file: UploadReference) -> QToolButton:
        row = QToolButton(self)
        row.setProperty("chip", "true")
        row.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.setIcon(self._theme.icon("close"))
        size = size_text(file.size, self._locale)
        row.setText(f"{isolate(shown(file.name))} · {isolate(size)}".replace("&", "&&"))
        row.setToolTip(self.tr("Remove this file"))
        row.clicked.connect(lambda: self._take_out(file, row))
        return row

    def _take_out(self, file: UploadReference, row: QToolButton) -> None:
        self._files.remove(file)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._files or self._reading))
        self._jobs.write(partial(self._kept.drop, file.id))
        self.changed.emit()

    def _sentence(self, refused: FileRefusedError) -> str:
        name, limits = isolate(shown(refused.name)), self._limits
        match refused.reason:
            case FileRefusal.TOO_LARGE:
                limit = size_text(limits.attachment_bytes, self._locale)
                return self.tr("{name} is larger than {limit}.").format(name=name, limit=isolate(limit))
            case FileRefusal.TOO_MANY:
                most = self.tr("A response can carry %n file(s).", "", limits.attachments_per_response)
                return self._locale.digits(most)
            case FileRefusal.TYPE:
                return self.tr("{name} is not of a kind that can be sent.").format(name=name)
            case FileRefusal.EMPTY:
                return self.tr("{name} is empty.").format(name=name)
            case FileRefusal.UNREADABLE:
                return self.tr("{name} could not be read.").format(name=name)


def _kept(
    read: Callable[[], ChosenFile], draft: DraftFiles, found: list[UploadReference | FileRefusedError]
) -> Changes:
    """Read a file and keep it with the draft; `found` is told of the file, or why it was refused."""
    try:
        chosen = read()
    except FileRefusedError as refused:
        found.append(refused)
        return Changes()
    changes = draft.keep(chosen.reference, chosen.data)
    found.append(chosen.reference)
    return changes
