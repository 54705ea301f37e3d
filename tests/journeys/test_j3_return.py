"""J3: return a case to the applicant, with a template and what is missing; it comes back to the top."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from tawasul_central import resident
from tawasul_central.database import transaction
from tawasul_contract.records import CaseRecord, Status
from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tests.conftest import Central
from tests.journeys.conftest import case_of, events_of, notices_of
from tools.officer import Officer


def case_to_return(officer: Officer) -> CaseRecord:
    casework = officer.desk.casework
    catalogue = casework.catalogue()
    views = (casework.view(row.case_id).case for row in officer.rows(Shelf.MINE, Status.UNDER_PROCESSING))
    return next(case for case in views if catalogue.service(case.service_id).document_ids)


def test_returned_with_a_template_and_a_list_of_missing_documents(
    officer: Officer, central: Central, told: Callable[..., list[object]]
) -> None:
    case = case_to_return(officer)
    officer.open_case(case.id)
    officer.act("Ctrl+E")
    form = officer.form(ActKind.RETURN)

    officer.press("Ctrl+Return", form.editor)
    assert form.bar.isVisible(), "an empty form says what it lacks and is not sent"
    box = form.missing.findChildren(QCheckBox)[0]
    box.setFocus()
    officer.press("Space", box)
    assert box.checkState() is Qt.CheckState.Checked
    template = next(
        item
        for item in officer.desk.casework.catalogue().templates
        if item.for_status is Status.RETURNED_TO_APPLICANT
    )
    form.use_template(template)
    body = form.editor.text()
    assert case.case_number in body or case.applicant.name_ar in body
    assert "{" not in body
    officer.submit()

    shown = officer.wait_for_case(case.id, lambda view: view.case.status is Status.RETURNED_TO_APPLICANT)
    assert shown.case.missing == form_missing(officer, case)
    officer.wait_until_sent()
    kept = told(case_of(case.id))[0]
    assert (kept.status, tuple(kept.missing), kept.due_at) == (
        "returned_to_applicant",
        form_missing(officer, case),
        None,
    )
    assert [row.kind for row in told(events_of(case.id))] == ["response", "status_changed"]
    assert body in [row.body for row in told(notices_of(case.id))]

    with transaction(central.engine) as db:
        resident.reply(db, case.case_number, "أرفقت المطلوب، وجزاكم الله خيرًا.")
    officer.press("F5")
    officer.wait_for_case(case.id, lambda view: view.case.status is Status.RETURNED_BY_APPLICANT)
    officer.act("Escape")
    officer.wait(lambda: officer.shell.queue.model.row_at(0), "the first line")
    first = officer.rows()[0]
    assert first.status is Status.RETURNED_BY_APPLICANT


def form_missing(officer: Officer, case: CaseRecord) -> tuple[str, ...]:
    return officer.desk.casework.catalogue().service(case.service_id).document_ids[:1]
