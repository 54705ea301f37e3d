"""The text of an operation, and the new operation that carries another text in its place."""

from datetime import UTC, datetime
from typing import Final, Literal

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    ChangeStatus,
    OfferTransfer,
    Operation,
    RequestApproval,
    new_id,
)
from tawasul_contract.records import LimitsRecord
from tawasul_contract.rules import MOVES
from tawasul_desk.services.anew import on_ground
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.letters import Doubt, doubts_in, known_numbers
from tawasul_desk.services.views import WaitingOperation

TextField = Literal["response", "reason", "body"]
REASON_CHARACTERS: Final = 4_000


def text_field(operation: Operation) -> TextField | None:
    """Return which field holds the officer's words, or None where the operation has none."""
    match operation:
        case AddResponse() | AddNote() | RequestApproval():
            return "body"
        case ChangeStatus():
            return _field_of_move(operation)
        case OfferTransfer() | AnswerTransfer() | AnswerApproval():
            return "reason"
        case _:
            return None


def text_of(operation: Operation) -> str:
    """Return the officer's words; empty where the operation has none."""
    field = text_field(operation)
    return str(getattr(operation, field)) if field else ""


def revised(item: WaitingOperation, text: str, version: int, seen_seq: int = 0) -> Operation:
    """Return a new operation with this text, on this version of the case, that supersedes the old one.

    `seen_seq`: up to where the officer, who writes it, has read the feed.
    """
    operation = item.operation
    field = text_field(operation)
    changed: dict[str, object] = {
        "id": new_id(),
        "created_at": datetime.now(UTC),
        "supersedes": operation.id,
    }
    if field:
        changed[field] = text
    return on_ground(operation.model_copy(update=changed), version, seen_seq, item.conflict)


def doubts_of(casework: Casework, item: WaitingOperation, text: str) -> tuple[Doubt, ...]:
    """Return what is doubtful about this text where the resident reads it.

    Of a case that is out of sight no identity number is known.
    """
    operation = item.operation
    if not isinstance(operation, AddResponse) and text_field(operation) != "response":
        return ()
    try:
        known = known_numbers(casework.view(operation.case_id))
    except KnownError:
        known = frozenset()
    return doubts_in(text, known)


def submit_revised(casework: Casework, item: WaitingOperation, text: str, seen_seq: int = 0) -> Changes:
    """Put the operation with its new text in the place of the old one; raises what `submit` raises."""
    version = casework.ground(item.operation.id).version
    return casework.submit(revised(item, text, version, seen_seq))


def characters_allowed(operation: Operation, limits: LimitsRecord | None) -> int | None:
    """Return how long the text may be, or None before the server has told."""
    if limits is None:
        return None
    if isinstance(operation, AddNote | RequestApproval):
        return limits.note_characters
    return REASON_CHARACTERS if text_field(operation) == "reason" else limits.response_characters


def _field_of_move(operation: ChangeStatus) -> TextField | None:
    if operation.response:
        return "response"
    if operation.reason:
        return "reason"
    moves = [move for (_, to), move in MOVES.items() if to is operation.to]
    if any(move.response for move in moves):
        return "response"
    return "reason" if all(move.reason for move in moves) else None
