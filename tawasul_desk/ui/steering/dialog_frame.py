"""The frame that the dialogs of steering share: a title, what is asked, and the buttons at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.labels import label


def lay_out(
    dialog: QDialog, asked: Sequence[QWidget], grows: QWidget, act: QWidget, told: QLabel | None = None
) -> None:
    """Stack the window's title, these, of which one grows, and a foot: what is told, cancel, and the act."""
    cancel = QuietButton(QCoreApplication.translate("Steering", "Cancel"), keys=Key.BACK)
    cancel.clicked.connect(dialog.reject)
    foot = QHBoxLayout()
    foot.addWidget(told or QWidget(), 1)
    foot.addWidget(cancel)
    foot.addWidget(act)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(spacing(6), spacing(5), spacing(6), spacing(5))
    column.setSpacing(spacing(2))
    column.addWidget(label(dialog.windowTitle(), "title", wrap=True))
    for widget in asked:
        column.addWidget(widget, 1 if widget is grows else 0)
    column.addLayout(foot)
