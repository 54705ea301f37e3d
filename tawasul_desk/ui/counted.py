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
