"""A PDF as pages: their sizes, their pixels with form fields and annotations, and where words stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double, c_int, c_ubyte, memset
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as engine

from tawasul_desk.services.arabic import find_spans
from tawasul_desk.services.decoding.reply import BYTES_A_PIXEL, Box, Rect, Refusal, Size
from tawasul_desk.services.errors import ErrorCode

LARGEST_SIDE: Final = 20_000.0  # points; a page that claims more is shown as if it had this
_FINE: Final = 1_000_000  # a page has so many steps each way when places on it are reckoned


class Paper:
    """An open PDF. Raises Refusal(DAMAGED), with reason="password" where it is locked."""

    in_points = True

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pdfium.PdfDocument(data)
            self._pdf.init_forms()  # before any page: fields are drawn only where the pages know of them
        except pdfium.PdfiumError as error:
            locked = error.err_code == engine.FPDF_ERR_PASSWORD
            raise Refusal(ErrorCode.DAMAGED, reason="password" if locked else "unreadable") from error
        if len(self._pdf) < 1:
            raise Refusal(ErrorCode.DAMAGED, reason="no-pages")

    def sizes(self) -> list[Size]:
        """Return the size of every page in points, as it is shown."""
        return [self._size(number) for number in range(len(self._pdf))]

    def draw(self, number: int, whole: Box, box: Box, pixels: memoryview) -> None:
        """Draw a box of the page when the page is as large as `whole`."""
        with self._page(number) as page, _bitmap(box, pixels) as bitmap:
            place = (-box.left, -box.top, whole.width, whole.height, 0, engine.FPDF_ANNOT)
            engine.FPDF_RenderPageBitmap(bitmap, page, *place)
            if self._pdf.formenv:
                engine.FPDF_FFLDraw(self._pdf.formenv, bitmap, page, *place)

    def find(self, number: int, text: str) -> list[list[Rect]]:
        """Return where the text stands on the page, folded as the search folds: rectangles for each hit."""
        with self._page(number) as page:
            words = page.get_textpage()
            try:
                letters = "".join(
                    chr(engine.FPDFText_GetUnicode(words, place)) for place in range(words.count_chars())
                )
                return [_rects(page, words, *span) for span in find_spans(letters, text)]
            finally:
                words.close()

    def close(self) -> None:
        """Let go of the document."""
        self._pdf.close()

    def _size(self, number: int) -> Size:
        try:
            width, height = self._pdf.get_page_size(number)
        except pdfium.PdfiumError:
            return (595.0, 842.0)  # a page that cannot be read keeps its place among the others
        return _bounded(width), _bounded(height)

    @contextmanager
    def _page(self, number: int) -> Iterator[pdfium.PdfPage]:
        try:
            page = self._pdf[number]
        except (pdfium.PdfiumError, IndexError) as error:
            raise Refusal(ErrorCode.DAMAGED, reason="page") from error
        try:
            yield page
        finally:
            page.close()


def _bounded(side: float) -> float:
    return min(max(float(side), 1.0), LARGEST_SIDE)


@contextmanager
def _bitmap(box: Box, pixels: memoryview) -> Iterator[pdfium.PdfBitmap]:
    """Have a white bitmap whose rows are these pixels, with nothing that pads them."""
    rows = (c_ubyte * len(pixels)).from_buffer(pixels)
    memset(rows, 255, len(pixels))
    length = box.width * BYTES_A_PIXEL
    bitmap = engine.FPDFBitmap_CreateEx(box.width, box.height, engine.FPDFBitmap_BGRx, rows, length)
    if not bitmap:
        raise MemoryError
    try:
        yield bitmap
    finally:
        engine.FPDFBitmap_Destroy(bitmap)


def _rects(page: pdfium.PdfPage, words: pdfium.PdfTextPage, start: int, end: int) -> list[Rect]:
    count = words.count_rects(start, end - start)
    return [_as_shown(page, *words.get_rect(place)) for place in range(count)]


def _as_shown(page: pdfium.PdfPage, left: float, bottom: float, right: float, top: float) -> Rect:
    """Return a rectangle of the page as parts of its width and height, counted from the top left."""
    (x0, y0), (x1, y1) = _shown(page, left, top), _shown(page, right, bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = c_int(), c_int()
    engine.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, c_double(x), c_double(y), across, down)
    return across.value / _FINE, down.value / _FINE
