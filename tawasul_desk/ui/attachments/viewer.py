"""The attachment viewer: fetches, decodes and shows one attachment of a case after another."""

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.decoding.decoder import StrangersFile
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import CaseView
from tawasul_desk.ui.attachments.artist import Artist
from tawasul_desk.ui.attachments.find_bar import FindBar
from tawasul_desk.ui.attachments.loading import Shown, local_thumbnail, prepare, whole_picture
from tawasul_desk.ui.attachments.obstacle import Obstacle, obstacle, scan_obstacle
from tawasul_desk.ui.attachments.saving import ask_for_copy, record_and_write
from tawasul_desk.ui.attachments.sibling_list import SiblingList
from tawasul_desk.ui.attachments.stage import Stage
from tawasul_desk.ui.attachments.tool_bar import Shows, Tool, ViewerBar
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.key_list import show_keys
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Area, Key, bind, bind_button, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.window_size import lay_over


class AttachmentViewer(QDialog):
    """As large as the window it belongs to. Bytes stay in memory and are let go when it closes."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._window_notices = notices
        self._locale = locale
        self._theme = theme
        self._records: list[AttachmentRecord] = []
        self._place = 0
        self._data: bytes | None = None
        self._stop = threading.Event()
        self._asked = self._unanswered = False
        self._small: set[UUID] = set()  # whose small picture is in the list
        self._looked: set[UUID] = set()  # since the viewer was opened
        self.bar = ViewerBar(locale, theme)
        artist = Artist(desk.decoder, jobs)
        self.stage = Stage(artist, theme)
        self.find_bar = FindBar(self.stage.paper, artist, locale, theme)
        self.siblings = SiblingList(locale, theme)
        self.told = Notices(theme)
        self._lay_out()
        self._connect()

    @property
    def record(self) -> AttachmentRecord:
        """The attachment that is looked at."""
        return self._records[self._place]

    def show_attachment(self, record: AttachmentRecord, siblings: Sequence[AttachmentRecord]) -> None:
        """Open the viewer on this attachment; the siblings are listed beside it."""
        self._looked.clear()
        self._records = list(siblings) if record in siblings else [record, *siblings]
        self.siblings.show_records(self._records, self._records.index(record))
        lay_over(self)
        self.open()
        self._small.clear()
        self._go_to(self._records.index(record))

    def done(self, result: int) -> None:
        """Stop what is under way and let go of the bytes."""
        self._let_go()
        self.find_bar.close_search()
        self.stage.clear()
        super().done(result)

    # going from one to the next

    def _go_to(self, place: int) -> None:
        if not 0 <= place < len(self._records):
            return
        self._place = place
        self.setWindowTitle(shown(self.record.name))
        self.bar.show_record(self.record, place, len(self._records))
        self.siblings.blockSignals(True)
        self.siblings.choose(place)
        self.siblings.blockSignals(False)
        self.find_bar.close_search()
        self._load()

    def _load(self, *, asked: bool = False) -> None:
        """Fetch and show the file; `asked`: try also what brought the decoding to its end before."""
        self._let_go()
        self._asked, self._unanswered = asked, False
        hindrance = scan_obstacle(self.record.scan)
        if hindrance is not None:
            self._show_obstacle(hindrance)
            return
        self.stage.show_waiting(self.tr("Loading the attachment…"))
        self._show_tools()
        record, stop = self.record, self._stop
        self._jobs.run(
            lambda: self._desk.attachments.content(
                record, partial(self._report, stop), partial(self._ended, stop)
            ),
            partial(self._on_fetched, stop),
            partial(self._on_failed, stop),
            lane=Lane.NETWORK,
            owner=self,
        )

    def _let_go(self) -> None:
        """Drop the bytes and silence what is still under way."""
        self._stop.set()
        self._stop = threading.Event()
        self._data = None

    def _report(self, stop: threading.Event, done: int, total: int) -> None:
        """Bring the progress from the worker's thread to ours."""
        self._jobs.call(lambda: None if self._ended(stop) else self.stage.show_progress(done, total))

    def _ended(self, stop: threading.Event) -> bool:
        """Return whether nobody waits any more; asked from the worker's thread too."""
        return stop.is_set() or self._jobs.stopping() or not shiboken6.isValid(self)

    def _on_fetched(self, stop: threading.Event, data: bytes) -> None:
        if stop is not self._stop:
            return
        self._data = data
        file = StrangersFile(data, self.record.sha256, self.record.media_type)
        decoder, asked = self._desk.decoder, self._asked
        self._jobs.run(
            lambda: prepare(decoder, file, partial(self._ended, stop), asked=asked),
            partial(self._on_prepared, stop),
            partial(self._on_failed, stop),
            lane=Lane.DRAWING,
            owner=self,
        )

    def _on_prepared(self, stop: threading.Event, shown: Shown) -> None:
        if stop is not self._stop:
            return
        self.stage.show_file(shown)
        picture = shown.picture
        if picture is not None:
            self._on_thumbnail(self.record, picture.levels[-1])
        if picture is not None and not picture.is_whole:
            self._ask_for_the_rest(stop, picture.size)
        self._show_tools()
        self._show_zoom()
        self._show_page(0)

    def _ask_for_the_rest(self, stop: threading.Event, size: QSize) -> None:
        """Have every pixel of a picture that is seen in small already."""
        if self._data is None:
            return
        file = StrangersFile(self._data, self.record.sha256, self.record.media_type)
        decoder = self._desk.decoder
        self._jobs.run(
            lambda: whole_picture(decoder, file, size, partial(self._ended, stop)),
            lambda picture: self.stage.picture.refine(picture) if stop is self._stop else None,
            partial(self._on_failed, stop),
            lane=Lane.DRAWING,
            owner=self,
        )

    def _on_painted(self) -> None:
        """Record the look, once for each file of an opening; a look that cannot be kept hides the file."""
        self._ask_for_thumbnails()
        record, stop, casework = self.record, self._stop, self._desk.casework
        if record.id in self._looked:
            return
        self._looked.add(record.id)
        self._jobs.write(
            lambda: casework.record_access(record.case_id, "view_attachment", record.id),
            failed=partial(self._on_unrecorded, stop, record),
            owner=self,
        )

    def _on_unrecorded(self, stop: threading.Event, record: AttachmentRecord, error: KnownError) -> None:
        self._looked.discard(record.id)
        self._on_failed(stop, error)

    def _on_failed(self, stop: threading.Event, error: KnownError) -> None:
        if stop is not self._stop:
            return
        if error.code is ErrorCode.UNSUPPORTED_TYPE:
            self._data = None  # what pretends to be something else is not handed on
        self._show_obstacle(obstacle(error, self._locale))
        self._unanswered = error.code is ErrorCode.OFFLINE
        if self._unanswered:
            self._jobs.unanswered.emit()

    def _on_answered(self) -> None:
        if self._unanswered and self.isVisible():
            self._load(asked=self._asked)

    def _on_stopped(self, error: KnownError) -> None:
        """Say why, where a page of the document brought the decoding to its end."""
        self._on_failed(self._stop, error)

    def _on_changed(self, changes: Changes) -> None:
        """Ask again about the case: a scan may have ended, or the case may have left our sight."""
        if self.isVisible() and changes.touches(Kind.CASE, self.record.case_id):
            case_id = self.record.case_id
            self._jobs.run(
                lambda: self._desk.casework.view(case_id), self._on_view, self._on_lost, owner=self
            )

    def _on_view(self, view: CaseView) -> None:
        known = {record.id: record for record in view.attachments}
        before = self.record
        self._records = [known.get(record.id, record) for record in self._records]
        if self.record.scan is not before.scan:
            self.siblings.show_records(self._records, self._place)
            self._load()

    def _on_lost(self, error: KnownError) -> None:
        if error.code is ErrorCode.NOT_FOUND:
            self.reject()
            self._window_notices.show_error(error)

    def _show_obstacle(self, hindrance: Obstacle) -> None:
        self.stage.show_obstacle(hindrance, (self.tr("Try again"), partial(self._load, asked=True)))
        self._ask_for_thumbnails()
        self._show_tools()

    def _on_cancel(self) -> None:
        self._stop.set()

    def _ask_for_thumbnails(self) -> None:
        """Draw the small pictures that are missing, once the officer sees the file that was opened."""
        files, decoder, unwanted = (
            self._desk.attachments,
            self._desk.decoder,
            partial(self._ended, self._stop),
        )
        for record in self._records:
            if record.id not in self._small:
                self._jobs.run(
                    partial(local_thumbnail, files, decoder, record, unwanted),
                    partial(self._on_thumbnail, record),
                    lane=Lane.DRAWING,
                    owner=self,
                )

    def _on_thumbnail(self, record: AttachmentRecord, image: object) -> None:
        if isinstance(image, QImage):
            self._small.add(record.id)
            self.siblings.show_small(record.id, image)

    # the tools

    def _on_tool(self, tool: Tool) -> None:
        match tool:
            case Tool.PREVIOUS:
                self._go_to(self._place - 1)
            case Tool.NEXT:
                self._go_to(self._place + 1)
            case Tool.FIND:
                self._find()
            case Tool.SAVE:
                self._ask_to_save()
            case Tool.CLOSE:
                self.reject()
            case _:
                self.stage.use(tool)

    def _show_tools(self) -> None:
        self.bar.set_shows(self.stage.shows)
        self.bar.tools[Tool.SAVE].setEnabled(self._data is not None)

    def _show_zoom(self) -> None:
        if self.stage.shows is not Shows.NOTHING:
            self.bar.show_zoom(self.stage.view.scale, self.stage.view.fit)

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page, self.stage.paper.page_count)

    def _find(self) -> None:
        self.find_bar.search_in_shown()
        self.find_bar.open()

    def _ask_to_save(self) -> None:
        record, data = self.record, self._data
        if data is not None:
            ask_for_copy(self._theme, self, record, lambda path: self._save(record, data, path))

    def _save(self, record: AttachmentRecord, data: bytes, path: Path) -> None:
        self._jobs.write(
            lambda: record_and_write(self._desk.casework, record, data, path),
            lambda _changes: self._tell_saved(),
            lambda error: self._heard_notices().show_error(error),
            owner=self,
        )

    def _tell_saved(self) -> None:
        self._heard_notices().show_notice(self.tr("A copy was saved."), Tone.SUCCESS)

    def _heard_notices(self) -> Notices:
        return self.told if self.isVisible() else self._window_notices

    # looks

    def _connect(self) -> None:
        self.bar.used.connect(self._on_tool)
        self.bar.page_chosen.connect(self.stage.paper.jump)
        set_area(self, Area.PAPER)
        self.bar.bind_keys(self)
        self.stage.paper.failed.connect(self._on_stopped)
        self.stage.painted.connect(self._on_painted)
        bind_button(self, Key.NEXT_HIT, self.find_bar.next)
        bind_button(self, Key.PREVIOUS_HIT, self.find_bar.previous)
        bind(self, Key.KEYS, lambda: show_keys(self))
        self.stage.zoomed.connect(self._show_zoom)
        self.stage.page_changed.connect(self._show_page)
        self.stage.cancel_requested.connect(self._on_cancel)
        self.siblings.chosen.connect(self._go_to)
        self._jobs.changed.connect(self._on_changed)
        self._jobs.answered.connect(self._on_answered)

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("surface", "plain")
        head = QVBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.bar)
        head.addWidget(self.find_bar)
        body = QHBoxLayout()
        body.setSpacing(1)
        body.addWidget(self.siblings)
        body.addWidget(self.stage, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(top)
        column.addLayout(body, 1)
        column.addWidget(self.told)
