"""A field for a secret: shown on demand, with a word about Caps Lock and a keyboard that writes Arabic."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.field import Field


class PasswordField(Field):
    """Hidden until the eye is clicked; its text is kept as typed, spaces included."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, latin=True)
        self._theme = theme
        self._warned = False
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.eye = QAction(theme.icon("eye", "muted"), self.tr("Show what is typed"), self, checkable=True)
        self.eye.toggled.connect(self._on_shown)
        self.edit.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.edit.installEventFilter(self)

    @property
    def secret(self) -> str:
        """What was typed, unchanged."""
        return self.edit.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn from every key whether Caps Lock is on or the keyboard writes Arabic."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._learn(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._warn("")
        return super().eventFilter(watched, event)

    def clear_hint(self) -> None:
        """Take the hint away, but not while the keyboard is still set wrong."""
        if not self._warned:
            super().clear_hint()

    def _learn(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            # Qt does not tell the state of the lamp: the next letter does.
            self._warn("")
            return
        text = event.text()
        if len(text) != 1 or not text.isalpha():
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not text.isascii():
            self._warn(self.tr("The keyboard is writing Arabic letters."))
        elif text.isupper() != shift:
            self._warn(self.tr("Caps Lock is on."))
        else:
            self._warn("")

    def _warn(self, text: str) -> None:
        self._warned = bool(text)
        if text:
            self.tell(text)
        else:
            self.clear_hint()

    def _on_shown(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setIcon(self._theme.icon("eye-off" if shown else "eye", "muted"))
        self.eye.setText(self.tr("Hide what is typed") if shown else self.tr("Show what is typed"))
