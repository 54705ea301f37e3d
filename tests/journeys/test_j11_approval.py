"""J11: a data correction is processed only after a second person approved it; offline it waits as asked."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.records import Resolution, Status
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.steering_acts import request_approval
from tawasul_desk.services.views import DraftKind, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.words import refusal_text, resolution_text
from tests.faults.proxy import Fault, Kind, Proxy, always, honest
from tests.journeys.conftest import case_of, colleague_of, events_of
from tests.journeys.test_j4_process import case_to_process
from tests.services.desks import start
from tools.officer import Officer

ASKED = "الاسم في الجواز مطابق لشهادة الميلاد، أرجو الاعتماد."
WHY_NOT = "شهادة الميلاد غير مصدقة."
RESPONSE = "نفيدكم بأنه تم تصحيح الاسم في السجل."
Seat = Callable[[str], Officer]


@pytest.fixture
def settings(line: Proxy, tmp_path: Path) -> Settings:
    return Settings(profile=tmp_path / "profile", server=line.url)


def ask(officer: Officer) -> UUID:
    """Ask for the approval of a data correction, after the program has said that it is needed."""
    case_id = case_to_process(officer, approval=True).id
    officer.open_case(case_id)
    officer.act("Ctrl+D")
    notices = officer.shell.notices
    officer.wait(notices.isVisible, "the word that approval is needed")
    assert notices.text.text() == refusal_text(RefusalCode.APPROVAL)
    notices._button.click()  # it offers to ask
    form = officer.form(ActKind.ASK_APPROVAL)
    form.editor.setFocus()
    officer.type(ASKED)
    officer.press("Alt+A", form.editor)
    assert form.editor.text() == ASKED, "no response text is put into what colleagues read"
    officer.submit()
    officer.wait_for_case(case_id, lambda view: view.case.approval_asked_by is not None)
    return case_id


def opened_by(person: Officer, case_id: UUID) -> None:
    """Have the question come to this desk by itself, and open it."""
    casework = person.desk.casework
    person.wait(lambda: casework.view(case_id).case.approval_asked_by, "the question on the other desk")
    person.open_case(case_id)
    person.wait(person.shell.case.standing.approval.isVisible, "the bar that asks")


def test_one_asks_another_approves_the_first_processes(
    officer: Officer, seat: Seat, told: Callable[..., list[object]]
) -> None:
    second = seat("supervisor01")
    case_id = ask(officer)
    bar = officer.shell.case.standing.approval
    assert bar.isVisible()
    assert bar.buttons == [], "nobody approves their own"
    officer.act("Ctrl+Y")
    assert officer.shell.notices.text.text() == refusal_text(RefusalCode.OWN)

    opened_by(second, case_id)
    asked = second.shell.case.standing.approval.text.text()
    assert ASKED in asked
    assert resolution_text(Resolution.APPROVED) in asked
    second.act("Ctrl+Y")

    officer.wait_for_case(case_id, lambda view: view.case.approved_by == second.desk.staff.id)
    officer.wait(lambda: not bar.isVisible(), "the bar to go")
    officer.act("Ctrl+D")
    form = officer.form(ActKind.PROCESS)
    form.outcome.set_resolution(Resolution.APPROVED)
    form.editor.setFocus()
    officer.rewrite(RESPONSE)
    officer.submit()
    officer.wait_until_sent()
    row = told(case_of(case_id))[0]
    assert (row.status, row.approved_by) == (Status.PROCESSED, second.desk.staff.id)
    kinds = [event.kind for event in told(events_of(case_id))]
    assert [kind for kind in kinds if kind.startswith("appro")] == ["approval_requested", "approved"]


def test_who_approves_is_told_so_and_goes_on_to_the_next_with_one_key(officer: Officer, seat: Seat) -> None:
    casework = officer.desk.casework
    first = ask(officer)
    catalogue = casework.catalogue()
    rows = officer.rows(Shelf.MINE, Status.SUBMITTED, Status.RETURNED_BY_APPLICANT, Status.UNDER_PROCESSING)
    risky = (row for row in rows if catalogue.service(row.service_id).needs_approval)
    other = next(row.case_id for row in risky if row.case_id != first)
    if casework.view(other).case.status is not Status.UNDER_PROCESSING:
        casework.submit(start(officer.desk, other))
    asked = request_approval(casework.view(other).case, ASKED, datetime.now(UTC))
    officer.window.jobs.write(lambda: casework.submit(asked))
    officer.wait_until_sent()
    colleague = casework.staff()[colleague_of(officer.desk)]

    second = seat(colleague.user_name)
    opened_by(second, first)
    number = casework.view(first).case.case_number
    second.act("Ctrl+Y")
    shell = second.shell
    second.wait(lambda: shell.pages.currentWidget() is vars(shell).get("gone"), "the case to leave")
    name = second.window.locale_now.name(officer.desk.staff)
    told = f"جرى الاعتماد. عاد الطلب {number} إلى {name}."
    assert plain(shell.gone._state._title.text()) == told, "the page says what I did"
    outcome = resolution_text(Resolution.APPROVED)
    assert plain(shell.notices.text.text()) == f"{told} النتيجة: {outcome}. المطلوب: {ASKED}"
    second.wait(lambda: shell.notices.state.text() == "أُرسل", "the word that it was sent")
    assert "أُسند إلى غيرك" not in shell.gone._state._text.text()

    second.press("Ctrl+Shift+J", shell.gone)
    second.wait_for_case(other)
    assert shell.case.standing.approval.isVisible()
    assert shell.notices.isHidden(), "the notice stays with the page that it is of"


def plain(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


def test_a_refusal_tells_why_and_one_may_ask_again(
    officer: Officer, seat: Seat, told: Callable[..., list[object]]
) -> None:
    second = seat("supervisor01")
    case_id = ask(officer)
    opened_by(second, case_id)
    second.act("Ctrl+Shift+Y")
    form = second.form(ActKind.REFUSE_APPROVAL)
    second.press("Ctrl+Return", form.editor)
    assert form.bar.text.text() == refusal_text(RefusalCode.REASON)
    form.editor.setFocus()
    second.type(WHY_NOT)
    second.shell.case.composing.keep()  # as a crash would leave it
    casework = second.desk.casework
    second.wait(lambda: casework.draft(case_id, DraftKind.OBJECTION), "the draft")
    second.submit()

    view = officer.wait_for_case(case_id, lambda view: view.case.approval_asked_by is None)
    assert WHY_NOT in [event.body for event in view.events]
    assert view.case.approved_by is None
    officer.act("Ctrl+D")
    assert officer.shell.case.composing.form is None, "it may still not be processed"
    officer.act("Ctrl+L")
    assert officer.form(ActKind.ASK_APPROVAL).editor.text() == ""
    assert told(case_of(case_id))[0].status == Status.UNDER_PROCESSING


def test_asked_without_a_line_it_stands_as_awaiting_and_is_sent_later(
    officer: Officer, line: Proxy, told: Callable[..., list[object]]
) -> None:
    line.plan = always(Fault(Kind.RESET_BEFORE))
    line.hang_up()
    case_id = ask(officer)
    bar = officer.shell.case.standing.approval
    assert bar.isVisible()
    unsent = officer.shell.case.standing.tr("Saved on this computer – waiting to be sent")
    assert unsent in bar.text.text()
    assert officer.shell.case.head.pending.isVisible()
    assert told(case_of(case_id))[0].approval_asked_by is None

    line.plan = honest
    officer.press("F5")
    officer.wait_until_sent()
    assert told(case_of(case_id))[0].approval_asked_by == officer.desk.staff.id
    officer.wait(lambda: unsent not in bar.text.text(), "the bar to say that it was sent")
