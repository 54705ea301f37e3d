"""The still parts of a printed case: who asks, for what, in which words, with which files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from tawasul_contract.records import AttachmentRecord
from tawasul_contract.rules import identity_fault
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reports.blocks import (
    AMBER,
    BODY,
    CELL,
    CELL_LABEL,
    HAIR,
    LABEL,
    MARGIN,
    VALUE,
    WIDTH,
    Block,
    Column,
    behind,
    heading,
    padded,
    running_text,
    side_by_side,
    stacked,
    text_block,
    text_lines,
)
from tawasul_desk.services.reports.edition import Edition
from tawasul_desk.services.reports.lines import Style
from tawasul_desk.services.reports.sheet import Ink, Panel
from tawasul_desk.services.reports.tongue import Tongue, value

Field = tuple[str, str]

_GUTTER = 20.0
_LONG_ROW = 8  # lines
_FINGERPRINT_LINE = 32  # of 64 digits


def applicant(edition: Edition) -> Iterator[Block]:
    """Yield who sent the request."""
    who, words = edition.report.case.applicant, edition.words
    yield heading(words.applicant, edition.base)
    yield from _grid(
        edition,
        (
            (words.name_ar, value(who.name_ar)),
            (words.name_en, value(who.name_en)),
            (words.identity_number, edition.identity()),
            (words.nationality, edition.nationality(who.nationality)),
            (words.passport_number, value(who.passport_number)),
            (words.birth_date, edition.day(who.birth_date)),
            (words.phone, value(who.phone)),
            (words.email, value(who.email)),
        ),
    )
    if fault := identity_fault(who.identity_number):
        doubt = text_block(words.identity_faults[fault], replace(LABEL, colour=AMBER), _whole(edition))
        yield replace(doubt, gap=6)


def facts(edition: Edition) -> Iterator[Block]:
    """Yield what is asked for, and who deals with it."""
    case, words = edition.report.case, edition.words
    outcome = words.resolutions[case.resolution] if case.resolution else words.nothing
    fields = [
        (words.section, edition.section()),
        (words.service, edition.service()),
        (words.office, edition.office()),
        (words.assignee, edition.person(case.assignee_id) if case.assignee_id else words.nobody),
        (words.status, words.statuses[case.status]),
        (words.resolution, outcome),
    ]
    if case.approved_by:
        fields.append((words.approved_by, edition.person(case.approved_by)))
    yield heading(words.facts, edition.base)
    yield from _grid(edition, fields)


def missing(edition: Edition) -> Iterator[Block]:
    """Yield the documents that the applicant was asked for, if any."""
    wanted = edition.documents(edition.report.case.missing)
    if not wanted:
        return
    yield heading(edition.words.missing, edition.base)
    column = Column(MARGIN + 14, WIDTH - 14, edition.base)
    for name in wanted:
        for place, line in enumerate(running_text(name, BODY, column)):
            yield line if place else behind(line, Panel(MARGIN + 2, 7, 4, 4, AMBER, 2))


def description(edition: Edition) -> Iterator[Block]:
    """Yield what the applicant wrote."""
    yield heading(edition.words.description, edition.base)
    yield from running_text(edition.free_text(edition.report.case.description), BODY, _whole(edition))


def attachments(edition: Edition) -> Iterator[Block]:
    """Yield the list of files."""
    files, words = edition.report.attachments, edition.words
    yield heading(words.attachments, edition.base)
    if not files:
        yield text_block(words.no_attachments, BODY, _whole(edition))
        return
    titles = (
        words.attachment_name,
        words.attachment_type,
        words.attachment_size,
        words.attachment_from,
        words.fingerprint,
    )
    widths = (128, 62, 52, 58, WIDTH - 300)  # the last holds 32 digits of any kind in a line
    yield from table(edition, widths, titles, [_row(edition, file) for file in files])


def table(
    edition: Tongue,
    widths: Sequence[float],
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    drawn: Sequence[tuple[Ink, ...]] = (),
) -> Iterator[Block]:
    """Yield a table row by row; its head is repeated on every page. `drawn`: ink beside each row's texts."""
    head = stacked(list(_cells(edition, widths, titles, CELL_LABEL)))
    head = replace(behind(head, Panel(MARGIN, 0, WIDTH, head.height, 0xF3F4F6, 4)), keep=True)
    yield head
    for place, row in enumerate(rows):
        lines = list(_cells(edition, widths, row, CELL))
        lines[0] = behind(lines[0], *(drawn[place] if drawn else ()))
        lines[-1] = behind(lines[-1], Panel(MARGIN, lines[-1].height - 0.6, WIDTH, 0.6, HAIR))
        # No row is cut, unless it is a very long one, and the last row never stands alone.
        together = len(lines) <= _LONG_ROW
        for number, line in enumerate(lines, start=1):
            inside = number < len(lines) and (together or number == 1 or number == len(lines) - 1)
            yield replace(line, again=head, keep=inside or (number == len(lines) and place == len(rows) - 2))


def _row(edition: Edition, file: AttachmentRecord) -> tuple[str, ...]:
    words = edition.words
    return (
        edition.value(file.name),
        words.media_types.get(file.media_type, value(file.media_type)),
        edition.size(file.size),
        words.staff if file.from_staff else words.applicant,
        "\n".join(
            isolate(file.sha256[start : start + _FINGERPRINT_LINE])
            for start in range(0, len(file.sha256), _FINGERPRINT_LINE)
        ),
    )


def _cells(edition: Tongue, widths: Sequence[float], texts: Sequence[str], style: Style) -> Iterator[Block]:
    """Yield a row line by line, with its space above and below."""
    starts = accumulate(widths, initial=MARGIN)
    columns = [
        list(text_lines(text, style, Column(x + 8, width - 12, edition.base)))
        for x, width, text in zip(starts, widths, texts, strict=False)
    ]
    count = max(map(len, columns))
    for number, inks in enumerate(zip_longest(*columns), start=1):
        line = Block(style.leading, tuple(ink for ink in inks if ink))
        yield padded(line, 5 if number == 1 else 0, 5 if number == count else 0)


def _grid(edition: Edition, fields: Sequence[Field]) -> Iterator[Block]:
    """Yield labelled values, two to a row."""
    width = (WIDTH - _GUTTER) / 2
    for place, (left, right) in enumerate(zip_longest(fields[0::2], fields[1::2])):
        start = _field(left, Column(MARGIN, width, edition.base))
        end = _field(right, Column(MARGIN + width + _GUTTER, width, edition.base)) if right else Block(0)
        row = padded(side_by_side([start, end]), 5, 6)
        hair = Panel(MARGIN, row.height - 0.6, WIDTH, 0.6, HAIR)
        yield replace(behind(row, hair), keep=place * 2 + 2 < len(fields))


def _field(field: Field, column: Column) -> Block:
    label, text = field
    return stacked([text_block(label, LABEL, column), text_block(text, VALUE, column)])


def _whole(edition: Edition) -> Column:
    return Column(MARGIN, WIDTH, edition.base)
