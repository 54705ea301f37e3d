"""Sentences with a count in them, as methods of a QObject: only there lupdate finds their plural forms."""

from typing import Final

from PySide6.QtCore import QObject

MINUTE: Final = 60
_HOUR: Final = 60 * MINUTE
_DAY: Final = 24 * _HOUR


class Counted(QObject):
    """Asks the translations for the form that fits the number."""

    def ago(self, seconds: int) -> str:
        """Return how long ago something was."""
        minutes, hours, days = seconds // MINUTE, seconds // _HOUR, seconds // _DAY
        if not minutes:
            return self.tr("just now")
        if not hours:
            return self.tr("%n minute(s) ago", "", minutes)
        if not days:
            return self.tr("%n hour(s) ago", "", hours)
        return self.tr("%n day(s) ago", "", days)

    def ahead(self, seconds: int) -> str:
        """Return how far ahead something is, from a minute on."""
        minutes, hours, days = seconds // MINUTE, seconds // _HOUR, seconds // _DAY
        if not hours:
            return self.tr("in %n minute(s)", "", minutes)
        if not days:
            return self.tr("in %n hour(s)", "", hours)
        return self.tr("in %n day(s)", "", days)

    def busy(self, seconds: int) -> str:
        """Return when a busy server is asked again."""
        return self.tr("The server is busy. It will be tried again in %n second(s).", "", seconds)

    def too_large(self, megabytes: int) -> str:
        """Return how large a file may be."""
        return self.tr("The file is too large: at most %n megabyte(s) are accepted.", "", megabytes)

    def unsent_at_sign_out(self, count: int) -> str:
        """Return what becomes of work that has not been sent when the officer signs out."""
        return self.tr(
            "%n operation(s) have not been sent yet. They are kept here, encrypted,"
            " and sent when you sign in again.",
            "",
            count,
        )

    def unsent_at_close(self, count: int) -> str:
        """Return what becomes of work that has not been sent when the program is closed."""
        return self.tr(
            "%n operation(s) have not been sent yet. They are kept on this computer and sent"
            " the next time you open the program.",
            "",
            count,
        )

    def catching_up(self, changes: int) -> str:
        """Return how many changes came of which more are to come."""
        return self.tr("Catching up: %n change(s) so far", "", changes)

    def work_rebuilt(self, operations: int) -> str:
        """Return that the outbox was made anew from its second copy."""
        return self.tr(
            "Your outbox on this computer was damaged. It was set aside and rebuilt from its second copy,"
            " with %n operation(s). Look through it: what is missing there, do again.",
            "",
            operations,
        )

    def work_returned(self, operations: int) -> str:
        """Return that operations came back from the second copy of the outbox."""
        return self.tr(
            "%n operation(s) were missing in your outbox and came back from its second copy."
            " They are sent as usual.",
            "",
            operations,
        )

    def work_elsewhere(self, operations: int) -> str:
        """Return that unsent work lies under another address, which fills `{server}`."""
        return self.tr(
            "%n unsent operation(s) of yours are kept on this computer under the address {server}."
            " To send them, sign in at that address.",
            "",
            operations,
        )

    def key_gone(self, files: int) -> str:
        """Return what became of files whose key is lost."""
        return self.tr(
            "The key to what was kept on this computer is gone. %n file(s) were set aside unopened, and"
            " unsent work may be in them. Contact support before you do it again.",
            "",
            files,
        )

    def key_changed(self, files: int) -> str:
        """Return what became of files that another key locks."""
        return self.tr(
            "The key on this computer is not the one of before. %n file(s) under the earlier key were set"
            " aside unopened, and unsent work may be in them. Contact support before you do it again.",
            "",
            files,
        )

    def key_returned(self, files: int) -> str:
        """Return that files can be opened again."""
        return self.tr("An earlier key is back, and with it %n file(s) that had been set aside.", "", files)

    def upload_lost(self, files: int) -> str:
        """Return that files to be sent are gone."""
        return self.tr(
            "%n file(s) that were to be sent are damaged or gone. Open the outbox and send them again.",
            "",
            files,
        )
