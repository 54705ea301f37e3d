"""What became of acknowledged operations, and whether a mirror is what the central holds."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import requests
from pydantic import BaseModel
from sqlalchemy import Engine, select

from tawasul_central.tables import audit, event
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventRecord, StaffRecord
from tawasul_desk.services.database import reading
from tawasul_desk.services.desk import Desk

Kept = dict[tuple[str, UUID], BaseModel]

# The line of the timeline that an operation of each kind writes, once.
LINES = {
    "add_note": "note",
    "add_response": "response",
    "change_status": "status_changed",
    "assign": "assigned",
}
ALREADY_SO = ("assign", "change_status")
_RECORDS: dict[str, type[BaseModel]] = {
    "case": CaseRecord,
    "event": EventRecord,
    "attachment": AttachmentRecord,
    "staff": StaffRecord,
}


@dataclass(frozen=True)
class Saved:
    """An operation that was shown as saved on this computer."""

    id: UUID
    kind: str


def lost(engine: Engine, saved: Iterable[Saved], desks: Collection[Desk]) -> list[Saved]:
    """Return what was shown as saved, is not at the central, and no officer can see any more."""
    done = _effects(engine)
    seen = {item.operation.id for desk in desks for item in desk.casework.waiting()}
    seen |= {item.operation.id for desk in desks for item in desk.casework.discarded()}
    return [item for item in saved if not _came(item, done) and item.id not in seen]


def duplicated(engine: Engine) -> list[UUID]:
    """Return the operations that had an effect more than once."""
    return sorted({operation for (operation, _), count in _effects(engine).items() if count > 1}, key=str)


def diverged(desk: Desk, client: requests.Session, url: str) -> list[str]:
    """Return what differs between the desk's mirror and what the central shows this person now."""
    ours, theirs = mirror_of(desk), central_of(client, url)
    missing = [f"missing {kind} {key}" for kind, key in theirs.keys() - ours.keys()]
    surplus = [f"surplus {kind} {key}" for kind, key in ours.keys() - theirs.keys()]
    differing = [
        f"differs {kind} {key}" for kind, key in ours.keys() & theirs.keys()
        if ours[kind, key] != theirs[kind, key]
    ]  # fmt: skip
    return sorted(missing + surplus + differing)


def mirror_of(desk: Desk) -> Kept:
    """Return every record in the desk's mirror."""
    kept: Kept = {}
    with reading(desk.open_session.vault.engine("mirror.db")) as connection:
        for kind, model in _RECORDS.items():
            found = connection.exec_driver_sql(f'SELECT id, data FROM "{kind}"')  # noqa: S608
            kept |= {(kind, UUID(bytes=key)): model.model_validate_json(data) for key, data in found}
    return kept


def central_of(client: requests.Session, url: str) -> Kept:
    """Return every record that the central shows this person, read in a snapshot of its own."""
    kept: Kept = {}
    page: dict[str, Any] = {"next": None}
    while True:
        answer = client.post(f"{url}/v1/sync/snapshot", json={"after": page["next"]}, timeout=60)
        answer.raise_for_status()
        page = answer.json()
        for change in page["changes"]:
            if change["type"] in _RECORDS:
                key = change["type"], UUID(change["id"])
                kept[key] = _RECORDS[change["type"]].model_validate(change["data"])
        if page["next"] is None:
            return kept


def _came(item: Saved, done: Counter[tuple[UUID, str]]) -> bool:
    # Where a case already was as asked for, the act writes no line; that it came is in the audit trail.
    told = done[item.id, "audit"] > 0 and item.kind in ALREADY_SO
    return done[item.id, _line(item)] > 0 or told


def _line(item: Saved) -> str:
    return LINES.get(item.kind, "audit")


def _effects(engine: Engine) -> Counter[tuple[UUID, str]]:
    with engine.connect() as db:
        lines = db.execute(select(event.c.operation_id, event.c.kind).where(event.c.operation_id.isnot(None)))
        found = Counter((row.operation_id, row.kind) for row in lines)
        looks = db.scalars(select(audit.c.operation_id).where(audit.c.action.in_((*LOOKS, *LINES))))
        found.update((operation, "audit") for operation in looks if operation is not None)
    return found


LOOKS = ("open", "reveal_identity", "save_attachment", "print_report", "save_report")
