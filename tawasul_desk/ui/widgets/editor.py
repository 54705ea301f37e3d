"""The text of a form: each paragraph in the direction of its first letter, its length always in sight."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from tawasul_desk.ui.widgets.read_text import read_in

BY_FIRST_LETTER: Final = Qt.LayoutDirection.LayoutDirectionAuto


class Editor(QTextEdit):
    """Plain text; Ctrl+Enter sends, Tab leaves the field. `direct` chooses its direction where it has any."""

    submit_requested = Signal()

    def __init__(
        self, parent: QWidget, direct: Callable[[str], Qt.LayoutDirection] = lambda _text: BY_FIRST_LETTER
    ) -> None:
        super().__init__(parent)
        self._direction_of = direct
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(112)
        self._direct()
        self.textChanged.connect(self._direct)

    def text(self) -> str:
        """Return the text with plain line ends, without the NULs of a paste: no database stores them."""
        return self.toPlainText().replace("\0", "")

    def put(self, text: str) -> None:
        """Replace the text so that it can be undone, the cursor at its end."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _direct(self) -> None:
        """Let the text choose its direction; an empty field has the window's, so the cursor waits there."""
        text = self.toPlainText()
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
