"""A call on a thread of its own, so that whoever waits for it can call it back at any moment."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import Final, Generic, TypeVar

from tawasul_desk.services.errors import ErrorCode, KnownError

Answer = TypeVar("Answer")
Cancelled = Callable[[], bool]
Cut = Callable[[int], None]

GLANCE: Final = 0.1  # seconds between two looks whether it is still wanted
PATIENCE: Final = 1.0  # seconds for a thread whose line was cut to end


class Errand(Generic[Answer]):
    """One call under way; `cut` ends what its thread waits for on the network."""

    def __init__(self, call: Callable[[], Answer], cut: Cut) -> None:
        self.coming: Future[Answer] = Future()
        self._call = call
        self._cut = cut
        # A daemon: a central that does not answer must not keep the program from ending.
        self._thread = Thread(target=self._run, name="errand", daemon=True)
        self._thread.start()

    def result(self, cancelled: Cancelled) -> Answer:
        """Return what the call returned, or raise what it raised; KnownError(CANCELLED) once cancelled."""
        while True:
            if cancelled():
                self.recall()
                raise KnownError(ErrorCode.CANCELLED)
            if wait([self.coming], GLANCE).done:
                break
        self._thread.join()
        return self.coming.result()

    def recall(self) -> None:
        """End the call, whatever it waits for; harmless where it has ended."""
        for _ in range(round(PATIENCE / GLANCE)):
            if not self._thread.is_alive():
                return
            self._cut(self._thread.ident or 0)  # again: it may have been between two exchanges
            self._thread.join(GLANCE)

    def _run(self) -> None:
        try:
            self.coming.set_result(self._call())
        except BaseException as error:
            self.coming.set_exception(error)


def sent_out(call: Callable[[], Answer], cut: Cut, cancelled: Cancelled) -> Answer:
    """Return what the call returns; KnownError(CANCELLED) as soon as it is no longer wanted."""
    return Errand(call, cut).result(cancelled)
