"""To which office the chosen requests are offered, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.pasting import tell_of_pastes
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.steering.asking_dialog import AskingDialog
from tawasul_desk.ui.steering.assign_dialog import REASON_CHARACTERS
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.dialog_frame import lay_out
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.editor import Editor
from tawasul_desk.ui.widgets.labels import label


class OfferDialog(AskingDialog):
    """`chosen(office id, reason)`; a case stays where it is until the other office accepts."""

    chosen = Signal(str, str)

    def __init__(
        self, count: int, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._locale = locale
        self.setWindowTitle(locale.digits(Counts().offer_title(count)))
        self.office = CalmComboBox()
        self.office.setPlaceholderText(self.tr("Choose an office"))
        self.office.setAccessibleName(self.tr("Office"))
        self.reason = Editor(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why? The other office and auditors read the reason."))
        self.told = label("", "error", wrap=True)
        self.told.hide()
        self.offer = PrimaryButton(self.tr("Offer"), keys=Key.SEND)
        self._lay_out()
        self.office.currentIndexChanged.connect(lambda _: self._enable())
        self.reason.limit = REASON_CHARACTERS
        tell_of_pastes(self.reason, locale, self._tell, files=False)
        self.reason.textChanged.connect(self.told.hide)
        self.reason.textChanged.connect(self._enable)
        self.reason.submit_requested.connect(self._on_offer)
        self.offer.clicked.connect(self._on_offer)
        shortcut(self, Key.SEND, self._on_offer)
        self._enable()
        self.office.setFocus()
        jobs.run(desk.casework.catalogue, self._on_catalogue, owner=self)

    def typed(self) -> str:
        """Return the reason typed so far."""
        return self.reason.text()

    def _on_catalogue(self, catalogue: CatalogueRecord | None) -> None:
        for office in catalogue.offices if catalogue is not None else ():
            self.office.addItem(self._locale.name(office), office.id)
        self.office.setCurrentIndex(-1)

    def _enable(self) -> None:
        words = self.reason.text().strip()
        fits = 0 < len(words) <= REASON_CHARACTERS
        self.offer.setEnabled(fits and self.office.currentIndex() >= 0)

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()

    def _on_offer(self) -> None:
        if self.offer.isEnabled():
            self.chosen.emit(self.office.currentData(), self.reason.text().strip())
            self.accept()

    def _lay_out(self) -> None:
        self.resize(520, 400)
        stays = label(self.tr("Each stays where it is until the other office accepts."), "soft", wrap=True)
        named = (
            label(self.tr("Office"), "label"),
            self.office,
            label(self.tr("Reason"), "label"),
            self.reason,
            self.told,
        )
        lay_out(self, (stays, *named), self.reason, self.offer)
