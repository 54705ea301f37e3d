"""A value shown masked until somebody asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import label


class MaskedValue(QWidget):
    """Asks before it shows or copies: whoever hears a request records it, then calls `reveal` or `copy`.

    The value in clear cannot be selected: what is selected is copied without anybody being told.
    """

    reveal_requested = Signal()
    copy_requested = Signal()
    shown_changed = Signal()
    """It is shown in clear, or masked again."""

    def __init__(self, theme: Theme, masked: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = masked
        self._theme = theme
        self.shown = label(masked, "soft")
        self._button = IconButton(theme.icon("eye"), self.tr("Reveal"), keys=keys)
        self._button.clicked.connect(self._on_clicked)
        self.copy_button = IconButton(theme.icon("copy", "muted"), self.tr("Copy"))
        self.copy_button.clicked.connect(self.copy_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.shown)
        row.addWidget(self._button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.hide_again()

    def set_masked(self, masked: str) -> None:
        """Show another value, masked."""
        self._masked = masked
        self.hide_again()

    def reveal(self, value: str) -> None:
        """Show the value in clear, with a button to copy it."""
        self.revealed = True
        self.shown.setText(value)
        self.copy_button.show()
        self._button.setIcon(self._theme.icon("eye-off"))
        self.shown_changed.emit()

    def copy(self) -> None:
        """Put the value on the clipboard, if it is shown in clear."""
        if self.revealed:
            QGuiApplication.clipboard().setText(self.shown.text())
            self.copy_button.setToolTip(self.tr("Copied"))

    def hide_again(self) -> None:
        """Mask the value."""
        self.revealed = False
        self.shown.setText(self._masked)
        self.copy_button.hide()
        self.copy_button.setToolTip(self.tr("Copy"))
        self._button.setIcon(self._theme.icon("eye"))
        self.shown_changed.emit()

    def _on_clicked(self) -> None:
        if self.revealed:
            self.hide_again()
        else:
            self.reveal_requested.emit()
