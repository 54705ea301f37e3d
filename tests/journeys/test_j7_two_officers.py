"""J7: two people on one case: the one who comes second sees what changed, and chooses."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.records import Resolution
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.outbox.conflict_dialog import ConflictDialog
from tawasul_desk.ui.outbox.operation_panel import Act
from tests.faults.proxy import Fault, Kind, Proxy, always, honest
from tests.journeys.conftest import case_of, colleague_of, events_of, give
from tests.journeys.test_j4_process import case_to_process
from tools.officer import Officer

TEXT = "أُنجز الطلب كما طُلب."


@pytest.fixture
def settings(line: Proxy, tmp_path: Path) -> Settings:
    return Settings(profile=tmp_path / "profile", server=line.url)


def finished_meanwhile(officer: Officer, supervisor: Desk, line: Proxy) -> UUID:
    """Finish a case without a line, while the supervisor gives it away and back."""
    case = case_to_process(officer, approval=False)
    officer.open_case(case.id)
    line.plan = always(Fault(Kind.RESET_BEFORE))
    line.hang_up()
    for person in (colleague_of(officer.desk), officer.desk.staff.id):
        give(supervisor, case.id, person)
    officer.act("Ctrl+D")
    form = officer.form(ActKind.PROCESS)
    form.outcome.set_resolution(Resolution.ANSWERED)
    form.editor.setFocus()
    officer.rewrite(TEXT)
    officer.submit()
    line.plan = honest
    officer.press("F5")
    officer.wait(lambda: officer.window.heartbeat.pulse.troubled == 1, "the word that a decision is needed")
    return case.id


def comparison(officer: Officer) -> ConflictDialog:
    officer.press("Ctrl+4", officer.shell)
    page = officer.shell.outbox
    officer.wait(lambda: page.model.rowCount() == 1 and page.chosen, "the act in the outbox")
    page.panel.buttons[Act.COMPARE].click()
    dialog = officer.wait(lambda: page.findChild(ConflictDialog), "the comparison")
    officer.wait(lambda: len(dialog.cards) == 3, "three sides")
    return dialog


def test_the_second_does_the_act_again_on_what_the_first_made_of_it(
    officer: Officer, supervisor: Desk, line: Proxy, told: Callable[..., list[object]]
) -> None:
    case_id = finished_meanwhile(officer, supervisor, line)
    assert told(case_of(case_id))[0].status == "under_processing"
    comparison(officer).apply_again.click()
    officer.wait_until_sent()
    assert told(case_of(case_id))[0].status == "processed"
    kinds = [row.kind for row in told(events_of(case_id))]
    assert kinds[:2] == ["assigned", "assigned"], "the history has both"
    assert TEXT in [row.body for row in told(events_of(case_id))]


def test_the_second_lets_it_be_and_keeps_the_text(
    officer: Officer, supervisor: Desk, line: Proxy, told: Callable[..., list[object]]
) -> None:
    case_id = finished_meanwhile(officer, supervisor, line)
    comparison(officer).keep_theirs.click()
    officer.wait_until_sent()
    assert told(case_of(case_id))[0].status == "under_processing"
    assert [item.operation.response for item in officer.desk.casework.discarded()] == [TEXT]
