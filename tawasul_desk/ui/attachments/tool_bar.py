"""The tools above an attachment."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tawasul_contract.records import AttachmentRecord, ScanState
from tawasul_desk.services.arabic import isolate, to_ascii_digits
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.attachments.sizes import size_text
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, bind_button
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip, IconButton
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.widgets.paper import Fit


class Shows(StrEnum):
    """What lies under the tools."""

    NOTHING = "nothing"
    PICTURE = "picture"
    PAPER = "paper"


class Tool(StrEnum):
    """What the tools do."""

    PREVIOUS = "previous"
    NEXT = "next"
    FIT_PAGE = "fit_page"
    FIT_WIDTH = "fit_width"
    ACTUAL = "actual"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    FIND = "find"
    SAVE = "save"
    CLOSE = "close"


KEYS: Final = {
    Tool.PREVIOUS: Key.PREVIOUS_PART,
    Tool.NEXT: Key.NEXT_PART,
    Tool.FIT_PAGE: Key.FIT_PAGE,
    Tool.FIT_WIDTH: Key.FIT_WIDTH,
    Tool.ACTUAL: Key.ACTUAL,
    Tool.ZOOM_IN: Key.ZOOM_IN,
    Tool.ZOOM_OUT: Key.ZOOM_OUT,
    Tool.TURN_LEFT: Key.TURN_LEFT,
    Tool.TURN_RIGHT: Key.TURN_RIGHT,
    Tool.FIND: Key.SEARCH,
    Tool.SAVE: Key.SAVE,
    Tool.CLOSE: Key.BACK,
}
_ICONS: Final = {
    Tool.PREVIOUS: "chevron-back",
    Tool.NEXT: "chevron-next",
    Tool.ZOOM_IN: "zoom-in",
    Tool.ZOOM_OUT: "zoom-out",
    Tool.TURN_LEFT: "rotate-left",
    Tool.TURN_RIGHT: "rotate-right",
    Tool.FIND: "search",
    Tool.SAVE: "save",
    Tool.CLOSE: "close",
}
_ANY: Final = frozenset({Tool.FIT_PAGE, Tool.FIT_WIDTH, Tool.ACTUAL, Tool.ZOOM_IN, Tool.ZOOM_OUT})
_OF: Final = {
    Shows.NOTHING: frozenset[Tool](),
    Shows.PICTURE: _ANY | {Tool.TURN_LEFT, Tool.TURN_RIGHT},
    Shows.PAPER: _ANY | {Tool.FIND},
}
_ALWAYS: Final = frozenset({Tool.PREVIOUS, Tool.NEXT, Tool.SAVE, Tool.CLOSE})


class ViewerBar(QWidget):
    """Tells which tool was used; enables what makes sense for what is shown."""

    used = Signal(object)
    page_chosen = Signal(int)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._page = 0
        self.name = Elided("", "strong")
        self.facts = label("", "caption")
        self.zoom = label("", "muted")
        self.page = QLineEdit()
        self.pages = label("", "muted")
        self.tools = {tool: self._tool(tool, theme) for tool in Tool}
        self._lay_out()
        self.page.editingFinished.connect(self._on_page)
        self.set_shows(Shows.NOTHING)

    def bind_keys(self, window: QWidget) -> None:
        """Let the keys of the tools work in the whole window."""
        for tool, key in KEYS.items():
            bind_button(window, key, self.tools[tool])
        shortcut(window, "Ctrl+=", self._user(Tool.ZOOM_IN))

    def set_shows(self, shows: Shows) -> None:
        """Enable the tools for a picture, a paper or nothing."""
        for tool in set(Tool) - _ALWAYS:
            self.tools[tool].setEnabled(tool in _OF[shows])
        for tool in (Tool.TURN_LEFT, Tool.TURN_RIGHT):
            self.tools[tool].setVisible(shows is not Shows.PAPER)
        for widget in (self.page, self.pages, self.tools[Tool.FIND]):
            widget.setVisible(shows is Shows.PAPER)
        if shows is Shows.NOTHING:
            self.zoom.setText("")
            for tool in (Tool.FIT_PAGE, Tool.FIT_WIDTH, Tool.ACTUAL):
                self.tools[tool].setChecked(False)

    def show_record(self, record: AttachmentRecord, place: int, count: int) -> None:
        """Show the name, the size and which of how many this is."""
        self.name.setText(isolate(shown(record.name)))
        size, number = size_text(record.size, self._locale), self._locale.number
        text = self.tr("Attachment {place} of {count} · {size}")
        text = text.format(place=number(place + 1), count=number(count), size=size)
        if record.scan is ScanState.UNSCANNED:
            text = " · ".join((text, self.tr("Not scanned for malware")))
        self.facts.setText(text)
        self.tools[Tool.PREVIOUS].setEnabled(place > 0)
        self.tools[Tool.NEXT].setEnabled(place < count - 1)

    def show_zoom(self, scale: float, fit: Fit) -> None:
        """Show the scale as a percentage, and how it was chosen."""
        self.tools[Tool.FIT_PAGE].setChecked(fit is Fit.PAGE)
        self.tools[Tool.FIT_WIDTH].setChecked(fit is Fit.WIDTH)
        self.tools[Tool.ACTUAL].setChecked(fit is Fit.FREE and scale == 1)
        self.zoom.setText(isolate(self._locale.percent(round(100 * scale))))

    def show_page(self, page: int, count: int) -> None:
        """Show the page, counted from 0, of how many."""
        self._page = page
        self.page.setText(self._locale.digits(str(page + 1)))
        self.pages.setText(self.tr("of {count}").format(count=self._locale.number(count)))

    def _on_page(self) -> None:
        wanted = to_ascii_digits(self.page.text()).strip()
        if wanted.isdecimal() and int(wanted) != self._page + 1:
            self.page_chosen.emit(int(wanted) - 1)
        else:
            self.page.setText(self._locale.digits(str(self._page + 1)))

    def _use(self, tool: Tool) -> None:
        if self.tools[tool].isEnabled():
            self.used.emit(tool)

    def _user(self, tool: Tool) -> Callable[[], None]:
        return lambda: self._use(tool)

    def _tool(self, tool: Tool, theme: Theme) -> QAbstractButton:
        text = self._text(tool)
        button: QAbstractButton
        if tool in _ICONS:
            button = IconButton(theme.icon(_ICONS[tool]), text, keys=KEYS[tool])
        else:
            button = Chip(text, keys=KEYS[tool])
            button.setCheckable(True)
        button.clicked.connect(self._user(tool))
        return button

    def _text(self, tool: Tool) -> str:
        return {
            Tool.PREVIOUS: self.tr("Previous attachment"),
            Tool.NEXT: self.tr("Next attachment"),
            Tool.FIT_PAGE: self.tr("Fit page"),
            Tool.FIT_WIDTH: self.tr("Fit width"),
            Tool.ACTUAL: isolate(self._locale.percent(100)),
            Tool.ZOOM_IN: self.tr("Zoom in"),
            Tool.ZOOM_OUT: self.tr("Zoom out"),
            Tool.TURN_LEFT: self.tr("Rotate left"),
            Tool.TURN_RIGHT: self.tr("Rotate right"),
            Tool.FIND: self.tr("Find in this document"),
            Tool.SAVE: self.tr("Save a copy"),
            Tool.CLOSE: self.tr("Close"),
        }[tool]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(4)
        self._add(row, Tool.PREVIOUS, Tool.NEXT)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        row.addSpacing(8)
        row.addLayout(names, 1)
        row.addSpacing(12)
        self._add(row, Tool.FIT_PAGE, Tool.FIT_WIDTH, Tool.ACTUAL)
        row.addSpacing(8)
        self._add(row, Tool.ZOOM_OUT)
        self.zoom.setMinimumWidth(52)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.zoom)
        self._add(row, Tool.ZOOM_IN, Tool.TURN_LEFT, Tool.TURN_RIGHT)
        self._add_pages(row)
        self._add(row, Tool.FIND)
        row.addSpacing(16)
        self._add(row, Tool.SAVE, Tool.CLOSE)

    def _add_pages(self, row: QHBoxLayout) -> None:
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedWidth(60)
        self.page.setMaxLength(5)
        self.page.setAccessibleName(self.tr("Page"))
        row.addSpacing(8)
        row.addWidget(self.page)
        row.addWidget(self.pages)
        row.addSpacing(8)

    def _add(self, row: QHBoxLayout, *tools: Tool) -> None:
        for tool in tools:
            row.addWidget(self.tools[tool])
