"""What the outbox page shows, read in one go off the thread."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.outbox.drafts_list import KeptDraft, read_drafts


@dataclass(frozen=True)
class Contents:
    """`waiting` says of what is held whether its case is in sight again."""

    waiting: tuple[WaitingOperation, ...] = ()
    discarded: tuple[WaitingOperation, ...] = ()
    catalogue: CatalogueRecord | None = None
    drafts: tuple[KeptDraft, ...] = ()
    staff: Mapping[UUID, StaffRecord] = field(default_factory=dict)

    @property
    def names(self) -> Names:
        """What the ids of a case stand for."""
        return Names(self.staff, self.catalogue)


def read_contents(casework: Casework) -> Contents:
    """Return all that waits, was discarded or is being written."""
    waiting = casework.waiting()
    held = {item.operation.case_id for item in waiting if item.state is OperationState.HELD}
    back = {case_id for case_id in held if _in_sight(casework, case_id)}
    waiting = tuple(_told(item, back) for item in waiting)
    drafts, staff = read_drafts(casework), casework.staff()
    return Contents(waiting, casework.discarded(), casework.catalogue(), drafts, staff)


def _told(item: WaitingOperation, back: Collection[UUID]) -> WaitingOperation:
    held = item.state is OperationState.HELD and item.operation.case_id in back
    return replace(item, back=True) if held else item


def _in_sight(casework: Casework, case_id: UUID) -> bool:
    try:
        casework.view(case_id)
    except KnownError as error:
        if error.code is not ErrorCode.NOT_FOUND:
            raise
        return False
    return True
