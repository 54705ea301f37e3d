"""What the officer sees after a fault: that work is kept, and a reference to give to support."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import label


class CrashSheet(QDialog):
    """Shows the reference of one fault; nothing personal is in it."""

    def __init__(self, theme: Theme, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reference = reference
        icon = QLabel()
        icon.setPixmap(theme.pixmap("alert-circle", "error", 32))
        self.reference = label(isolate(reference), "title")
        self.reference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = PlainButton(self.tr("Copy the reference"), icon=theme.icon("copy"))
        copy.clicked.connect(self._copy)
        close = PrimaryButton(self.tr("Keep working"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(icon)
        column.addWidget(label(self.tr("Something went wrong"), "title"))
        text = self.tr("What you saved is safe. If it happens again, give support this reference:")
        words = label(text, "soft", wrap=True)
        words.setFixedWidth(404)  # so that the lines it breaks into are counted before it is shown
        column.addWidget(words)
        column.addWidget(self.reference)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reference)
