"""A disk that is full: an act is kept whole, or the officer is told and nothing of it is kept."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tests.services.desks import PNG, a_picture, bodies, note, response, some_case, states, synced


@contextmanager
def no_growth(folder: Path) -> Iterator[None]:
    """Let no file of this process grow beyond the largest one that there is."""
    largest = max(path.stat().st_size for path in folder.rglob("*-wal"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_what_could_not_be_saved_is_told_and_everything_goes_on_later(desk: Desk) -> None:
    case_id = some_case(desk)
    said: list[str] = []

    def write_on() -> None:
        for number in range(10_000):
            body = f"{number} " + "x" * 3_000
            desk.casework.submit(note(case_id, body))
            said.append(body)

    with no_growth(desk.open_session.folder), pytest.raises(KnownError) as caught:
        write_on()
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.NOT_WRITABLE)
    kept = [item.operation.body for item in desk.casework.waiting()]
    assert kept == said
    desk.casework.submit(note(case_id, "there is room again"))
    assert synced(desk).sent == len(said) + 1
    assert bodies(desk, case_id)[-1] == "there is room again"


def test_a_queue_that_cannot_be_written_makes_no_saved_act_unsaved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = some_case(desk)
    mirror = desk.casework._mirror

    def full(*_: object, **__: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(mirror, "_lay", full)
        desk.casework.submit(note(case_id, "saved once"))
    assert states(desk) == [OperationState.SAVED]
    desk.casework.submit(note(some_case(desk, place=1), "another case"))
    rows = {row.case_id: row.pending for row in desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows}
    assert rows[case_id] == 1


def test_a_file_that_does_not_fit_leaves_no_act(desk: Desk) -> None:
    case_id, file = some_case(desk), a_picture(PNG * 200)
    with no_growth(desk.open_session.folder), pytest.raises(KnownError) as caught:
        desk.casework.submit(response(case_id, uploads=(file,)), {file.id: PNG * 200})
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.NOT_WRITABLE)
    assert states(desk) == []
    desk.casework.submit(response(case_id, uploads=(file,)), {file.id: PNG * 200})
    assert synced(desk).sent == 1
