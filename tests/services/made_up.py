"""Made-up records for the tests of the store: no real person's data."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from tawasul_contract.catalogue import (
    CatalogueRecord,
    DocumentRecord,
    OfficeRecord,
    SectionRecord,
    ServiceRecord,
)
from tawasul_contract.operations import new_id
from tawasul_contract.outcomes import (
    CaseChange,
    CatalogueChange,
    Change,
    ChangePage,
    EventChange,
    Removal,
    SnapshotPage,
)
from tawasul_contract.records import (
    ApplicantRecord,
    CaseRecord,
    EventKind,
    EventRecord,
    Role,
    StaffRecord,
    Status,
)
from tawasul_desk.services.vault import Vault, passphrase_keeper

PASSPHRASE = "a long enough passphrase"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ME = StaffRecord(
    id=UUID(int=1),
    user_name="officer",
    name_ar="سعد بن فهد القحطاني",
    name_en="Saad Al-Qahtani",
    role=Role.OFFICER,
    office_ids=("riyadh",),
)
OTHER = ME.model_copy(update={"id": UUID(int=2), "user_name": "other", "name_en": "Other Officer"})
GIVEN = ("محمد", "أحمد", "عبد الله", "فاطمة", "سارة", "إبراهيم", "يوسف", "خديجة", "عمر", "مريم")
FAMILY = ("القحطاني", "الغامدي", "حسين", "إقبال", "رحمن", "خان", "المصري", "السوداني", "كومار", "سانتوس")
WORDS = (
    "أرجو",
    "تصحيح",
    "الاسم",
    "تمديد",
    "الإقامة",
    "جواز",
    "السفر",
    "تاريخ",
    "الميلاد",
    "صورة",
    "العقد",
    "الهوية",
    "انتهت",
    "المهلة",
    "مرفق",
    "المستندات",
    "المطلوبة",
    "إلى",
    "إدارة",
    "الجوازات",
)
CATALOGUE = CatalogueRecord(
    version=1,
    offices=(OfficeRecord(id="riyadh", name_ar="جوازات الرياض", name_en="Riyadh Passports"),),
    sections=(SectionRecord(id="residence", name_ar="تمديد الإقامات", name_en="Residence"),),
    services=(
        ServiceRecord(
            id="iqama_extension",
            section_id="residence",
            name_ar="تمديد إقامة",
            name_en="Residence permit extension",
            document_ids=("passport_copy",),
            deadline_hours=40,
        ),
        ServiceRecord(
            id="visit_extension",
            section_id="residence",
            name_ar="تمديد زيارة",
            name_en="Visit extension",
            deadline_hours=24,
        ),
    ),
    documents=(DocumentRecord(id="passport_copy", name_ar="صورة الجواز", name_en="Passport copy"),),
    templates=(),
    nationalities={"PAK": ("باكستان", "Pakistan")},
)


def a_case(serial: int = 1, **facts: object) -> CaseRecord:
    """Return a made-up case; the same serial gives the same case."""
    rng = Random(serial)
    at = NOW - timedelta(minutes=rng.randrange(60 * 24 * 90))
    applicant = ApplicantRecord(
        name_ar=" ".join((*rng.choices(GIVEN, k=3), rng.choice(FAMILY))),
        name_en="Muhammad Iqbal Rahman",
        identity_number=f"2{rng.randrange(10**9):09}",
        nationality="PAK",
        birth_date=date(1990, 1, 1) + timedelta(days=rng.randrange(9000)),
        passport_number=f"AB{rng.randrange(10**7):07}",
        phone=f"+9665{rng.randrange(10**8):08}",
        email=f"applicant{serial}@example.com",
    )
    case = CaseRecord(
        id=UUID(int=0x7000_0000_0000_0000 + serial),
        case_number=f"TW-1448-{serial:07}",
        version=1,
        status=Status.UNDER_PROCESSING,
        section_id="residence",
        service_id="iqama_extension" if serial % 2 else "visit_extension",
        office_id="riyadh",
        assignee_id=ME.id,
        applicant=applicant,
        description=" ".join(rng.choices(WORDS, k=60)),
        submitted_at=at,
        updated_at=at + timedelta(hours=1),
        due_at=at + timedelta(days=5),
    )
    return case.model_copy(update=facts)


def an_event(case: CaseRecord, body: str = "", **facts: object) -> EventRecord:
    """Return a made-up response to this case's applicant."""
    event = EventRecord(id=new_id(), case_id=case.id, kind=EventKind.RESPONSE, at=NOW, body=body)
    return event.model_copy(update=facts)


def told(case: CaseRecord, seq: int = 1) -> CaseChange:
    """Return the change that tells of this case."""
    return CaseChange(seq=seq, id=case.id, case_id=case.id, data=case)


def said(event: EventRecord, seq: int = 1) -> EventChange:
    """Return the change that tells of this event."""
    return EventChange(seq=seq, id=event.id, case_id=event.case_id, data=event)


def left(case: CaseRecord, seq: int) -> Removal:
    """Return the change that takes this case out of sight."""
    return Removal(seq=seq, case_id=case.id, reason="out_of_scope")


def a_page(*changes: Change, head: int | None = None, cursor: str = "c1", more: bool = False) -> ChangePage:
    """Return these changes as a page of the feed."""
    reached = max((change.seq for change in changes), default=0) if head is None else head
    return ChangePage(changes=changes, after="", next=cursor, more=more, head=reached, server_time=NOW)


def a_snapshot(*changes: Change, following: str | None = None) -> SnapshotPage:
    """Return these changes as a page of a snapshot."""
    return SnapshotPage(
        changes=changes,
        after=None,
        next=following,
        cursor="after-snapshot",
        head=max((change.seq for change in changes), default=0),
        done=len(changes),
        total=len(changes),
        server_time=NOW,
    )


def the_catalogue(seq: int = 1) -> CatalogueChange:
    """Return the change that tells of the catalogue."""
    return CatalogueChange(seq=seq, data=CATALOGUE)


def open_vault(folder: Path) -> Vault:
    """Return an open vault under a passphrase, so that tests need no keyring."""
    vault = Vault(folder, passphrase_keeper(folder, PASSPHRASE))
    vault.open()
    return vault
