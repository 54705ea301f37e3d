"""The figures of the board in SQL, each over the offices `:offices`; a case is open or finished, never both.

`:count` days from `:earliest` are the 28 days before today and today; `:begin` to `:end` is the period.
A finishing counts in a stretch of time where it is the last one of its case there (`again_at`).
"""

from typing import Final

from sqlalchemy import TextClause, text

from tawasul_contract.records import OPEN as STATUSES_OPEN

BANDS: Final = ("0-1", "2-3", "4-7", "8-14", "15-30", "31+")
BAND_DAYS: Final = (30, 14, 7, 3, 1)  # the oldest day of each band but the last, the oldest first
OPEN: Final = f"status IN ({', '.join(repr(status.value) for status in STATUSES_OPEN)})"
FINISHED: Final = "at >= :begin AND at < :end AND again_at >= :end"
REOPENED: Final = "reopened_at <= at + interval '7 days'"
DAY: Final = "(date_bin('1 day', {0}, :midnight) AT TIME ZONE interval '3 hours')::date"
END_OF_DAY: Final = "date_bin('1 day', at, :midnight) + interval '1 day'"


def _sql(statement: str, **places: str) -> TextClause:
    for name, value in places.items():
        statement = statement.replace(f"{{{name}}}", value)
    return text(statement)


# The planner takes the groups of a large board for many more than they are: its helpers would hand over every
# row uncounted, which takes longer than counting them with one hand, and takes the cores from everybody else.
WITH_ONE_HAND: Final = text("""
SELECT set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true),
    set_config('work_mem', '64MB', true)
""")

# One pass over the open cases; what it comes to is so small that it may be folded in every direction.
STANDING: Final = _sql(
    """
WITH open AS MATERIALIZED (
    SELECT status, assignee_id, service_id,
        width_bucket(submitted_at, CAST(:bands AS timestamptz[])) AS band, count(*) AS n,
        count(*) FILTER (WHERE due_at < :now) AS late, count(*) FILTER (WHERE asked) AS asked,
        count(*) FILTER (WHERE due_day = :this_day) AS due_today
    FROM board_case WHERE office_id = ANY (:offices) AND {open}
    GROUP BY 1, 2, 3, 4
)
SELECT grouping(band, assignee_id, service_id) AS by, status, band, assignee_id, service_id,
    sum(n) AS open, coalesce(sum(late), 0) AS late, coalesce(sum(due_today), 0) AS due_today,
    coalesce(sum(n) FILTER (WHERE status = 'returned_by_applicant'), 0) AS returned,
    coalesce(sum(asked), 0) AS asked
FROM open GROUP BY GROUPING SETS ((), (status, band), (assignee_id), (service_id))
""",
    open=OPEN,
)

# How it stood at each midnight. A spell covers those that begin its first to its last day; what is due
# on a day is late at the midnights behind it. Both scans read their index alone, and group in its order.
STOOD: Final = _sql(
    """
WITH stood AS MATERIALIZED (
    SELECT first_day, last_day, due_day, asked, status, count(*) AS n FROM board_spell
    WHERE office_id = ANY (:offices) AND last_day >= :earliest AND first_day <= last_day
    GROUP BY office_id, last_day, first_day, due_day, asked, status
), stands AS MATERIALIZED (
    SELECT first_day, due_day, asked, status, count(*) AS n FROM board_case
    WHERE office_id = ANY (:offices) AND first_day <= :this_day AND {open}
    GROUP BY office_id, first_day, due_day, asked, status
), counted AS (
    SELECT first_day, last_day, due_day, asked, status = 'returned_by_applicant' AS returned, n FROM stood
    UNION ALL
    SELECT first_day, 'infinity', due_day, asked, status = 'returned_by_applicant', n FROM stands
), midnight AS (
    SELECT k, coalesce(sum(n), 0) AS open, coalesce(sum(n) FILTER (WHERE day > due_day), 0) AS late,
        coalesce(sum(n) FILTER (WHERE day = due_day), 0) AS due_today,
        coalesce(sum(n) FILTER (WHERE returned), 0) AS returned,
        coalesce(sum(n) FILTER (WHERE asked), 0) AS asked
    FROM generate_series(1, :count) AS k, LATERAL (SELECT CAST(:earliest AS date) + k - 1) AS at (day)
    LEFT JOIN counted ON day BETWEEN first_day AND last_day GROUP BY k
)
SELECT sum(open) FILTER (WHERE k = :count) AS open, sum(late) FILTER (WHERE k = :count) AS late,
    sum(due_today) FILTER (WHERE k = :count - 1) AS due_today,
    sum(returned) FILTER (WHERE k = :count) AS returned, sum(asked) FILTER (WHERE k = :count) AS asked,
    {usual_open}, {usual_late}, {usual_due_today}, {usual_returned}, {usual_asked}
FROM midnight
""",
    open=OPEN,
    **{
        f"usual_{name}": f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {name}) FILTER (WHERE {days})"
        f" AS usual_{name}"
        for name, days in (
            ("open", "k > 1"),
            ("late", "k > 1"),
            ("due_today", "k < :count"),
            ("returned", "k > 1"),
            ("asked", "k > 1"),
        )
    },
)

