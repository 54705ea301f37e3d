"""The kind of a file by its bytes, as the central checks it and the desk opens it."""

import pytest

from tawasul_contract.file_types import HEAD, PDF, media_type_of

PRINTER_WORDS = b"\x1b%-12345X@PJL JOB\r\n@PJL SET RESOLUTION=600\r\n@PJL ENTER LANGUAGE=PDF\r\n"


@pytest.mark.parametrize(
    "before",
    [b"", b"\xef\xbb\xbf", b"\xfe\xff", b"\r\n", b"\xef\xbb\xbf\r\n", b" \n\n", b"\0\0", PRINTER_WORDS],
)
def test_a_pdf_may_begin_with_what_a_scanner_or_a_printer_puts_first(before: bytes) -> None:
    assert media_type_of(before + b"%PDF-1.7\n...") == PDF


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"MZ\x90\0%PDF-1.7",
        b"PK\x03\x04 %PDF-1.4",
        b"<html><body>%PDF-1.4",
        b"#!/bin/sh\n%PDF-1.4",
        b"\xef\xbb\xbf" + b"\n" * HEAD + b"%PDF-1.4",
        PRINTER_WORDS + b"\0%PDF-1.4",
        b"GIF89a",
    ],
)
def test_what_could_be_something_else_too_is_none_of_ours(head: bytes) -> None:
    assert media_type_of(head) is None


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
    ],
)
def test_pictures_are_known_by_their_mark(head: bytes, media_type: str) -> None:
    assert media_type_of(head + b"%PDF-1.4") == media_type
