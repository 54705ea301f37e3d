"""Text files that spreadsheets open: no cell is computed, and nothing is lost."""

import csv
import unicodedata
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from tawasul_desk.services.csv_text import csv_bytes, defused

SIGNS = "=+-@＝＋－＠"
CELLS = st.text(
    st.one_of(st.sampled_from(f"{SIGNS} \t\r\n\u2068\u202e\u00a0\x00'\","), st.characters(codec="utf-8"))
)


def computed(cell: str) -> bool:
    """Whether a spreadsheet might compute the cell: it passes over what is not seen."""
    seen = [sign for sign in cell if unicodedata.category(sign) not in ("Cc", "Cf", "Zs", "Zl", "Zp")]
    return bool(seen) and seen[0] in SIGNS


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
@example([["=1+1", "x"], ["\u2068=1", "\t=1"], ["\r", "＝1"]])
def test_no_cell_is_computed_and_none_is_lost(rows: list[list[str]]) -> None:
    content = csv_bytes(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert [len(row) for row in read] == [len(row) for row in rows]
    for row, before in zip(read, rows, strict=True):
        for cell, given_cell in zip(row, before, strict=True):
            assert not computed(cell)
            assert not cell or unicodedata.category(cell[0]) != "Cc"
            assert cell in (given_cell, f"'{given_cell}")


@given(CELLS)
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    harmless = not computed(cell) and not (cell and unicodedata.category(cell[0]) == "Cc")
    assert (defused(cell) == cell) is harmless or not cell
