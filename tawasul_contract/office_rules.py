"""The rules of administration, pure: who may change people, calendars and response texts."""

from collections.abc import Mapping
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import (
    AnswerTemplate,
    OfficeOperation,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_contract.records import Role, StaffRecord
from tawasul_contract.rules import RefusalCode


def office_refusal(
    operation: OfficeOperation,
    staff: StaffRecord,
    people: Mapping[UUID, StaffRecord],
    catalogue: CatalogueRecord,
) -> RefusalCode | None:
    """Return why this act of administration is refused, or None; `people` are the members of staff by id."""
    if isinstance(operation, SetAbsence) and operation.staff_id == staff.id:
        return RefusalCode.ROLE if staff.role is Role.AUDITOR else _substitute_refusal(operation, people)
    if staff.role is not Role.SUPERVISOR:
        return RefusalCode.ROLE
    match operation:
        case SetAbsence():
            return _not_mine(operation.staff_id, staff, people) or _substitute_refusal(operation, people)
        case SetSkills() | WatchQueue():
            return _not_mine(operation.staff_id, staff, people)
        case SetCalendar():
            mine = operation.calendar.office_id in staff.office_ids
            return None if mine else RefusalCode.OTHER_OFFICE
        case ProposeTemplate():
            return None
        case AnswerTemplate():
            return _answer_refusal(operation, staff, catalogue)


def _not_mine(person_id: UUID, staff: StaffRecord, people: Mapping[UUID, StaffRecord]) -> RefusalCode | None:
    person = people.get(person_id)
    if person is None or not set(person.office_ids) & set(staff.office_ids):
        return RefusalCode.OTHER_OFFICE
    return None


def _substitute_refusal(operation: SetAbsence, people: Mapping[UUID, StaffRecord]) -> RefusalCode | None:
    substitute = operation.absence.substitute_id if operation.absence else None
    if substitute is None:
        return None
    if substitute == operation.staff_id:
        return RefusalCode.OWN
    person, absent = people.get(substitute), people.get(operation.staff_id)
    if person is None or absent is None or not set(person.office_ids) & set(absent.office_ids):
        return RefusalCode.OTHER_OFFICE
    return None


def _answer_refusal(
    operation: AnswerTemplate, staff: StaffRecord, catalogue: CatalogueRecord
) -> RefusalCode | None:
    asked = (operation.template_id, operation.version)
    found = next((each for each in catalogue.proposals if (each.id, each.version) == asked), None)
    if found is None:
        return RefusalCode.NOT_ASKED
    if found.proposed_by == staff.id:
        return RefusalCode.OWN
    return None if operation.approved or operation.reason.strip() else RefusalCode.REASON
