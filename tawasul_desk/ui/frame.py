"""The frame of the window: one page at a time, painted before anything else goes on."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from tawasul_desk.services.courtesy import painting


class Frame(QMainWindow):
    """Holds the page; all painting happens in one of its events, and long work on the lanes waits for it."""

    def event(self, event: QEvent) -> bool:
        """Handle the event, undisturbed where it is the one that paints."""
        if event.type() is not QEvent.Type.UpdateRequest:
            return super().event(event)
        with painting():
            return super().event(event)

    def put(self, page: QWidget) -> None:
        """Show this page in the place of the one before, which is destroyed."""
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(page)
        page.show()  # at once: keys do not reach what the layout would show only later
