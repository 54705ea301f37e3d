"""The headings of the work order: which rows begin a part, and the bands painted above them."""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QFont, QPainter

from tawasul_desk.services.views import Group
from tawasul_desk.ui.cases import queue_paint as paint
from tawasul_desk.ui.cases.queue_columns import Cells
from tawasul_desk.ui.cases.queue_widths import PADDING
from tawasul_desk.ui.theme import Theme, body_font

HEADING: Final = 30
"""Pixels that a heading adds above the first row of its part."""
_TINTS: Final = {Group.CAME_BACK: "violet", Group.OVERDUE: "error", Group.TODAY: "warning"}

Groups = tuple[tuple[Group, int], ...]


class Heading(NamedTuple):
    """A part of the work order, how many rows it has, and the first of them."""

    first: int
    group: Group
    rows: int


def headings(groups: Groups) -> dict[int, Heading]:
    """Return the headings by the row that each stands above; what has no deadline alone needs none."""
    if len(groups) == 1 and groups[0][0] is Group.NO_DEADLINE:
        return {}
    found, first = {}, 0
    for group, count in groups:
        found[first] = Heading(first, group, count)
        first += count
    return found


def group_text(group: Group) -> str:
    """Return the name of a part of the work order."""
    translate = QCoreApplication.translate
    return {
        Group.CAME_BACK: translate("Queue", "Came back from the applicant"),
        Group.OVERDUE: translate("Queue", "Overdue"),
        Group.TODAY: translate("Queue", "Due today"),
        Group.LATER: translate("Queue", "Later"),
        Group.NO_DEADLINE: translate("Queue", "Without a running deadline"),
    }[group]


def draw_heading(
    painter: QPainter, band: QRect, heading: Heading, cells: Cells, theme: Theme, *, to_right: bool
) -> None:
    """Paint the name of a part and the number of its rows over the whole width."""
    painter.fillRect(band, theme.colour("sunken"))
    font = body_font(13, QFont.Weight.DemiBold)
    text = f"{group_text(heading.group)}  ({cells.number(heading.rows)})"
    colour = theme.colour(_TINTS.get(heading.group, "ink_soft"))
    area = QRectF(band.adjusted(PADDING, 0, -PADDING, 0))
    layout = paint.laid_out(text, font, area.width(), (), (colour, colour))
    paint.draw_text(painter, layout, area, colour, to_right=to_right)
