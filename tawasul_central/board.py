"""The board: every figure counted in SQL over the offices in sight, at one moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from tawasul_central import board_sql
from tawasul_central.rows import AnyRow
from tawasul_contract.boards import (
    AgeingRecord,
    BoardRecord,
    DayRecord,
    Figure,
    HourRecord,
    LoadRecord,
    MineRecord,
    StuckRecord,
    TeamRecord,
    TileRecord,
    VolumeRecord,
)
from tawasul_contract.clock import RIYADH
from tawasul_contract.records import Status

BACK: Final = 28  # days before today, of which the median is the usual
SMALLEST_TEAM: Final = 3  # of fewer, an average would tell of a colleague
# What `grouping` says of rows that are folded by one thing alone, or altogether.
BY_AGE, BY_PERSON, BY_SERVICE, IN_ALL = 3, 5, 6, 7
CAME_BY_DAY, CAME_BY_HOUR, CAME_BY_SERVICE = 3, 5, 6
DONE_BY_PERSON, DONE_BY_SERVICE, DONE_IN_ALL = 1, 2, 3


@dataclass(frozen=True)
class Terms:
    """What a board is about: these offices, the days from `first` to `last`, seen at `now`."""

    offices: tuple[str, ...]
    office_id: str | None
    first: date
    last: date
    now: datetime

    @property
    def today(self) -> date:
        """The day in Riyadh."""
        return self.now.astimezone(RIYADH).date()

    def values(self) -> dict[str, Any]:
        """Return what the statements ask for: moments, each the beginning of a day in Riyadh."""
        today = self.today
        earliest = today - timedelta(days=BACK)
        bands = [midnight(today - timedelta(days=age)) for age in board_sql.BAND_DAYS]
        return {
            "offices": list(self.offices),
            "now": self.now,
            "begin": midnight(self.first),
            "end": midnight(self.last + timedelta(days=1)),
            "midnight": midnight(today),
            "today": midnight(today),
            "tomorrow": midnight(today + timedelta(days=1)),
            "this_day": today,
            "yesterday": today - timedelta(days=1),
            "earliest": earliest,
            "first_day": midnight(earliest),
            "count": BACK + 1,
            "bands": bands,
        }


def midnight(day: date) -> datetime:
    """Return when the day begins in Riyadh."""
    return datetime.combine(day, time(0), RIYADH)


def read_board(db: Connection, terms: Terms) -> BoardRecord:
    """Return the board; call it on a still picture, so that its numbers belong together."""
    values = terms.values()
    db.execute(board_sql.WITH_ONE_HAND)
    standing = db.execute(board_sql.STANDING, values).all()
    came = db.execute(board_sql.CAME, values | _span(terms)).all()
    done = db.execute(board_sql.FINISHINGS, values).all()
    stuck = tuple(map(_stuck, db.execute(board_sql.STUCK, values)))
    return BoardRecord(
        as_of=terms.now,
        first=terms.first,
        last=terms.last,
        office_id=terms.office_id,
        tiles=tuple(_tiles(db, values, standing, came, done, stuck)),
        days=tuple(_days(db, terms, values, came)),
        ageing=tuple(_ageing(standing)),
        loads=tuple(_loads(db, values, standing, done)),
        services=tuple(_services(standing, came, done)),
        hours=tuple(_hours(came)),
        stuck=stuck,
    )


def read_mine(db: Connection, staff_id: UUID, terms: Terms) -> MineRecord:
    """Return one's own figures beside those of the team."""
    values = terms.values()
    people = list(db.scalars(board_sql.TEAM, values))
    own = db.execute(board_sql.WORK, values | {"people": [staff_id]}).one()
    team = db.execute(board_sql.WORK, values | {"people": people}).one()
    return MineRecord(
        as_of=terms.now,
        first=terms.first,
        last=terms.last,
        own=LoadRecord(
            staff_id=staff_id, open=own.open, overdue=own.late, finished=own.finished, on_time=own.on_time
        ),
        handling_median=own.hours,
        team=_team(len(people), team) if len(people) >= SMALLEST_TEAM else None,
    )


def _stuck(row: AnyRow) -> StuckRecord:
    return StuckRecord.model_validate(row, from_attributes=True)


def _team(people: int, team: AnyRow) -> TeamRecord:
    return TeamRecord(
        people=people,
        open=team.open / people,
        overdue=team.late / people,
        finished=team.finished / people,
        on_time=team.on_time / team.finished if team.finished else None,
        handling_median=team.hours,
    )


def _span(terms: Terms) -> dict[str, date]:
    """Return the period, and the stretch that holds it, the days before today, and today."""
    first, beyond = terms.first, terms.last + timedelta(days=1)
    since, upto = terms.today - timedelta(days=BACK), terms.today + timedelta(days=1)
    return {"first": first, "beyond": beyond, "since": min(first, since), "upto": max(beyond, upto)}


