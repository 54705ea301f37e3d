"""Run the tests as of other days and hours: whatever follows the calendar must be right on each of them."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.as_of.shifted_clock import VARIABLE

ROOT: Final = Path(__file__).resolve().parent.parent
# In Riyadh; all before today, so that no file is older than the clock says.
DAYS: Final = {
    "weekend": "2026-10-17T11:00",  # a Saturday
    "weekend-midnight": "2026-10-16T00:00",  # the first minute of a Friday
    "end-of-week": "2026-10-15T14:20",  # a Thursday, when offices are about to close
    "ramadan": "2026-03-03T11:00",
    "eid-al-fitr": "2026-03-22T10:00",
    "eid-al-adha": "2026-05-28T10:00",
    "end-of-hijri-year": "2026-06-15T10:00",
    "end-of-year": "2025-12-31T23:50",  # the year ends while the tests run
    "leap-day": "2024-02-29T10:00",
    "midnight-riyadh": "2026-10-14T00:00",
    "before-midnight-riyadh": "2026-10-13T23:58",  # the day ends while the tests run
    "midnight-utc": "2026-10-14T03:00",
}
PARALLEL: Final = ("-n", "3", "--no-loadscope-reorder")  # as `make test` has it
QUICK: Final = ("ramadan", "weekend-midnight", "leap-day")


def main() -> int:
    """Return 0 where all tests passed on all days that were asked for, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("days", nargs="*", metavar="DAY", help=f"all of them: {', '.join(DAYS)}")
    parser.add_argument("--quick", action="store_true", help="three days, and what depends on them most")
    parser.add_argument("--tests", nargs="+", default=[], metavar="PATH", help="files or folders; else all")
    chosen = parser.parse_args()
    unknown = set(chosen.days) - set(DAYS)
    if unknown:
        parser.error(f"there is no day {', '.join(sorted(unknown))}; there are {', '.join(DAYS)}")
    days = chosen.days or (QUICK if chosen.quick else DAYS)
    which = ["-m", "calendar", *_marked()] if chosen.quick else []
    failed = [day for day in days if not _passes(day, [*which, *chosen.tests])]
    print(f"{len(days)} days, " + (f"failed on: {', '.join(failed)}" if failed else "all passed"))
    return int(bool(failed))


def _marked() -> list[str]:
    """Return the files with tests that follow the calendar: collecting all files would take longer."""
    files = (ROOT / "tests").rglob("test_*.py")
    return sorted(str(path) for path in files if "mark.calendar" in path.read_text("utf-8"))


def _passes(day: str, which: list[str]) -> bool:
    """Run the tests as of this day and return whether they passed; none at all is no pass."""
    print(f"— {day}, {DAYS[day]} in Riyadh", flush=True)
    environment = os.environ | {VARIABLE: DAYS[day], "QT_QPA_PLATFORM": "offscreen"}
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *PARALLEL, *which]
    return subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
