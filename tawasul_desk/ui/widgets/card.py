"""A card: a raised surface with a heading, for things that belong together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_desk.ui.widgets.labels import label


class Card(QFrame):
    """A rounded surface; add to `body` (a vertical layout) and, beside the heading, to `head`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.heading = label(title, "heading")
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        column.addLayout(self.head)
        self.heading.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
