"""The attachments of a request as tiles, their pictures fetched off the thread when they come into sight."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.decoding.decoder import Decoder
from tawasul_desk.ui.cases.attachment_tile import AttachmentTile
from tawasul_desk.ui.cases.attachment_words import no_picture_text
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.templates import document_name
from tawasul_desk.ui.cases.thumbnails import thumbnail
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import label

FETCHED_UNASKED: Final = 5 * 1024 * 1024  # bytes: what is larger gets its picture only once it is here


class AttachmentsCard(Card):
    """Emits `opened` with the attachment asked for."""

    opened = Signal(object)

    def __init__(
        self,
        files: Attachments,
        decoder: Decoder,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Attachments"), parent)
        self._files = files
        self._decoder = decoder
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._shown: tuple[AttachmentRecord, ...] | None = None
        self._none = label(self.tr("No attachments"), "muted")
        self.body.addWidget(self._none)
        self.tiles: dict[UUID, AttachmentTile] = {}

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the attachments of this case; tiles that stay keep their pictures."""
        wanted = screen.view.attachments
        if wanted == self._shown:
            return
        self._shown = wanted
        kept = {item.attachment for item in self.tiles.values()} & set(wanted)
        for tile in [tile for tile in self.tiles.values() if tile.attachment not in kept]:
            del self.tiles[tile.attachment.id]
            tile.hide()
            tile.deleteLater()
        for attachment in wanted:
            if attachment.id not in self.tiles:
                self._add(attachment, screen.catalogue)
        self._none.setVisible(not wanted)

    def open_first(self) -> None:
        """Open the first attachment, if there is one."""
        if self._shown:
            self.opened.emit(self._shown[0])

    def _add(self, attachment: AttachmentRecord, catalogue: CatalogueRecord) -> None:
        title = attachment.name
        if attachment.document_id:
            title = document_name(attachment.document_id, catalogue, self._locale.language)
        tile = AttachmentTile(attachment, title, self._locale, self._theme, self)
        tile.clicked.connect(lambda: self.opened.emit(attachment))
        tile.thumbnail_wanted.connect(lambda: self._fetch(tile), Qt.ConnectionType.QueuedConnection)
        self.tiles[attachment.id] = tile
        self.body.addWidget(tile)

    def _fetch(self, tile: AttachmentTile) -> None:
        if tile.attachment.scan.may_be_opened:
            files, decoder, attachment = self._files, self._decoder, tile.attachment
            ratio = tile.devicePixelRatioF()
            self._jobs.run(
                lambda: picture_of(files, decoder, attachment, ratio, self._jobs.stopping),
                tile.show_picture,
                lambda error: tile.show_reason(no_picture_text(error)),
                lane=Lane.NETWORK,
                owner=tile,
            )


def picture_of(
    files: Attachments,
    decoder: Decoder,
    attachment: AttachmentRecord,
    ratio: float,
    cancelled: Callable[[], bool],
) -> QImage | None:
    """Return the attachment's thumbnail; None where it is too large to fetch unasked.

    KnownError as `Attachments.content` and `Decoder` raise it.
    """
    if attachment.size > FETCHED_UNASKED and not files.is_local(attachment):
        return None
    return thumbnail(decoder, attachment, files.content(attachment, ahead=True), ratio, cancelled)
