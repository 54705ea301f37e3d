"""Sentences of the board with a count in them; a QObject, so that their plural forms are found."""

from PySide6.QtCore import QObject


class BoardCounted(QObject):
    """Asks the translations for the form that fits the number; digits are ASCII."""

    def open(self, count: int) -> str:
        """Return how many are open."""
        return self.tr("%n open", "", count)

    def overdue(self, count: int) -> str:
        """Return how many are overdue."""
        return self.tr("%n overdue", "", count)

    def open_there(self, count: int) -> str:
        """Return how many are open, where it is plain that requests are counted."""
        return self.tr("%n open (short)", "", count)

    def overdue_there(self, count: int) -> str:
        """Return how many of them are overdue."""
        return self.tr("%n overdue (short)", "", count)

    def finished_there(self, count: int) -> str:
        """Return how many were finished, where it is plain that requests are counted."""
        return self.tr("%n finished (short)", "", count)

    def on_time_there(self, count: int) -> str:
        """Return how many of them were finished on time."""
        return self.tr("%n on time (short)", "", count)

    def due_today(self, count: int) -> str:
        """Return how many are due today."""
        return self.tr("%n due today", "", count)

    def late(self, count: int) -> str:
        """Return how many were or are late."""
        return self.tr("%n late", "", count)

    def await_approval(self, count: int) -> str:
        """Return how many wait for a second officer."""
        return self.tr("%n await(s) approval", "", count)

    def came_back(self, count: int) -> str:
        """Return how many the applicants sent back and nobody took up."""
        return self.tr("%n back from the applicant", "", count)

    def unassigned(self, count: int) -> str:
        """Return how many are nobody's."""
        return self.tr("%n unassigned", "", count)

    def hours(self, count: int) -> str:
        """Return whole working hours."""
        return self.tr("%n hour(s)", "", count)

    def workstations(self, count: int) -> str:
        """Return at how many workstations work waits."""
        return self.tr("at %n workstation(s)", "", count)

    def last_days(self, count: int) -> str:
        """Return the days up to today that are looked at."""
        return self.tr("Last %n day(s)", "", count)

    def people(self, count: int) -> str:
        """Return of how many officers an average is."""
        return self.tr("Average of %n officer(s)", "", count)
