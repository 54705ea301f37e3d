"""The export that comes by itself: when it is due, and what it leaves in its folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.board import Board
from tawasul_desk.services.board_export import (
    ExportFormat,
    Wording,
    board_file_name,
    export_board,
    period_report,
)
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.saving import save_beside, sweep
from tawasul_desk.twins import put_twice, read_either

PLAN_FILE: Final = "export.json"
DAYS: Final = 30  # the period of the files: as many days as the board shows first
SUNDAY: Final = 7


class Turn(StrEnum):
    """How often."""

    DAY = "day"
    SUNDAY = "sunday"


class ExportPlan(BaseModel):
    """Where to, as what and when, in Riyadh's time; `done_at`: up to when it is done."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    folder: Path
    formats: tuple[ExportFormat, ...]
    turn: Turn
    at: time
    done_at: AwareDatetime


ReadBoard = Callable[[date, date], Board]


def load_plan(folder: Path) -> ExportPlan | None:
    """Return the plan kept in an officer's folder, or None where there is none."""
    return read_either(folder / PLAN_FILE, _plan_in)


def save_plan(folder: Path, plan: ExportPlan | None) -> None:
    """Keep the plan, or that there is none; it is on the disk when this returns. KnownError(DISK_FULL …)."""
    with disk_told():
        put_twice(folder / PLAN_FILE, plan.model_dump_json().encode() if plan else b"null")


def is_due(plan: ExportPlan, now: datetime) -> bool:
    """Return whether a turn has come that was not done; any number of missed ones count as one."""
    # Done in the future: the clock was wrong then or is now, and either way nothing was done since.
    return plan.done_at < last_turn(plan, now) or plan.done_at > now


def last_turn(plan: ExportPlan, now: datetime) -> datetime:
    """Return the latest turn that is not after `now`."""
    local = now.astimezone(RIYADH)
    day = local.date() if local.time() >= plan.at else local.date() - timedelta(days=1)
    if plan.turn is Turn.SUNDAY:
        day -= timedelta(days=day.isoweekday() % SUNDAY)
    return datetime.combine(day, plan.at, RIYADH)


def next_turn(plan: ExportPlan, now: datetime) -> datetime:
    """Return the first turn after `now`."""
    return last_turn(plan, now) + timedelta(days=1 if plan.turn is Turn.DAY else 7)


def sweep_folder(folder: Path) -> None:
    """Take away what a scheduled export that was ended on the way has left in the folder of the plan."""
    plan = load_plan(folder)
    if plan is not None:
        sweep(plan.folder)


def run_if_due(
    folder: Path, casework: Casework, read: ReadBoard, wording: Wording, now: datetime
) -> tuple[Path, ...]:
    """Export if a turn has come, and return the files; none where there was nothing to do.

    KnownError(OFFLINE) where the central cannot be asked: files that come by themselves are of today's
    figures or wait. NOT_WRITABLE, DISK_FULL where the folder does not take them.
    """
    plan = load_plan(folder)
    if plan is None or not is_due(plan, now):
        return ()
    with _all_or_none() as files:
        for path in _files(plan, casework, read, wording, now):
            files.append(path)
        save_plan(folder, plan.model_copy(update={"done_at": now}))
    return tuple(files)


def _files(
    plan: ExportPlan, casework: Casework, read: ReadBoard, wording: Wording, now: datetime
) -> Iterator[Path]:
    if not plan.folder.is_dir():
        raise KnownError(ErrorCode.NOT_WRITABLE, part="export")
    last = now.astimezone(RIYADH).date()
    board = read(last - timedelta(days=DAYS - 1), last)
    if board.stale:
        raise KnownError(ErrorCode.OFFLINE, part="export")
    report = period_report(casework, board.record, wording, now)
    for as_format in plan.formats:
        path = plan.folder / board_file_name(wording.language, last, as_format)
        yield export_board(casework, report, as_format, path, save_beside)


@contextmanager
def _all_or_none() -> Iterator[list[Path]]:
    """Take the files away again where a turn fails: it is tried again, and would fill the folder."""
    files: list[Path] = []
    try:
        yield files
    except BaseException:
        for path in files:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _plan_in(content: bytes) -> ExportPlan | None:
    try:
        return ExportPlan.model_validate_json(content)
    except ValidationError:
        return None
