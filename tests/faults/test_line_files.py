"""Files on a line that breaks: they go on where they broke, and a wrong one is never shown."""

from collections.abc import Callable
from random import Random
from typing import Final

import pytest
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sealed import CHUNK
from tawasul_desk.services.views import OperationState
from tests.faults.counts import COUNTS
from tests.faults.line import Line, attempt
from tests.faults.proxy import Asked, Fault, Kind, Plan, always, honest, once, reply
from tests.faults.tally import Tally
from tests.services.desks import PNG, a_picture, response, some_case

SEED: Final = 29
CUTS: Final = (COUNTS.attachment_cuts + 1) // 2  # down; and as many up
BIG: Final = PNG[:8] + Random(SEED).randbytes(3 * CHUNK + 12_345)
PIECE: Final = 16 * 1024
TALL: Final = PNG[:8] + Random(SEED).randbytes(3 * PIECE + 1_234)
NOT_HERE: Final = {ErrorCode.OFFLINE, ErrorCode.NOT_THE_SERVICE}


@pytest.mark.fault("F29")
def test_a_download_goes_on_where_it_was_cut(line: Line, tally: Tally) -> None:
    desk, random = line.open(), Random(SEED)
    known = _enclosed(line, desk, BIG)
    spared = 0
    for number in range(CUTS):
        desk.attachments.forget_case(known.case_id)
        line.clear()
        kind = random.choice((Kind.CUT_REPLY, Kind.RESET_REPLY))
        line.proxy.plan = once(Fault(kind, after=random.randrange(1, len(BIG) + 500)), "/v1/attachments")
        first = _tried(desk, known)
        assert first in (None, BIG), f"seed={SEED} {number=}"
        assert desk.attachments.content(known) == BIG
        if first is None:
            spared += _went_on(line, kind)
    assert spared > CUTS // 3 * CHUNK
    tally.note("F29", CUTS, **line.judge())
    tally.tell("F29 down", f"{spared / 1024**2:.0f} MiB not fetched twice; seed {SEED}")


