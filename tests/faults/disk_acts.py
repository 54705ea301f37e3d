"""What children do on a disk that is full, cut short or read-only: a small real disk of their own."""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any, Final
from uuid import UUID

from tawasul_contract.operations import AddNote, AddResponse
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tests.faults.desk_acts import opened, passed, plant, settle
from tests.faults.forks import Tell
from tests.services.desks import a_picture, note, response

CLONE_NEWNS: Final = 0x00020000
NO_ROOM: Final = (ErrorCode.DISK_FULL, ErrorCode.NOT_WRITABLE)
FILLER: Final = "filler"
PIECE: Final = 4096


def may_mount() -> bool:
    """Return whether a process of this account may have disks of its own."""
    done = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False)
    return done.returncode == 0


@contextmanager
def own_disk(profile: Path, mebibytes: int) -> Iterator[Path]:
    """Put the profile on a disk of this size that only this process sees; it is copied back at the end."""
    _apart()
    disk = profile.with_name("disk")
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(disk))
    shutil.copytree(profile, disk / "profile")
    try:
        yield disk
    finally:
        (disk / FILLER).unlink(missing_ok=True)
        shutil.rmtree(profile)
        shutil.copytree(disk / "profile", profile)


def fill(disk: Path, room: int) -> None:
    """Leave this many bytes on the disk."""
    with (disk / FILLER).open("ab", buffering=0) as filler:
        free = shutil.disk_usage(disk).free
        if free < room:
            filler.truncate(max(0, filler.seek(0, os.SEEK_END) - (room - free)))
        for _ in range(0, free - room, 1 << 20):
            filler.write(bytes(min(1 << 20, shutil.disk_usage(disk).free - room)))


def on_a_full_disk(
    tell: Tell, cases: list[str], rounds: int, seed: int, planted: str = "", **place: Any
) -> None:
    """Act with ever different room left; tell what was kept and what was refused; then be killed."""
    plant(planted)
    with own_disk(Path(place.pop("profile")), 48) as disk:
        place["profile"] = str(disk / "profile")
        one = os.fork()
        if one == 0:
            with _broken_told(tell):
                here = [UUID(case_id) for case_id in cases]
                _fill_and_act(tell, disk, here, rounds, Random(seed), not planted, place)
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(one, 0)


def _fill_and_act(
    tell: Tell,
    disk: Path,
    cases: list[UUID],
    rounds: int,
    rng: Random,
    reopening: bool,
    place: dict[str, Any],
) -> None:
    desk = opened(tell, **place)
    for number in range(rounds):
        fill(disk, PIECE * rng.randrange(24))
        _act(tell, desk, cases, number)
        _refused(tell, partial(passed, desk), "pass")
        _refused(tell, partial(_fetch, desk, cases[0]), "fetch")
        if reopening and number % 4 == 3:
            desk.close()
            _lose_the_journal(disk)  # so that it has to be written anew, where there is no room
            _refused(tell, lambda: opened(tell, **place).close(), "opening")
            (disk / FILLER).unlink()
            desk = opened(tell, **place)
        (disk / FILLER).unlink(missing_ok=True)
    _in_order(tell, desk)


def _lose_the_journal(disk: Path) -> None:
    for journal in disk.rglob("outbox.journal"):
        journal.unlink()


@contextmanager
def _broken_told(tell: Tell) -> Iterator[None]:
    try:
        yield
    except BaseException:
        tell(broke=traceback.format_exc())
        raise


def cut_short(tell: Tell, cases: list[str], rounds: int, seed: int, **place: Any) -> None:
    """Act while no file may grow beyond a size near that of the longest log; tell what was kept."""
    rng = Random(seed)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    desk = opened(tell, **place)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for number in range(rounds):
        grown = max(path.stat().st_size for path in Path(place["profile"]).rglob("*-wal"))
        limit = max(0, grown + rng.randrange(-4_000, 40_000))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        _act(tell, desk, [UUID(case_id) for case_id in cases], number)
        _refused(tell, lambda: passed(desk), "pass")
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    _in_order(tell, desk)
    desk.close()


def on_a_locked_folder(tell: Tell, cases: list[str], **place: Any) -> None:
    """Act in a folder that becomes read-only, come to it when it is, and once more when it is not."""
    profile = Path(place["profile"])
    here = [UUID(case_id) for case_id in cases]
    _apart()
    desk = opened(tell, **place)
    _act(tell, desk, here, 0)
    _mount("--bind", str(profile), str(profile))
    _mount("-o", "remount,bind,ro", str(profile))
    for number in range(1, 4):
        _act(tell, desk, here, number)
        _refused(tell, lambda: passed(desk), "pass")
    desk.close()
    _refused(tell, lambda: opened(tell, **place).close(), "opening")
    subprocess.run(["umount", "-l", str(profile)], check=True)
    desk = opened(tell, **place)
    _act(tell, desk, here, 9)
    _in_order(tell, desk)
    desk.close()


def _apart() -> None:
    """Have what is mounted from now on seen by this process alone."""
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.unshare(CLONE_NEWNS) == 0, os.strerror(ctypes.get_errno())
    _mount("--make-rprivate", "/")


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _act(tell: Tell, desk: Desk, cases: list[UUID], number: int) -> None:
    """Do the acts of an officer: each is told as saved or as refused."""
    content = b"\x89PNG\r\n\x1a\n" + os.urandom(9_000)
    file = a_picture(content)
    _one(tell, desk, note(cases[0], f"{number} " + "x" * 3_000), {})
    _one(tell, desk, response(cases[1], f"answer {number}", uploads=(file,)), {file.id: content})


def _one(tell: Tell, desk: Desk, operation: AddNote | AddResponse, files: dict[UUID, bytes]) -> None:
    if _refused(tell, lambda: desk.casework.submit(operation, files), operation.kind):
        tell(refused=str(operation.id))
    else:
        tell(saved=[str(operation.id), operation.kind])


def _refused(tell: Tell, work: Callable[[], object], what: str) -> bool:
    """Return whether it could not be done for want of room; the time it took to say so is told."""
    began = monotonic()
    try:
        work()
    except KnownError as error:
        if error.code not in NO_ROOM:
            raise
        tell(no_room=what, code=str(error.code), took=monotonic() - began)
        return True
    return False


def _fetch(desk: Desk, case_id: UUID) -> None:
    for attachment in desk.casework.view(case_id).attachments:
        desk.attachments.content(attachment)


def _in_order(tell: Tell, desk: Desk) -> None:
    """Where there is room again, everything goes on."""
    settle(desk)
    tell(settled=[str(item.state) for item in desk.casework.waiting()])
