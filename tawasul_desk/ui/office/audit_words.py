"""What the lines of the audit trail say, in the language of the window."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.records import Status
from tawasul_contract.trail import THE_SERVICE, AuditRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.audit_file import worded
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.board_words import number_text
from tawasul_desk.ui.words import status_text

READ_CASES: Final = "read_board_cases"


def act_text(line: AuditRecord) -> str:
    """Return what was done, in a few words; an action of a newer central is its own word."""
    return worded(line, all_texts())


def action_texts() -> dict[str, str]:
    """Return the words for every action, in the order in which a filter offers them."""
    return _looks() | _acts() | _administration()


def all_texts() -> dict[str, str]:
    """Return the words for every action, and for what some of them came to, as `worded` asks for them."""
    translate = QCoreApplication.translate
    moved = translate("Audit", "Changed the status to “{status}”")
    statuses = {f"change_status/{each}": moved.format(status=status_text(each)) for each in Status}
    return action_texts() | _answers() | statuses


def _answers() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "assign/": translate("Audit", "Returned the request to its office, unassigned"),
        "answer_transfer/accept": translate("Audit", "Accepted a transfer"),
        "answer_transfer/refuse": translate("Audit", "Refused a transfer"),
        "answer_transfer/withdraw": translate("Audit", "Withdrew an offer"),
        "answer_approval/approved": translate("Audit", "Approved what was asked"),
        "answer_approval/refused": translate("Audit", "Refused the approval"),
    }


def _looks() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "open": translate("Audit", "Opened the request"),
        "view_attachment": translate("Audit", "Viewed an attachment"),
        "save_attachment": translate("Audit", "Saved an attachment"),
        "fetch_attachment": translate("Audit", "Fetched an attachment"),
        "prefetch_attachment": translate("Audit", "Fetched an attachment ahead"),
        # What this was of a file, earlier records do not tell.
        "read_attachment": translate("Audit", "Fetched an attachment (earlier record)"),
        "reveal_identity": translate("Audit", "Revealed the identity number"),
        "copy_identity": translate("Audit", "Copied the identity number"),
        "copy_passport": translate("Audit", "Copied the passport number"),
        "copy_phone": translate("Audit", "Copied the phone number"),
        "print_report": translate("Audit", "Printed the summary"),
        "print_report_revealed": translate("Audit", "Printed the summary with the identity number"),
        "save_report": translate("Audit", "Saved the summary"),
        "save_report_revealed": translate("Audit", "Saved the summary with the identity number"),
        "read_audit": translate("Audit", "Read the audit trail"),
        "export_audit": translate("Audit", "Saved the audit trail"),
        "export_board": translate("Audit", "Saved the board"),
        READ_CASES: translate("Audit", "Viewed the requests behind a figure"),
        "export_cases": translate("Audit", "Exported the request in a list"),
        "sign_in": translate("Audit", "Signed in"),
        "sign_out": translate("Audit", "Signed out"),
    }


def _acts() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "change_status": translate("Audit", "Changed the status"),
        "add_response": translate("Audit", "Wrote to the applicant"),
        "add_note": translate("Audit", "Wrote an internal note"),
        "assign": translate("Audit", "Assigned the request"),
        "offer_transfer": translate("Audit", "Offered the request to another office"),
        "answer_transfer": translate("Audit", "Answered an offer"),
        "request_approval": translate("Audit", "Asked for approval"),
        "answer_approval": translate("Audit", "Answered a request for approval"),
        "close_by_itself": translate("Audit", "Closed after the time set for the service"),
        "watch": translate("Audit", "Started or stopped watching a request"),
        "upload": translate("Audit", "Sent a file"),
    }


def _administration() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "set_absence": translate("Audit", "Changed an absence"),
        "set_skills": translate("Audit", "Changed the skills"),
        "watch_queue": translate("Audit", "Started or stopped watching a queue"),
        "set_calendar": translate("Audit", "Changed the working time"),
        "propose_template": translate("Audit", "Proposed a response text"),
        "answer_template": translate("Audit", "Answered a proposed text"),
    }


def person_text(line: AuditRecord, locale: Locale) -> str:
    """Return who did it: a person, or the system by itself."""
    if line.staff_id == THE_SERVICE:
        return QCoreApplication.translate("Audit", "System")
    first, second = line.staff_name_ar, line.staff_name_en
    return isolate((first or second) if locale.is_arabic else (second or first))


def about_text(line: AuditRecord, names: Mapping[str, str], locale: Locale) -> str:
    """Return what it was done to: a request, a number of the board, or a person, office or text by name."""
    if line.case_number:
        return isolate(line.case_number)
    if line.action == READ_CASES:
        return isolate(number_text(line.subject, names, locale))
    return isolate(names.get(line.subject, line.subject)) if line.subject else ""


def file_titles() -> tuple[str, ...]:
    """Return the titles of the columns of the trail as a file."""
    translate = QCoreApplication.translate
    return (
        translate("Audit", "Arrived, time in Riyadh"),
        translate("Audit", "Done at the workstation, time in Riyadh"),
        translate("Audit", "Name in Arabic"),
        translate("Audit", "Name in Latin letters"),
        translate("Audit", "Person"),
        translate("Audit", "Act"),
        translate("Audit", "Request"),
        translate("Audit", "Subject"),
        translate("Audit", "Workstation"),
        translate("Audit", "Operation"),
        translate("Audit", "Arrived, Hijri day"),
        translate("Audit", "Done, Hijri day"),
    )
