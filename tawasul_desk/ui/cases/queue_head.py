"""The head of the queue: which shelf it is, how many requests stand on it, and what can be asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_contract.records import Role
from tawasul_desk.services.views import SEARCH_LIMIT, QueueQuery, Shelf
from tawasul_desk.ui.cases.board_chip import BoardChip
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.buttons import Chip, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import shelf_text


class QueueHead(QWidget):
    """Officers ask for the next request; supervisors share out and show the people beside the list."""

    next_requested = Signal()
    share_requested = Signal()
    """All that nobody has is to be distributed."""

    def __init__(self, role: Role, locale: Locale, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._role = role
        self._locale = locale
        self.title = label("", "title")
        self.count = label("", "muted")
        self.from_board = BoardChip(theme, self)
        icon = theme.icon("play", "on_primary")
        self.next = PrimaryButton(self.tr("Take the next request"), self, icon=icon)
        self.next.setToolTip(with_key(self.next.text(), Key.GIVE_NEXT))
        self.share = PlainButton(
            self.tr("Distribute all…"), self, icon=theme.icon("users"), keys=Key.DISTRIBUTE_ALL
        )
        self.beside = Chip(self.tr("Officers"), self, keys=Key.BESIDE)
        self.beside.setCheckable(True)
        for later in (self.share, self.beside):
            later.hide()
        self.next.clicked.connect(self.next_requested)
        self.share.clicked.connect(self.share_requested)
        self.next.setVisible(role is Role.OFFICER)
        if role is Role.OFFICER:
            bind(page, Key.GIVE_NEXT, self.next_requested.emit)
        if role is Role.SUPERVISOR:
            bind(page, Key.BESIDE, self.beside.click)
        self._share_key = bind(page, Key.DISTRIBUTE_ALL, self.share_requested.emit)
        self._share_key.setEnabled(False)
        self._lay_out()

    def show_shelf(self, shelf: Shelf) -> None:
        """Name the shelf."""
        self.title.setText(shelf_text(shelf))
        sharing = shelf is Shelf.UNASSIGNED and self._role is Role.SUPERVISOR
        self.share.setVisible(sharing)
        self._share_key.setEnabled(sharing)

    def show_count(self, total: int, query: QueueQuery) -> None:
        """Tell how many requests there are; a search shows so many and no more."""
        count = self.tr("%n request(s)", "", total)
        if query.text and total >= SEARCH_LIMIT:
            count = self.tr("the first %n request(s)", "", total)
        self.count.setText(self._locale.digits(count))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing(3))
        row.addWidget(self.title)
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        for widget in (self.from_board, self.next, self.share, self.beside):
            row.addWidget(widget)
