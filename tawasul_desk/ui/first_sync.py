"""The page of the very first start: how far fetching has come, or why it does not go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.labels import centred, label
from tawasul_desk.ui.widgets.progress_line import ProgressLine


class FirstSync(QWidget):
    """A determinate bar with a cancel button; offline, an invitation to try again."""

    cancel_requested = Signal()
    retry_requested = Signal()

    def __init__(self, locale: Locale, theme: Theme) -> None:
        super().__init__()
        self._locale = locale
        self._theme = theme
        self.line = ProgressLine("")
        self.line.cancel_requested.connect(self.cancel_requested)
        self.stopped = EmptyState(theme, "offline", "")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._working())
        self._stack.addWidget(self.stopped)

    def show_pulse(self, pulse: Pulse) -> None:
        """Show the progress of the pass, or why there is none."""
        self._stack.setCurrentIndex(0 if pulse.syncing else 1)
        if pulse.syncing:
            self._show_progress(pulse.progress)
        else:
            self._show_stopped(pulse.connection)

    def _show_progress(self, progress: tuple[int, int] | None) -> None:
        done, total = progress or (0, 0)
        text = self.tr("{done} of {total}") if total else self.tr("Asking the server …")
        number = self._locale.number
        self.line.show_progress(done, total, text.format(done=number(done), total=number(total)))

    def _show_stopped(self, connection: Connection) -> None:
        offline = connection in (Connection.OFFLINE, Connection.CHECKING)
        again = (self.tr("Try again"), self.retry_requested.emit)
        if offline:
            text = self.tr("Nothing is kept on this computer yet. The first time needs the network.")
            self.stopped.tell("offline", self.tr("The requests have not been downloaded"), text, again)
        else:
            text = self.tr("The server did not give them out. It will be tried again.")
            self.stopped.tell("server-fault", self.tr("The requests have not been downloaded"), text, again)

    def _working(self) -> QWidget:
        room = QWidget()
        card = Card()
        card.setFixedWidth(520)
        icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        icon.setPixmap(self._theme.pixmap("save", "primary_text", 40))
        card.body.addWidget(icon)
        for text, kind in (
            (self.tr("Downloading your requests"), "title"),
            (self.tr("This happens once. After it the program also works without a network."), "soft"),
        ):
            line = label(text, "title" if kind == "title" else "soft", wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            card.body.addWidget(line)
        card.body.addSpacing(12)
        card.body.addWidget(self.line)
        column = QVBoxLayout(room)
        column.addStretch(2)
        column.addLayout(centred(card))
        column.addStretch(3)
        return room
