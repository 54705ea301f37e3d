"""A sentence that warns without forbidding, perhaps with a better choice."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.labels import label


class WarningLine(QWidget):
    """Hidden until it has something to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        sign = QLabel()
        sign.setPixmap(theme.pixmap("alert-triangle", "warning", 18))
        self.text = label("", "warning", wrap=True)
        self.button = QuietButton("")
        self._work: Callable[[], object] | None = None
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing(2))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say this; `action` is the text of a button and its work."""
        self.text.setText(text)
        self._work = action[1] if action else None
        self.button.setText(action[0] if action else "")
        self.button.setVisible(action is not None)
        self.show()

    def _on_clicked(self) -> None:
        if self._work is not None:
            self._work()
