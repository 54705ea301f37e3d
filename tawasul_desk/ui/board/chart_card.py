"""A chart in its card: heading, legend, explanation, and the table with the same numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from tawasul_desk.ui.board.chart import Chart
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.legend import Legend
from tawasul_desk.ui.board.number_table import NumberTable
from tawasul_desk.ui.board.plots import Plot, Shape
from tawasul_desk.ui.board.tiles import Note
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import Elided

_HEIGHT: Final = 346  # of the cards side by side, whose rows scroll
_TALLEST: Final = 1200
_AROUND: Final = 66  # margins and heading


class ChartCard(Card):
    """`drilled` carries the Cell that was opened, in the chart or in the table, and its words."""

    drilled = Signal(object, str)

    def __init__(self, plot: Plot, ink: Ink, theme: Theme, note: Note) -> None:
        super().__init__(plot.title)
        self._note = note
        self.chart = Chart(plot, ink)
        self.table = NumberTable(plot, ink.locale)
        self.legend = Legend(ink)
        self.pointed = Elided("", "caption")
        self.explain = IconButton(theme.icon("help"), self.tr("How this is counted"), keys=Key.EXPLAIN)
        self.as_table = IconButton(theme.icon("list"), self.tr("Show as table"), keys=Key.AS_TABLE)
        self.as_table.setCheckable(True)
        self.head.setStretch(self.head.count() - 1, 0)
        self.head.addWidget(self.pointed, 1)
        self.head.addWidget(self.explain)
        self.head.addWidget(self.as_table)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_plot(plot)

    def show_plot(self, plot: Plot) -> None:
        """Show other numbers."""
        self.chart.show_plot(plot)
        self.table.show_plot(plot)
        self.legend.show_plot(plot)
        self.legend.setVisible(not self.as_table.isChecked() and plot.shape is not Shape.HEAT)
        self._fit(plot)

    def show_table(self, shown: bool) -> None:
        """Show the table, or the chart."""
        inside = self.stack.currentWidget()
        focused = inside is not None and inside.isAncestorOf(self._focused())
        self.as_table.setChecked(shown)
        self.stack.setCurrentIndex(1 if shown else 0)
        self.legend.setVisible(not shown and self.chart.plot.shape is not Shape.HEAT)
        if focused:
            (self.table if shown else self.chart).setFocus()

    def _focused(self) -> QWidget:
        return self.focusWidget() or self

    def _connect(self) -> None:
        self.chart.drilled.connect(self.drilled)
        self.table.drilled.connect(self.drilled)
        self.chart.pointed.connect(self.pointed.setText)
        self.chart.moved.connect(self._on_moved)
        self.as_table.toggled.connect(self.show_table)
        self.explain.clicked.connect(self._on_explain)
        bind(self, Key.AS_TABLE, lambda: self.show_table(not self.as_table.isChecked()))
        bind(self, Key.EXPLAIN, self._on_explain)
        shortcut(self, Key.BACK, self._note.hide)

    def _on_explain(self) -> None:
        if self._note.isVisible():
            self._note.hide()
        else:
            self._note.explain(self.chart.plot.title, self.chart.plot.explanation, self.explain, pinned=True)

    def _on_moved(self, room: QRectF) -> None:
        middle = room.center()
        self._scroll.ensureVisible(round(middle.x()), round(middle.y()), 0, round(room.height()) + 24)

    def _lay_out(self) -> None:
        column = self.layout()
        if column is not None:
            column.setContentsMargins(16, 8, 16, 12)
            column.setSpacing(4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chart)
        self.chart.setObjectName("boardChart")
        self.stack.addWidget(self._scroll)
        self.stack.addWidget(self.table)
        self.chart.setAutoFillBackground(False)  # a scroll area fills what it is given
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.setSpacing(4)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.stack, 1)

    def _fit(self, plot: Plot) -> None:
        if plot.shape in (Shape.STACK, Shape.SHARES):
            self.setFixedHeight(_HEIGHT)
            return
        legend = 0 if plot.shape is Shape.HEAT else self.legend.heightForWidth(self.width()) + 4
        rows = self.chart.sizeHint().height() + 2
        self.setFixedHeight(min(rows, _TALLEST) + legend + _AROUND)
