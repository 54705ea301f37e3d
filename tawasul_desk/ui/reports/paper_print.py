"""Pages of a PDF onto a printer, through Qt; for a worker: a page takes longer than a window may wait."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.widgets.paper import POINTS_PER_INCH, load_paper

DOTS_PER_INCH: Final = 300
BAND: Final = 400  # rows of a page drawn in one go
OVERLAP: Final = 2  # rows


def print_paper(
    data: bytes,
    printer: QPrinter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    """Print the pages that the printer was told to and return how many sheets went out.

    Raises KnownError: NOT_WRITABLE where the printer or file cannot be opened, CANCELLED, DAMAGED.
    """
    paper = load_paper(data)
    pages = pages_wanted(printer, paper.pageCount())
    printer.setFullPage(True)  # the summary brings its own margins
    with _whole_or_nothing(printer):
        painter = QPainter()
        if not painter.begin(printer):
            raise KnownError(ErrorCode.NOT_WRITABLE, printer=printer.printerName())
        try:
            _draw_all(paper, pages, printer, painter, progress, cancelled)
        finally:
            painter.end()
    return len(pages)


@contextmanager
def _whole_or_nothing(printer: QPrinter) -> Iterator[None]:
    """Have a printer that writes a file put it in place only once it has all its pages."""
    target = printer.outputFileName()
    if not target:
        yield
        return
    part = Path(target).with_name(f".{Path(target).name}.part.pdf")
    printer.setOutputFileName(str(part))
    try:
        yield
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        printer.setOutputFileName(target)


def pages_wanted(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, counted from 0, in the order and as often as the printer needs them."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies


def page_image(paper: QPdfDocument, page: int) -> QImage:
    """Return a page at the resolution of print, on white."""
    size = paper.pagePointSize(page) * DOTS_PER_INCH / POINTS_PER_INCH
    drawn = paper.render(page, QSize(round(size.width()), round(size.height())))
    white = QImage(drawn.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return white


def _draw_all(
    paper: QPdfDocument,
    pages: Iterable[int],
    printer: QPrinter,
    painter: QPainter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    wanted = list(pages)
    for done, page in enumerate(wanted):
        if cancelled():
            printer.abort()
            raise KnownError(ErrorCode.CANCELLED)
        if done:
            printer.newPage()
        _draw(page_image(paper, page), printer, painter)
        progress(done + 1, len(wanted))


def _draw(image: QImage, printer: QPrinter, painter: QPainter) -> None:
    """Draw a page band by band: one call holds the interpreter's lock, and with it the window."""
    place = _place(QSizeF(image.size()), printer)
    scale = place.height() / image.height()
    for top in range(0, image.height(), BAND):
        # Bands overlap by a little, else a hairline of paper shows between them.
        band = image.copy(0, top, image.width(), min(BAND + OVERLAP, image.height() - top))
        where = QRectF(place.left(), place.top() + top * scale, place.width(), band.height() * scale)
        painter.drawImage(where, band)


def _place(size: QSizeF, printer: QPrinter) -> QRectF:
    """Return where the page lies on the sheet: as large as fits, in the middle."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    shown = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - shown.width()) / 2, (sheet.height() - shown.height()) / 2
    return QRectF(left, top, shown.width(), shown.height())
