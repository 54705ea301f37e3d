"""A small form over the page: a title, its fields, what is wrong, the act and the way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.operations import OfficeOperation
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.labels import label

WIDTH = 480


class Sheet(QDialog):
    """Add to `body`; the act calls `on_act`. Leaving a changed sheet asks first. `sent`: the act it sent."""

    sent = Signal(object)

    def __init__(self, theme: Theme, title: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: Callable[[], object] = lambda: None
        self._before: object = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.told = label("", "error", wrap=True)
        self.told.hide()
        self.act = PrimaryButton(act, keys=Key.SEND)
        self.back = QuietButton(self.tr("Cancel"), keys=Key.BACK)
        self.act.clicked.connect(self.on_act)
        self.back.clicked.connect(self.reject)
        shortcut(self, Key.SEND, self.on_act)
        self._lay_out_frame(title)

    def begin(self, content: Callable[[], object]) -> None:
        """Take what the fields hold now as unchanged; `content` tells what they hold."""
        self._content = content
        self._before = content()

    def put_aside(self, button: QWidget) -> None:
        """Put a further act at the start of the foot."""
        self._foot.insertWidget(0, button)

    def tell(self, text: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def on_act(self) -> None:
        """Do what the sheet is for."""
        self.accept()

    def reject(self) -> None:
        """Leave, once it is certain that nothing is lost by it."""
        if self._content() == self._before:
            super().reject()
            return
        title = self.tr("Leave without keeping this?")
        text = self.tr("What you filled in here is not kept.")
        leave, stay = self.tr("Leave"), self.tr("Keep editing")
        Question(self._theme, title, text, leave, stay, self, danger=True).ask(self._leave)

    def _leave(self) -> None:
        self.begin(self._content)  # nothing more is asked on the way out
        super().reject()

    def send(self, desk: Desk, jobs: Jobs, act: OfficeOperation) -> None:
        """Submit the act; the sheet closes once it is saved, and says why where the rules refuse it."""
        self.setEnabled(False)
        jobs.write(
            lambda: desk.office.submit(act),
            lambda _: self._on_sent(act),
            self._on_refused,
            owner=self,
            ended=lambda: self.setEnabled(True),
        )

    def _on_sent(self, act: OfficeOperation) -> None:
        self.sent.emit(act)
        self.accept()

    def _on_refused(self, error: KnownError) -> None:
        self.tell(sentence(error))

    def _lay_out_frame(self, title: str) -> None:
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "title", wrap=True))
        column.addLayout(self.body, 1)
        column.addWidget(self.told)
        column.addLayout(self._foot)
