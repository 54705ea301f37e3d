"""A text of unknown language to read: each paragraph is set by its own first letter."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from tawasul_desk.services.reading_order import as_written, unbroken


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

    def setPlainText(self, text: str) -> None:  # noqa: N802 - a Qt name
        """Show this text; a number with spaces in it stays on one line."""
        if text != self.toPlainText():  # else what is selected in it stays so
            super().setPlainText(unbroken(text))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - a Qt name
        """Copy what was written, without what only keeps it in order here."""
        # Qt's own object: one made here would outlive the interpreter on the clipboard, and crash at the end.
        # It fills itself when it is first read, over what was set before: it is read before it is cleared.
        data = super().createMimeDataFromSelection()
        written = as_written(self.selected_text(data.text()))
        data.clear()
        data.setText(written)
        return data

    def selected_text(self, plain: str) -> str:
        """Return what is selected; `plain` is how Qt writes it."""
        return plain