def _tiles(
    db: Connection,
    values: dict[str, Any],
    standing: Sequence[AnyRow],
    came: Sequence[AnyRow],
    done: Sequence[AnyRow],
    stuck: Sequence[StuckRecord],
) -> Iterator[TileRecord]:
    now = next(row for row in standing if row.by == IN_ALL)
    then = db.execute(board_sql.STOOD, values).one()
    all_done = next(row for row in done if row.by == DONE_IN_ALL)
    half, most = db.scalar(board_sql.HANDLING, values) or (None, None)
    early = db.execute(board_sql.EARLIER, values).one()
    reopened = db.scalar(board_sql.REOPENINGS, values)
    share = all_done.on_time / all_done.finished if all_done.finished else None
    yield _tile(Figure.OPEN, now.open or 0, then.open, then.usual_open)
    yield _new_today(values, came)
    yield _tile(Figure.OVERDUE, now.late, then.late, then.usual_late)
    yield _tile(Figure.DUE_TODAY, now.due_today, then.due_today, then.usual_due_today)
    yield _tile(Figure.RETURNED, now.returned, then.returned, then.usual_returned)
    yield _tile(Figure.AWAITING_APPROVAL, now.asked, then.asked, then.usual_asked)
    yield _tile(Figure.HANDLING_MEDIAN, half, early.median, early.usual_median)
    yield _tile(Figure.HANDLING_P90, most, early.p90, early.usual_p90)
    yield _tile(Figure.ON_TIME, share, early.on_time, early.usual_on_time)
    yield _tile(Figure.REOPENED, reopened, early.reopened, early.usual_reopened)
    yield _tile(Figure.STUCK, sum(each.waiting for each in stuck), None, None)


def _tile(figure: Figure, value: float | None, yesterday: float | None, usual: float | None) -> TileRecord:
    return TileRecord(figure=figure, value=value, yesterday=yesterday, usual=usual)


def _new_today(values: dict[str, Any], came: Sequence[AnyRow]) -> TileRecord:
    by_day = {row.day: int(row.n) for row in came if row.by == CAME_BY_DAY}
    today = values["this_day"]
    before = [by_day.get(today - timedelta(days=back), 0) for back in range(1, BACK + 1)]
    return _tile(Figure.NEW_TODAY, by_day.get(today, 0), before[0], median(before))


def _days(
    db: Connection, terms: Terms, values: dict[str, Any], came: Sequence[AnyRow]
) -> Iterator[DayRecord]:
    coming = {row.day: int(row.n) for row in came if row.by == CAME_BY_DAY}
    done = {row.day: row.n for row in db.execute(board_sql.FINISHED_DAYS, values)}
    for number in range((terms.last - terms.first).days + 1):
        day = terms.first + timedelta(days=number)
        yield DayRecord(day=day, came=coming.get(day, 0), finished=done.get(day, 0))


def _ageing(standing: Sequence[AnyRow]) -> Iterator[AgeingRecord]:
    order = list(Status)
    rows = [row for row in standing if row.by == BY_AGE]
    for row in sorted(rows, key=lambda each: (order.index(each.status), -each.band)):
        band = board_sql.BANDS[len(board_sql.BANDS) - 1 - row.band]
        yield AgeingRecord(status=row.status, band=band, count=int(row.open))


def _loads(
    db: Connection, values: dict[str, Any], standing: Sequence[AnyRow], done: Sequence[AnyRow]
) -> Iterator[LoadRecord]:
    """Yield the load of each officer of the offices, and of whoever else has or finished anything."""
    has = {row.assignee_id: row for row in standing if row.by == BY_PERSON}
    did = {row.staff_id: row for row in done if row.by == DONE_BY_PERSON}
    team = db.scalars(board_sql.TEAM, values)
    for staff_id in dict.fromkeys((*team, *has, *did)):
        standing_of, done_of = has.get(staff_id), did.get(staff_id)
        yield LoadRecord(
            staff_id=staff_id,
            open=int(standing_of.open) if standing_of else 0,
            overdue=int(standing_of.late) if standing_of else 0,
            finished=done_of.finished if done_of else 0,
            on_time=done_of.on_time if done_of else 0,
        )


def _services(
    standing: Sequence[AnyRow], came: Sequence[AnyRow], done: Sequence[AnyRow]
) -> Iterator[VolumeRecord]:
    coming = {row.service_id: int(row.came) for row in came if row.by == CAME_BY_SERVICE}
    has = {row.service_id: row for row in standing if row.by == BY_SERVICE}
    late = {row.service_id: row.late for row in done if row.by == DONE_BY_SERVICE}
    for service_id in sorted({*coming, *has, *late}):
        standing_of = has.get(service_id)
        volume = VolumeRecord(
            service_id=service_id,
            came=coming.get(service_id, 0),
            open=int(standing_of.open) if standing_of else 0,
            late=late.get(service_id, 0) + (int(standing_of.late) if standing_of else 0),
        )
        if volume.came or volume.open or volume.late:
            yield volume


def _hours(came: Sequence[AnyRow]) -> Iterator[HourRecord]:
    rows = [row for row in came if row.by == CAME_BY_HOUR and row.came]
    for row in sorted(rows, key=lambda each: (each.weekday, each.hour)):
        yield HourRecord(weekday=row.weekday, hour=row.hour, count=int(row.came))
