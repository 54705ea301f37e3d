"""The keys that work where the officer is, for the sheet that F1 shows: read from what is really bound."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QTextEdit, QWidget

from tawasul_contract.records import Role
from tawasul_desk.ui.key_names import area_text, key_name
from tawasul_desk.ui.shortcuts import Area, Key, OfficeKey, area_of, is_at_hand
from tawasul_desk.ui.widgets.key_sheet import KeyGroup, KeySheet
from tawasul_desk.ui.words import role_text

COLUMNS: Final = 3
_ORDER: Final = (*tuple(Area)[1:], Area.EVERYWHERE)
_ROLE: Final = "role"  # the property under which a window holds for whom it is
_TYPED_INTO: Final = (QLineEdit, QTextEdit, QAbstractSpinBox)


def show_keys(window: QWidget) -> None:
    """Show the sheet of the keys that work in this window, where the keyboard is now."""
    KeySheet(columns_of(key_groups(window)), window, heading_of(window)).open()


def heading_of(window: QWidget) -> str:
    """Return of which part of the program the sheet is, where the keyboard is now, and of whose role."""
    translate = QCoreApplication.translate
    area = area_text(area_of(_focus(window)))
    role = _role_of(window)
    if role is None:
        return translate("Keys", "Keys: {part}").format(part=area)
    return translate("Keys", "Keys: {part} · {role}").format(part=area, role=role_text(role))


def set_role(window: QWidget, role: Role) -> None:
    """Say for whom this window and those opened from it are."""
    window.setProperty(_ROLE, role.value)


def _role_of(window: QWidget | None) -> Role | None:
    while window is not None:
        found = window.property(_ROLE)
        if found:
            return Role(str(found))
        window = window.parentWidget()
    return None


def _focus(window: QWidget) -> QWidget:
    # A menu has the keyboard while the sheet is asked for from it; then it goes back to where it was.
    for focus in (QApplication.focusWidget(), window.focusWidget()):
        if focus is not None and (focus is window or window.isAncestorOf(focus)):
            return focus
    return window


def live_keys(window: QWidget) -> list[tuple[Area, Key | OfficeKey, str]]:
    """Return the keys of the table that do something in this window now: of which part, what, the keys."""
    order = [*Key, *OfficeKey]
    found = ((area_of(_owner(each)), key_of(each), shown_keys(each)) for each in _live(window))
    return sorted(found, key=lambda each: (_ORDER.index(each[0]), order.index(each[1])))


def key_groups(window: QWidget) -> list[KeyGroup]:
    """Return the names and keys to show, by part of the program, what is nearest first."""
    return [
        (area_text(area), [(key_name(key), keys) for _, key, keys in rows])
        for area, rows in groupby(live_keys(window), key=lambda each: each[0])
    ]


def columns_of(groups: Sequence[KeyGroup]) -> list[list[KeyGroup]]:
    """Return the groups in columns, filled one after the other, about as long as each other."""
    room = -(-sum(len(rows) + 2 for _, rows in groups) // COLUMNS)
    columns: list[list[KeyGroup]] = [[]]
    for title, rows in groups:
        used = sum(len(each) + 2 for _, each in columns[-1])
        if columns[-1] and used + (len(rows) + 2) // 2 > room and len(columns) < COLUMNS:
            columns.append([])
        columns[-1].append((title, rows))
    return columns


def key_of(bound: QShortcut) -> Key | OfficeKey:
    """Return the key of the table that this binding is of."""
    name = bound.whatsThis()
    return Key[name] if name in Key.__members__ else OfficeKey[name]


def shown_keys(bound: QShortcut) -> str:
    """Return the keys as the table has them, with Alt where they are bound so."""
    key = str(key_of(bound))
    return f"Alt+{key}" if bound.key().toString().startswith("Alt+") and "Alt" not in key else key


def _live(window: QWidget) -> Iterator[QShortcut]:
    """Yield the bindings that answer; of two with one key, or of one act, the one nearer to the keyboard."""
    focus = _focus(window)
    found = [each for each in window.findChildren(QShortcut) if each.whatsThis() and _answers(each, focus)]
    taken: set[str] = set()
    for each in sorted(found, key=lambda one: (-_depth(_owner(one)), "Alt" in one.key().toString())):
        marks = {each.whatsThis(), each.key().toString()}
        if not taken & marks:
            yield each
        taken |= marks


def _answers(bound: QShortcut, focus: QWidget) -> bool:
    owner = _owner(bound)
    if not (is_at_hand(bound) and owner.isVisible() and owner.isEnabled()):
        return False
    if _is_typed(bound.key()) and isinstance(focus, _TYPED_INTO):
        return False
    match bound.context():
        case Qt.ShortcutContext.WidgetShortcut:
            return owner is focus
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return owner is focus or owner.isAncestorOf(focus)
        case _:
            return True


def _is_typed(keys: QKeySequence) -> bool:
    # A bare letter or digit is typed where one writes.
    return len(keys.toString()) == 1


def _owner(bound: QShortcut) -> QWidget:
    owner = bound.parent()
    if not isinstance(owner, QWidget):
        raise TypeError(bound.whatsThis())
    return owner


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else _depth(parent) + 1
