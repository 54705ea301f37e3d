"""The drop-downs above the queue: which statuses, which service, and one button to clear both."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import Role, StaffRecord, Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme, restyle, spacing
from tawasul_desk.ui.widgets.buttons import Chip, IconButton, PlainButton
from tawasul_desk.ui.words import status_text


class StayingMenu(QMenu):
    """A menu in which several things can be ticked before it closes."""

    def mouseReleaseEvent(self, event: object) -> None:
        """Tick without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]  # Qt hands over the event it made


class QueueFilters(QWidget):
    """Emits `filtered` when a choice changes."""

    filtered = Signal(object, object)
    """The frozenset of statuses, the service id or None."""

    def __init__(
        self, staff: StaffRecord, locale: Locale, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._staff = staff
        self._services: dict[str, str] = {}
        self._clear_key: QShortcut | None = None
        self.statuses: frozenset[Status] = frozenset()
        self.service_id: str | None = None
        self._status_button = PlainButton("", self, icon=theme.icon("filter"))
        self._service_button = PlainButton("", self, icon=theme.icon("layers"))
        self.awaiting = self._chip(self.tr("Awaiting approval"), Key.FILTER_AWAITING)
        self.offered = self._chip(self.tr("Offered to us"), Key.FILTER_OFFERED)
        self.offered.setVisible(staff.role is Role.SUPERVISOR)
        self._clear = IconButton(
            theme.icon("close"), self.tr("Clear the filters"), self, keys=Key.FILTER_NONE
        )
        self._clear.clicked.connect(self.clear)
        for button in (self._status_button, self._service_button):
            button.setProperty("menu", "true")
        self._status_actions = self._fill_statuses()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing(2))
        for widget in (self._status_button, self._service_button, self.awaiting, self.offered, self._clear):
            row.addWidget(widget)
        self._say()

    def bind_keys(self, page: QWidget) -> None:
        """Let the keys of the filters work on the whole page, each where its filter is."""
        for key, button in (
            (Key.FILTER_STATUS, self._status_button),
            (Key.FILTER_SERVICE, self._service_button),
        ):
            bind(page, key, button.showMenu)
        bind(page, Key.FILTER_AWAITING, self.awaiting.toggle)
        if self._staff.role is Role.SUPERVISOR:
            bind(page, Key.FILTER_OFFERED, self.offered.toggle)
        self._clear_key = bind(page, Key.FILTER_NONE, self.clear)
        self._say()

    def offer_services(self, catalogue: CatalogueRecord) -> None:
        """Fill the list of services, by section; the choice stays."""
        self._services = {service.id: self._locale.name(service) for service in catalogue.services}
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._add_service(menu, group, self.tr("All services"), None)
        for section in catalogue.sections:
            menu.addSection(self._locale.name(section))
            for service in catalogue.services:
                if service.section_id == section.id:
                    self._add_service(menu, group, self._services[service.id], service.id)
        old = self._service_button.menu()
        self._service_button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self._say()

    def offered_to(self) -> tuple[str, ...]:
        """Return the offices whose offers are asked for."""
        return self._staff.office_ids if self.offered.isChecked() else ()

    def clear(self) -> None:
        """Show everything again."""
        for chip in (self.awaiting, self.offered):
            chip.setChecked(False)
        for action in self._status_actions.values():
            action.setChecked(False)
        menu = self._service_button.menu()
        if menu is not None:
            menu.actions()[0].setChecked(True)
        self._set(frozenset(), None)

    def _chip(self, text: str, keys: Key) -> Chip:
        made = Chip(text, self, keys=keys)
        made.setCheckable(True)
        made.toggled.connect(self._on_chip)
        return made

    def _on_chip(self) -> None:
        self._say()
        self.filtered.emit(self.statuses, self.service_id)

    def _fill_statuses(self) -> dict[Status, QAction]:
        menu = StayingMenu(self)
        actions = {}
        for status in Status:
            action = QAction(status_text(status), menu, checkable=True)
            action.toggled.connect(self._on_status)
            menu.addAction(action)
            actions[status] = action
        self._status_button.setMenu(menu)
        return actions

    def _add_service(self, menu: QMenu, group: QActionGroup, text: str, service_id: str | None) -> None:
        action = QAction(text, menu, checkable=True, checked=service_id == self.service_id)
        action.triggered.connect(lambda: self._set(self.statuses, service_id))
        group.addAction(action)
        menu.addAction(action)

    def _on_status(self) -> None:
        chosen = frozenset(status for status, action in self._status_actions.items() if action.isChecked())
        self._set(chosen, self.service_id)

    def _set(self, statuses: frozenset[Status], service_id: str | None) -> None:
        if (statuses, service_id) == (self.statuses, self.service_id):
            return
        self.statuses, self.service_id = statuses, service_id
        self._say()
        self.filtered.emit(statuses, service_id)

    def _say(self) -> None:
        self._status_button.setText(self._status_words())
        service = self._services.get(self.service_id or "", self.tr("All services"))
        self._service_button.setText(service)
        chips = self.awaiting.isChecked() or self.offered.isChecked()
        filtered = bool(self.statuses or self.service_id or chips)
        self._clear.setVisible(filtered)
        if self._clear_key is not None:
            self._clear_key.setEnabled(filtered)
        for button, key in (
            (self._status_button, Key.FILTER_STATUS),
            (self._service_button, Key.FILTER_SERVICE),
        ):
            button.setToolTip(with_key(button.text(), key))
        restyle(self._status_button, "active", bool(self.statuses))
        restyle(self._service_button, "active", bool(self.service_id))

    def _status_words(self) -> str:
        if not self.statuses:
            return self.tr("All statuses")
        if len(self.statuses) == 1:
            return status_text(next(iter(self.statuses)))
        count = self.tr("%n status(es)", "", len(self.statuses))
        return isolate(self._locale.digits(count))
