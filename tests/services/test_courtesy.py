import threading
from time import monotonic

from tawasul_desk.services.courtesy import LONGEST, in_turns, painting


def test_items_come_as_they_are() -> None:
    assert list(in_turns(range(100))) == list(range(100))


def test_work_goes_on_at_once_when_nobody_paints() -> None:
    begun = monotonic()
    list(in_turns(range(100_000)))
    assert monotonic() - begun < 100_000 / 20 * LONGEST / 10


def test_work_waits_until_the_painting_is_over() -> None:
    done = threading.Event()
    with painting():
        worker = threading.Thread(target=lambda: (list(in_turns(range(20))), done.set()))
        worker.start()
        assert not done.wait(LONGEST / 2)
    assert done.wait(LONGEST / 2 + 5)
    worker.join()


def test_a_window_that_never_stops_painting_does_not_stop_the_work() -> None:
    with painting():
        assert list(in_turns(range(40))) == list(range(40))
