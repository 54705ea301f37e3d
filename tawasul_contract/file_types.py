"""Which kind of file some bytes are: one rule for what the central takes and what the desk opens."""

import re
from typing import Final

PDF: Final = "application/pdf"
HEAD: Final = 1024  # bytes that decide: a reader of PDF looks for the mark within them
SUFFIXES: Final = {PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}

_MARKS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
# What scanners and print servers leave before the mark: a byte-order mark, blanks, lines for the printer.
# Anything else before it would let a file be a PDF and an archive or a web page at the same time.
_PDF_MARK: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)?[\0\t\n\f\r ]*(?:(?:\x1b%-12345X|@PJL)[\t\n\f\r\x1b -~]*?)?%PDF-"
)


def media_type_of(head: bytes) -> str | None:
    """Return the media type that the first HEAD bytes of a file tell, or None where it is none of ours."""
    for mark, media_type in _MARKS:
        if head.startswith(mark):
            return media_type
    return PDF if _PDF_MARK.match(head[:HEAD]) else None
