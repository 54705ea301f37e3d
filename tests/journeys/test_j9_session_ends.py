"""J9: the session ends in mid-sentence: sign in again, nothing lost."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from tawasul_desk.ui.account.sign_in_again import SignInAgainDialog
from tawasul_desk.ui.cases.acts import ActKind
from tests.conftest import PASSWORD
from tests.journeys.conftest import events_of
from tools.officer import Officer


def test_the_sentence_goes_on_and_is_sent_after_signing_in_again(
    officer: Officer, told: Callable[..., list[object]]
) -> None:
    case_id = officer.rows()[0].case_id
    officer.open_case(case_id)
    officer.act("Ctrl+R")
    form = officer.form(ActKind.RESPOND)
    form.editor.setFocus()
    officer.type("نفيدكم بأن طلبكم ")
    officer.desk.open_session.api.sign_out()  # the central ends it; the desk does not know yet
    officer.press("F5", officer.shell)
    officer.wait(officer.shell.banner.isVisible, "the word that the session ended")
    assert officer.shell.case.composing.form is form, "nothing was closed"
    form.editor.setFocus()
    officer.type("قيد الدراسة.")
    officer.submit()
    officer.wait(lambda: officer.window.heartbeat.pulse.waiting == 1, "work that waits")

    officer.shell.banner.button.click()
    dialog = officer.wait(lambda: officer.window.findChild(SignInAgainDialog), "the card")
    assert not dialog.card.user_name.edit.isEnabled() or dialog.card.user_name.edit.isReadOnly()
    QTest.keyClicks(dialog.card.password.edit, PASSWORD)
    officer.press("Return", dialog.card.password.edit)
    officer.wait_until_sent()
    assert not officer.shell.banner.isVisible()
    assert "نفيدكم بأن طلبكم قيد الدراسة." in [row.body for row in told(events_of(case_id))]
