"""Keys that work by where they lie, so that they also work while the keyboard writes Arabic."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from tawasul_desk.services.arabic import isolate, to_arabic_digits

# The letters of the Arabic 101 layout on the keys that a Latin layout names.
ARABIC_101: Final = {
    "Q": "\u0636", "W": "\u0635", "E": "\u062b", "R": "\u0642", "T": "\u0641", "Y": "\u063a", "U": "\u0639",
    "I": "\u0647", "O": "\u062e", "P": "\u062d", "A": "\u0634", "S": "\u0633", "D": "\u064a", "F": "\u0628",
    "G": "\u0644", "H": "\u0627", "J": "\u062a", "K": "\u0646", "L": "\u0645", "Z": "\u0626", "X": "\u0621",
    "C": "\u0624", "V": "\u0631", "B": "\ufefb", "N": "\u0649", "M": "\u0629", ",": "\u0648", ".": "\u0632",
    "/": "\u0638", "?": "\u061f", "[": "\u062c", "]": "\u062f", ";": "\u0643", "'": "\u0637", "`": "\u0630",
}  # fmt: skip


def sequences(keys: str) -> list[QKeySequence]:
    """Return "Ctrl+R" as sequences: itself and what the same keys send under an Arabic layout."""
    *modifiers, last = key_parts(keys)
    found = [keys]
    if last in ("Enter", "Return"):
        found = ["+".join([*modifiers, name]) for name in ("Return", "Enter")]
    elif len(last) == 1:
        other = to_arabic_digits(last) if last.isdigit() else ARABIC_101.get(last.upper(), last)
        found.append("+".join([*modifiers, other]))
    return [QKeySequence(text) for text in dict.fromkeys(found)]


def shortcut(
    widget: QWidget,
    keys: str,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Bind keys ("Ctrl+R", one press) to a slot while the focus is in `widget`, under either layout."""
    made = QShortcut(widget)
    made.setKeys(sequences(keys))
    made.setContext(context)
    made.activated.connect(slot)
    made.activatedAmbiguously.connect(lambda: _activate_innermost(made))
    return made


def _activate_innermost(one: QShortcut) -> None:
    # Of two nested widgets that bind the same key, the one nearer to the focus means it.
    widget = QApplication.focusWidget()
    while widget is not None:
        for found in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if found.isEnabled() and found.key() == one.key():
                found.activated.emit()
                return
        widget = widget.parentWidget()


def key_parts(keys: str) -> list[str]:
    """Return the keys to be held together, in order; a final plus is a key."""
    if keys.endswith("++"):
        return [*keys[:-2].split("+"), "+"]
    return keys.split("+")


def key_text(keys: str) -> str:
    """Return the keys as they are shown, kept left to right inside Arabic."""
    return isolate("+".join(key_parts(keys)))


def menu_text(text: str, keys: str) -> str:
    """Return a name with its keys in the column that menus keep for them."""
    return f"{text}\t{key_text(keys)}"


def with_key(text: str, keys: str) -> str:
    """Return a name with its keys behind it, for tooltips."""
    return f"{text}  {key_text(keys)}"
