"""The clock of the tests: at one set instant when a run begins, and running on from there.

Every Python process of a run has it: pytest, and by `sitecustomize.py` beside this file whatever tests start.
PostgreSQL's `now()` has it by `shift_sql`. Real time remain the times of files and the check of certificates,
so that an instant before today is the safer one: a new file is never taken for one that was left long ago.
"""

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

VARIABLE = "TAWASUL_TESTS_AS_OF"
USUAL = "2026-10-13T10:00"  # Riyadh: a Tuesday in office hours, far from feasts and from the ends of years
SHIFT = "TESTS_CLOCK_SHIFT"  # seconds from the real time, for the processes that tests start
_CLOCK = """
CREATE OR REPLACE FUNCTION public.{name}() RETURNS timestamptz LANGUAGE sql AS
$$ SELECT pg_catalog.{name}() + interval '{shift} seconds' $$
"""


def instant() -> datetime:
    """Return the instant at which the run begins: the variable's, in Riyadh where it names no zone."""
    wanted = datetime.fromisoformat(os.environ.get(VARIABLE, USUAL))
    return wanted if wanted.tzinfo else wanted.replace(tzinfo=ZoneInfo("Asia/Riyadh"))


def begin() -> None:
    """Set the clock of this process and of those it will start; nothing where it is set already."""
    if SHIFT in os.environ:  # started with this clock, as the workers of pytest-xdist are
        return
    os.environ[SHIFT] = f"{instant().timestamp() - time.time():.6f}"
    paths = (str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    shift()


def shift() -> None:
    """Shift the clock of this process by what its environment says."""
    spared = sys.modules.get("pytest")
    sys.modules["pytest"] = None  # type: ignore[assignment]  # time_machine imports it for a fixture: 0.4 s
    try:
        import time_machine
    finally:
        del sys.modules["pytest"]
        if spared is not None:
            sys.modules["pytest"] = spared
    time_machine.travel(time.time() + float(os.environ[SHIFT])).start()


def shift_sql(dsn: str) -> None:
    """Shift `now()` and `clock_timestamp()` in the databases that will be made on this server.

    PostgreSQL looks for functions in its own schema first unless the path says otherwise.
    """
    import psycopg

    with psycopg.connect(dsn, autocommit=True) as connection:
        for name in ("now", "clock_timestamp"):
            connection.execute(_CLOCK.format(name=name, shift=os.environ[SHIFT]))  # type: ignore[arg-type]
        connection.execute("ALTER ROLE CURRENT_USER SET search_path = public, pg_catalog")
