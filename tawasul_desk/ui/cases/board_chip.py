"""Says that the queue shows the cases behind a number of the board, and leaves them."""

from PySide6.QtWidgets import QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip


class BoardChip(Chip):
    """Hidden while the queue shows everything; a click shows everything again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon=theme.icon("close", "primary_text"))
        self.setCheckable(True)
        self.setChecked(True)
        self.setToolTip(self.tr("Show all requests again"))
        self.hide()

    def tell(self, words: str) -> None:
        """Show which number it is; nothing: the queue shows everything."""
        text = self.tr("From the board: {number}").format(number=isolate(words))
        self.setText(text)
        self.setAccessibleName(text)
        self.setChecked(True)
        self.setVisible(bool(words))
