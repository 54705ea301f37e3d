"""The journeys: a real central, a real encrypted profile, the real window, and an officer at it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from sqlalchemy import Row, select, update
from sqlalchemy.sql import Select

from tawasul_central import tables
from tawasul_contract.operations import Assign, new_id
from tawasul_contract.records import Role
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.window import Window
from tests.conftest import PASSWORD, Central
from tools.officer import PASSPHRASE, Officer

OFFICER = "officer01"
POPUP = Qt.WindowType.Popup


class _Loose(QObject):
    """Notes windows that open although nobody asked for a window: widgets shown before they have a place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        # What drops down from a field is a window too, of a kind that nobody opens by mistake.
        if shown and not isinstance(watched, QMainWindow | QDialog) and watched.windowType() is not POPUP:
            self.found.append(repr(watched))
        return False


@pytest.fixture(autouse=True)
def _no_loose_windows(qapp: QApplication) -> Iterator[None]:
    watcher = _Loose()
    qapp.installEventFilter(watcher)
    yield
    qapp.removeEventFilter(watcher)
    assert watcher.found == []


@pytest.fixture
def central(central: Central) -> Central:
    """A central where all work that somebody has is this officer's: every kind of case is at hand."""
    case, staff = tables.case_file, tables.staff
    me = select(staff.c.id).where(staff.c.user_name == OFFICER).scalar_subquery()
    with central.engine.begin() as db:
        office = db.execute(select(staff.c.office_ids).where(staff.c.user_name == OFFICER)).scalar_one()[0]
        db.execute(update(case).values(office_id=office))
        db.execute(update(case).where(case.c.assignee_id.is_not(None)).values(assignee_id=me))
    return central


@pytest.fixture
def settings(central: Central, tmp_path: Path) -> Settings:
    """The settings of this officer's workstation."""
    return Settings(profile=tmp_path / "profile", server=central.url)


@pytest.fixture
def start(qapp: QApplication, settings: Settings) -> Iterator[Callable[[], Officer]]:
    """Start the program, again and again on the same profile; what is open is closed after the test."""
    started: list[Officer] = []

    def begin() -> Officer:
        officer = Officer(Window(settings, partial(app.entrance, settings)))
        started.append(officer)
        officer.start()
        return officer

    yield begin
    for officer in started:
        officer.close()
        officer.window.deleteLater()
    QTest.qWait(0)


@pytest.fixture
def officer(start: Callable[[], Officer]) -> Officer:
    """An officer who is signed in and sees the queue."""
    at_work = start()
    at_work.sign_in(OFFICER, PASSWORD)
    at_work.wait_for_queue()
    at_work.wait_until_sent()
    return at_work


@pytest.fixture
def seat(qapp: QApplication, central: Central, tmp_path: Path) -> Iterator[Callable[[str], Officer]]:
    """Sign somebody in at a workstation of their own, beside the others; all are closed after the test."""
    seated: list[Officer] = []

    def sit(user_name: str) -> Officer:
        settings = Settings(profile=tmp_path / f"desk-{user_name}", server=central.url)
        person = Officer(Window(settings, partial(app.entrance, settings)))
        seated.append(person)
        person.start()
        person.sign_in(user_name, PASSWORD)
        person.wait_for_first_screen()
        if person.desk.staff.role is Role.SUPERVISOR:
            person.shell.go(Place(Stop.TURN))
        person.wait_until_sent()
        return person

    yield sit
    for person in seated:
        person.close()
        person.window.deleteLater()
    QTest.qWait(0)


@pytest.fixture
def told(central: Central) -> Callable[[Select[tuple[object, ...]]], list[Row[tuple[object, ...]]]]:
    """Ask the database of the central."""

    def ask(question: Select[tuple[object, ...]]) -> list[Row[tuple[object, ...]]]:
        with central.engine.connect() as db:
            return list(db.execute(question).all())

    return ask


def case_of(case_id: object) -> Select[tuple[object, ...]]:
    """Return the question for a case."""
    return select(tables.case_file).where(tables.case_file.c.id == case_id)


def events_of(case_id: object) -> Select[tuple[object, ...]]:
    """Return the question for the lines that operations wrote on a case, in their order."""
    event = tables.event
    wanted = select(event).where(event.c.case_id == case_id, event.c.operation_id.is_not(None))
    return wanted.order_by(event.c.at)


def notices_of(case_id: object) -> Select[tuple[object, ...]]:
    """Return the question for what the resident was told of a case."""
    notification = tables.notification
    return select(notification).where(notification.c.case_id == case_id).order_by(notification.c.at)


@pytest.fixture
def supervisor(central: Central, tmp_path: Path) -> Iterator[Desk]:
    """The desk of the supervisor, who moves work about."""
    place = Settings(profile=tmp_path / "supervisor", server=central.url)
    desk = app.sign_in(place, central.url, "supervisor01", PASSWORD, PASSPHRASE)
    yield desk
    desk.close()


def give(supervisor: Desk, case_id: UUID, to: UUID) -> None:
    """Have the supervisor assign a case to this person."""
    synced(supervisor)
    version, now = supervisor.casework.view(case_id).case.version, datetime.now(UTC)
    act = Assign(id=new_id(), case_id=case_id, created_at=now, base_version=version, assignee_id=to)
    supervisor.casework.submit(act)
    synced(supervisor)
    assert supervisor.casework.waiting() == ()


def colleague_of(desk: Desk) -> UUID:
    """Return another officer of the same office."""
    staff = desk.casework.staff().values()
    same = (
        one for one in staff if one.role == "officer" and set(one.office_ids) & set(desk.staff.office_ids)
    )
    return next(one.id for one in same if one.id != desk.staff.id)


def synced(desk: Desk) -> None:
    """Make a pass."""
    desk.sync.once(lambda _done, _total: None, lambda: False)
