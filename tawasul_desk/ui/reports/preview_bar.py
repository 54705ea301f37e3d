"""The choices and acts above the summary."""

from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Language, Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip, IconButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.widgets.paper import Fit

_WIDE: Final = 1300  # pixels
_LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")


class PreviewBar(QWidget):
    """What to print, and the acts; `chosen` tells that another summary is wanted.

    Whoever hears `identity_requested` records it where it is True, and unchecks `identity` where that fails.
    """

    chosen = Signal()
    identity_requested = Signal(bool)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self.number = Elided("", "muted")
        self.pages = label("", "muted")
        self.languages: dict[Language, Chip] = {code: Chip(_own_name(code)) for code in _LANGUAGES}
        self.notes = QCheckBox(self.tr("Include internal notes"))
        self.identity = QCheckBox(self.tr("Show the identity number"))
        self.identity.setToolTip(with_key(self.tr("Showing it is recorded"), Key.REVEAL))
        self.fit_page = Chip(self.tr("Fit page"), keys=Key.FIT_PAGE)
        self.fit_width = Chip(self.tr("Fit width"), keys=Key.FIT_WIDTH)
        self.zoom_out = IconButton(theme.icon("zoom-out"), self.tr("Zoom out"), keys=Key.ZOOM_OUT)
        self.zoom_in = IconButton(theme.icon("zoom-in"), self.tr("Zoom in"), keys=Key.ZOOM_IN)
        self.save = IconButton(theme.icon("save"), self.tr("Save as…"), keys=Key.SAVE)
        self.print = PrimaryButton(self.tr("Print…"), icon=theme.icon("print", "on_primary"), keys=Key.PRINT)
        self.close_button = IconButton(theme.icon("close"), self.tr("Close"), keys=Key.BACK)
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the number of the page to the paper where the window is narrow."""
        super().resizeEvent(event)
        self.pages.setVisible(self.width() >= _WIDE)

    @property
    def language(self) -> Language:
        """The language of the report."""
        return "ar" if self.languages["ar"].isChecked() else "en"

    def reset(self, language: Language) -> None:
        """Choose this language, mask the identity number and leave internal notes out, without telling so."""
        self.blockSignals(True)
        self._choose(language)
        self.notes.setChecked(False)
        self.identity.setChecked(False)
        self.blockSignals(False)

    def set_ready(self, ready: bool) -> None:
        """Enable what needs a finished summary."""
        for button in (self.print, self.save, self.fit_page, self.fit_width, self.zoom_in, self.zoom_out):
            button.setEnabled(ready)

    def show_number(self, case_number: str) -> None:
        """Show whose summary this is."""
        self.number.setText(isolate(case_number))

    def show_fit(self, fit: Fit) -> None:
        """Show how the size is chosen."""
        self.fit_page.setChecked(fit is Fit.PAGE)
        self.fit_width.setChecked(fit is Fit.WIDTH)

    def show_page(self, page: int, count: int) -> None:
        """Show the page, counted from 0, of how many."""
        number = self._locale.number
        text = self.tr("Page {page} of {count}") if count else ""
        self.pages.setText(text.format(page=number(page + 1), count=number(count)))

    def _choose(self, language: Language) -> None:
        for code, chip in self.languages.items():
            chip.setChecked(code == language)
        self.chosen.emit()

    def _connect(self) -> None:
        self.languages["ar"].clicked.connect(lambda: self._choose("ar"))
        self.languages["en"].clicked.connect(lambda: self._choose("en"))
        self.identity.clicked.connect(self.identity_requested)
        self.notes.toggled.connect(lambda _on: self.chosen.emit())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Elided(self.tr("Summary of the request"), "strong"))
        names.addWidget(self.number)
        row.addLayout(names, 1)
        row.addSpacing(8)
        for chip in (*self.languages.values(), self.fit_page, self.fit_width):
            chip.setCheckable(True)
        for chip in self.languages.values():
            row.addWidget(chip)
        row.addSpacing(8)
        row.addWidget(self.identity)
        row.addSpacing(8)
        row.addWidget(self.notes)
        row.addSpacing(16)
        for button in (self.fit_page, self.fit_width, self.zoom_out, self.zoom_in):
            row.addWidget(button)
        row.addWidget(self.pages)
        row.addSpacing(16)
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addWidget(self.close_button)


def _own_name(language: Language) -> str:
    """Return the language's name in itself, so that its reader finds it."""
    return QLocale(language).nativeLanguageName() if language == "ar" else "English"
