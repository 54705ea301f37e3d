"""A value with a button that copies it exactly: ASCII digits, no direction controls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.breaking_label import BreakingLabel
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import Elided


class CopyValue(QWidget):
    """Shows `shown`, `breaking` it where it is too long for one line, and copies `value`.

    Where it is `recorded` the button asks: whoever hears `copy_requested` records it, then calls `copy`.
    """

    copy_requested = Signal()

    def __init__(
        self,
        value: str,
        theme: Theme,
        *,
        shown: str | None = None,
        breaking: bool = False,
        recorded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value = value
        text = value if shown is None else shown
        self.text: QLabel = BreakingLabel(text) if breaking else Elided(text, "soft")
        # As wide as its text where there is room, so that the button stays beside it.
        self.text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.button = IconButton(theme.icon("copy", "muted"), self.tr("Copy"))
        self.button.clicked.connect(self.copy_requested if recorded else self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text)
        row.addWidget(
            self.button, 0, Qt.AlignmentFlag.AlignTop if breaking else Qt.AlignmentFlag.AlignVCenter
        )
        row.addStretch(1)

    def copy(self) -> None:
        """Put the value on the clipboard."""
        QGuiApplication.clipboard().setText(self.value)
        self.button.setToolTip(self.tr("Copied"))
