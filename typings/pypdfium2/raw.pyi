from ctypes import Array, c_double, c_int, c_ubyte

from pypdfium2 import PdfBitmap, PdfPage, PdfTextPage

FPDF_ERR_PASSWORD: int
FPDFBitmap_BGRx: int
FPDF_ANNOT: int

def FPDFBitmap_CreateEx(
    width: int, height: int, kind: int, first: Array[c_ubyte], stride: int
) -> PdfBitmap: ...
def FPDFBitmap_Destroy(bitmap: PdfBitmap) -> None: ...
def FPDF_RenderPageBitmap(
    bitmap: PdfBitmap, page: PdfPage, left: int, top: int, width: int, height: int, turns: int, flags: int
) -> None: ...
def FPDF_FFLDraw(
    form: object,
    bitmap: PdfBitmap,
    page: PdfPage,
    left: int,
    top: int,
    width: int,
    height: int,
    turns: int,
    flags: int,
) -> None: ...
def FPDFText_GetUnicode(words: PdfTextPage, index: int) -> int: ...
def FPDF_PageToDevice(
    page: PdfPage,
    left: int,
    top: int,
    width: int,
    height: int,
    turns: int,
    x: c_double,
    y: c_double,
    device_x: c_int,
    device_y: c_int,
) -> bool: ...
