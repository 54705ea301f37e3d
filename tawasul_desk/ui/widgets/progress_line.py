"""How far long work has come, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.labels import label


class ProgressLine(QWidget):
    """A thin bar with a text and a cancel button; a total of 0 means: no end in sight yet."""

    cancel_requested = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None, *, cancellable: bool = True) -> None:
        super().__init__(parent)
        self.text = label(text, "soft")
        self.bar = QProgressBar(textVisible=False)
        self._cancel = QuietButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self._cancel.setVisible(cancellable)
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int, text: str | None = None) -> None:
        """Show `done` of `total` and, where given, another text."""
        # A bar counts in 32 bits; bytes of large files do not fit, thousandths do.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(min(1000, 1000 * done // total) if total else 0)
        if text is not None:
            self.text.setText(text)
