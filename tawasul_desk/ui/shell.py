"""The shell: the rail, the pages and the line at the foot, composed for one open desk."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.repairs import Repair
from tawasul_desk.services.views import Shelf
from tawasul_desk.settings import Preferences
from tawasul_desk.ui.account.sign_in_again import SignedOutBanner
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.first_sync import FirstSync
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.key_list import key_groups
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.person_menu import LANGUAGE_KEYS, THEME_KEYS, PersonMenu
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.rail import STOP_KEYS, Rail
from tawasul_desk.ui.repairs_strip import RepairsStrip
from tawasul_desk.ui.status_bar import StatusBar
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.key_sheet import KeySheet

if TYPE_CHECKING:
    from tawasul_desk.ui.attachments.viewer import AttachmentViewer
    from tawasul_desk.ui.cases.case_page import CasePage
    from tawasul_desk.ui.cases.gone_page import GonePage
    from tawasul_desk.ui.outbox.outbox_page import OutboxPage
    from tawasul_desk.ui.reports.report_preview import ReportPreview


_NARROW = 1120  # pixels: below it the rail shows icons only


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
        self.place = Place()
        self.notices = Notices(theme)
        self._heartbeat = heartbeat
        self._theme = theme
        self._given = desk, jobs, locale, theme, self.notices
        self.menu = PersonMenu(theme, preferences)
        self.rail = Rail(locale, theme, desk.staff, self.menu)
        self.banner = SignedOutBanner(theme)
        self.repairs = RepairsStrip(repairs, locale, theme)
        self.first_sync = FirstSync(locale, theme)
        self.queue = QueuePage(desk, jobs, locale, theme, self.notices, settings)
        self.status = StatusBar(locale, theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.queue)
        self.pages.addWidget(self.first_sync)
        self._lay_out()
        self._connect(jobs)
        self._bind_keys()
        self._on_pulse(heartbeat.pulse)

    @cached_property
    def case(self) -> CasePage:
        """The page of a case."""
        from tawasul_desk.ui.cases.case_page import CasePage

        page = CasePage(*self._given)
        page.closed.connect(self._on_closed)
        page.lost.connect(self._on_lost)
        page.attachment_opened.connect(self._on_attachment)
        page.print_requested.connect(self._on_print)
        page.next_requested.connect(lambda: self._on_step(1))
        page.previous_requested.connect(lambda: self._on_step(-1))
        self.pages.addWidget(page)
        return page

    @cached_property
    def gone(self) -> GonePage:
        """The page in the place of a case that left sight."""
        from tawasul_desk.ui.cases.gone_page import GonePage

        page = GonePage(self._theme)
        page.closed.connect(self._on_closed)
        self.pages.addWidget(page)
        return page

    @cached_property
    def outbox(self) -> OutboxPage:
        """The page of what waits to be sent."""
        from tawasul_desk.ui.outbox.outbox_page import OutboxPage

        page = OutboxPage(*self._given)
        page.send_requested.connect(self._heartbeat.sync_now)
        page.case_opened.connect(self.open_case)
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
        self.rail.set_narrow(self.width() < _NARROW)

    def go(self, place: Place) -> None:
        """Show a place."""
        self.place = place
        self.rail.mark(place.stop)
        if place.stop is not Stop.OUTBOX:
            self.queue.show_shelf(Shelf(place.stop.value))
        if place.case_id is not None:
            self.case.show_case(place.case_id)
            self._show(self.case)
        else:
            self._show(self.outbox if place.stop is Stop.OUTBOX else self.queue)

    def open_case(self, case_id: UUID) -> None:
        """Open a case over the list it was chosen from."""
        self.place = replace(self.place, case_id=case_id)
        self.case.show_case(case_id)
        self._show(self.case)

    def flush(self) -> None:
        """Save what is being written on any page."""
        if "case" in vars(self):
            self.case.composing.keep()

    def show_keys(self) -> None:
        """Show the sheet of all keys."""
        sheet = KeySheet(key_groups(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _show(self, page: QWidget) -> None:
        # Until the first filling is done there is nothing to go to.
        self.pages.setCurrentWidget(self.first_sync if self._heartbeat.pulse.empty else page)
        if self.pages.currentWidget() is page:
            page.setFocus()

    def _on_stop(self, stop: Stop) -> None:
        self.go(Place(stop))

    def _on_closed(self) -> None:
        self.place = replace(self.place, case_id=None)
        self._show(self.outbox if self.place.stop is Stop.OUTBOX else self.queue)
        if self.place.stop is not Stop.OUTBOX:
            self.queue.table.setFocus()

    def _on_lost(self, text: str) -> None:
        """Destroy what shows the case that left sight; the officer's own words stay."""
        case_id, watched = self.place.case_id, self.pages.currentWidget() is self.case
        for name in ("viewer", "report", "case"):
            page = vars(self).pop(name, None)
            if page is not None:
                page.close()
                page.deleteLater()
        self.gone.show_kept(text)
        if watched and case_id is not None:
            self._show(self.gone)

    def _on_step(self, step: int) -> None:
        if self.place.case_id is None:
            return
        found = self.queue.neighbour(self.place.case_id, step)
        if found is not None:
            self.open_case(found)
        else:
            self.notices.show_notice(self.tr("There is no further request in this list."))

    def _on_attachment(self, record: AttachmentRecord, siblings: list[AttachmentRecord]) -> None:
        self.viewer.show_attachment(record, siblings)

    def _on_print(self, case_id: UUID) -> None:
        self.report.show_case(case_id)

    def _on_pulse(self, pulse: Pulse) -> None:
        self.status.show_pulse(pulse)
        self.rail.show_outbox(pulse.waiting, pulse.troubled)
        self.banner.setVisible(pulse.connection is Connection.SIGNED_OUT)
        if pulse.empty:
            self.first_sync.show_pulse(pulse)
            self.pages.setCurrentWidget(self.first_sync)
        elif self.pages.currentWidget() is self.first_sync:
            self.go(self.place)

    def _connect(self, jobs: Jobs) -> None:
        jobs.failed.connect(self.notices.show_error)
        beat = self._heartbeat
        beat.state_changed.connect(self._on_pulse)
        beat.failed.connect(self.notices.show_error)
        self.status.sync_requested.connect(beat.sync_now)
        self.status.cancel_requested.connect(beat.cancel)
        self.first_sync.retry_requested.connect(beat.sync_now)
        self.first_sync.cancel_requested.connect(beat.cancel)
        self.status.outbox_requested.connect(lambda: self._on_stop(Stop.OUTBOX))
        self.banner.sign_in_requested.connect(self.sign_in_requested)
        self.repairs.outbox_requested.connect(lambda: self._on_stop(Stop.OUTBOX))
        self.rail.chosen.connect(self._on_stop)
        self.menu.chosen.connect(self.preferences_chosen)
        self.menu.keys_requested.connect(self.show_keys)
        self.menu.sign_out_requested.connect(self.sign_out_requested)
        self.queue.case_opened.connect(self.open_case)
        self.queue.counts_changed.connect(self.rail.show_counts)

    def _bind_keys(self) -> None:
        whole = Qt.ShortcutContext.WindowShortcut
        for stop, keys in STOP_KEYS.items():
            shortcut(self, keys, partial(self._on_stop, stop), whole)
        shortcut(self, "F5", self._heartbeat.sync_now, whole)
        shortcut(self, "F1", self.show_keys, whole)
        shortcut(self, "?", self.show_keys, whole)
        shortcut(self, LANGUAGE_KEYS, self.menu.other_language, whole)
        shortcut(self, THEME_KEYS, lambda: self.menu.other_theme(dark=self._theme.dark), whole)

    def _lay_out(self) -> None:
        self.banner.hide()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self.repairs)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.notices)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
