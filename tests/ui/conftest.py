"""What the tests of the windows share: one look, two languages, real jobs, a real signed-in desk."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme
from tests.conftest import PASSWORD, Central

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent
PASSPHRASE = "a passphrase for tests"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Silence what the offscreen platform says of itself; every other warning of Qt fails its test."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support")
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(quiet)


def job_threads() -> list[str]:
    """Return the names of the lanes' threads that live."""
    lanes = tuple(f"{lane}-" for lane in Lane)
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(lanes)]


@pytest.fixture(autouse=True)
def _no_thread_outlives_a_test() -> Iterator[None]:
    before = job_threads()
    yield
    assert job_threads() == before


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light look, worn by the application."""
    light = Theme("light")
    light.apply(qapp)
    return light


@pytest.fixture
def locale_ar(qapp: QApplication) -> Locale:
    """Arabic, installed."""
    arabic = Locale("ar")
    arabic.install(qapp)
    return arabic


@pytest.fixture
def locale_en(qapp: QApplication) -> Locale:
    """English, installed."""
    english = Locale("en")
    english.install(qapp)
    return english


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Real lanes, ended after the test."""
    lanes = Jobs()
    yield lanes
    assert lanes.stop()


@pytest.fixture
def notices(qtbot: QtBot, theme: Theme) -> Notices:
    """A bar for notices."""
    bar = Notices(theme)
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    """An empty settings file."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def desk_settings(central: Central, tmp_path: Path) -> Settings:
    """The settings of a workstation beside the central of this test."""
    return Settings(profile=tmp_path / "profile", server=central.url, demo=True)


@pytest.fixture
def open_desk(central: Central, desk_settings: Settings) -> Iterator[Callable[[str], Desk]]:
    """Sign somebody in and fill their mirror; closed after the test."""
    opened: list[Desk] = []

    def sign_in(user_name: str) -> Desk:
        desk = app.sign_in(desk_settings, central.url, user_name, PASSWORD, PASSPHRASE)
        opened.append(desk)
        desk.sync.once(lambda done, total: None, lambda: False)
        return desk

    yield sign_in
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of officer01: real encrypted files, first sync done."""
    return open_desk("officer01")
