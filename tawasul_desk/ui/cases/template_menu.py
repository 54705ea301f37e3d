"""The button that offers the response texts of the catalogue."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.records import Resolution, Status
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.templates import offered
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton


class TemplateButton(PlainButton):
    """Emits `picked` with the template."""

    picked = Signal(object)

    def __init__(
        self, screen: CaseScreen, move: Status | None, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Templates"), parent, icon=theme.icon("template"))
        self.setToolTip(with_key(self.tr("Insert a response text"), Key.TEMPLATES))
        self.templates = offered(screen.catalogue, screen.case.service_id, move)
        menu = QMenu(self)
        self._actions = []
        for template in self.templates:
            action = menu.addAction(template.title_ar if locale.is_arabic else template.title_en)
            action.triggered.connect(lambda _=False, chosen=template: self._pick(chosen))
            self._actions.append((template, action))
        self.setMenu(menu)
        self.setProperty("menu", "true")
        self.setEnabled(bool(self.templates))

    def narrow(self, resolution: Resolution | None) -> None:
        """Offer only what can be sent with this outcome."""
        for template, action in self._actions:
            action.setVisible(None in (resolution, template.resolution) or template.resolution is resolution)

    def _pick(self, template: TemplateRecord) -> None:
        self.picked.emit(template)
