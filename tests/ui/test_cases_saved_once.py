"""A form that is sent: what is saved is saved once, and what is not is given back to be written on."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_screen import read_screen
from tawasul_desk.ui.cases.composing import Composing
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme


@pytest.fixture
def failures() -> list[KnownError]:
    return []


@pytest.fixture
def composing(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, failures: list[KnownError]
) -> Iterator[Composing]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Composing(desk.casework, jobs, locale_en, theme, failures.append, window)
    case_id = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id
    made.open(ActKind.NOTE, read_screen(desk.casework, case_id))
    qtbot.wait(30)
    yield made
    window.close()


def form_of(composing: Composing) -> Form:
    assert composing.form is not None
    return composing.form


def failing(error: BaseException) -> Callable[..., Changes]:
    def fail(*_: object) -> Changes:
        raise error

    return fail


def test_a_draft_that_cannot_be_dropped_makes_no_saved_act_unsaved(
    composing: Composing,
    desk: Desk,
    failures: list[KnownError],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form_of(composing).editor.put("saved once")
    monkeypatch.setattr(Casework, "drop_draft", failing(KnownError(ErrorCode.DISK_FULL)))
    composing.submit()
    qtbot.waitUntil(lambda: not composing.writing)
    assert failures == []
    assert len(desk.casework.waiting()) == 1


def test_the_text_is_given_back_after_what_nobody_foresaw(
    composing: Composing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(composing)
    form.editor.put("still mine")
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    monkeypatch.setattr(Casework, "submit", failing(RuntimeError("unforeseen")))
    composing.submit()
    assert not form.isEnabled()
    qtbot.waitUntil(form.isEnabled)
    assert caught == [RuntimeError]
    assert form.editor.text() == "still mine"


def test_a_nul_of_a_paste_is_not_sent(composing: Composing, desk: Desk, qtbot: QtBot) -> None:
    pasted = QMimeData()
    pasted.setText("before\0after")
    form_of(composing).editor.insertFromMimeData(pasted)
    composing.submit()
    qtbot.waitUntil(lambda: not composing.writing)
    assert [item.operation.body for item in desk.casework.waiting()] == ["beforeafter"]
