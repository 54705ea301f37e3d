"""One of the three sides of a conflict as a card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.sides import Side
from tawasul_desk.ui.staff_text import shown_text
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge, StatusBadge
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.widgets.read_text import ReadText


class SideCard(Card):
    """Status, assignee, who changed it and when, and the words; what others changed is marked."""

    def __init__(
        self, title: str, side: Side, locale: Locale, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._locale = locale
        self.status = StatusBadge(theme, side.status)
        self.assignee = Elided(self._name_of_assignee(side), "strong")
        self.changed_by = Elided(self._name_of_author(side), "strong")
        self.changed_at = label(_in_lines(locale.date_time(side.changed_at)), "muted")
        self.text = ReadText(shown_text(side.text, by_staff=True))
        self.text.setPlaceholderText(self.tr("No text"))
        self.text.setAccessibleName(self.tr("Text"))
        self._status_name = self._add(self.tr("Status"), self.status)
        self._assignee_name = self._add(self.tr("Assigned to"), self.assignee)
        self._add(self.tr("Changed by"), self.changed_by)
        self.body.addWidget(self.changed_at)
        self.body.addSpacing(4)
        self.body.addWidget(self.text, 1)

    def mark(self, *, status: bool, assignee: bool) -> None:
        """Say beside these facts that they were changed."""
        for changed, name in ((status, self._status_name), (assignee, self._assignee_name)):
            if changed:
                name.setText(self.tr("{fact} (changed)").format(fact=name.text()))
                name.setProperty("kind", "warning")
        if status or assignee:
            self.head.addWidget(Badge(self.tr("Changed"), Tone.WARNING))

    def _add(self, name: str, widget: QWidget) -> QLabel:
        title = label(name, "caption")
        self.body.addWidget(title)
        self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return title

    def _name_of_assignee(self, side: Side) -> str:
        return isolate(self._locale.name(side.assignee)) if side.assignee else self.tr("Nobody")

    def _name_of_author(self, side: Side) -> str:
        if side.changed_by is None:
            return self.tr("Applicant or service")
        return isolate(self._locale.name(side.changed_by))


def _in_lines(dates: str) -> str:
    """Return a date in two calendars with each on a line of its own."""
    return dates.replace(" · ", "\n", 1)
