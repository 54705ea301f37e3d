"""What each line of the timeline is: read by the applicant, kept among staff, or a mere fact."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from tawasul_contract.records import AttachmentRecord, EventKind, EventRecord, Status
from tawasul_desk.services.looks import Look
from tawasul_desk.services.views import OperationState
from tawasul_desk.ui.cases.case_screen import CaseScreen


class EntryKind(StrEnum):
    """How a line looks; the value names it in the stylesheet."""

    PUBLIC = "public"
    INTERNAL = "internal"
    APPLICANT = "applicant"
    FACT = "fact"


_TOLD: Final = frozenset({Status.RETURNED_TO_APPLICANT, Status.PROCESSED})


@dataclass(frozen=True)
class Entry:
    """One line of the timeline; `state` is set while the central has not confirmed it."""

    kind: EntryKind
    event: EventRecord
    attachments: tuple[AttachmentRecord, ...] = ()
    state: OperationState | None = None


@dataclass(frozen=True)
class NewSince:
    """The line above the first entry that somebody else wrote since the officer last looked."""

    at: datetime


def lines_of(screen: CaseScreen, look: Look | None) -> tuple[Entry | NewSince, ...]:
    """Return the timeline, newest last, with the line above what is new since this look."""
    entries = entries_of(screen)
    if look is None:
        return entries
    events = (entry.event for entry in entries)
    new = [event.id not in look.events and event.actor_id != screen.me.id for event in events]
    if True not in new:
        return entries
    first = new.index(True)
    return (*entries[:first], NewSince(look.at), *entries[first:])


def entries_of(screen: CaseScreen) -> tuple[Entry, ...]:
    """Return the timeline, newest last."""
    states = {item.operation.id: item.state for item in screen.view.waiting}
    return tuple(
        Entry(
            kind_of(event),
            event,
            screen.attachments_of(event.attachment_ids),
            states.get(event.operation_id) if event.operation_id else None,
        )
        for event in screen.view.events
    )


def kind_of(event: EventRecord) -> EntryKind:
    """Return how the event is shown; the reason of a move is for colleagues only.

    A move to the applicant that waits to be sent carries its response itself; the central tells of the
    two as two events.
    """
    match event.kind:
        case EventKind.STATUS_CHANGED if event.body and event.to_status in _TOLD:
            return EntryKind.PUBLIC
        case EventKind.RESPONSE:
            return EntryKind.PUBLIC
        case EventKind.APPLICANT_REPLY:
            return EntryKind.APPLICANT
        case EventKind.NOTE:
            return EntryKind.INTERNAL
        case _:
            return EntryKind.INTERNAL if event.body else EntryKind.FACT
