"""Notices: one thing to tell at the foot of the window, and what may be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import IconButton, QuietButton
from tawasul_desk.ui.widgets.labels import label

__all__ = ["Notices", "Tone", "sentence"]

_ICONS = {
    Tone.INFO: "info",
    Tone.SUCCESS: "check-circle",
    Tone.WARNING: "alert-triangle",
    Tone.ERROR: "alert-circle",
}
_SECONDS_FOR_AN_ACT = 4  # more, where something can be done about it
_SECONDS = {Tone.INFO: 6, Tone.SUCCESS: 4, Tone.WARNING: 12}

Action = tuple[str, Callable[[], None]]


class Notices(QWidget):
    """A bar that shows the latest notice, on the page that it was raised for; errors stay until closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._action: Callable[[], None] | None = None
        self.number = 0  # of the latest notice
        self._live = False
        self._of: object = None
        self.page: object = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._icon = QLabel()
        self.text = label("", "soft", wrap=True)
        self.state = label("", "strong")
        self._button = QuietButton("")
        self._button.clicked.connect(self._on_action)
        self._close = IconButton(theme.icon("close"), self.tr("Close this notice"))
        self._close.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    def show_notice(
        self, text: str, tone: Tone = Tone.INFO, action: Action | None = None, *, of: object = None
    ) -> None:
        """Show a notice instead of the one before.

        `action` is the text of a button and its work; `of`: the page it is for, the one shown now without it.
        """
        self.number += 1
        self._of = self.page if of is None else of
        self.text.setText(text)
        self._dress("", tone, action)

    def show_progress(self, number: int, state: str, tone: Tone, action: Action | None = None) -> bool:
        """Change what a notice says of how far its matter has come; False where it is not here any more."""
        if number != self.number or not self._live:
            return False
        self._dress(state, tone, action)
        return True

    def stay(self) -> None:
        """Let the notice stay until it is changed: its matter is under way."""
        self._timer.stop()

    def carry(self, number: int, page: object) -> bool:
        """Let a notice belong to this page from now on; False where it is not here any more."""
        if number != self.number or not self._live:
            return False
        self._of = page
        self.setVisible(self._is_here)
        return True

    def turn_to(self, page: object) -> None:
        """Tell which page is shown now: a notice is seen on its own only."""
        self.page = page
        self.setVisible(self._live and self._is_here)

    @property
    def _is_here(self) -> bool:
        return self.page is None or self._of == self.page  # none: the window has one page only

    def _dress(self, state: str, tone: Tone, action: Action | None) -> None:
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self._icon.setPixmap(self._theme.pixmap(_ICONS.get(tone, "info"), _token(tone), 20))
        restyle(self._frame, "tone", tone.value)
        self._action = action[1] if action else None
        self._button.setText(action[0] if action else "")
        self._button.setVisible(action is not None)
        self._live = True
        self.setVisible(self._is_here)
        self._timer.stop()
        if tone in _SECONDS:
            deciding = _SECONDS_FOR_AN_ACT if action else 0
            self._timer.start((_SECONDS[tone] + deciding + len(self.text.text()) // 20) * 1000)

    def show_error(self, error: KnownError, *, of: object = None) -> None:
        """Show a failure; what the officer cancelled needs no words."""
        if error.code is not ErrorCode.CANCELLED:
            mild = error.code in (ErrorCode.OFFLINE, ErrorCode.BUSY, ErrorCode.REFUSED)
            self.show_notice(sentence(error), Tone.WARNING if mild else Tone.ERROR, of=of)

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._action = None
        self._live = False
        self.hide()

    def forget(self, page: object) -> None:
        """Take the notice of this page away, and its words with it."""
        if self._of == page:
            self.clear()
            self.text.clear()

    def _on_action(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setObjectName("notice")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.state)
        row.addWidget(self._button)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 8)
        column.addWidget(self._frame)


def _token(tone: Tone) -> str:
    return tone.value if tone in _ICONS else "ink_soft"
