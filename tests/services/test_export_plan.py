"""The export that comes by itself: on its turn, once, whole, and never over another file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zipfile import is_zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_contract.operations import RecordAccess
from tawasul_contract.record import NO_CASE
from tawasul_contract.trail import AuditQuery
from tawasul_desk.services import export_plan
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.board import Board
from tawasul_desk.services.board_export import (
    AT_ONCE,
    ExportFormat,
    Wording,
    export_cases,
    period_report,
    rows_of,
)
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.export_plan import (
    PLAN_FILE,
    ExportPlan,
    Turn,
    is_due,
    last_turn,
    load_plan,
    next_turn,
    run_if_due,
    save_plan,
)
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.services.workbook import Workbook
from tests.services.board_samples import a_board
from tests.services.conftest import OpenAs
from tests.services.desks import synced
from tests.services.made_up import ME, a_case, a_page, open_vault, the_catalogue, told
from tests.services.test_printing import NoFiles

SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=RIYADH)
WORDING = Wording("en")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CASES = 3


def plan_to(folder: Path, **changes: object) -> ExportPlan:
    plan = ExportPlan(
        folder=folder,
        formats=(ExportFormat.XLSX, ExportFormat.CSV, ExportFormat.PDF),
        turn=Turn.DAY,
        at=time(7, 30),
        done_at=SUNDAY_NOON - timedelta(days=1),
    )
    return plan.model_copy(update=changes)


def board_of(first: date, last: date, *, stale: bool = False) -> Board:
    return Board(a_board(first=first, last=last), SUNDAY_NOON, stale)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[tuple[Casework, Workbook]]:
    vault = open_vault(tmp_path / "profile")
    mirror = Mirror(vault.engine("mirror.db"))
    cases = [told(a_case(number), number + 1) for number in range(1, CASES + 1)]
    mirror.apply(a_page(the_catalogue(1), *cases))
    workbook = Workbook(open_work(vault), mirror.lay_over)
    yield Casework(mirror, workbook, lambda: ME, NoFiles()), workbook
    vault.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def told_to_the_trail(workbook: Workbook) -> list[str]:
    acts = [item.operation for item in workbook.waiting() if isinstance(item.operation, RecordAccess)]
    assert {act.case_id for act in acts} <= {NO_CASE}
    return [act.action for act in acts]


def taken_out(workbook: Workbook) -> list[list[UUID]]:
    """The cases of each record of an export."""
    acts = [item.operation for item in workbook.waiting() if isinstance(item.operation, RecordAccess)]
    assert {(act.case_id, act.action) for act in acts} == {(NO_CASE, "export_cases")}
    return [list(act.case_ids) for act in acts]


def test_a_turn_leaves_its_files_once(work: tuple[Casework, Workbook], tmp_path: Path, out: Path) -> None:
    casework, workbook = work
    save_plan(tmp_path, plan_to(out))
    files = run_if_due(tmp_path, casework, board_of, WORDING, SUNDAY_NOON)
    assert [path.name for path in files] == [f"board-2026-11-22.{kind}" for kind in ("xlsx", "csv", "pdf")]
    assert is_zipfile(files[0])
    assert files[1].read_bytes().startswith(b"\xef\xbb\xbf")
    assert files[2].read_bytes().startswith(b"%PDF")
    assert sorted(out.iterdir()) == sorted(files)
    assert told_to_the_trail(workbook) == ["export_board"] * 3
    assert run_if_due(tmp_path, casework, board_of, WORDING, SUNDAY_NOON + timedelta(hours=18)) == ()
    tomorrow = SUNDAY_NOON.replace(day=23, hour=7, minute=30)
    assert run_if_due(tmp_path, casework, board_of, WORDING, tomorrow - timedelta(seconds=1)) == ()
    assert run_if_due(tmp_path, casework, board_of, WORDING, tomorrow)[0].name == "board-2026-11-23.xlsx"


def test_missed_turns_are_made_up_once(work: tuple[Casework, Workbook], tmp_path: Path, out: Path) -> None:
    save_plan(tmp_path, plan_to(out, done_at=SUNDAY_NOON - timedelta(days=12)))
    assert len(run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)) == 3
    assert run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON + timedelta(minutes=1)) == ()


def test_the_period_ends_today(work: tuple[Casework, Workbook], tmp_path: Path, out: Path) -> None:
    asked: list[tuple[date, date]] = []

    def read(first: date, last: date) -> Board:
        asked.append((first, last))
        return board_of(first, last)

    save_plan(tmp_path, plan_to(out))
    run_if_due(tmp_path, work[0], read, WORDING, SUNDAY_NOON)
    assert asked == [(date(2026, 10, 24), date(2026, 11, 22))]


def test_a_file_that_is_there_is_left_alone(
    work: tuple[Casework, Workbook], tmp_path: Path, out: Path
) -> None:
    (out / "board-2026-11-22.pdf").write_text("mine")
    save_plan(tmp_path, plan_to(out, formats=(ExportFormat.PDF,)))
    files = run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)
    assert [path.name for path in files] == ["board-2026-11-22 (2).pdf"]
    assert (out / "board-2026-11-22.pdf").read_text() == "mine"


def test_without_the_central_it_waits(work: tuple[Casework, Workbook], tmp_path: Path, out: Path) -> None:
    save_plan(tmp_path, plan_to(out))

    def last_known(first: date, last: date) -> Board:
        return board_of(first, last, stale=True)

    with pytest.raises(KnownError) as error:
        run_if_due(tmp_path, work[0], last_known, WORDING, SUNDAY_NOON)
    assert error.value.code is ErrorCode.OFFLINE
    assert list(out.iterdir()) == []
    assert len(run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)) == 3


def test_a_folder_that_is_gone_is_told_and_tried_again(
    work: tuple[Casework, Workbook], tmp_path: Path, out: Path
) -> None:
    save_plan(tmp_path, plan_to(out))
    out.rmdir()
    with pytest.raises(KnownError) as error:
        run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)
    assert error.value.code is ErrorCode.NOT_WRITABLE
    out.mkdir()
    assert len(run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)) == 3


def test_a_turn_that_cannot_be_noted_leaves_nothing(
    work: tuple[Casework, Workbook], tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_plan(tmp_path, plan_to(out))

    def full(_folder: Path, _plan: ExportPlan | None) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(export_plan, "save_plan", full)
    with pytest.raises(KnownError):
        run_if_due(tmp_path, work[0], board_of, WORDING, SUNDAY_NOON)
    assert list(out.iterdir()) == []


def test_a_plan_is_kept_twice_and_can_be_taken_back(tmp_path: Path, out: Path) -> None:
    assert load_plan(tmp_path) is None
    save_plan(tmp_path, plan_to(out))
    (tmp_path / PLAN_FILE).write_text("{")
    assert load_plan(tmp_path) == plan_to(out)
    save_plan(tmp_path, None)
    assert load_plan(tmp_path) is None


def test_every_sunday_is_the_first_day_of_the_week(tmp_path: Path) -> None:
    plan = plan_to(tmp_path, turn=Turn.SUNDAY, done_at=SUNDAY_NOON)
    assert last_turn(plan, SUNDAY_NOON) == datetime(2026, 11, 22, 7, 30, tzinfo=RIYADH)
    assert not is_due(plan, datetime(2026, 11, 28, 23, 0, tzinfo=RIYADH))
    assert not is_due(plan, datetime(2026, 11, 29, 7, 29, tzinfo=RIYADH))
    assert is_due(plan, datetime(2026, 11, 29, 7, 30, tzinfo=RIYADH))


@given(MOMENTS, st.times(), st.sampled_from(Turn))
def test_now_is_between_a_turn_and_the_next(now: datetime, at: time, turn: Turn) -> None:
    plan = plan_to(Path("out"), at=at, turn=turn)
    before, after = last_turn(plan, now), next_turn(plan, now)
    assert before <= now < after
    assert before.astimezone(RIYADH).timetz().replace(tzinfo=None) == at
    assert turn is Turn.DAY or before.astimezone(RIYADH).isoweekday() == 7
    assert not is_due(plan.model_copy(update={"done_at": now}), now)
    assert is_due(plan.model_copy(update={"done_at": now}), after)


def test_a_clock_that_was_wrong_does_not_end_the_exports(tmp_path: Path) -> None:
    assert is_due(plan_to(tmp_path, done_at=SUNDAY_NOON + timedelta(days=4000)), SUNDAY_NOON)


def test_the_cases_behind_a_number_come_in_its_order(
    work: tuple[Casework, Workbook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework, workbook = work
    monkeypatch.setattr("tawasul_desk.services.board_export.AT_ONCE", 2)
    monkeypatch.setattr("tawasul_desk.services.board_export.CASES_AT_ONCE", 2)
    assert AT_ONCE > 2
    ids = [a_case(number).id for number in (3, 1, 9, 2)]
    assert [row.case_id for row in rows_of(casework, ids)] == [a_case(number).id for number in (3, 1, 2)]
    report = period_report(casework, a_board(), WORDING, SUNDAY_NOON)
    path = export_cases(casework, report, ids, ExportFormat.CSV, tmp_path / "cases.csv")
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == [a_case(number).case_number for number in (3, 1, 2)]
    assert taken_out(workbook) == [[a_case(3).id, a_case(1).id], [a_case(2).id]], "what is here, no more"
    assert is_zipfile(export_cases(casework, report, ids, ExportFormat.XLSX, tmp_path / "cases.xlsx"))


@pytest.mark.parametrize("rows", [CASES - 1, CASES])  # the second while the file is packed
@pytest.mark.parametrize("as_format", [ExportFormat.XLSX, ExportFormat.CSV])
def test_an_export_that_is_called_back_leaves_nothing(
    work: tuple[Casework, Workbook], out: Path, as_format: ExportFormat, rows: int
) -> None:
    casework, _ = work
    report = period_report(casework, a_board(), WORDING, SUNDAY_NOON)
    ids = [a_case(number).id for number in range(1, CASES + 1)]
    asked: list[bool] = []
    steps: list[tuple[int, int]] = []

    def after_some() -> bool:
        asked.append(True)
        return len(asked) > rows

    def progress(done: int, total: int) -> None:
        steps.append((done, total))

    with pytest.raises(KnownError) as error:
        export_cases(casework, report, ids, as_format, out / f"cases.{as_format}", progress, after_some)
    assert error.value.code is ErrorCode.CANCELLED
    assert steps == ([(CASES, CASES), (0, 0)] if rows == CASES else [])
    assert list(out.iterdir()) == []


def test_whoever_asks_the_trail_for_a_request_finds_its_exports(open_as: OpenAs, tmp_path: Path) -> None:
    boss = open_as("supervisor01")
    synced(boss)
    ids = [row.case_id for row in boss.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 3).rows]
    report = period_report(boss.casework, a_board(), WORDING, SUNDAY_NOON)
    export_cases(boss.casework, report, ids, ExportFormat.CSV, tmp_path / "cases.csv")
    synced(boss)
    api = boss.open_session.api
    for case_id in ids:
        [line] = api.audit(AuditQuery(case_id=case_id, action="export_cases")).lines
        assert (line.staff_id, line.case_id) == (boss.staff.id, case_id)
