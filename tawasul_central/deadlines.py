"""When a request is late: working hours, Sunday to Thursday, 08:00 to 15:00 in Riyadh."""

from datetime import UTC, datetime, time, timedelta, timezone

RIYADH = timezone(timedelta(hours=3))  # no summer time, so no zone data is needed
OPENS, CLOSES = time(8), time(15)
FRIDAY, SATURDAY = 4, 5


def due(start: datetime, working_hours: float) -> datetime:
    """Return the moment (UTC) at which this many working hours have passed since `start`."""
    moment, left = start.astimezone(RIYADH), timedelta(hours=working_hours)
    while True:
        opens, closes = (datetime.combine(moment.date(), at, RIYADH) for at in (OPENS, CLOSES))
        begin = max(moment, opens)
        if moment.weekday() not in (FRIDAY, SATURDAY) and begin < closes:
            if begin + left <= closes:
                return (begin + left).astimezone(UTC)
            left -= closes - begin
        moment = opens + timedelta(days=1)


def worked(start: datetime, end: datetime) -> float:
    """Return how many working hours lie between the two moments."""
    moment, end = start.astimezone(RIYADH), end.astimezone(RIYADH)
    passed = timedelta(0)
    while moment < end:
        opens, closes = (datetime.combine(moment.date(), at, RIYADH) for at in (OPENS, CLOSES))
        if moment.weekday() not in (FRIDAY, SATURDAY):
            passed += max(min(end, closes) - max(moment, opens), timedelta(0))
        moment = datetime.combine(moment.date() + timedelta(days=1), time(0), RIYADH)
    return passed / timedelta(hours=1)
