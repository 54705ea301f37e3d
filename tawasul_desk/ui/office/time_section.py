"""Working time: the calendar of each of one's offices, a look ahead, and putting a change in force."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.clock import RIYADH
from tawasul_contract.operations import SetCalendar
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.calendar_faults import calendar_faults
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.draft_keeper import DraftKeeper
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.calendar_draft import draft_of, restored
from tawasul_desk.ui.office.calendar_form import CalendarForm
from tawasul_desk.ui.office.calendar_words import fault_text
from tawasul_desk.ui.office.calendars_read import Base, Calendars, read_calendars
from tawasul_desk.ui.office.consequences import consequences, opens_at_all
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.forecast_label import ForecastLabel
from tawasul_desk.ui.office.section import Section
from tawasul_desk.ui.office.weeks_ahead import WeeksAhead, hours_ahead
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key, bind_button
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import label

AHEAD_WIDTH: Final = 460


class TimeSection(Section):
    """One calendar at a time; what is changed and not sent is kept as a draft, and asked about."""

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__(desk, jobs, locale, theme, notices)
        self._known = Calendars()
        self._ground: CalendarRecord | None = None  # what the form began with, as of a catalogue
        self._base = Base()
        self._is_older = False  # the base is that of a draft, not of what the form began with
        self.office = CalmComboBox()
        self.badge = Badge(self.tr("Waiting to be sent"), Tone.PRIMARY)
        self.own = label("", "muted")
        self.form = CalendarForm(lambda: _now().astimezone(RIYADH).date(), locale, theme)
        self.ahead = WeeksAhead(locale, theme)
        self.hours = label("", "muted")
        self.forecast = ForecastLabel(desk.office, jobs, locale)
        self.told = label("", "muted", wrap=True)
        send = theme.icon("check", "on_primary")
        self.send = PrimaryButton(self.tr("Apply"), icon=send, keys=Key.SEND)
        self.drop = QuietButton(self.tr("Discard changes"))
        self._keeper = DraftKeeper(desk.casework, jobs, self._draft, notices.show_error, self)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the calendars again; a form that was changed stays as it is."""
        self._jobs.run(lambda: read_calendars(self._desk), self._on_read, owner=self)

    @property
    def unsent(self) -> bool:
        """Whether the form holds changes that were not sent."""
        return self._ground is not None and self.form.calendar() != self._ground

    def keep(self) -> None:
        """Save what is being changed now."""
        self._keeper.save()

    def showEvent(self, event: QShowEvent) -> None:
        """Look ahead from today."""
        super().showEvent(event)
        self._on_form()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being changed: the page is left, or made anew in another language."""
        super().hideEvent(event)
        self.keep()

    def _on_read(self, known: Calendars) -> None:
        first = self._ground is None
        self._known = known
        if first:
            self._fill_offices()
            draft = restored(known.draft)
            if draft is not None and draft.calendar.office_id in known.calendars:
                self._restore(draft.calendar, draft.base)
                return
        current = known.calendars.get(self.office.currentData())
        if current is None:
            return
        if not self.unsent or (self._ground == current and not self._is_older):
            self._base = known.base(current.office_id)
        if not self.unsent and current != self._ground:
            self._show(current)
        self._on_form()

    def _fill_offices(self) -> None:
        self.office.blockSignals(True)
        for office_id in self._known.calendars:
            self.office.addItem(self._office_name(office_id), office_id)
        self.office.blockSignals(False)

    def _office_name(self, office_id: str) -> str:
        catalogue = self._known.catalogue
        return self._locale.name(catalogue.office(office_id)) if catalogue else office_id

    def _restore(self, calendar: CalendarRecord, base: Base) -> None:
        self.office.blockSignals(True)
        self.office.setCurrentIndex(self.office.findData(calendar.office_id))
        self.office.blockSignals(False)
        self._show(self._known.calendars[calendar.office_id])
        self._base, self._is_older = base, True
        self.form.show_calendar(calendar)
        self._keeper.begin(self._draft())
        self._notices.show_notice(self.tr("Your unsent changes to the working time are here again."))

    def _show(self, calendar: CalendarRecord) -> None:
        self._ground, self._is_older = calendar, False
        self.form.show_calendar(calendar)
        self._keeper.begin(None)

    def _on_office(self, place: int) -> None:
        wanted = self.office.itemData(place)
        if self._ground is None or wanted == self._ground.office_id:
            return
        if not self.unsent:
            self._show_office(wanted)
            return
        self.office.setCurrentIndex(self.office.findData(self._ground.office_id))
        self._ask_to_drop(lambda: self._show_office(wanted))

    def _show_office(self, office_id: str) -> None:
        self.office.setCurrentIndex(self.office.findData(office_id))
        self._base = self._known.base(office_id)
        self._show(self._known.calendars[office_id])
        self._on_form()

    # the form

    def _on_form(self) -> None:
        calendar = self.form.calendar()
        if calendar is None:
            return
        now = _now()
        faults = [fault_text(fault, self._locale) for fault in calendar_faults(calendar)]
        if not faults and not opens_at_all(calendar, now):
            faults = [self.tr("With this, the office would not be open for years.")]
        self._tell(faults)
        self.badge.setVisible(calendar.office_id in self._known.waiting)
        has_own = calendar.office_id in self._known.own
        usual = self.tr("The usual working time; this office has none of its own yet.")
        self.own.setText("" if has_own else usual)
        self.send.setEnabled(self.unsent and not faults)
        self.drop.setVisible(self.unsent)
        self.forecast.show_calendar(calendar if self.send.isEnabled() else None)
        if self.isVisible():
            self.ahead.show_calendar(calendar, now.astimezone(RIYADH).date())
            hours = self.tr("Working hours from now on: {hours}")
            self.hours.setText(self._locale.digits(hours.format(hours=f"{hours_ahead(calendar, now):.4g}")))

    def _tell(self, faults: list[str]) -> None:
        restyle(self.told, "kind", "error" if faults else "muted")
        changed = self.tr("Changed but not applied yet. It is kept here as a draft.") if self.unsent else ""
        self.told.setText("\n".join(faults) or changed)

    def _on_edited(self) -> None:
        self._on_form()
        if self.unsent:
            self._keeper.touched()

    def _draft(self) -> Draft | None:
        calendar = self.form.calendar()
        if calendar is None:
            return None
        return draft_of(calendar if self.unsent else None, self._base, _now())

    # acts

    def _on_send(self) -> None:
        calendar, catalogue = self.form.calendar(), self._known.catalogue
        if not self.send.isEnabled() or calendar is None or self._ground is None or catalogue is None:
            return
        text = consequences(self._ground, calendar, catalogue, _now(), self._locale)
        title = self.tr("Apply this working time?")
        act, back = self.tr("Apply"), self.tr("Keep editing")
        question = Question(self._theme, title, text, act, back, self)
        question.tell(self.forecast.text())
        self.forecast.told.connect(question.tell)
        question.ask(lambda: self._send(calendar))

    def _send(self, calendar: CalendarRecord) -> None:
        base = {"base_version": self._base.version, "built_on": self._base.built_on}
        act = SetCalendar(**envelope(_now()), calendar=calendar, **base)
        self.form.setEnabled(False)
        self._keeper.pause()
        office, casework = self._desk.office, self._desk.casework
        self._jobs.write(
            lambda: office.submit(act) | casework.drop_draft(NO_CASE, DraftKind.CALENDAR),
            lambda _: self._on_sent(act),
            self._on_refused,
            owner=self,
            ended=lambda: self.form.setEnabled(True),
        )

    def _on_sent(self, act: SetCalendar) -> None:
        self._ground = act.calendar
        self._keeper.begin(None)
        self.tell_of(act, Names(catalogue=self._known.catalogue))
        self.reload()

    def _on_refused(self, error: KnownError) -> None:
        self._keeper.resume()
        restyle(self.told, "kind", "error")
        self.told.setText(sentence(error))

    def _ask_to_drop(self, then: Callable[[], None]) -> None:
        title = self.tr("Discard your changes?")
        text = self.tr("The working time was changed here and not put in force.")
        act, back = self.tr("Discard"), self.tr("Keep editing")

        def dropped() -> None:
            self._keeper.drop(NO_CASE, DraftKind.CALENDAR)
            then()

        Question(self._theme, title, text, act, back, self, danger=True).ask(dropped)

    def _on_drop(self) -> None:
        if self._ground is not None:
            office_id = self._ground.office_id
            self._ask_to_drop(lambda: self._show_office(office_id))

    # looks

    def _connect(self) -> None:
        self.office.activated.connect(self._on_office)
        self.form.changed.connect(self._on_edited)
        self.send.clicked.connect(self._on_send)
        self.drop.clicked.connect(self._on_drop)
        self.listen(self.reload, Kind.CATALOGUE, Kind.OUTBOX)
        bind_button(self, Key.SEND, self.send)

    def _lay_out(self) -> None:
        self.office.setAccessibleName(self.tr("Office"))
        self.office.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToContents)
        self.badge.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.office)
        head.addWidget(self.badge)
        head.addWidget(self.own, 1)
        ahead = Card(self.tr("The next four weeks"))
        ahead.setFixedWidth(AHEAD_WIDTH)
        ahead.body.addWidget(self.ahead, 100)  # as much of it as there is room for
        ahead.body.addWidget(self.hours)
        ahead.body.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.form, 1)
        middle.addWidget(ahead)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.told)
        said.addWidget(self.forecast)
        foot.addLayout(said, 1)
        foot.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.send, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)


def _now() -> datetime:
    return datetime.now(UTC)
