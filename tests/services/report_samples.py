"""Cases made by hand, with the Arabic that applicants really write."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tawasul_contract.catalogue import (
    CatalogueRecord,
    DocumentRecord,
    OfficeRecord,
    SectionRecord,
    ServiceRecord,
)
from tawasul_contract.records import (
    ApplicantRecord,
    AttachmentRecord,
    CaseRecord,
    EventKind,
    EventRecord,
    Resolution,
    Role,
    ScanState,
    StaffRecord,
    Status,
)
from tawasul_desk.services.reports.case_report import CaseReport

CASE_ID = UUID(int=1)
SUBMITTED = datetime(2026, 11, 15, 7, 42, tzinfo=UTC)

DESCRIPTION = """السلام عليكم ورحمة الله وبركاته،
أفيدكم بأن اسمي في رخصة الإقامة لا يطابق ما هو مدوَّن في جواز السفر؛ فقد كُتب «محمد عمران خان» بدلًا من \
«محمد عمران خان آفریدی»، والاسم اللاتيني في الجواز هو MUHAMMAD IMRAN KHAN AFRIDI (كما في السطر الأول من MRZ).
رقم الجواز الجديد BN4471926 وصدر بتاريخ 2026-03-18، ورقم الجوال +966 55 123 4567، \
والبريد imran.afridi@example.com.
وقد راجعتُ إدارة الجوازات في الرياض (مرتين) قبل ١٤٤٨/٠٤/٢٠ ولم يُستكمل الطلب، لذا أرجو تصحيح الاسم في أقرب وقت \
لأن تأشيرة الخروج والعودة تنتهي خلال 30 يومًا، ولا أستطيع السفر قبل إنهاء الإجراءات."""

CATALOGUE = CatalogueRecord(
    version=1,
    offices=(
        OfficeRecord(id="riyadh", name_ar="إدارة جوازات منطقة الرياض", name_en="Riyadh Passports Department"),
    ),
    sections=(SectionRecord(id="data", name_ar="تصحيح البيانات", name_en="Data correction"),),
    services=(
        ServiceRecord(
            id="name", section_id="data",
            name_ar="تصحيح الاسم بالعربية", name_en="Correct the name in Arabic",
            deadline_hours=35, needs_approval=True,
        ),
    ),
    documents=(
        DocumentRecord(id="passport", name_ar="صورة جواز السفر", name_en="Copy of the passport"),
        DocumentRecord(id="translation", name_ar="ترجمة معتمدة للاسم", name_en="Certified translation"),
    ),
    templates=(),
    nationalities={"PAK": ("باكستان", "Pakistan")},
)  # fmt: skip

OFFICER = StaffRecord(
    id=UUID(int=20), user_name="fahad", name_ar="فهد بن سالم القحطاني", name_en="Fahad S. Alqahtani",
    role=Role.OFFICER, office_ids=("riyadh",),
)  # fmt: skip
SUPERVISOR = StaffRecord(
    id=UUID(int=21), user_name="noura", name_ar="نورة بنت عبد العزيز العتيبي", name_en="Noura A. Alotaibi",
    role=Role.SUPERVISOR, office_ids=("riyadh",),
)  # fmt: skip

APPLICANT = ApplicantRecord(
    name_ar="محمد عمران خان آفریدی",
    name_en="MUHAMMAD IMRAN KHAN AFRIDI",
    identity_number="2000000006",
    nationality="PAK",
    birth_date=date(1990, 5, 12),
    passport_number="BN4471926",
    phone="+966551234567",
    email="imran.afridi@example.com",
)

CASE = CaseRecord(
    id=CASE_ID,
    case_number="TW-1448-0000123",
    version=5,
    status=Status.PROCESSED,
    section_id="data",
    service_id="name",
    office_id="riyadh",
    assignee_id=OFFICER.id,
    approved_by=SUPERVISOR.id,
    resolution=Resolution.APPROVED,
    applicant=APPLICANT,
    description=DESCRIPTION,
    submitted_at=SUBMITTED,
    updated_at=SUBMITTED + timedelta(days=6, hours=3),
    due_at=SUBMITTED + timedelta(days=7),
)

ATTACHMENTS = (
    AttachmentRecord(
        id=UUID(int=30), case_id=CASE_ID, name="صورة الجواز - الصفحة الأولى.jpg", media_type="image/jpeg",
        size=1_482_113, sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        scan=ScanState.CLEAN, added_at=SUBMITTED,
    ),
    AttachmentRecord(
        id=UUID(int=31), case_id=CASE_ID, name="Iqama_2026 (front).png", media_type="image/png", size=48_220,
        sha256="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        scan=ScanState.CLEAN, added_at=SUBMITTED,
    ),
    AttachmentRecord(
        id=UUID(int=32), case_id=CASE_ID, name="ترجمة معتمدة.pdf", media_type="application/pdf", size=912_004,
        sha256="fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
        scan=ScanState.CLEAN, added_at=SUBMITTED + timedelta(days=3),
    ),
)  # fmt: skip


def event(number: int, kind: EventKind, hours: float, **fields: object) -> EventRecord:
    """Return an event of the sample case, `hours` after it was submitted."""
    at = SUBMITTED + timedelta(hours=hours)
    return EventRecord.model_validate(
        {"id": UUID(int=number), "case_id": CASE_ID, "kind": kind, "at": at} | fields
    )


def by(staff: StaffRecord) -> dict[str, object]:
    """Return the fields that say which colleague did it."""
    return {"actor_id": staff.id, "actor_name_ar": staff.name_ar, "actor_name_en": staff.name_en}


def moved(before: str, after: str) -> dict[str, object]:
    """Return the fields of a change of status."""
    return {"from_status": before, "to_status": after}


EVENTS = (
    event(100, EventKind.SUBMITTED, 0),
    event(101, EventKind.ASSIGNED, 1, **by(SUPERVISOR), assignee_id=OFFICER.id),
    event(102, EventKind.STATUS_CHANGED, 2, **by(OFFICER), **moved("submitted", "under_processing")),
    event(
        103, EventKind.STATUS_CHANGED, 26, **by(OFFICER),
        **moved("under_processing", "returned_to_applicant"),
        missing=("translation", "خطاب من السفارة"),
    ),
    event(
        104, EventKind.RESPONSE, 26, **by(OFFICER),
        body="عزيزنا المستفيد محمد عمران خان آفریدی،\nنأمل إرفاق ترجمة معتمدة للاسم وخطاب من السفارة "
        "حتى نستكمل الطلب رقم TW-1448-0000123 خلال 10 أيام عمل.\nشاكرين لكم تعاونكم.",
    ),
    event(
        105, EventKind.APPLICANT_REPLY, 73, body="تم إرفاق الترجمة المعتمدة، وشكرًا لكم.",
        attachment_ids=(UUID(int=32),),
    ),
    event(
        106, EventKind.STATUS_CHANGED, 73, **moved("returned_to_applicant", "returned_by_applicant"),
    ),
    event(
        107, EventKind.STATUS_CHANGED, 75, **by(OFFICER),
        **moved("returned_by_applicant", "under_processing"),
    ),
    event(
        108, EventKind.NOTE, 76, **by(OFFICER),
        body="طابقتُ الاسم مع صورة الجواز، والترجمة سليمة؛ أحتاج اعتماد المشرفة.",
    ),
    event(
        109, EventKind.STATUS_CHANGED, 147, **by(OFFICER), **moved("under_processing", "processed"),
        resolution="approved",
    ),
    event(
        110, EventKind.RESPONSE, 147, **by(OFFICER),
        body="تم تصحيح الاسم بالعربية في سجلكم، ويمكنكم طباعة الإقامة المحدّثة من المنصة.",
    ),
)  # fmt: skip


def sample(**changes: object) -> CaseReport:
    """Return the report of the sample case, changed in the named fields."""
    fields = {
        "case": CASE,
        "events": EVENTS,
        "attachments": ATTACHMENTS,
        "catalogue": CATALOGUE,
        "staff": {OFFICER.id: OFFICER, SUPERVISOR.id: SUPERVISOR},
        "printed_by": OFFICER,
        "identity_masked": False,
        "printed_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    }
    return CaseReport(**(fields | changes))  # type: ignore[arg-type]  # the fields are named by each test
