"""A line to fill in, with its name above and what is wrong below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tawasul_desk.ui.theme import restyle
from tawasul_desk.ui.widgets.labels import label


class Field(QWidget):
    """A label, a line edit and a hint that appears when there is something to say."""

    def __init__(self, name: str, parent: QWidget | None = None, *, latin: bool = False) -> None:
        super().__init__(parent)
        title = label(name, "label")
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        title.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.hint = label("", "error", wrap=True)
        self.hint.hide()
        if latin:
            # Addresses, user names and passwords are Latin and run left to right in every language.
            self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.edit)
        column.addWidget(self.hint)
        self.edit.textEdited.connect(self.clear_hint)

    @property
    def text(self) -> str:
        """What was filled in, without spaces at the ends."""
        return self.edit.text().strip()

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Show a hint; a wrong value also gets a red frame."""
        restyle(self.edit, "wrong", wrong)
        restyle(self.hint, "kind", "error" if wrong else "warning")
        self.hint.setText(text)
        self.hint.show()

    def clear_hint(self) -> None:
        """Take hint and frame away."""
        self.hint.hide()
        if self.edit.property("wrong"):
            restyle(self.edit, "wrong", False)
