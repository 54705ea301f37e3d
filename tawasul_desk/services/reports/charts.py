"""Charts as ink: bars and squares measured from the page's start, so that they run as the page runs.

They are told apart by light and dark, by outline and by number, never by hue alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from tawasul_desk.services.reports.blocks import (
    DEEP_GREEN,
    HAIR,
    MARGIN,
    SLATE,
    WIDTH,
    Block,
    Column,
    placed,
    text_block,
)
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.lines import Style, single
from tawasul_desk.services.reports.sheet import Ink, Panel, moved

AXIS: Final = Style(Weight.REGULAR, 7, 9, 0x4D5761)
NOTE: Final = Style(Weight.REGULAR, 8, 12, SLATE)
_NUMBER: Final = Style(Weight.SEMIBOLD, 8.5, 13, SLATE)
_NAME: Final = Style(Weight.REGULAR, 9, 13, 0x161616)
_WHITE: Final = 0xFFFFFF
_EMPTY: Final = 0xF7F8F9
_LIGHT: Final = 0xCBD2D9  # beside deep green it is light on any paper
# From light to dark, each step seen in black and white too; the letters on it are dark or light.
SHADES: Final = (0xE6F4EC, 0xBFE1CD, 0x86C2A2, 0x4A9B72, 0x1F7148, 0x0B3B24)
_DARK_FROM: Final = 3
_PLOT: Final = 112.0
_GUTTER: Final = 30.0  # for the numbers of the axis
_SLIM: Final = 2.4  # points: a bar as slim as that has no room for an outline


@dataclass(frozen=True)
class Pair:
    """Two numbers side by side on an axis, and what the axis says there."""

    light: int
    dark: int
    labels: tuple[str, ...]


def pairs(values: Sequence[Pair], base: int, number: dict[int, str]) -> Block:
    """Return pairs of bars over an axis; `number` says how each of `ticks` is written."""
    top = max(number)
    slot = (WIDTH - _GUTTER) / len(values)
    every = -(-len(values) // 10)
    inks: list[Ink] = list(_grid(number, base))
    for place, pair in enumerate(values):
        x = MARGIN + _GUTTER + place * slot
        wide = slot * 0.38
        inks += _light(x + slot * 0.1, pair.light / top * _PLOT, wide)
        inks += _dark(x + slot * 0.52, pair.dark / top * _PLOT, wide)
        if place % every == 0:
            inks += _centred(pair.labels, x + slot / 2, 6 + _PLOT + 3, base)
    rows = max(len(pair.labels) for pair in values)
    return Block(6 + _PLOT + 4 + rows * AXIS.leading, tuple(inks))


def ticks(highest: int) -> tuple[int, ...]:
    """Return round numbers from 0 to at least the highest, four steps or a few more."""
    rough = max(highest, 4) / 4
    power = 10 ** floor(log10(rough))
    step = max(1, next(int(factor * power) for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough))
    return tuple(range(0, highest + step, step)) if highest else (0, step)


def stacked_bars(rows: Sequence[tuple[str, Sequence[int], str]], base: int) -> Block:
    """Return a bar for each row, its parts one after the other from light to dark, its total at the end."""
    name_width, end = 128.0, 44.0
    longest = max(sum(parts) for _, parts, _ in rows) or 1
    inks: list[Ink] = []
    for place, (name, parts, total) in enumerate(rows):
        y = place * 22.0
        inks += [
            moved(ink, 0, y + 3) for ink in text_block(name, _NAME, Column(MARGIN, name_width, base)).inks
        ]
        x = MARGIN + name_width + 6
        for part, count in enumerate(parts):
            width = count / longest * (WIDTH - name_width - end - 6)
            if count:
                inks.append(Panel(x, y + 2, max(width - 0.8, 0.8), 15, SHADES[part]))
            x += width
        inks.append(placed(single(total, _NUMBER, base), _NUMBER, Column(x + 5, end, base), y + 3))
    return Block(len(rows) * 22.0, tuple(inks))


def legend(items: Sequence[tuple[str, tuple[Panel, ...]]], base: int) -> Block:
    """Return what the signs of a chart mean, in as many lines as they need."""
    inks: list[Ink] = []
    x, y = MARGIN, 0.0
    for text, swatch in items:
        line = single(text, NOTE, base)
        if x + 14 + line.width > MARGIN + WIDTH:
            x, y = MARGIN, y + 15
        inks += [Panel(x + part.x, y + 3 + part.y, part.width, part.height, part.fill) for part in swatch]
        inks.append(placed(line, NOTE, Column(x + 14, line.width, base), y + 1))
        x += line.width + 34
    return Block(y + 15, tuple(inks))


def swatch(colour: int = DEEP_GREEN) -> tuple[Panel, ...]:
    """Return a filled sign for the legend."""
    return (Panel(0, 0, 9, 9, colour),)


def light_swatch() -> tuple[Panel, ...]:
    """Return the sign of the light bars for the legend."""
    return Panel(0, 0, 9, 9, SLATE), Panel(0.7, 0.7, 7.6, 7.6, _LIGHT)


def squares(
    rows: Sequence[tuple[str, Sequence[int]]], columns: Sequence[str], base: int, told: dict[int, str]
) -> Block:
    """Return a square for each number, the darker the higher, with the number in it."""
    name_width, high = 66.0, 17.0
    wide = (WIDTH - name_width) / len(columns)
    highest = max((count for _, counts in rows for count in counts), default=0)
    inks: list[Ink] = []
    for row, (name, counts) in enumerate(rows):
        y = row * high
        inks += [
            moved(ink, 0, y + 2) for ink in text_block(name, NOTE, Column(MARGIN, name_width, base)).inks
        ]
        for column, count in enumerate(counts):
            x = MARGIN + name_width + column * wide
            shade = _shade(count, highest)
            inks.append(
                Panel(x + 0.5, y + 0.5, wide - 1, high - 1, 0xF7F8F9 if shade is None else SHADES[shade])
            )
            if shade is not None:
                colour = _WHITE if shade >= _DARK_FROM else 0x161616
                style = Style(Weight.MEDIUM, 6.5, 9, colour)
                inks += _centred((told[count],), x + wide / 2, y + 4, base, style)
    for column, name in enumerate(columns):
        x = MARGIN + name_width + (column + 0.5) * wide
        inks += _centred((name,), x, len(rows) * high + 3, base)
    return Block(len(rows) * high + 14, tuple(inks))


def row_bar(x: float, width: float, whole: int, dark: int, longest: int) -> tuple[Ink, ...]:
    """Return a bar for a row of a table: as long as its whole number, its dark part at the start."""
    room = width / (longest or 1)
    parts = (
        Panel(x, 7, whole * room, 10, SLATE),
        Panel(x + 0.7, 7.7, max(whole * room - 1.4, 0), 8.6, _LIGHT),
        Panel(x, 7, dark * room, 10, DEEP_GREEN),
    )
    return tuple(part for part in parts if part.width > 0)


def _shade(count: int, highest: int) -> int | None:
    return None if not count else min(len(SHADES) - 1, count * len(SHADES) // (highest + 1))


def _grid(number: dict[int, str], base: int) -> Iterator[Ink]:
    top = max(number)
    for tick, text in number.items():
        y = 6 + _PLOT * (1 - tick / top)
        yield Panel(MARGIN + _GUTTER, y - 0.25, WIDTH - _GUTTER, 0.5, SLATE if tick == 0 else HAIR)
        line = single(text, AXIS, base)
        yield placed(line, AXIS, Column(MARGIN + _GUTTER - 5 - line.width, line.width, base), y - 5)


def _light(x: float, height: float, width: float) -> Iterator[Ink]:
    if height > 0:
        y = 6 + _PLOT - height
        edge = 0.5 if width > _SLIM else 0
        yield Panel(x, y, width, height, SLATE)
        yield Panel(x + edge, y + edge, width - 2 * edge, max(height - edge, 0), _LIGHT)


def _dark(x: float, height: float, width: float) -> Iterator[Ink]:
    if height > 0:
        yield Panel(x, 6 + _PLOT - height, width, height, DEEP_GREEN)


def _centred(texts: Sequence[str], middle: float, y: float, base: int, style: Style = AXIS) -> Iterator[Ink]:
    for text in texts:
        line = single(text, style, base)
        yield placed(line, style, Column(middle - line.width / 2, line.width, base), y)
        y += style.leading
