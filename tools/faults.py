"""Run the fault harnesses with other counts than `make test` does, and print what each fault came to."""

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.faults.counts import LONG, VARIABLE, names, written

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return the exit code of the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in names():
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=getattr(LONG, name))
    parser.add_argument("--only", default="", metavar="EXPRESSION", help="as pytest -k")
    chosen = vars(parser.parse_args())
    only = chosen.pop("only")
    environment = os.environ | {VARIABLE: written(replace(LONG, **chosen)), "QT_QPA_PLATFORM": "offscreen"}
    tests = [sys.executable, "-m", "pytest", "-q", "-o", "timeout=0", "tests/faults", "-k", only]
    return subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
