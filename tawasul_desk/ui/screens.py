"""The screens of an open desk, loaded where the window keeps moving meanwhile."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

Opened = TypeVar("Opened")


def with_screens(open_desk: Callable[[], Opened]) -> Opened:
    """Return the desk once the screens that show it are loaded too; for a lane."""
    desk = open_desk()
    import_module("tawasul_desk.ui.shell")
    return desk
