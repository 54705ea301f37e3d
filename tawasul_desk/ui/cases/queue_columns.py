"""The columns of the queue: their titles, sort keys, and what a row says in each."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord, Status
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import FoundIn, QueueRow, SortKey
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import status_text


class Column(IntEnum):
    """The columns in their first order; the officer may move them."""

    CASE_NUMBER = 0
    APPLICANT = 1
    SERVICE = 2
    STATUS = 3
    DEADLINE = 4
    ASSIGNEE = 5
    UPDATED = 6
    PENDING = 7
    FOUND = 8


SORT_KEYS: Final[dict[Column, SortKey]] = {
    Column.CASE_NUMBER: SortKey.CASE_NUMBER,
    Column.APPLICANT: SortKey.APPLICANT,
    Column.SERVICE: SortKey.SERVICE,
    Column.STATUS: SortKey.STATUS,
    Column.DEADLINE: SortKey.DEADLINE,
    Column.UPDATED: SortKey.UPDATED,
}

ENDED: Final = frozenset({Status.PROCESSED, Status.CLOSED})


def title(column: Column) -> str:
    """Return the heading of the column."""
    translate = QCoreApplication.translate
    return {
        Column.CASE_NUMBER: translate("Queue", "Request number"),
        Column.APPLICANT: translate("Queue", "Applicant"),
        Column.SERVICE: translate("Queue", "Service"),
        Column.STATUS: translate("Queue", "Status"),
        Column.DEADLINE: translate("Queue", "Deadline"),
        Column.ASSIGNEE: translate("Queue", "Assignee"),
        Column.UPDATED: translate("Queue", "Last update"),
        Column.PENDING: translate("Queue", "Outbox"),
        Column.FOUND: translate("Queue", "Found in"),
    }[column]


def overdue(row: QueueRow, now: datetime) -> bool:
    """Return whether the row's deadline has passed while the case still waits for the office."""
    return row.due_at is not None and row.due_at < now and row.status not in ENDED


class Cells:
    """What rows say, in one language and by one catalogue."""

    def __init__(self, locale: Locale, clock: Callable[[], datetime]) -> None:
        self._locale = locale
        self.clock = clock
        self._services: dict[str, tuple[str, str]] = {}
        self._people: dict[UUID, tuple[str, str]] = {}

    def learn(self, catalogue: CatalogueRecord | None) -> None:
        """Take the names of services from this catalogue."""
        services = catalogue.services if catalogue else ()
        self._services = {service.id: (service.name_ar, service.name_en) for service in services}

    def learn_people(self, people: Mapping[UUID, StaffRecord]) -> None:
        """Take the names of those who may have a request."""
        self._people = {id_: (person.name_ar, person.name_en) for id_, person in people.items()}

    def text(self, row: QueueRow, column: Column) -> str:
        """Return what the cell says."""
        match column:
            case Column.CASE_NUMBER:
                return row.case_number
            case Column.APPLICANT | Column.SERVICE | Column.ASSIGNEE:
                return self._name(row, column)
            case Column.STATUS:
                return status_text(row.status)
            case Column.DEADLINE:
                return self._deadline(row)
            case Column.UPDATED:
                return self._locale.relative(row.updated_at, self.clock())
            case Column.PENDING:
                return pending_text(row)
            case Column.FOUND:
                return self._found(row)

    def hint(self, row: QueueRow, column: Column) -> str:
        """Return the longer form, for the tooltip and for screen readers."""
        if column is Column.DEADLINE and row.due_at:
            return self._deadline_hint(row, row.due_at)
        if column is Column.UPDATED:
            return self._locale.date_time(row.updated_at)
        if column is Column.APPLICANT:
            return shown(f"{row.applicant_ar}\n{row.applicant_en}")
        return self.text(row, column)

    def pending_count(self, row: QueueRow) -> str:
        """Return how many changes of the row wait, for its badge; the tooltip says it in words."""
        return self.number(row.pending)

    def number(self, count: int) -> str:
        """Return a count in this language's digits."""
        return self._locale.number(count)

    def ago(self, span: timedelta) -> str:
        """Return how long ago this was, or how far ahead where it is negative."""
        now = self.clock()
        return self._locale.relative(now - span, now)

    def _found(self, row: QueueRow) -> str:
        """Return where a search found the row, where the row does not show it."""
        seen = (FoundIn.SHOWN, FoundIn.SERVICE, self._name_shown)
        return "" if row.found_in is None or row.found_in in seen else found_text(row.found_in)

    @property
    def _name_shown(self) -> FoundIn:
        return FoundIn.NAME_AR if self._locale.is_arabic else FoundIn.NAME_EN

    def _own(self, arabic: str, english: str) -> str:
        name = (arabic or english) if self._locale.language == "ar" else (english or arabic)
        return shown(name)

    def _name(self, row: QueueRow, column: Column) -> str:
        if column is Column.APPLICANT:
            return self._own(row.applicant_ar, row.applicant_en)
        if column is Column.SERVICE:
            return self._own(*self._services.get(row.service_id, (row.service_id, row.service_id)))
        if row.assignee_id is None:
            return QCoreApplication.translate("Queue", "Nobody yet")
        return self._own(*self._people.get(row.assignee_id, ("", "")))

    def _deadline(self, row: QueueRow) -> str:
        if row.status in ENDED:
            return ""
        if row.due_at is None:
            stopped, counting = undated_texts()
            return stopped if row.status is Status.RETURNED_TO_APPLICANT else counting
        return self._locale.relative(row.due_at, self.clock())

    def _deadline_hint(self, row: QueueRow, due: datetime) -> str:
        translate = QCoreApplication.translate
        late = overdue(row, self.clock())
        pattern = translate("Queue", "Overdue since {date}") if late else translate("Queue", "Due {date}")
        return pattern.format(date=self._locale.date_time(due))


def undated_texts() -> list[str]:
    """Return what stands for a deadline that has no date: stopped, and not computed yet."""
    translate = QCoreApplication.translate
    return [translate("Queue", "Stopped"), translate("Queue", "Being calculated")]


def found_text(place: FoundIn) -> str:
    """Return the name of the place in which a search found a request."""
    translate = QCoreApplication.translate
    return {
        FoundIn.NAME_AR: translate("Queue", "Arabic name"),
        FoundIn.NAME_EN: translate("Queue", "Latin name"),
        FoundIn.IDENTITY: translate("Queue", "Identity number"),
        FoundIn.PASSPORT: translate("Queue", "Passport number"),
        FoundIn.PHONE: translate("Queue", "Phone"),
        FoundIn.EMAIL: translate("Queue", "E-mail"),
        FoundIn.NATIONALITY: translate("Queue", "Nationality"),
        FoundIn.DESCRIPTION: translate("Queue", "Description"),
        FoundIn.TIMELINE: translate("Queue", "Messages and notes"),
        FoundIn.ATTACHMENT: translate("Queue", "Name of a file"),
    }.get(place, "")


def pending_text(row: QueueRow) -> str:
    """Return what the badge at the row's end says: nothing, waiting, or in need of a person."""
    translate = QCoreApplication.translate
    if row.troubled:
        return translate("Queue", "Needs your decision")
    return translate("Queue", "Waiting to be sent") if row.pending else ""
