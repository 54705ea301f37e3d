"""The summary of a case as the preview needs it: built on a worker from what the officer chose."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QThread
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from tawasul_contract.operations import AccessAction
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.ui.copies import write_copy
from tawasul_desk.ui.locale import Language
from tawasul_desk.ui.reports.paper_print import print_paper
from tawasul_desk.ui.widgets.paper import load_paper


@dataclass(frozen=True)
class Wish:
    """What is to be printed, and how."""

    case_id: UUID
    language: Language
    arabic_digits: bool
    include_notes: bool
    identity_revealed: bool


@dataclass(frozen=True)
class Summary:
    """A finished summary: its bytes, and the same as pages for the screen."""

    wish: Wish
    case_number: str
    data: bytes
    paper: QPdfDocument


def build(casework: Casework, wish: Wish, printed_at: datetime, home: QThread) -> Summary:
    """Return the summary, its pages handed to the thread `home`; KnownError(NOT_FOUND) out of sight."""
    # Not at the top: what draws paper takes half a second to load, and this runs on a worker.
    from tawasul_desk.services import printing

    data = printing.summary(
        casework,
        wish.case_id,
        language=wish.language,
        arabic_digits=wish.arabic_digits,
        printed_at=printed_at,
        include_notes=wish.include_notes,
        identity_revealed=wish.identity_revealed,
    )
    number = casework.view(wish.case_id).case.case_number
    return Summary(wish, number, data, load_paper(data, home))


def record_and_print(
    casework: Casework,
    summary: Summary,
    printer: QPrinter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Changes:
    """Write the audit record, then print; raises what `print_paper` raises."""
    wish = summary.wish
    action: AccessAction = "print_report_revealed" if wish.identity_revealed else "print_report"
    changes = casework.record_access(wish.case_id, action)
    print_paper(summary.data, printer, progress, cancelled)
    return changes


def record_and_save(casework: Casework, summary: Summary, path: Path) -> Changes:
    """Write the audit record, then the file; raises what `write_copy` raises."""
    wish = summary.wish
    action: AccessAction = "save_report_revealed" if wish.identity_revealed else "save_report"
    changes = casework.record_access(wish.case_id, action)
    write_copy(path, summary.data)
    return changes
