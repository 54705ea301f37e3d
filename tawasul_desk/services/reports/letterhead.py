"""What frames the pages: the letterhead with its bar code, the title, the running head and the foot."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from reportlab.graphics.barcode.code128 import Code128Auto

from tawasul_contract.records import Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reports.blocks import (
    AMBER,
    AMBER_TINT,
    DEEP_GREEN,
    GREEN_TINT,
    LABEL,
    MARGIN,
    SLATE,
    WIDTH,
    Block,
    Column,
    padded,
    placed,
    side_by_side,
    stacked,
    text_block,
)
from tawasul_desk.services.reports.edition import Edition
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.lines import Style, single
from tawasul_desk.services.reports.masthead import NUMBER, TITLE, foot_line, masthead, running_line
from tawasul_desk.services.reports.sheet import Bars, Ink, Panel, moved

_CODE: Final = Style(Weight.MEDIUM, 9, 13, SLATE)
_DATE: Final = Style(Weight.MEDIUM, 9, 14.5, DEEP_GREEN)
_MODULE: Final = 0.74  # points; the narrowest bar, 0.26 mm
_NEUTRAL: Final = (0x384250, 0xF3F4F6)
_STATUS_COLOURS: Final = {
    Status.SUBMITTED: (0x175CD3, 0xEFF8FF),
    Status.UNDER_PROCESSING: (AMBER, AMBER_TINT),
    Status.RETURNED_TO_APPLICANT: (AMBER, AMBER_TINT),
    Status.RETURNED_BY_APPLICANT: (0x175CD3, 0xEFF8FF),
    Status.PROCESSED: (0x067647, 0xECFDF3),
}


def opening(edition: Edition) -> Iterator[Block]:
    """Yield what opens the first page: letterhead, title, warning, dates, and what is not on the paper."""
    yield _letterhead(edition)
    yield _title(edition)
    if edition.report.pending:
        yield _warning(edition)
    yield _dates(edition)
    yield _contents(edition)


def running_head(edition: Edition) -> tuple[Ink, ...]:
    """Return the head of every page but the first."""
    words = edition.words
    text = f"{words.title} · {isolate(edition.report.case.case_number)}"
    return running_line(text, words.not_synchronised if edition.report.pending else "", edition.base)


def foot(edition: Edition, page: int, pages: int) -> tuple[Ink, ...]:
    """Return the foot of a page: who printed it and when, and which page it is of how many."""
    report, words = edition.report, edition.words
    name = edition.either(report.printed_by.name_ar, report.printed_by.name_en)
    printed = words.printed.format(name=name, moment=edition.moment(report.printed_at))
    count = words.page.format(page=isolate(edition.number(page)), pages=isolate(edition.number(pages)))
    return foot_line(printed, count, edition.base)


def _letterhead(edition: Edition) -> Block:
    words = edition.words
    code = _bar_code(edition.report.case.case_number)
    names = (words.service_name, words.service_line, edition.office())
    return masthead(names, _code_block(edition, code), code.width, edition.base)


def _code_block(edition: Edition, code: Bars) -> Block:
    number = edition.report.case.case_number
    x = MARGIN + WIDTH - code.width
    line = single(isolate(number), _CODE, edition.base)
    middle = Column(x + (code.width - line.width) / 2, line.width, edition.base)
    return Block(48, (moved(code, x, 4), placed(line, _CODE, middle, 36)))


@lru_cache(maxsize=64)
def _bar_code(number: str) -> Bars:
    code = Code128Auto(number, barWidth=_MODULE, quiet=0)
    width = code.width  # asking for it makes reportlab work out the bars
    bars = []
    x = 0.0
    # Reportlab's notation: capitals are bars, small letters gaps, A one module wide, B two, and so on.
    for sign in code.decomposed:
        stripe = (ord(sign.lower()) - ord("a") + 1) * _MODULE
        if sign.isupper():
            bars.append((x, stripe))
        x += stripe
    return Bars(0, 0, width, 30, tuple(bars))


def _title(edition: Edition) -> Block:
    words, case, base = edition.words, edition.report.case, edition.base
    ink, tint = _STATUS_COLOURS.get(case.status, _NEUTRAL)
    style = Style(Weight.SEMIBOLD, 10.5, 16, ink)
    line = single(words.statuses[case.status], style, base)
    x = MARGIN + WIDTH - line.width - 24
    chip = (
        Panel(x, 9, line.width + 24, 25, tint, 12.5),
        placed(line, style, Column(x + 12, line.width, base), 13.5),
    )
    whole = Column(MARGIN, WIDTH - line.width - 40, base)
    number = f"{words.case_number}  {isolate(case.case_number)}"
    texts = stacked([text_block(words.title, TITLE, whole), text_block(number, NUMBER, whole)])
    return Block(texts.height, (*texts.inks, *chip), gap=16)


def _warning(edition: Edition) -> Block:
    words = edition.words
    column = Column(MARGIN + 18, WIDTH - 32, edition.base)
    texts = stacked(
        [
            text_block(words.not_synchronised, Style(Weight.SEMIBOLD, 11, 17, AMBER), column),
            text_block(words.not_synchronised_detail, Style(Weight.REGULAR, 9, 14, AMBER), column),
        ]
    )
    inside = padded(texts, 9, 9)
    bar = Panel(MARGIN, 0, 4, inside.height, AMBER)
    return Block(
        inside.height, (Panel(MARGIN, 0, WIDTH, inside.height, AMBER_TINT), bar, *inside.inks), gap=14
    )


def _contents(edition: Edition) -> Block:
    column = Column(MARGIN, WIDTH, edition.base)
    style = replace(LABEL, colour=SLATE)
    lines = [text_block(sentence, style, column) for sentence in edition.contents()]
    return replace(stacked(lines), gap=8)


def _dates(edition: Edition) -> Block:
    words, case = edition.words, edition.report.case
    dates = (
        (words.submitted_at, case.submitted_at),
        (words.updated_at, case.updated_at),
        (words.due_at, case.due_at),
    )
    gap = 12.0
    width = (WIDTH - 2 * gap) / 3
    cards = []
    for place, (label, moment) in enumerate(dates):
        x = MARGIN + place * (width + gap)
        column = Column(x + 10, width - 20, edition.base)
        lines = [text_block(part, _DATE, column) for part in edition.calendars(moment)]
        cards.append((x, padded(stacked([text_block(label, LABEL, column), *lines]), 8, 8)))
    height = max(card.height for _, card in cards)
    panels = tuple(Panel(x, 0, width, height, GREEN_TINT, 6) for x, _ in cards)
    return Block(height, (*panels, *side_by_side([card for _, card in cards]).inks), gap=14)
