"""How wide the columns of the queue are until the officer chooses otherwise."""

from datetime import timedelta
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from tawasul_contract.records import Status
from tawasul_desk.services.views import FoundIn
from tawasul_desk.ui.cases import queue_paint as paint
from tawasul_desk.ui.cases.queue_columns import SORT_KEYS, Cells, Column, found_text, title, undated_texts
from tawasul_desk.ui.theme import body_font
from tawasul_desk.ui.words import status_text

PADDING: Final = 10
CHECK: Final = 26  # pixels at the beginning of a row, for the box that tells that it is chosen
NAME_SHARE: Final = 0.56
"""What the applicant's name takes of the room left over; the name of the service takes the rest."""
LEAST: Final = 72
_WANTED: Final = 260  # for both names together
_PERSON: Final = 150  # who has the request: the name may be shortened
_PERSON_LEAST: Final = 92
_ARROW: Final = 16  # of the column that the list is sorted by
_PILL: Final = paint.ICON + paint.GAP + paint.PILL_MARGIN
# One of each plural form of each unit: in Arabic three to ten of something can be wider than ninety-nine.
_SPANS: Final = tuple(
    timedelta(**{unit: count})
    for unit, counts in {
        "minutes": (0, 1, 2, 3, 10, 11, 59),
        "hours": (1, 2, 3, 10, 11, 23),
        "days": (1, 2, 3, 10, 11, 99, 100, 999),
    }.items()
    for count in counts
)


def fitting_widths(cells: Cells) -> dict[Column, int]:
    """Return the width of each column that is as wide as the longest thing it says."""
    plain, heavy, small = (
        body_font(15),
        body_font(15, QFont.Weight.Medium),
        body_font(14, QFont.Weight.Medium),
    )
    said = {
        Column.CASE_NUMBER: _widest(("TW-1448-0000000",), heavy) + CHECK,
        Column.STATUS: _widest([status_text(status) for status in Status], small) + _PILL,
        Column.DEADLINE: _widest(_moments(cells, ahead=True), heavy) + paint.ICON + paint.GAP,
        Column.ASSIGNEE: _PERSON,
        Column.UPDATED: _widest(_moments(cells, ahead=False), plain),
        Column.PENDING: _widest((cells.number(9),), small) + _PILL,
        Column.FOUND: _widest([found_text(place) for place in FoundIn], plain),
    }
    return {column: max(width, _heading(column)) + 2 * PADDING for column, width in said.items()}


def shared_widths(room: int, fitting: dict[Column, int], absent: frozenset[Column]) -> dict[Column, int]:
    """Return all widths for this room: what fits, and the rest among the elastic columns.

    Where names would be left with too little, the last update has no width, as it is also in the timeline;
    then the assignee's name is shortened, and beside where a search hit it is left out: one searches for an
    applicant. What says nothing of these requests (`absent`) has no width.
    """
    fitting = {column: 0 if column in absent else width for column, width in fitting.items()}
    least = min(_PERSON_LEAST + 2 * PADDING, fitting[Column.ASSIGNEE])
    gives_way = [(Column.UPDATED, 0), (Column.ASSIGNEE, least)]
    if fitting[Column.FOUND]:
        gives_way.append((Column.ASSIGNEE, 0))
    for column, narrower in gives_way:
        if room - sum(fitting.values()) < _WANTED:
            fitting = fitting | {column: narrower}
    rest = room - sum(fitting.values())
    name = max(LEAST, int(rest * NAME_SHARE))
    return fitting | {Column.APPLICANT: name, Column.SERVICE: max(LEAST, rest - name)}


def _moments(cells: Cells, *, ahead: bool) -> list[str]:
    past = [cells.ago(span) for span in _SPANS]
    if not ahead:
        return past
    return past + [cells.ago(-span) for span in _SPANS] + undated_texts()


def _heading(column: Column) -> int:
    bold = body_font(14, QFont.Weight.DemiBold)
    return _widest((title(column),), bold) + (_ARROW if column in SORT_KEYS else 0)


def _widest(texts: tuple[str, ...] | list[str], font: QFont) -> int:
    return max(QFontMetrics(font).horizontalAdvance(text) for text in texts) + 2
