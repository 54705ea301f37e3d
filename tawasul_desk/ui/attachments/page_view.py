"""Pages on screen, drawn in another process; links are neither shown as such nor followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tawasul_desk.services.decoding.decoder import Pages, StrangersFile
from tawasul_desk.services.decoding.reply import Box, Rect
from tawasul_desk.ui.attachments.artist import Artist, Part
from tawasul_desk.ui.attachments.page_images import PageImages
from tawasul_desk.ui.attachments.sheet_layout import MARGIN, SheetLayout
from tawasul_desk.ui.widgets.dragging import Dragging
from tawasul_desk.ui.widgets.paper import LARGEST, POINTS_PER_INCH, SMALLEST, STEP, Fit, keep_left_and_right

WHOLE_LIMIT: Final = 12_000_000  # pixels; of a page larger than this only what is in sight is drawn
AROUND: Final = 256  # pixels drawn around what is in sight
HIT: Final = QColor(255, 200, 0, 90)
CURRENT_HIT: Final = QColor(255, 120, 0, 140)
Hits = Mapping[int, Sequence[Sequence[Rect]]]


@dataclass(frozen=True)
class Document:
    """A file whose pages are known."""

    file: StrangersFile
    pages: Pages


class PageView(QAbstractScrollArea):
    """Shows a document page under page; drags pan it, Ctrl and the wheel zoom at the pointer."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)
    first_painted = Signal()  # of each document: a page of it is on the screen
    failed = Signal(object)  # the KnownError for which the document was given up

    def __init__(self, artist: Artist, parent: QWidget) -> None:
        super().__init__(parent)
        keep_left_and_right(self)
        self.setFrameShape(self.Shape.NoFrame)
        self._document: Document | None = None
        self._layout = SheetLayout((), 1.0)
        self._fit = Fit.WIDTH
        self._page = 0
        self._seen = False
        self._hits: Hits = {}
        self._current: tuple[int, int] | None = None
        self.images = PageImages(artist, self)
        self.images.arrived.connect(lambda _page: self.viewport().update())
        self.images.failed.connect(self.failed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        Dragging(self)

    @property
    def document(self) -> Document | None:
        """The document shown."""
        return self._document

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._layout)

    @property
    def scale(self) -> float:
        """The scale on screen; 1.0 is the paper's own size, or a pixel of the screen for one of a scan."""
        return self._layout.scale

    @property
    def fit(self) -> Fit:
        """How the size is chosen now."""
        return self._fit

    def show_document(self, document: Document | None) -> None:
        """Show this document from its first page, or nothing; the one before is dropped."""
        self._document = document
        self._seen = False
        self._page = 0
        self._hits, self._current = {}, None
        self.images.begin(document.file if document is not None else None)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def show_hits(self, hits: Hits, current: tuple[int, int] | None) -> None:
        """Mark hits, by page; `current` is the page and which of its hits is gone to."""
        before, self._hits, self._current = self._current, hits, current
        if current is not None and current != before:
            self._show_place(current[0], hits[current[0]][current[1]])
        self.viewport().update()

    def jump(self, page: int) -> None:
        """Go to this page, counted from 0, or the nearest there is."""
        if self.page_count:
            page = min(max(page, 0), self.page_count - 1)
            self.verticalScrollBar().setValue(round(self._layout.top(page)) - MARGIN)
            self._go_to(page)

    def fit_page(self) -> None:
        """Show whole pages."""
        self._set_fit(Fit.PAGE)

    def fit_width(self) -> None:
        """Use the whole width."""
        self._set_fit(Fit.WIDTH)

    def actual_size(self) -> None:
        """Show the paper's own size."""
        self.zoom_to(1.0)

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom_to(self.scale * STEP)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom_to(self.scale / STEP)

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Show at this scale; what lies under the anchor, or the middle, stays there."""
        self._fit = Fit.FREE
        self._set_scale(scale, anchor or QPointF(self.viewport().rect().center()))

    def _set_fit(self, fit: Fit) -> None:
        self._fit = fit
        self._refit()

    def _refit(self) -> None:
        if not self.page_count or self._fit is Fit.FREE:
            self._set_ranges()
            return
        room = QSizeF(self.maximumViewportSize())
        bar = self.verticalScrollBar().sizeHint().width()
        page = self._page
        self._set_scale(self._layout.fit(page, room - QSizeF(bar, 0), whole=self._fit is Fit.PAGE), QPointF())
        if self._fit is Fit.PAGE:
            self.jump(page)

    def _set_scale(self, scale: float, anchor: QPointF) -> None:
        if not self.page_count:
            return
        scale = min(LARGEST, max(SMALLEST, scale))
        page = self._layout.page_at(self._offset().y() + anchor.y())
        before = self._frame(page)
        where = QPointF(
            (anchor.x() - before.left()) / before.width(), (anchor.y() - before.top()) / before.height()
        )
        self._layout.scale = scale
        self._set_ranges()
        after = self._frame(page)
        ahead = after.topLeft() + QPointF(where.x() * after.width(), where.y() * after.height()) - anchor
        for bar, step in ((self.horizontalScrollBar(), ahead.x()), (self.verticalScrollBar(), ahead.y())):
            bar.setValue(round(bar.value() + step))
        self._on_scrolled()
        self.zoom_changed.emit(scale)

    def _lay_out(self) -> None:
        document = self._document
        if document is None:
            self._layout = SheetLayout((), 1.0)
        else:
            points = document.pages.in_points
            unit = self.logicalDpiX() / POINTS_PER_INCH if points else 1 / self.devicePixelRatioF()
            layout = SheetLayout(document.pages.sizes, unit)
            layout.scale = self._layout.scale
            self._layout = layout
        self._refit()

    def _set_ranges(self) -> None:
        whole, room = self._layout.whole(), self.maximumViewportSize()
        for bar, length, page in (
            (self.horizontalScrollBar(), whole.width(), room.width()),
            (self.verticalScrollBar(), whole.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(length) - page))
            bar.setPageStep(page)
            bar.setSingleStep(max(1, page // 20))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _frame(self, page: int) -> QRectF:
        """Return where a page lies in the viewport, on whole pixels of the screen."""
        room = self.viewport().size()
        frame = self._layout.frame(page, room.width()).translated(-self._offset())
        spare = room.height() - self._layout.whole().height()
        ratio = self.devicePixelRatioF()
        top = frame.top() + max(0.0, spare / 2)
        frame.moveTo(round(frame.left() * ratio) / ratio, round(top * ratio) / ratio)
        return frame

    def _in_sight(self) -> range:
        if not self.page_count:
            return range(0)
        top = self._offset().y()
        return range(self._layout.page_at(top), self._layout.page_at(top + self.viewport().height()) + 1)

    def _on_scrolled(self) -> None:
        if self.page_count:
            # The page that the upper third of the window shows is the one that is read.
            self._go_to(self._layout.page_at(self._offset().y() + self.viewport().height() / 3))
        self.images.want(tuple(self._parts(page) for page in self._in_sight()))
        self.viewport().update()

    def _go_to(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _parts(self, page: int) -> tuple[Part, Part]:
        """Return what is in sight of a page, and what is to be drawn where it is not there yet."""
        ratio, frame = self.devicePixelRatioF(), self._frame(page)
        width, height = max(1, round(frame.width() * ratio)), max(1, round(frame.height() * ratio))
        all_of_it = Box(0, 0, width, height)
        if width * height <= WHOLE_LIMIT:
            part = Part(page, (width, height), all_of_it)
            return part, part
        seen = frame.intersected(QRectF(self.viewport().rect())).translated(-frame.topLeft())
        near = seen.adjusted(-AROUND / ratio, -AROUND / ratio, AROUND / ratio, AROUND / ratio)
        boxes = (_pixels(area, ratio, all_of_it) for area in (seen, near))
        first, second = (Part(page, (width, height), box) for box in boxes)
        return first, second

    def _show_place(self, page: int, rects: Sequence[Rect]) -> None:
        """Scroll so that a hit is in sight, a third down the window."""
        frame = self._layout.frame(page, self.viewport().width())
        left = min(rect[0] for rect in rects) * frame.width() + frame.left()
        top = min(rect[1] for rect in rects) * frame.height() + frame.top()
        room = self.viewport().size()
        if not QRectF(QPointF(0, 0), QSizeF(room)).contains(QPointF(left, top) - self._offset()):
            self.verticalScrollBar().setValue(round(top - room.height() / 3))
            self.horizontalScrollBar().setValue(round(left - room.width() / 3))
        self._on_scrolled()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the pages in sight and the hits on them."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Dark))
        for page in self._in_sight():
            self._paint_page(painter, page)
        painter.end()
        if not self._seen and any(self.images.of(page) for page in self._in_sight()):
            self._seen = True
            self.first_painted.emit()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        frame = self._frame(page)
        painter.fillRect(frame, Qt.GlobalColor.white)
        known = self.images.of(page)
        if known is not None:
            across, down = frame.width() / known.part.whole[0], frame.height() / known.part.whole[1]
            box = known.part.box
            ratio = self.devicePixelRatioF()
            exact = round(frame.width() * ratio) == known.part.whole[0]
            place = (
                QPointF(box.left / ratio, box.top / ratio)
                if exact
                else QPointF(box.left * across, box.top * down)
            )
            size = (
                QSizeF(box.width, box.height) / ratio
                if exact
                else QSizeF(box.width * across, box.height * down)
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
            painter.drawImage(QRectF(frame.topLeft() + place, size), known.image)
        if page in self.images.broken:
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(
                frame,
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self.tr("This page cannot be shown."),
            )
        self._paint_hits(painter, page, frame)

    def _paint_hits(self, painter: QPainter, page: int, frame: QRectF) -> None:
        for number, rects in enumerate(self._hits.get(page, ())):
            colour = CURRENT_HIT if self._current == (page, number) else HIT
            for left, top, right, bottom in rects:
                corner = frame.topLeft() + QPointF(left * frame.width(), top * frame.height())
                size = QSizeF((right - left) * frame.width(), (bottom - top) * frame.height())
                painter.fillRect(QRectF(corner, size).adjusted(-1, -1, 1, 1), colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._refit()
        self._on_scrolled()

    def event(self, event: QEvent) -> bool:
        """Lay out anew on a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.scale * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)


def _pixels(area: QRectF, ratio: float, bounds: Box) -> Box:
    """Return an area of the page in pixels of the screen, within the page."""
    left, top = max(0, int(area.left() * ratio)), max(0, int(area.top() * ratio))
    right = min(bounds.width, int(area.right() * ratio) + 1)
    bottom = min(bounds.height, int(area.bottom() * ratio) + 1)
    return Box(left, top, max(1, right - left), max(1, bottom - top))
