"""In the place of a case that left the officer's sight: that it is gone, and what they had been writing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_desk.services.reading_order import as_written, shown
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
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
    next_requested = Signal()
    previous_requested = Signal()
    next_approval_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._state = EmptyState(theme, "lock", self.tr("You no longer have access to this request"))
        self._card = Card(self.tr("What you were writing"))
        self._card.setFixedWidth(WIDTH)
        self.text = ReadText()
        self.text.setAccessibleName(self.tr("What you were writing"))
        self.copy = PlainButton(self.tr("Copy text"), icon=theme.icon("copy"))
        self.copy.clicked.connect(self._copy)
        self._card.head.addWidget(self.copy)
        self._card.body.addWidget(self.text)
        column = QVBoxLayout(self)
        self.back = PlainButton(self.tr("Back to the list"), keys=Key.BACK)
        self.back.clicked.connect(self.closed)
        column.addWidget(self._state, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(centred(self._card), 1)
        column.addSpacing(24)
        set_area(self, Area.CASE)
        bind(self, Key.BACK, self.closed.emit)
        bind(self, Key.NEXT_CASE, self.next_requested.emit)
        bind(self, Key.PREVIOUS_CASE, self.previous_requested.emit)
        bind(self, Key.NEXT_APPROVAL, self.next_approval_requested.emit)

    def show_kept(self, text: str, done: Done | None = None) -> None:
        """Say that the case is gone; `text` is what the officer had not sent yet.

        `done`: what the officer did to it, where that is why it is gone.
        """
        self._card.setVisible(bool(text))
        self.text.setPlainText(shown(text, by_staff=True))
        if done is not None:
            self._tell_done(done)
            return
        told = self.tr("It was given to somebody else or to another office.")
        if text:
            told = self.tr(
                "It was given to somebody else or to another office. What you were writing is kept:"
                " copy it if somebody needs it. It is also among the drafts of the outbox."
            )
        self._state.tell("lock", self.tr("You no longer have access to this request"), told)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_written(self.text.toPlainText()))

    def _tell_done(self, done: Done) -> None:
        told = self.tr("Nothing in it waits for you any more, so it has left your list.")
        onward = (
            with_key(self.tr("Next awaiting approval"), Key.NEXT_APPROVAL),
            self.next_approval_requested.emit,
        )
        self._state.tell("check-circle", done.text, told, onward if done.approval else None)
