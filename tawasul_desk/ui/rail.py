"""The rail at the start side: where one can go, how much waits there, and who is here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tawasul_contract.records import Role, StaffRecord
from tawasul_desk.services.views import QueueCounts, Shelf
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.place import SHELVES, Stop, stops_of
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import CountBadge
from tawasul_desk.ui.widgets.buttons import IconButton, spaced
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.words import role_text, shelf_text

WIDTH: Final = 244
NARROW_WIDTH: Final = 68


STOP_KEYS: Final = {stop: Key[f"GO_{stop.name}"] for stop in Stop}
_ICONS: Final = {
    Stop.TURN: "mine",
    Stop.WAITING: "clock",
    Stop.FINISHED: "check",
    Stop.UNASSIGNED: "inbox",
    Stop.ALL: "layers",
    Stop.WATCHED: "eye",
    Stop.OUTBOX: "send",
    Stop.BOARD: "board",
    Stop.OFFICE: "office",
}


class RailButton(QPushButton):
    """One stop: icon, name, count."""

    def __init__(self, theme: Theme, icon: str, text: str, keys: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setIcon(spaced(_two_states(theme, icon), self.layoutDirection()))
        self.setIconSize(QSize(26, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(with_key(text, keys))
        self._name = text
        self.setAccessibleName(text)
        self.badge = CountBadge()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.addStretch(1)
        self._room = QWidget()
        inside = QHBoxLayout(self._room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.badge)
        row.addWidget(self._room)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only, or all."""
        self.setText("" if narrow else self._name)
        self._room.setVisible(not narrow)


class Avatar(QLabel):
    """The first letter of a name in a circle."""

    def __init__(self, name: str) -> None:
        super().__init__(name[:1])
        self.setFixedSize(36, 36)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class Rail(QFrame):
    """The stops with their counts; `chosen` carries the Stop that was clicked."""

    chosen = Signal(object)

    def __init__(self, locale: Locale, theme: Theme, staff: StaffRecord, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._locale = locale
        self._wide_only: list[QWidget] = []
        self._group = QButtonGroup(self)
        self.buttons = {stop: self._button(theme, stop, staff.role) for stop in Stop}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 0)
        column.setSpacing(4)
        column.addLayout(self._head(theme))
        column.addSpacing(16)
        for stop in SHELVES:
            column.addWidget(self.buttons[stop])
        column.addSpacing(16)
        for stop in (Stop.BOARD, Stop.OFFICE, Stop.OUTBOX):
            column.addWidget(self.buttons[stop])
        for stop in set(Stop) - set(stops_of(staff.role)):
            self.buttons[stop].hide()
        column.addStretch(1)
        column.addWidget(self._person(theme, staff, menu))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only where the window has little room; their tooltips say what they are."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        for widget in self._wide_only:
            widget.setVisible(not narrow)
        for button in self.buttons.values():
            button.set_narrow(narrow)

    def mark(self, stop: Stop) -> None:
        """Show where we are."""
        self.buttons[stop].setChecked(True)

    def show_counts(self, counts: QueueCounts) -> None:
        """Show how many requests each shelf holds; of what is watched, how much is new."""
        for stop in SHELVES:
            if stop is not Stop.WATCHED:
                count = counts.of(Shelf(stop.value))
                self.buttons[stop].badge.set_count(count, self._locale.number(count))

    def show_news(self, count: int) -> None:
        """Show how many of the watched requests have news."""
        self.buttons[Stop.WATCHED].badge.set_count(count, self._locale.number(count), Tone.PRIMARY)

    def show_outbox(self, waiting: int, troubled: int) -> None:
        """Show how many operations wait; red where some of them wait for the officer."""
        tone = Tone.ERROR if troubled else Tone.PRIMARY
        count = troubled or waiting
        self.buttons[Stop.OUTBOX].badge.set_count(count, self._locale.number(count), tone)

    def _name(self, stop: Stop, role: Role) -> str:
        if stop.is_shelf:
            return shelf_text(Shelf(stop.value))
        if stop is Stop.OFFICE:
            return self.tr("Administration") if role is Role.SUPERVISOR else self.tr("Audit trail")
        figures = self.tr("Board") if role is Role.SUPERVISOR else self.tr("My figures")
        return figures if stop is Stop.BOARD else self.tr("Outbox")

    def _button(self, theme: Theme, stop: Stop, role: Role) -> RailButton:
        button = RailButton(theme, _ICONS[stop], self._name(stop, role), STOP_KEYS[stop])
        button.clicked.connect(lambda: self.chosen.emit(stop))
        self._group.addButton(button)
        return button

    def _head(self, theme: Theme) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(theme.pixmap("mark", "primary", 32))
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(
            self._names(label(self.tr("Tawasul Desk"), "heading"), label(self.tr("Passports"), "caption")), 1
        )
        return row

    def _person(self, theme: Theme, staff: StaffRecord, menu: QMenu) -> QFrame:
        name = self._locale.name(staff)
        frame = QFrame()
        frame.setObjectName("person")
        self.menu_button = IconButton(theme.icon("settings"), self.tr("Your settings"))
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(frame)
        row.setContentsMargins(6, 12, 0, 12)
        row.setSpacing(10)
        avatar = Avatar(name)
        self._wide_only.append(avatar)
        row.addWidget(avatar)
        row.addWidget(self._names(Elided(name, "strong"), Elided(role_text(staff.role), "caption")), 1)
        row.addWidget(self.menu_button)
        return frame

    def _names(self, first: QLabel, second: QLabel) -> QWidget:
        names = QWidget()
        self._wide_only.append(names)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(first)
        column.addWidget(second)
        return names


def _two_states(theme: Theme, name: str) -> QIcon:
    icon = QIcon(theme.icon(name, "ink_soft"))
    for ratio in (1, 2):
        pixmap = theme.pixmap(name, "primary_text", 20, ratio)
        icon.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
    return icon
