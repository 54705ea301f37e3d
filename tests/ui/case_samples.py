"""Made-up rows and screens for the tests of the queue and the case."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.records import (
    CaseRecord,
    EventKind,
    EventRecord,
    LimitsRecord,
    Role,
    StaffRecord,
    Status,
)
from tawasul_desk.services.views import CaseView, QueuePage, QueueQuery, QueueRow
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tests.services import made_up

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LIMITS = LimitsRecord(
    attachment_bytes=1_000,
    attachments_per_response=2,
    attachment_types=("application/pdf", "image/png"),
    description_characters=2_000,
    response_characters=4_000,
    note_characters=100,
    operations_per_batch=50,
    batch_bytes=262_144,
)
SUPERVISOR = made_up.ME.model_copy(update={"id": UUID(int=9), "role": Role.SUPERVISOR})


def row(number: int, status: Status = Status.UNDER_PROCESSING, pending: int = 0) -> QueueRow:
    return QueueRow(
        case_id=UUID(int=1_000 + number),
        case_number=f"TW-1448-{number:07}",
        applicant_ar=f"محمد {number}",
        applicant_en=f"Mohammed {number}",
        service_id="iqama_extension",
        status=status,
        due_at=NOW + timedelta(hours=number - 5),
        updated_at=NOW,
        assignee_id=None,
        pending=pending,
    )


class Rows:
    """A list of rows that is read as the casework reads it, and remembers what it was asked."""

    def __init__(self, count: int) -> None:
        self.rows = [row(number) for number in range(count)]
        self.asked: list[tuple[QueueQuery, int]] = []

    def page(self, query: QueueQuery, offset: int, limit: int) -> QueuePage:
        self.asked.append((query, offset))
        found = [each for each in self.rows if query.text in each.applicant_ar]
        return QueuePage(query, offset, len(found), tuple(found[offset : offset + limit]))


TEMPLATES = (
    TemplateRecord(id="any", title_ar="عام", title_en="Any", body="طلبكم {case_number} {unknown}"),
    TemplateRecord(
        id="return",
        title_ar="نواقص",
        title_en="Missing",
        body="{applicant}\n{missing}\n{officer}",
        for_status=Status.RETURNED_TO_APPLICANT,
    ),
    TemplateRecord(
        id="visit", title_ar="زيارة", title_en="Visit", body="{service}", service_ids=("visit_extension",)
    ),
)
CATALOGUE = made_up.CATALOGUE.model_copy(update={"templates": TEMPLATES})


def view(case: CaseRecord, *events: EventRecord) -> CaseView:
    return CaseView(case, case, events, ())


def screen(case: CaseRecord, *events: EventRecord, me: StaffRecord = made_up.ME) -> CaseScreen:
    return CaseScreen(view(case, *events), CATALOGUE, LIMITS, {me.id: me}, me)


def event(kind: EventKind, body: str = "", to: Status | None = None, number: int = 1) -> EventRecord:
    return EventRecord(
        id=UUID(int=number),
        case_id=UUID(int=7),
        kind=kind,
        at=NOW,
        body=body,
        to_status=to,
        actor_id=UUID(int=1),
    )
