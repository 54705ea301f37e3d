"""J1: sign in, first synchronisation with a progress bar, my queue."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from tawasul_central import tables
from tawasul_contract.records import STAFF_TURN
from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.pulse import Pulse
from tests.conftest import PASSWORD, Central
from tests.journeys.conftest import OFFICER
from tools.officer import Officer


def test_a_wrong_password_says_so_and_lets_try_again(start: Callable[[], Officer]) -> None:
    officer = start()
    officer.sign_in(OFFICER, "not the password")
    card = officer.window.entry.card
    officer.wait(lambda: card.failure.code is ErrorCode.WRONG_CREDENTIALS, "wrong credentials")
    officer.sign_in(OFFICER, PASSWORD)
    officer.wait_for_queue()


def test_without_a_network_the_card_says_that_and_not_wrong_credentials(
    start: Callable[[], Officer], central: Central
) -> None:
    central.stop()
    officer = start()
    officer.sign_in(OFFICER, PASSWORD)
    card = officer.window.entry.card
    officer.wait(lambda: card.failure.code is ErrorCode.OFFLINE, "no network")


def test_the_first_filling_shows_its_progress_and_ends_in_my_queue(
    start: Callable[[], Officer], told: Callable[..., list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    bars: list[bool] = []
    officer = start()

    def look(pulse: Pulse) -> None:
        if pulse.progress:
            seen.append(pulse.progress)
            shell = officer.window.shell
            bars.append(
                shell.pages.currentWidget() is shell.first_sync and shell.first_sync.line.bar.maximum() > 0
            )

    begin = Heartbeat.start

    def watched(heartbeat: Heartbeat) -> None:
        heartbeat.state_changed.connect(look)
        begin(heartbeat)

    monkeypatch.setattr(Heartbeat, "start", watched)
    officer.sign_in(OFFICER, PASSWORD)
    officer.wait_for_queue()
    assert all(bars)
    done, total = seen[-1]
    assert done == total > 0

    me = officer.desk.staff.id
    case = tables.case_file.c
    mine = select(func.count()).where(case.assignee_id == me, case.status.in_(STAFF_TURN))
    assert officer.shell.queue.model.total == told(mine)[0][0] > 0
    assert len(officer.rows(Shelf.TURN)) == officer.shell.queue.model.total
    badge = officer.shell.rail.buttons[Stop.TURN].badge
    officer.wait(lambda: badge.text() == str(officer.shell.queue.model.total), "what needs me, on the rail")
