"""What a page shows when it has nothing to show: why, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton
from tawasul_desk.ui.widgets.labels import centred, label


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps a button, in the middle of the room."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "heading", wrap=True)
        self._text = label("", "soft", wrap=True)
        self._button = PlainButton("")
        self._act: Callable[[], None] | None = None
        self._button.clicked.connect(self._on_clicked)
        self._lay_out()
        self.tell(icon, title, text, action)

    def tell(
        self, icon: str, title: str, text: str = "", action: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Say something else."""
        self._icon.setPixmap(self._theme.pixmap(icon, "field", 48))
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action[0] if action else "")
        self._button.setVisible(action is not None)
        self._act = action[1] if action else None

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(8)
        for text in (self._title, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setMaximumWidth(520)
            text.setMinimumWidth(400)
            column.addLayout(centred(text))
        column.addSpacing(12)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
