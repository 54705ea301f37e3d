"""Offering a form that was left unfinished when its case is opened again."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.views import Draft
from tawasul_desk.ui.cases import forms
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.bars import Bar
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.form_words import act_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.tone import Tone


def act_of(draft: Draft, screen: CaseScreen) -> ActKind | None:
    """Return the act that this draft belongs to, where it can still be done."""
    for act in screen.acts:
        form = forms.FORMS.get(act.kind)
        fits = form is not None and form.draft is draft.kind
        if fits and act.allowed and forms.needs_form(act.kind, screen.case.status):
            return act.kind
    return None


def offer_draft(bar: Bar, screen: CaseScreen, locale: Locale, resume: Callable[[ActKind], None]) -> None:
    """Say that a draft is there, the latest one, and offer to go on with it."""
    found = [(draft, kind) for draft in screen.drafts if (kind := act_of(draft, screen)) is not None]
    if not found:
        return
    draft, kind = max(found, key=lambda pair: pair[0].saved_at or datetime.min.replace(tzinfo=UTC))
    translate = QCoreApplication.translate
    text = translate("Acts", "Unfinished draft: {act}").format(act=act_text(kind))
    if draft.saved_at is not None:
        text = f"{text} · {locale.relative(draft.saved_at, datetime.now(UTC))}"
    bar.tell(text, Tone.INFO, (translate("Acts", "Continue the draft"), lambda: resume(kind)))
