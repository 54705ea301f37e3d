"""What is put on pages: blocks of ink that are never cut, and how they are spread over pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.lines import Line, Style, paragraphs, wrap
from tawasul_desk.services.reports.sheet import PAGE_WIDTH, Ink, Panel, Words, moved

MARGIN: Final = 54.0
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

GREEN: Final = 0x1B8354
DEEP_GREEN: Final = 0x14573A
GREEN_TINT: Final = 0xF3FCF6
INK: Final = 0x161616
SLATE: Final = 0x384250
GREY: Final = 0x6C727E
HAIR: Final = 0xE5E7EB
AMBER: Final = 0xB54707
AMBER_TINT: Final = 0xFFFAEB
BLUE: Final = 0x175CD3

BODY: Final = Style(Weight.REGULAR, 10.5, 18, INK)
VALUE: Final = Style(Weight.MEDIUM, 10, 16, INK)
LABEL: Final = Style(Weight.REGULAR, 8.5, 13, GREY)
HEADING: Final = Style(Weight.SEMIBOLD, 12, 19, DEEP_GREEN)
CELL: Final = Style(Weight.REGULAR, 9, 14.5, INK)
CELL_LABEL: Final = Style(Weight.SEMIBOLD, 8.5, 13, SLATE)


@dataclass(frozen=True)
class Block:
    """Ink that stays together. `gap` is the space above, lost at the top of a page; `keep` holds the next.

    `again` is repeated above the block where the block begins a page (the head of a table).
    """

    height: float
    inks: tuple[Ink, ...] = ()
    gap: float = 0
    keep: bool = False
    again: "Block | None" = None


@dataclass(frozen=True)
class Column:
    """A place for text: where it starts and how wide it is, in points from the page's start edge."""

    x: float
    width: float
    base: int


def spread(blocks: Iterable[Block], first_top: float, top: float, bottom: float) -> list[list[Ink]]:
    """Return the ink of each page; pages after the first begin at `top`."""
    pages: list[list[Ink]] = [[]]
    start = y = first_top
    for chain in _chains(blocks):
        if y > start and y + _height(chain) > bottom and _height(chain) <= bottom - top:
            pages.append([])
            start = y = top
        for block in chain:
            if y > start and y + block.gap + block.height > bottom:
                pages.append([])
                start = y = top
            for part in _parts(block, y == start and len(pages) > 1):
                y += part.gap if y > start else 0
                pages[-1].extend(moved(ink, 0, y) for ink in part.inks)
                y += part.height
    return pages


def placed(line: Line, style: Style, column: Column, y: float) -> Words:
    """Return a line in its column: at the column's start, or its end where the line runs the other way."""
    inside = line.rtl == bool(column.base)
    x = column.x if inside else column.x + column.width - line.width
    # Centred in its leading; the face reaches 1.085 above and 0.415 below the baseline.
    baseline = y + (style.leading - 1.5 * style.size) / 2 + 1.085 * style.size
    return Words(x, baseline, line, style.size, style.colour)


@lru_cache(maxsize=512)  # labels, statuses and names come again and again
def text_lines(text: str, style: Style, column: Column) -> tuple[Words, ...]:
    """Return the lines of a short text, each at the top of its own space; the text may hold line ends."""
    lines = (line for part in text.split("\n") for line in wrap(part, style, column.width, column.base))
    return tuple(placed(line, style, column, 0) for line in lines)


def text_block(text: str, style: Style, column: Column) -> Block:
    """Return a short text as one block; it may hold line ends."""
    return stacked([Block(style.leading, (line,)) for line in text_lines(text, style, column)])


def running_text(text: str, style: Style, column: Column) -> Iterator[Block]:
    """Yield free text line by line, so that it can be cut between pages, but not a line alone."""
    for number, lines in enumerate(paragraphs(text, style, column.width, column.base)):
        for index, line in enumerate(lines):
            # The first two and the last two lines of a paragraph stay together.
            keep = len(lines) > 1 and index in (0, len(lines) - 2)
            gap = 4.0 if number and index == 0 else 0
            yield Block(style.leading, (placed(line, style, column, 0),), gap, keep)


def heading(text: str, base: int) -> Block:
    """Return a section's heading; it never ends a page."""
    column = Column(MARGIN + 11, WIDTH - 11, base)
    words = text_block(text, HEADING, column)
    bar = Panel(MARGIN, 2.5, 4, HEADING.leading - 5, GREEN, 2)
    return Block(words.height + 7, (bar, *words.inks), gap=22, keep=True)


def side_by_side(blocks: Sequence[Block]) -> Block:
    """Return blocks of different columns as one."""
    return Block(max(block.height for block in blocks), tuple(ink for block in blocks for ink in block.inks))


def stacked(blocks: Sequence[Block]) -> Block:
    """Return blocks one under the other as one."""
    inks: list[Ink] = []
    y = 0.0
    for block in blocks:
        y += block.gap
        inks.extend(moved(ink, 0, y) for ink in block.inks)
        y += block.height
    return Block(y, tuple(inks))


def padded(block: Block, above: float, below: float) -> Block:
    """Return the block with space inside its height."""
    inks = tuple(moved(ink, 0, above) for ink in block.inks)
    return replace(block, height=above + block.height + below, inks=inks)


def behind(block: Block, *inks: Ink) -> Block:
    """Return the block with ink drawn before its own."""
    return replace(block, inks=(*inks, *block.inks))


def _chains(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[Block]) -> float:
    return sum(block.gap + block.height for block in chain)


def _parts(block: Block, begins_page: bool) -> Iterator[Block]:
    if begins_page and block.again:
        yield block.again
    yield block
