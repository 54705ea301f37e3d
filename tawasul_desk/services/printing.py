"""From a case on the screen to its printed summary."""

from datetime import datetime
from uuid import UUID

from tawasul_desk.services.arabic import Language
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.reports.case_report import CaseReport, case_report
from tawasul_desk.services.reports.words import ReportWords
from tawasul_desk.services.views import CaseView, OperationState


def summary(
    casework: Casework,
    case_id: UUID,
    *,
    language: Language,
    arabic_digits: bool,
    printed_at: datetime,
    include_notes: bool = False,
    identity_revealed: bool = False,
) -> bytes:
    """Return the PDF of the case as the officer sees it; KnownError(NOT_FOUND) where it is out of sight.

    It says so where it holds work that the central has not confirmed. Whoever asks for the identity number
    in full has that recorded first.
    """
    view = casework.view(case_id)
    catalogue = casework.catalogue()
    if catalogue is None:
        raise KnownError(ErrorCode.NOT_FOUND, part="catalogue")
    words = ReportWords.arabic() if language == "ar" else ReportWords.english()
    report = CaseReport(
        case=view.case,
        events=view.events,
        attachments=view.attachments,
        catalogue=catalogue,
        staff=casework.staff(),
        printed_by=casework.me,
        printed_at=printed_at,
        pending=_unconfirmed(view),
        include_notes=include_notes,
        identity_masked=not identity_revealed,
        arabic_digits=arabic_digits,
    )
    return case_report(report, words)


def _unconfirmed(view: CaseView) -> bool:
    """Return whether anything shown is not at the central; what was refused is not shown."""
    return any(item.state not in TROUBLED | {OperationState.SENT} for item in view.waiting)
