"""A calendar that drops down from a day to fill in; each day has its number in the other calendar too."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.days import FIRST_DAY, LAST_DAY
from tawasul_desk.services.months import WEEKS, Month, stepped
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme, body_font
from tawasul_desk.ui.widgets.buttons import Chip, IconButton, is_enter
from tawasul_desk.ui.widgets.labels import label

_DAY_ROLE: Final = Qt.ItemDataRole.UserRole
_CELL: Final = (54, 44)  # pixels
_WEEK: Final = 7
TWO_LINES: Final = 42  # pixels
_STEPS: Final = {Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ROOT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _MonthModel(QAbstractTableModel):
    """The days of one month and of the weeks it begins and ends in."""

    def __init__(self, locale: Locale, week_days: tuple[str, ...], month: Month) -> None:
        super().__init__()
        self._locale = locale
        self._week_days = week_days
        self.month = month
        self.days = month.days()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.beginResetModel()
        self.month, self.days = month, month.days()
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else _WEEK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number of the day, the day itself, or its name in both calendars for a screen reader."""
        day = self.days[index.row() * _WEEK + index.column()]
        if day is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._locale.digits(str(self.month.number_of(day)))
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._locale.date(day)
            case Qt.ItemDataRole.UserRole:
                return day
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a day of the week."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._week_days[section]
        return None


class _DayDelegate(QStyledItemDelegate):
    """Paints a day with its number in the other calendar below it; today has a ring."""

    def __init__(
        self, locale: Locale, theme: Theme, today: date, model: _MonthModel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self._today = today
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one day."""
        day = index.data(_DAY_ROLE)
        if day is None:
            return
        area: QRect = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        outside = day not in self._model.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(self._theme.colour("primary"))
            painter.drawRoundedRect(area, 8, 8)
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("on_primary" if chosen else "primary"), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        soft = "on_primary" if chosen else "muted"
        painter.setPen(self._theme.colour(soft if chosen or outside else "ink"))
        painter.setFont(body_font(15))
        upper, lower = area.adjusted(0, 2, 0, -14), area.adjusted(0, 22, 0, -2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.setPen(self._theme.colour(soft))
        painter.setFont(body_font(11))
        other = Month.of(day, is_hijri=not self._model.month.is_hijri).number_of(day)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._locale.digits(str(other)))
        painter.restore()


class _MonthView(QTableView):
    """The month by keys: arrows by a day or a week, page keys by a month, Home for today, Enter chooses."""

    picked = Signal(object)
    turned = Signal(int)
    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header, size in zip((self.horizontalHeader(), self.verticalHeader()), _CELL, strict=True):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(size)
            header.setDefaultSectionSize(size)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(lambda index: self._choose(index.data(_DAY_ROLE)))

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        index = self.currentIndex()
        return index.data(_DAY_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, or leave the key to whoever is around."""
        key, day = Qt.Key(event.key()), self.day
        if day is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif is_enter(event) or key is Qt.Key.Key_Space:
            self._choose(day)
        elif key is Qt.Key.Key_Home:
            self.picked.emit(self._today)
        elif key in _MONTHS:
            self.turned.emit(_MONTHS[key])
        elif days := self._days(key):
            self.picked.emit(max(FIRST_DAY, min(day + timedelta(days=days), LAST_DAY)))
        else:
            super().keyPressEvent(event)

    def _days(self, key: Qt.Key) -> int:
        onward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return 1 if key is onward else -1
        return _STEPS.get(key, 0)

    def _choose(self, day: date | None) -> None:
        if day is not None:
            self.chosen.emit(day)


class DayCalendar(QFrame):
    """Drops down below a field; `chosen` carries the day, and it closes. Escape closes it alone."""

    chosen = Signal(object)

    def __init__(self, day: date | None, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "card")
        self.setAccessibleName(self.tr("Calendar"))
        self._locale = locale
        today = datetime.now(RIYADH).date()
        self._day = day or today
        month = Month.of(self._day, is_hijri=locale.is_arabic)
        self.model = _MonthModel(locale, self._week_days(), month)
        self.view = _MonthView(today, self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Day"))
        self.view.setItemDelegate(_DayDelegate(locale, theme, today, self.model, self.view))
        self.title = label("", "heading")
        self.other = label("", "muted")
        self.previous = IconButton(theme.icon("chevron-back"), self.tr("Previous month"), keys="PgUp")
        self.following = IconButton(theme.icon("chevron-next"), self.tr("Next month"), keys="PgDown")
        self.today = Chip(self.tr("Today"), keys="Home")
        self.hijri = Chip(self.tr("Hijri"))
        self.gregorian = Chip(self.tr("Gregorian"))
        self._lay_out()
        self._connect()
        self.show_day(self._day)

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts of the sheet below."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape, nothing chosen."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def show_day(self, day: date) -> None:
        """Show the month of this day, the cursor on it."""
        self._day = day
        is_hijri = self.model.month.is_hijri
        month = Month.of(day, is_hijri=is_hijri)
        if month != self.model.month:
            self.model.show_month(month)
        place = self.model.days.index(day)
        self.view.setCurrentIndex(self.model.index(place // _WEEK, place % _WEEK))
        self.title.setText(self._name(month.first, is_hijri=is_hijri))
        first, last = (self._name(end, is_hijri=not is_hijri) for end in (month.first, month.last))
        self.other.setText(first if first == last else f"{first}\n{last}")
        self.hijri.setChecked(is_hijri)
        self.gregorian.setChecked(not is_hijri)

    def show_calendar(self, *, is_hijri: bool) -> None:
        """Show the same day in a month of this calendar."""
        self.model.show_month(Month.of(self._day, is_hijri=is_hijri))
        self.show_day(self._day)
        self.view.setFocus()

    def _name(self, day: date, *, is_hijri: bool) -> str:
        return self._locale.month(day, hijri=is_hijri)

    def _week_days(self) -> tuple[str, ...]:
        return (
            self.tr("Sun"),
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
        )

    def _connect(self) -> None:
        self.view.picked.connect(self.show_day)
        self.view.turned.connect(self._step)
        self.view.chosen.connect(self._on_chosen)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.following.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self.view.picked.emit(datetime.now(RIYADH).date()))
        self.hijri.clicked.connect(lambda: self.show_calendar(is_hijri=True))
        self.gregorian.clicked.connect(lambda: self.show_calendar(is_hijri=False))

    def _step(self, months: int) -> None:
        self.show_day(stepped(self._day, months, is_hijri=self.model.month.is_hijri))

    def _on_chosen(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()

    def _lay_out(self) -> None:
        self.other.setMinimumHeight(TWO_LINES)  # so that a month within one of the other's moves nothing
        names = QVBoxLayout()
        names.setSpacing(0)
        for text in (self.title, self.other):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            names.addWidget(text)
        head = QHBoxLayout()
        head.addWidget(self.previous)
        head.addLayout(names, 1)
        head.addWidget(self.following)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for chip in (self.hijri, self.gregorian):
            chip.setCheckable(True)
            foot.addWidget(chip)
        foot.addStretch(1)
        foot.addWidget(self.today)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addLayout(foot)
        width, height = _CELL
        head_height = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedSize(_WEEK * width, WEEKS * height + head_height)
        self.setFocusProxy(self.view)
