"""All tiles in two lines, and the note that explains one of them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from tawasul_contract.boards import Figure
from tawasul_desk.ui.board.figures import Tile
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.tile import FigureTile
from tawasul_desk.ui.widgets.labels import label

COLUMNS: Final = 6
_NOTE_WIDTH: Final = 340
_STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: COLUMNS,
    Qt.Key.Key_Up: -COLUMNS,
}


class Note(QFrame):
    """A plain-language explanation that floats below its tile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("boardNote")
        self.setProperty("surface", "card")
        self.pinned = False
        self.title = label("", "strong", wrap=True)
        self.text: QLabel = label("", "label", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self.setFixedWidth(_NOTE_WIDTH)
        self.hide()

    def explain(self, title: str, text: str, below: QWidget, *, pinned: bool) -> None:
        """Show the explanation below a widget, as far as the room allows."""
        self.pinned = pinned
        self.title.setText(title)
        self.text.setText(text)
        self.setFixedHeight(self._column.heightForWidth(_NOTE_WIDTH))
        room = self._room
        at = below.mapTo(room, QPoint(0, below.height() + 6))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() + below.width() - _NOTE_WIDTH)
        at.setX(min(max(at.x(), 8), max(room.width() - _NOTE_WIDTH - 8, 8)))
        self.move(at)
        self.show()
        self.raise_()


class Tiles(QWidget):
    """`chosen` carries the Tile whose cases are wanted; arrows walk from tile to tile."""

    chosen = Signal(object)

    def __init__(self, ink: Ink, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._note = note
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.tiles: list[FigureTile] = []
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these figures; the widgets stay while the figures do, so that the focus does too."""
        if [shown.tile.figure for shown in self.tiles] != [tile.figure for tile in tiles]:
            self._make(tiles)
        for shown, tile in zip(self.tiles, tiles, strict=True):
            shown.show_tile(tile)

    def tile(self, figure: Figure) -> FigureTile:
        """Return the tile of a figure."""
        return next(shown for shown in self.tiles if shown.tile.figure is figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows; Escape sends the explanation away."""
        step = _STEPS.get(event.key())
        if step is not None:
            self._walk(step)
        elif event.key() == Qt.Key.Key_Escape and self._note.isVisible():
            self._note.hide()
        else:
            super().keyPressEvent(event)

    def _make(self, tiles: tuple[Tile, ...]) -> None:
        for old in self.tiles:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.tiles = [FigureTile(tile, self._ink, self) for tile in tiles]
        for number, shown in enumerate(self.tiles):
            row, column = divmod(number, COLUMNS)
            last = number == len(tiles) - 1
            self._grid.addWidget(shown, row, column, 1, COLUMNS - column if last else 1)
            shown.clicked.connect(partial(self._on_clicked, shown))
            shown.explained.connect(partial(self._on_explained, shown))
            shown.left.connect(self._note.hide)

    def _walk(self, step: int) -> None:
        if abs(step) == 1 and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        here = next((number for number, shown in enumerate(self.tiles) if shown.hasFocus()), 0)
        there = min(max(here + step, 0), len(self.tiles) - 1)
        self.tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, shown: FigureTile) -> None:
        if shown.tile.leads:
            self.chosen.emit(shown.tile)
        else:
            self._on_explained(shown, pinned=True)

    def _on_explained(self, shown: FigureTile, pinned: bool) -> None:
        if pinned and self._note.pinned and self._note.isVisible():
            self._note.hide()
            return
        self._note.explain(shown.tile.name, shown.tile.explanation, shown, pinned=pinned)
