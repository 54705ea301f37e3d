"""Facts as label and value; every value can be selected and copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tawasul_desk.ui.widgets.labels import label


class FactsGrid(QWidget):
    """Rows of a label above or beside its value, in one or more columns."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)

    def add(self, name: str, value: str | QWidget) -> QWidget:
        """Add one fact and return the widget that shows its value."""
        row, column = divmod(self._count, self._columns)
        self._count += 1
        title = label(name, "label")
        shown = value if isinstance(value, QWidget) else _selectable(value)
        title.setContentsMargins(0, 1, 0, 0)  # smaller letters: a pixel down to the value's line
        self._grid.addWidget(title, row, 2 * column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
        shown.setAccessibleName(name)
        return shown

    def clear(self) -> None:
        """Remove all facts."""
        # Not takeAt: nobody would own what it returns, and Qt would go on asking it how high the widget is.
        while (item := self._grid.itemAt(0)) is not None and (widget := item.widget()) is not None:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._count = 0


def _selectable(value: str) -> QWidget:
    shown = label(value, "soft", wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
