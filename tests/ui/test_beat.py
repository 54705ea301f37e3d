"""The clock of the heartbeat: not a millisecond into the pause that a server asked for."""

from pytestqt.qtbot import QtBot

from tawasul_desk.ui.beat import Beat
from tawasul_desk.ui.rhythm import Wake

PAUSES = [0.2 + 0.0137 * number for number in range(20)]  # seconds, told by a server
LONG = 3_000  # milliseconds


def test_no_pass_begins_within_a_pause(qtbot: QtBot) -> None:
    left: list[float] = []
    beats = [Beat() for _ in PAUSES]
    for beat, told in zip(beats, PAUSES, strict=True):
        beat.due.connect(lambda beat=beat: left.append(beat.pause_left))
        beat.leave_alone(told)
        beat.wake(Wake.ACT)
    qtbot.waitUntil(lambda: len(left) == len(PAUSES), timeout=LONG)
    assert left == [0.0] * len(PAUSES)
