"""The sign-in card: who, with what, where; and why it did not work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.account.failure_bar import FailureBar
from tawasul_desk.ui.account.passphrase_fields import PassphraseFields
from tawasul_desk.ui.account.password_field import PasswordField
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip, PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.field import Field
from tawasul_desk.ui.widgets.labels import label


class SignInCard(QFrame):
    """Asks for server, user name, password and, where needed, a passphrase ("" where not)."""

    sign_in_requested = Signal(str, str, str, str)

    def __init__(
        self,
        locale: Locale,
        theme: Theme,
        demo_accounts: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._locale = locale
        self._theme = theme
        self._known_server = ""
        self.server = Field(self.tr("Server"), latin=True)
        self.server.edit.setPlaceholderText("https://")
        self.user_name = Field(self.tr("User name"), latin=True)
        self.password = PasswordField(self.tr("Password"), theme)
        self.passphrase = PassphraseFields(theme)
        self.failure = FailureBar(theme)
        self.button = PrimaryButton(self.tr("Sign in"))
        self.busy_line = QProgressBar(textVisible=False, maximum=0)
        self._disclosure = QuietButton(self.tr("Server"), icon=theme.icon("chevron-down", "primary_text"))
        self._lay_out(demo_accounts)
        for field in (self.server, self.user_name, self.password, self.passphrase.first):
            field.edit.returnPressed.connect(self.submit)
        self.passphrase.repeat.edit.returnPressed.connect(self.submit)
        self.button.clicked.connect(self.submit)
        self._disclosure.clicked.connect(self._on_disclosure)
        self.set_known("", "")

    def set_known(self, server: str, user_name: str) -> None:
        """Fill in what is known from the last time; a known server hides its field."""
        self._known_server = server
        self.server.edit.setText(server)
        self.server.setVisible(not server)
        self._disclosure.setVisible(bool(server))
        self.user_name.edit.setText(user_name)
        unknown = (field for field in (self.server, self.user_name, self.password) if not field.text)
        next(unknown, self.password).edit.setFocus()

    def lock_identity(self) -> None:
        """Let only the known user sign in at the known server: for signing in again."""
        for field in (self.server, self.user_name):
            field.edit.setEnabled(False)
        self._disclosure.hide()

    def ask_passphrase(self, *, choosing: bool) -> None:
        """Show the passphrase fields as well."""
        self._demo.hide()
        self.passphrase.ask(choosing=choosing)

    def submit(self) -> None:
        """Ask for the session, if everything is filled in."""
        if not self.button.isEnabled() or not self._complete():
            return
        self.failure.hide()
        self.set_busy(True)
        passphrase = self.passphrase.first.secret if self.passphrase.isVisibleTo(self) else ""
        self.sign_in_requested.emit(self.server.text, self.user_name.text, self.password.secret, passphrase)

    def show_failure(self, error: KnownError) -> None:
        """Say why it failed and put the cursor where it can be mended."""
        self.set_busy(False)
        self.failure.show_failure(error)
        match error.code:
            case ErrorCode.WRONG_CREDENTIALS:
                self.password.edit.selectAll()
                self.password.edit.setFocus()
            case ErrorCode.NO_KEYRING:
                self.ask_passphrase(choosing=True)
            case ErrorCode.LOCKED | ErrorCode.WRONG_PASSPHRASE:
                self.ask_passphrase(choosing=False)
            case ErrorCode.BAD_SETTING:
                self.server.show()
                self.server.edit.setFocus()
            case _:
                self.button.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Lock the fields while the server is asked."""
        for widget in (self.server, self.user_name, self.password, self.passphrase, self.button):
            widget.setEnabled(not busy)
        self.button.setText(self.tr("Signing in …") if busy else self.tr("Sign in"))
        self.busy_line.setVisible(busy)

    def _complete(self) -> bool:
        for field in (self.server, self.user_name, self.password):
            if not field.edit.text():
                field.show()
                field.tell(self.tr("Fill this in."), wrong=True)
                field.edit.setFocus()
                return False
        return not self.passphrase.isVisibleTo(self) or self.passphrase.complete()

    def _on_disclosure(self) -> None:
        self.server.setVisible(not self.server.isVisibleTo(self))
        if self.server.isVisibleTo(self):
            self.server.edit.setFocus()

    def _take(self, user_name: str, password: str) -> None:
        self.user_name.edit.setText(user_name)
        self.password.edit.setText(password)
        self.button.setFocus()

    def _lay_out(self, demo_accounts: Sequence[tuple[str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Sign in"), "title"))
        column.addWidget(label(self.tr("With your account of the passport department."), "soft", wrap=True))
        for widget in (self.failure, self.user_name, self.password, self.passphrase, self.server):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addWidget(self.button)
        column.addWidget(self.busy_line)
        foot = QHBoxLayout()
        foot.addWidget(self._disclosure)
        foot.addStretch(1)
        column.addLayout(foot)
        self.passphrase.hide()
        self.busy_line.hide()
        self._demo = self._demo_box(demo_accounts)
        column.addWidget(self._demo)
        self._demo.setVisible(bool(demo_accounts))

    def _demo_box(self, accounts: Sequence[tuple[str, str]]) -> QWidget:
        box = QFrame()
        box.setProperty("surface", "tint")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(label(self.tr("Demonstration with made-up data. You are:"), "muted", wrap=True))
        chips = QGridLayout()
        chips.setSpacing(8)
        for place, (user_name, password) in enumerate(accounts):
            chip = Chip(user_name)
            chip.clicked.connect(partial(self._take, user_name, password))
            chips.addWidget(chip, *divmod(place, 2))  # four in one row would cut the names
        column.addLayout(chips)
        return box
