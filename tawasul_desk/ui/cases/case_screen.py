"""Everything the case page shows, read in one go off the thread."""

from dataclasses import dataclass
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_contract.records import AttachmentRecord, CaseRecord, LimitsRecord, StaffRecord
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.looks import Look
from tawasul_desk.services.views import CaseView, Draft
from tawasul_desk.ui.cases.acts import Act, acts_for


@dataclass(frozen=True)
class CaseScreen:
    """A case with the words and limits it is shown by."""

    view: CaseView
    catalogue: CatalogueRecord
    limits: LimitsRecord
    staff: dict[UUID, StaffRecord]
    me: StaffRecord
    drafts: tuple[Draft, ...] = ()
    look: Look | None = None

    @property
    def case(self) -> CaseRecord:
        """The case with waiting work laid over it."""
        return self.view.case

    @property
    def service(self) -> ServiceRecord:
        """What kind of transaction it is."""
        return self.catalogue.service(self.case.service_id)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The buttons to show."""
        return acts_for(self.case, self.me, self.service)

    def attachments_of(self, ids: tuple[UUID, ...]) -> tuple[AttachmentRecord, ...]:
        """Return the attachments with these ids, in the order in which the case has them."""
        return tuple(item for item in self.view.attachments if item.id in ids)


def read_screen(casework: Casework, case_id: UUID) -> CaseScreen:
    """Return the case as it is now; KnownError NOT_FOUND where it is not (or no longer) in sight."""
    view = casework.view(case_id)
    catalogue, limits = casework.catalogue(), casework.limits()
    if catalogue is None or limits is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    if all(service.id != view.case.service_id for service in catalogue.services):
        raise KnownError(ErrorCode.NOT_FOUND, service_id=view.case.service_id)
    drafts = tuple(draft for draft in casework.drafts() if draft.case_id == case_id)
    look = casework.look(case_id)
    return CaseScreen(view, catalogue, limits, casework.staff(), casework.me, drafts, look)


def is_newer(shown: CaseScreen, now: CaseScreen) -> bool:
    """Return whether somebody else changed the case: own work that settles meanwhile is no news."""
    return _told(shown) != _told(now)


def _told(screen: CaseScreen) -> tuple[object, ...]:
    case = screen.case
    events = frozenset(event.operation_id or event.id for event in screen.view.events)
    asked = case.approved_by, case.approval_asked_by, case.offered_to
    return events, case.status, case.assignee_id, asked, case.applicant, case.description
