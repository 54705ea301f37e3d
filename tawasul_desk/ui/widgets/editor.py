"""The text of a form: each paragraph in the direction of its first letter, its length always in sight."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from tawasul_desk.ui.widgets.field_chips import FieldChips
from tawasul_desk.ui.widgets.file_addresses import files_in, is_one_address, without_addresses
from tawasul_desk.ui.widgets.read_text import read_in

BY_FIRST_LETTER: Final = Qt.LayoutDirection.LayoutDirectionAuto
LIMIT: Final = 4_000  # characters, where the owner sets none
FAR: Final = 4  # times the limit: what is longer is refused, as laying it out would stop the window


class Editor(QTextEdit):
    """Plain text; Ctrl+Enter sends, Tab leaves the field. `direct` chooses its direction where it has any.

    Files and pictures that are dropped or pasted are handed over by `files_given` (a tuple of paths) and
    `picture_given` (a QImage). `refused_length(length, limit)`: a paste is far too long, nothing changed.
    """

    submit_requested = Signal()
    files_given = Signal(object)
    picture_given = Signal(object)
    refused_length = Signal(int, int)

    def __init__(
        self, parent: QWidget, direct: Callable[[str], Qt.LayoutDirection] = lambda _text: BY_FIRST_LETTER
    ) -> None:
        super().__init__(parent)
        self.limit = LIMIT
        self._direction_of = direct
        self._chips: FieldChips | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(112)
        self._direct()
        self.textChanged.connect(self._direct)

    def text(self) -> str:
        """Return the text with plain line ends, without the NULs of a paste: no database stores them."""
        plain = self.toPlainText().replace("\0", "")
        return self._chips.written(plain) if self._chips else plain

    def show_fields(self, names: Mapping[str, str]) -> None:
        """Show what stands in braces under these names, `{missing}` say, as a chip with its word."""
        self._chips = FieldChips(self, names)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - a Qt name
        """Copy plain text, fields in braces."""
        # Qt's own object, emptied: one made in Python is deleted with the clipboard, after Python's end.
        copied, cursor = super().createMimeDataFromSelection(), self.textCursor()
        plain = copied.text()
        copied.clear()
        copied.setText(self._chips.selected(cursor) if self._chips else plain)
        return copied

    def put(self, text: str) -> None:
        """Replace the text so that it can be undone, the cursor at its end."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self._write(cursor, text)
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Insert a text at the cursor, in the place of what is selected."""
        self._write(self.textCursor(), text)

    def _write(self, cursor: QTextCursor, text: str) -> None:
        if self._chips is not None:
            self._chips.insert(cursor, text)
        else:
            cursor.insertText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - a Qt name
        """Take texts, files and pictures."""
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - a Qt name
        """Insert the text that is dropped or pasted; hand files and pictures over."""
        if not self.hand_over(source):
            self._insert(source.text())

    def hand_over(self, source: QMimeData) -> bool:
        """Return whether these are files or a picture; they are handed over."""
        text = source.text()
        files = files_in(source) if not self._is_far_too_long(len(text)) or source.hasUrls() else ()
        picture = source.imageData() if source.hasImage() else None
        if files:
            self.files_given.emit(files)
        elif isinstance(picture, QImage) and (not text.strip() or is_one_address(text)):
            self.picture_given.emit(picture)  # a table or a page copied as both is meant as its text
        else:
            return False
        return True

    def _insert(self, text: str) -> None:
        if self._is_far_too_long(len(text)):
            self.refused_length.emit(len(text), self.limit)
            return
        if self._chips is not None:
            self.insert(without_addresses(text))
            self.ensureCursorVisible()
            return
        plain = QMimeData()
        plain.setText(without_addresses(text))
        super().insertFromMimeData(plain)

    def _is_far_too_long(self, added: int) -> bool:
        replaced = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        return self.document().characterCount() - 1 - replaced + added > FAR * self.limit

    def _direct(self) -> None:
        """Let the text choose its direction; an empty field has the window's, so the cursor waits there."""
        text = self.text()
        direction = self._direction_of(text) if text else self.layoutDirection()
        if self.document().defaultTextOption().textDirection() is not direction:
            self.document().setDefaultTextOption(read_in(direction))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit_requested.emit()
            return
        super().keyPressEvent(event)
