"""What every part of the page of administration is given, and when it reads again."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tawasul_contract.operations import OfficeOperation
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.office_done import office_done
from tawasul_desk.ui.theme import Theme


class Section(QWidget):
    """A part of the page; `listen` once it is made. `acted`: what was done here, as a `Done`."""

    acted = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self._kinds: tuple[Kind, ...] = ()
        self._read: Callable[[], None] = lambda: None

    def listen(self, read: Callable[[], None], *kinds: Kind) -> None:
        """Have `read` called whenever something of these kinds has changed."""
        self._read, self._kinds = read, kinds
        self._jobs.changed.connect(self._on_changed)

    def tell_of(self, act: OfficeOperation, names: Names) -> None:
        """Have an act told of, and followed to the central."""
        self.acted.emit(office_done(act, self._notices.page, names, self._locale))

    def _on_changed(self, changes: Changes) -> None:
        if any(map(changes.touches, self._kinds)):
            self._read()
