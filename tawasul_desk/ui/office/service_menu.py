"""A button whose menu chooses services: none chosen is every one."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton


class ServiceMenu(PlainButton):
    """Emits `changed`; says how many are chosen."""

    changed = Signal()

    def __init__(self, catalogue: CatalogueRecord, locale: Locale, theme: Theme) -> None:
        super().__init__("", icon=theme.icon("layers"))
        self._locale = locale
        menu = QMenu(self)
        self.choices = {service.id: menu.addAction(locale.name(service)) for service in catalogue.services}
        for action in self.choices.values():
            action.setCheckable(True)
            action.toggled.connect(self._on_toggled)
        self.setMenu(menu)
        self.setProperty("menu", "true")
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen services; empty: every one."""
        return tuple(service_id for service_id, action in self.choices.items() if action.isChecked())

    def choose(self, service_ids: Iterable[str]) -> None:
        """Choose these."""
        wanted = set(service_ids)
        for service_id, action in self.choices.items():
            action.setChecked(service_id in wanted)

    def _on_toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        count = len(self.chosen())
        text = self.tr("%n service(s)", "", count) if count else self.tr("Every service")
        self.setText(self._locale.digits(text))
