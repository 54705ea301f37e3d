"""Why the queue is empty, in words: nothing fetched yet, no hits, or really nothing to do."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.widgets.empty_state import EmptyState


def say_why_empty(empty: EmptyState, query: QueueQuery, *, filled: bool, again: Callable[[], None]) -> None:
    """Tell in the empty state why there are no rows; `again` drops search and filters."""
    translate = QCoreApplication.translate
    if not filled:
        empty.tell(
            "sync",
            translate("Queue", "The requests are being downloaded for the first time"),
            translate("Queue", "They will appear here as soon as they are on this computer."),
        )
    elif _is_filtered(query):
        empty.tell(
            "search",
            translate("Queue", "No request matches"),
            translate("Queue", "Try another word or fewer filters."),
            (translate("Queue", "Show all"), again),
        )
    else:
        title, text = _nothing_on(query.shelf)
        empty.tell("inbox", title, text)


def _is_filtered(query: QueueQuery) -> bool:
    narrowed = query.statuses or query.service_id or query.awaiting_approval or query.offered_to
    return bool(query.text or narrowed or query.case_ids is not None)


def _nothing_on(shelf: Shelf) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if shelf in (Shelf.TURN, Shelf.MINE):
        return (
            translate("Queue", "No request waits for you"),
            translate("Queue", "Take one from the unassigned requests of your office."),
        )
    if shelf is Shelf.WAITING:
        return translate("Queue", "No request of yours is with the applicant"), ""
    if shelf is Shelf.FINISHED:
        return (
            translate("Queue", "No finished request of yours"),
            translate("Queue", "Closed ones are shown where their status is asked for."),
        )
    if shelf is Shelf.UNASSIGNED:
        return translate("Queue", "Every request of your office is assigned"), ""
    if shelf is Shelf.WATCHED:
        return (
            translate("Queue", "You are not watching any request"),
            translate("Queue", "Press Ctrl+B on a request to be notified of its changes."),
        )
    return translate("Queue", "There is no request that you may see"), ""
