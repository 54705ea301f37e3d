"""The moving parts of a printed case: what was written to and fro, internal notes, and every event."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tawasul_contract.records import EventKind, EventRecord
from tawasul_desk.services.reports.blocks import (
    AMBER,
    BLUE,
    BODY,
    CELL,
    GREEN,
    LABEL,
    MARGIN,
    WIDTH,
    Block,
    Column,
    behind,
    heading,
    padded,
    placed,
    running_text,
    text_block,
)
from tawasul_desk.services.reports.edition import PUBLIC, Edition
from tawasul_desk.services.reports.faces import Weight
from tawasul_desk.services.reports.facts import table
from tawasul_desk.services.reports.lines import Style, single
from tawasul_desk.services.reports.sheet import Panel

_COLOURS: Final = {EventKind.RESPONSE: GREEN, EventKind.APPLICANT_REPLY: BLUE}
_INDENT: Final = 14.0


def responses(edition: Edition) -> Iterator[Block]:
    """Yield what was written to the applicant and back, oldest first."""
    written = [event for event in edition.report.events if event.kind in PUBLIC]
    yield heading(edition.words.responses, edition.base)
    if not written:
        yield text_block(edition.words.no_responses, BODY, Column(MARGIN, WIDTH, edition.base))
    for place, event in enumerate(written):
        yield from _message(edition, event, first=place == 0)


def notes(edition: Edition) -> Iterator[Block]:
    """Yield the internal notes and the reasons of moves, where they were asked for, marked as such."""
    written = edition.internal()
    if not (written and edition.report.include_notes):
        return
    column = Column(MARGIN + 11, WIDTH - 11, edition.base)
    yield heading(edition.words.notes, edition.base)
    yield replace(text_block(edition.words.notes_warning, replace(CELL, colour=AMBER), column), keep=True)
    for event in written:
        yield from _message(edition, event, first=False)


def timeline(edition: Edition) -> Iterator[Block]:
    """Yield every event as a table; internal notes only where they were asked for."""
    report, words = edition.report, edition.words
    shown = [event for event in report.events if report.include_notes or event.kind is not EventKind.NOTE]
    yield heading(words.timeline, edition.base)
    if not shown:
        yield text_block(words.no_events, BODY, Column(MARGIN, WIDTH, edition.base))
        return
    rows = [(edition.brief(event.at), _told(edition, event), edition.actor(event)) for event in shown]
    yield from table(edition, (160, WIDTH - 280, 120), (words.when, words.event, words.by), rows)


def _message(edition: Edition, event: EventRecord, first: bool) -> Iterator[Block]:
    """Yield a message line by line, each with its part of the coloured edge."""
    colour = _COLOURS.get(event.kind, AMBER)
    column = Column(MARGIN + _INDENT, WIDTH - _INDENT, edition.base)
    lines = [
        _message_head(edition, event, column, colour),
        *running_text(edition.free_text(event.body, by_staff=event.actor_id is not None), BODY, column),
    ]
    if names := _enclosed(edition, event):
        lines.append(text_block(names, LABEL, column))
    for place, line in enumerate(lines):
        inside = padded(line, line.gap, 0)
        gap = 12.0 if place == 0 and not first else 0
        yield replace(behind(inside, Panel(MARGIN, 0, 3, inside.height, colour)), gap=gap)


def _message_head(edition: Edition, event: EventRecord, column: Column, colour: int) -> Block:
    kind = Style(Weight.SEMIBOLD, 9.5, 16, colour)
    words = edition.words
    label = words.left_unassigned_reason if event.leaves_unassigned else words.message_kinds[event.kind]
    if event.kind is not EventKind.APPLICANT_REPLY:
        label = f"{label} · {edition.actor(event)}"
    when = single(edition.brief(event.at), LABEL, edition.base)
    end = Column(column.x + column.width - when.width, when.width, edition.base)
    head = text_block(label, kind, replace(column, width=column.width - when.width - 10))
    return Block(head.height, (*head.inks, placed(when, LABEL, end, 1.5)), keep=True)


def _enclosed(edition: Edition, event: EventRecord) -> str:
    known = {file.id: file.name for file in edition.report.attachments}
    names = [edition.value(known[file_id]) for file_id in event.attachment_ids if file_id in known]
    return edition.words.enclosed.format(names=edition.joined(names)) if names else ""


def _told(edition: Edition, event: EventRecord) -> str:
    """Return what happened, in one or a few sentences."""
    words = edition.words
    parts = [_happened(edition, event).format_map(_blanks(edition, event))]
    if event.resolution:
        parts.append(f"{words.resolution}: {words.resolutions[event.resolution]}")
    if event.missing:
        parts.append(words.required.format(documents=edition.joined(edition.documents(event.missing))))
    return "\n".join(parts)


def _happened(edition: Edition, event: EventRecord) -> str:
    words = edition.words
    if event.leaves_unassigned:
        return words.left_unassigned
    return words.closed_by_itself if event.closes_by_itself else words.events[event.kind]


def _blanks(edition: Edition, event: EventRecord) -> Mapping[str, str]:
    statuses, nothing = edition.words.statuses, edition.words.nothing
    return {
        "before": statuses[event.from_status] if event.from_status else nothing,
        "after": statuses[event.to_status] if event.to_status else nothing,
        "assignee": edition.person(event.assignee_id),
        "office": edition.office_named(event.office_id) if event.office_id else nothing,
    }
