"""What every report has in common: the head with its emblem, the running head and the foot."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from tawasul_desk.services.reports.blocks import (
    AMBER,
    DEEP_GREEN,
    GREEN,
    GREY,
    HAIR,
    LABEL,
    MARGIN,
    SLATE,
    WIDTH,
    Block,
    Column,
    behind,
    padded,
    placed,
    side_by_side,
    stacked,
    text_block,
)
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.lines import Style, single
from tawasul_desk.services.reports.sheet import PAGE_HEIGHT, Drawing, Ink, Panel, moved
from tawasul_desk.services.resources import resources_dir

TOP: Final = 40.0
RUNNING_TOP: Final = 78.0
BOTTOM: Final = PAGE_HEIGHT - 62
TITLE: Final = Style(Weight.SEMIBOLD, 20, 30, 0x161616)
NUMBER: Final = Style(Weight.MEDIUM, 12, 18, SLATE)

_SERVICE: Final = Style(Weight.SEMIBOLD, 18, 26, DEEP_GREEN)
_OFFICE: Final = Style(Weight.SEMIBOLD, 9.5, 14, SLATE)
_FOOT: Final = Style(Weight.REGULAR, 8, 12, GREY)
_RUNNING: Final = Style(Weight.SEMIBOLD, 9, 13.5, SLATE)
_WARNED: Final = Style(Weight.SEMIBOLD, 9, 13.5, AMBER)
_EMBLEM: Final = 46.0
_EDGE: Final = 6.0  # of the emblem, around the mark


def masthead(names: Sequence[str], beside: Block, beside_width: float, base: int) -> Block:
    """Return the head of the first page: the service, what it is, the office; `beside` at its end."""
    column = Column(MARGIN + _EMBLEM + 12, WIDTH - _EMBLEM - beside_width - 30, base)
    styles = (_SERVICE, LABEL, _OFFICE)
    texts = stacked([text_block(name, style, column) for name, style in zip(names, styles, strict=True)])
    height = max(texts.height, _EMBLEM) + 12
    rule = Panel(MARGIN, height, WIDTH, 2, GREEN)
    head = side_by_side([texts, beside, Block(_EMBLEM, tuple(_emblem()))])
    return behind(Block(height + 2, head.inks), rule)


def running_line(text: str, warning: str, base: int) -> tuple[Ink, ...]:
    """Return the head of every page but the first."""
    inks = [
        *text_block(text, _RUNNING, Column(MARGIN, WIDTH, base)).inks,
        Panel(MARGIN, 20, WIDTH, 1.2, GREEN),
    ]
    if warning:
        line = single(warning, _WARNED, base)
        x = MARGIN + WIDTH - line.width
        inks.append(placed(line, _WARNED, Column(x, line.width, base), 0))
    return tuple(moved(ink, 0, TOP) for ink in inks)


def foot_line(printed: str, count: str, base: int) -> tuple[Ink, ...]:
    """Return the foot of a page: who printed it and when, and which page it is of how many."""
    line = single(count, _FOOT, base)
    x = MARGIN + WIDTH - line.width
    inks = (
        Panel(MARGIN, 0, WIDTH, 0.6, HAIR),
        *padded(text_block(printed, _FOOT, Column(MARGIN, WIDTH - line.width - 12, base)), 7, 0).inks,
        moved(placed(line, _FOOT, Column(x, line.width, base), 0), 0, 7),
    )
    return tuple(moved(ink, 0, PAGE_HEIGHT - 48) for ink in inks)


def _emblem() -> Iterator[Ink]:
    """Yield the mark of the program, as its window shows it."""
    yield Panel(MARGIN, 3, _EMBLEM, _EMBLEM, GREEN, 8)
    yield Drawing(MARGIN + _EDGE, 3 + _EDGE, _EMBLEM - 2 * _EDGE, _mark(), 0xFFFFFF)


@cache
def _mark() -> str:
    drawing = (resources_dir() / "icons" / "mark.svg").read_text("utf-8")
    return drawing.partition(' d="')[2].partition('"')[0]
