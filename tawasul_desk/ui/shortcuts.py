"""The one table of keys: what each means. Menus, tooltips, bindings and the sheet of keys come from it."""

from collections.abc import Callable
from enum import UNIQUE, StrEnum, verify
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from tawasul_desk.ui.keys import shortcut

_BUTTON: Final = "pressed"  # the property under which a binding holds the button that it presses
_AREA: Final = "keys"  # the property under which a widget holds which area of the program it is


@verify(UNIQUE)
class Key(StrEnum):
    """What a key means; the value is the key. No key means two things."""

    GO_TURN = "Ctrl+1"
    GO_UNASSIGNED = "Ctrl+2"
    GO_ALL = "Ctrl+3"
    GO_OUTBOX = "Ctrl+4"
    GO_BOARD = "Ctrl+5"
    GO_WATCHED = "Ctrl+6"
    GO_OFFICE = "Ctrl+7"
    GO_WAITING = "Ctrl+8"
    GO_FINISHED = "Ctrl+9"
    SYNC = "F5"
    KEYS = "F1"
    LANGUAGE = "Ctrl+Shift+L"
    THEME = "Ctrl+Shift+D"
    BACK = "Esc"

    SEARCH = "Ctrl+F"
    OPEN = "Enter"
    WORK_ORDER = "Ctrl+0"
    SORT = "Ctrl+Shift+O"
    GIVE_NEXT = "Ctrl+N"
    PICK_ALL = "Ctrl+A"
    ASSIGN = "Ctrl+G"
    TO_OFFICE = "Ctrl+Shift+G"
    DISTRIBUTE = "Ctrl+Shift+S"
    DISTRIBUTE_ALL = "Ctrl+Shift+N"
    OFFER = "Ctrl+U"
    WATCH = "Ctrl+B"
    UNDO = "Ctrl+Z"
    BESIDE = "Ctrl+Shift+B"
    FILTER_STATUS = "Ctrl+Shift+F"
    FILTER_SERVICE = "Ctrl+Shift+M"
    FILTER_AWAITING = "Ctrl+Shift+Q"
    FILTER_OFFERED = "Ctrl+Shift+I"
    FILTER_NONE = "Ctrl+Shift+X"

    NEXT_APPROVAL = "Ctrl+Shift+J"
    NEXT_CASE = "Ctrl+J"
    PREVIOUS_CASE = "Ctrl+K"
    TAKE = "Ctrl+T"
    START = "Ctrl+Shift+W"
    PROCESS = "Ctrl+D"
    RETURN = "Ctrl+E"
    RESPOND = "Ctrl+R"
    NOTE = "Ctrl+M"
    CLOSE = "Ctrl+Shift+C"
    REOPEN = "Ctrl+Shift+R"
    ASK_APPROVAL = "Ctrl+L"
    APPROVE = "Ctrl+Y"
    REFUSE_APPROVAL = "Ctrl+Shift+Y"
    ACCEPT = "Ctrl+H"
    REFUSE_TRANSFER = "Ctrl+Shift+H"
    WITHDRAW = "Ctrl+Shift+U"
    REVEAL = "Ctrl+I"
    COPY_NUMBER = "F8"
    WHY_DUE = "Ctrl+Shift+E"
    ATTACHMENT = "Ctrl+O"
    PRINT = "Ctrl+P"

    SEND = "Ctrl+Enter"
    TEMPLATES = "Ctrl+Shift+T"
    ATTACH = "Ctrl+Shift+A"
    CALENDAR = "F4"
    TICK = "1"
    APPROVED = "A"
    REJECTED = "R"
    ANSWERED = "N"

    COMPARE = "Ctrl+Shift+V"
    EDIT = "F2"
    COPY = "Ctrl+Shift+K"
    QUOTE = "Ctrl+Shift+P"
    DISCARD = "Del"

    EXPLAIN = "E"
    AS_TABLE = "T"
    SAVE = "Ctrl+S"

    NEXT_PART = "Ctrl+PgDown"
    PREVIOUS_PART = "Ctrl+PgUp"

    FIT_PAGE = "P"
    FIT_WIDTH = "W"
    ACTUAL = "Z"
    ZOOM_IN = "Ctrl++"
    ZOOM_OUT = "Ctrl+-"
    TURN_RIGHT = "]"
    TURN_LEFT = "["
    NEXT_HIT = "F3"
    PREVIOUS_HIT = "Shift+F3"


class OfficeKey(StrEnum):
    """What a key means in administration, to which no Escape leads from a request, nor back."""

    ABSENCE = "Ctrl+B"
    SKILLS = "Ctrl+L"
    WATCH_QUEUE = "Ctrl+W"
    NEW_TEXT = "Ctrl+N"
    EDIT_TEXT = "Ctrl+E"
    REFUSE_TEXT = "Ctrl+R"


class Area(StrEnum):
    """The parts of the program by which the sheet of keys is ordered."""

    EVERYWHERE = "everywhere"
    QUEUE = "queue"
    CASE = "case"
    FORM = "form"
    OUTBOX = "outbox"
    BOARD = "board"
    OFFICE = "office"
    PAPER = "paper"


def bind(
    widget: QWidget,
    key: Key | OfficeKey,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Bind a key of the table, so that the sheet of keys tells of it wherever it works."""
    made = shortcut(widget, key, slot, context)
    made.setWhatsThis(key.name)
    return made


def bind_button(widget: QWidget, key: Key | OfficeKey, button: QAbstractButton) -> QShortcut:
    """Let a key of the table press a button while that is in sight; else it neither works nor is told of."""

    def press() -> None:
        if button.isVisible():
            button.click()

    made = bind(widget, key, press)
    made.setProperty(_BUTTON, button)
    return made


def is_at_hand(bound: QShortcut) -> bool:
    """Return whether a binding does something: it is enabled, and so is the button that it presses."""
    button = bound.property(_BUTTON)
    pressable = not isinstance(button, QAbstractButton) or (button.isVisible() and button.isEnabled())
    return bound.isEnabled() and pressable


def choice(widget: QWidget, key: Key, slot: Callable[[], object], digit: str = "") -> None:
    """Let one letter or digit choose while the focus is in `widget`; with Alt also inside a text field.

    A text field keeps the bare key for itself: there it is typed. `digit` is another one of the digits that
    the key stands for; the sheet tells of them in one line.
    """
    for keys in (digit or key, f"Alt+{digit or key}"):
        made = shortcut(widget, keys, slot)
        made.setWhatsThis("" if digit else key.name)


def set_area(widget: QWidget, area: Area) -> None:
    """Say of which part of the program the keys in this widget are."""
    widget.setProperty(_AREA, area.value)


def area_of(widget: QWidget | None) -> Area:
    """Return the part of the program in which this widget stands."""
    while widget is not None:
        found = widget.property(_AREA)
        if found:
            return Area(str(found))
        widget = widget.parentWidget()
    return Area.EVERYWHERE
