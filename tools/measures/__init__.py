"""What is measured, each against a floor taken in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One figure beside its floor; `goal` is the largest ratio that is good enough.

    Where people set the limit (a stall that is felt, say) the floor is that limit and the goal is 1.
    """

    name: str
    ours: float
    floor: float
    goal: float
    unit: str

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    def as_row(self) -> dict[str, object]:
        """Return the row of build/bench.json."""
        return {
            "name": self.name,
            "ours": round(self.ours, 4),
            "floor": round(self.floor, 4),
            "ratio": round(self.ratio, 2),
            "goal": self.goal,
            "unit": self.unit,
        }
