"""Who sent the request: names in both scripts, the identity number masked until it is asked for."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import AccessAction
from tawasul_contract.records import ApplicantRecord
from tawasul_contract.rules import IdentityFault, identity_fault
from tawasul_desk.services.arabic import isolate, mask_identity, visible_controls
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.copy_value import CopyValue
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.facts_grid import FactsGrid
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.masked_value import MaskedValue


class ApplicantCard(Card):
    """Asks before it reveals or copies a number; call `reveal` or `copy` once that is on record."""

    reveal_requested = Signal()
    copy_requested = Signal(str)  # an AccessAction
    identity_changed = Signal()  # shown in clear, or masked again

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Applicant"), parent)
        self._locale = locale
        self._theme = theme
        self._applicant: ApplicantRecord | None = None
        self._first = label("", "strong", wrap=True)
        self._second = label("", "muted", wrap=True)
        for name in (self._first, self._second):
            name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(name)
        self._facts = FactsGrid()
        self.doubt = label("", "soft", wrap=True)
        self._flag = self._make_flag()
        self.body.addWidget(self._flag)
        self.body.addWidget(self._facts)
        self.identity: MaskedValue | None = None
        self._numbers: dict[AccessAction, MaskedValue | CopyValue] = {}

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the applicant of this case; an identity number shown stays so while it is the same."""
        applicant = screen.case.applicant
        if applicant == self._applicant:
            return
        self._applicant = applicant
        arabic, english = shown(applicant.name_ar), shown(applicant.name_en)
        first, second = (arabic, english) if self._locale.is_arabic else (english, arabic)
        self._first.setText(first or second)
        self._second.setText(second if first else "")
        self._second.setVisible(bool(second and first))
        fault = identity_fault(applicant.identity_number)
        self._flag.setVisible(fault is not None)
        self.doubt.setText(self._sentence(fault) if fault else "")
        self._fill(applicant, screen.catalogue)

    @property
    def masked_number(self) -> str:
        """The identity number while it is masked; empty once it is shown in clear."""
        if self._applicant is None or (self.identity is not None and self.identity.revealed):
            return ""
        return self._applicant.identity_number

    def reveal(self) -> None:
        """Show the identity number in clear."""
        if self.identity is not None and self._applicant is not None:
            self.identity.reveal(self._applicant.identity_number)

    def copy(self, action: AccessAction) -> None:
        """Put the number that this action copies on the clipboard."""
        if shown := self._numbers.get(action):
            shown.copy()

    def hide_identity(self) -> None:
        """Hide the identity number again."""
        if self.identity is not None:
            self.identity.hide_again()

    def _fill(self, applicant: ApplicantRecord, catalogue: CatalogueRecord) -> None:
        self._facts.clear()
        self.identity = MaskedValue(
            self._theme, isolate(mask_identity(applicant.identity_number)), keys=Key.REVEAL
        )
        self.identity.reveal_requested.connect(self.reveal_requested)
        self.identity.shown_changed.connect(self.identity_changed)
        self._facts.add(self.tr("Identity number"), self.identity)
        passport = self._copied(applicant.passport_number, recorded=True)
        phone = self._copied(applicant.phone, recorded=True)
        self._numbers = {"copy_identity": self.identity, "copy_passport": passport, "copy_phone": phone}
        for action, number in self._numbers.items():
            number.copy_requested.connect(partial(self.copy_requested.emit, action))
        arabic, english = catalogue.nationalities.get(applicant.nationality, (applicant.nationality,) * 2)
        self._facts.add(self.tr("Nationality"), arabic if self._locale.is_arabic else english)
        self._facts.add(self.tr("Passport number"), passport)
        born = self._locale.date(applicant.birth_date).replace(" · ", "\n", 1)
        self._facts.add(self.tr("Date of birth"), label(born, "soft"))
        self._facts.add(self.tr("Phone"), phone)
        self._facts.add(self.tr("E-mail"), self._copied(applicant.email, breaking=True))

    def _copied(self, value: str, *, breaking: bool = False, recorded: bool = False) -> CopyValue:
        isolated = f"\u2066{visible_controls(value)}\u2069"
        return CopyValue(value, self._theme, shown=isolated, breaking=breaking, recorded=recorded)

    def _make_flag(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("bar", "warning")
        icon = QLabel()
        icon.setPixmap(self._theme.pixmap("flag", "warning", 18))
        row = QHBoxLayout(frame)
        row.setContentsMargins(spacing(2), spacing(1), spacing(2), spacing(1))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.doubt, 1)
        return frame

    def _sentence(self, fault: IdentityFault) -> str:
        match fault:
            case IdentityFault.MARKS:
                return self.tr("This identity number holds marks other than digits.")
            case IdentityFault.LENGTH:
                return self.tr("This identity number does not have ten digits.")
            case IdentityFault.START:
                return self.tr("This identity number begins with neither 1 nor 2.")
            case IdentityFault.CHECK_DIGIT:
                return self.tr("The check digit of this identity number is wrong.")
