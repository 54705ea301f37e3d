"""Moving work at the window: choosing many, warnings, what was refused, undo, and the counted sentences."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import FunctionType
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import SetAbsence, SetSkills, new_id
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AbsenceRecord, Role, StaffRecord
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.distribution import Line, Proposal, Reason
from tawasul_desk.services.office import Person
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.cases.queue_acts import PickAct, QueueActs, acts_of
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.steering.assign_dialog import AssignDialog
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.distribute_dialog import DistributeDialog
from tawasul_desk.ui.steering.distribution_model import Column, DistributionModel
from tawasul_desk.ui.steering.hands import Hand, Hands, matching
from tawasul_desk.ui.steering.offer_dialog import OfferDialog
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.work import Work
from tests.services import made_up


def officer(number: int, name: str, **facts: object) -> StaffRecord:
    person = made_up.ME.model_copy(update={"id": UUID(int=number), "name_ar": name, "name_en": name})
    return person.model_copy(update={"user_name": f"user{number}", **facts})


def hand(person: StaffRecord, count: int = 0, *, absent: bool = False) -> Hand:
    return Hand(Person(person, absent=absent), count, 0)


@pytest.fixture
def supervisor(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("supervisor01")


@pytest.fixture
def page(
    qtbot: QtBot,
    supervisor: Desk,
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    kept: QSettings,
) -> QueuePage:
    made = QueuePage(supervisor, jobs, locale_en, theme, notices, kept)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_shelf(Shelf.ALL)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.model.total > 5)
    return made


def choose(page: QueuePage, count: int) -> tuple[UUID, ...]:
    page.table.setCurrentIndex(page.model.index(0, 0))
    for _ in range(count - 1):
        QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return page.table.picks.ids


def test_the_bar_counts_what_is_chosen_and_escape_drops_it(page: QueuePage) -> None:
    assert not page.acts.isVisible()
    assert len(choose(page, 3)) == 3
    assert page.acts.isVisible()
    assert page.acts.text.text() == "3 requests selected"
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.acts.isVisible()


def test_all_chooses_the_whole_list_and_a_refresh_keeps_it(qtbot: QtBot, page: QueuePage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.table.picks.ids) == page.model.total)
    with qtbot.waitSignal(page.model.refreshed):
        page.model.refresh()
    assert len(page.table.picks.ids) == page.model.total


def test_the_chosen_stay_chosen_when_rows_move(qtbot: QtBot, page: QueuePage) -> None:
    chosen = choose(page, 3)
    with qtbot.waitSignal(page.model.shown):
        page.model.show(QueueQuery(shelf=Shelf.ALL, descending=True))
    page.table.picks._ids = chosen  # as if the same rows had come in another order
    page.table.picks.follow()
    rows = {index.row() for index in page.table.selectionModel().selectedRows()}
    assert rows == {page.model.find(case_id) for case_id in chosen}


def test_keys_and_menu_ask_for_the_chosen(qtbot: QtBot, page: QueuePage) -> None:
    chosen = choose(page, 2)
    with qtbot.waitSignal(page.steer_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [PickAct.ASSIGN, chosen]
    menu = page.acts.offer_menu(page.mapToGlobal(page.rect().center()), lambda: None)
    with qtbot.waitSignal(page.steer_requested) as asked:
        menu.actions()[-1].trigger()
    assert asked.args == [PickAct.WATCH, chosen]
    menu.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_has_no_room_in_the_bar_of_the_chosen_is_in_its_menu(
    qtbot: QtBot, theme: Theme, language: str, request: pytest.FixtureRequest
) -> None:
    locale: Locale = request.getfixturevalue(f"locale_{language}")
    page = QWidget()
    qtbot.addWidget(page)
    acts = QueueActs(Role.SUPERVISOR, locale, theme, page)
    acts.show_count(123)
    QVBoxLayout(page).addWidget(acts)
    page.resize(620, 200)
    page.show()
    assert page.width() == 620
    in_menu = [line.text().split("\t")[0] for line in acts.row.more.menu().actions()]
    in_bar = [button.text() for button in acts.buttons.values() if not button.isHidden()]
    assert in_menu
    assert in_bar + in_menu == [acts.name(act) for act in PickAct]
    asked: list[PickAct] = []
    acts.asked.connect(asked.append)
    for line in acts.row.more.menu().actions():
        line.trigger()
    assert asked == list(PickAct)[len(in_bar) :]
    page.resize(1_200, 200)
    assert acts.row.more.isHidden()


def test_an_officer_may_only_watch_many() -> None:
    assert acts_of(Role.OFFICER) == (PickAct.WATCH,)
    assert acts_of(Role.AUDITOR) == ()


def test_assigning_to_one_who_is_away_warns_and_offers_the_substitute(
    qtbot: QtBot, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, today: datetime
) -> None:
    mine = set(supervisor.staff.office_ids)
    people = [each.staff for each in supervisor.office.people()]
    first, second = [each for each in people if each.role is Role.OFFICER and mine & set(each.office_ids)][:2]
    day = today.astimezone(RIYADH).date()
    absence = AbsenceRecord(first=day, last=day + timedelta(days=2), substitute_id=second.id)
    shared = {"case_id": NO_CASE, "created_at": today}
    supervisor.office.submit(SetAbsence(id=new_id(), staff_id=first.id, absence=absence, **shared))
    supervisor.office.submit(SetSkills(id=new_id(), staff_id=first.id, skills=("unheard_of",), **shared))
    rows = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 2).rows
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = AssignDialog([row.case_id for row in rows], supervisor, jobs, locale_en, theme, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.people.count() > 1)
    assert dialog.people.hand().staff.id != first.id, "who is away comes last"
    dialog.search.setText(first.name_en)
    assert dialog.people.hand().staff.id == first.id
    assert dialog.absence.isVisible()
    assert second.name_en in dialog.absence.text.text()
    assert dialog.skills.isVisible()
    dialog.absence.button.click()
    assert dialog.people.hand().staff.id == second.id
    assert not dialog.absence.isVisible()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert chosen.args == [second.id, ""]


@pytest.fixture
def today() -> datetime:
    """The desk's own clock decides who is away."""
    return datetime.now(RIYADH)


