"""A text of unknown language to read: each paragraph is set by its own first letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget


def read_in(direction: Qt.LayoutDirection) -> QTextOption:
    """Return the option that sets every line in this direction; to be set before the text."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def by_first_letter() -> QTextOption:
    """Return the option that begins each line where its language begins; to be set before the text."""
    return read_in(Qt.LayoutDirection.LayoutDirectionAuto)


class ReadText(QTextEdit):
    """Plain text in a field that scrolls; it can be selected and copied, not changed."""

    # Not a QPlainTextEdit: that one begins Arabic lines at the left in a window read from the right.

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.document().setDefaultTextOption(by_first_letter())
        self.setPlainText(text)
