"""Small files of my cases are here before they are asked for; files of cases that leave are gone for good."""

import errno
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tawasul_central import storage
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services import prefetch
from tawasul_desk.services.api import Content
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    bodies,
    colleague,
    own_cases,
    response,
    some_case,
    states,
    synced,
)


def never() -> bool:
    return False


def mine(desk: Desk) -> list[AttachmentRecord]:
    rows = desk.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 100).rows
    found = [file for row in rows for file in desk.casework.view(row.case_id).attachments]
    return [file for file in found if file.scan.may_be_opened]


@pytest.fixture
def with_files(desk: Desk) -> Desk:
    """A desk with files of its own cases at the central alone."""
    cases = own_cases(desk, 2)
    for place in range(3):
        file = a_picture(PNG + bytes([place]))
        sent = response(cases[place % 2], uploads=(file,))
        desk.casework.submit(sent, {file.id: PNG + bytes([place])})
    assert synced(desk).sent == 3
    for file in mine(desk):
        desk.attachments.forget_case(file.case_id)
    assert not any(map(desk.attachments.is_local, mine(desk)))
    return desk


def test_small_files_of_my_cases_are_fetched_ahead(with_files: Desk, central: Central) -> None:
    wanted = mine(with_files)
    assert with_files.prefetch(never) == len(wanted) >= 3
    assert with_files.prefetch(never) == 0
    central.stop()
    for file in wanted:
        assert len(with_files.attachments.content(file)) == file.size


def test_it_stops_for_anything_more_urgent(with_files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_files.prefetch(lambda: True) == 0
    monkeypatch.setattr(Attachments, "free_bytes", lambda _: prefetch.SPARE - 1)
    assert with_files.prefetch(never) == 0
    monkeypatch.undo()
    monkeypatch.setattr("tawasul_desk.services.prefetch.AT_ONCE", 1)
    assert with_files.prefetch(never) == 1
    monkeypatch.undo()
    monkeypatch.setattr("tawasul_desk.services.prefetch.SMALL", 10)
    assert with_files.prefetch(never) == 0


def test_without_a_network_it_is_quiet(with_files: Desk, central: Central) -> None:
    central.stop()
    assert with_files.prefetch(never) == 0


def test_what_cannot_be_had_is_not_tried_again(with_files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[UUID] = []

    def damaged(_self: Any, file: AttachmentRecord, **_: Any) -> bytes:
        tried.append(file.id)
        raise KnownError(ErrorCode.DAMAGED)

    monkeypatch.setattr(Attachments, "content", damaged)
    assert with_files.prefetch(never) == with_files.prefetch(never) == 0
    assert len(tried) == len(set(tried)) == len(mine(with_files))


def test_a_file_that_the_central_fails_on_does_not_keep_the_others_waiting(
    with_files: Desk, central: Central
) -> None:
    first = next(with_files.casework._mirror.files_of(with_files.staff.id, prefetch.SMALL))
    storage.remove(storage.open_store(central.settings.store), first.sha256)
    assert with_files.prefetch(never) == 0, "it may be the central that fails"
    assert with_files.prefetch(never) == len({file.id for file in mine(with_files)}) - 1
    assert not with_files.attachments.is_local(first)


def test_a_central_that_asks_to_be_left_alone_is(with_files: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[UUID] = []

    def busy(_self: Any, file: AttachmentRecord, **_: Any) -> bytes:
        asked.append(file.id)
        raise KnownError(ErrorCode.BUSY, retry_after=0.5)

    with monkeypatch.context() as patched:
        patched.setattr(Attachments, "content", busy)
        assert with_files.prefetch(never) == with_files.prefetch(never) == 0
    assert len(asked) == 1
    assert with_files.prefetch(never) == 0
    time.sleep(0.5)
    assert with_files.prefetch(never) == len(mine(with_files))


def test_a_case_that_leaves_ends_its_download_and_shreds_what_came(
    with_files: Desk, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, api = mine(with_files)[0], with_files.open_session.api
    supervisor = open_as("supervisor01")
    synced(supervisor)
    begun, gone = threading.Event(), threading.Event()
    content, caught = api.content, list[KnownError]()

    def slowly(pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            yield piece[: len(piece) // 2]
            begun.set()
            assert gone.wait(10)
            yield piece[len(piece) // 2 :]

    @contextmanager
    def slow(*args: Any, **named: Any) -> Iterator[Content]:
        with content(*args, **named) as found:
            yield Content(found.start, slowly(found.pieces))

    def fetch() -> None:
        try:
            with_files.attachments.content(file)
        except KnownError as error:
            caught.append(error)

    monkeypatch.setattr(api, "content", slow)
    thread = threading.Thread(target=fetch)
    thread.start()
    assert begun.wait(10)
    supervisor.casework.submit(assign(supervisor, file.case_id, colleague(with_files)))
    synced(supervisor)
    synced(with_files)
    gone.set()
    thread.join(10)
    assert [error.code for error in caught] == [ErrorCode.NOT_FOUND]
    assert not with_files.attachments.is_local(file)
    folder = with_files.open_session.folder / "files"
    assert [path.name for path in folder.iterdir() if path.name.startswith(file.id.hex)] == []


def test_a_file_that_is_held_open_keeps_no_case_from_leaving(
    with_files: Desk, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, unlink = mine(with_files)[0], Path.unlink
    with_files.attachments.content(file)
    kept = with_files.open_session.folder / "files" / file.id.hex
    supervisor = open_as("supervisor01")
    synced(supervisor)
    supervisor.casework.submit(assign(supervisor, file.case_id, colleague(with_files)))
    synced(supervisor)

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == kept:
            raise PermissionError(errno.EACCES, "in use")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        synced(with_files)
    assert with_files.casework._mirror.case(file.case_id) is None
    assert not with_files.attachments.is_local(file)
    assert with_files.attachments.sweep((), older_than=-inf) >= 1
    assert not kept.exists()


def test_a_file_altered_on_its_way_is_sent_once_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    api, spoilt = desk.open_session.api, list[int]()
    append = api.append_upload

    def spoil_once(upload_id: UUID, offset: int, piece: bytes) -> None:
        append(upload_id, offset, piece if spoilt else piece[:-1] + b"?")
        spoilt.append(offset)

    monkeypatch.setattr(api, "append_upload", spoil_once)
    file, case_id = a_picture(), some_case(desk)
    desk.casework.submit(response(case_id, "whole in the end", uploads=(file,)), {file.id: PNG})
    assert synced(desk).sent == 1
    assert spoilt == [0, 0]
    assert states(desk) == []
    assert bodies(desk, case_id)[-1] == "whole in the end"


def test_a_line_that_carries_little_is_given_smaller_pieces(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_desk.services.attachments.SMALLEST_PIECE", 1_000)
    desk.attachments._piece = len(PNG)
    api, sizes = desk.open_session.api, list[int]()
    append = api.append_upload

    def carry_little(upload_id: UUID, offset: int, piece: bytes) -> None:
        sizes.append(len(piece))
        if len(piece) > 20_000:
            raise KnownError(ErrorCode.OFFLINE, reason="slow")
        append(upload_id, offset, piece)

    monkeypatch.setattr(api, "append_upload", carry_little)
    file, case_id = a_picture(), some_case(desk)
    desk.casework.submit(response(case_id, "bit by bit", uploads=(file,)), {file.id: PNG})
    for _ in range(2):
        with pytest.raises(KnownError):
            synced(desk)
    assert synced(desk).sent == 1
    assert sizes[:2] == [len(PNG), len(PNG) // 2]
    assert sum(sizes[2:]) == len(PNG)
