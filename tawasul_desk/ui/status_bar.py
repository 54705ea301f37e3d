"""The line at the foot: connection, age of the last good sync, what waits, what goes on."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from tawasul_desk.ui.counted import Counted
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import QuietButton

_REFRESH_MS: Final = 15_000
_LOOKS: Final = {
    Connection.CHECKING: (Tone.NEUTRAL, "sync"),
    Connection.ONLINE: (Tone.SUCCESS, "online"),
    Connection.OFFLINE: (Tone.WARNING, "offline"),
    Connection.SIGNED_OUT: (Tone.WARNING, "lock"),
    Connection.SERVER_FAULT: (Tone.ERROR, "server-fault"),
    Connection.UNTRUSTED: (Tone.ERROR, "shield-alert"),
    Connection.WRONG_CLOCK: (Tone.WARNING, "clock"),
    Connection.PROXY: (Tone.WARNING, "globe"),
    Connection.INTERCEPTED: (Tone.WARNING, "shield-alert"),
    Connection.TOO_OLD: (Tone.ERROR, "alert-triangle"),
}


class StatusBar(QFrame):
    """Shows a pulse; asks to synchronise, to stop, or to open the outbox."""

    sync_requested = Signal()
    cancel_requested = Signal()
    outbox_requested = Signal()

    def __init__(self, locale: Locale, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(36)
        self._locale = locale
        self._theme = theme
        self._pulse = Pulse()
        self._icon = QLabel()
        self.connection = QLabel()
        self.age = QLabel()
        self.skew = QLabel(self.tr("The clock of this computer is wrong"))
        self.skew.setProperty("tone", Tone.WARNING.value)
        self.waiting = QuietButton("", icon=theme.icon("send", "primary_text"))
        self.troubled = QuietButton("", icon=theme.icon("alert-triangle", "error"))
        self.doing = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(140)
        self.stop = QuietButton(self.tr("Stop"))
        self.sync = QuietButton(self.tr("Sync now"), icon=theme.icon("sync", "primary_text"), keys=Key.SYNC)
        self._lay_out()
        self.waiting.clicked.connect(self.outbox_requested)
        self.troubled.clicked.connect(self.outbox_requested)
        self.stop.clicked.connect(self.cancel_requested)
        self.sync.clicked.connect(self.sync_requested)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._show_age)
        self._timer.start()
        self.show_pulse(self._pulse)

    def show_pulse(self, pulse: Pulse) -> None:
        """Show how the desk stands."""
        self._pulse = pulse
        tone, icon = _LOOKS[pulse.connection]
        self._icon.setPixmap(self._theme.pixmap(icon, "muted" if tone is Tone.NEUTRAL else tone.value, 18))
        self.connection.setText(self._connection_texts()[pulse.connection])
        restyle(self.connection, "tone", tone.value)
        self.skew.setVisible(pulse.skewed)
        self._show_age()
        self._show_outbox(pulse)
        self._show_work(pulse)

    def _show_age(self) -> None:
        good = self._pulse.last_good
        self.age.setVisible(good is not None)
        if good is not None:
            age = self._locale.relative(good, datetime.now(UTC))
            self.age.setText(self.tr("Last sync: {age}").format(age=age))
            self.age.setToolTip(self._locale.date_time(good))

    def _show_outbox(self, pulse: Pulse) -> None:
        digits = self._locale.digits
        self.waiting.setText(digits(self.tr("%n operation(s) waiting to be sent", "", pulse.waiting)))
        self.waiting.setVisible(pulse.waiting > 0)
        self.troubled.setText(digits(self.tr("%n operation(s) need(s) you", "", pulse.troubled)))
        self.troubled.setVisible(pulse.troubled > 0)

    def _show_work(self, pulse: Pulse) -> None:
        self.sync.setVisible(not pulse.syncing and pulse.connection is not Connection.SIGNED_OUT)
        filling = pulse.syncing and pulse.progress is not None and pulse.progress[1] > 0
        self.bar.setVisible(filling)
        self.stop.setVisible(filling)
        self.doing.setVisible(pulse.syncing)
        if pulse.progress is None:
            self.doing.setText(self.tr("Synchronising …"))
        elif not filling:
            self.doing.setText(self._locale.digits(Counted().catching_up(pulse.progress[0])))
        else:
            done, total = pulse.progress
            self.bar.setRange(0, max(total, 1))
            self.bar.setValue(done)
            text = self.tr("{done} of {total}")
            number = self._locale.number
            self.doing.setText(text.format(done=number(done), total=number(total)))

    def _connection_texts(self) -> dict[Connection, str]:
        return {
            Connection.CHECKING: self.tr("Connecting …"),
            Connection.ONLINE: self.tr("Online"),
            Connection.OFFLINE: self.tr("Offline: your work is saved here"),
            Connection.SIGNED_OUT: self.tr("Signed out: your work is saved here"),
            Connection.SERVER_FAULT: self.tr("Server fault: your work is saved here"),
            Connection.UNTRUSTED: self.tr("Server not trusted: nothing is sent"),
            Connection.WRONG_CLOCK: self.tr("Check this computer's date: nothing is sent"),
            Connection.PROXY: self.tr("The proxy cannot be used: your work is saved here"),
            Connection.INTERCEPTED: self.tr("The network refuses what is read: your work is saved here"),
            Connection.TOO_OLD: self.tr("This program must be updated"),
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.connection)
        row.addSpacing(12)
        facts: tuple[QWidget, ...] = (self.age, self.skew, self.waiting, self.troubled)
        work: tuple[QWidget, ...] = (self.doing, self.bar, self.stop, self.sync)
        for widget in facts:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in work:
            row.addWidget(widget)
