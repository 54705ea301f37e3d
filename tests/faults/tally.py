"""What the runs of each fault came to: how many, and what was lost, duplicated or diverged in them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

FAULTS = tuple(f"F{number}" for number in range(1, 37))

# What cannot be had here, wholly or in part, and why.
NOT_RUN = {
    "F22 (antivirus lock on rename)": "Windows refuses to rename open files; Linux does not",
    "F32 (two Windows sessions)": "there is no second Windows session on Linux; two processes are run",
    "F34 (proxy change)": "a machine without a desktop has no system proxy; suspend and network are run",
    "F35": "revoking and wiping a device are not part of the program yet",
}


@dataclass
class Line:
    """One fault."""

    runs: int = 0
    lost: int = 0
    duplicated: int = 0
    diverged: int = 0


@dataclass
class Tally:
    """What a run of the harnesses found."""

    lines: dict[str, Line] = field(default_factory=dict)
    teeth: dict[str, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def note(
        self, fault: str, runs: int = 1, *, lost: int = 0, duplicated: int = 0, diverged: int = 0
    ) -> None:
        """Count these runs of a fault, then fail where anything was lost, duplicated or diverged."""
        assert fault in FAULTS
        line = self.lines.setdefault(fault, Line())
        line.runs += runs
        line.lost += lost
        line.duplicated += duplicated
        line.diverged += diverged
        assert (lost, duplicated, diverged) == (0, 0, 0), f"{fault}: {lost=} {duplicated=} {diverged=}"

    def bite(self, planted: str, caught: int) -> None:
        """Note how often a harness saw the bug planted in it, then fail where it never did."""
        self.teeth[planted] = self.teeth.get(planted, 0) + caught
        assert caught > 0, f"the planted bug was not seen: {planted}"

    def tell(self, name: str, figure: str) -> None:
        """Keep a figure that is worth printing: a worst time, how many acts."""
        self.facts[name] = figure

    def rows(self) -> Iterator[str]:
        """Yield the lines of the table."""
        yield f"{'fault':<6}{'runs':>8}{'lost':>8}{'duplicated':>12}{'diverged':>10}"
        for fault in FAULTS:
            if fault in self.lines:
                line = self.lines[fault]
                yield f"{fault:<6}{line.runs:>8}{line.lost:>8}{line.duplicated:>12}{line.diverged:>10}"
        for name, why in NOT_RUN.items():
            yield f"not run: {name}: {why}"
        for planted, caught in self.teeth.items():
            yield f"planted bug seen {caught} times: {planted}"
        for name, figure in self.facts.items():
            yield f"{name}: {figure}"

    def save(self, path: Path) -> None:
        """Write the table as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        found = {fault: asdict(line) for fault, line in self.lines.items()}
        whole = {"faults": found, "not_run": NOT_RUN, "teeth": self.teeth, "facts": self.facts}
        path.write_text(json.dumps(whole, indent=2) + "\n")
