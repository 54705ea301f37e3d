"""Numbers, names and files as people write them: every way of writing finds the one case, and no other."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from tawasul_contract.outcomes import AttachmentChange
from tawasul_contract.records import AttachmentRecord, CaseRecord, ScanState
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.search_terms import exact_number, match_expression
from tawasul_desk.services.views import FoundIn, QueueQuery, Shelf, SortKey
from tests.services.made_up import CATALOGUE, ME, a_case, a_page, open_vault, told

PHONE = "+966501234567"


def known() -> CaseRecord:
    case = a_case(123, description="طلب", service_id="iqama_extension")
    person = case.applicant.model_copy(
        update={
            "name_ar": "عبد الله إبراهيم",
            "name_en": "Abdullah Ibrahim",
            "identity_number": "2123456789",
            "passport_number": "AB1234567",
            "phone": PHONE,
            "email": "abdullah.ib@example.com",
            "nationality": "PAK",
        }
    )
    return case.model_copy(update={"applicant": person})


def file_of(case: CaseRecord) -> AttachmentRecord:
    return AttachmentRecord(
        id=UUID(int=77),
        case_id=case.id,
        name="عقد_العمل-2026.pdf",
        media_type="application/pdf",
        size=10,
        sha256="0" * 64,
        scan=ScanState.CLEAN,
        added_at=case.submitted_at,
    )


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    opened = open_vault(tmp_path_factory.mktemp("terms"))
    made = Mirror(opened.engine("mirror.db"), ME.id)
    case, other = known(), a_case(456, description="شيء آخر", service_id="visit_extension")
    person = other.applicant.model_copy(update={"nationality": "IND", "phone": "+966559990000"})
    other = other.model_copy(update={"applicant": person})
    file = file_of(case)
    attached = AttachmentChange(seq=3, id=file.id, case_id=case.id, data=file)
    made.apply(a_page(told(case, 1), told(other, 2), attached))
    made.set_catalogue(CATALOGUE)
    yield made
    opened.close()


def found(mirror: Mirror, text: str) -> list[str]:
    query = QueueQuery(Shelf.ALL, text=text, sort=SortKey.CASE_NUMBER)
    return [row.case_number for row in mirror.page(query, 0, 100, ME.id).rows]


WRITTEN = (
    "TW-1448-0000123",
    "tw 1448 0000123",
    "TW14480000123",
    "14480000123",
    "1448-123",
    "tw-1448-123",
    "١٤٤٨-٠٠٠٠١٢٣",
    "2123456789",
    "2 123 456 789",
    "2123-456-789",
    "2123\u00a0456\u00a0789",
    "٢١٢٣ ٤٥٦ ٧٨٩",
    "6789",
    "0501234567",
    "050 123 4567",
    "050-123-4567",
    "(050) 123 4567",
    "(050)1234567",
    "501234567",
    "00966501234567",
    "00966 50 123 4567",
    "+966 50 123 4567",
    "+966 (0)50 123 4567",
    "966-50-1234567",
    "+966\u00a050\u202f123\u20114567",
    "٠٥٠ ١٢٣ ٤٥٦٧",
    "4567",
    "AB1234567",
    "ab 1234567",
    "AB-1234567",
    "AB 123 4567",
    "abdullah.ib@example.com",
    "abdullah.ib",
    "عقد_العمل",
    "العمل-2026.pdf",
    "العمل 2026",
    "عبدالله 050 123 4567",
    "باكستان",
    "pakistan",
    "تمديد إقامة",
    "residence",
    "عبدالله باكستان",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_it_is_found_however_it_is_written(mirror: Mirror, text: str):
    assert found(mirror, text) == ["TW-1448-0000123"]


def test_what_differs_is_not_found(mirror: Mirror):
    for text in ("050 123 4568", "2 123 456 780", "AB 1234568", "TW14480000124", "عبدالله الهند", "9.5"):
        assert found(mirror, text) == [], text


def test_a_name_of_a_service_finds_by_the_newest_catalogue(mirror: Mirror):
    assert found(mirror, "تمديد زيارة") == ["TW-1448-0000456"]
    renamed = [each.model_copy(update={"name_en": f"{each.id} renamed"}) for each in CATALOGUE.services]
    mirror.set_catalogue(CATALOGUE.model_copy(update={"services": tuple(renamed), "version": 2}))
    assert found(mirror, "iqama renamed") == ["TW-1448-0000123"]
    mirror.set_catalogue(CATALOGUE)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("TW-1448-0000123", "TW-1448-0000123"),
        ("tw 1448 123", "TW-1448-0000123"),
        ("TW14480000123", "TW-1448-0000123"),
        ("١٤٤٨-١٢٣", "TW-1448-0000123"),
        ("2123456789", "2123456789"),
        ("2 123 456 789", "2123456789"),
        ("٢١٢٣٤٥٦٧٨٩", "2123456789"),
        ("0501234567", None),
        ("1448", None),
        ("14480000123", None),
        ("محمد", None),
        ("", None),
    ],
)
def test_a_whole_number_of_a_case_or_a_person_is_told_from_the_rest(text: str, number: str | None):
    assert exact_number(text) == number


def test_signs_alone_ask_for_nothing():
    for text in ("", " ", "()", "+", '"', "-"):
        assert match_expression(text, {}) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TW-1448-0000123", FoundIn.SHOWN),
        ("14480000123", FoundIn.SHOWN),
        ("عبدالله", FoundIn.NAME_AR),
        ("abdullah", FoundIn.NAME_EN),
        ("residence", FoundIn.SERVICE),
        ("2 123 456 789", FoundIn.IDENTITY),
        ("ab 1234567", FoundIn.PASSPORT),
        ("+966 50 123 4567", FoundIn.PHONE),
        ("abdullah.ib@example", FoundIn.EMAIL),
        ("pakistan", FoundIn.NATIONALITY),
        ("طلب", FoundIn.DESCRIPTION),
        ("العمل 2026", FoundIn.ATTACHMENT),
        ("عبدالله باكستان", FoundIn.NATIONALITY),
    ],
)
def test_the_row_says_where_it_was_found(mirror: Mirror, text: str, place: FoundIn):
    query = QueueQuery(Shelf.ALL, text=text)
    (row,) = mirror.page(query, 0, 100, ME.id).rows
    assert row.found_in is place
    without = mirror.page(QueueQuery(Shelf.ALL), 0, 100, ME.id)
    assert {each.found_in for each in without.rows} == {None}
    assert not without.pending
