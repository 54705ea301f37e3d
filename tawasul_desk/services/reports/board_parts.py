"""The parts of a printed board: its key figures as cards, its charts, and its tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawasul_contract.boards import TileRecord
from tawasul_desk.services import board_tables
from tawasul_desk.services.board_tables import WEEK, Table
from tawasul_desk.services.reports import charts
from tawasul_desk.services.reports.blocks import (
    BODY,
    DEEP_GREEN,
    GREEN_TINT,
    LABEL,
    MARGIN,
    WIDTH,
    Block,
    Column,
    behind,
    heading,
    padded,
    side_by_side,
    stacked,
    text_block,
)
from tawasul_desk.services.reports.board_edition import BoardEdition
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.facts import table
from tawasul_desk.services.reports.lines import Style
from tawasul_desk.services.reports.sheet import Ink, Panel

_FIGURE: Final = Style(Weight.SEMIBOLD, 16, 24, DEEP_GREEN)
_IN_ROW: Final = 3
_GAP: Final = 10.0
_BAR: Final = 100.0  # points: the room of a bar in a table
_COUNT: Final = 50.0


def key_figures(edition: BoardEdition) -> Iterator[Block]:
    """Yield the key figures as cards, three in a row."""
    yield heading(edition.words.parts["tiles"], edition.base)
    shown = edition.report.board.tiles
    for start in range(0, len(shown), _IN_ROW):
        row = _cards(edition, shown[start : start + _IN_ROW])
        yield replace(row, gap=_GAP if start else 0, keep=start + _IN_ROW < len(shown))


def flow(edition: BoardEdition) -> Iterator[Block]:
    """Yield what came and what was finished as pairs of bars, the days as the page runs."""
    days, words = edition.report.board.days, edition.words
    yield heading(words.parts["days"], edition.base)
    if not days:
        yield _nothing(edition)
        return
    yield _legend(
        edition,
        (words.columns["came"], charts.light_swatch()),
        (words.columns["finished"], charts.swatch()),
    )
    highest = max(max(day.came, day.finished) for day in days)
    ticks = {tick: edition.number(tick) for tick in charts.ticks(highest)}
    pairs = [charts.Pair(day.came, day.finished, edition.short_days(day.day)) for day in days]
    yield charts.pairs(pairs, edition.base, ticks)


def ageing(edition: BoardEdition) -> Iterator[Block]:
    """Yield the open cases by status, their parts by age from light to dark."""
    words = edition.words
    yield heading(words.parts["ageing"], edition.base)
    counts = board_tables.ageing_counts(edition.report)
    if not counts:
        yield _nothing(edition)
        return
    swatches = [
        (edition.figures(words.bands[band]), charts.swatch(shade))
        for band, shade in zip(board_tables.BANDS, charts.SHADES, strict=True)
    ]
    yield _legend(edition, *swatches)
    bars = [(edition.house.statuses[status], parts, edition.number(sum(parts))) for status, parts in counts]
    yield replace(padded(charts.stacked_bars(bars, edition.base), 0, 8), keep=True)
    widths = (110.0, *((WIDTH - 165) / 6,) * 6, 55.0)
    yield from _table(edition, board_tables.ageing(edition.report), widths)


def loads(edition: BoardEdition) -> Iterator[Block]:
    """Yield each officer's work as a bar in a table."""
    board = edition.report.board
    drawn = [(load.open, load.overdue) for load in board.loads]
    widths = (WIDTH - _BAR - 5 * _COUNT, _COUNT, _COUNT, _COUNT, _COUNT, _COUNT)
    yield from _with_bars(edition, "loads", board_tables.loads(edition.report), widths, drawn)


def services(edition: BoardEdition) -> Iterator[Block]:
    """Yield each kind of transaction as a bar in a table."""
    drawn = [(item.open, 0) for item in edition.report.board.services]
    widths = (WIDTH - _BAR - 3 * _COUNT, _COUNT, _COUNT, _COUNT)
    yield from _with_bars(edition, "services", board_tables.services(edition.report), widths, drawn)


def arrivals(edition: BoardEdition) -> Iterator[Block]:
    """Yield when cases come in, by weekday and hour."""
    words = edition.words
    counts = board_tables.hour_counts(edition.report)
    yield heading(words.parts["hours"], edition.base)
    yield _note(edition, words.hours_note)
    rows = [(words.weekdays[day], counts[day]) for day in WEEK]
    told = {count: edition.number(count) for of_day in counts.values() for count in of_day}
    columns = [edition.figures(f"{hour:02}") for hour in range(24)]
    yield charts.squares(rows, columns, edition.base, told)


