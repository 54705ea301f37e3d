"""Rows as a text file that spreadsheets open as it is meant: UTF-8 with its mark, no cell a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, TextIO

ENCODING: Final = "utf-8-sig"
# What spreadsheets begin to compute at; a Japanese or Chinese one takes the wide signs for the narrow.
_FORMULA: Final = frozenset("=+-@＝＋－＠")
_UNSEEN: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows as CSV; a cell that a spreadsheet would compute begins with an apostrophe instead."""
    text = io.StringIO(newline="")
    write_rows(text, rows)
    return text.getvalue().encode(ENCODING)


def write_rows(out: TextIO, rows: Iterable[Sequence[str]]) -> None:
    """Write the rows as RFC 4180 says, one by one; `out` must leave line ends alone (`newline=""`)."""
    csv.writer(out).writerows([defused(cell) for cell in row] for row in rows)


def defused(cell: str) -> str:
    """Return the cell as text that no spreadsheet computes: what could be a formula gets an apostrophe."""
    if not cell:
        return cell
    begins = next((sign for sign in cell if unicodedata.category(sign) not in _UNSEEN), "")
    harmful = begins in _FORMULA if begins else False
    return f"'{cell}" if harmful or unicodedata.category(cell[0]) == "Cc" else cell
