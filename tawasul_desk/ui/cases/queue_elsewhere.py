"""A search without a hit on this shelf: whether another shelf has one, and the way there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.views import QueuePage, QueueQuery, Shelf
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.words import shelf_text


class Hits(NamedTuple):
    """A shelf, and how many requests the search finds on it."""

    shelf: Shelf
    requests: int


class _Words(QObject):
    def found(self, count: int) -> str:
        return self.tr("%n request(s) found in another list", "", count)


def hits_elsewhere(
    page: Callable[[QueueQuery, int, int], QueuePage], query: QueueQuery, shelves: Sequence[Shelf]
) -> Hits | None:
    """Return the first other shelf that has hits; None where none has any. On a worker."""
    for shelf in shelves:
        if shelf is not query.shelf:
            count = page(replace(query, shelf=shelf, case_ids=None), 0, 1).total
            if count:
                return Hits(shelf, count)
    return None


def say_where(empty: EmptyState, hits: Hits, locale: Locale, show: Callable[[], None]) -> None:
    """Offer the way to the other shelf in the place of the list."""
    translate = QCoreApplication.translate
    text = translate("Queue", "Nothing matches in this list.")
    act = translate("Queue", "Show in “{shelf}”").format(shelf=isolate(shelf_text(hits.shelf)))
    empty.tell("search", locale.digits(_Words().found(hits.requests)), text, (act, show))