def stuck(edition: BoardEdition) -> Iterator[Block]:
    """Yield the workstations that hold unsent work, where there are any."""
    found = edition.report.board.stuck
    if not found:
        return
    words = edition.words
    yield heading(words.parts["stuck"], edition.base)
    names = ("officer", "waiting", "since", "heard_at")
    rows = [
        (
            edition.person(edition.report.person(item.staff_id)),
            edition.number(item.waiting),
            edition.brief(item.since),
            edition.brief(item.heard_at),
        )
        for item in found
    ]
    titles = [words.columns[name] for name in names]
    yield from table(edition, (107, 50, 165, WIDTH - 322), titles, rows)


def day_table(edition: BoardEdition) -> Iterator[Block]:
    """Yield every day with its numbers."""
    words, days = edition.words, edition.report.board.days
    if not days:
        return
    yield heading(words.parts["days"], edition.base)
    titles = [words.columns[name] for name in ("day", "weekday", "came", "finished")]
    rows = [
        (
            edition.brief_day(day.day),
            words.weekdays[day.day.isoweekday()],
            edition.number(day.came),
            edition.number(day.finished),
        )
        for day in days
    ]
    yield from table(edition, (190, 110, 90, WIDTH - 390), titles, rows)


def explanations(edition: BoardEdition) -> Iterator[Block]:
    """Yield how each key figure is counted."""
    words = edition.words
    yield heading(words.how, edition.base)
    rows = [
        (edition.figures(words.figures[tile.figure]), edition.figures(words.explanations[tile.figure]))
        for tile in edition.report.board.tiles
    ]
    yield from table(edition, (140, WIDTH - 140), (words.columns["figure"], words.how), rows)


def _cards(edition: BoardEdition, shown: Sequence[TileRecord]) -> Block:
    width = (WIDTH - (_IN_ROW - 1) * _GAP) / _IN_ROW
    cards = []
    for place, tile in enumerate(shown):
        x = MARGIN + place * (width + _GAP)
        column = Column(x + 10, width - 20, edition.base)
        lines = (
            (edition.figures(edition.words.figures[tile.figure]), LABEL),
            (edition.now(tile), _FIGURE),
            (edition.before(tile), LABEL),
        )
        cards.append((x, padded(stacked([text_block(*line, column) for line in lines]), 7, 7)))
    height = max(card.height for _, card in cards)
    panels = tuple(Panel(x, 0, width, height, GREEN_TINT, 6) for x, _ in cards)
    return behind(side_by_side([card for _, card in cards]), *panels)


def _with_bars(
    edition: BoardEdition,
    part: str,
    content: Table,
    widths: Sequence[float],
    bars: Sequence[tuple[int, int]],
) -> Iterator[Block]:
    """Yield a table whose second column is a bar for each row: its whole length and its dark part."""
    words = edition.words
    yield heading(words.parts[part], edition.base)
    if not bars:
        yield _nothing(edition)
        return
    yield _note(edition, words.loads_note if part == "loads" else words.services_note)
    first, *rest = (head.text for head in content.headings)
    rows = [(str(name), "", *numbers) for name, *numbers in _told(edition, content)]
    longest = max(whole for whole, _ in bars)
    x = MARGIN + widths[0] + 8
    drawn: list[tuple[Ink, ...]] = [
        charts.row_bar(x, _BAR - 16, whole, dark, longest) for whole, dark in bars
    ]
    yield from table(edition, (widths[0], _BAR, *widths[1:]), (first, "", *rest), rows, drawn)


def _table(edition: BoardEdition, content: Table, widths: Sequence[float]) -> Iterator[Block]:
    titles = [edition.figures(head.text) for head in content.headings]
    yield from table(edition, widths, titles, list(_told(edition, content)))


def _told(edition: BoardEdition, content: Table) -> Iterator[tuple[str, ...]]:
    for row in content.rows:
        yield tuple(edition.told(value) for value in row)


def _legend(edition: BoardEdition, *items: tuple[str, tuple[Panel, ...]]) -> Block:
    block = charts.legend(items, edition.base)
    return replace(padded(block, 0, 5), keep=True)


def _note(edition: BoardEdition, text: str) -> Block:
    block = text_block(text, charts.NOTE, Column(MARGIN, WIDTH, edition.base))
    return replace(padded(block, 0, 5), keep=True)


def _nothing(edition: BoardEdition) -> Block:
    return text_block(edition.words.none_here, BODY, Column(MARGIN, WIDTH, edition.base))
