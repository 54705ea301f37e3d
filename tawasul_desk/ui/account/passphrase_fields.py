"""The passphrase that protects what is kept where there is no keyring: chosen once, then asked for."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_desk.ui.account.password_field import PasswordField
from tawasul_desk.ui.theme import Theme

SHORTEST: Final = 10


class PassphraseFields(QWidget):
    """One field to unlock; two the first time, which must agree."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PasswordField(self.tr("Passphrase of this computer"), theme)
        self.repeat = PasswordField(self.tr("Passphrase again"), theme)
        self.choosing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.first)
        column.addWidget(self.repeat)
        self.repeat.hide()

    def ask(self, *, choosing: bool) -> None:
        """Show the fields: to choose a passphrase, or to unlock with the one chosen before."""
        self.choosing = choosing
        self.repeat.setVisible(choosing)
        self.show()
        self.first.edit.setFocus()

    def complete(self) -> bool:
        """Return whether the passphrase can be used; if not, the fields say why."""
        if not self.choosing:
            if not self.first.secret:
                self.first.tell(self.tr("Enter the passphrase."), wrong=True)
            return bool(self.first.secret)
        if len(self.first.secret) < SHORTEST:
            self.first.tell(self.tr("At least %n character(s).", "", SHORTEST), wrong=True)
            return False
        if self.first.secret != self.repeat.secret:
            self.repeat.tell(self.tr("The two passphrases differ."), wrong=True)
            return False
        return True
