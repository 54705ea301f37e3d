"""The acts of a case as buttons: what may not be done now stays in its place and says why."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tawasul_desk.ui.cases.acts import ELSEWHERE, Act, ActKind, foremost
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.form_words import act_text
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.overflow_row import OverflowRow
from tawasul_desk.ui.words import refusal_text

KEYS: Final[dict[ActKind, Key]] = {kind: Key[kind.name] for kind in ActKind}
_ICONS: Final[dict[ActKind, str]] = {
    ActKind.TAKE: "user-plus",
    ActKind.START: "play",
    ActKind.PROCESS: "check-circle",
    ActKind.RETURN: "return",
    ActKind.RESPOND: "respond",
    ActKind.NOTE: "note",
    ActKind.CLOSE: "lock",
    ActKind.REOPEN: "unlock",
    ActKind.ASK_APPROVAL: "shield",
    ActKind.ASSIGN: "user-plus",
    ActKind.OFFER: "office",
}


class ActsBar(OverflowRow):
    """Emits `act_requested` with the kind of an allowed act, by click or key; refused ones emit `refused`.

    The acts of `ELSEWHERE` have their keys here, but no button.
    """

    act_requested = Signal(object)
    refused = Signal(object)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._acts: tuple[Act, ...] = ()
        self.buttons: dict[ActKind, QPushButton] = {}
        self._shortcuts = {kind: bind(page, keys, partial(self.press, kind)) for kind, keys in KEYS.items()}
        self._enable_keys()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on one of the acts."""
        return any(button.hasFocus() for button in self.buttons.values())

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the acts of this case."""
        acts = screen.acts
        if acts == self._acts:
            return
        self._acts = acts
        self._enable_keys()
        focused = next((kind for kind, button in self.buttons.items() if button.hasFocus()), None)
        first = foremost(acts)
        shown = [act for act in acts if act.kind not in ELSEWHERE]
        self.buttons = {act.kind: self._button(act, primary=act.kind is first) for act in shown}
        self.offer([(button, KEYS[kind]) for kind, button in self.buttons.items()])
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def _enable_keys(self) -> None:
        """Let a key work where its act belongs on the page; where that is refused, the key says why."""
        there = {act.kind for act in self._acts}
        for kind, bound in self._shortcuts.items():
            bound.setEnabled(kind in there)

    def press(self, kind: ActKind) -> None:
        """Do as a click would; where the act is refused, say why."""
        act = next((act for act in self._acts if act.kind is kind), None)
        if act is None:
            return
        if act.refusal is None:
            self.act_requested.emit(kind)
        else:
            self.refused.emit(act.refusal)

    def _button(self, act: Act, *, primary: bool) -> QPushButton:
        text, icon = act_text(act.kind), _ICONS[act.kind]
        made: QPushButton
        if primary:
            made = PrimaryButton(text, self, icon=self._theme.icon(icon, "on_primary"))
        else:
            made = PlainButton(text, self, icon=self._theme.icon(icon))
        made.setProperty("act", "true")
        made.setEnabled(act.allowed)
        hint = with_key(text, KEYS[act.kind])
        if act.refusal is not None:
            hint = f"{hint}\n{refusal_text(act.refusal)}"
            made.setAccessibleDescription(refusal_text(act.refusal))
        made.setToolTip(hint)
        made.clicked.connect(lambda: self.press(act.kind))
        return made
