"""A table of whole lines, as all lists of this page are."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

ROW_HEIGHT: Final = 44
ABOVE_AND_BELOW: Final = 4  # what stays free above and below the lines of a row
NARROWEST: Final = 48


class PlainTable(QTableView):
    """One line at a time; `chosen` with its row, `opened` with Enter or a double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        wide: Collection[int],
        widths: Mapping[int, int],
        parent: QWidget | None = None,
        *,
        lines: int = 1,
    ) -> None:
        """`wide`: columns that share the room; `widths`: of the others, in px; `lines` of text in a row."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(lines > 1)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.ensurePolished()  # by its own font: its lines are read whole
        written = lines * self.fontMetrics().lineSpacing() + 2 * ABOVE_AND_BELOW
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, written))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(NARROWEST)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.ensurePolished()  # its titles likewise
        for column, width in widths.items():
            self.setColumnWidth(column, max(width, head.sectionSizeHint(column)))
        for column in wide:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def choose(self, row: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self.model().index(row, 0))
