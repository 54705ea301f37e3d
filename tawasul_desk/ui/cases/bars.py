"""A bar across a page or form: one sentence, perhaps with something to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.labels import label

_ICONS = {Tone.INFO: "info", Tone.WARNING: "alert-triangle", Tone.ERROR: "alert-circle"}


class Bar(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, theme: Theme, parent: QWidget, margin: int = 12, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self._theme = theme
        self._icon = QLabel()
        self.text = label("", "soft", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin, 2, margin - 8, 2)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        self.setMinimumHeight(36)
        self.hide()

    def tell(
        self,
        text: str,
        tone: Tone,
        *actions: tuple[str, Callable[[], object]],
        kinds: Sequence[type[QPushButton]] = (),
    ) -> None:
        """Say this; each action is a button's text and its work, after which most bars go.

        `kinds`: what kind of button each action is, where it is more than a quiet one.
        """
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        looks = (*kinds, *(QuietButton for _ in actions[len(kinds) :]))
        self.buttons = [self._button(*action, kind) for action, kind in zip(actions, looks, strict=True)]
        self.text.setText(text)
        self._icon.setPixmap(self._theme.pixmap(_ICONS[tone], tone.value, 18))
        restyle(self, "bar", tone.value)
        self.show()

    def _button(self, text: str, work: Callable[[], object], kind: type[QPushButton]) -> QPushButton:
        made = kind(text, self)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self._on_clicked(work))
        self._row.addWidget(made)
        return made

    def _on_clicked(self, work: Callable[[], object]) -> None:
        self.setHidden(not self._stays)
        work()
