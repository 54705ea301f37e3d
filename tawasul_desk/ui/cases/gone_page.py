"""In the place of a case that left the officer's sight: that it is gone, and what they had been writing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.labels import centred
from tawasul_desk.ui.widgets.read_text import ReadText

WIDTH = 640


class GonePage(QWidget):
    """Holds nothing of the case itself: only the officer's own words."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._state = EmptyState(theme, "lock", self.tr("This request is no longer in your sight"))
        self._card = Card(self.tr("What you were writing"))
        self._card.setFixedWidth(WIDTH)
        self.text = ReadText()
        self.text.setAccessibleName(self.tr("What you were writing"))
        self.copy = PlainButton(self.tr("Copy text"), icon=theme.icon("copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self._card.head.addWidget(self.copy)
        self._card.body.addWidget(self.text)
        column = QVBoxLayout(self)
        column.addWidget(self._state, 1)
        column.addLayout(centred(self._card), 1)
        column.addSpacing(24)
        shortcut(self, "Esc", self.closed.emit)

    def show_kept(self, text: str) -> None:
        """Say that the case is gone; `text` is what the officer had not sent yet."""
        back = (self.tr("Back to the list"), self.closed.emit)
        told = self.tr("It was given to somebody else or to another office.")
        if text:
            told = self.tr(
                "It was given to somebody else or to another office. What you were writing is kept:"
                " copy it if somebody needs it. It is also among the drafts of the outbox."
            )
        self._state.tell("lock", self.tr("This request is no longer in your sight"), told, back)
        self._card.setVisible(bool(text))
        self.text.setPlainText(text)
