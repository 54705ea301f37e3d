"""How much memory a first synchronisation takes, in a process of its own."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tools.measures import Measure
from tools.measures.arena import ROOT, Central, desk, fill

SECONDS = 900


def filled(served: Central, profile: Path) -> dict[str, float]:
    """Return how long a first synchronisation of this central took, and its peak of memory in MiB."""
    command = [sys.executable, "-m", "tools.measures.filling", served.url, str(profile)]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=SECONDS)
    taken: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return taken


def flat_memory(large: dict[str, float], cases: int, small: dict[str, float], fewer: int) -> Measure:
    """Ours: the peak of memory with many cases. Floor: with few."""
    name = f"peak of memory, {cases:,} cases against {fewer:,}"
    return Measure(name, large["mebibytes"], small["mebibytes"], 1.3, "MiB")


def main() -> int:
    """Fill a new profile and print what it took."""
    with desk(Path(sys.argv[2]), sys.argv[1]) as opened:
        begun = perf_counter()
        fill(opened)
        taken = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "mebibytes": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
