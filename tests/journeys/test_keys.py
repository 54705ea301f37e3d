"""Every key that F1 shows does something there, for every role on every page; proved by pressing it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tawasul_contract.records import Status
from tawasul_desk import app
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.key_list import live_keys
from tawasul_desk.ui.office.office_page import Tab
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.shortcuts import Area, Key, OfficeKey
from tawasul_desk.ui.window import Window
from tests.conftest import PASSWORD, Central
from tools.officer import Officer

# Menus and sheets open by keys: what the offscreen platform cannot do with them is no fault.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Seat = Callable[[str], Officer]
Go = Callable[[Officer], QWidget]
# These lead to where one is already, or back to how it is shown already: first something else is done.
BEFORE = {Key.FIT_PAGE: Key.ZOOM_IN, Key.FIT_WIDTH: Key.FIT_PAGE, Key.ACTUAL: Key.FIT_PAGE}
ROLES = {"officer": "officer01", "supervisor": "supervisor01", "auditor": "auditor01"}


@dataclass(frozen=True)
class Page:
    """Where the keys are tried: for whom, and how one gets there."""

    role: str
    name: str
    go: Go


def shelf(stop: Stop) -> Go:
    def go(person: Officer) -> QWidget:
        person.shell.go(Place(stop))
        queue = person.shell.queue
        person.wait(lambda: queue.model.total, "lines")
        queue.table.setFocus()
        return person.window

    return go


def stop(place: Stop) -> Go:
    def go(person: Officer) -> QWidget:
        person.shell.go(Place(place))
        return person.window

    return go


def case(*statuses: Status, mine: bool = True, shelf: Shelf = Shelf.ALL) -> Go:
    def go(person: Officer) -> QWidget:
        person.shell.go(Place(Stop.ALL))
        found = next(each for each in cases(person, shelf, statuses) if not mine or is_mine(person, each))
        person.open_case(found)
        person.shell.case.setFocus()
        return person.window

    return go


def cases(person: Officer, shelf: Shelf, statuses: tuple[Status, ...]) -> Iterator[UUID]:
    query = QueueQuery(shelf=shelf, statuses=frozenset(statuses))
    waiting = {item.operation.case_id for item in person.desk.casework.waiting()}
    rows = person.desk.casework.page(query, 0, 1_000).rows
    return (row.case_id for row in rows if row.case_id not in waiting)


def is_mine(person: Officer, case_id: UUID) -> bool:
    return person.desk.casework.view(case_id).case.assignee_id == person.desk.staff.id


def form(kind: ActKind) -> Go:
    def go(person: Officer) -> QWidget:
        case(Status.UNDER_PROCESSING)(person)
        person.shell.case.act(kind)
        person.form(kind)
        return person.window

    return go


def tab(which: Tab) -> Go:
    def go(person: Officer) -> QWidget:
        person.shell.go(Place(Stop.OFFICE))
        office = person.shell.office
        office.show_tab(which)
        QTest.qWait(300)
        office.setFocus()
        return person.window

    return go


def viewer(media_type: str) -> Go:
    def go(person: Officer) -> QWidget:
        for case_id in cases(person, Shelf.ALL, ()):
            view = person.desk.casework.view(case_id)
            found = next((each for each in view.attachments if each.media_type == media_type), None)
            if found is not None and len(view.attachments) > 1:
                person.open_case(case_id)
                person.view_attachment(found, view.attachments)
                return person.shell.viewer
        raise AssertionError(media_type)

    return go


def preview(person: Officer) -> QWidget:
    case(Status.UNDER_PROCESSING, mine=False)(person)
    report = person.shell.report
    report.show_case(person.shell.place.case_id)
    person.wait(lambda: report.summary, "the summary")
    return report


PAGES = [
    Page("officer", "my requests", shelf(Stop.TURN)),
    Page("officer", "unassigned", shelf(Stop.UNASSIGNED)),
    Page("officer", "a new case of nobody", case(Status.SUBMITTED, mine=False, shelf=Shelf.UNASSIGNED)),
    Page("officer", "a case under work", case(Status.UNDER_PROCESSING)),
    Page("officer", "a processed case", case(Status.PROCESSED)),
    Page("officer", "the form of a return", form(ActKind.RETURN)),
    Page("officer", "the form of processing", form(ActKind.PROCESS)),
    Page("officer", "the form of a response", form(ActKind.RESPOND)),
    Page("officer", "with the applicant", stop(Stop.WAITING)),
    Page("officer", "finished", stop(Stop.FINISHED)),
    Page("officer", "watched", stop(Stop.WATCHED)),
    Page("officer", "the outbox", stop(Stop.OUTBOX)),
    Page("officer", "own figures", stop(Stop.BOARD)),
    Page("officer", "a picture", viewer("image/jpeg")),
    Page("officer", "a paper", viewer("application/pdf")),
    Page("officer", "a summary", preview),
    Page("supervisor", "unassigned", shelf(Stop.UNASSIGNED)),
    Page("supervisor", "all", shelf(Stop.ALL)),
    Page("supervisor", "a case under work", case(Status.UNDER_PROCESSING, mine=False)),
    Page("supervisor", "a closed case", case(Status.CLOSED, mine=False)),
    Page("supervisor", "the board", stop(Stop.BOARD)),
    *(Page("supervisor", str(each), tab(each)) for each in Tab),
    Page("auditor", "the trail", tab(Tab.AUDIT)),
]


@pytest.fixture(autouse=True)
def _quiet(qapp: QApplication) -> Iterator[None]:
    """Keep the cursor from blinking: a picture changes only where something was done."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture
