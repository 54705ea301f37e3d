"""What frames the pages: the letterhead with its bar code, the title, the running head and the foot."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reportlab.graphics.barcode.code128 import Code128Auto

from tawasul_contract.records import Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reports.blocks import (
    AMBER,
    AMBER_TINT,
    DEEP_GREEN,
    GREEN,
    GREEN_TINT,
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
from tawasul_desk.services.reports.edition import Edition
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.lines import Style, single
from tawasul_desk.services.reports.sheet import PAGE_HEIGHT, Bars, Disc, Ink, Panel, moved

TOP: Final = 40.0
RUNNING_TOP: Final = 78.0
BOTTOM: Final = PAGE_HEIGHT - 62

_SERVICE: Final = Style(Weight.SEMIBOLD, 18, 26, DEEP_GREEN)
_OFFICE: Final = Style(Weight.SEMIBOLD, 9.5, 14, SLATE)
_CODE: Final = Style(Weight.MEDIUM, 9, 13, SLATE)
_TITLE: Final = Style(Weight.SEMIBOLD, 20, 30, 0x161616)
_NUMBER: Final = Style(Weight.MEDIUM, 12, 18, SLATE)
_FOOT: Final = Style(Weight.REGULAR, 8, 12, GREY)
_RUNNING: Final = Style(Weight.SEMIBOLD, 9, 13.5, SLATE)
_DATE: Final = Style(Weight.MEDIUM, 9, 14.5, DEEP_GREEN)
_WARNED: Final = Style(Weight.SEMIBOLD, 9, 13.5, AMBER)
_EMBLEM: Final = 46.0
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
    """Yield what opens the first page: letterhead, title, warning, dates."""
    yield _letterhead(edition)
    yield _title(edition)
    if edition.report.pending:
        yield _warning(edition)
    yield _dates(edition)


def running_head(edition: Edition) -> tuple[Ink, ...]:
    """Return the head of every page but the first."""
    words, base = edition.words, edition.base
    whole = Column(MARGIN, WIDTH, base)
    text = f"{words.title} · {isolate(edition.report.case.case_number)}"
    inks = [*text_block(text, _RUNNING, whole).inks, Panel(MARGIN, 20, WIDTH, 1.2, GREEN)]
    if edition.report.pending:
        line = single(words.not_synchronised, _WARNED, base)
        x = MARGIN + WIDTH - line.width
        inks.append(placed(line, _WARNED, Column(x, line.width, base), 0))
    return tuple(moved(ink, 0, TOP) for ink in inks)


def foot(edition: Edition, page: int, pages: int) -> tuple[Ink, ...]:
    """Return the foot of a page: who printed it and when, and which page it is of how many."""
    report, words, base = edition.report, edition.words, edition.base
    name = edition.either(report.printed_by.name_ar, report.printed_by.name_en)
    printed = words.printed.format(name=name, moment=edition.moment(report.printed_at))
    count = words.page.format(page=isolate(edition.number(page)), pages=isolate(edition.number(pages)))
    line = single(count, _FOOT, base)
    x = MARGIN + WIDTH - line.width
    inks = (
        Panel(MARGIN, 0, WIDTH, 0.6, HAIR),
        *padded(text_block(printed, _FOOT, Column(MARGIN, WIDTH - line.width - 12, base)), 7, 0).inks,
        moved(placed(line, _FOOT, Column(x, line.width, base), 0), 0, 7),
    )
    return tuple(moved(ink, 0, PAGE_HEIGHT - 48) for ink in inks)


def _letterhead(edition: Edition) -> Block:
    words, base = edition.words, edition.base
    code = _bar_code(edition.report.case.case_number)
    names = Column(MARGIN + _EMBLEM + 12, WIDTH - _EMBLEM - code.width - 30, base)
    texts = stacked(
        [
            text_block(words.service_name, _SERVICE, names),
            text_block(words.service_line, LABEL, names),
            text_block(edition.office(), _OFFICE, names),
        ]
    )
    height = max(texts.height, _EMBLEM) + 12
    rule = Panel(MARGIN, height, WIDTH, 2, GREEN)
    head = side_by_side([texts, _code_block(edition, code), Block(_EMBLEM, tuple(_emblem()))])
    return behind(Block(height + 2, head.inks), rule)


def _emblem() -> Iterator[Ink]:
    """Yield two joined links, for two sides in touch."""
    middle = _EMBLEM / 2 + 3
    yield Panel(MARGIN, 3, _EMBLEM, _EMBLEM, GREEN, 8)
    for x, ring in ((-6.5, 0xFFFFFF), (6.5, 0xBFE3CE)):
        yield Disc(MARGIN + _EMBLEM / 2 + x, middle, 11.5, ring)
        yield Disc(MARGIN + _EMBLEM / 2 + x, middle, 7.5, GREEN)
    yield Disc(MARGIN + _EMBLEM / 2, middle, 2.2, 0xFFFFFF)


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
    texts = stacked([text_block(words.title, _TITLE, whole), text_block(number, _NUMBER, whole)])
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
