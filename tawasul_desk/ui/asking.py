"""A question with two answers, asked without stopping the program."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import label

WORDS_WIDTH: Final = 388


class Question(QDialog):
    """A title, a sentence, the act and the way back. The safe answer has the focus when it may hurt."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        act: str,
        back: str,
        parent: QWidget,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = QLabel()
        tint = "error" if danger else "information"
        icon.setPixmap(theme.pixmap("alert-triangle" if danger else "info", tint, 28))
        self.yes = DangerButton(act) if danger else PrimaryButton(act)
        self.no = PlainButton(back)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self.more = label("", "strong", wrap=True)
        self.more.hide()
        top.addLayout(_words(title, text, self.more), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(20)
        column.addLayout(top)
        column.addLayout(foot)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        (self.no if danger else self.yes).setFocus()

    def tell(self, text: str) -> None:
        """Say something more, in the place of what was said so before."""
        self.more.setText(text)
        self.more.setVisible(bool(text))

    def ask(self, then: Callable[[], object]) -> None:
        """Show the question; `then` is called if the act is chosen."""
        self.accepted.connect(then)
        self.open()


def _words(title: str, text: str, more: QLabel) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(8)
    for line in (label(title, "heading", wrap=True), label(text, "soft", wrap=True), more):
        line.setFixedWidth(WORDS_WIDTH)  # so that the lines it breaks into are counted before it is shown
        words.addWidget(line)
    return words
