"""Buttons by the weight of what they do; a button with a key shows it in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from tawasul_desk.ui.keys import with_key


class _Button(QPushButton):
    """A push button with a hand cursor, an icon and its key in the tooltip."""

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: QIcon | None = None, keys: str = ""
    ) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(20, 20))
        if icon is not None:
            self.setIcon(icon)
        if keys:
            self.setToolTip(with_key(text, keys))


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
