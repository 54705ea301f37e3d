"""What an act is judged by: the case as the officer sees it, the catalogue of that moment, the rules."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from tawasul_contract import rules
from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_contract.due_account import FINISHED
from tawasul_contract.operations import OfficeAct, Operation
from tawasul_contract.records import CaseRecord, StaffRecord
from tawasul_desk.services.due import counted
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Sighted
from tawasul_desk.services.projection import project
from tawasul_desk.services.views import CaseView, OperationState, WaitingOperation


def view_of(waiting: Sequence[WaitingOperation], sighted: Sighted, me: StaffRecord) -> CaseView:
    """Return the case as the officer should see it, due when it will be once what waits is confirmed."""
    view = replace(project(sighted.file, waiting, me), seen_seq=sighted.head)
    case, before = view.case, view.confirmed
    moved = (case.status, case.office_id) != (before.status, before.office_id)
    # What is finished keeps its due time, whatever became of the calendar since.
    if sighted.catalogue is None or not moved or case.status in FINISHED:
        return view
    due = counted(case, view.events, sighted.catalogue)
    times = {"due_at": due.due_at, "answer_due_at": due.answer_due_at}
    return replace(view, case=case.model_copy(update=times))


def ground_of(
    found: WaitingOperation, waiting: Sequence[WaitingOperation], sighted: Sighted, me: StaffRecord
) -> CaseRecord:
    """Return the case with what was done before laid over; what is held is done after all there is."""
    held = found.state is OperationState.HELD
    earlier = takewhile(lambda item: held or item.operation.id != found.operation.id, waiting)
    case = project(sighted.file, tuple(earlier), me).case
    told = found.conflict.current if found.conflict else case
    return told if told.version > case.version else case


def check(operation: Operation, case: CaseRecord, catalogue: CatalogueRecord | None, me: StaffRecord) -> None:
    """Do nothing where the rules allow this on the case; else KnownError(REFUSED, reason=…)."""
    if isinstance(operation, OfficeAct):
        raise KnownError(ErrorCode.REFUSED, reason="no_case")
    reason = rules.refusal(operation, case, me, service_of(case, catalogue))
    if reason is not None:
        raise KnownError(ErrorCode.REFUSED, reason=str(reason))


def service_of(case: CaseRecord, catalogue: CatalogueRecord | None) -> ServiceRecord:
    """Return the kind of transaction of the case; KnownError(NOT_FOUND) where it is not known here."""
    if catalogue is None:
        raise KnownError(ErrorCode.NOT_FOUND, part="catalogue")
    try:
        return catalogue.service(case.service_id)
    except KeyError:
        raise KnownError(ErrorCode.NOT_FOUND, part="service", service_id=case.service_id) from None
