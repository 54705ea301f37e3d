"""The shell: the rail, the pages and the line at the foot, composed for one open desk."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.repairs import Repair
from tawasul_desk.services.views import Shelf
from tawasul_desk.settings import Preferences
from tawasul_desk.ui.account.sign_in_again import SignedOutBanner
from tawasul_desk.ui.board.export_clock import keep_exporting
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.first_sync import FirstSync
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.key_list import set_role, show_keys
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.own_absence import ask_own_absence
from tawasul_desk.ui.person_menu import PersonMenu
from tawasul_desk.ui.place import Place, Stop, first_place, stops_of
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.rail import Rail
from tawasul_desk.ui.repairs_strip import RepairsStrip
from tawasul_desk.ui.shell_layout import lay_out
from tawasul_desk.ui.shell_wiring import bind_keys, join_counts, join_heartbeat, let_go
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.status_bar import StatusBar
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.work import Work

if TYPE_CHECKING:
    from tawasul_desk.ui.attachments.viewer import AttachmentViewer
    from tawasul_desk.ui.board.board_page import BoardPage
    from tawasul_desk.ui.board.mine_page import MinePage
    from tawasul_desk.ui.cases.case_page import CasePage
    from tawasul_desk.ui.cases.gone_page import GonePage
    from tawasul_desk.ui.office.office_page import OfficePage
    from tawasul_desk.ui.outbox.outbox_page import OutboxPage
    from tawasul_desk.ui.reports.report_preview import ReportPreview

# Pixels below which the rail shows icons only: alone, and where people stand beside the list.
_NARROW, _NARROW_BESIDE = 1120, 1500


class Shell(QWidget):
    """Everything an officer sees while signed in. It lives as long as language and look stay the same.

    The queue is there at once; what is opened from it is loaded and made when it is first opened.
    """

    preferences_chosen = Signal(object)
    sign_out_requested = Signal()
    sign_in_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        heartbeat: Heartbeat,
        locale: Locale,
        theme: Theme,
        preferences: Preferences,
        settings: QSettings,
        repairs: list[Repair],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place, self._step = Place(), 0
        self.notices = Notices(theme)
        self._heartbeat = heartbeat
        self._preferences = preferences
        self._theme = theme
        self._role = desk.staff.role
        set_role(self, self._role)
        self._stops = stops_of(self._role)
        self._given = desk, jobs, locale, theme, self.notices
        self.menu = PersonMenu(theme, preferences, desk.staff.role, self)
        self.rail = Rail(locale, theme, desk.staff, self.menu)
        self.banner = SignedOutBanner(theme)
        self.repairs = RepairsStrip(repairs, locale, theme)
        self.first_sync = FirstSync(locale, theme)
        self.queue = QueuePage(desk, jobs, locale, theme, self.notices, settings, preferences.row_height)
        self.work = Work(*self._given, self)
        self.work.serve(self.queue)
        self.status = StatusBar(locale, theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.queue)
        self.pages.addWidget(self.first_sync)
        self._lay_out()
        self._connect(jobs)
        bind_keys(self, self._on_stop, heartbeat.sync_now, self.show_keys, self.menu, theme, self._stops)
        self._on_pulse(heartbeat.pulse)
        keep_exporting(desk, jobs, locale, self.notices, self)

    @cached_property
    def case(self) -> CasePage:
        """The page of a case."""
        from tawasul_desk.ui.cases.case_page import CasePage

        page = CasePage(*self._given)
        page.closed.connect(self._on_closed)
        page.finished.connect(self._on_finished)
        page.lost.connect(self._on_lost)
        page.missed.connect(self._on_missed)
        page.attachment_opened.connect(self._on_attachment)
        page.assign_requested.connect(self.work.assign)
        page.undo_requested.connect(self.work.undo)
        page.acted.connect(self._on_acted)
        page.next_approval_requested.connect(self._on_next_approval)
        page.print_requested.connect(lambda case_id: self.report.show_case(case_id))  # noqa: PLW0108 - made then
        page.next_requested.connect(lambda: self._on_step(1))
        page.previous_requested.connect(lambda: self._on_step(-1))
        page.search_requested.connect(self._on_search)
        page.give_requested.connect(self.work.next_case)
        self.pages.addWidget(page)
        return page

    @cached_property
    def gone(self) -> GonePage:
        """The page in the place of a case that left sight."""
        from tawasul_desk.ui.cases.gone_page import GonePage

        page = GonePage(self._theme)
        page.closed.connect(self._on_closed)
        page.next_requested.connect(lambda: self._on_step(1))
        page.previous_requested.connect(lambda: self._on_step(-1))
        page.next_approval_requested.connect(self._on_next_approval)
        self.pages.addWidget(page)
        return page

    @cached_property
    def outbox(self) -> OutboxPage:
        """The page of what waits to be sent."""
        from tawasul_desk.ui.outbox.outbox_page import OutboxPage

        page = OutboxPage(*self._given)
        page.send_requested.connect(self._heartbeat.sync_now)
        page.counted.connect(self._heartbeat.take_counts)
        page.case_opened.connect(self.open_case)
        self.pages.addWidget(page)
        return page

    @cached_property
    def board(self) -> BoardPage | MinePage:
        """The page of figures: the supervisor's board, or an officer's own."""
        from tawasul_desk.ui.board.opening import figures_page

        page = figures_page(*self._given)
        page.sync_requested.connect(self._heartbeat.sync_now)
        page.drilled.connect(self._on_drilled)
        self.pages.addWidget(page)
        return page

    @cached_property
    def office(self) -> OfficePage:
        """The page of administration; of the audit trail alone for an auditor."""
        from tawasul_desk.ui.office.office_page import OfficePage

        page = OfficePage(*self._given)
        page.acted.connect(lambda done: self.work.acts.tell(done))  # noqa: PLW0108 - of a Done alone
        self.pages.addWidget(page)
        return page

    @cached_property
    def viewer(self) -> AttachmentViewer:
        """The window of an attachment."""
        from tawasul_desk.ui.attachments.viewer import AttachmentViewer

        return AttachmentViewer(*self._given, self)

    @cached_property
    def report(self) -> ReportPreview:
        """The window of a summary before it is printed."""
        from tawasul_desk.ui.reports.report_preview import ReportPreview

        return ReportPreview(*self._given, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the rail to the pages where the window is narrow."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        beside = self.queue.head.beside.isChecked()
        self.rail.set_narrow(self.width() < (_NARROW_BESIDE if beside else _NARROW))

    def go(self, place: Place) -> None:
        """Show a place; where this role may not go, its first one instead."""
        place = place if place.stop in self._stops else first_place(self._role)
        self.place = place
        self.rail.mark(place.stop)
        if place.stop.is_shelf:
            self.queue.show_shelf(Shelf(place.stop.value))
        if place.case_id is not None:
            self.case.show_case(place.case_id)
            self._show(self.case)
        else:
            self._show(self._page_of(place.stop))

    def open_case(self, case_id: UUID, *, step: int = 0) -> None:
        """Open a case over the list it was chosen from; what concerns none is at home in administration.

        `step`: how the walk through the list came to it, 1 or -1; 0 where it was chosen.
        """
        self._step = step
        if case_id == NO_CASE:
            self.go(Place(Stop.OFFICE))
            return
        self.place = replace(self.place, case_id=case_id)
        self.case.show_case(case_id)
        self._show(self.case)

    def flush(self) -> None:
        """Save what is being written on any page."""
        if "case" in vars(self):
            self.case.composing.keep()
        if "office" in vars(self):
            self.office.flush()

    def show_keys(self) -> None:
        """Show the sheet of the keys that work here."""
        show_keys(self)

    def _show(self, page: QWidget) -> None:
        stop = self.place.stop
        self.notices.turn_to(self.place.case_id or (Stop.ALL if stop.is_shelf else stop))
        # Until the first filling is done there is nothing to go to.
        self.pages.setCurrentWidget(self.first_sync if self._heartbeat.pulse.empty else page)
        if self.pages.currentWidget() is page:
            page.setFocus()

    def _page_of(self, stop: Stop) -> QWidget:
        if stop.is_shelf:
            return self.queue
        if stop is Stop.OFFICE:
            return self.office
        return self.board if stop is Stop.BOARD else self.outbox

    def _on_stop(self, stop: Stop) -> None:
        if stop not in self._stops:
            return
        self.queue.show_cases(None)
        self.go(Place(stop))

    def _on_drilled(self, case_ids: tuple[UUID, ...], words: str) -> None:
        """Show exactly the cases behind a number of the board."""
        self.queue.show_cases(case_ids, words)
        self.go(Place(Stop.ALL))

    def _on_closed(self) -> None:
        if self.place.case_id is not None:
            self.queue.land_on(self.place.case_id)
        self.place = replace(self.place, case_id=None)
        self._show(self._page_of(self.place.stop))
        if self.place.stop.is_shelf:
            self.queue.table.setFocus()

    def _on_finished(self) -> None:
        """Go where the officer chose to go from a finished request; the list where there is no next one."""
        after, here = self._preferences.after_finishing, self.place.case_id
        if after == "stay" or here is None:
            return
        following = self.queue.neighbour(here, 1) if after == "next" else None
        if following is not None:
            self.open_case(following, step=1)
        else:
            self._on_closed()
        self.work.acts.carry(self.notices.page)

    def _on_acted(self, done: Done) -> None:
        """Tell of an act on the page of a case; after an approval the next one is offered."""
        onward = with_key(self.tr("Next awaiting approval"), Key.NEXT_APPROVAL)
        action = (onward, self._on_next_approval) if done.approval else None
        self.work.acts.add(done, action=action)

    def _on_next_approval(self) -> None:
        desk, jobs, here = self._given[0], self._given[1], self.place.case_id
        jobs.run(lambda: desk.casework.next_approval(here), self._on_approval_found, owner=self)

    def _on_approval_found(self, case_id: UUID | None) -> None:
        if case_id is not None:
            self.open_case(case_id)
        else:
            self.notices.show_notice(self.tr("Nothing else awaits your approval."))

    def _on_search(self) -> None:
        """Leave the case for the search of the list that it was chosen from, or of all requests."""
        if not self.place.stop.is_shelf:
            self.go(Place(Stop.ALL))
        else:
            self._on_closed()
        self.queue.focus_search()

    def _on_lost(self, text: str, done: Done | None) -> None:
        """Destroy what shows the case that left sight; the officer's own words stay."""
        case_id, watched = self.place.case_id, self.pages.currentWidget() is self.case
        let_go(vars(self), ("viewer", "report", "case"))
        if done is None:
            self.notices.forget(case_id)
        self.gone.show_kept(text, done)
        if watched and case_id is not None:
            self._show(self.gone)

    def _on_missed(self) -> None:
        """Pass over a case that left sight since the walk began; say so of one that was chosen."""
        here, step = self.place.case_id, self._step
        if here is None or not step:
            self._on_lost("", None)
            return
        found = self.queue.neighbour(here, step)
        if found is not None:
            self.open_case(found, step=step)
        else:
            self._on_closed()
            self.notices.show_notice(self.tr("There is no other request in this list."))

    def _on_step(self, step: int) -> None:
        if self.place.case_id is None:
            return
        found = self.queue.neighbour(self.place.case_id, step)
        if found is not None:
            self.open_case(found, step=step)
        else:
            self.notices.show_notice(self.tr("There is no other request in this list."))

    def _on_attachment(self, record: AttachmentRecord, siblings: list[AttachmentRecord]) -> None:
        self.viewer.show_attachment(record, siblings)

    def _on_pulse(self, pulse: Pulse) -> None:
        self.status.show_pulse(pulse)
        self.work.acts.show_connection(pulse.connection)
        self.rail.show_outbox(pulse.waiting, pulse.troubled)
        self.banner.setVisible(pulse.connection is Connection.SIGNED_OUT)
        if pulse.empty:
            self.first_sync.show_pulse(pulse)
            self.pages.setCurrentWidget(self.first_sync)
        elif self.pages.currentWidget() is self.first_sync:
            self.go(self.place)

    def _connect(self, jobs: Jobs) -> None:
        jobs.failed.connect(self.notices.show_error)
        self._heartbeat.state_changed.connect(self._on_pulse)
        join_heartbeat(self._heartbeat, self.notices, self.status, self.first_sync)
        self.status.outbox_requested.connect(lambda: self._on_stop(Stop.OUTBOX))
        self.banner.sign_in_requested.connect(self.sign_in_requested)
        self.repairs.outbox_requested.connect(lambda: self._on_stop(Stop.OUTBOX))
        self.rail.chosen.connect(self._on_stop)
        self.menu.chosen.connect(self.preferences_chosen)
        self.menu.keys_requested.connect(self.show_keys)
        self.menu.absence_requested.connect(lambda: ask_own_absence(*self._given, self.work.acts.tell, self))
        self.menu.sign_out_requested.connect(self.sign_out_requested)
        self.queue.case_opened.connect(self.open_case)
        self.queue.shelf_requested.connect(lambda shelf: self.go(Place(Stop(shelf.value))))
        self.queue.beside_changed.connect(self._fit_rail)
        join_counts(self.queue, self.rail)
        self.work.opened.connect(self.open_case)
        self.work.acts.outbox_requested.connect(lambda: self._on_stop(Stop.OUTBOX))

    def _lay_out(self) -> None:
        self.banner.hide()
        middle = (self.banner, self.repairs, self.pages, self.notices)
        lay_out(self, self.rail, middle, self.pages, self.status)
