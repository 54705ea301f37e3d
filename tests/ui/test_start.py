"""The start: the window is shown before what comes after it is loaded, and no more is loaded than needed."""

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.cover import UNSEEN_MS, Cover
from tawasul_desk.ui.theme import Theme

pytestmark = pytest.mark.slow

FIRST_PICTURE = "import tawasul_desk.__main__, tawasul_desk.ui.program"
QUEUE = f"{FIRST_PICTURE}, tawasul_desk.app, tawasul_desk.ui.shell"
PAPER = {"reportlab", "uharfbuzz", "arabic_reshaper", "bidi", "PySide6.QtPdf", "PySide6.QtPrintSupport"}
LATER = PAPER | {"alembic", "requests", "truststore"}
BEHIND = LATER | {
    "sqlalchemy", "sqlcipher3", "cryptography", "keyring", "argon2", "structlog", "tawasul_contract.records",
}  # fmt: skip


def loaded_by(imports: str) -> set[str]:
    program = f"{imports}\nimport sys\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_the_first_picture_needs_neither_database_nor_network_nor_keys() -> None:
    assert not loaded_by(FIRST_PICTURE) & BEHIND


def test_the_queue_needs_neither_paper_nor_network_nor_migrations() -> None:
    assert not loaded_by(QUEUE) & LATER


def test_qt_reads_no_source_of_what_is_imported_after_it() -> None:
    told = "import tawasul_desk.ui.program, linecache, colorsys\nprint(colorsys.__file__ in linecache.cache)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
    usual = told.replace("tawasul_desk.ui.program", "PySide6.QtCore")
    ran = subprocess.run([sys.executable, "-c", usual], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "True", "PySide no longer does so: tawasul_desk/ui/__init__.py can go"


def test_the_cover_is_seen_once(theme: Theme, qtbot: QtBot) -> None:
    cover = Cover(theme)
    qtbot.addWidget(cover)
    seen: list[bool] = []
    cover.seen.connect(lambda: seen.append(cover.isVisible()))
    with qtbot.waitSignal(cover.seen, timeout=UNSEEN_MS // 2):
        cover.show()
    cover.repaint()
    qtbot.wait(50)
    assert seen == [True]


def test_a_cover_that_nothing_paints_goes_on_all_the_same(theme: Theme, qtbot: QtBot) -> None:
    cover = Cover(theme)
    qtbot.addWidget(cover)
    with qtbot.waitSignal(cover.seen, timeout=3 * UNSEEN_MS):
        pass
    assert not cover.isVisible()
