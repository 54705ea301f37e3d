"""What the shell joins: the keys of the whole window, counts and heartbeat with what shows them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.first_sync import FirstSync
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.person_menu import PersonMenu
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.rail import STOP_KEYS, Rail
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.status_bar import StatusBar
from tawasul_desk.ui.theme import Theme


def bind_keys(
    window: QWidget,
    go: Callable[[Stop], None],
    sync: Callable[[], None],
    show_keys: Callable[[], None],
    menu: PersonMenu,
    theme: Theme,
    stops: Sequence[Stop],
) -> None:
    """Bind the stops of this role, synchronising, the sheet of keys, the other language and look."""
    whole = Qt.ShortcutContext.WindowShortcut
    set_area(window, Area.EVERYWHERE)
    for stop in stops:
        bind(window, STOP_KEYS[stop], partial(go, stop), whole)
    bind(window, Key.SYNC, sync, whole)
    bind(window, Key.KEYS, show_keys, whole)
    shortcut(window, "?", show_keys, whole)
    bind(window, Key.LANGUAGE, menu.other_language, whole)
    bind(window, Key.THEME, lambda: menu.other_theme(dark=theme.dark), whole)


def join_counts(queue: QueuePage, rail: Rail) -> None:
    """Let the rail tell how many requests each shelf holds, and of what is watched how much is new."""
    queue.counts_changed.connect(rail.show_counts)
    queue.news.counted.connect(rail.show_news)


def let_go(made: dict[str, Any], names: Sequence[str]) -> None:
    """Destroy those pages of these names that were made; the next look makes them anew."""
    for page in (made.pop(name, None) for name in names):
        if page is not None:
            page.close()
            page.deleteLater()


def join_heartbeat(beat: Heartbeat, notices: Notices, status: StatusBar, first_sync: FirstSync) -> None:
    """Tell its failures, and let the foot of the window and the first filling ask for a pass or end one."""
    # That there is no network stands in the foot of the window, and is told nowhere else.
    beat.failed.connect(lambda error: None if error.code is ErrorCode.OFFLINE else notices.show_error(error))
    status.sync_requested.connect(beat.sync_now)
    status.cancel_requested.connect(beat.cancel)
    first_sync.retry_requested.connect(beat.sync_now)
    first_sync.cancel_requested.connect(beat.cancel)
