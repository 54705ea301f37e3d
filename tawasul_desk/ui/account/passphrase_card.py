"""The card that unlocks what is kept on this computer, without a network."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.account.failure_bar import FailureBar
from tawasul_desk.ui.account.passphrase_fields import PassphraseFields
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.labels import label


class PassphraseCard(QFrame):
    """Asks the officer who was here last for the passphrase, or lets somebody else sign in."""

    unlock_requested = Signal(str)
    other_requested = Signal()

    def __init__(self, theme: Theme, user_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.passphrase = PassphraseFields(theme)
        self.failure = FailureBar(theme)
        self.button = PrimaryButton(self.tr("Unlock"))
        self.busy_line = QProgressBar(textVisible=False, maximum=0)
        other = QuietButton(self.tr("Sign in as somebody else"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Welcome back"), "title"))
        text = self.tr("{user} is still signed in. The passphrase opens what is kept here.")
        column.addWidget(label(text.format(user=isolate(user_name)), "soft", wrap=True))
        for widget in (self.failure, self.passphrase, self.button, self.busy_line, other):
            column.addWidget(widget)
        self.busy_line.hide()
        self.button.clicked.connect(self.submit)
        self.passphrase.first.edit.returnPressed.connect(self.submit)
        other.clicked.connect(self.other_requested)
        self.passphrase.ask(choosing=False)

    def submit(self) -> None:
        """Ask to unlock, if a passphrase was typed."""
        if self.button.isEnabled() and self.passphrase.complete():
            self.failure.hide()
            self._set_busy(True)
            self.unlock_requested.emit(self.passphrase.first.secret)

    def show_failure(self, error: KnownError) -> None:
        """Say why it stayed locked."""
        self._set_busy(False)
        self.failure.show_failure(error)
        self.passphrase.first.edit.selectAll()
        self.passphrase.first.edit.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.passphrase.setEnabled(not busy)
        self.button.setEnabled(not busy)
        self.busy_line.setVisible(busy)
