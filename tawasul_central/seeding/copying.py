"""Many cases into the tables at once, by COPY, each numbered in the feed as a transaction of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from tawasul_central import board_filling
from tawasul_central.board_history import History, history
from tawasul_central.bulk import bulk_cursor, copy_rows
from tawasul_central.seeding.cases import Seeded
from tawasul_central.seeding.sources import catalogue
from tawasul_contract.clock import clock_for
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventKind, EventRecord

CHANNEL: Final = "portal"
CASE: Final = (*CaseRecord.model_fields, "changed_by")
CHANGE: Final = ("entity", "entity_id", "case_id", "seq", "txn_last")
TRANSACTION: Final = ("last", "first", "at")
NOTIFICATION: Final = ("id", "case_id", "event_id", "at", "channel", "body")


@dataclass(frozen=True)
class Complete:
    """A case with everything that belongs to it."""

    seeded: Seeded
    files: tuple[AttachmentRecord, ...]


def copy_in(db: Connection, cases: Sequence[Complete], after: int) -> int:
    """Write these cases and their changes, numbered from `after` on; return the last number."""
    board_filling.fill_by_hand(db)
    with bulk_cursor(db) as cursor:
        copy_rows(cursor, "case_file", CASE, map(_case_row, cases))
        events = (_event_row(event) for case in cases for event in case.seeded.events)
        copy_rows(cursor, "event", EventRecord.model_fields, events)
        files = (_plain(file) for case in cases for file in case.files)
        copy_rows(cursor, "attachment", AttachmentRecord.model_fields, files)
        copy_rows(cursor, "notification", NOTIFICATION, _notifications(cases))
        copy_rows(cursor, "change", CHANGE, _changes(cases, after))
        copy_rows(cursor, "feed_transaction", TRANSACTION, _transactions(cases, after))
        board_filling.copy_histories(cursor, map(_past, cases))
    return after + sum(map(_numbers, cases))


def _past(case: Complete) -> tuple[CaseRecord, History]:
    record, words = case.seeded.case, catalogue()
    hours = words.service(record.service_id).deadline_hours
    return record, history(record, case.seeded.events, hours, clock_for(record.office_id, words.calendars))


def _case_row(case: Complete) -> list[Any]:
    record, changer = case.seeded.case, case.seeded.changed_by
    values = {**dict(record), "missing": list(record.missing)}
    values["watcher_ids"] = list(record.watcher_ids)
    values["applicant"] = record.applicant.model_dump_json()
    return [*values.values(), changer.id if changer else None]


def _event_row(event: EventRecord) -> list[Any]:
    values = {**dict(event), "missing": list(event.missing), "attachment_ids": list(event.attachment_ids)}
    return list(values.values())


def _plain(record: AttachmentRecord) -> list[Any]:
    return list(dict(record).values())


def _notifications(cases: Sequence[Complete]) -> Iterator[tuple[Any, ...]]:
    """Yield what the resident was told: each response, and each move that is not their own."""
    for case in cases:
        for event in case.seeded.events:
            if event.kind is EventKind.RESPONSE:
                yield _notice(event), event.case_id, event.id, event.at, CHANNEL, event.body
            elif event.kind is EventKind.STATUS_CHANGED and (event.actor_id or event.closes_by_itself):
                yield _notice(event), event.case_id, event.id, event.at, CHANNEL, event.to_status


def _notice(event: EventRecord) -> UUID:
    """Return an id for the notification of this event: its own, with one bit turned."""
    return UUID(int=event.id.int ^ 1)


def _numbers(case: Complete) -> int:
    """Return how many numbers of the feed the case takes."""
    return 1 + len(case.seeded.events) + len(case.files)


def _transactions(cases: Sequence[Complete], after: int) -> Iterator[tuple[int, int, datetime]]:
    now, last = datetime.now(UTC), after
    for case in cases:
        first, last = last + 1, last + _numbers(case)
        yield last, first, now


def _changes(cases: Sequence[Complete], after: int) -> Iterator[tuple[Any, ...]]:
    seq = after
    for case in cases:
        record = case.seeded.case
        entities = [("case", record.id)]
        entities += [("event", event.id) for event in case.seeded.events]
        entities += [("attachment", file.id) for file in case.files]
        last = seq + len(entities)
        for entity, entity_id in entities:
            seq += 1
            yield entity, entity_id, record.id, seq, last
