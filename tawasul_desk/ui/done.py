"""What the officer did, as it is told after the act and when it is taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from tawasul_contract.due_account import FINISHED
from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTransfer,
    CaseOperation,
    ChangeStatus,
    OfferTransfer,
    Watch,
)
from tawasul_contract.records import CaseRecord, EventKind, EventRecord, Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.identity_texts import hide_identity, in_place
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import Draft
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import resolution_text

_ASKED: Final = 120  # characters of what was asked, in the notice after the answer


@dataclass(eq=False)
class Done:
    """One act: on which page, in words, by which operations; `inverse` takes it back by a new act.

    `draft`: what it was written as, to go on with once it is taken back;
    `told`: what the notice says where that is more; `approval`: it answers a colleague who asked for one;
    `kept`: it was found that it cannot be taken back any more.
    """

    page: object
    text: str
    operation_ids: tuple[UUID, ...]
    inverse: Callable[[], None] | None = None
    draft: Draft | None = None
    told: str = ""
    approval: bool = False
    kept: bool = False


def done_by(
    operation: CaseOperation,
    case: CaseRecord,
    names: Names,
    locale: Locale,
    events: Sequence[EventRecord] = (),
) -> Done:
    """Return the act on the page of a case that was so before; `events`: its timeline, the newest last."""
    done = Done(case.id, done_text(operation, case, names, locale), (operation.id,))
    if isinstance(operation, AnswerApproval):
        done.approval = True
        asked = latest(events, EventKind.APPROVAL_REQUESTED)
        done.told = _with_what_was_asked(done.text, asked, case.applicant.identity_number)
    return done


def done_text(operation: CaseOperation, case: CaseRecord, names: Names, locale: Locale) -> str:
    """Return what the officer did; `case`: as it was before."""
    return _pattern(operation, case.status).format(
        number=isolate(case.case_number),
        name=_holder(case, names, locale),
        office=names.office(_office(operation, case), locale),
    )


def latest(events: Sequence[EventRecord], kind: EventKind) -> EventRecord | None:
    """Return the newest event of this kind, of a timeline with the newest last."""
    return next((event for event in reversed(events) if event.kind is kind), None)


def beginning(text: str, most: int, number: str) -> str:
    """Return what a colleague wrote in one line, at most so many characters, this identity number masked."""
    words = " ".join(hide_identity(text, number).split())
    words = words if len(words) <= most else f"{words[:most]}…"
    return isolate(in_place(shown(words, by_staff=True), number))


def _with_what_was_asked(done: str, event: EventRecord | None, number: str) -> str:
    """Return how a colleague was answered, and which outcome and words that was about."""
    if event is None:
        return done
    told = {"done": isolate(done), "words": beginning(event.body, _ASKED, number)}
    if event.resolution is None:
        return QCoreApplication.translate("Acts", "{done} Asked: {words}").format(**told)
    told["outcome"] = isolate(resolution_text(event.resolution))
    return QCoreApplication.translate("Acts", "{done} Outcome: {outcome}. Asked: {words}").format(**told)


def _pattern(operation: CaseOperation, before: Status) -> str:
    translate = QCoreApplication.translate
    match operation:
        case ChangeStatus():
            return _moved(operation.to, before)
        case AnswerTransfer() | AnswerApproval():
            return _answered(operation)
        case Watch():
            if operation.watched:
                return translate("Acts", "Request {number} is watched.")
            return translate("Acts", "Request {number} is no longer watched.")
        case _:
            return {
                "add_response": translate("Acts", "Response to the applicant: request {number}."),
                "add_note": translate("Acts", "Internal note: request {number}."),
                "assign": translate("Acts", "Request {number} taken."),
                "offer_transfer": translate("Acts", "Request {number} offered to {office}."),
                "request_approval": translate("Acts", "Approval asked for: request {number}."),
            }[operation.kind]


def _answered(operation: AnswerTransfer | AnswerApproval) -> str:
    translate = QCoreApplication.translate
    if isinstance(operation, AnswerTransfer):
        return {
            "accept": translate("Acts", "Transfer accepted. Request {number} is in your office now."),
            "refuse": translate("Acts", "Transfer refused. Request {number} stays with {office}."),
            "withdraw": translate("Acts", "Offer withdrawn. Request {number} stays with {office}."),
        }[operation.answer]
    if operation.approved:
        return translate("Acts", "Approved. Request {number} is back with {name}.")
    return translate("Acts", "Approval refused. Request {number} is back with {name}.")


def _moved(to: Status, before: Status) -> str:
    translate = QCoreApplication.translate
    if before in FINISHED and to is Status.UNDER_PROCESSING:
        return translate("Acts", "Request {number} reopened.")
    return {
        Status.UNDER_PROCESSING: translate("Acts", "Work on request {number} begun."),
        Status.RETURNED_TO_APPLICANT: translate("Acts", "Request {number} returned to the applicant."),
        Status.PROCESSED: translate("Acts", "Request {number} processed."),
        Status.CLOSED: translate("Acts", "Request {number} closed."),
    }[to]


def _holder(case: CaseRecord, names: Names, locale: Locale) -> str:
    """Return who has the case once the question about it is answered."""
    person = names.staff.get(case.assignee_id or case.approval_asked_by or case.id)
    if person is not None:
        return isolate(locale.name(person))
    return names.office(case.office_id, locale)


def _office(operation: CaseOperation, case: CaseRecord) -> str:
    return operation.office_id if isinstance(operation, OfferTransfer) else case.office_id
