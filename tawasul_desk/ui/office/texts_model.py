"""The response texts as a table."""

from enum import IntEnum

from PySide6.QtCore import QObject

from tawasul_contract.catalogue import TemplateRecord
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.plain_model import PlainModel
from tawasul_desk.ui.office.texts_read import TextEntry
from tawasul_desk.ui.words import move_text, resolution_text


class Column(IntEnum):
    """The columns."""

    TITLE = 0
    USE = 1
    STATE = 2


class TextsModel(PlainModel[TextEntry]):
    """One line a text."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = (self.tr("Response text"), self.tr("Used for"), self.tr("State"))
        self._locale = locale

    def row_of(self, template_id: str) -> int:
        """Return the row of this text; -1 where it is not listed."""
        return next((row for row, each in enumerate(self.lines) if each.shown.id == template_id), -1)

    def text(self, line: TextEntry, column: int) -> str:
        """Return what a cell says."""
        match Column(column):
            case Column.TITLE:
                return title_of(line.shown, self._locale)
            case Column.USE:
                return self.use_text(line.shown)
            case Column.STATE:
                return self.state_text(line)

    def use_text(self, template: TemplateRecord) -> str:
        """Return with which act a text is offered."""
        use = move_text(template.for_status) if template.for_status else self.tr("Any response")
        return f"{use} · {resolution_text(template.resolution)}" if template.resolution else use

    def state_text(self, entry: TextEntry) -> str:
        """Return whether a text is in force, proposed, refused, or on its way."""
        if entry.proposal is not None and entry.proposal.pending:
            return self.tr("Waiting to be sent")
        if entry.proposal is not None:
            return self.tr("Waits for approval")
        if entry.refusal is not None:
            return self.tr("Refused")
        version = self._locale.digits(str(entry.shown.version))
        return self.tr("In force, version {version}").format(version=version)


def title_of(template: TemplateRecord, locale: Locale) -> str:
    """Return the title of a text in the language of the window, or the other where it has none."""
    first, second = template.title_ar, template.title_en
    return (first or second) if locale.is_arabic else (second or first)
