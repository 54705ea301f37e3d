from datetime import date

from tawasul_contract.operations import RequestApproval, SetAbsence, new_id
from tawasul_contract.records import AbsenceRecord, Resolution
from tawasul_desk.services.reading_order import as_written
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.particulars import Particulars
from tests.ui.case_samples import NOW


def test_the_days_of_an_absence_are_written_as_from_to(locale_ar: Locale) -> None:
    absence = AbsenceRecord(first=date(2026, 11, 29), last=date(2026, 12, 3))
    act = SetAbsence(id=new_id(), created_at=NOW, staff_id=new_id(), absence=absence)
    (_, told) = Particulars(locale_ar, {}, None).of(act)[-1]
    first, last = as_written(told).split("\n")
    assert first.startswith("من 19 جمادى الآخرة 1448 هـ")
    assert last.startswith("إلى 23 جمادى الآخرة 1448 هـ")


def test_the_outcome_that_is_to_be_approved_is_told(locale_en: Locale) -> None:
    act = RequestApproval(id=new_id(), case_id=new_id(), created_at=NOW, base_version=1, body="the name")
    assert Particulars(locale_en, {}, None).of(act) == []
    asked = act.model_copy(update={"resolution": Resolution.REJECTED})
    assert Particulars(locale_en, {}, None).of(asked) == [("Outcome", "Rejected")]
