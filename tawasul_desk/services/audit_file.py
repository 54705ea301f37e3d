"""The audit trail as a file: every line that a question finds, not only those on the screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from tawasul_contract.trail import AuditPage, AuditQuery, AuditRecord
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.csv_text import ENCODING, write_rows
from tawasul_desk.services.days import hijri_digits
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.saving import save

AT_ONCE: Final = 500  # lines asked for at once


class TrailSource(Protocol):
    """Who is asked for the trail: `Api`."""

    def audit(self, query: AuditQuery, after: int | None = None, limit: int = 100) -> AuditPage:
        """Return lines of the audit trail, the newest first."""


def save_audit(
    path: Path,
    source: TrailSource,
    query: AuditQuery,
    titles: Sequence[str],
    actions: Mapping[str, str],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write all lines as CSV, with times in Riyadh and identifiers as they are; may take many requests.

    `titles` are those of the twelve columns, `actions` the words as `worded` asks for them. The file is
    written whole or not at all. KnownError: OFFLINE, FORBIDDEN, DISK_FULL, NOT_WRITABLE, CANCELLED …
    """

    def write(part: Path) -> None:
        with part.open("w", encoding=ENCODING, newline="") as out:
            write_rows(out, [tuple(titles)])
            write_rows(out, (_cells(line, actions) for line in _lines(source, query, cancelled)))

    save(path, write)


def worded(line: AuditRecord, words: Mapping[str, str]) -> str:
    """Return the word for what was done; `action/subject` comes before `action`, where the words have it.

    An assignment names nobody where it gave the request back to its office.
    """
    return words.get(f"{line.action}/{line.subject}", words.get(line.action, line.action))


def _lines(source: TrailSource, query: AuditQuery, cancelled: Callable[[], bool]) -> Iterator[AuditRecord]:
    after: int | None = None
    while True:
        if cancelled():
            raise KnownError(ErrorCode.CANCELLED)
        page = source.audit(query, after, AT_ONCE)
        yield from page.lines
        if page.next is None:
            return
        after = page.next


def _cells(line: AuditRecord, actions: Mapping[str, str]) -> tuple[str, ...]:
    return (
        _moment(line.at),
        _moment(line.done_at) if line.done_at else "",
        line.staff_name_ar,
        line.staff_name_en,
        str(line.staff_id),
        worded(line, actions),
        line.case_number or "",
        line.subject,
        line.device_id,
        str(line.operation_id or ""),
        _hijri(line.at),
        _hijri(line.done_at) if line.done_at else "",
    )


def _hijri(moment: datetime) -> str:
    return hijri_digits(moment.astimezone(RIYADH).date())


def _moment(moment: datetime) -> str:
    return moment.astimezone(RIYADH).isoformat(sep=" ", timespec="seconds")
