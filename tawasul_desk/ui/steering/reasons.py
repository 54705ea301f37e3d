"""Why a request goes to somebody, to nobody, or was skipped, in words."""

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.distribution import Reason
from tawasul_desk.services.steering import SkipReason


def reason_text(reason: Reason) -> str:
    """Return why a request is proposed for this officer, or stays where it is."""
    translate = QCoreApplication.translate
    return {
        Reason.PREVIOUS: translate("Steering", "Knows the applicant from an earlier request"),
        Reason.SUBSTITUTE: translate("Steering", "Stands in for an absent officer"),
        Reason.SKILLED: translate("Steering", "Handles this service and has the fewest"),
        Reason.FEWEST: translate("Steering", "Has the fewest requests"),
        Reason.FINISHED: translate("Steering", "Finished already: stays"),
        Reason.OFFERED: translate("Steering", "Offered to another office: stays"),
        Reason.NO_OFFICER: translate("Steering", "Its office has no officer: stays"),
        Reason.NOBODY_SKILLED: translate("Steering", "Nobody handles this service: stays"),
        Reason.ALL_ABSENT: translate("Steering", "Everybody who could is absent: stays"),
        Reason.OWN_REQUEST: translate("Steering", "Only its own applicant could take it: stays"),
    }[reason]


def skip_text(reason: SkipReason) -> str:
    """Return why a request that came first is not for this officer."""
    translate = QCoreApplication.translate
    return {
        SkipReason.OWN_REQUEST: translate("Steering", "You are its applicant"),
        SkipReason.NOT_SKILLED: translate("Steering", "You do not handle this service"),
        SkipReason.OFFERED: translate("Steering", "It is offered to another office"),
        SkipReason.TROUBLED: translate("Steering", "You tried to take it and could not"),
    }[reason]
