"""The words of the forms: what each is called, what it asks, and what it still lacks."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from tawasul_contract.catalogue import CatalogueRecord, TemplateRecord, by_id
from tawasul_contract.records import Resolution
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.letters import Doubt, DoubtCode
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.forms import FORMS, Lack
from tawasul_desk.ui.doubt_words import doubt_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import refusal_text, resolution_text


def act_text(kind: ActKind) -> str:
    """Return the name of the act, as on its button."""
    translate = QCoreApplication.translate
    return {
        ActKind.TAKE: translate("Acts", "Take"),
        ActKind.START: translate("Acts", "Start work"),
        ActKind.PROCESS: translate("Acts", "Process"),
        ActKind.RETURN: translate("Acts", "Return to applicant"),
        ActKind.RESPOND: translate("Acts", "Respond"),
        ActKind.NOTE: translate("Acts", "Internal note"),
        ActKind.CLOSE: translate("Acts", "Close"),
        ActKind.REOPEN: translate("Acts", "Reopen"),
        **_steering_texts(),
    }[kind]


def title_text(kind: ActKind) -> str:
    """Return the heading of the form."""
    translate = QCoreApplication.translate
    return {
        ActKind.PROCESS: translate("Acts", "Process the request"),
        ActKind.RETURN: translate("Acts", "Return the request to the applicant"),
        ActKind.RESPOND: translate("Acts", "Write to the applicant"),
        ActKind.NOTE: translate("Acts", "Write an internal note"),
        ActKind.CLOSE: translate("Acts", "Close the request"),
        ActKind.REOPEN: translate("Acts", "Reopen the request"),
        ActKind.ASK_APPROVAL: translate("Acts", "Ask a second officer for approval"),
        ActKind.REFUSE_APPROVAL: translate("Acts", "Refuse the approval"),
        ActKind.OFFER: translate("Acts", "Offer the request to another office"),
        ActKind.REFUSE_TRANSFER: translate("Acts", "Refuse the offered request"),
    }[kind]


def send_text(kind: ActKind) -> str:
    """Return what the form's button says."""
    translate = QCoreApplication.translate
    return {
        ActKind.PROCESS: translate("Acts", "Process and send"),
        ActKind.RETURN: translate("Acts", "Return and send"),
        ActKind.RESPOND: translate("Acts", "Send the response"),
        ActKind.NOTE: translate("Acts", "Save the note"),
        ActKind.CLOSE: translate("Acts", "Close the request"),
        ActKind.REOPEN: translate("Acts", "Reopen the request"),
        ActKind.ASK_APPROVAL: translate("Acts", "Ask for approval"),
        ActKind.REFUSE_APPROVAL: translate("Acts", "Refuse the approval"),
        ActKind.OFFER: translate("Acts", "Offer"),
        ActKind.REFUSE_TRANSFER: translate("Acts", "Refuse the offer"),
    }[kind]


def hint_text(kind: ActKind) -> str:
    """Return what the empty editor says."""
    translate = QCoreApplication.translate
    if kind is ActKind.NOTE:
        return translate("Acts", "What should colleagues know?")
    if kind is ActKind.ASK_APPROVAL:
        return translate("Acts", "What is to be approved, and on which documents does it rest?")
    if not FORMS[kind].public:
        return translate("Acts", "Why? Colleagues and auditors read the reason.")
    return translate("Acts", "The response, as the applicant will read it")


def lack_text(kind: ActKind, lack: Lack) -> str:
    """Return what has to be done before the form can be sent."""
    translate = QCoreApplication.translate
    if lack is Lack.MISSING:
        return refusal_text(RefusalCode.MISSING)
    if lack is Lack.RESOLUTION:
        return refusal_text(RefusalCode.RESOLUTION)
    if lack is Lack.TOO_LONG:
        return translate("Acts", "The text is longer than the service accepts.")
    if lack is Lack.OFFICE:
        return translate("Acts", "Choose the office first.")
    return _wordless_text(kind)


def doubt_texts(
    doubts: Iterable[Doubt], chosen: Resolution | None, catalogue: CatalogueRecord, locale: Locale
) -> list[str]:
    """Return a sentence for each thing that is doubtful about a filled form."""
    return [
        _outcome_text(by_id(catalogue.templates, doubt.value), chosen, locale)
        if doubt.code is DoubtCode.OUTCOME
        else doubt_text(doubt)
        for doubt in doubts
    ]


def _outcome_text(template: TemplateRecord, chosen: Resolution | None, locale: Locale) -> str:
    translate = QCoreApplication.translate
    title = isolate(template.title_ar if locale.is_arabic else template.title_en)
    told = isolate(resolution_text(template.resolution)) if template.resolution else ""
    if chosen is None:
        text = translate(
            "Acts", "The text “{title}” tells the outcome “{told}”, but no outcome is sent with it."
        )
        return text.format(title=title, told=told)
    text = translate(
        "Acts", "The text “{title}” tells the outcome “{told}”, but the outcome chosen is “{chosen}”."
    )
    return text.format(title=title, told=told, chosen=isolate(resolution_text(chosen)))


def _wordless_text(kind: ActKind) -> str:
    translate = QCoreApplication.translate
    if kind is ActKind.NOTE:
        return translate("Acts", "Write the note first.")
    if kind is ActKind.ASK_APPROVAL:
        return translate("Acts", "Write what is to be approved first.")
    return refusal_text(RefusalCode.RESPONSE if FORMS[kind].public else RefusalCode.REASON)


def _steering_texts() -> dict[ActKind, str]:
    translate = QCoreApplication.translate
    return {
        ActKind.ASSIGN: translate("Acts", "Assign…"),
        ActKind.OFFER: translate("Acts", "Offer to another office…"),
        ActKind.WATCH: translate("Acts", "Watch"),
        ActKind.ASK_APPROVAL: translate("Acts", "Ask for approval…"),
        ActKind.APPROVE: translate("Acts", "Approve"),
        ActKind.REFUSE_APPROVAL: translate("Acts", "Refuse…"),
        ActKind.ACCEPT: translate("Acts", "Accept"),
        ActKind.REFUSE_TRANSFER: translate("Acts", "Refuse…"),
        ActKind.WITHDRAW: translate("Acts", "Withdraw"),
    }
