"""A column of rows of which only those near the eye are made: a thousand cost no more than a dozen."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

ESTIMATE: Final = 88  # pixels: how high a row is taken to be before it is made
_PASSES: Final = 12  # rows turn out higher or lower than was taken, so that others come near


@dataclass(eq=False)
class Row:
    """What is shown in a row, and its widget once that is made; `top` and `height` in pixels."""

    key: Hashable
    widget: QWidget | None = None
    top: int = 0
    height: int = ESTIMATE


class LazyColumn(QWidget):
    """Rows are made by `make(index)` as `reach` is told what is in sight; `made` counts them.

    `moved(pixels)`: what is in sight was pushed down so far (up where negative) by rows made above it.
    """

    moved = Signal(int)

    def __init__(self, make: Callable[[int], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.rows: list[Row] = []
        self.made = 0
        self._sight = (0, 0)

    def show_rows(self, keys: Sequence[Hashable]) -> None:
        """Show these rows; those that stay the same, before and behind what changed, are kept."""
        old = self.rows
        before = _common(keys, [row.key for row in old])
        behind = _common(keys[before:][::-1], [row.key for row in old[before:]][::-1])
        gone = old[before : len(old) - behind]
        fresh = [Row(key) for key in keys[before : len(keys) - behind]]
        for row, replaced in zip(fresh, gone, strict=False):
            row.height = replaced.height  # it is about as high as what was in its place
        self.rows = [*old[:before], *fresh, *old[len(old) - behind :]]
        for row in gone:
            _drop(row)
        self._arrange()
        self.reach(*self._sight)

    def reach(self, top: int, bottom: int) -> None:
        """Make the rows between these places of the column, and those half as far again on either side."""
        self._sight = (top, bottom)
        margin = (bottom - top) // 2
        seen = (row for row in self.rows if row.widget and row.top < bottom and row.top + row.height > top)
        anchor = next(seen, None)
        before = anchor.top if anchor is not None else 0
        for _ in range(_PASSES):
            wanted = [
                index
                for index, row in enumerate(self.rows)
                if row.widget is None and row.top < bottom + margin and row.top + row.height > top - margin
            ]
            if not wanted:
                break
            self._build(wanted)
            self._arrange()
        if anchor is not None and anchor.top != before:
            self._sight = (top + anchor.top - before, bottom + anchor.top - before)
            self.moved.emit(anchor.top - before)

    def forget(self) -> None:
        """Show nothing, and make nothing until it is told anew what is in sight."""
        self._sight = (0, 0)
        self.show_rows(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Lay the rows out anew where one of them has another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _build(self, wanted: Sequence[int]) -> None:
        for index in wanted:
            made = self._make(index)
            made.setParent(self)
            self.rows[index].widget = made
            made.show()
            self.made += 1
        # By the keyboard one goes through them as they stand, not as they were made.
        stops = [stop for row in self.rows if row.widget for stop in row.widget.findChildren(QToolButton)]
        for one, following in pairwise(stops):
            if following.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(one, following)

    def _arrange(self) -> None:
        top = 0
        for row in self.rows:
            row.top = top
            if row.widget is not None:
                row.height = _laid(row.widget, top, self.width())
            top += row.height
        if top != self.height():
            self.setFixedHeight(top)


def _laid(widget: QWidget, top: int, width: int) -> int:
    """Put the widget at its place and return its height; a text knows it only once it has its width."""
    fresh = widget.width() != width
    height = _height(widget, width)
    widget.setGeometry(0, top, width, height)
    if not fresh:
        return height
    for within in (*reversed(widget.findChildren(QWidget)), widget):  # the innermost first
        QCoreApplication.sendPostedEvents(within, QEvent.Type.LayoutRequest.value)
    again = _height(widget, width)
    widget.setGeometry(0, top, width, again)
    return again


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many of both are the same from their beginning."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same


def _drop(row: Row) -> None:
    if row.widget is not None:
        row.widget.hide()
        row.widget.deleteLater()
