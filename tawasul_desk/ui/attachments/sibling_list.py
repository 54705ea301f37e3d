"""The attachments of a case beside the one that is looked at."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tawasul_contract.file_types import PDF
from tawasul_contract.records import AttachmentRecord, ScanState
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.attachments.sizes import size_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme, body_font

ModelIndex = QModelIndex | QPersistentModelIndex

WIDTH: Final = 272
PICTURE: Final = 48
SIZE_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class SiblingList(QListWidget):
    """Names with small pictures; `chosen` tells the index that the officer went to."""

    chosen = Signal(int)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(PICTURE, PICTURE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Attachments of this request"))
        self.setItemDelegate(_NameAndSize(theme, self))
        self.currentRowChanged.connect(self._on_row)

    def show_records(self, records: Sequence[AttachmentRecord], current: int) -> None:
        """List these attachments with `current` chosen, without telling so."""
        self.blockSignals(True)
        self.clear()
        for record in records:
            self.addItem(self._item(record))
        self.setCurrentRow(current)
        self.blockSignals(False)

    def choose(self, row: int) -> None:
        """Go to a row, as a click would."""
        self.setCurrentRow(row)

    def show_small(self, attachment_id: UUID, image: QImage) -> None:
        """Show this picture beside the name."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == str(attachment_id):
                self.item(row).setIcon(QIcon(_squared(QPixmap.fromImage(image))))

    def _item(self, record: AttachmentRecord) -> QListWidgetItem:
        name = shown(record.name)
        item = QListWidgetItem(isolate(name))
        item.setToolTip(name)
        item.setData(SIZE_ROLE, size_text(record.size, self._locale))
        item.setData(Qt.ItemDataRole.UserRole, str(record.id))
        item.setIcon(self._theme.icon(_icon_name(record), "muted"))
        item.setSizeHint(QSize(WIDTH, PICTURE + 16))
        return item

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def _icon_name(record: AttachmentRecord) -> str:
    if not record.scan.may_be_opened:
        return "scan" if record.scan is ScanState.PENDING else "shield-alert"
    return "file-pdf" if record.media_type == PDF else "image"


def _squared(picture: QPixmap) -> QPixmap:
    """Return the picture in the middle of a square, so that names line up."""
    side = max(picture.width(), picture.height())
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.drawPixmap((side - picture.width()) // 2, (side - picture.height()) // 2, picture)
    painter.end()
    return square


class _NameAndSize(QStyledItemDelegate):
    """Draws the name, and under it the size, smaller and paler."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._muted = theme.colour("muted")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw one attachment."""
        name = index.data(Qt.ItemDataRole.DisplayRole)
        style = option.widget.style()
        self.initStyleOption(option, index)
        option.text = ""
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        room = (
            option.rect.adjusted(8, 10, -PICTURE - 20, -10)
            if rtl
            else option.rect.adjusted(PICTURE + 20, 10, -8, -10)
        )
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.save()
        short = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop, short)
        painter.setFont(body_font(13))
        painter.setPen(self._muted)
        size = index.data(SIZE_ROLE)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom, size)
        painter.restore()
