"""A value shown masked until somebody asks for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import label


class MaskedValue(QWidget):
    """Asks before it shows: whoever hears `reveal_requested` records it, then calls `reveal`."""

    reveal_requested = Signal()

    def __init__(self, theme: Theme, masked: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = masked
        self._theme = theme
        self.shown = label(masked, "soft")
        self._button = IconButton(theme.icon("eye"), self.tr("Reveal"), keys=keys)
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.shown)
        row.addWidget(self._button)
        row.addStretch(1)
        self.revealed = False

    def set_masked(self, masked: str) -> None:
        """Show another value, masked."""
        self._masked = masked
        self.hide_again()

    def reveal(self, value: str) -> None:
        """Show the value in clear; it can be copied."""
        self.revealed = True
        self.shown.setText(value)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button.setIcon(self._theme.icon("eye-off"))

    def hide_again(self) -> None:
        """Mask the value."""
        self.revealed = False
        self.shown.setText(self._masked)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._button.setIcon(self._theme.icon("eye"))

    def _on_clicked(self) -> None:
        if self.revealed:
            self.hide_again()
        else:
            self.reveal_requested.emit()