def test_names_are_found_however_they_are_spelt() -> None:
    hands = Hands((hand(officer(1, "أحمد الزهراني")), hand(officer(2, "سارة"))), None)
    assert [found.staff.id.int for found in matching(hands, "احمد")] == [1]
    assert [found.staff.id.int for found in matching(hands, "user2")] == [2]
    assert len(matching(hands, "")) == 2


def line(number: int, to: int | None, before: int | None = None) -> Line:
    someone = None if to is None else UUID(int=to)
    return Line(
        UUID(int=100 + number),
        f"TW-1448-{number:07}",
        "iqama_extension",
        None if before is None else UUID(int=before),
        someone,
        Reason.FEWEST,
    )


def test_a_changed_line_changes_the_loads_and_says_so(qtbot: QtBot, locale_en: Locale, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = DistributionModel(locale_en, parent)
    hands = Hands((hand(officer(1, "One"), 4), hand(officer(2, "Two"), 2)), made_up.CATALOGUE)
    model.show_proposal(Proposal((line(1, 1), line(2, 2))), hands)
    tester = ModelTester(None)
    tester.check(model)
    assert [(load.before, load.after) for load in model.loads()] == [(4, 5), (2, 3)]
    with qtbot.waitSignal(model.changed):
        model.give(0, UUID(int=2))
    assert [(load.before, load.after) for load in model.loads()] == [(4, 4), (2, 4)]
    assert model.index(0, Column.REASON).data() == "Chosen by you"
    assert "Two" in model.index(0, Column.OFFICER).data()
    model.give(0, None)
    assert model.index(0, Column.OFFICER).data() == "Stays as it is"


def test_what_leaves_an_officer_is_no_longer_counted_there(
    qtbot: QtBot, locale_en: Locale, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = DistributionModel(locale_en, parent)
    hands = Hands((hand(officer(1, "One"), 64), hand(officer(2, "Two"), 2)), made_up.CATALOGUE)
    model.show_proposal(Proposal(tuple(line(number, 2, before=1) for number in range(5))), hands)
    assert [(load.before, load.after) for load in model.loads()] == [(64, 59), (2, 7)]
    model.give(0, UUID(int=1))  # back to whom it is with
    model.give(1, None)
    assert [(load.before, load.after) for load in model.loads()] == [(64, 61), (2, 5)]


SENTENCES = [name for name, value in vars(Counts).items() if isinstance(value, FunctionType)]


@pytest.mark.parametrize("name", SENTENCES)
def test_every_count_has_its_six_arabic_forms(locale_ar: Locale, name: str) -> None:
    say = getattr(Counts(), name)
    forms = [say(count) for count in (0, 1, 2, 3, 11, 100)]
    assert len(set(forms)) == 6, forms
    assert all(str(count) in form for count, form in zip((3, 11, 100), forms[3:], strict=True))


def test_chips_ask_for_what_waits_for_an_answer(page: QueuePage, supervisor: Desk) -> None:
    page.filters.awaiting.click()
    assert page.model.query.awaiting_approval
    page.filters.offered.click()
    assert page.model.query.offered_to == supervisor.staff.office_ids
    page.filters.clear()
    assert (page.model.query.awaiting_approval, page.model.query.offered_to) == (False, ())


def test_a_typed_reason_is_not_thrown_away_by_accident(
    qtbot: QtBot, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    rows = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows
    offer = OfferDialog(1, supervisor, jobs, locale_en, theme, window)
    assign = AssignDialog([rows[0].case_id], supervisor, jobs, locale_en, theme, window)
    qtbot.waitUntil(lambda: offer.office.count() > 1 and assign.people.count() > 1)
    for dialog, edit in ((offer, offer.reason), (assign, assign.reason.edit)):
        dialog.open()
        QTest.keyClicks(edit, "lives in Jeddah")
        QTest.keyClick(edit, Qt.Key.Key_Escape)
        question = dialog.findChild(Question)
        assert question.isVisible()
        question.no.click()
        assert dialog.isVisible()
        assert dialog.typed() == "lives in Jeddah"
        qtbot.waitUntil(lambda dialog=dialog: dialog.findChild(Question) is None)
        dialog.reject()
        with qtbot.waitSignal(dialog.rejected):
            dialog.findChild(Question).yes.click()
        assert not dialog.isVisible()


def test_without_a_word_typed_nothing_is_asked(
    qtbot: QtBot, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    offer = OfferDialog(1, supervisor, jobs, locale_en, theme, window)
    qtbot.waitUntil(lambda: offer.office.count() > 1)
    offer.open()
    offer.reason.setPlainText("  ")
    with qtbot.waitSignal(offer.rejected):
        QTest.keyClick(offer.reason, Qt.Key.Key_Escape)


def test_all_that_nobody_has_is_proposed_and_the_cap_is_told(
    qtbot: QtBot,
    page: QueuePage,
    supervisor: Desk,
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = Work(supervisor, jobs, locale_en, theme, notices, page)
    work.serve(page)
    assert not page.head.share.isVisible(), "only where nobody has any"
    page.show_shelf(Shelf.UNASSIGNED)
    page.head.share.click()
    qtbot.waitUntil(lambda: page.findChild(DistributeDialog) is not None)
    dialog = page.findChild(DistributeDialog)
    qtbot.waitUntil(lambda: bool(dialog.model.lines))
    waits = supervisor.distribution.unassigned(supervisor.staff.office_ids, 1_000)
    assert {line.case_id for line in dialog.model.lines} == set(waits)
    assert all(line.before is None for line in dialog.model.lines)
    assert dialog.told.text().startswith("All unassigned requests of your office")
    dialog.reject()
    monkeypatch.setattr("tawasul_desk.ui.work.MOST", 1)
    work._on_unassigned(waits[:2])
    dialog = page.findChildren(DistributeDialog)[-1]
    assert dialog.told.text().startswith("The 1 most urgent")
    dialog.reject()
    work._on_unassigned(())
    assert notices.text.text() == "No unassigned request is waiting in your office."
