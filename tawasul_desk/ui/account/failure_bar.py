"""Why signing in failed: each kind with its own title, icon and what to do."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.labels import label

_LOOKS = {
    ErrorCode.WRONG_CREDENTIALS: (Tone.ERROR, "key"),
    ErrorCode.WRONG_PASSPHRASE: (Tone.ERROR, "key"),
    ErrorCode.OFFLINE: (Tone.WARNING, "offline"),
    ErrorCode.NOT_THE_SERVICE: (Tone.WARNING, "globe"),
    ErrorCode.SERVER_FAULT: (Tone.ERROR, "server-fault"),
    ErrorCode.UNTRUSTED_SERVER: (Tone.ERROR, "shield-alert"),
    ErrorCode.WRONG_CLOCK: (Tone.WARNING, "clock"),
    ErrorCode.PROXY: (Tone.WARNING, "globe"),
    ErrorCode.INTERCEPTED: (Tone.WARNING, "shield-alert"),
    ErrorCode.NO_KEYRING: (Tone.INFO, "lock"),
    ErrorCode.LOCKED: (Tone.INFO, "lock"),
    ErrorCode.BUSY: (Tone.WARNING, "clock"),
}


class FailureBar(QFrame):
    """A tinted box with an icon, a title and a sentence; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self.code: ErrorCode | None = None
        self._icon = QLabel()
        self.title = label("", "strong", wrap=True)
        self.text = label("", "soft", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        self.hide()

    def show_failure(self, error: KnownError) -> None:
        """Say why it failed."""
        self.code = error.code
        tone, icon = _LOOKS.get(error.code, (Tone.ERROR, "alert-circle"))
        self._icon.setPixmap(self._theme.pixmap(icon, tone.value, 24))
        self.title.setText(self._titles().get(error.code, self.tr("Signing in failed")))
        self.text.setText(self._texts().get(error.code) or sentence(error))
        restyle(self, "tone", tone.value)
        self.show()

    def _titles(self) -> dict[ErrorCode, str]:
        return {
            ErrorCode.WRONG_CREDENTIALS: self.tr("Wrong user name or password"),
            ErrorCode.WRONG_PASSPHRASE: self.tr("Wrong passphrase"),
            ErrorCode.OFFLINE: self.tr("No network"),
            ErrorCode.NOT_THE_SERVICE: self.tr("Something else answered"),
            ErrorCode.SERVER_FAULT: self.tr("The server has a fault"),
            ErrorCode.UNTRUSTED_SERVER: self.tr("The server is not trusted"),
            ErrorCode.WRONG_CLOCK: self.tr("Check this computer's date"),
            ErrorCode.PROXY: self.tr("The proxy cannot be used"),
            ErrorCode.INTERCEPTED: self.tr("The network refused this"),
            ErrorCode.NO_KEYRING: self.tr("Choose a passphrase"),
            ErrorCode.LOCKED: self.tr("Passphrase needed"),
            ErrorCode.BUSY: self.tr("The server is busy"),
        }

    def _texts(self) -> dict[ErrorCode, str]:
        return {
            ErrorCode.WRONG_CREDENTIALS: self.tr("Check both and try again."),
            ErrorCode.OFFLINE: self.tr("The server cannot be reached. Check the connection and try again."),
            ErrorCode.SERVER_FAULT: self.tr("It is not your password. Try again in a few minutes."),
            ErrorCode.NO_KEYRING: self.tr(
                "This computer has no safe place for keys. A passphrase will protect what is kept on it."
            ),
            ErrorCode.LOCKED: self.tr("What is kept on this computer is protected by your passphrase."),
        }
