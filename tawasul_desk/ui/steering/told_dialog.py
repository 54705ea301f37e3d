"""A list of requests with a reason beside each: what was refused, what was skipped."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.labels import label


class ToldDialog(QDialog):
    """Shows pairs of a request's number and a reason; nothing can be done here but read."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 420)
        self.table = QTableWidget(len(lines), 2)
        self.table.setHorizontalHeaderLabels([self.tr("Request number"), self.tr("Why")])
        self.table.setAccessibleName(title)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for row, (number, why) in enumerate(lines):
            self.table.setItem(row, 0, QTableWidgetItem(isolate(number) if number else "—"))
            self.table.setItem(row, 1, QTableWidgetItem(why))
        close = PrimaryButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing(6), spacing(5), spacing(6), spacing(5))
        column.setSpacing(spacing(3))
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
