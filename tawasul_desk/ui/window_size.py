"""The window on the screen: as it was left, else its usual size, else the whole; and brought to the front."""

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

SMALLEST: Final = QSize(1024, 640)
USUAL: Final = QSize(1366, 768)
FRAME_HEIGHT: Final = 40  # of the title bar that the desktop puts on top, about


def take_size(window: QWidget, kept: object) -> None:
    """Give the window the size and place that were kept (bytes of Qt), or its first ones."""
    window.setMinimumSize(SMALLEST)
    window.resize(USUAL)
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)
    elif takes_all_of(window.screen().availableSize()):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def takes_all_of(screen: QSize) -> bool:
    """Return whether the usual window with its frame is too large for the screen, but not the smallest."""
    fits = screen.width() >= USUAL.width() and screen.height() >= USUAL.height() + FRAME_HEIGHT
    return not fits and screen.width() >= SMALLEST.width() and screen.height() >= SMALLEST.height()


def lay_over(dialog: QWidget) -> None:
    """Make a dialog as large as the window under it, its own title bar still on the screen."""
    parent = dialog.parentWidget()
    if parent is None:
        dialog.resize(1200, 720)
        return
    place, free = parent.window().geometry(), parent.screen().availableGeometry()
    place.setHeight(min(place.height(), free.height() - FRAME_HEIGHT))
    dialog.setGeometry(place)


def come_forward(window: QWidget) -> None:
    """Show the window over all others, as large as it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
