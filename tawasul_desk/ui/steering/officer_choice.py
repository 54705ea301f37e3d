"""Changing the officer of one line of a distribution: a drop-down in the cell."""

from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tawasul_desk.ui.steering.distribution_model import DistributionModel
from tawasul_desk.ui.steering.hand_words import HandWords
from tawasul_desk.ui.widgets.calm import CalmComboBox

Index = QModelIndex | QPersistentModelIndex


class OfficerChoice(QStyledItemDelegate):
    """Offers every officer with the load, and to leave the request where it is."""

    def __init__(self, words: HandWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the drop-down, opened at once."""
        box = CalmComboBox(parent)
        box.addItem(self.tr("Stays as it is"), None)
        model = index.model()
        if isinstance(model, DistributionModel):
            for hand in model.hands.all:
                box.addItem(self._words.spoken(hand), hand.staff.id)
        box.activated.connect(lambda _: self._on_activated(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - a Qt name
        """Show who it is now."""
        model = index.model()
        if isinstance(editor, CalmComboBox) and isinstance(model, DistributionModel):
            editor.setCurrentIndex(_place(editor, model.lines[index.row()].assignee_id))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - a Qt name
        """Let the line go to whom was chosen."""
        if isinstance(editor, CalmComboBox) and isinstance(model, DistributionModel):
            chosen = editor.currentData()
            model.give(index.row(), chosen if isinstance(chosen, UUID) else None)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - a Qt name
        """Lie over the cell."""
        editor.setGeometry(option.rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a drop-down."""
        return QSize(super().sizeHint(option, index).width(), 40)

    def _on_activated(self, box: CalmComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


def _place(box: CalmComboBox, staff_id: UUID | None) -> int:
    # Not findData: Qt does not compare what only Python knows.
    return next((row for row in range(box.count()) if box.itemData(row) == staff_id), 0)
