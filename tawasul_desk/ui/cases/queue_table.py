"""The table of the queue: keeps the chosen case in hand while rows come and go beneath it."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tawasul_desk.services.views import QueueRow, SortKey
from tawasul_desk.ui.case_drag import mime_of
from tawasul_desk.ui.cases.queue_columns import SORT_KEYS, Column
from tawasul_desk.ui.cases.queue_delegate import QueueDelegate
from tawasul_desk.ui.cases.queue_groups import HEADING, Heading, draw_heading, headings
from tawasul_desk.ui.cases.queue_model import ROW_ROLE, QueueModel
from tawasul_desk.ui.cases.queue_picks import QueuePicks
from tawasul_desk.ui.cases.queue_widths import CHECK, PADDING, fitting_widths, shared_widths
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge

# Raised when the columns change, so that widths kept for other columns are not taken for these.
_HEADER_KEY: Final = "queue/header-4"
_CHOSEN_KEY: Final = "queue/widths-chosen"
_NO_COLUMN: Final = -1


class QueueTable(QTableView):
    """Rows of the queue; what is chosen is a case, not a position."""

    opened = Signal(object)
    """The id of the case that was asked for."""
    sort_requested = Signal(object, bool)
    """Sort key, descending."""
    all_requested = Signal()
    menu_requested = Signal(object)
    """The place on the screen."""

    def __init__(
        self, model: QueueModel, delegate: QueueDelegate, settings: QSettings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._queue = model
        self._delegate = delegate
        self._settings = settings
        self.chosen: UUID | None = None
        self._sharing = False
        self._absent = frozenset({Column.ASSIGNEE, Column.FOUND, Column.PENDING})
        self._headings: dict[int, Heading] = {}
        self._fitting = fitting_widths(delegate.cells)
        self._widths_chosen = bool(settings.value(_CHOSEN_KEY, False, bool))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_behaviour()
        self._set_up_header()
        model.shown.connect(self._on_shown)
        model.refreshed.connect(self._on_refreshed)
        self.activated.connect(self._on_activated)
        alone = Qt.ShortcutContext.WidgetShortcut
        once = bind(self, Key.OPEN, lambda: self._on_activated(self.currentIndex()), alone)
        once.setAutoRepeat(False)
        bind(self, Key.PICK_ALL, self.all_requested.emit, alone)
        self.picks = QueuePicks(self, model)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def show_sort(self, key: SortKey, *, descending: bool) -> None:
        """Show in the header by what the list is sorted, without asking for it."""
        column = next((int(column) for column, sort in SORT_KEYS.items() if sort is key), _NO_COLUMN)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().blockSignals(True)
        self.horizontalHeader().setSortIndicator(column, order)
        self.horizontalHeader().blockSignals(False)
        self.horizontalHeader().viewport().update()

    def leave_out(self, absent: frozenset[Column]) -> None:
        """Show no column that says nothing of the requests that are listed, or the same of all of them."""
        if absent == self._absent:
            return
        before, self._absent = self._absent, absent
        if not self._widths_chosen:
            self._share_room()
            return
        header = self.horizontalHeader()
        for column in before ^ absent:
            header.setSectionHidden(column, column in absent)
            if column not in absent and not header.sectionSize(column):
                header.resizeSection(column, self._fitting[column])

    @property
    def absent(self) -> frozenset[Column]:
        """The columns that are left out."""
        return self._absent

    def choose(self, case_id: UUID) -> None:
        """Put the cursor on this case where it is at hand."""
        position = self._queue.find(case_id)
        self.chosen = case_id
        if position is not None:
            self._go_to(self._queue.index(position, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen; by key it opens beside the row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).center()
        self.menu_requested.emit(event.globalPos() if by_mouse else self.viewport().mapToGlobal(row))

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - a Qt name
        """Drag the chosen requests, told by a small sign with their number."""
        drag = QDrag(self)
        drag.setMimeData(mime_of(self.picks.ids))
        sign = Badge(self._delegate.cells.number(len(self.picks.ids)), Tone.PRIMARY)
        sign.adjustSize()
        drag.setPixmap(sign.grab())
        drag.exec(actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let names take the room there is, until the officer chooses widths."""
        # Before the table reckons its scroll bars, which may come and go and so bring us here again.
        if not (self._widths_chosen or self._sharing):
            self._share_room()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row beside the others, or no longer, where its box is pressed."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        edge = self.viewport().width() - place.x() if self.isRightToLeft() else place.x()
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and edge < CHECK + PADDING // 2:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(index, flags.Toggle | flags.Rows)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Keep the ground whole: Qt moves painted rows when they are scrolled only on such a ground.

        A style sheet takes that away each time it is laid on.
        """
        done = super().viewportEvent(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.StyleChange):
            self.viewport().setAutoFillBackground(True)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings of the work order over the rows that have left them room."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        to_right = self.isRightToLeft()
        for row, heading in self._headings.items():
            top = self.rowViewportPosition(row)
            if -HEADING < top < self.viewport().height():
                band = QRect(0, top, self.viewport().width(), HEADING)
                cells, theme = self._delegate.cells, self._delegate.theme
                draw_heading(painter, band, heading, cells, theme, to_right=to_right)
        painter.end()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(self._delegate.row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._delegate.row_height)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)  # a third click goes back to the work order
        # Where the room is shared here, all of it is: Qt would still stretch a column that is no longer last.
        header.setStretchLastSection(self._widths_chosen)
        kept = self._settings.value(_HEADER_KEY)
        if isinstance(kept, QByteArray):
            header.restoreState(kept)
            header.setStretchLastSection(self._widths_chosen)
            header.showSection(Column.UPDATED)  # hidden perhaps where the window was narrow
            header.setSortIndicator(_NO_COLUMN, Qt.SortOrder.AscendingOrder)
        for column in self._absent:
            header.setSectionHidden(column, True)
        header.sortIndicatorChanged.connect(self._on_sort)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._keep_header)

    def _share_room(self) -> None:
        header = self.horizontalHeader()
        self._sharing = True
        widths = shared_widths(self.viewport().width(), self._fitting, self._absent)
        for column in widths:
            header.setSectionHidden(column, not widths[column])
        for column in filter(widths.get, widths):
            header.resizeSection(column, widths[column])
        self._sharing = False

    def _on_resized(self, section: int, before: int, now: int) -> None:
        # The last one is stretched with the window, one without a width is hidden: nobody's choice.
        header = self.horizontalHeader()
        last = header.visualIndex(section) == header.count() - 1
        if self._sharing or last or not (before and now):
            return
        if not self._widths_chosen:
            self._widths_chosen = True
            header.setStretchLastSection(True)
            self._settings.setValue(_CHOSEN_KEY, True)
            header.showSection(Column.UPDATED)
        self._keep_header()

    def _keep_header(self) -> None:
        self._settings.setValue(_HEADER_KEY, self.horizontalHeader().saveState())

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        key = SortKey.WORK if section == _NO_COLUMN else SORT_KEYS.get(Column(section))
        if key is None:  # of a column that no order goes by; the arrow stays where it is true
            self.show_sort(self._queue.query.sort, descending=self._queue.query.descending)
        else:
            self.sort_requested.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, QueueRow):
            self.opened.emit(row.case_id)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if isinstance(row, QueueRow):
            self.chosen = row.case_id

    def _lay_headings(self) -> None:
        """Give the first row of each part the room for its heading."""
        wanted, rows = headings(self._queue.groups), self.verticalHeader()
        # Qt keeps heights by position over a change of the list, and forgets those of rows that come anew.
        for row in self._headings.keys() | wanted.keys():
            if row < rows.count():
                rows.resizeSection(row, self._delegate.row_height + (HEADING if row in wanted else 0))
        if wanted != self._headings:
            self._headings = wanted
            self.viewport().update()

    def _on_shown(self) -> None:
        self._lay_headings()
        position = self._queue.find(self.chosen) if self.chosen else None
        if self._queue.total:
            self._go_to(self._queue.index(position or 0, 0))

    def _on_refreshed(self) -> None:
        """Follow the chosen case to its new row without scrolling; where it left, keep the place."""
        self._lay_headings()
        at_hand = self._queue.find(self.chosen) if self.chosen else None
        current = self.currentIndex()
        if at_hand is None:
            self._on_current_changed(current)
        elif current.row() != at_hand:
            self.setAutoScroll(False)
            self._move_to(self._queue.index(at_hand, max(0, current.column())))
            self.setAutoScroll(True)
        self.picks.follow()

    def _move_to(self, index: QModelIndex) -> None:
        if self.picks.many:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self._go_to(index)

    def _go_to(self, index: QModelIndex) -> None:
        # Said outright: with Ctrl held down for a key, Qt would choose this one beside the others.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
