"""The lists of administration: every line of a cell is shown whole, in both languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tawasul_contract.records import AbsenceRecord, Role, StaffRecord
from tawasul_contract.trail import AuditPage, AuditRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.office import Person
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office import audit_section, people_section
from tawasul_desk.ui.office.audit_model import AuditModel
from tawasul_desk.ui.office.people_model import PeopleModel
from tawasul_desk.ui.office.people_section import PeopleSection
from tawasul_desk.ui.office.plain_table import PlainTable
from tawasul_desk.ui.office.texts_section import TextsSection
from tawasul_desk.ui.theme import Theme

WIDTH = 1_100  # as in a window of 1366 px
ME = UUID(int=1)
NAMES = {"ar": "عبد الرحمن عبد العزيز السبيعي", "en": "Abdulrahman Al-Shammari"}


def trail(locale: Locale) -> tuple[QAbstractTableModel, PlainTable]:
    """The trail with a line of an officer with a long name."""
    model = AuditModel(locale)
    told = AuditRecord(
        id=1,
        at=datetime(2026, 11, 22, 21, 30, tzinfo=UTC),
        done_at=datetime(2026, 11, 20, 5, 0, tzinfo=UTC),
        action="reveal_identity",
        staff_id=ME,
        staff_name_ar=NAMES["ar"],
        staff_name_en=NAMES["en"],
        device_id="0123456789",
        case_number="TW-1448-0000001",
    )
    model.begin(AuditPage(lines=(told,), next=None))
    columns = (audit_section.Column.WHO, audit_section.Column.WHAT)
    return model, PlainTable(model, "", columns, audit_section.WIDTHS, lines=2)


def people(locale: Locale) -> tuple[QAbstractTableModel, PlainTable]:
    """The people with one who is away from one month to the next."""
    model = PeopleModel(ME, locale)
    absence = AbsenceRecord(first=date(2026, 11, 20), last=date(2026, 12, 22))
    away = StaffRecord(
        id=UUID(int=2),
        user_name="away",
        name_ar=NAMES["ar"],
        name_en=NAMES["en"],
        role=Role.OFFICER,
        office_ids=("riyadh",),
        absence=absence,
    )
    model.show_people([Person(away, absent=True)], {})
    return model, PlainTable(model, "", (people_section.Column.NAME,), people_section.WIDTHS, lines=2)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("made", "width"), [(trail, WIDTH), (people, WIDTH - people_section.PANEL_WIDTH)])
def test_every_line_of_every_cell_is_shown_whole(
    qtbot: QtBot,
    theme: Theme,
    language: str,
    made: Callable[[Locale], tuple[QAbstractTableModel, PlainTable]],
    width: int,
    request: pytest.FixtureRequest,
) -> None:
    locale: Locale = request.getfixturevalue(f"locale_{language}")
    model, table = made(locale)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    for column in range(model.columnCount()):
        index = model.index(0, column)
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        given = option.rect = table.visualRect(index)
        wanted = table.itemDelegate().sizeHint(option, index)
        assert wanted.width() <= given.width(), (model.titles[column], index.data(), given.width())
        assert wanted.height() <= given.height(), (model.titles[column], index.data())


@pytest.mark.parametrize("made", [PeopleSection, TextsSection])
def test_what_was_not_read_yet_has_no_acts(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    made: type[PeopleSection | TextsSection],
) -> None:
    section = made(desk, jobs, locale_en, theme, notices)
    qtbot.addWidget(section)
    section.show()
    assert not section.panel.isVisible()
    qtbot.waitUntil(lambda: section.chosen is not None, timeout=15_000)
    assert section.panel.isVisible()
    section.close()
