"""What can be done to the chosen requests of the queue: a bar, a menu and keys that say the same."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from tawasul_contract.records import Role
from tawasul_desk.ui.keys import menu_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.buttons import IconButton, PlainButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.overflow_row import OverflowRow


class PickAct(StrEnum):
    """The acts on chosen requests, in the order in which they are offered."""

    ASSIGN = "assign"
    TO_OFFICE = "to_office"
    DISTRIBUTE = "distribute"
    OFFER = "offer"
    WATCH = "watch"


KEYS: Final = {act: Key[act.name] for act in PickAct}
_ICONS: Final = {
    PickAct.ASSIGN: "user-plus",
    PickAct.TO_OFFICE: "inbox",
    PickAct.DISTRIBUTE: "users",
    PickAct.OFFER: "office",
    PickAct.WATCH: "eye",
}


def acts_of(role: Role) -> tuple[PickAct, ...]:
    """Return what a person of this role may do to many requests at once."""
    if role is Role.SUPERVISOR:
        return tuple(PickAct)
    return (PickAct.WATCH,) if role is Role.OFFICER else ()


class QueueActs(QFrame):
    """The bar of the chosen requests; `asked` carries the PickAct, `dropped` that nothing is to be chosen."""

    asked = Signal(object)
    dropped = Signal()

    def __init__(self, role: Role, locale: Locale, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._locale = locale
        self._theme = theme
        self._acts = acts_of(role)
        self.setObjectName("picks")
        self.text = label("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing(3), spacing(1), spacing(2), spacing(1))
        row.setSpacing(spacing(2))
        row.addWidget(self.text)
        row.addStretch(1)
        self.buttons = {act: self._button(act) for act in self._acts}
        self.row = OverflowRow(self)
        self.row.offer([(button, KEYS[act]) for act, button in self.buttons.items()])
        row.addWidget(self.row)
        close = IconButton(theme.icon("close"), self.tr("Clear the selection"), self, keys=Key.BACK)
        close.clicked.connect(self.dropped)
        row.addWidget(close)
        for act in self._acts:
            bind(page, KEYS[act], partial(self.asked.emit, act))

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.text.setText(self._locale.digits(self.tr("%n request(s) selected", "", count)))

    def offer_menu(self, place: QPoint, open_it: Callable[[], object]) -> QMenu:
        """Show the acts in a menu at this place of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, "file-text", menu_text(self.tr("Open"), Key.OPEN), open_it)
        menu.addSeparator()
        for act in self._acts:
            self._add(menu, _ICONS[act], menu_text(self.name(act), KEYS[act]), partial(self.asked.emit, act))
        menu.popup(place)
        return menu

    def name(self, act: PickAct) -> str:
        """Return the name of an act."""
        return {
            PickAct.ASSIGN: self.tr("Assign…"),
            PickAct.TO_OFFICE: self.tr("Return to office"),
            PickAct.DISTRIBUTE: self.tr("Distribute…"),
            PickAct.OFFER: self.tr("Offer to office…"),
            PickAct.WATCH: self.tr("Watch"),
        }[act]

    def _button(self, act: PickAct) -> PlainButton:
        made = PlainButton(self.name(act), self, icon=self._theme.icon(_ICONS[act]), keys=KEYS[act])
        made.setProperty("act", "true")
        made.clicked.connect(lambda: self.asked.emit(act))
        return made

    def _add(self, menu: QMenu, icon: str, text: str, work: Callable[[], object]) -> None:
        action = QAction(self._theme.icon(icon), text, menu)
        action.triggered.connect(lambda _=False: work())
        menu.addAction(action)
