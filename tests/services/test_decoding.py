"""Strangers' files in a process of their own: what it shows, and how it is ended."""

import io
import struct
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from tawasul_desk.services.decoding import decoder as decoder_module
from tawasul_desk.services.decoding.decoder import Decoder, Stop, StoppedFiles, StrangersFile
from tawasul_desk.services.decoding.pictures import PIXEL_LIMIT
from tawasul_desk.services.decoding.reply import Box
from tawasul_desk.services.decoding.thumbnails import Drawn, fitted, top_of
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.keepers import passphrase_keeper
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.reports.case_report import ReportWords, case_report
from tawasul_desk.services.vault import Vault
from tests.services.report_samples import APPLICANT, CASE, sample

pytestmark = pytest.mark.slow

ORIENTATION, COMPRESSION = 0x0112, 259
PDF, PNG, JPEG, TIFF = "application/pdf", "image/png", "image/jpeg", "image/tiff"
STAND_IN = (sys.executable, "-m", "tests.services.stand_in_decoder")
PATIENT = 120.0  # seconds: a machine that is busy is not a file that freezes


def never() -> bool:
    return False


def file_of(data: bytes, media_type: str) -> StrangersFile:
    return StrangersFile(data, sha256(data).hexdigest(), media_type)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault(tmp_path / "officer", passphrase_keeper(tmp_path / "officer", "secret words"))
    opened.open()
    Mirror(opened.engine("mirror.db"))
    yield opened
    opened.close()


@pytest.fixture
def stopped(vault: Vault) -> StoppedFiles:
    return StoppedFiles(vault.engine("mirror.db"))


@pytest.fixture(scope="module")
def decoder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Decoder]:
    """The real process; what it shows leaves nothing behind for the next test."""
    folder = tmp_path_factory.mktemp("decoder")
    vault = Vault(folder, passphrase_keeper(folder, "secret words"))
    vault.open()
    Mirror(vault.engine("mirror.db"))
    made = Decoder(StoppedFiles(vault.engine("mirror.db")), patience=PATIENT)
    yield made
    made.close()
    vault.close()


@pytest.fixture
def stand_in(stopped: StoppedFiles) -> Iterator[Decoder]:
    made = Decoder(stopped, command=STAND_IN, patience=PATIENT)
    yield made
    made.close()


def drawn(decoder: Decoder, file: StrangersFile, page: int = 0, scale: float = 1.0) -> Image.Image:
    """Return the whole page at this scale."""
    sizes = decoder.pages(file, never).sizes
    width, height = (round(side * scale) for side in sizes[page])
    return image_of(decoder.draw(file, page, (width, height), Box(0, 0, width, height), never), width, height)


def image_of(pixels: bytes, width: int, height: int) -> Image.Image:
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1)


def is_blank(image: Image.Image) -> bool:
    return image.convert("L").getextrema() == (255, 255)


def canvas_bytes(paint: Callable[[Canvas], None], password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encoded(image: Image.Image, form: str, orientation: int | None = None, **options: object) -> bytes:
    exif = Image.Exif()
    if orientation is not None:
        exif[ORIENTATION] = orientation
    buffer = io.BytesIO()
    image.save(buffer, form, exif=exif, **options)
    return buffer.getvalue()


def two_halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    return image


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 200 and pixel[2] < 60)


