"""J14: an auditor reads who did what, by request and by person, takes it along, and can change nothing."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.rules import RefusalCode
from tawasul_desk import app
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.office.audit_section import AuditSection
from tawasul_desk.ui.office.audit_words import action_texts
from tawasul_desk.ui.office.office_page import Tab
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.window import Window
from tests.conftest import PASSWORD, Central
from tools.officer import Officer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what drops down


@pytest.fixture
def auditor(qapp: QApplication, central: Central, tmp_path: Path) -> Iterator[Officer]:
    """An auditor at a workstation of their own."""
    settings = Settings(profile=tmp_path / "desk-auditor", server=central.url)
    person = Officer(Window(settings, partial(app.entrance, settings)))
    person.start()
    person.sign_in("auditor01", PASSWORD)
    shell = person.shell
    person.wait(lambda: shell.pages.currentWidget() is shell.office, "the audit trail", 60)
    yield person
    person.close()
    person.window.deleteLater()
    QTest.qWait(0)


def trail_of(auditor: Officer) -> AuditSection:
    section = auditor.shell.office.sections[Tab.AUDIT]
    assert isinstance(section, AuditSection)
    auditor.wait(section.model.rowCount, "lines of the trail")
    return section


def work_on_a_case(officer: Officer) -> tuple[UUID, str]:
    """Have the officer open a request, reveal who sent it and write a note; return which it was."""
    row = officer.rows(Shelf.MINE)[0]
    officer.open_case(row.case_id)
    officer.desk.casework.record_access(row.case_id, "reveal_identity")
    note = AddNote(id=new_id(), case_id=row.case_id, created_at=datetime.now(UTC), body="للمتابعة")
    officer.desk.casework.submit(note)
    officer.press("F5", officer.shell)
    officer.wait_until_sent()
    return row.case_id, row.case_number


def test_the_trail_is_read_by_request_and_by_person_and_taken_along(
    officer: Officer, auditor: Officer, central: Central, tmp_path: Path
) -> None:
    _, number = work_on_a_case(officer)
    section = trail_of(auditor)
    filters, lines = section.filters, lambda: section.model.lines

    filters.number.setFocus()
    QTest.keyClicks(filters.number, number)
    auditor.press("Return", filters.number)
    by_case = auditor.wait(
        lambda: {each.case_number for each in lines()} == {number} and lines(), "by request"
    )
    assert {"open", "reveal_identity", "add_note"} <= {each.action for each in by_case}

    filters.number.clear()
    person = officer.desk.staff
    name = filters.person.edit
    name.setFocus()
    name.selectAll()
    auditor.type(person.name_ar.split()[0])
    offered = filters.person.completer().completionModel()
    assert 0 < offered.rowCount() < filters.person.count()
    name.setText(person.name_ar)
    auditor.press("Return", name)
    auditor.wait(lambda: "sign_in" in {each.action for each in lines()}, "by person")
    assert {each.staff_id for each in lines()} == {person.id}

    auditor.press("Ctrl+S", section)
    dialog = auditor.wait(lambda: section.findChild(QFileDialog), "the question where to")
    path = tmp_path / "trail.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    auditor.wait(path.exists, "the file")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert {row[4] for row in rows[1:]} == {str(person.id)}
    assert action_texts()["reveal_identity"] in {row[5] for row in rows[1:]}
    auditor.wait(lambda: recorded(auditor, central), "the line that tells of the copy")


def recorded(auditor: Officer, central: Central) -> bool:
    """Return whether the trail itself knows by now that a copy of it was taken."""
    auditor.window.heartbeat.sync_now()
    audit = tables.audit.c
    question = select(audit.id).where(audit.action == "export_audit", audit.staff_id == auditor.desk.staff.id)
    with central.engine.connect() as db:
        return bool(db.execute(question).all())


def test_an_auditor_changes_nothing(
    officer: Officer, auditor: Officer, told: Callable[..., list[object]]
) -> None:
    case_id, _ = work_on_a_case(officer)
    trail_of(auditor)
    shell = auditor.shell
    assert {stop for stop, button in shell.rail.buttons.items() if not button.isHidden()} == {Stop.OFFICE}
    assert shell.office.tabs == (Tab.AUDIT,)
    for keys in ("Ctrl+1", "Ctrl+3", "Ctrl+PgDown", "Ctrl+N"):
        auditor.press(keys, shell)
        assert shell.pages.currentWidget() is shell.office, keys
    before = told(select(tables.event).where(tables.event.c.case_id == case_id))
    note = AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="من المراجع")
    with pytest.raises(KnownError) as refused:
        auditor.desk.casework.submit(note)
    assert refused.value.code is ErrorCode.NOT_FOUND  # no request is on this desk at all
    [answer] = auditor.desk.open_session.api.send((note,)).results
    assert answer.code == RefusalCode.ROLE
    assert told(select(tables.event).where(tables.event.c.case_id == case_id)) == before
