"""PDF pages on screen, from memory; links are neither shown as such nor followed."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, QThread, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.widgets.dragging import Dragging

SMALLEST: Final = 0.1
LARGEST: Final = 8.0
STEP: Final = 1.25
SCROLLED_PAGES: Final = 500  # above it, laying out every page at once would hold up the window
POINTS_PER_INCH: Final = 72


class Fit(StrEnum):
    """How the size on screen is chosen."""

    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


def keep_left_and_right(area: QAbstractScrollArea) -> None:
    """Have left and right be those of the page, whatever the language; the scroll bar stands as in lists."""
    for part in (area.viewport(), area.horizontalScrollBar()):
        part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def load_paper(data: bytes, home: QThread | None = None) -> QPdfDocument:
    """Return the PDF, read from memory and moved to the thread `home`; raises KnownError(DAMAGED).

    A file locked with a password is DAMAGED with the fact reason="password".
    """
    document = QPdfDocument()
    buffer = QBuffer(document)  # the document reads from it for as long as it lives
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
        locked = document.error() is QPdfDocument.Error.IncorrectPassword
        raise KnownError(ErrorCode.DAMAGED, reason="password" if locked else document.error().name)
    if home is not None:
        document.moveToThread(home)
    return document


class PaperView(QPdfView):
    """Shows a PDF; drags pan it, Ctrl and the wheel zoom."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)
    first_painted = Signal()  # of each paper

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_left_and_right(self)
        self.setFrameShape(self.Shape.NoFrame)
        # Not children of the view: a document that dies tells the view, which must then still be whole.
        self._keeper = parent
        self._nothing = QPdfDocument(parent)
        self._paper: QPdfDocument | None = None
        self._seen = False
        Dragging(self)  # it leaves out what QPdfView does with the mouse: it opens links in the browser
        self.pageNavigator().currentPageChanged.connect(self.page_changed)

    def show_paper(self, paper: QPdfDocument | None) -> None:
        """Show this document from its first page, or nothing; the one before is dropped."""
        before, self._paper = self._paper, paper
        self._seen = False
        if paper is not None:
            paper.setParent(self._keeper)
            scrolled = paper.pageCount() <= SCROLLED_PAGES
            self.setPageMode(self.PageMode.MultiPage if scrolled else self.PageMode.SinglePage)
        self.setDocument(paper if paper is not None else self._nothing)
        if before is not None:
            before.deleteLater()

    @property
    def paper(self) -> QPdfDocument | None:
        """The document shown."""
        return self._paper

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self.pageNavigator().currentPage()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._paper.pageCount() if self._paper is not None else 0

    def jump(self, page: int, place: QPointF | None = None) -> None:
        """Go to this page, counted from 0, or the nearest there is."""
        if self.page_count:
            self.pageNavigator().jump(min(max(page, 0), self.page_count - 1), place or QPointF())

    def fit_page(self) -> None:
        """Show whole pages."""
        self._set_mode(self.ZoomMode.FitInView)

    def fit_width(self) -> None:
        """Use the whole width."""
        self._set_mode(self.ZoomMode.FitToWidth)

    def actual_size(self) -> None:
        """Show the paper's own size."""
        self.zoom_to(1.0)

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom_to(self.scale * STEP)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom_to(self.scale / STEP)

    def zoom_to(self, scale: float) -> None:
        """Show at this scale; 1.0 is the paper's own size."""
        scale = min(LARGEST, max(SMALLEST, scale))
        self.setZoomFactor(scale)
        self._set_mode(self.ZoomMode.Custom)

    @property
    def fit(self) -> Fit:
        """How the size is chosen now."""
        modes = {self.ZoomMode.FitInView: Fit.PAGE, self.ZoomMode.FitToWidth: Fit.WIDTH}
        return modes.get(self.zoomMode(), Fit.FREE)

    @property
    def scale(self) -> float:
        """The scale on screen, also where it follows from the window's size; 1.0 is the paper's own size."""
        if self.zoomMode() is self.ZoomMode.Custom or self._paper is None:
            return self.zoomFactor()
        page = self._paper.pagePointSize(self.page) * self.logicalDpiX() / POINTS_PER_INCH
        margins, room = self.documentMargins(), self.viewport().size()
        across = (room.width() - margins.left() - margins.right()) / page.width()
        down = (room.height() - margins.top() - margins.bottom()) / page.height()
        return across if self.zoomMode() is self.ZoomMode.FitToWidth else min(across, down)

    def _set_mode(self, mode: QPdfView.ZoomMode) -> None:
        self.setZoomMode(mode)
        self.zoom_changed.emit(self.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages and tell the first time."""
        super().paintEvent(event)
        if self._paper is not None and not self._seen:
            self._seen = True
            self.first_painted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.scale * STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)
