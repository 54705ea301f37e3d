"""The files that go with a response: chosen, read off the thread, checked, listed, taken out again."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QToolButton, QVBoxLayout, QWidget

from tawasul_contract.records import LimitsRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.attachment_words import size_text
from tawasul_desk.ui.cases.chosen_files import (
    ChosenFile,
    FileRefusal,
    FileRefusedError,
    choose,
    choose_picture,
)
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme

_ENDINGS = {
    "application/pdf": ("*.pdf",),
    "image/jpeg": ("*.jpg", "*.jpeg"),
    "image/png": ("*.png",),
    "image/tiff": ("*.tif", "*.tiff"),
}


class FilesPicker(QWidget):
    """Emits `changed`, and `refused` with a sentence where a file cannot be sent."""

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, limits: LimitsRecord, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._limits = limits
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._pictures = 0
        self._files: list[ChosenFile] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def files(self) -> tuple[ChosenFile, ...]:
        """Return the chosen files in order."""
        return tuple(self._files)

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
        """Read and check a file off the thread, then list it."""
        limits = self._limits
        self._jobs.run(lambda: _chosen(partial(choose, path, limits)), self._on_read)

    def add_picture(self, picture: QImage) -> None:
        """Make a file of a picture off the thread, then list it."""
        limits, name = self._limits, self._picture_name()
        self._jobs.run(lambda: _chosen(partial(choose_picture, picture, name, limits)), self._on_read)

    def _picture_name(self) -> str:
        self._pictures += 1
        return self.tr("Picture {number}").format(number=self._pictures)

    def _on_read(self, found: ChosenFile | FileRefusedError) -> None:
        if isinstance(found, FileRefusedError):
            self.refused.emit(self._sentence(found))
        elif len(self._files) >= self._limits.attachments_per_response:
            self.refused.emit(self._sentence(FileRefusedError(FileRefusal.TOO_MANY, found.reference.name)))
        else:
            self._files.append(found)
            self._column.addWidget(self._row(found), 0, Qt.AlignmentFlag.AlignLeading)
            self.show()
            self.changed.emit()

    def _row(self, chosen: ChosenFile) -> QToolButton:
        row = QToolButton(self)
        row.setProperty("chip", "true")
        row.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.setIcon(self._theme.icon("close"))
        size = size_text(chosen.reference.size, self._locale)
        row.setText(f"{isolate(shown(chosen.reference.name))} · {isolate(size)}")
        row.setToolTip(self.tr("Take this file out"))
        row.clicked.connect(lambda: self._take_out(chosen, row))
        return row

    def _take_out(self, chosen: ChosenFile, row: QToolButton) -> None:
        self._files.remove(chosen)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._files))
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


def _chosen(read: Callable[[], ChosenFile]) -> ChosenFile | FileRefusedError:
    try:
        return read()
    except FileRefusedError as refused:
        return refused
