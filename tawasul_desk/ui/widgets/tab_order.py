"""Tab inside a form: from control to control as they stand on screen, and round, never out of the form."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def step_focus(form: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control of the form, or the one before; False where it has none.

    Layouts list their controls in the order of reading, in either direction of the window.
    """
    stops = list(_stops(form))
    if not stops:
        return False
    focused = QApplication.focusWidget()
    step = 1 if forward else -1
    place = stops.index(focused) + step if focused in stops else (0 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None or not widget.isVisible() or not widget.isEnabled():
        return
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if takes_tab and widget.focusProxy() is None:
        yield widget
        return
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    layout = widget.layout()
    if layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner = item.layout()
        yield from _stops(item.widget()) if inner is None else _stops_of(inner)
