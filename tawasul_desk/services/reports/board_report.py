"""The printed board of a period: a frozen description in, PDF bytes out."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Final

from tawasul_desk.services.arabic import DATE_SEPARATOR, isolate
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.reports import board_parts
from tawasul_desk.services.reports.blocks import (
    CELL_LABEL,
    LABEL,
    MARGIN,
    WIDTH,
    Block,
    Column,
    spread,
    stacked,
    text_block,
)
from tawasul_desk.services.reports.board_edition import BoardEdition
from tawasul_desk.services.reports.masthead import (
    BOTTOM,
    NUMBER,
    RUNNING_TOP,
    TITLE,
    TOP,
    foot_line,
    masthead,
    running_line,
)
from tawasul_desk.services.reports.sheet import Ink, Sheet
from tawasul_desk.services.reports.tongue import value

_BESIDE: Final = 0.0  # nothing stands at the end of the head: a period has no bar code


def board_report(report: PeriodReport) -> bytes:
    """Return the board as a PDF file, in its language and the direction of that language."""
    edition = BoardEdition(report)
    pages = spread(_blocks(edition), TOP, RUNNING_TOP, BOTTOM)
    out = BytesIO()
    sheet = Sheet(out, bool(edition.base))
    sheet.setTitle(edition.words.title)
    sheet.setCreator("Tawasul Desk")
    for number, inks in enumerate(pages, start=1):
        sheet.page(chain(_frame(edition, number, len(pages)), inks))
    sheet.save()
    return out.getvalue()


def _blocks(edition: BoardEdition) -> Iterator[Block]:
    house = edition.house
    names = (house.service_name, house.service_line, value(edition.report.office()))
    yield masthead(names, Block(0), _BESIDE, edition.base)
    yield _title(edition)
    yield from board_parts.key_figures(edition)
    yield from board_parts.flow(edition)
    yield from board_parts.ageing(edition)
    yield from board_parts.loads(edition)
    yield from board_parts.services(edition)
    yield from board_parts.arrivals(edition)
    yield from board_parts.stuck(edition)
    yield from board_parts.day_table(edition)
    yield from board_parts.explanations(edition)
    end = text_block(f"— {edition.words.end} —", CELL_LABEL, Column(MARGIN, WIDTH, edition.base))
    yield Block(end.height, end.inks, gap=18)


def _title(edition: BoardEdition) -> Block:
    words, board = edition.words, edition.report.board
    whole = Column(MARGIN, WIDTH, edition.base)
    ends = (edition.day(day).split(DATE_SEPARATOR) for day in (board.first, board.last))
    spans = [words.span.format(first=first, last=last) for first, last in zip(*ends, strict=False)]
    lines = (
        (words.title, TITLE),
        *((span, NUMBER) for span in spans),
        (f"{words.as_of}: {edition.moment(board.as_of)}", LABEL),
    )
    block = stacked([text_block(text, style, whole) for text, style in lines])
    return Block(block.height, block.inks, gap=16)


def _frame(edition: BoardEdition, number: int, pages: int) -> tuple[Ink, ...]:
    words, report = edition.words, edition.report
    running = f"{words.title} · {value(report.office())}"
    head = running_line(running, "", edition.base) if number > 1 else ()
    name = edition.either(report.made_by.name_ar, report.made_by.name_en)
    printed = words.printed.format(name=name, moment=edition.moment(report.made_at))
    count = words.page.format(page=isolate(edition.number(number)), pages=isolate(edition.number(pages)))
    return *head, *foot_line(printed, count, edition.base)
