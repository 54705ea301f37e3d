"""The binding to Qt itself: what it must not do to the interpreter (docs/decisions/0001)."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_a_call_that_returns_nothing_keeps_the_references_of_none(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setEnabled(True)
    assert before - sys.getrefcount(None) < CALLS / 10
