"""Long texts to read: they wrap and take their own direction."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from tawasul_desk.services.reading_order import as_written
from tawasul_desk.ui.widgets.read_text import by_first_letter


class LongText(QTextEdit):
    """A text to read and copy: as high as it needs, each paragraph in the direction of its first letter."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "plain")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().setDefaultTextOption(by_first_letter())
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width asks for."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height(self.viewport().width()))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - a Qt name
        """Copy what was written, without what only keeps it in order here."""
        # Qt's own object: one made here would outlive the interpreter on the clipboard, and crash at the end.
        # It fills itself when it is first read, over what was set before: it is read before it is cleared.
        data = super().createMimeDataFromSelection()
        written = as_written(data.text())
        data.clear()
        data.setText(written)
        return data

    def sizeHint(self) -> QSize:
        """Return the wished size at the present width."""
        return QSize(super().sizeHint().width(), self._height(max(200, self.viewport().width())))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the height follows the width."""
        return QSize(80, 24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()

    def _height(self, width: int) -> int:
        document: QTextDocument = self.document()
        document.setTextWidth(width)
        return int(document.size().height()) + 2
