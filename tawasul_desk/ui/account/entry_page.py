"""The page before the shell: the card in the middle of its side, the name of the program on the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.account.brand_panel import BrandPanel
from tawasul_desk.ui.account.passphrase_card import PassphraseCard
from tawasul_desk.ui.account.sign_in_card import SignInCard
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton, QuietButton
from tawasul_desk.ui.widgets.labels import centred, label

_CARD_WIDTH = 440
_NARROW = 960


class EntryPage(QWidget):
    """Shows the sign-in card or, where an officer is still signed in, the passphrase card."""

    sign_in_requested = Signal(str, str, str, str)
    unlock_requested = Signal(str)
    language_requested = Signal()
    theme_requested = Signal()

    def __init__(
        self, locale: Locale, theme: Theme, demo_accounts: Sequence[tuple[str, str]] = (), version: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._known = ("", "")
        self.card = SignInCard(locale, theme, demo_accounts)
        self.card.sign_in_requested.connect(self.sign_in_requested)
        self.unlock: PassphraseCard | None = None
        self._brand = BrandPanel(theme)
        self._lay_out(locale, version)
        shortcut(self, Key.LANGUAGE, self.language_requested.emit)
        shortcut(self, Key.THEME, self.theme_requested.emit)

    def set_known(self, server: str, user_name: str) -> None:
        """Fill in what is known from the last time."""
        self._known = (server, user_name)
        self.card.set_known(server, user_name)

    def show_failure(self, error: KnownError) -> None:
        """Say on the card shown why it failed."""
        if self.unlock is not None:
            self.unlock.show_failure(error)
        else:
            self.card.show_failure(error)

    def show_resume_failure(self, error: KnownError) -> None:
        """Ask for the passphrase where that is all that is missing; else say why one must sign in."""
        if error.code is ErrorCode.LOCKED:
            self._show_unlock()
        else:
            self.show_failure(error)

    def _show_unlock(self) -> None:
        self.unlock = PassphraseCard(self._theme, self._known[1])
        self.unlock.setFixedWidth(_CARD_WIDTH)
        self.unlock.unlock_requested.connect(self.unlock_requested)
        self.unlock.other_requested.connect(self._on_other)
        self.card.hide()
        self._middle.insertLayout(1, centred(self.unlock))
        self.unlock.show()
        self.unlock.passphrase.first.edit.setFocus()

    def _on_other(self) -> None:
        if self.unlock is not None:
            self.unlock.hide()
            self.unlock.deleteLater()
            self.unlock = None
        self.card.set_known(self._known[0], "")
        self.card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the brand to the card where the window is narrow."""
        super().resizeEvent(event)
        self._brand.setVisible(self.width() >= _NARROW)

    def _lay_out(self, locale: Locale, version: str) -> None:
        self.card.setFixedWidth(_CARD_WIDTH)
        room = QWidget()
        self._middle = QVBoxLayout(room)
        self._middle.setContentsMargins(24, 16, 24, 16)
        self._middle.addStretch(1)
        self._middle.addLayout(centred(self.card))
        self._middle.addStretch(1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.addLayout(self._top(locale))
        side.addWidget(_scrolled(room), 1)
        if version:
            foot = label(version, "caption")
            foot.setContentsMargins(24, 0, 24, 12)
            side.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand, 9)
        row.addLayout(side, 11)

    def _top(self, locale: Locale) -> QHBoxLayout:
        # The other language is named in itself, for those who cannot read this one.
        arabic = QLocale(QLocale.Language.Arabic).nativeLanguageName()
        language = QuietButton(
            "English" if locale.is_arabic else arabic,
            icon=self._theme.icon("globe", "primary_text"),
            keys=Key.LANGUAGE,
        )
        language.clicked.connect(self.language_requested)
        look = IconButton(
            self._theme.icon("sun" if self._theme.dark else "moon"),
            self.tr("Light or dark theme"),
            keys=Key.THEME,
        )
        look.clicked.connect(self.theme_requested)
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 24, 0)
        row.addStretch(1)
        row.addWidget(look)
        row.addWidget(language)
        return row


def _scrolled(content: QWidget) -> QScrollArea:
    # On a low screen the card with a passphrase is taller than the window.
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