# One pass over what came, by the hour in Riyadh.
CAME: Final = _sql(
    """
WITH placed AS MATERIALIZED (
    SELECT came_at AS there, service_id, count(*) AS n FROM board_case
    WHERE office_id = ANY (:offices) AND came_at >= :since AND came_at < :upto
    GROUP BY office_id, came_at, service_id
), part AS (
    SELECT there::date AS day, extract(isodow FROM there)::int AS weekday,
        extract(hour FROM there)::int AS hour, there >= :first AND there < :beyond AS asked_for, service_id, n
    FROM placed
)
SELECT grouping(day, weekday, service_id) AS by, day, weekday, hour, service_id,
    sum(n) AS n, coalesce(sum(n) FILTER (WHERE asked_for), 0) AS came
FROM part GROUP BY GROUPING SETS ((day), (weekday, hour), (service_id))
"""
)
# What was finished in the period: of each member of staff, of each service, and of all together. A case that
# was finished late and is late again is among the open ones.
FINISHINGS: Final = _sql(
    """
SELECT grouping(staff_id, service_id) AS by, staff_id, service_id, count(*) AS finished,
    count(*) FILTER (WHERE on_time) AS on_time,
    count(*) FILTER (WHERE NOT on_time AND (reopened_at IS NULL OR NOT EXISTS (
        SELECT FROM board_case WHERE board_case.case_id = board_finish.case_id AND {open} AND due_at < :now
    ))) AS late
FROM board_finish WHERE office_id = ANY (:offices) AND {finished}
GROUP BY GROUPING SETS ((), (staff_id), (service_id))
""",
    finished=FINISHED,
    open=OPEN,
)
HANDLING: Final = _sql(
    """
SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY hours) AS hours
FROM board_finish WHERE office_id = ANY (:offices) AND {finished}
""",
    finished=FINISHED,
)
FINISHED_DAYS: Final = _sql(
    """
SELECT {day} AS day, count(*) AS n FROM board_finish
WHERE office_id = ANY (:offices) AND at >= :begin AND at < :end AND again_at >= {end_of_day}
GROUP BY 1 ORDER BY 1
""",
    day=DAY.format("at"),
    end_of_day=END_OF_DAY,
)

# The figures of single days, for yesterday and for what is usual; a day without any has nothing to tell.
EARLIER: Final = _sql(
    """
WITH day AS (
    SELECT {day} AS day, percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY hours) AS hours,
        avg(on_time::int)::float AS on_time
    FROM board_finish WHERE office_id = ANY (:offices) AND at >= :first_day AND at < :today
        AND again_at >= {end_of_day}
    GROUP BY 1
), reopened AS (
    SELECT {reopened_day} AS day, count(DISTINCT case_id) AS n FROM board_finish
    WHERE office_id = ANY (:offices) AND reopened_at >= :first_day AND reopened_at < :today AND {reopened}
    GROUP BY 1
), every_day AS (
    SELECT coalesce(n, 0) AS n FROM generate_series(1, :count - 1) AS back
    LEFT JOIN reopened ON reopened.day = CAST(:this_day AS date) - back
)
SELECT
    (SELECT hours[1] FROM day WHERE day = :yesterday) AS median,
    (SELECT hours[2] FROM day WHERE day = :yesterday) AS p90,
    (SELECT on_time FROM day WHERE day = :yesterday) AS on_time,
    coalesce((SELECT n FROM reopened WHERE day = :yesterday), 0) AS reopened,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours[1]) FROM day) AS usual_median,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours[2]) FROM day) AS usual_p90,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY on_time) FROM day) AS usual_on_time,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n) FROM every_day) AS usual_reopened
""",
    day=DAY.format("at"),
    reopened_day=DAY.format("reopened_at"),
    end_of_day=END_OF_DAY,
    reopened=REOPENED,
)
REOPENINGS: Final = _sql(
    """
SELECT count(DISTINCT case_id) FROM board_finish
WHERE office_id = ANY (:offices) AND reopened_at >= :begin AND reopened_at < :end AND {reopened}
""",
    reopened=REOPENED,
)

# The work of some people, wherever their cases are.
WORK: Final = _sql(
    """
SELECT standing.open, standing.late, done.finished, done.on_time, done.hours FROM (
    SELECT count(*) AS open, count(*) FILTER (WHERE due_at < :now) AS late
    FROM board_case WHERE assignee_id = ANY (:people) AND {open}
) AS standing, (
    SELECT count(*) AS finished, count(*) FILTER (WHERE on_time) AS on_time,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS hours
    FROM board_finish WHERE staff_id = ANY (:people) AND {finished}
) AS done
""",
    open=OPEN,
    finished=FINISHED,
)
TEAM: Final = text("""
SELECT id FROM staff
WHERE active AND role = 'officer' AND office_ids && CAST(:offices AS text[]) ORDER BY id
""")

# What each workstation told last, where that was of unsent operations.
STUCK: Final = text("""
SELECT staff_id, device_id, waiting, waiting_since AS since, heard_at FROM (
    SELECT DISTINCT ON (session.staff_id, device_id) session.*
    FROM session JOIN staff ON staff.id = session.staff_id
    WHERE heard_at IS NOT NULL AND office_ids && CAST(:offices AS text[])
    ORDER BY session.staff_id, device_id, heard_at DESC
) AS last WHERE waiting > 0 ORDER BY waiting_since, staff_id, device_id
""")
