"""The head of a case: what is looked for first is there, refused acts keep their place, answers differ."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.records import AttachmentRecord, ScanState, Status
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_head import CaseHead
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.standing import Standing
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import DangerButton, PrimaryButton
from tests.services.made_up import ME, OTHER, a_case
from tests.ui import case_samples as samples

WIDE, NARROW = 1_150, 620  # pixels: a page on a screen of 1366, and beside a form


def a_screen(files: int = 0, **facts: object) -> CaseScreen:
    case = a_case(1, **{"service_id": "iqama_extension", "assignee_id": ME.id, **facts})
    made = samples.screen(case)
    record = {"media_type": "application/pdf", "size": 9, "sha256": "0" * 64, "scan": ScanState.CLEAN}
    attachments = tuple(
        AttachmentRecord(
            id=UUID(int=number + 1), case_id=case.id, name=f"{number}.pdf", added_at=samples.NOW, **record
        )
        for number in range(files)
    )
    return replace(made, view=replace(made.view, attachments=attachments), staff={OTHER.id: OTHER})


def shown(qtbot: QtBot, locale: Locale, theme: Theme, screen: CaseScreen, width: int = WIDE) -> CaseHead:
    page = QWidget()
    qtbot.addWidget(page)
    head = CaseHead(locale, theme, page)
    head.page = page  # it lives as long as the head
    page.resize(width, 200)
    head.resize(width, 160)
    head.show_screen(screen)
    page.show()
    qtbot.wait(20)
    return head


def test_deadline_assignee_and_files_are_in_the_head(qtbot: QtBot, locale_en: Locale, theme: Theme) -> None:
    due = datetime.now(UTC) - timedelta(hours=3)
    screen = a_screen(5, due_at=due, assignee_id=OTHER.id, status=Status.UNDER_PROCESSING)
    head = shown(qtbot, locale_en, theme, screen)
    assert "Overdue" in head.facts.deadline.text()
    assert head.facts.deadline.property("kind") == "error"
    assert OTHER.name_en in head.facts.assignee.text()
    assert len(head.facts.files) == 4, "three by name, and how many more"
    opened: list[AttachmentRecord] = []
    head.facts.opened.connect(opened.append)
    for chip in head.facts.files:
        chip.click()
    assert [each.name for each in opened] == ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]
    head.show_screen(a_screen(due_at=None, status=Status.RETURNED_TO_APPLICANT, assignee_id=None))
    assert "stopped" in head.facts.deadline.text()
    assert head.facts.files == []


def test_refused_acts_keep_their_place_and_what_has_no_room_is_in_a_menu(
    qtbot: QtBot, locale_en: Locale, theme: Theme
) -> None:
    allowed = a_screen(status=Status.UNDER_PROCESSING)
    head = shown(qtbot, locale_en, theme, allowed)
    places = {kind: button.x() for kind, button in head.acts.buttons.items()}
    head.show_screen(a_screen(status=Status.UNDER_PROCESSING, assignee_id=OTHER.id))
    qtbot.wait(20)
    moved = [abs(button.x() - places[kind]) for kind, button in head.acts.buttons.items()]
    assert len(moved) == len(places)
    assert max(moved) <= 2, "a filled button is a pixel wider than an outlined one"
    assert not head.acts.buttons[ActKind.PROCESS].isEnabled()
    assert head.acts.more.isHidden()
    narrow = shown(qtbot, locale_en, theme, allowed, NARROW - 300)
    hidden = [kind for kind, button in narrow.acts.buttons.items() if button.isHidden()]
    kinds = list(narrow.acts.buttons)
    assert hidden
    assert hidden == kinds[len(kinds) - len(hidden) :], "the last ones, whether refused or not"
    assert not narrow.acts.more.isHidden()
    asked: list[ActKind] = []
    narrow.acts.act_requested.connect(asked.append)
    for action in narrow.acts.more.menu().actions():
        action.trigger()
    assert asked == hidden


def test_approve_is_filled_and_refuse_is_red(qtbot: QtBot, locale_en: Locale, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    standing = Standing(locale_en, theme, page)
    standing.show_screen(
        a_screen(status=Status.UNDER_PROCESSING, assignee_id=OTHER.id, approval_asked_by=OTHER.id)
    )
    assert [type(button) for button in standing.approval.buttons] == [PrimaryButton, DangerButton]
