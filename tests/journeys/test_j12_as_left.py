"""J12: switch to English and dark, restart: all as it was left, what is being changed too."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from tawasul_contract.records import Status
from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.queue_columns import Column
from tawasul_desk.ui.office.office_page import Tab
from tawasul_desk.ui.office.text_form import TextForm
from tawasul_desk.ui.office.texts_section import TextsSection
from tawasul_desk.ui.office.time_section import TimeSection
from tawasul_desk.ui.place import Stop
from tools.officer import Officer


def test_language_look_place_and_columns_are_kept_over_a_restart(
    officer: Officer, start: Callable[[], Officer]
) -> None:
    assert officer.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    officer.press("Ctrl+Shift+L", officer.shell)
    officer.wait(lambda: officer.window.preferences.language == "en", "English")
    officer.press("Ctrl+Shift+D", officer.shell)
    officer.wait(lambda: officer.window.theme.dark, "dark")
    assert officer.shell.layoutDirection() is Qt.LayoutDirection.LeftToRight

    officer.press("Ctrl+2", officer.shell)
    officer.wait(lambda: officer.shell.place.stop is Stop.UNASSIGNED, "the unassigned")
    header = officer.shell.queue.table.horizontalHeader()
    header.resizeSection(Column.APPLICANT, 321)
    header.moveSection(header.visualIndex(Column.STATUS), 0)
    row = officer.rows(Shelf.UNASSIGNED)[0]
    officer.open_case(row.case_id)
    officer.close()

    again = start()
    again.unlock()
    again.wait_for_case(row.case_id)
    assert (again.window.preferences.language, again.window.theme.dark) == ("en", True)
    assert again.shell.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert again.shell.place.stop is Stop.UNASSIGNED
    header = again.shell.queue.table.horizontalHeader()
    assert header.sectionSize(Column.APPLICANT) == 321
    assert header.visualIndex(Column.STATUS) == 0


def test_files_chosen_for_a_response_outlive_language_look_and_restart(
    officer: Officer, start: Callable[[], Officer], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a letter")
    row = officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)[0]
    officer.open_case(row.case_id)
    officer.act("Ctrl+R")
    officer.form(ActKind.RESPOND).files.add(letter)
    for keys in ("Ctrl+Shift+L", "Ctrl+Shift+D"):
        before = officer.shell
        officer.press(keys, before)
        officer.wait(lambda old=before: officer.window.shell not in (None, old), "the window dressed anew")
        officer.wait_for_case(row.case_id)
        officer.act("Ctrl+R")
        form = officer.form(ActKind.RESPOND)
        officer.wait(lambda now=form: [file.name for file in now.files.files()] == ["letter.pdf"], "the file")
    officer.close()

    letter.unlink()
    again = start()
    again.unlock()
    again.wait_for_case(row.case_id)
    again.act("Ctrl+R")
    form = again.form(ActKind.RESPOND)
    again.wait(form.files.files, "the file")
    form.editor.put("مرفق خطاب")
    again.press("Ctrl+Enter", form.editor)
    attachments = again.wait(
        lambda: [
            file for file in again.desk.casework.view(row.case_id).attachments if file.name == letter.name
        ],
        "the attachment",
    )
    assert len(attachments) == 1


def hours_of(person: Officer) -> TimeSection:
    """Open the working time, and wait until it is read."""
    person.shell.rail.buttons[Stop.OFFICE].click()
    person.shell.office.show_tab(Tab.TIME)
    section = person.shell.office.sections[Tab.TIME]
    assert isinstance(section, TimeSection)
    person.wait(lambda: section.form.calendar() is not None, "the working time")
    return section


def texts_of(person: Officer) -> TextsSection:
    """Open the response texts, and wait until they are read."""
    person.shell.office.show_tab(Tab.TEXTS)
    section = person.shell.office.sections[Tab.TEXTS]
    assert isinstance(section, TextsSection)
    person.wait(section.model.rowCount, "the response texts")
    return section


def written(person: Officer, texts: TextsSection) -> TextForm:
    return person.wait(lambda: texts.form, "the text that is being written")


def test_what_a_supervisor_is_changing_outlives_the_language(seat: Callable[[str], Officer]) -> None:
    boss = seat("supervisor01")
    hours = hours_of(boss)
    hours.form.windows.add.click()
    changed = hours.form.calendar()
    assert hours.unsent
    texts = texts_of(boss)
    texts.new.click()
    written(boss, texts).editor.put("المكرم {applicant}\n{officer}")

    before = boss.shell
    boss.press("Ctrl+Shift+L", before)
    boss.wait(lambda: boss.window.shell not in (None, before), "the other language")
    assert boss.window.preferences.language == "en"
    again = hours_of(boss)
    boss.wait(lambda: again.unsent, "the changes that were not sent")
    assert again.form.calendar() == changed
    assert written(boss, texts_of(boss)).editor.text() == "المكرم {applicant}\n{officer}"
