"""The end of the program: within two seconds at any moment, drafts saved, nothing half done."""

import signal
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tawasul_contract.operations import AddNote, AddResponse, UploadReference, new_id
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import DraftKind, QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.faults.proxy import Fault, Kind, Proxy, always
from tests.ui.conftest import PASSPHRASE
from tests.ui.driven_program import TEXT
from tests.ui.program_runs import Run, running

LIMIT = 2.0  # seconds
PNG = b"\x89PNG\r\n\x1a\n" + bytes(3_000_000)
HOLE = always(Fault(Kind.BLACK_HOLE))


@pytest.fixture
def settings(line: Proxy, tmp_path: Path) -> Settings:
    return Settings(profile=tmp_path / "profile", server=line.url)


@pytest.fixture
def prepared(settings: Settings, line: Proxy) -> Callable[[bool], Desk]:
    """Sign in on the profile of the program, fill it where wanted; whoever asks closes the desk."""

    def sign_in(filled: bool) -> Desk:
        desk = app.sign_in(settings, line.url, "officer01", PASSWORD, PASSPHRASE)
        if filled:
            desk.sync.once(lambda _done, _total: None, lambda: False)
        return desk

    return sign_in


def led(settings: Settings, phase: str) -> object:
    command = ("-m", "tests.ui.driven_program", str(settings.profile), settings.server, phase)
    return running(settings.profile, *command)


def ended(run: Run, number: int = signal.SIGTERM, phase: str = "") -> None:
    run.wait_for("ready")
    code, seconds = run.end(number)
    print(f"{phase or number}: exit {code} after {seconds:.2f} s")
    assert code == 0
    assert seconds < LIMIT


def mine(desk: Desk) -> object:
    return desk.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 1).rows[0].case_id


def opened(settings: Settings) -> Desk:
    desk = app.resume(settings, PASSPHRASE)
    assert desk is not None
    return desk


def test_before_anything_is_loaded(settings: Settings, tmp_path: Path) -> None:
    settings.profile.mkdir()
    with led(settings, "nothing") as run:
        ended(run, phase="nothing")


@pytest.mark.parametrize("filled", [False, True], ids=["first filling", "later pass"])
def test_while_a_pass_hangs_in_a_black_hole(
    settings: Settings, prepared: Callable[[bool], Desk], line: Proxy, filled: bool
) -> None:
    prepared(filled).close()
    line.plan = HOLE
    with led(settings, "shell") as run:
        ended(run, phase="black hole")
    opened(settings).close()


def test_while_a_file_is_on_its_way_up(
    settings: Settings, prepared: Callable[[bool], Desk], line: Proxy
) -> None:
    desk = prepared(True)
    file = UploadReference(
        id=new_id(), name="scan.png", media_type="image/png", size=len(PNG), sha256=sha256(PNG).hexdigest()
    )
    answer = AddResponse(
        id=new_id(), case_id=mine(desk), created_at=datetime.now(UTC), body="نص", uploads=(file,)
    )
    desk.casework.submit(answer, {file.id: PNG})
    desk.close()
    line.plan = lambda asked: Fault(Kind.BLACK_HOLE) if asked.method == "PATCH" else Fault()
    with led(settings, "shell") as run:
        ended(run, phase="upload")
    again = opened(settings)
    assert [item.operation.id for item in again.casework.waiting()] == [answer.id]
    assert again.attachments.upload_bytes(file.id) == PNG
    again.close()


def test_while_a_file_is_on_its_way_down(
    settings: Settings, prepared: Callable[[bool], Desk], line: Proxy
) -> None:
    prepared(True).close()
    line.plan = lambda asked: Fault(Kind.BLACK_HOLE) if "content" in asked.path else Fault()
    with led(settings, "downloading") as run:
        ended(run, phase="download")


def test_while_printing_no_half_paper_is_left(settings: Settings, prepared: Callable[[bool], Desk]) -> None:
    prepared(True).close()
    with led(settings, "printing") as run:
        ended(run, phase="printing")
    assert not (settings.profile / "printed.pdf").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_was_typed_last_is_kept_offline(
    settings: Settings, prepared: Callable[[bool], Desk], central: Central, number: int
) -> None:
    desk = prepared(True)
    case_id = mine(desk)
    desk.close()
    central.stop()
    with led(settings, "writing") as run:
        ended(run, number, phase=f"writing offline, signal {number}")
    again = opened(settings)
    draft = again.casework.draft(case_id, DraftKind.NOTE)
    again.close()
    assert draft is not None
    assert draft.body == TEXT


def test_the_end_of_the_session_saves_first_whatever_comes_after(
    settings: Settings, prepared: Callable[[bool], Desk]
) -> None:
    desk = prepared(True)
    case_id = mine(desk)
    desk.close()
    with led(settings, "session") as run:
        run.wait_for("ready")
        run.end(signal.SIGKILL)
    again = opened(settings)
    draft = again.casework.draft(case_id, DraftKind.NOTE)
    again.close()
    assert draft is not None
    assert draft.body == TEXT


def test_while_it_asks_whether_to_close(
    settings: Settings, prepared: Callable[[bool], Desk], central: Central
) -> None:
    desk = prepared(True)
    note = AddNote(id=new_id(), case_id=mine(desk), created_at=datetime.now(UTC), body="نص")
    desk.casework.submit(note)
    desk.close()
    central.stop()
    with led(settings, "asking") as run:
        ended(run, phase="question")
    again = opened(settings)
    assert [item.operation.id for item in again.casework.waiting()] == [note.id]
    again.close()
