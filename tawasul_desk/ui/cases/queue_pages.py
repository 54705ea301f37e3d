"""Pages of the queue kept in memory: the least lately used go first, stale ones stay until replaced."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final
from uuid import UUID

from tawasul_desk.services.views import QueuePage, QueueRow

PAGE_ROWS: Final = 100
KEPT_PAGES: Final = 60


class KeptPages:
    """Rows by position, where their page is at hand."""

    def __init__(self) -> None:
        self.total = 0
        self._pages: OrderedDict[int, tuple[QueueRow, ...]] = OrderedDict()
        self._stale: set[int] = set()

    def row(self, position: int) -> QueueRow | None:
        """Return the row, or None while its page is not here."""
        number, place = divmod(position, PAGE_ROWS)
        rows = self._pages.get(number)
        if rows is None or place >= len(rows):
            return None
        self._pages.move_to_end(number)
        return rows[place]

    def wants(self, number: int) -> bool:
        """Return whether the page has to be read: it is not here or not fresh."""
        return number not in self._pages or number in self._stale

    def keep(self, page: QueuePage) -> int:
        """Take a page in, forgetting the one unused for longest; return its number."""
        number = page.offset // PAGE_ROWS
        self._pages[number] = page.rows
        self._pages.move_to_end(number)
        self._stale.discard(number)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return number

    def set_stale(self) -> None:
        """Have every page read again before it is believed; until then it is shown as it was."""
        self._stale = set(self._pages)

    def cut(self, total: int) -> None:
        """Forget the pages that lie wholly behind the new end."""
        self.total = total
        for number in [number for number in self._pages if number * PAGE_ROWS >= total]:
            del self._pages[number]

    def clear(self, total: int = 0) -> None:
        """Forget everything."""
        self.total = total
        self._pages.clear()
        self._stale.clear()

    def latest(self) -> int:
        """Return the page used last; 0 where there is none."""
        return next(reversed(self._pages), 0)

    def any(self, holds: Callable[[QueueRow], bool]) -> bool:
        """Return whether this holds of a row at hand."""
        return any(holds(row) for rows in self._pages.values() for row in rows)

    def find(self, case_id: UUID) -> int | None:
        """Return where the case stands, among the pages at hand."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.case_id == case_id:
                    return number * PAGE_ROWS + place
        return None
