"""Buttons by the weight of what they do; a button with a key shows it in its tooltip."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from tawasul_desk.ui.keys import with_key

_ICON: Final = 20
_GAP: Final = 6


class _Button(QPushButton):
    """A push button with a hand cursor, an icon and its key in the tooltip."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: QIcon | None = None, keys: str = ""
    ) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(icon)
        if keys:
            self.setToolTip(with_key(text, keys))

    def setIcon(self, icon: QIcon | QPixmap) -> None:  # noqa: N802 - a Qt name
        """Show an icon before the text, with more air than Qt leaves between them."""
        super().setIcon(spaced(QIcon(icon), self.layoutDirection()))
        self.setIconSize(QSize(_ICON + _GAP, _ICON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as to the space bar; Qt does so in dialogs only."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def is_enter(event: QKeyEvent) -> bool:
    """Return whether Enter was pressed alone and anew: one that is held down presses a button once."""
    alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone and not event.isAutoRepeat()


def spaced(icon: QIcon, direction: Qt.LayoutDirection) -> QIcon:
    """Return the icon with a gap on the side where the text stands."""
    result = QIcon()
    start = 0 if direction is Qt.LayoutDirection.LeftToRight else _GAP
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        for state in (QIcon.State.Off, QIcon.State.On):
            for ratio in (1, 2):
                room = QPixmap((_ICON + _GAP) * ratio, _ICON * ratio)
                room.fill(Qt.GlobalColor.transparent)
                room.setDevicePixelRatio(ratio)
                painter = QPainter(room)
                painter.drawPixmap(start, 0, icon.pixmap(QSize(_ICON, _ICON), ratio, mode, state))
                painter.end()
                result.addPixmap(room, mode, state)
    return result


class PrimaryButton(_Button):
    """The one act a page or dialog is for."""


class QuietButton(_Button):
    """An act that must not draw the eye."""


class PlainButton(_Button):
    """An ordinary act, with an outline."""


class DangerButton(_Button):
    """An act that throws something away."""


class Chip(_Button):
    """A small choice that can be on or off, or a ready answer."""


class IconButton(QToolButton):
    """An act shown as an icon only; its name is the tooltip and what screen readers say."""

    def __init__(self, icon: QIcon, name: str, parent: QWidget | None = None, *, keys: str = "") -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(with_key(name, keys) if keys else name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as to the space bar."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)
