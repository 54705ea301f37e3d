"""How a line of the queue looks: hits marked, status as a pill, a late deadline in words, colour and sign."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tawasul_desk.services.arabic import match_spans
from tawasul_desk.services.views import QueueRow
from tawasul_desk.settings import RowHeight
from tawasul_desk.ui.cases import queue_paint as paint
from tawasul_desk.ui.cases.queue_columns import Cells, Column, overdue
from tawasul_desk.ui.cases.queue_model import ROW_ROLE
from tawasul_desk.ui.cases.queue_paint import CheckLook
from tawasul_desk.ui.cases.queue_widths import CHECK, PADDING
from tawasul_desk.ui.cases.tone_tokens import token_of
from tawasul_desk.ui.theme import STATUS_LOOK, Theme, body_font
from tawasul_desk.ui.tone import Tone

ROW_HEIGHTS: Final[dict[RowHeight, int]] = {"compact": 32, "normal": 38, "roomy": 44}  # pixels
_SEARCHED = frozenset({Column.CASE_NUMBER, Column.APPLICANT})


class QueueDelegate(QStyledItemDelegate):
    """Paints the cells; `search` is what is being searched for."""

    def __init__(
        self, theme: Theme, cells: Cells, parent: QObject | None = None, *, height: RowHeight = "normal"
    ) -> None:
        super().__init__(parent)
        self.row_height = ROW_HEIGHTS[height]
        self.theme = theme
        self.cells = cells
        self.search = ""
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room a cell would like."""
        text = str(index.data() or "")
        width = QFontMetrics(body_font(15)).horizontalAdvance(text) + 2 * PADDING + paint.ICON + 3 * paint.GAP
        return QSize(width, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        area.setTop(area.bottom() - self.row_height + 1)  # above it a heading may stand
        right_to_left = option.direction is Qt.LayoutDirection.RightToLeft
        self._ground(painter, option, area, index, right_to_left)
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        if self._is_first(option, area, right_to_left):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            inner = paint.draw_check(painter, inner, self._check(chosen), CHECK, to_right=right_to_left)
        row = index.data(ROW_ROLE)
        painter.setClipRect(area)
        if isinstance(row, QueueRow):
            self._cell(painter, inner, row, Column(index.column()), right_to_left)
        elif index.column() != Column.PENDING:
            paint.draw_placeholder(painter, inner, self.theme.colour("line"), 0.6, to_right=right_to_left)
        painter.restore()

    def _check(self, chosen: bool) -> CheckLook:
        ground, line = ("primary", "primary") if chosen else ("raised", "line_strong")
        sign = self.theme.pixmap("check", "on_primary", paint.BOX - 2) if chosen else None
        return CheckLook(self.theme.colour(ground), self.theme.colour(line), sign)

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
        right_to_left: bool,
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, self.theme.colour("tint_strong"))
        elif index.row() == self.hovered:
            painter.fillRect(area, self.theme.colour("sunken"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if selected and self._is_first(option, area, right_to_left):
            left = area.right() - 3 if right_to_left else area.left()
            painter.fillRect(QRect(left, area.top(), 4, area.height()), self.theme.colour("primary"))

    @staticmethod
    def _is_first(option: QStyleOptionViewItem, area: QRect, right_to_left: bool) -> bool:
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            return False
        return area.right() >= view.viewport().width() - 1 if right_to_left else area.left() <= 0

    def _cell(self, painter: QPainter, area: QRect, row: QueueRow, column: Column, to_right: bool) -> None:
        match column:
            case Column.STATUS:
                self._status(painter, area, row, to_right)
            case Column.DEADLINE:
                self._deadline(painter, area, row, to_right)
            case Column.PENDING:
                self._pending(painter, area, row, to_right)
            case Column.CASE_NUMBER:
                self._plain(
                    painter, area, row, column, to_right, self.theme.colour("primary_text"), heavy=True
                )
            case Column.APPLICANT:
                self._plain(painter, area, row, column, to_right, self.theme.colour("ink"), heavy=True)
            case _:
                self._plain(painter, area, row, column, to_right, self.theme.colour("ink_soft"))

    def _plain(
        self,
        painter: QPainter,
        area: QRect,
        row: QueueRow,
        column: Column,
        to_right: bool,
        colour: QColor,
        *,
        heavy: bool = False,
    ) -> None:
        text = self.cells.text(row, column)
        spans = match_spans(text, self.search) if self.search and column in _SEARCHED else []
        font = body_font(15, QFont.Weight.Medium if heavy else QFont.Weight.Normal)
        mark = (self.theme.colour("highlight"), self.theme.colour("on_highlight"))
        layout = paint.laid_out(text, font, area.width(), spans, mark)
        paint.draw_text(painter, layout, QRectF(area), colour, to_right=to_right)

    def _status(self, painter: QPainter, area: QRect, row: QueueRow, to_right: bool) -> None:
        tone, icon = STATUS_LOOK[row.status]
        self._pill(painter, area, (self.cells.text(row, Column.STATUS), tone, icon), to_right)

    def _pending(self, painter: QPainter, area: QRect, row: QueueRow, to_right: bool) -> None:
        if row.pending:
            tone, icon = (Tone.ERROR, "alert-triangle") if row.troubled else (Tone.INFO, "clock")
            self._pill(painter, area, (self.cells.pending_count(row), tone, icon), to_right)

    def _deadline(self, painter: QPainter, area: QRect, row: QueueRow, to_right: bool) -> None:
        late = overdue(row, self.cells.clock())
        token = "error" if late else "ink_soft" if row.due_at else "muted"
        if late:
            sign = self.theme.pixmap("alert-triangle", "error", paint.ICON)
            area = paint.draw_pixmap(painter, sign, area, to_right=to_right)
        self._plain(painter, area, row, Column.DEADLINE, to_right, self.theme.colour(token), heavy=late)

    def _pill(self, painter: QPainter, area: QRect, look: tuple[str, Tone, str], to_right: bool) -> None:
        text, tone, icon = look
        colour, ground = self.theme.tone(tone)
        font = body_font(14, QFont.Weight.Medium)
        width = QFontMetrics(font).horizontalAdvance(text) + paint.ICON + paint.GAP + paint.PILL_MARGIN
        room = paint.pill(painter, area, width, ground, to_right=to_right)
        sign = self.theme.pixmap(icon, token_of(tone), paint.ICON)
        room = paint.draw_pixmap(painter, sign, room, to_right=to_right)
        layout = paint.laid_out(text, font, room.width(), (), (ground, colour))
        paint.draw_text(painter, layout, QRectF(room), colour, to_right=to_right)
