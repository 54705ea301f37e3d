"""A picture that can be fitted, zoomed, turned and dragged."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tawasul_desk.ui.attachments.decoding import Picture
from tawasul_desk.ui.widgets.dragging import Dragging
from tawasul_desk.ui.widgets.paper import Fit, keep_left_and_right

SMALLEST: Final = 0.05
LARGEST: Final = 8.0
STEP: Final = 1.25


class ImageView(QAbstractScrollArea):
    """Shows one picture; drags pan it, Ctrl and the wheel zoom at the pointer."""

    zoom_changed = Signal(float)
    first_painted = Signal()  # of each picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_and_right(self)
        self.setFrameShape(self.Shape.NoFrame)
        self._picture: Picture | None = None
        self._fit = Fit.PAGE
        self._scale = 1.0
        self._turns = 0
        self._seen = False
        Dragging(self)

    @property
    def scale(self) -> float:
        """Pixels of the screen, as fine as it is, for one pixel of the picture."""
        return self._scale

    @property
    def turns(self) -> int:
        """How many quarter turns clockwise the picture is shown at."""
        return self._turns

    @property
    def fit(self) -> Fit:
        """How the size is chosen now."""
        return self._fit

    def show_picture(self, picture: Picture | None) -> None:
        """Show this picture whole, or nothing."""
        self._picture = picture
        self._seen = False
        self._turns = 0
        self.set_fit(Fit.PAGE)

    def refine(self, picture: Picture) -> None:
        """Go on with the same picture, of which there is more now."""
        self._picture = picture
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        """Fit the picture's width or the whole of it, and keep it so when the window changes."""
        self._fit = fit
        self._refit()

    def fit_page(self) -> None:
        """Show the whole picture."""
        self.set_fit(Fit.PAGE)

    def fit_width(self) -> None:
        """Use the whole width."""
        self.set_fit(Fit.WIDTH)

    def actual_size(self) -> None:
        """Show one pixel for one pixel."""
        self.zoom_to(1.0)

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom_to(self._scale * STEP)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom_to(self._scale / STEP)

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Show at this scale; what lies under the anchor, or the middle, stays there."""
        point = anchor or QPointF(self.viewport().rect().center())
        where = (point - QPointF(self._frame().topLeft())) / self._scale
        self._fit = Fit.FREE
        self._set_scale(scale)
        ahead = where * self._scale - point
        self.horizontalScrollBar().setValue(round(ahead.x()))
        self.verticalScrollBar().setValue(round(ahead.y()))

    def turn(self, quarters: int = 1) -> None:
        """Turn the picture clockwise by quarters."""
        self._turns = (self._turns + quarters) % 4
        self._refit()

    def turned_size(self) -> QSize:
        """Return the picture's size in its own pixels, as it is turned."""
        if self._picture is None:
            return QSize()
        size = self._picture.size
        return size.transposed() if self._turns % 2 else size

    def _refit(self) -> None:
        wanted = QSizeF(self.turned_size()) / self.devicePixelRatioF()
        room = QSizeF(self.maximumViewportSize())
        if wanted.isEmpty() or self._fit is Fit.FREE:
            self._set_scale(self._scale)
            return
        across, down = room.width() / wanted.width(), room.height() / wanted.height()
        if self._fit is Fit.WIDTH and wanted.height() * across > room.height():
            across = (room.width() - self.verticalScrollBar().sizeHint().width()) / wanted.width()
        # A small picture is not blown up to fill the window: it would only look worse.
        self._set_scale(min(1.0, across if self._fit is Fit.WIDTH else min(across, down)))

    def _set_scale(self, scale: float) -> None:
        self._scale = min(LARGEST, max(SMALLEST, scale))
        self._set_ranges()
        self.viewport().update()
        self.zoom_changed.emit(self._scale)

    def _set_ranges(self) -> None:
        shown, room = self._shown_size(), self.maximumViewportSize()
        for bar, length, page in (
            (self.horizontalScrollBar(), shown.width(), room.width()),
            (self.verticalScrollBar(), shown.height(), room.height()),
        ):
            bar.setRange(0, max(0, length - page))
            bar.setPageStep(page)
            bar.setSingleStep(max(1, page // 20))

    def _shown_size(self) -> QSize:
        return (QSizeF(self.turned_size()) * (self._scale / self.devicePixelRatioF())).toSize()

    def _frame(self) -> QRect:
        """Return where the picture lies in the viewport: centred, or moved by the scroll bars."""
        shown, room = self._shown_size(), self.viewport().size()
        spare_x, spare_y = room.width() - shown.width(), room.height() - shown.height()
        x = spare_x // 2 if spare_x > 0 else -self.horizontalScrollBar().value()
        y = spare_y // 2 if spare_y > 0 else -self.verticalScrollBar().value()
        return QRect(QPoint(x, y), shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the level that fits the scale, turned about its middle."""
        if self._picture is None:
            return
        painter = QPainter(self.viewport())
        frame = self._frame()
        painter.fillRect(frame, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale < 2)
        painter.translate(QRectF(frame).center())
        painter.rotate(90 * self._turns)
        upright = frame.size().transposed() if self._turns % 2 else frame.size()
        target = QRect(QPoint(-upright.width() // 2, -upright.height() // 2), upright)
        painter.drawImage(target, self._picture.level_for(self._scale))
        painter.end()
        if not self._seen:
            self._seen = True
            self.first_painted.emit()

    def event(self, event: QEvent) -> bool:
        """Fit again on a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._refit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._scale * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)
