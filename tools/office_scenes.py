"""The pictures of administration, as a supervisor comes to it."""

from datetime import date
from typing import Final

from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.office.absence_sheet import AbsenceSheet
from tawasul_desk.ui.office.office_page import Tab
from tawasul_desk.ui.office.people_section import PeopleSection
from tawasul_desk.ui.office.texts_section import TextsSection
from tawasul_desk.ui.office.time_section import TimeSection
from tawasul_desk.ui.place import Place, Stop
from tools.officer import PASSPHRASE
from tools.scenes import PASSWORD, SUPERVISOR, Photographer, rest

AWAY: Final = (date(2026, 11, 29), date(2026, 12, 3))
WEDNESDAY: Final = 3


def office(camera: Photographer) -> None:
    """Each part of the page, the sheet of an absence, and a calendar and a text in the making."""
    officer = camera.officer
    officer.wait(lambda: officer.window.entry, "the sign-in card")
    officer.sign_in(SUPERVISOR, PASSWORD, PASSPHRASE)
    shell = officer.shell
    officer.wait(lambda: shell.pages.currentWidget() is shell.queue, "the queue", 60)
    shell.go(Place(Stop.OFFICE))
    people = shell.office.sections[Tab.PEOPLE]
    if isinstance(people, PeopleSection):
        officer.wait(lambda: people.chosen, "people")
        camera.take("office-people")
        people.panel.absence.click()
        for sheet in people.findChildren(AbsenceSheet):
            sheet.first.set_day(AWAY[0])
            sheet.last.set_day(AWAY[1])
            camera.take("office-absence", sheet)
            sheet.accept()
    for tab in (Tab.TIME, Tab.TEXTS, Tab.AUDIT):
        shell.office.show_tab(tab)
        rest(1_000)
        camera.take(f"office-{tab.value}")
    shell.office.show_tab(Tab.TIME)
    time = shell.office.sections[Tab.TIME]
    if isinstance(time, TimeSection):
        _another_calendar(camera, time)
    shell.office.show_tab(Tab.TEXTS)
    texts = shell.office.sections[Tab.TEXTS]
    if isinstance(texts, TextsSection):
        texts.panel.edit.click()
        camera.take("office-text")


def _another_calendar(camera: Photographer, time: TimeSection) -> None:
    """A day less in the week: what that would do, and the question before it is put in force."""
    time.form.days[WEDNESDAY].click()
    rest(2_000)  # the hand rests, and the open requests are counted
    camera.take("office-forecast")
    time.send.click()
    for question in time.findChildren(Question):
        camera.take("office-forecast-asked", question)
        question.reject()
    time.form.days[WEDNESDAY].click()
