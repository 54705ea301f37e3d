"""What administration shows of one person."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tawasul_contract.records import AbsenceRecord
from tawasul_desk.services.office import Person
from tawasul_desk.ui.locale import Language, Locale
from tawasul_desk.ui.office.people_section import PANEL_WIDTH
from tawasul_desk.ui.office.person_panel import PersonPanel
from tawasul_desk.ui.theme import Theme
from tests.services import made_up


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_dates_of_an_absence_stand_whole_in_the_panel(
    qtbot: QtBot, qapp: QApplication, theme: Theme, language: Language
) -> None:
    locale = Locale(language)
    locale.install(qapp)
    substitute = made_up.ME.model_copy(update={"id": UUID(int=7), "name_en": "Reem Al-Dosari"})
    absence = AbsenceRecord(first=date(2026, 11, 22), last=date(2026, 11, 28), substitute_id=substitute.id)
    staff = made_up.ME.model_copy(update={"absence": absence})
    panel = PersonPanel(UUID(int=8), locale, theme)
    qtbot.addWidget(panel)
    panel.show_person(Person(staff, pending=True), 3, made_up.CATALOGUE, {substitute.id: substitute})
    panel.show()
    shown = [each for each in panel.facts.findChildren(QLabel) if "2026" in each.text()]
    assert [label.text().count("\n") for label in shown] == [1, 1], "a line for each calendar"
    assert not any(" " in label.text() for label in shown)
    assert panel.minimumSizeHint().width() <= PANEL_WIDTH
