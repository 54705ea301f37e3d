"""The lines of the audit trail as a table that asks for older ones as it is scrolled."""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from tawasul_contract.trail import AuditPage, AuditRecord
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.audit_words import about_text, act_text, person_text
from tawasul_desk.ui.office.plain_model import NOWHERE, Index, PlainModel

DEVICE_LETTERS: Final = 8


class Column(IntEnum):
    """The columns."""

    WHEN = 0
    DONE = 1
    WHO = 2
    WHAT = 3
    ABOUT = 4
    DEVICE = 5


class AuditModel(PlainModel[AuditRecord]):
    """`more_requested` carries the place after which older lines are wanted; `add` brings them."""

    more_requested = Signal(int)

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = (
            self.tr("Arrived"),
            self.tr("Done"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Request or subject"),
            self.tr("Workstation"),
        )
        self._locale = locale
        self._next: int | None = None
        self._asked = False
        self._names: Mapping[str, str] = {}

    @property
    def is_whole(self) -> bool:
        """Whether there are no older lines."""
        return self._next is None

    def learn(self, names: Mapping[str, str]) -> None:
        """Take the names of persons, offices and texts by their ids."""
        self._names = names
        self.tell_all()

    def begin(self, page: AuditPage) -> None:
        """Show the first lines of another question."""
        self.beginResetModel()
        self._lines = page.lines
        self._next, self._asked = page.next, False
        self.endResetModel()

    def add(self, page: AuditPage) -> None:
        """Show older lines below."""
        self._next, self._asked = page.next, False
        if page.lines:
            first = len(self._lines)
            self.beginInsertRows(NOWHERE, first, first + len(page.lines) - 1)
            self._lines += page.lines
            self.endInsertRows()

    def ask_again(self) -> None:
        """Let older lines be asked for again: they did not come."""
        self._asked = False

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are older lines, not yet asked for."""
        return not parent.isValid() and self._next is not None and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for them."""
        if self._next is not None and self.canFetchMore(parent):
            self._asked = True
            self.more_requested.emit(self._next)

    def text(self, line: AuditRecord, column: int) -> str:
        """Return what a cell says."""
        match Column(column):
            case Column.WHEN:
                return self._moment(line.at)
            case Column.DONE:
                return self._moment(line.done_at or line.at)
            case Column.WHO:
                return person_text(line, self._locale)
            case Column.WHAT:
                return act_text(line)
            case Column.ABOUT:
                return about_text(line, self._names, self._locale)
            case Column.DEVICE:
                return line.device_id[:DEVICE_LETTERS]

    def hint(self, line: AuditRecord, column: int) -> str:
        """Return the longer form."""
        match Column(column):
            case Column.WHEN:
                return self._locale.date_time(line.at)
            case Column.DONE:
                return self._done_hint(line)
            case Column.DEVICE:
                return line.device_id
            case _:
                return self.text(line, column)

    def _done_hint(self, line: AuditRecord) -> str:
        if line.done_at is None:
            return self.tr("Recorded by the server when it arrived.")
        moment = self._locale.date_time(line.done_at)
        return self.tr("By the clock of the workstation: {moment}").format(moment=moment)

    def _moment(self, moment: datetime) -> str:
        first, *others = self._locale.short_dates(moment)
        return "\n".join([f"{first} {self._locale.time(moment)}", *others])
