"""What a waiting operation waits for, or why it could not be sent, as a sentence."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.happened import Names, happened
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.words import refusal_text

STATE_LOOK: Final[dict[OperationState, tuple[Tone, str]]] = {
    OperationState.SAVED: (Tone.INFO, "save"),
    OperationState.SENDING: (Tone.INFO, "sync"),
    OperationState.WAITING_NETWORK: (Tone.NEUTRAL, "clock"),
    OperationState.WAITING_SIGN_IN: (Tone.WARNING, "key"),
    OperationState.SENT: (Tone.SUCCESS, "check"),
    OperationState.NEEDS_DECISION: (Tone.WARNING, "compare"),
    OperationState.FAILED: (Tone.ERROR, "alert-circle"),
    OperationState.HELD: (Tone.VIOLET, "pause"),
    OperationState.DISCARDED: (Tone.NEUTRAL, "trash"),
}

PARKED: Final = "parked"
_NOBODY: Final = Names()


def explanation(item: WaitingOperation, locale: Locale, names: Names = _NOBODY) -> str:
    """Return what the officer is told of this operation's state."""
    match item.state:
        case OperationState.NEEDS_DECISION:
            return conflict_text(item, locale, names)
        case OperationState.HELD:
            return _held_text(back=item.back)
        case OperationState.FAILED:
            return failure_text(item.problem)
        case OperationState.WAITING_NETWORK:
            return _delay_text(item.problem)
        case state:
            return locale.digits(_state_sentences()[state])


def failure_text(problem: str | None) -> str:
    """Return why the central refused it: a rule, a problem of the service, or an unknown code."""
    translate = QCoreApplication.translate
    if problem in set(RefusalCode):
        return refusal_text(RefusalCode(problem))
    if problem in _problem_sentences():
        return _problem_sentences()[problem]
    if problem in set(ErrorCode):
        return sentence(KnownError(ErrorCode(problem)))
    return translate("Outbox", "The server refused it (code {code}). Contact support.").format(
        code=isolate(problem or "?")
    )


def conflict_text(item: WaitingOperation, locale: Locale, names: Names) -> str:
    """Return who did what and when, after the officer had read the request."""
    translate = QCoreApplication.translate
    if item.conflict is None:
        return failure_text(item.problem)
    moment = locale.date_time(item.conflict.changed_at)
    if item.conflict.event is not None:
        text = translate("Outbox", "{happened}, on {moment}, after you had read the request.")
        return text.format(happened=happened(item.conflict.event, names, locale), moment=moment)
    if item.conflict.changed_by is None:
        text = translate("Outbox", "The request was changed on {moment}, after you had read it.")
        return text.format(moment=moment)
    name = isolate(locale.name(item.conflict.changed_by))
    text = translate("Outbox", "{name} changed the request on {moment}, after you had read it.")
    return text.format(name=name, moment=moment)


def _delay_text(problem: str | None) -> str:
    known = problem in set(ErrorCode) and problem != ErrorCode.OFFLINE
    if known:
        return sentence(KnownError(ErrorCode(str(problem))))
    translate = QCoreApplication.translate
    if problem == ErrorCode.OFFLINE:  # how the line is now stands in the foot of the window
        return translate(
            "Outbox", "The server was not reached when it was tried. It is sent by itself once it is."
        )
    return translate("Outbox", "The server could not take it yet. It is tried again by itself.")


def _held_text(*, back: bool) -> str:
    translate = QCoreApplication.translate
    if back:
        return translate(
            "Outbox",
            "You have access to the request again. You can send this again, on the request as it is now.",
        )
    return translate(
        "Outbox",
        "You no longer have access to the request, so this cannot be sent. "
        "Your text is kept here: copy it if somebody needs it.",
    )


def _state_sentences() -> dict[OperationState, str]:
    translate = QCoreApplication.translate
    return {
        OperationState.SAVED: translate("Outbox", "It is saved here and sent at the next synchronisation."),
        OperationState.SENDING: translate("Outbox", "It is being sent now."),
        OperationState.WAITING_SIGN_IN: translate(
            "Outbox", "Your session has ended. It is sent once you have signed in again."
        ),
        OperationState.SENT: translate(
            "Outbox", "The server has it. It leaves this list when the request is up to date here."
        ),
        OperationState.DISCARDED: translate(
            "Outbox", "It was given up and is not sent. Its text is kept for 30 days."
        ),
    }


def _problem_sentences() -> dict[str | None, str]:
    translate = QCoreApplication.translate
    return {
        PARKED: translate(
            "Outbox",
            "The server fails on this one each time, so it waits here and the rest goes on."
            " Give support the reference.",
        ),
        ProblemCode.INVALID: translate("Outbox", "The server could not accept it as it is. Edit it."),
        ProblemCode.TOO_LARGE: translate("Outbox", "It is larger than the server accepts. Edit it."),
        ProblemCode.UNSUPPORTED_TYPE: translate("Outbox", "A file in it is of a type that is not accepted."),
        ProblemCode.UPLOAD_MISMATCH: translate("Outbox", "A file in it arrived damaged. Send it again."),
        ProblemCode.UPLOAD_INCOMPLETE: translate("Outbox", "A file in it did not arrive. Send it again."),
        ProblemCode.FORBIDDEN: translate("Outbox", "You may not do this to the request."),
        ProblemCode.NOT_FOUND: translate("Outbox", "The server does not know this request."),
    }
