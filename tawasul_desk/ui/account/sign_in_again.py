"""Signing in again while the desk stays open: a banner that asks, and the card in a dialog."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.keepers import Account
from tawasul_desk.ui.account.sign_in_card import SignInCard
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.labels import label


class SignedOutBanner(QWidget):
    """Says that the session ended and nothing is lost; work goes on below it."""

    sign_in_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setObjectName("notice")
        frame.setProperty("tone", "warning")
        icon = QLabel()
        icon.setPixmap(theme.pixmap("lock", "warning", 20))
        text = self.tr("Your session has ended. Go on working: everything is kept and sent once you sign in.")
        self.button = PrimaryButton(self.tr("Sign in again"))
        self.button.clicked.connect(self.sign_in_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(icon)
        row.addWidget(label(text, "soft", wrap=True), 1)
        row.addWidget(self.button)


class SignInAgainDialog(QDialog):
    """The card for the same officer at the same server; the window behind stays as it is."""

    password_given = Signal(str)

    def __init__(
        self, locale: Locale, theme: Theme, server: str, user_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in again"))
        self.card = SignInCard(locale, theme)
        self.card.set_known(server, user_name)
        self.card.lock_identity()
        self.card.setFixedWidth(420)
        self.card.sign_in_requested.connect(self._on_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.card)

    def show_failure(self, error: KnownError) -> None:
        """Say why it failed; the card stays."""
        self.card.show_failure(error)

    def _on_requested(self, server: str, user_name: str, password: str, passphrase: str) -> None:
        self.password_given.emit(password)


def ask_again(
    account: Account,
    sign_in: Callable[[str], None],
    jobs: Jobs,
    locale: Locale,
    theme: Theme,
    parent: QWidget,
) -> SignInAgainDialog:
    """Open the card for this account; it asks until `sign_in` took the password, and is accepted then."""
    dialog = SignInAgainDialog(locale, theme, account.server, account.user_name, parent)

    def done(_: None) -> None:
        dialog.accept()
        dialog.deleteLater()

    def try_it(password: str) -> None:
        work = partial(sign_in, password)
        jobs.run(work, done, dialog.show_failure, lane=Lane.NETWORK, owner=dialog)

    dialog.password_given.connect(try_it)
    dialog.open()
    return dialog