def _went_on(line: Line, kind: Kind) -> int:
    """Return how many bytes the second fetch did not ask for; every whole chunk that came is kept."""
    first, second = line.proxy.of("/v1/attachments")
    start = int(second.asked.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
    kept = min(first.down // CHUNK, (len(BIG) - 1) // CHUNK) * CHUNK
    assert start == kept or (kind is Kind.RESET_REPLY and start < kept)  # a reset takes bytes with it
    assert second.down == len(BIG) - start
    return start


@pytest.mark.fault("F29")
def test_an_upload_goes_on_where_it_was_cut(
    line: Line, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("UPLOAD_PIECE", "SMALLEST_PIECE"):
        monkeypatch.setattr(f"tawasul_desk.services.attachments.{name}", PIECE)
    desk, random = line.open(), Random(SEED)
    case_id, sent_twice = some_case(desk), 0
    for number in range(CUTS):
        content = TALL + number.to_bytes(3, "big")
        picture, operation_id = a_picture(content), new_id()
        desk.attachments.keep_upload(picture, case_id, content)
        line.clear()
        line.proxy.plan = _cut_piece(random)
        with pytest.raises(KnownError) as caught:
            desk.attachments.send_upload(picture, operation_id, case_id)
        assert caught.value.code in NOT_HERE, f"seed={SEED} {number=}"
        desk.attachments.send_upload(picture, operation_id, case_id)
        sent_twice += _bytes_up(line, picture) - picture.size
        assert desk.open_session.api.upload(picture.id).complete
    assert sent_twice < CUTS * PIECE
    tally.note("F29", CUTS, **line.judge())
    tally.tell("F29 up", f"{sent_twice / CUTS / 1024:.1f} KiB sent twice for each cut")


def _cut_piece(random: Random) -> Plan:
    """Return the plan that breaks one of the pieces, on its way up or in its answer."""
    kind = random.choice((Kind.RESET_REQUEST, Kind.SWALLOW, Kind.RESET_REPLY, Kind.RESET_BEFORE))
    fault = Fault(kind, after=random.randrange(1, PIECE if kind is Kind.RESET_REQUEST else 60))
    left = [random.randrange(4)]

    def plan(asked: Asked) -> Fault:
        if asked.method == "PATCH" and left:
            if left[0] == 0:
                left.clear()
                return fault
            left[0] -= 1
        return Fault()

    return plan


def _bytes_up(line: Line, picture: UploadReference) -> int:
    return sum(one.up for one in line.proxy.of(f"/v1/uploads/{picture.id}", "PATCH"))


def _wrong_bytes(known: AttachmentRecord) -> bytes:
    wrong = bytearray(BIG)
    wrong[-100] ^= 1
    return reply("200 OK", bytes(wrong), ETag=f'"sha256-{known.sha256}"', Content_Type="image/png")


def _short(known: AttachmentRecord) -> bytes:
    return reply("200 OK", BIG[:-1], ETag=f'"sha256-{known.sha256}"', Content_Type="image/png")


def _long(known: AttachmentRecord) -> bytes:
    return reply("200 OK", BIG + b"more", ETag=f'"sha256-{known.sha256}"', Content_Type="image/png")


def _wrong_rest(known: AttachmentRecord) -> bytes:
    tag = f'"sha256-{known.sha256}"'
    return reply("206 Partial Content", bytes(len(BIG) - CHUNK), ETag=tag, Content_Type="image/png")


@pytest.mark.fault("F29")
@pytest.mark.parametrize("lie", [_wrong_bytes, _short, _long, _wrong_rest])
@pytest.mark.parametrize("begun", [False, True], ids=["whole", "in the middle"])
def test_a_wrong_file_is_never_shown(
    line: Line, tally: Tally, lie: Callable[[AttachmentRecord], bytes], begun: bool
) -> None:
    desk = line.open()
    known = _enclosed(line, desk, BIG)
    desk.attachments.forget_case(known.case_id)
    if begun:
        line.proxy.plan = once(Fault(Kind.CUT_REPLY, after=CHUNK + 5_000), "/v1/attachments")
        assert _tried(desk, known) is None
    line.proxy.plan = always(Fault(Kind.ANSWER, answer=lie(known)))
    assert _tried(desk, known) is None
    assert not desk.attachments.is_local(known)
    line.proxy.plan = honest
    shown = _tried(desk, known) or _tried(desk, known)
    assert shown == BIG
    tally.note("F29", 1, **line.verdict())


@pytest.mark.fault("F29")
def test_a_file_that_changed_in_the_middle_of_a_download_is_not_stitched(line: Line, tally: Tally) -> None:
    desk = line.open()
    known = _enclosed(line, desk, BIG)
    other = _enclosed(line, desk, BIG[:-8] + b"changed!")
    desk.attachments.forget_case(known.case_id)
    line.proxy.plan = once(Fault(Kind.CUT_REPLY, after=2 * CHUNK + 5_000), "/v1/attachments")
    assert _tried(desk, known) is None
    _change(line, known, other.sha256)
    line.clear()
    assert _tried(desk, known) is None
    (seen,) = line.proxy.of("/v1/attachments")
    assert (seen.asked.headers["range"], seen.status) == (f"bytes={2 * CHUNK}-", 200)
    assert not desk.attachments.is_local(known)
    _change(line, known, known.sha256)
    assert desk.attachments.content(known) == BIG
    tally.note("F29", 1, **line.judge())


def _change(line: Line, known: AttachmentRecord, digest: str) -> None:
    here = tables.attachment.c.id == known.id
    with line.central.engine.begin() as db:
        db.execute(update(tables.attachment).where(here).values(sha256=digest))


@pytest.mark.fault("F30")
def test_one_refused_file_stops_the_response_and_the_others_go_up_once(line: Line, tally: Tally) -> None:
    desk = line.open()
    contents = [PNG + b"one", b"MZ\x90\x00" + bytes(5_000), PNG + b"three"]
    files = [a_picture(content) for content in contents]
    given = {file.id: content for file, content in zip(files, contents, strict=True)}
    case_id = some_case(desk)
    act = line.save(desk, response(case_id, "three files", uploads=tuple(files)), given)
    line.clear()
    assert attempt(desk) is None
    (item,) = desk.casework.waiting()
    assert (item.state, item.operation.id) == (OperationState.FAILED, act.id)
    assert line.proxy.of("/v1/ops") == []
    kept = (files[0], files[2])
    again = response(case_id, "two files", uploads=kept, supersedes=act.id)
    line.save(desk, again)
    assert attempt(desk) is None
    assert desk.casework.waiting() == ()
    for file in kept:
        assert _bytes_up(line, file) == file.size
    here = {file.id for file in desk.casework.view(case_id).attachments}
    assert here >= {file.id for file in kept}
    assert files[1].id not in here
    tally.note("F30", 1, **line.judge())


def _enclosed(line: Line, desk: Desk, content: bytes) -> AttachmentRecord:
    """Return the record of a file that is at the central now."""
    picture, case_id = a_picture(content), some_case(desk)
    line.save(desk, response(case_id, "enclosed", uploads=(picture,)), {picture.id: content})
    assert attempt(desk) is None
    return next(file for file in desk.casework.view(case_id).attachments if file.id == picture.id)


def _tried(desk: Desk, known: AttachmentRecord) -> bytes | None:
    """Return what is shown, or None."""
    try:
        return desk.attachments.content(known)
    except KnownError as error:
        if error.code not in NOT_HERE | {ErrorCode.DAMAGED}:
            raise
        return None
