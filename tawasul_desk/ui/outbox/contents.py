"""What the outbox page shows, read in one go off the thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.outbox.drafts_list import KeptDraft, read_drafts


@dataclass(frozen=True)
class Contents:
    """`returned`: the held operations whose case is in sight again, by their ids."""

    waiting: tuple[WaitingOperation, ...] = ()
    discarded: tuple[WaitingOperation, ...] = ()
    catalogue: CatalogueRecord | None = None
    drafts: tuple[KeptDraft, ...] = ()
    returned: frozenset[UUID] = frozenset()
    staff: Mapping[UUID, StaffRecord] = field(default_factory=dict)


def read_contents(casework: Casework) -> Contents:
    """Return all that waits, was discarded or is being written."""
    waiting = casework.waiting()
    held = (item for item in waiting if item.state is OperationState.HELD)
    returned = frozenset(item.operation.id for item in held if _in_sight(casework, item.operation.case_id))
    drafts, staff = read_drafts(casework), casework.staff()
    return Contents(waiting, casework.discarded(), casework.catalogue(), drafts, returned, staff)


def _in_sight(casework: Casework, case_id: UUID) -> bool:
    try:
        casework.view(case_id)
    except KnownError as error:
        if error.code is not ErrorCode.NOT_FOUND:
            raise
        return False
    return True
