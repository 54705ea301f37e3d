"""Two texts as one: what goes is struck through, what comes is underlined; never by colour alone."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.text_diff import Fate, differences
from tawasul_desk.ui.placeholder_words import placeholder_names, template_direction
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.field_chips import FieldChips
from tawasul_desk.ui.widgets.read_text import ReadText, read_in


class DifferenceView(ReadText):
    """A text with fields to read, or the difference of two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._chips = FieldChips(self, placeholder_names())

    def selected_text(self, plain: str) -> str:
        """Return what is selected, fields in braces."""
        return self._chips.selected(self.textCursor())

    def show_text(self, text: str) -> None:
        """Show one text."""
        self.show_difference(text, text)

    def show_difference(self, old: str, new: str) -> None:
        """Show the new text with what it removes from the old one and adds to it."""
        self.clear()
        self.document().setDefaultTextOption(read_in(template_direction(new)))
        cursor = QTextCursor(self.document())
        for stretch in differences(old, new):
            self._chips.insert(cursor, stretch.text, self._format(stretch.fate))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, fate: Fate) -> QTextCharFormat:
        made = QTextCharFormat()
        if fate is Fate.KEPT:
            return made
        ink, ground = self._theme.tone(Tone.ERROR if fate is Fate.REMOVED else Tone.SUCCESS)
        made.setForeground(ink)
        made.setBackground(ground)
        made.setFontStrikeOut(fate is Fate.REMOVED)
        made.setFontUnderline(fate is Fate.ADDED)
        return made
