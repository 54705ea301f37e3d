"""One of the three sides of a conflict as a card."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
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
        self.facts = {
            fact: Elided(self._value(side, fact), "strong") for fact in facts if fact is not Fact.STATUS
        }
        self.changed_by = Elided(self._name_of_author(side), "strong")
        self.changed_at = label(_in_lines(locale.date_time(side.changed_at)), "muted")
        self.text = ReadText(shown(side.text, by_staff=True))
        self.text.setPlaceholderText(self.tr("No text"))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setMinimumHeight(56)  # two lines: with all the facts the dialog is no higher than a screen
        self.body.setSpacing(4)
        self.names = {Fact.STATUS: self._add(self.tr("Status"), self.status)}
        self.names |= {fact: self._add(self._name(fact), value) for fact, value in self.facts.items()}
        self._add(self.tr("Changed by"), self.changed_by)
        self.body.addWidget(self.changed_at)
        self.body.addSpacing(4)
        self.body.addWidget(self.text, 1)

    @property
    def assignee(self) -> Elided:
        """Who has the request on this side."""
        return self.facts[Fact.ASSIGNEE]

    def mark(self, changed: Collection[Fact]) -> None:
        """Say beside these facts that they were changed."""
        marked = [name for fact, name in self.names.items() if fact in changed]
        for name in marked:
            name.setText(self.tr("{fact} (changed)").format(fact=name.text()))
            name.setProperty("kind", "warning")
        if marked:
            self.head.addWidget(Badge(self.tr("Changed"), Tone.WARNING))

    def _add(self, name: str, widget: QWidget) -> QLabel:
        title = label(name, "caption")
        self.body.addWidget(title)
        self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return title

    def _name(self, fact: Fact) -> str:
        return {
            Fact.STATUS: self.tr("Status"),
            Fact.ASSIGNEE: self.tr("Assigned to"),
            Fact.OFFICE: self.tr("Office"),
            Fact.OFFER: self.tr("Offered to"),
            Fact.APPROVAL: self.tr("Approval"),
        }[fact]

    def _value(self, side: Side, fact: Fact) -> str:
        match fact:
            case Fact.ASSIGNEE:
                return self._called(side.assignee) or self.tr("Nobody")
            case Fact.OFFICE:
                return self._called(side.office)
            case Fact.OFFER:
                return self._called(side.offered_to) or self.tr("No other office")
            case _:
                return self._approval(side)

    def _approval(self, side: Side) -> str:
        if side.approved_by is not None:
            return self.tr("Approved by {name}").format(name=self._called(side.approved_by))
        if side.asked_by is not None:
            return self.tr("Asked for by {name}").format(name=self._called(side.asked_by))
        return self.tr("Not asked for")

    def _called(self, one: StaffRecord | OfficeRecord | None) -> str:
        return isolate(self._locale.name(one)) if one is not None else ""

    def _name_of_author(self, side: Side) -> str:
        return self._called(side.changed_by) or self.tr("Applicant or service")


def _in_lines(dates: str) -> str:
    """Return a date in two calendars with each on a line of its own."""
    return dates.replace(" · ", "\n", 1)
