"""The list of the outbox on a small screen."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddResponse, new_id
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.outbox_model import OutboxModel
from tawasul_desk.ui.outbox.outbox_page import PANEL_WIDTH
from tawasul_desk.ui.outbox.outbox_table import OutboxTable
from tawasul_desk.ui.theme import Theme

BESIDE_THE_RAIL = 1_074  # in a window of 1366 px
AROUND = 14  # pixels around the text of a cell, by the style sheet


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_response_its_request_and_its_state_are_read_whole(
    qtbot: QtBot, theme: Theme, language: str, request: pytest.FixtureRequest
) -> None:
    locale: Locale = request.getfixturevalue(f"locale_{language}")
    model = OutboxModel(locale)
    act = AddResponse(id=new_id(), case_id=UUID(int=1), created_at=datetime.now(UTC), body="words")
    model.show_items([WaitingOperation(act, OperationState.HELD, "TW-1448-0000047")])
    table = OutboxTable(model, theme)
    qtbot.addWidget(table)
    table.resize(BESIDE_THE_RAIL - PANEL_WIDTH - 16, 200)
    table.show()
    for column in range(model.columnCount()):
        index = model.index(0, column)
        wanted = table.itemDelegateForIndex(index).sizeHint(QStyleOptionViewItem(), index).width()
        assert wanted + AROUND <= table.columnWidth(column), index.data()
