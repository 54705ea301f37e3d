"""The board counted anew from the lives of the cases, in plain Python: what the SQL must agree with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from uuid import UUID

from tawasul_contract.boards import Figure, Part
from tawasul_contract.clock import RIYADH
from tawasul_contract.records import Status
from tests.central.lives import Finished, Life

BANDS = {"0-1": (0, 1), "2-3": (2, 3), "4-7": (4, 7), "8-14": (8, 14), "15-30": (15, 30), "31+": (31, 10_000)}
WEEK = timedelta(days=7)
Cases = set[UUID]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), RIYADH)


def day_of(moment: datetime) -> date:
    return moment.astimezone(RIYADH).date()


def share(numbers: list[float], part: float) -> float | None:
    """Return the number below which this part of them lies, between the two nearest ones."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@dataclass
class Recount:
    """The board of some offices over some days, seen at a moment."""

    lives: list[Life]
    first: date
    last: date
    now: datetime

    @property
    def today(self) -> date:
        return day_of(self.now)

    def finished(self, first: date, last: date) -> list[Finished]:
        """Return the last finishing of each case in these days."""
        found = []
        for life in self.lives:
            within = [each for each in life.finishes if first <= day_of(each.at) <= last]
            found += within[-1:]
        return found

    def reopened(self, first: date, last: date) -> Cases:
        finishes = [each for life in self.lives for each in life.finishes if each.reopened_at]
        return {
            each.case_id
            for each in finishes
            if first <= day_of(each.reopened_at) <= last and each.reopened_at - each.at <= WEEK
        }

    def standing(self, figure: Figure, moment: datetime, day: date) -> Cases:
        """Return the cases that stood so at a moment; due today: within this day."""
        found = set()
        for life in self.lives:
            then = life.at(moment)
            if then is None or not then.open:
                continue
            answers = {
                Figure.OPEN: True,
                Figure.OVERDUE: then.due_at is not None and then.due_at < moment,
                Figure.DUE_TODAY: then.due_at is not None and day_of(then.due_at) == day,
                Figure.RETURNED: then.status == Status.RETURNED_BY_APPLICANT,
                Figure.AWAITING_APPROVAL: then.asked,
            }
            if answers[figure]:
                found.add(life.id)
        return found

    def came(self, first: date, last: date) -> Cases:
        return {life.id for life in self.lives if first <= day_of(life.submitted_at) <= last}

    def earlier(self, figure: Figure, day: date) -> float | None:
        """Return a figure as it was on a day before today."""
        start, end = midnight(day), midnight(day + timedelta(days=1))
        done = self.finished(day, day)
        match figure:
            case Figure.NEW_TODAY:
                return len(self.came(day, day))
            case Figure.DUE_TODAY:
                return len(self.standing(figure, start, day))
            case Figure.HANDLING_MEDIAN | Figure.HANDLING_P90:
                part = 0.5 if figure is Figure.HANDLING_MEDIAN else 0.9
                return share([each.hours for each in done], part)
            case Figure.ON_TIME:
                return sum(each.on_time for each in done) / len(done) if done else None
            case Figure.REOPENED:
                return len(self.reopened(day, day))
            case _:
                return len(self.standing(figure, end, day))

    def tile(self, figure: Figure) -> tuple[float | None, float | None, float | None]:
        """Return the figure now, yesterday, and as usual."""
        before = [self.earlier(figure, self.today - timedelta(days=back)) for back in range(1, 29)]
        told = [each for each in before if each is not None]
        return self.value(figure), before[0], median(told) if told else None

    def value(self, figure: Figure) -> float | None:
        done = self.finished(self.first, self.last)
        match figure:
            case Figure.HANDLING_MEDIAN | Figure.HANDLING_P90:
                return share([e.hours for e in done], 0.5 if figure is Figure.HANDLING_MEDIAN else 0.9)
            case Figure.ON_TIME:
                return sum(each.on_time for each in done) / len(done) if done else None
            case _:
                return len(self.cases(Part.TILE, figure))

    def cases(self, part: Part, key: str) -> Cases:
        """Return the cases behind a number."""
        match part:
            case Part.TILE:
                return self._tile(Figure(key), self.finished(self.first, self.last))
            case Part.CAME:
                return self.came(date.fromisoformat(key), date.fromisoformat(key))
            case Part.FINISHED:
                return _ids(self.finished(date.fromisoformat(key), date.fromisoformat(key)))
            case Part.AGEING:
                return self._still() & {life.id for life in self.lives if self._aged(life, key)}
            case Part.HOUR:
                came = self.came(self.first, self.last)
                return came & {life.id for life in self.lives if _hour(life) == key}
            case _ if part.startswith("service"):
                return self._service(part, key)
            case _:
                return self._person(part, key)

    def _service(self, part: Part, key: str) -> Cases:
        done = self.finished(self.first, self.last)
        numbers = {
            Part.SERVICE_CAME: self.came(self.first, self.last),
            Part.SERVICE_OPEN: self._still(),
            Part.SERVICE_LATE: self._late() | _ids(each for each in done if not each.on_time),
        }
        return numbers[part] & {life.id for life in self.lives if life.service_id == key}

    def _person(self, part: Part, key: str) -> Cases:
        has = {life.id for life in self.lives if str(life.now.assignee_id or "none") == key}
        done = self.finished(self.first, self.last)
        did = [each for each in done if str(each.staff_id or "none") == key]
        numbers = {
            Part.OPEN_OF: self._still() & has,
            Part.OVERDUE_OF: self._late() & has,
            Part.FINISHED_BY: _ids(did),
            Part.ON_TIME_OF: _ids(each for each in did if each.on_time),
        }
        return numbers[part]

    def _still(self) -> Cases:
        return self.standing(Figure.OPEN, self.now, self.today)

    def _late(self) -> Cases:
        return self.standing(Figure.OVERDUE, self.now, self.today)

    def _tile(self, figure: Figure, done: list[Finished]) -> Cases:
        match figure:
            case Figure.NEW_TODAY:
                return self.came(self.today, self.today)
            case Figure.HANDLING_MEDIAN | Figure.HANDLING_P90 | Figure.ON_TIME:
                return _ids(done)
            case Figure.REOPENED:
                return self.reopened(self.first, self.last)
            case Figure.STUCK:
                return set()
            case _:
                return self.standing(figure, self.now, self.today)

    def _aged(self, life: Life, key: str) -> bool:
        status, _, band = key.partition("/")
        least, most = BANDS[band]
        days = (self.today - day_of(life.submitted_at)).days
        return life.now.status == status and least <= days <= most


def _ids(finishes: Iterable[Finished]) -> Cases:
    return {each.case_id for each in finishes}


def _hour(life: Life) -> str:
    there = life.submitted_at.astimezone(RIYADH)
    return f"{there.isoweekday()}/{there.hour}"
