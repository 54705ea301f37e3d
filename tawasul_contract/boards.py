"""The supervisor's board as data: what is counted, how it came out, and which cases stand behind it."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import AwareDatetime, Field

from tawasul_contract.record import Record
from tawasul_contract.records import Status

NOBODY: Final = "none"  # the key of what no member of staff has


class Figure(StrEnum):
    """The tiles, in the order of the board. A case is finished when it is processed or closed.

    Days begin at midnight in Riyadh. A case that was finished more than once counts in a stretch of days
    by its last finishing there; from `processed` to `closed` is no second one.
    """

    OPEN = "open"
    NEW_TODAY = "new_today"
    OVERDUE = "overdue"  # open, and its due time is past
    DUE_TODAY = "due_today"  # open, and its due time is on this day, past or not
    RETURNED = "returned"  # by the applicant, not yet taken up again
    AWAITING_APPROVAL = "awaiting_approval"
    HANDLING_MEDIAN = "handling_median"  # of those finished: until then, without the applicant's time
    HANDLING_P90 = "handling_p90"
    ON_TIME = "on_time"  # of those finished; it leads to all of them
    REOPENED = "reopened"  # cases that were reopened in the period, within seven days of being finished
    STUCK = "stuck"  # operations that wait at workstations; it leads to no cases


class Part(StrEnum):
    """The parts of the board whose numbers lead to cases; `Drill.key` says which number of the part."""

    TILE = "tile"  # a Figure
    CAME = "came"  # a day, as ISO date
    FINISHED = "finished"  # a day
    AGEING = "ageing"  # status/band
    OPEN_OF = "open_of"  # a member of staff, or NOBODY
    OVERDUE_OF = "overdue_of"  # a member of staff, or NOBODY
    FINISHED_BY = "finished_by"  # a member of staff, or NOBODY
    ON_TIME_OF = "on_time_of"  # a member of staff, or NOBODY
    SERVICE_CAME = "service_came"  # a service
    SERVICE_OPEN = "service_open"  # a service
    SERVICE_LATE = "service_late"  # a service: open ones overdue, and finished ones that were late, each once
    HOUR = "hour"  # weekday/hour


class TileRecord(Record):
    """One figure now, at the end of yesterday, and its median over the 28 days before today.

    Counts are cases (of `stuck`: operations, without a past), handling times working hours, `on_time` a
    share from 0 to 1; None: there is nothing to tell. For figures of the period (handling, on time,
    reopened) and of a day (new) `yesterday` is that day alone, and `due_today` is told as it was when the day
    began. The past is that of the cases that the offices have now.
    """

    figure: Figure
    value: float | None
    yesterday: float | None = None
    usual: float | None = None


class DayRecord(Record):
    """What came in and what was finished on one day in Riyadh."""

    day: date
    came: int
    finished: int


class AgeingRecord(Record):
    """How many open cases stand in a status, by days in Riyadh since the one they were submitted on."""

    status: Status
    band: str = Field(description="0-1, 2-3, 4-7, 8-14, 15-30 or 31+ days")
    count: int


class LoadRecord(Record):
    """What one person has open now, and what of theirs was finished in the period; no person: nobody's.

    A finishing is of whoever had the case, also where a supervisor closed it. Every officer of the offices
    is told of, also the one who has nothing.
    """

    staff_id: UUID | None
    open: int
    overdue: int
    finished: int
    on_time: int


class VolumeRecord(Record):
    """One service: what came in the period, what is open now, and what is or was finished late."""

    service_id: str
    came: int
    open: int
    late: int


class HourRecord(Record):
    """How many cases came in on this weekday (ISO: Monday is 1) in this hour in Riyadh."""

    weekday: int
    hour: int
    count: int


class StuckRecord(Record):
    """A workstation that last told of unsent operations: how many, since when, and when it was last heard."""

    staff_id: UUID
    device_id: str
    waiting: int
    since: AwareDatetime
    heard_at: AwareDatetime


class BoardRecord(Record):
    """The board over one office, or all of the supervisor's, for the days from `first` to `last`."""

    as_of: AwareDatetime
    first: date
    last: date
    office_id: str | None
    tiles: tuple[TileRecord, ...]
    days: tuple[DayRecord, ...]
    ageing: tuple[AgeingRecord, ...]
    loads: tuple[LoadRecord, ...]
    services: tuple[VolumeRecord, ...]
    hours: tuple[HourRecord, ...]
    stuck: tuple[StuckRecord, ...]


class DrillRecord(Record):
    """Exactly the cases behind one number of a board, the most urgent first."""

    part: Part
    key: str
    as_of: AwareDatetime
    case_ids: tuple[UUID, ...]


class TeamRecord(Record):
    """What the officers of one's offices have on average, wherever their cases are; nobody is named."""

    people: int
    open: float
    overdue: float
    finished: float
    on_time: float | None = Field(description="share of what they finished, 0 to 1; none: nothing finished")
    handling_median: float | None = Field(description="working hours; none: nothing finished")


class MineRecord(Record):
    """One's own figures for the days from `first` to `last`, beside those of the team.

    `team` is none where the offices have fewer than three officers: an average would tell of a colleague.
    """

    as_of: AwareDatetime
    first: date
    last: date
    own: LoadRecord
    handling_median: float | None = Field(description="of what one finished, in working hours")
    team: TeamRecord | None