def failure(act: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value


# what it shows


def filled_form(canvas: Canvas) -> None:
    canvas.acroForm.textfield(
        name="name", value="SPECIMEN", x=72, y=600, width=300, height=30, borderWidth=0, fillColor=None
    )


def drawn_signature(canvas: Canvas) -> None:
    stroke = PDFArray([80, 610, 120, 620, 200, 605, 300, 625])
    place = PDFArray([72, 600, 372, 630])
    facts = {"Type": PDFName("Annot"), "Subtype": PDFName("Ink"), "Rect": place}
    ink = {"InkList": PDFArray([stroke]), "C": PDFArray([0, 0, 0.5])}
    canvas._addAnnotation(PDFDictionary({**facts, **ink}))


def highlighted(canvas: Canvas) -> None:
    canvas.highlightAnnotation("", [72, 600, 372, 630], [72, 630, 372, 630, 72, 600, 372, 600])


@pytest.mark.parametrize("paint", [filled_form, drawn_signature, highlighted])
def test_what_was_put_on_a_page_later_is_drawn(decoder: Decoder, paint: Callable[[Canvas], None]) -> None:
    file = file_of(canvas_bytes(paint), PDF)
    page = drawn(decoder, file)
    place = (80, round(A4[1]) - 628, 370, round(A4[1]) - 602)
    assert not is_blank(page.crop(place))
    small = top_of(decoder, file, 960, 720, never)
    assert not is_blank(image_of(small.pixels, small.width, small.height))


def test_a_part_of_a_page_is_the_same_as_the_whole_there(decoder: Decoder) -> None:
    file = file_of(canvas_bytes(lambda canvas: canvas.drawString(72, 720, "SPECIMEN " * 5)), PDF)
    whole = drawn(decoder, file, scale=2)
    box = Box(100, 200, 300, 80)
    part = decoder.draw(file, 0, whole.size, box, never)
    there = whole.crop((box.left, box.top, box.left + box.width, box.top + box.height))
    assert not is_blank(there)
    assert image_of(part, box.width, box.height).tobytes() == there.tobytes()


def test_an_arabic_name_is_found_however_its_alef_is_written(decoder: Decoder) -> None:
    applicant = APPLICANT.model_copy(update={"name_ar": "أحمد بن إبراهيم الآسي"})
    case = CASE.model_copy(update={"applicant": applicant})
    file = file_of(case_report(sample(case=case), ReportWords.arabic()), PDF)
    for typed in ("أحمد بن إبراهيم", "احمد بن ابراهيم", "ابراهيم الاسي"):
        assert decoder.find(file, 0, typed, never), typed
    assert decoder.find(file, 0, "حامد بن إبراهيم", never) == []


def test_pixels_are_the_same_where_the_pipe_carries_them(
    decoder: Decoder, stopped: StoppedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(canvas_bytes(lambda canvas: canvas.drawString(72, 720, "here")), PDF)
    shared = drawn(decoder, file)
    monkeypatch.setattr(decoder_module, "new_canvas", lambda: None)
    without = Decoder(stopped, patience=PATIENT)
    try:
        assert drawn(without, file).tobytes() == shared.tobytes()
    finally:
        without.close()


def test_each_page_has_its_own_size(decoder: Decoder) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setPageSize((300, 200))
        canvas.showPage()
        canvas.setPageSize((200, 400))

    pages = decoder.pages(file_of(canvas_bytes(paint), PDF), never)
    assert (pages.sizes, pages.in_points) == (((300, 200), (200, 400)), True)


def test_words_are_found_folded_with_their_place(decoder: Decoder) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 720, "Nothing here")
        canvas.showPage()
        canvas.drawString(72, 420.945, "Case 12 of the SPECIMEN")

    file = file_of(canvas_bytes(paint), PDF)
    assert decoder.find(file, 0, "specimen", never) == []
    (hit,) = decoder.find(file, 1, "١٢  of The specim", never)
    (left, top, right, bottom) = hit[0]
    assert 72 / A4[0] < left < right < 0.5
    assert 0.48 < top < bottom < 0.51


@pytest.mark.parametrize("data", [b"%PDF-1.7 and then nothing", canvas_bytes(filled_form)[:300]])
def test_a_damaged_paper_is_told_as_damaged(decoder: Decoder, data: bytes) -> None:
    assert failure(lambda: decoder.pages(file_of(data, PDF), never)).code is ErrorCode.DAMAGED


def test_a_locked_paper_says_so(decoder: Decoder) -> None:
    file = file_of(canvas_bytes(filled_form, password="open sesame"), PDF)
    assert failure(lambda: decoder.pages(file, never)).facts["reason"] == "password"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n", b"\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n"])
def test_a_paper_with_something_before_it_is_drawn(decoder: Decoder, before: bytes) -> None:
    file = file_of(before + canvas_bytes(lambda canvas: canvas.drawString(72, 720, "SPECIMEN")), PDF)
    assert not is_blank(drawn(decoder, file))


@pytest.mark.parametrize(("form", "media_type"), [("PNG", PNG), ("JPEG", JPEG), ("TIFF", TIFF)])
def test_each_allowed_kind_of_picture_is_drawn(decoder: Decoder, form: str, media_type: str) -> None:
    picture = drawn(decoder, file_of(encoded(two_halves(60, 40), form), media_type))
    assert picture.size == (60, 40)
    assert is_red(picture.getpixel((5, 5)))
    assert not is_red(picture.getpixel((55, 5)))


@pytest.mark.parametrize(
    "compression", ["jpeg", "tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "packbits"]
)
def test_the_compressions_of_a_coloured_scan_are_unpacked(decoder: Decoder, compression: str) -> None:
    data = encoded(two_halves(64, 48), "TIFF", compression=compression)
    assert is_red(drawn(decoder, file_of(data, TIFF)).getpixel((5, 5)))


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_ccitt"])
def test_every_page_of_a_fax_is_drawn(decoder: Decoder, compression: str) -> None:
    pages = [Image.new("1", (64, 40 + 8 * number), 1) for number in range(3)]
    for number, page in enumerate(pages):
        page.paste(0, (0, 0, 8 * (number + 1), 8))
    data = encoded(pages[0], "TIFF", compression=compression, save_all=True, append_images=pages[1:])
    file = file_of(data, TIFF)
    known = decoder.pages(file, never)
    assert (known.sizes, known.in_points) == (((64, 40), (64, 48), (64, 56)), False)
    for number in (2, 0, 1):
        page = drawn(decoder, file, number)
        assert page.getpixel((8 * number + 4, 4)) == (0, 0, 0)
        assert page.getpixel((8 * number + 12, 4)) == (255, 255, 255)


@pytest.mark.parametrize("media_type", [JPEG, TIFF])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_of_the_camera_is_obeyed(decoder: Decoder, orientation: int, media_type: str) -> None:
    data = encoded(two_halves(60, 40), media_type.removeprefix("image/").upper(), orientation)
    picture = drawn(decoder, file_of(data, media_type))
    assert picture.size == ((60, 40) if orientation < 5 else (40, 60))
    red = {1: (5, 5), 2: (55, 5), 3: (55, 5), 4: (5, 5), 5: (5, 5), 6: (5, 5), 7: (5, 55), 8: (5, 55)}
    assert is_red(picture.getpixel(red[orientation]))


def test_sixteen_bits_a_pixel_are_shown_in_eight(decoder: Decoder) -> None:
    image = Image.frombytes("I;16", (60, 40), (b"\0\x80" * 30 + b"\0\0" * 30) * 40)
    for form, media_type in (("PNG", PNG), ("TIFF", TIFF)):
        picture = drawn(decoder, file_of(encoded(image, form), media_type))
        assert picture.getpixel((5, 5)) == (128, 128, 128)
        assert picture.getpixel((55, 5)) == (0, 0, 0)


def test_what_is_transparent_lies_on_white(decoder: Decoder) -> None:
    data = encoded(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG")
    assert is_blank(drawn(decoder, file_of(data, PNG)))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def huge_png(width: int, height: int, bits: int = 1, colour: int = 0) -> bytes:
    """A few kilobytes that claim to be this many pixels."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * min(height, 200)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def huge_jpeg(width: int, height: int) -> bytes:
    data = bytearray(encoded(two_halves(16, 16), "JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def tagged(width: int, height: int, compression: int) -> bytes:
    """A TIFF that is whole but for its pixels."""
    entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, compression), (262, 3, 1)]
    entries += [(273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, width * height % 2**32)]
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + body + b"\0\0\0\0"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (huge_png(30_000, 30_000), PNG),
        (huge_png(7_072, 7_072, bits=16, colour=2), PNG),
        (huge_jpeg(20_000, 20_000), JPEG),
        (tagged(40_000, 40_000, 1), TIFF),
    ],
)
def test_a_picture_too_large_is_refused_by_its_size_alone(
    decoder: Decoder, data: bytes, media_type: str
) -> None:
    error = failure(lambda: decoder.pages(file_of(data, media_type), never))
    assert (error.code, error.facts["limit"]) == (ErrorCode.TOO_LARGE, PIXEL_LIMIT)
    assert len(data) < 2_000_000


def test_a_compression_without_a_decoder_is_not_called_damage(decoder: Decoder) -> None:
    whole = file_of(tagged(40, 40, 34712), TIFF)
    assert failure(lambda: drawn(decoder, whole)).code is ErrorCode.CANNOT_SHOW
    broken = file_of(tagged(40, 40, 34712)[:40], TIFF)
    assert failure(lambda: drawn(decoder, broken)).code is ErrorCode.DAMAGED


@pytest.mark.parametrize(("form", "media_type"), [("PNG", PNG), ("JPEG", JPEG), ("TIFF", TIFF)])
def test_a_damaged_picture_is_told_as_damaged(decoder: Decoder, form: str, media_type: str) -> None:
    data = encoded(two_halves(400, 300), form)
    assert (
        failure(lambda: drawn(decoder, file_of(data[: len(data) // 2], media_type))).code is ErrorCode.DAMAGED
    )


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"MZ\x90\0 a program", PNG),
        (b"%PDF-1.7 ...", JPEG),
        (encoded(two_halves(8, 8), "PNG"), JPEG),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (encoded(two_halves(8, 8), "GIF"), "image/gif"),
        (b"", PNG),
    ],
)
def test_what_is_not_what_it_claims_is_not_decoded(decoder: Decoder, data: bytes, declared: str) -> None:
    assert failure(lambda: decoder.pages(file_of(data, declared), never)).code is ErrorCode.UNSUPPORTED_TYPE
    small = failure(lambda: fitted(decoder, file_of(data, declared), 96, never))
    assert small.code is ErrorCode.UNSUPPORTED_TYPE


@pytest.mark.parametrize("size", [(1, 50_000), (50_000, 1), (900, 600), (600, 900)])
def test_a_small_picture_is_never_larger_than_its_place(decoder: Decoder, size: tuple[int, int]) -> None:
    file = file_of(encoded(Image.new("L", size, 99), "PNG"), PNG)

    def sides(small: Drawn) -> tuple[int, int]:
        assert len(small.pixels) == 4 * small.width * small.height
        return small.width, small.height

    assert sides(top_of(decoder, file, 96, 72, never)) == (96, 72)
    assert max(sides(fitted(decoder, file, 96, never))) == 96


def test_more_pixels_than_the_limit_are_never_drawn(decoder: Decoder) -> None:
    file = file_of(canvas_bytes(filled_form), PDF)
    error = failure(lambda: decoder.draw(file, 0, (9_000, 9_000), Box(0, 0, 9_000, 9_000), never))
    assert error.code is ErrorCode.TOO_LARGE


# how it is ended


def doing(act: str) -> StrangersFile:
    return file_of(f"%PDF- {act}".encode(), PDF)


@pytest.mark.parametrize(
    ("act", "patience", "reason"),
    [("sleep", 1.0, Stop.TIME), ("allocate", PATIENT, Stop.MEMORY), ("exit", PATIENT, Stop.ENDED)],
)
def test_a_file_that_takes_too_much_ends_the_process_and_not_the_desk(
    stand_in: Decoder, stopped: StoppedFiles, act: str, patience: float, reason: Stop
) -> None:
    error = failure(lambda: stand_in.pages(doing(act), never, patience=patience))
    assert (error.code, error.facts["reason"]) == (ErrorCode.STOPPED, reason)
    assert stopped.reason(doing(act).sha256) is reason
    assert stand_in.pages(doing("calm"), never).sizes == ((10, 10),)


def test_a_file_that_was_stopped_is_tried_again_only_when_asked_for(
    vault: Vault, stand_in: Decoder, stopped: StoppedFiles
) -> None:
    stopped.note(doing("calm").sha256, Stop.TIME)
    later = StoppedFiles(vault.engine("mirror.db"))
    assert later.reason(doing("calm").sha256) is Stop.TIME
    for _ in range(2):
        assert failure(lambda: stand_in.pages(doing("calm"), never)).code is ErrorCode.STOPPED
    assert stand_in.pages(doing("calm"), never, asked=True).sizes == ((10, 10),)
    assert stand_in.pages(doing("calm"), never).sizes == ((10, 10),)
    assert StoppedFiles(vault.engine("mirror.db")).reason(doing("calm").sha256) is None


def test_a_page_that_takes_too_long_stops_the_file_too(stand_in: Decoder) -> None:
    file = doing("slow-page")
    stand_in.pages(file, never)
    box = Box(0, 0, 10, 10)
    error = failure(lambda: stand_in.draw(file, 0, (10, 10), box, never, patience=1.0))
    assert (error.code, error.facts["reason"]) == (ErrorCode.STOPPED, Stop.TIME)
    assert failure(lambda: stand_in.pages(file, never)).code is ErrorCode.STOPPED


def test_a_request_that_nobody_waits_for_is_ended_without_blaming_the_file(
    stand_in: Decoder, stopped: StoppedFiles
) -> None:
    gone = threading.Event()
    threading.Timer(0.2, gone.set).start()
    assert failure(lambda: stand_in.pages(doing("sleep"), gone.is_set)).code is ErrorCode.CANCELLED
    assert stopped.reason(doing("sleep").sha256) is None


def test_closing_ends_what_is_under_way(stand_in: Decoder, stopped: StoppedFiles) -> None:
    stand_in.pages(doing("calm"), never)
    threading.Timer(0.2, stand_in.close).start()
    assert failure(lambda: stand_in.pages(doing("sleep"), never)).code is ErrorCode.CANCELLED
    assert stopped.reason(doing("sleep").sha256) is None
    assert failure(lambda: stand_in.pages(doing("calm"), never)).code is ErrorCode.CANCELLED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_process_cannot_write_a_file(stand_in: Decoder, tmp_path: Path) -> None:
    written = tmp_path / "written"
    error = failure(lambda: stand_in.pages(doing(f"write {written}"), never))
    assert error.facts["reason"] == Stop.ENDED
    assert written.read_bytes() == b""
