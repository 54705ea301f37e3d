"""The menu by which a list is sorted with the keyboard."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtWidgets import QWidget

from tawasul_desk.services.views import SortKey
from tawasul_desk.ui.cases.queue_columns import SORT_KEYS, Column, title
from tawasul_desk.ui.widgets.key_menu import KeyMenu

Sorted = Callable[[SortKey, bool], object]  # descending


def offer_sorting(
    absent: Collection[Column], chosen: SortKey, parent: QWidget, then: Sorted, *, descending: bool
) -> None:
    """Offer the columns shown under `parent`; the one that is sorted by already turns its order round."""
    menu = KeyMenu(parent)
    for column, key in SORT_KEYS.items():
        if column not in absent:
            action = menu.addAction(title(column))
            action.setCheckable(True)
            action.setChecked(key is chosen)
            action.triggered.connect(partial(_sort, then, key, key is chosen and not descending))
    menu.offer(parent)


def _sort(then: Sorted, key: SortKey, descending: bool, _checked: bool = False) -> None:
    then(key, descending)
