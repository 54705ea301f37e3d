"""The officers as a list: chosen by key or mouse, and a place to drop requests on."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from tawasul_desk.ui.case_drag import cases_of
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.hand_words import HandWords
from tawasul_desk.ui.steering.hands import Hand
from tawasul_desk.ui.steering.person_delegate import HAND_ROLE, PersonDelegate
from tawasul_desk.ui.theme import Theme


class PeopleList(QListWidget):
    """`dropped(staff id, case ids)`: requests were dragged onto a person.

    While they are held over one, nobody moves: who is lit gets them, whatever is heard in between.
    """

    dropped = Signal(object, object)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = HandWords(locale)
        self._aimed: UUID | None = None
        self._heard: Sequence[Hand] | None = None
        self.setItemDelegate(PersonDelegate(self._words, theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Officers"))

    def accept_drops(self) -> None:
        """Let requests be dropped on the people listed."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setAcceptDrops(True)

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """List these; who was chosen stays chosen, else the first one is."""
        if self._aimed is not None:
            self._heard = hands
            return
        chosen = self.hand()
        self.clear()
        for hand in hands:
            item = QListWidgetItem(self._words.spoken(hand))
            item.setData(HAND_ROLE, hand)
            item.setToolTip(self._words.spoken(hand))
            self.addItem(item)
        kept = next((row for row, hand in enumerate(hands) if chosen and same(hand, chosen)), 0)
        self.setCurrentRow(kept if hands else -1)

    def hand(self) -> Hand | None:
        """Return who is chosen."""
        item = self.currentItem()
        found = item.data(HAND_ROLE) if item is not None else None
        return found if isinstance(found, Hand) else None

    def choose(self, staff_id: UUID) -> None:
        """Choose this officer where listed."""
        for row in range(self.count()):
            if self.item(row).data(HAND_ROLE).staff.id == staff_id:
                self.setCurrentRow(row)

    def step(self, by: int) -> None:
        """Choose the next or the one before, for keys pressed elsewhere."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take requests, nothing else."""
        if cases_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Choose the person under the mouse, so that one sees who would get them."""
        self._aim(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """List what was heard meanwhile."""
        super().dragLeaveEvent(event)
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell who gets what."""
        self._aim(event)
        if self._aimed is not None:
            event.acceptProposedAction()
            self.dropped.emit(self._aimed, cases_of(event.mimeData()))
        self._let_go()

    def _aim(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        event.setAccepted(item is not None)
        if item is None:
            self._let_go()
            return
        self.setCurrentItem(item)
        self._aimed = item.data(HAND_ROLE).staff.id

    def _let_go(self) -> None:
        self._aimed = None
        heard, self._heard = self._heard, None
        if heard is not None:
            self.show_hands(heard)


def same(one: Hand, other: Hand) -> bool:
    """Return whether both are the same person."""
    return one.staff.id == other.staff.id
