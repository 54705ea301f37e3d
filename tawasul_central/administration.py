"""What the acts of administration do: people, calendars and response texts; every desk is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, literal, select, update

from tawasul_central import catalogues, recounting, rows
from tawasul_central.auth import Caller
from tawasul_central.feed import THE_CATALOGUE, Touched
from tawasul_central.settings import Settings
from tawasul_central.tables import ledger, staff
from tawasul_central.work import Effect, RefusedError
from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import REFUSALS_KEPT, CatalogueRecord, RefusalRecord, TemplateRecord
from tawasul_contract.clock import clock_of
from tawasul_contract.office_rules import office_refusal
from tawasul_contract.operations import (
    AnswerTemplate,
    OfficeOperation,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_contract.outcomes import ProblemCode, Rejected
from tawasul_contract.records import StaffRecord
from tawasul_contract.rules import RefusalCode

NO_VERSION = 0  # of people: they have none; of the catalogue: there never was one


@dataclass(frozen=True)
class Office:
    """All that an act of administration needs: the connection, who and when, and the catalogue in force."""

    db: Connection
    settings: Settings
    caller: Caller
    operation_id: UUID
    now: datetime
    catalogue: CatalogueRecord

    def refuse(self, code: str) -> RefusedError:
        """Return the refusal of this act."""
        return RefusedError(Rejected(id=self.operation_id, code=code))


def administer(
    operation: OfficeOperation, caller: Caller, db: Connection, settings: Settings, now: datetime
) -> Effect:
    """Do it if the rules allow it, and return what every desk must hear of."""
    if isinstance(operation, SetCalendar | ProposeTemplate | AnswerTemplate):
        catalogues.lock(db)  # one after the other: each builds on what the one before left
    catalogue = rows.active_catalogue(db)
    work = Office(db, settings, caller, operation.id, now, catalogue)
    code = office_refusal(operation, caller.staff, _people(db, operation), catalogue)
    if code is not None:
        raise work.refuse(code)
    return _done(work, operation)


def _done(work: Office, operation: OfficeOperation) -> Effect:
    match operation:
        case SetAbsence():
            return _set_absence(work, operation)
        case SetSkills():
            return _set_skills(work, operation)
        case WatchQueue():
            return _watch_queue(work, operation)
        case SetCalendar():
            return _set_calendar(work, operation)
        case ProposeTemplate():
            return _propose(work, operation)
        case AnswerTemplate():
            return _answer(work, operation)


def _people(db: Connection, operation: OfficeOperation) -> Mapping[UUID, StaffRecord]:
    """Return the people whom the act concerns, as far as they still work here."""
    if not isinstance(operation, SetAbsence | SetSkills | WatchQueue):
        return {}
    concerned = {operation.staff_id}
    if isinstance(operation, SetAbsence) and operation.absence and operation.absence.substitute_id:
        concerned.add(operation.absence.substitute_id)
    found = db.execute(select(staff).where(staff.c.id.in_(concerned), staff.c.active))
    return {row.id: rows.staff_of(row) for row in found}


def _set_absence(work: Office, operation: SetAbsence) -> Effect:
    absence = operation.absence
    if absence is not None and absence.last < absence.first:
        raise work.refuse(ProblemCode.INVALID)
    data = absence.model_dump(mode="json") if absence else None
    return _update_person(work, operation.staff_id, absence=data)


def _set_skills(work: Office, operation: SetSkills) -> Effect:
    if not set(operation.skills) <= {service.id for service in work.catalogue.services}:
        raise work.refuse(ProblemCode.NOT_FOUND)
    return _update_person(work, operation.staff_id, skills=sorted(set(operation.skills)))


def _watch_queue(work: Office, operation: WatchQueue) -> Effect:
    me, watchers = work.caller.staff.id, func.array_remove(staff.c.watcher_ids, work.caller.staff.id)
    now = func.array_append(watchers, literal(me)) if operation.watched else watchers
    return _update_person(work, operation.staff_id, watcher_ids=now)


def _update_person(work: Office, staff_id: UUID, **facts: Any) -> Effect:
    work.db.execute(update(staff).where(staff.c.id == staff_id).values(facts))
    return Effect(NO_VERSION, (Touched("staff", staff_id),))


def _set_calendar(work: Office, operation: SetCalendar) -> Effect:
    """Put the calendar in force and have the due times of the office's open cases counted anew."""
    wanted = operation.calendar
    if catalogues.calendar_faults(wanted) or not clock_of(wanted).opens_for(work.now, 0):
        raise work.refuse(ProblemCode.INVALID)
    if _is_stale(work, operation):
        raise work.refuse(RefusalCode.STALE)
    others = [each for each in work.catalogue.calendars if each.office_id != wanted.office_id]
    changed = _put(work, calendars=(*others, wanted))
    if changed.touched:
        recounting.ask(work.db, [wanted.office_id])
    return changed


