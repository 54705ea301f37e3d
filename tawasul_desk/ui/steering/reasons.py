"""Why a request goes to somebody, to nobody, was skipped or left out, in words."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.distribution import Reason
from tawasul_desk.services.steering import SkipReason
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.doing import LeftOut, Untouched
from tawasul_desk.ui.words import refusal_text


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


def left_out_text(why: RefusalCode | Untouched) -> str:
    """Return why a request was left as it was."""
    if isinstance(why, RefusalCode):
        return refusal_text(why)
    translate = QCoreApplication.translate
    return {
        Untouched.THEIRS: translate("Steering", "It is assigned to this person already."),
        Untouched.NOBODYS: translate("Steering", "It is unassigned at the office already."),
        Untouched.GONE: translate("Steering", "You can no longer see it."),
    }[why]


def left_out_reasons(left_out: Iterable[LeftOut], locale: Locale) -> str:
    """Return the reasons, the most frequent first; where there are several, how often each occurs."""
    counted = Counter(each.why for each in left_out).most_common()
    if len(counted) == 1:
        return left_out_text(counted[0][0])
    pattern = QCoreApplication.translate("Steering", "{reason} ({count})")
    told = (
        pattern.format(reason=left_out_text(why).rstrip("."), count=locale.number(count))
        for why, count in counted
    )
    return " · ".join(map(isolate, told))
