"""Where an attachment is shown, or why it is not: a picture, a paper, a progress line or an obstacle."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tawasul_desk.ui.attachments.artist import Artist
from tawasul_desk.ui.attachments.image_view import ImageView
from tawasul_desk.ui.attachments.loading import Shown
from tawasul_desk.ui.attachments.obstacle import Obstacle
from tawasul_desk.ui.attachments.page_view import PageView
from tawasul_desk.ui.attachments.tool_bar import Shows, Tool
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.progress_line import ProgressLine


class Stage(QStackedWidget):
    """Shows one thing at a time and says which kind it is.

    `painted` is emitted once for each file shown, when its first page or its picture is painted.
    """

    painted = Signal()
    zoomed = Signal()
    page_changed = Signal(int)
    cancel_requested = Signal()

    def __init__(self, artist: Artist, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = ImageView()
        self.paper = PageView(artist, self)
        self.progress = ProgressLine()
        self.state = EmptyState(theme, "file", "")
        self._waiting = _centred(self.progress)
        self.obstacle: Obstacle | None = None
        for page in (self.state, self._waiting, self.picture, self.paper):
            self.addWidget(page)
        self.picture.zoom_changed.connect(lambda _scale: self.zoomed.emit())
        self.paper.zoom_changed.connect(lambda _scale: self.zoomed.emit())
        self._tint(theme)
        self.paper.page_changed.connect(self.page_changed)
        self.picture.first_painted.connect(self.painted)
        self.paper.first_painted.connect(self.painted)
        self.progress.cancel_requested.connect(self.cancel_requested)

    @property
    def shows(self) -> Shows:
        """What is shown now."""
        if self.currentWidget() is self.picture:
            return Shows.PICTURE
        return Shows.PAPER if self.currentWidget() is self.paper else Shows.NOTHING

    @property
    def view(self) -> ImageView | PageView:
        """The view that the zoom tools act on."""
        return self.paper if self.shows is Shows.PAPER else self.picture

    def use(self, tool: Tool) -> None:
        """Zoom, fit or turn what is shown; other tools do nothing here."""
        view = self.view
        actions: dict[Tool, Callable[[], None]] = {
            Tool.FIT_PAGE: view.fit_page,
            Tool.FIT_WIDTH: view.fit_width,
            Tool.ACTUAL: view.actual_size,
            Tool.ZOOM_IN: view.zoom_in,
            Tool.ZOOM_OUT: view.zoom_out,
            Tool.TURN_LEFT: lambda: self.picture.turn(-1),
            Tool.TURN_RIGHT: lambda: self.picture.turn(1),
        }
        if tool in actions:
            actions[tool]()

    def clear(self) -> None:
        """Let go of what is shown, in memory too."""
        self.obstacle = None
        self.setCurrentWidget(self._waiting)
        self.picture.show_picture(None)
        self.paper.show_document(None)

    def show_waiting(self, text: str) -> None:
        """Show that loading has begun."""
        self.clear()
        self.progress.show_progress(0, 0, text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many bytes of how many have arrived."""
        self.progress.show_progress(done, total)

    def show_obstacle(self, obstacle: Obstacle, retry: tuple[str, Callable[[], None]]) -> None:
        """Say why nothing is shown."""
        self.clear()
        self.obstacle = obstacle
        self.state.tell(obstacle.icon, obstacle.title, obstacle.text, retry if obstacle.retry else None)
        self.setCurrentWidget(self.state)

    def show_file(self, shown: Shown) -> None:
        """Show a picture or a paper, fitted."""
        if shown.picture is not None:
            self.setCurrentWidget(self.picture)
            self.picture.show_picture(shown.picture)
            self.picture.setFocus()
        elif shown.document is not None:
            self.setCurrentWidget(self.paper)
            self.paper.show_document(shown.document)
            self.paper.fit_width()
            self.paper.setFocus()

    def _tint(self, theme: Theme) -> None:
        # Pages and pictures lie on the same ground.
        for view in (self.paper, self.picture):
            palette = view.palette()
            palette.setColor(QPalette.ColorRole.Dark, theme.colour("line"))
            view.setPalette(palette)
        self.picture.viewport().setBackgroundRole(QPalette.ColorRole.Dark)


def _centred(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    widget.setFixedWidth(420)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    return page
