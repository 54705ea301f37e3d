"""What a chart and its table show, before it is drawn: rows and columns of numbers that lead to cases."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tawasul_contract.boards import Part


class Shape(StrEnum):
    """How the numbers are drawn."""

    DAYS = "days"  # rows are days; the first column as bars, the second as a line
    STACK = "stack"  # the columns of a row behind each other
    SHARES = "shares"  # pairs of columns: a whole, and what of it is to be told apart
    SIDE = "side"  # the columns of a row below each other
    HEAT = "heat"  # every number as a shade


class Look(StrEnum):
    """How a column is told apart: by its colour and its lightness on screen, by a pattern in print."""

    CAME = "came"
    DONE = "done"
    OPEN = "open"
    LATE = "late"
    DONE_ALL = "done_all"
    AGE_1 = "age_1"
    AGE_2 = "age_2"
    AGE_3 = "age_3"
    AGE_4 = "age_4"
    AGE_5 = "age_5"
    AGE_6 = "age_6"
    SHADE = "shade"


@dataclass(frozen=True)
class Column:
    """A column of the table: a colour of the chart."""

    name: str
    look: Look


@dataclass(frozen=True)
class Row:
    """A row of the table; `short` is what an axis has room for, `marked` where an axis names it."""

    name: str
    short: str = ""
    marked: bool = False
    quiet: bool = False  # a day of rest


@dataclass(frozen=True)
class Cell:
    """One number, and the place on the board that leads to its cases."""

    value: int
    part: Part
    key: str


@dataclass(frozen=True)
class Plot:
    """A chart and its table: `cells[row][column]`; `corner` heads the names of the rows.

    `said[row][pair]`: what stands behind a whole and its part, in words.
    """

    name: str
    title: str
    explanation: str
    shape: Shape
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: tuple[tuple[Cell, ...], ...]
    said: tuple[tuple[str, ...], ...] = ()

    @property
    def sideways(self) -> bool:
        """Whether the rows run along the line, as days do."""
        return self.shape is Shape.DAYS

    @cached_property
    def most(self) -> int:
        """The largest number."""
        return max((cell.value for row in self.cells for cell in row), default=0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.most == 0
