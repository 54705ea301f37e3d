"""The menu behind the officer's name: how the program looks and speaks, the keys, the way out."""

from collections.abc import Mapping
from typing import Any, get_args

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from tawasul_contract.records import Role
from tawasul_desk.settings import AfterFinishing, Preferences, RowHeight
from tawasul_desk.ui.keys import menu_text
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme, ThemeName


class PersonMenu(QMenu):
    """`chosen` carries new preferences; the other signals say what else was asked for."""

    chosen = Signal(object)
    keys_requested = Signal()
    absence_requested = Signal()
    sign_out_requested = Signal()

    def __init__(
        self, theme: Theme, preferences: Preferences, role: Role, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        arabic = QLocale(QLocale.Language.Arabic).nativeLanguageName()
        other = "English" if preferences.language == "ar" else arabic
        self._add(theme, "globe", menu_text(other, Key.LANGUAGE), self.other_language)
        self.addSeparator()
        self._looks()
        self.addSeparator()
        digits = self.addAction(self.tr("Arabic digits"))
        digits.setCheckable(True)
        digits.setChecked(preferences.arabic_digits)
        digits.toggled.connect(lambda on: self._choose(arabic_digits=on))
        if role is not Role.AUDITOR:
            self._choices()
        self.addSeparator()
        if role is not Role.AUDITOR:
            self._add(theme, "calendar", self.tr("My absence…"), self.absence_requested.emit)
        self._add(
            theme, "keyboard", menu_text(self.tr("Keyboard shortcuts"), Key.KEYS), self.keys_requested.emit
        )
        self._add(theme, "sign-out", self.tr("Sign out"), self.sign_out_requested.emit)

    def other_language(self) -> None:
        """Choose the language that is not the present one."""
        self._choose(language="en" if self._preferences.language == "ar" else "ar")

    def other_theme(self, *, dark: bool) -> None:
        """Choose light where it is `dark` now, and the other way round."""
        self._choose(theme="light" if dark else "dark")

    def _choices(self) -> None:
        """Add what the list and the walk through it are like."""
        after: dict[AfterFinishing, str] = {
            "stay": self.tr("Stay on the request"),
            "next": self.tr("Open the next request"),
            "list": self.tr("Go back to the list"),
        }
        heights: dict[RowHeight, str] = {
            "compact": self.tr("Compact"),
            "normal": self.tr("Normal"),
            "roomy": self.tr("Comfortable"),
        }
        self._choice(self.tr("After finishing a request"), "after_finishing", after)
        self._choice(self.tr("Rows of the list"), "row_height", heights)

    def _choice(self, title: str, name: str, values: Mapping[Any, str]) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for value, text in values.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == getattr(self._preferences, name))
            action.triggered.connect(lambda _=False, value=value: self._choose(**{name: value}))
            group.addAction(action)

    def _looks(self) -> None:
        names: dict[ThemeName, str] = {
            "light": self.tr("Light"),
            "dark": menu_text(self.tr("Dark"), Key.THEME),
            "system": self.tr("As the system"),
        }
        group = QActionGroup(self)
        for name in get_args(ThemeName):
            action = self.addAction(names[name])
            action.setCheckable(True)
            action.setChecked(name == self._preferences.theme)
            action.triggered.connect(lambda _=False, chosen=name: self._choose(theme=chosen))
            group.addAction(action)

    def _add(self, theme: Theme, icon: str, text: str, slot: object) -> None:
        action = QAction(theme.icon(icon), text, self)
        action.triggered.connect(slot)
        self.addAction(action)

    def _choose(self, **changes: object) -> None:
        self.chosen.emit(self._preferences.model_copy(update=changes))
