"""Administration in a real window: people, working time, response texts, and what an auditor sees."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tawasul_contract.calendars import ClosureRecord, SightingRecord, WindowRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.operations import OfficeAct, SetAbsence, SetCalendar, SetSkills, WatchQueue, new_id
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import Role
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.reading_order import as_written
from tawasul_desk.services.views import DraftKind, OperationState
from tawasul_desk.settings import Settings
from tawasul_desk.ui.act_log import ActLog
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.absence_sheet import AbsenceSheet
from tawasul_desk.ui.office.closure_sheet import ClosureSheet
from tawasul_desk.ui.office.day_field import DayField
from tawasul_desk.ui.office.office_page import OfficePage, Tab
from tawasul_desk.ui.office.people_model import Column
from tawasul_desk.ui.office.people_section import PeopleSection
from tawasul_desk.ui.office.sighting_sheet import SightingSheet
from tawasul_desk.ui.office.skills_sheet import SkillsSheet
from tawasul_desk.ui.office.time_section import TimeSection
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.steering.hands import read_hands
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.window import Window
from tests.conftest import PASSWORD, Central
from tests.services.desks import PASSPHRASE, synced

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WAIT = 15_000
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def boss(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("supervisor01")


@pytest.fixture
def page(
    qtbot: QtBot, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[OfficePage]:
    shown = OfficePage(boss, jobs, locale_en, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitActive(shown, timeout=WAIT):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.close()


def acts(desk: Desk) -> list[OfficeAct]:
    found = [item.operation for item in desk.casework.waiting()]
    return [act for act in found if isinstance(act, OfficeAct)]


def people_of(qtbot: QtBot, page: OfficePage) -> PeopleSection:
    section = page.sections[Tab.PEOPLE]
    assert isinstance(section, PeopleSection)
    qtbot.waitUntil(lambda: section.chosen is not None, timeout=WAIT)
    section.table.setFocus()
    return section


def time_of(qtbot: QtBot, page: OfficePage) -> TimeSection:
    page.show_tab(Tab.TIME)
    section = page.sections[Tab.TIME]
    assert isinstance(section, TimeSection)
    qtbot.waitUntil(lambda: section.form.calendar() is not None, timeout=WAIT)
    return section


def answered(qtbot: QtBot, parent: object, *, yes: bool) -> None:
    qtbot.waitUntil(lambda: bool(parent.findChildren(Question)), timeout=WAIT)  # type: ignore[attr-defined]
    question = parent.findChildren(Question)[-1]  # type: ignore[attr-defined]
    (question.yes if yes else question.no).click()


def test_those_who_share_an_office_are_listed_with_what_they_have(
    qtbot: QtBot, page: OfficePage, boss: Desk, qtmodeltester: ModelTester
) -> None:
    section = people_of(qtbot, page)
    qtmodeltester.check(section.model)
    listed = {each.staff.user_name for each in section.model.lines}
    assert listed == {"officer01", "officer02", "officer03", "officer04", "supervisor01"}
    hands = read_hands(boss, datetime.now(UTC)).all
    loads = {hand.staff.id: hand.open for hand in hands}  # as the people beside the list are told
    assert sum(loads.values()) > 0
    for row, person in enumerate(section.model.lines):
        shown = section.model.index(row, Column.LOAD).data()
        officer = person.staff.role is Role.OFFICER
        assert shown == (str(loads.get(person.staff.id, 0)) if officer else "")


def test_an_absence_waits_with_its_badge_and_reaches_the_central(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme
) -> None:
    section = people_of(qtbot, page)
    chosen = section.chosen
    assert chosen is not None
    QTest.keyClick(section.table, Qt.Key.Key_B, CONTROL)
    sheet = section.findChildren(AbsenceSheet)[0]
    sheet.first.edit.setText("1448-06-19")
    sheet.on_act()
    assert sheet.told.text() == "Give the first and the last day."
    sheet.last.set_day(date(2026, 12, 3))
    sheet.substitute.setCurrentIndex(1)
    substitute = UUID(sheet.substitute.currentData())
    sheet.on_act()
    qtbot.waitUntil(section.panel.badge.isVisible, timeout=WAIT)
    told = section.model.index(section.table.currentIndex().row(), Column.ABSENCE).data()
    assert as_written(told) == "from 1448-06-19 to 1448-06-23\nfrom 2026-11-29 to 2026-12-03"
    act = acts(boss)[0]
    assert isinstance(act, SetAbsence)
    assert act.absence is not None
    assert (act.absence.first, act.absence.last) == (date(2026, 11, 29), date(2026, 12, 3))
    synced(boss)
    assert acts(boss) == []
    people = boss.casework.staff()
    assert people[chosen.staff.id].absence == act.absence
    again = AbsenceSheet(people[chosen.staff.id], people.values(), boss, jobs, locale_en, theme, page)
    assert again.substitute.currentData() == str(substitute)  # what is changed keeps who stands in


def test_a_refusal_of_the_rules_is_told_in_the_sheet(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme
) -> None:
    stranger = next(each for each in boss.casework.staff().values() if each.user_name == "officer09")
    sheet = AbsenceSheet(stranger, (), boss, jobs, locale_en, theme, page)
    sheet.open()
    sheet.first.set_day(date(2026, 11, 29))
    sheet.last.set_day(date(2026, 11, 29))
    sheet.on_act()
    qtbot.waitUntil(lambda: bool(sheet.told.text()), timeout=WAIT)
    assert sheet.told.text() == "This belongs to another office."
    assert sheet.isVisible()
    assert acts(boss) == []
    sheet.reject()
    answered(qtbot, sheet, yes=False)
    assert sheet.isVisible()
    sheet.reject()
    answered(qtbot, sheet, yes=True)
    qtbot.waitUntil(lambda: not page.findChildren(AbsenceSheet), timeout=WAIT)


def test_skills_are_chosen_and_a_queue_is_watched(qtbot: QtBot, page: OfficePage, boss: Desk) -> None:
    section = people_of(qtbot, page)
    QTest.keyClick(section.table, Qt.Key.Key_L, CONTROL)
    sheet = section.findChildren(SkillsSheet)[0]
    sheet.every.setChecked(False)
    sheet.on_act()
    assert sheet.told.text() == "Choose at least one service, or every service."
    sheet.boxes["extend_iqama"].setChecked(True)
    sheet.on_act()
    qtbot.waitUntil(lambda: len(acts(boss)) == 1, timeout=WAIT)
    section.panel.watch.click()
    qtbot.waitUntil(lambda: len(acts(boss)) == 2, timeout=WAIT)
    skills, watch = acts(boss)
    assert isinstance(skills, SetSkills)
    assert skills.skills == ("extend_iqama",)
    assert isinstance(watch, WatchQueue)
    assert watch.watched
    qtbot.waitUntil(lambda: section.panel.watch.text() == "Stop watching", timeout=WAIT)


def test_an_act_is_followed_to_the_central(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> None:
    log = ActLog(boss, jobs, locale_en, theme, notices, page)
    notices.turn_to(Stop.OFFICE)
    page.acted.connect(log.tell)
    section = people_of(qtbot, page)
    person = section.chosen
    assert person is not None
    section.panel.watch.click()
    told = f"The queue of {person.staff.name_en} is watched."
    qtbot.waitUntil(lambda: as_written(notices.text.text()) == told, timeout=WAIT)
    qtbot.waitUntil(lambda: notices.state.text() == "Sending …", timeout=WAIT)
    log.show_connection(Connection.OFFLINE)
    qtbot.waitUntil(lambda: notices.state.text() == "Waiting: there is no connection", timeout=WAIT)
    log.show_connection(Connection.ONLINE)
    jobs.write(lambda: synced(boss).changes)
    qtbot.waitUntil(lambda: notices.state.text() == "Sent", timeout=WAIT)
    section.panel.skills.click()
    sheet = section.findChildren(SkillsSheet)[0]
    sheet.on_act()
    told = f"Skills changed: {person.staff.name_en}."
    qtbot.waitUntil(lambda: as_written(notices.text.text()) == told, timeout=WAIT)
    time = time_of(qtbot, page)
    time._send(usual_calendar("riyadh"))
    told = "Working time changed: Riyadh Passports Department."
    qtbot.waitUntil(lambda: as_written(notices.text.text()) == told, timeout=WAIT)
    assert len(acts(boss)) == 2


def test_a_closure_is_looked_at_before_it_is_put_in_force(qtbot: QtBot, page: OfficePage, boss: Desk) -> None:
    section = time_of(qtbot, page)
    assert not section.send.isEnabled()
    section.form.closures.add.click()
    sheet = section.findChildren(ClosureSheet)[0]
    day = section.form._today() + timedelta(days=14)
    sheet.first.set_day(day)
    sheet.last.set_day(day - timedelta(days=1))
    sheet.reason.edit.setText("repairs")
    sheet.on_act()
    assert sheet.told.text() == "The last day is before the first."
    sheet.last.set_day(day)
    sheet.on_act()
    assert section.unsent
    item = section.ahead.item(2, day.isoweekday() % 7)
    assert item is not None
    assert "repairs" in item.text()
    assert section.send.isEnabled()
    section.form.setFocus()
    QTest.keyClick(section.form, Qt.Key.Key_Return, CONTROL)
    answered(qtbot, section, yes=True)
    qtbot.waitUntil(section.badge.isVisible, timeout=WAIT)
    act = acts(boss)[0]
    assert isinstance(act, SetCalendar)
    assert act.calendar.closures == (ClosureRecord(first=day, last=day, reason="repairs"),)
    assert not section.unsent
    assert boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is None


def close_on(section: TimeSection, days_ahead: int) -> None:
    """Add a closure to the form."""
    section.form.closures.add.click()
    sheet = section.findChildren(ClosureSheet)[-1]
    for field in (sheet.first, sheet.last):
        field.set_day(section.form._today() + timedelta(days=days_ahead))
    sheet.reason.edit.setText("repairs")
    sheet.on_act()


def send_time(qtbot: QtBot, section: TimeSection) -> None:
    section.send.click()
    answered(qtbot, section, yes=True)
    qtbot.waitUntil(lambda: not section.unsent, timeout=WAIT)


def test_a_second_change_is_built_on_the_first_that_waits(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> None:
    section = time_of(qtbot, page)
    close_on(section, 14)
    send_time(qtbot, section)
    qtbot.waitUntil(section.badge.isVisible, timeout=WAIT)
    close_on(section, 21)
    page.hide()  # the program is left and started again
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is not None, timeout=WAIT)
    again = OfficePage(boss, jobs, locale_en, theme, notices)
    qtbot.addWidget(again)
    again.show()
    restored = time_of(qtbot, again)
    qtbot.waitUntil(lambda: restored.unsent, timeout=WAIT)
    synced(boss)  # the first is confirmed meanwhile
    restored.reload()
    qtbot.waitUntil(lambda: not restored.badge.isVisible(), timeout=WAIT)
    send_time(qtbot, restored)
    synced(boss)
    assert acts(boss) == []
    catalogue = boss.casework.catalogue()
    assert catalogue is not None
    assert len(catalogue.calendars[0].closures) == 2


def test_a_restored_change_is_built_on_what_it_was_begun_with(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> None:
    section = time_of(qtbot, page)
    close_on(section, 14)
    page.hide()
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is not None, timeout=WAIT)
    change_elsewhere(boss)
    again = OfficePage(boss, jobs, locale_en, theme, notices)
    qtbot.addWidget(again)
    again.show()
    restored = time_of(qtbot, again)
    qtbot.waitUntil(lambda: restored.unsent, timeout=WAIT)
    restored.reload()
    qtbot.wait(200)  # however often it is read
    send_time(qtbot, restored)
    synced(boss)
    assert [item.problem for item in boss.casework.waiting()] == ["stale"]


def change_elsewhere(boss: Desk) -> None:
    """Have the working time changed by somebody else, and heard of here."""
    wanted = usual_calendar("riyadh").model_copy(update={"days": (7, 1, 2)})
    envelope = {"id": new_id(), "created_at": datetime(2026, 11, 22, tzinfo=UTC)}
    boss.office.submit(SetCalendar(**envelope, calendar=wanted))
    synced(boss)
    assert boss.casework.waiting() == ()


def test_a_sighting_offers_the_days_beside_umm_al_qura(
    qtbot: QtBot, page: OfficePage, locale_en: Locale, theme: Theme
) -> None:
    sheet = SightingSheet(None, date(2026, 11, 18), locale_en, theme, page)
    sheet.open()
    given: list[SightingRecord] = []
    sheet.filled.connect(given.append)
    sheet.month.setCurrentIndex(4)  # the one before this one is the first
    sheet.begins.setCurrentIndex(1)
    sheet.on_act()
    assert given == [SightingRecord(year=1448, month=9, first=date(2027, 2, 9))]


def test_what_is_wrong_with_a_calendar_is_said_and_not_sent(qtbot: QtBot, page: OfficePage) -> None:
    section = time_of(qtbot, page)
    section.form.windows.set_windows((WindowRecord(opens=time(15), closes=time(8)),))
    section.form.changed.emit()
    assert section.told.text() == "The office must close after it opens."
    assert not section.send.isEnabled()
    for chip in section.form.days.values():
        chip.setChecked(False)
    section.form.changed.emit()
    assert "Choose at least one working day." in section.told.text()


def test_a_change_on_top_of_a_colleagues_is_refused_and_its_words_are_kept(
    qtbot: QtBot, page: OfficePage, boss: Desk, central: Central, jobs: Jobs, tmp_path: Path
) -> None:
    section = time_of(qtbot, page)
    section.form.windows.set_windows((WindowRecord(opens=time(8), closes=time(12)),))
    section.form.changed.emit()
    mine = section.form.calendar()
    theirs = usual_calendar("riyadh").model_copy(update={"days": (7, 1, 2)})
    place = Settings(profile=tmp_path / "elsewhere", server=central.url)
    elsewhere = app.sign_in(place, central.url, "supervisor01", PASSWORD, PASSPHRASE)
    synced(elsewhere)
    elsewhere.office.submit(SetCalendar(id=new_id(), created_at=datetime.now(UTC), calendar=theirs))
    synced(elsewhere)
    elsewhere.close()
    jobs.changed.emit(synced(boss).changes)
    qtbot.waitUntil(lambda: section._known.calendars["riyadh"] == theirs, timeout=WAIT)
    assert section.form.calendar() == mine  # nothing is reloaded under the hand

    section.send.click()
    answered(qtbot, section, yes=True)
    qtbot.waitUntil(lambda: len(acts(boss)) == 1, timeout=WAIT)
    synced(boss)
    [refused] = boss.casework.waiting()
    assert (refused.state, refused.problem) == (OperationState.FAILED, "stale")
    assert acts(boss)[0].calendar == mine  # type: ignore[attr-defined]
    kept = boss.casework.catalogue()
    assert kept is not None
    assert kept.calendars == (theirs,)


def test_what_the_desk_refuses_is_told_and_stays_a_draft(qtbot: QtBot, page: OfficePage, boss: Desk) -> None:
    section = time_of(qtbot, page)
    section.form.windows.add.click()
    section._send(usual_calendar("jeddah"))
    qtbot.waitUntil(lambda: section.told.text() == "This belongs to another office.", timeout=WAIT)
    assert acts(boss) == []
    section.keep()
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is not None, timeout=WAIT)
    assert section.unsent


def test_unsent_changes_outlive_the_page(
    qtbot: QtBot, page: OfficePage, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> None:
    section = time_of(qtbot, page)
    section.form.windows.add.click()
    changed = section.form.calendar()
    page.hide()
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is not None, timeout=WAIT)
    again = OfficePage(boss, jobs, locale_en, theme, notices)
    qtbot.addWidget(again)
    again.show()
    restored = time_of(qtbot, again)
    qtbot.waitUntil(lambda: restored.form.calendar() == changed, timeout=WAIT)
    assert restored.unsent
    restored.drop.click()
    answered(qtbot, restored, yes=True)
    qtbot.waitUntil(lambda: not restored.unsent, timeout=WAIT)
    assert restored.form.calendar() == usual_calendar("riyadh")
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.CALENDAR) is None, timeout=WAIT)


def test_a_day_is_typed_in_either_calendar_and_stepped(qtbot: QtBot, locale_en: Locale, theme: Theme) -> None:
    field = DayField("Day", locale_en, theme)
    qtbot.addWidget(field)
    field.show()
    field.edit.setText("١٤٤٨-٠٦-٠٨")
    assert field.day() == date(2026, 11, 18)
    assert "18 November 2026" in field.told.text()
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.day() == date(2026, 11, 19)
    field.edit.setText("1448-06-31")
    assert field.is_wrong
    assert field.told.property("kind") == "error"


def test_keys_lead_through_the_parts(qtbot: QtBot, page: OfficePage) -> None:
    assert page.tabs == tuple(Tab)
    QTest.keyClick(page, Qt.Key.Key_PageDown, CONTROL)
    assert page.tab is Tab.TIME
    QTest.keyClick(page, Qt.Key.Key_PageUp, CONTROL)
    QTest.keyClick(page, Qt.Key.Key_PageUp, CONTROL)
    assert page.tab is Tab.AUDIT
    section = page.sections[Tab.AUDIT]
    qtbot.waitUntil(lambda: section.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]


@pytest.mark.parametrize("user_name", ["auditor01", "officer01"])
def test_who_sees_the_page(qtbot: QtBot, central: Central, desk_settings: Settings, user_name: str) -> None:
    app.sign_in(desk_settings, central.url, user_name, PASSWORD, "a passphrase for tests").close()
    window = Window(desk_settings, partial(app.entrance, desk_settings))
    qtbot.addWidget(window)
    window.start()
    qtbot.waitUntil(lambda: window.entry is not None and window.entry.unlock is not None, timeout=WAIT)
    window._resume("a passphrase for tests")
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT)
    shell = window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: shell.pages.currentWidget() is not shell.first_sync, timeout=2 * WAIT)
    shown = {stop for stop, button in shell.rail.buttons.items() if not button.isHidden()}
    if user_name == "auditor01":
        assert shown == {Stop.OFFICE}
        assert shell.pages.currentWidget() is shell.office
        assert shell.office.tabs == (Tab.AUDIT,)
    else:
        assert Stop.OFFICE not in shown
        beat = window.heartbeat
        assert beat is not None
        qtbot.waitUntil(lambda: beat.pulse.counted and not beat.pulse.empty, timeout=2 * WAIT)
        shell.menu.absence_requested.emit()
        qtbot.waitUntil(lambda: bool(shell.findChildren(AbsenceSheet)), timeout=WAIT)
        sheet = shell.findChildren(AbsenceSheet)[0]
        for field in (sheet.first, sheet.last):
            field.set_day(date(2026, 12, 24))
        sheet.on_act()
        told = f"حُفظ الغياب: {shell.work._desk.staff.name_ar}."
        qtbot.waitUntil(lambda: as_written(shell.notices.text.text()) == told, timeout=WAIT)
        qtbot.waitUntil(lambda: shell.notices.state.text() == "أُرسل", timeout=WAIT)
    window._closing = True
    window.close()


def test_before_the_first_filling_nothing_is_told_as_an_error(
    qtbot: QtBot,
    central: Central,
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    tmp_path: Path,
) -> None:
    place = Settings(profile=tmp_path / "fresh", server=central.url)
    desk = app.sign_in(place, central.url, "supervisor01", PASSWORD, PASSPHRASE)
    failed: list[object] = []
    jobs.failed.connect(failed.append)
    page = OfficePage(desk, jobs, locale_en, theme, notices)
    qtbot.addWidget(page)
    page.show()
    for tab in (Tab.TIME, Tab.TEXTS):
        page.show_tab(tab)
    assert jobs.settle(WAIT)
    qtbot.wait(50)
    jobs.changed.emit(synced(desk).changes)
    texts = page.sections[Tab.TEXTS]
    assert time_of(qtbot, page).office.count() == 1
    qtbot.waitUntil(lambda: texts.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    assert failed == []
    page.close()
    desk.close()
