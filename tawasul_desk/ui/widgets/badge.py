"""Badges: a word or a number on its tint."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tawasul_contract.records import Status
from tawasul_desk.ui.theme import STATUS_LOOK, Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.labels import leading
from tawasul_desk.ui.words import status_text


class Badge(QLabel):
    """A short text on the tint of its tone."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("tone", tone.value)

    def set_tone(self, tone: Tone) -> None:
        """Change the colours."""
        restyle(self, "tone", tone.value)


class StatusBadge(Badge):
    """The status of a request: its word, colour and icon, never the colour alone."""

    _ICON = 16

    def __init__(self, theme: Theme, status: Status | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._status = status
        self.setIndent(self._ICON + 8)
        self.setAlignment(leading())
        if status is not None:
            self.set_status(status)

    def set_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setText(status_text(status))
        self.set_tone(STATUS_LOOK[status][0])

    def sizeHint(self) -> QSize:
        """Return the size of the text with room for the icon."""
        size = super().sizeHint()
        return QSize(size.width() + 2, max(size.height(), 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word, then the icon at its start."""
        super().paintEvent(event)
        if self._status is None:
            return
        tone, icon = STATUS_LOOK[self._status]
        token = "ink_soft" if tone is Tone.NEUTRAL else tone.value
        pixmap = self._theme.pixmap(icon, token, self._ICON, self.devicePixelRatioF())
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - self._ICON - 7 if right_to_left else 7
        painter = QPainter(self)
        painter.drawPixmap(x, (self.height() - self._ICON) // 2, pixmap)
        painter.end()


class CountBadge(QLabel):
    """A number in a pill; hidden at zero unless told otherwise."""

    def __init__(
        self, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None, *, zero: bool = False
    ) -> None:
        super().__init__(parent)
        self._zero = zero
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("tone", tone.value)
        self.hide()

    def set_count(self, count: int, text: str, tone: Tone | None = None) -> None:
        """Show `text`, the number as the language writes it."""
        if tone is not None:
            restyle(self, "tone", tone.value)
        self.setText(text)
        self.setVisible(count > 0 or self._zero)