def _is_stale(work: Office, operation: SetCalendar) -> bool:
    """Return whether another calendar of the office was put in force since this one was begun."""
    base = operation.base_version if operation.built_on is None else _made_by(work, operation.built_on)
    if base is None:
        return False
    then = catalogues.version(work.db, base)
    office = operation.calendar.office_id
    return then is None or _calendar_of(then, office) != _calendar_of(work.catalogue, office)


def _made_by(work: Office, earlier: UUID) -> int:
    """Return the version of the catalogue after this earlier act of the same person."""
    mine = (ledger.c.staff_id == work.caller.staff.id) & (ledger.c.operation_id == earlier)
    return work.db.scalar(select(ledger.c.version).where(mine)) or NO_VERSION


def _calendar_of(catalogue: CatalogueRecord, office: str) -> CalendarRecord | None:
    return next((each for each in catalogue.calendars if each.office_id == office), None)


def _propose(work: Office, operation: ProposeTemplate) -> Effect:
    """Let the text wait for another supervisor; one's own that waits already gives way to it."""
    wanted, catalogue = operation.template, work.catalogue
    if len(wanted.body) > work.settings.response_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    if not (wanted.id.strip() and wanted.body.strip() and wanted.title_ar.strip() and wanted.outcome_fits):
        raise work.refuse(ProblemCode.INVALID)
    if not set(wanted.service_ids) <= {service.id for service in catalogue.services}:
        raise work.refuse(ProblemCode.NOT_FOUND)
    same = [each for each in catalogue.proposals if each.id == wanted.id]
    if any(each.proposed_by != work.caller.staff.id for each in same):
        raise work.refuse(RefusalCode.ALREADY_ASKED)
    # A new number for every wording: whoever approves has read the very text that they approve.
    refused = [each.template for each in catalogue.refusals]
    known = [each.version for each in (*catalogue.templates, *same, *refused) if each.id == wanted.id]
    numbered = {"version": max(known, default=0) + 1, "proposed_by": work.caller.staff.id}
    others = (each for each in catalogue.proposals if each.id != wanted.id)
    proposals = (*others, wanted.model_copy(update=numbered))
    return _put(work, proposals=proposals, refusals=_refusals(work, wanted.id))


def _answer(work: Office, operation: AnswerTemplate) -> Effect:
    """Put the proposed text in force, in the place of the one before it, or keep why it was refused."""
    catalogue = work.catalogue
    asked = next(each for each in catalogue.proposals if each.id == operation.template_id)
    left = tuple(each for each in catalogue.proposals if each.id != asked.id)
    if not operation.approved:
        answer = {"refused_by": work.caller.staff.id, "reason": operation.reason.strip(), "at": work.now}
        refused = RefusalRecord(template=asked, **answer)
        return _put(work, proposals=left, refusals=(*_refusals(work, asked.id), refused))
    return _put(work, proposals=left, templates=_in_force(catalogue, asked))


def _refusals(work: Office, template_id: str) -> tuple[RefusalRecord, ...]:
    """Return the refusals that are still to be read, without that of this text."""
    since = work.now - REFUSALS_KEPT
    known = work.catalogue.refusals
    return tuple(each for each in known if each.at > since and each.template.id != template_id)


def _in_force(catalogue: CatalogueRecord, approved: TemplateRecord) -> tuple[TemplateRecord, ...]:
    text = approved.model_copy(update={"proposed_by": None})
    if all(each.id != text.id for each in catalogue.templates):
        return (*catalogue.templates, text)
    return tuple(text if each.id == text.id else each for each in catalogue.templates)


def _put(work: Office, **changed: Any) -> Effect:
    """Put the catalogue with these changes in force; the same as before is no new version."""
    version = catalogues.put(work.db, work.catalogue, work.catalogue.model_copy(update=changed))
    told = (Touched("catalogue", THE_CATALOGUE),) if version != work.catalogue.version else ()
    return Effect(version, told)
