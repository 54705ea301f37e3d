"""How the shell is laid out: the rail at the start, the pages in the middle, the status at the foot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def lay_out(shell: QWidget, rail: QWidget, middle: Sequence[QWidget], pages: QWidget, foot: QWidget) -> None:
    """Stack `middle` beside the rail, `pages` among them taking what room there is, over the foot."""
    stacked = QVBoxLayout()
    stacked.setSpacing(0)
    for widget in middle:
        stacked.addWidget(widget, 1 if widget is pages else 0)
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(rail)
    row.addLayout(stacked, 1)
    column = QVBoxLayout(shell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row, 1)
    column.addWidget(foot)
