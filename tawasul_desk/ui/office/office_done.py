"""What was done in administration, as the notice says that follows it to the central."""

from PySide6.QtCore import QCoreApplication

from tawasul_contract.operations import (
    AnswerTemplate,
    OfficeOperation,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.locale import Locale


def office_done(act: OfficeOperation, page: object, names: Names, locale: Locale) -> Done:
    """Return the act as it is told of on this page."""
    return Done(page, office_done_text(act, names, locale), (act.id,))


def office_done_text(act: OfficeOperation, names: Names, locale: Locale) -> str:
    """Return what was done, as a sentence."""
    translate = QCoreApplication.translate
    match act:
        case SetAbsence() | SetSkills() | WatchQueue():
            person = names.staff.get(act.staff_id)
            return _of_person(act).format(name=isolate(locale.name(person)) if person is not None else "—")
        case SetCalendar():
            text = translate("Acts", "Working time changed: {office}.")
            return text.format(office=names.office(act.calendar.office_id, locale))
        case ProposeTemplate():
            return translate(
                "Acts",
                "Response text proposed. It is offered to officers once another supervisor has approved it.",
            )
        case AnswerTemplate():
            if act.approved:
                return translate("Acts", "Proposed response text approved. It is offered to officers.")
            return translate("Acts", "Proposed response text refused.")


def _of_person(act: SetAbsence | SetSkills | WatchQueue) -> str:
    translate = QCoreApplication.translate
    match act:
        case SetAbsence(absence=None):
            return translate("Acts", "Back at work: {name}.")
        case SetAbsence():
            return translate("Acts", "Absence saved: {name}.")
        case SetSkills():
            return translate("Acts", "Skills changed: {name}.")
        case WatchQueue(watched=True):
            return translate("Acts", "The queue of {name} is watched.")
        case WatchQueue():
            return translate("Acts", "The queue of {name} is no longer watched.")
