"""The faults have one tally, printed at the end; no fault of the matrix may be forgotten."""

from pathlib import Path

import pytest

from tests.faults.arena import forks, ground  # noqa: F401 — fixtures
from tests.faults.line import line, line_central  # noqa: F401 — fixtures
from tests.faults.tally import FAULTS, NOT_RUN, Tally
from tests.ui.conftest import jobs  # noqa: F401 — fixtures

HERE = Path(__file__).parent
RESULT = HERE.parent.parent / "build/faults.json"
_TALLY = Tally()


@pytest.fixture
def tally() -> Tally:
    """The tally of this run."""
    return _TALLY


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a run of the whole folder in which a fault of the matrix has no test and no reason."""
    if not _is_whole(items):
        return
    marks = {name for item in items for mark in item.iter_markers("fault") for name in mark.args}
    forgotten = [fault for fault in FAULTS if fault not in marks and fault not in NOT_RUN]
    if forgotten:
        raise pytest.UsageError(f"no test and no reason for {', '.join(forgotten)}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if _TALLY.lines or _TALLY.teeth:
        terminalreporter.section("faults")
        for row in _TALLY.rows():
            terminalreporter.write_line(row)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep the table of a whole run; a fault that was to be run and left no line fails it."""
    if session.testsfailed or session.config.option.collectonly or not _is_whole(session.items):
        return
    _TALLY.save(RESULT)
    silent = [fault for fault in FAULTS if fault not in _TALLY.lines and fault not in NOT_RUN]
    if silent:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        print(f"\nthese faults were not counted: {', '.join(silent)}")


def _is_whole(items: list[pytest.Item]) -> bool:
    here = {path.name for path in HERE.glob("test_*.py")}
    return here <= {item.path.name for item in items if item.path.parent == HERE}
