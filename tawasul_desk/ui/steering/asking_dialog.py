"""A dialog in which a reason is typed: what was typed is not thrown away by accident."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.theme import Theme


class AskingDialog(QDialog):
    """Asks before it leaves with words in it; `typed` tells which."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def typed(self) -> str:
        """Return the words that would be lost."""
        return ""

    def reject(self) -> None:
        """Leave, once it is certain that nothing is lost by it."""
        if not self.typed().strip():
            super().reject()
            return
        title = self.tr("Leave without keeping the reason?")
        text = self.tr("Nothing has been moved yet, and the reason that you typed is not kept.")
        leave, stay = self.tr("Leave"), self.tr("Keep editing")
        Question(self._theme, title, text, leave, stay, self, danger=True).ask(self._leave)

    def _leave(self) -> None:
        super().reject()