def auditor(qapp: QApplication, central: Central, tmp_path: Path) -> Iterator[Officer]:
    """An auditor at a workstation of their own: theirs begins at the trail, where no queue is."""
    settings = Settings(profile=tmp_path / "desk-auditor", server=central.url)
    person = Officer(Window(settings, partial(app.entrance, settings)))
    person.start()
    person.sign_in(ROLES["auditor"], PASSWORD)
    person.wait(lambda: person.shell.pages.currentWidget() is person.shell.office, "the trail", 60)
    person.wait_until_sent()
    yield person
    person.close()
    person.window.deleteLater()
    QTest.qWait(0)


@pytest.mark.parametrize("role", list(ROLES))
def test_every_key_that_is_shown_does_something_there(
    seat: Seat, role: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    asked: list[str] = []
    forbid_file_dialogs(monkeypatch, asked)
    person = request.getfixturevalue("auditor") if role == "auditor" else seat(ROLES[role])
    dead: list[tuple[str, str]] = []
    meanings: dict[str, set[str]] = defaultdict(set)  # of the pages that an Escape leads from and to
    tried: set[tuple[Area, str]] = set()
    for page in (each for each in PAGES if each.role == role):
        window = arrive(person, page)
        shown = [(area, key) for area, key, _ in live_keys(window)]
        for _, key, keys in live_keys(window):
            if isinstance(key, Key):
                meanings[keys].add(key.name)
        assert shown, page.name
        for area, key in shown:
            # The same binding is tried once; the acts of a request, which depend on it, on every one.
            if (area, key.name) in tried and key.name not in ActKind.__members__:
                continue
            tried.add((area, key.name))
            window = arrive(person, page)
            if not lives(window, key):
                dead.append((page.name, f"{key.name} came and went"))
            elif not does_something(person, window, key, asked):
                dead.append((page.name, key.name))
            clear_away(person)
    assert not dead, dead
    assert {keys: names for keys, names in meanings.items() if len(names) > 1} == {}


def test_the_sheet_is_of_this_role_and_page(seat: Seat) -> None:
    officer = seat("officer01")
    shelf(Stop.UNASSIGNED)(officer)
    shown = names(officer)
    assert {"GIVE_NEXT", "SEARCH", "FILTER_STATUS", "WATCH", "OPEN"} <= shown
    assert not {"ASSIGN", "OFFER", "DISTRIBUTE", "GO_OFFICE", "APPROVE"} & shown
    case(Status.UNDER_PROCESSING)(officer)
    shown = names(officer)
    assert {"PROCESS", "RETURN", "SEARCH", "GIVE_NEXT", "NEXT_CASE"} <= shown
    assert not {"TAKE", "ASSIGN", "OFFER", "CLOSE", "REOPEN", "APPROVE", "FILTER_STATUS"} & shown
    case(Status.PROCESSED)(officer)
    assert "CLOSE" in names(officer)
    form(ActKind.PROCESS)(officer)
    by_key = {key: keys for area, key, keys in live_keys(officer.window) if area is Area.FORM}
    assert by_key[Key.APPROVED] == "A"
    officer.shell.case.composing.form.editor.setFocus()
    by_key = {key: keys for area, key, keys in live_keys(officer.window) if area is Area.FORM}
    assert by_key[Key.APPROVED] == "Alt+A"


def names(person: Officer) -> set[str]:
    """Return the names of the keys that are shown: two tables have some of the keys."""
    return {key.name for _, key, _ in live_keys(person.window)}


def arrive(person: Officer, page: Page) -> QWidget:
    window = page.go(person)
    person.wait(window.isVisible, page.name)
    window.activateWindow()
    person.wait(window.isActiveWindow, "the keyboard")
    settle(person)
    return window


def does_something(person: Officer, window: QWidget, key: Key | OfficeKey, asked: list[str]) -> bool:
    """Press a key and return whether anything came of it: seen, kept to be sent, or asked for."""
    if isinstance(key, Key) and key in BEFORE:
        press(window, BEFORE[key])
        settle(person)
    before, passes = seen(person), heard(person)
    asked.clear()
    press(window, key)
    for _ in range(150):
        QTest.qWait(20)
        if seen(person) != before or asked or (key is Key.SYNC and heard(person) != passes):
            return True
        if key.name.startswith("GO_") and Stop[key.name[3:]] is person.shell.place.stop:
            return True  # one is there
        if key.name == form_shown(person):
            return True  # the form of this act is open already
    return False


def form_shown(person: Officer) -> str:
    """Return the name of the act whose form is open."""
    composing = person.shell.case.composing if "case" in vars(person.shell) else None
    form = composing.form if composing is not None else None
    return form.kind.name if form is not None and form.isVisible() else ""


def lives(window: QWidget, key: Key | OfficeKey) -> bool:
    """Return whether the sheet shows the key again, once what the page reads has come."""
    for _ in range(100):
        if key in [found for _, found, _ in live_keys(window)]:
            return True
        QTest.qWait(20)
    return False


def press(window: QWidget, key: Key | OfficeKey) -> None:
    target = QApplication.focusWidget() or window
    QTest.keySequence(target if target.window() is window else window, str(key).replace("Enter", "Return"))


def seen(person: Officer) -> tuple[object, ...]:
    """Return what is to be seen in all windows, and what waits to be sent."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    pictures = tuple(picture_of(each) for each in tops)
    waiting = tuple(item.operation.id for item in person.desk.casework.waiting())
    return pictures, waiting, person.shell.place


def picture_of(window: QWidget) -> int:
    image = window.grab().toImage()  # it must outlive its bytes
    return hash(bytes(image.constBits()))


def heard(person: Officer) -> object:
    beat = person.window.heartbeat
    return beat and beat.pulse


def settle(person: Officer) -> None:
    """Wait until nothing moves any more."""
    last = seen(person)
    for _ in range(100):
        QTest.qWait(30)
        now = seen(person)
        if now == last:
            return
        last = now


def clear_away(person: Officer) -> None:
    """Close what the key opened, and go back to the language and look of before."""
    for _ in range(4):
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog | QMenu) and each.isVisible():
                each.close()
        QTest.qWait(10)
    person.window.jobs.settle(10_000)  # what the key began may lead to another page
    QTest.qWait(30)
    composing = person.shell.case.composing if "case" in vars(person.shell) else None
    if composing is not None:
        composing.close_form()
    office = person.shell.office if "office" in vars(person.shell) else None
    if office is not None and Tab.TEXTS in office.sections:
        office.sections[Tab.TEXTS]._discard()
    person.shell.notices.clear()  # the same word once more would be no change
    person.shell.queue.search.clear()
    person.shell.queue.filters.clear()


def forbid_file_dialogs(monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    """Note that a file or a printer was asked for: such a dialog would wait for a person."""
    for name, nothing in (("getOpenFileNames", ([], "")), ("getSaveFileName", ("", ""))):

        def ask(*_: object, name: str = name, nothing: object = nothing, **__: object) -> object:
            asked.append(name)
            return nothing

        monkeypatch.setattr(f"PySide6.QtWidgets.QFileDialog.{name}", ask)
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrintDialog.open", lambda *_: asked.append("print"), raising=False
    )
