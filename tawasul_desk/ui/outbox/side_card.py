"""One of the three sides of a conflict as a card."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tawasul_contract.catalogue import OfficeRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.sides import Fact, Side
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge, StatusBadge
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.widgets.read_text import ReadText
from tawasul_desk.ui.words import status_text


class SideCard(Card):
    """The facts worth comparing, who changed them and when, and the words; what others changed is marked."""

    def __init__(
        self,
        title: str,
        side: Side,
        facts: Sequence[Fact],
        locale: Locale,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._locale = locale
        self.status = StatusBadge(theme, side.status)
        self.facts: dict[Fact, Elided] = {
            fact: Elided(value_text(side, fact, locale), "strong")
            for fact in facts
            if fact is not Fact.STATUS
        }
        self.changed_by = Elided(self._name_of_author(side), "strong")
        self.changed_at = label(_in_lines(locale.date_time(side.changed_at)), "muted")
        self.text = ReadText(shown(side.text, by_staff=True))
        self.text.setPlaceholderText(self.tr("No text"))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setMinimumHeight(56)  # two lines: with all the facts the dialog is no higher than a screen
        self.body.setSpacing(4)
        rows: dict[Fact, QWidget] = {Fact.STATUS: self.status, **self.facts}
        self.names = {fact: self._add(fact_text(fact), rows[fact]) for fact in facts}
        if Fact.STATUS not in facts:
            self.status.setParent(self)
            self.status.hide()
        self._add(self.tr("Changed by"), self.changed_by)
        self.body.addWidget(self.changed_at)
        self.body.addSpacing(4)
        self.body.addWidget(self.text, 1)

    @property
    def assignee(self) -> Elided:
        """Who has the request on this side."""
        return self.facts[Fact.ASSIGNEE]

    def mark(self, changed: Collection[Fact], *, by_me: bool = False) -> None:
        """Say beside these facts that they were changed, by others or by the officer."""
        marked = [name for fact, name in self.names.items() if fact in changed]
        text = self.tr("{fact} (your change)") if by_me else self.tr("{fact} (changed)")
        for name in marked:
            name.setText(text.format(fact=name.text()))
            name.setProperty("kind", "warning")
        if marked and not by_me:
            self.head.addWidget(Badge(self.tr("Changed"), Tone.WARNING))

    def _add(self, name: str, widget: QWidget) -> QLabel:
        title = label(name, "caption")
        self.body.addWidget(title)
        self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return title

    def _name_of_author(self, side: Side) -> str:
        if side.by_applicant:
            return self.tr("The applicant")
        return _called(side.changed_by, self._locale) or self.tr("Applicant or service")


def fact_text(fact: Fact) -> str:
    """Return the name of a fact."""
    translate = QCoreApplication.translate
    return {
        Fact.STATUS: translate("SideCard", "Status"),
        Fact.ASSIGNEE: translate("SideCard", "Assigned to"),
        Fact.OFFICE: translate("SideCard", "Office"),
        Fact.OFFER: translate("SideCard", "Offered to"),
        Fact.APPROVAL: translate("SideCard", "Approval"),
    }[fact]


def value_text(side: Side, fact: Fact, locale: Locale) -> str:
    """Return what this side says of the fact."""
    translate = QCoreApplication.translate
    match fact:
        case Fact.STATUS:
            return status_text(side.status)
        case Fact.ASSIGNEE:
            return _called(side.assignee, locale) or translate("SideCard", "Nobody")
        case Fact.OFFICE:
            return _called(side.office, locale)
        case Fact.OFFER:
            return _called(side.offered_to, locale) or translate("SideCard", "No other office")
        case Fact.APPROVAL:
            return _approval(side, locale)


def _approval(side: Side, locale: Locale) -> str:
    translate = QCoreApplication.translate
    if side.approved_by is not None:
        return translate("SideCard", "Approved by {name}").format(name=_called(side.approved_by, locale))
    if side.asked_by is not None:
        return translate("SideCard", "Asked for by {name}").format(name=_called(side.asked_by, locale))
    return translate("SideCard", "Not asked for")


def _called(one: StaffRecord | OfficeRecord | None, locale: Locale) -> str:
    return isolate(locale.name(one)) if one is not None else ""


def _in_lines(dates: str) -> str:
    """Return a date in two calendars with each on a line of its own."""
    return dates.replace(" · ", "\n", 1)
