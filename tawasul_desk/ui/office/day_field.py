"""A day to fill in, in either calendar; both are shown below it."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import DATE_SEPARATOR
from tawasul_desk.services.days import FIRST_DAY, LAST_DAY, day_of, hijri_digits
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.day_calendar import TWO_LINES, DayCalendar
from tawasul_desk.ui.shortcuts import Key, bind_button
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import label

_STEPS: Final = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class _DayEdit(QLineEdit):
    """Steps through the days with the arrows, through the weeks with the page keys."""

    stepped = Signal(int)
    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, ask for the calendar, or take the letter."""
        key, alt = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.AltModifier
        step = _STEPS.get(key)
        if alt and key is Qt.Key.Key_Down:  # as in every list that drops down
            self.calendar_wanted.emit()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class DayField(QWidget):
    """A name, a line that takes 28/11/2026, 18/6/1448 or 2026-11-28 with a calendar, and the day in both."""

    changed = Signal()

    def __init__(
        self, name: str, locale: Locale, theme: Theme, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self.calendar: DayCalendar | None = None
        self._compact = compact
        title = label(name, "label")
        self.edit = _DayEdit()
        self.edit.setAccessibleName(name)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setToolTip(
            self.tr("Day/month/year or year-month-day, Hijri or Gregorian; the arrow keys step by a day")
        )
        self.edit.setPlaceholderText(self.tr("Day/month/year"))
        title.setBuddy(self.edit)
        self.open_calendar = IconButton(theme.icon("calendar"), self.tr("Calendar"), keys=Key.CALENDAR)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.edit, 1)
        line.addWidget(self.open_calendar)
        self.setFocusProxy(self.edit)
        self.told = label("", "muted", wrap=True)
        if not compact:
            self.told.setMinimumHeight(TWO_LINES)  # so that a day chosen later moves nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addLayout(line)
        column.addWidget(self.told)
        self.edit.textChanged.connect(self._on_text)
        self.edit.stepped.connect(self._on_step)
        self.edit.calendar_wanted.connect(self.show_calendar)
        self.open_calendar.clicked.connect(self.show_calendar)
        bind_button(self, Key.CALENDAR, self.open_calendar)
        self._on_text()

    def day(self) -> date | None:
        """Return the day, or None where the line holds none that both calendars know."""
        day = day_of(self.edit.text())
        return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.edit.text().strip()) and self.day() is None

    def set_day(self, day: date | None) -> None:
        """Show this day, or none."""
        self.edit.setText(day.isoformat() if day else "")

    def show_calendar(self) -> None:
        """Drop the calendar down; the day that is chosen in it is filled in."""
        self.calendar = calendar = DayCalendar(self.day(), self._locale, self._theme, self)
        calendar.chosen.connect(self._on_chosen)
        calendar.adjustSize()
        calendar.move(self._place_of(calendar))
        calendar.show()
        calendar.view.setFocus()

    def _on_chosen(self, day: date) -> None:
        self.set_day(day)
        self.edit.setFocus()
        self.edit.editingFinished.emit()

    def _place_of(self, calendar: QWidget) -> QPoint:
        edit, screen = self.edit, self.screen().availableGeometry()
        start = edit.width() - calendar.width() if self.isRightToLeft() else 0
        place = edit.mapToGlobal(QPoint(start, edit.height() + 4))
        if place.y() + calendar.height() > screen.bottom():
            place.setY(edit.mapToGlobal(QPoint(0, -4)).y() - calendar.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - calendar.width())))
        return place

    def _both(self, day: date) -> str:
        if self._compact:
            return self._locale.digits(hijri_digits(day))
        return self._locale.date(day).replace(DATE_SEPARATOR, "\n")

    def _wrong(self) -> str:
        if day_of(self.edit.text()) is None:
            return self.tr("Not a date; write it as 18/6/1448 or 28/11/2026")
        bounds = {"first": f"\u2066{FIRST_DAY}\u2069", "last": f"\u2066{LAST_DAY}\u2069"}
        return self.tr("Only dates from {first} to {last}").format(**bounds)

    def _on_step(self, days: int) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day + timedelta(days=days))

    def _on_text(self) -> None:
        day, wrong = self.day(), self.is_wrong
        restyle(self.edit, "wrong", wrong)
        restyle(self.told, "kind", "error" if wrong else "muted")
        if wrong:
            self.told.setText(self._locale.digits(self._wrong()))
        else:
            self.told.setText(self._both(day) if day else self.tr("No date chosen"))
        self.changed.emit()


def from_until(first: DayField, last: DayField) -> QHBoxLayout:
    """Return both beside each other; once the first day is given, the last one is no earlier."""

    def follow() -> None:
        day, until = first.day(), last.day()
        if day is not None and (until is None or until < day) and not last.is_wrong:
            last.set_day(day)

    first.edit.editingFinished.connect(follow)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(first, 1)
    row.addWidget(last, 1)
    return row
