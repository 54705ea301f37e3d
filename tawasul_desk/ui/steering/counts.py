"""Sentences of steering with a count in them, in every plural form of the language."""

from PySide6.QtCore import QObject


class Counts(QObject):
    """Asks the translations for the form that fits the number."""

    def open(self, count: int) -> str:
        """Return how many requests somebody has open."""
        return self.tr("%n open", "", count)

    def overdue(self, count: int) -> str:
        """Return how many of them are late."""
        return self.tr("%n overdue", "", count)

    def services(self, count: int) -> str:
        """Return how many services somebody handles."""
        return self.tr("%n service(s)", "", count)

    def assign_title(self, count: int) -> str:
        """Return the heading of the dialog that gives requests to somebody."""
        return self.tr("Assign %n request(s)", "", count)

    def offer_title(self, count: int) -> str:
        """Return the heading of the dialog that offers requests to another office."""
        return self.tr("Offer %n request(s) to another office", "", count)

    def distribute_title(self, count: int) -> str:
        """Return the heading of the preview of a distribution."""
        return self.tr("Distribute %n request(s)", "", count)

    def assigned(self, count: int) -> str:
        """Return how many requests were given to somebody."""
        return self.tr("%n request(s) assigned", "", count)

    def returned(self, count: int) -> str:
        """Return how many requests went back to their office."""
        return self.tr("%n request(s) returned to the office", "", count)

    def undone(self, count: int) -> str:
        """Return how many requests are again with whom they were."""
        return self.tr("%n request(s) are back where they were", "", count)

    def offered(self, count: int) -> str:
        """Return how many requests were offered to another office."""
        return self.tr("%n request(s) offered", "", count)

    def watched(self, count: int) -> str:
        """Return how many requests the officer is told of from now on."""
        return self.tr("%n request(s) watched", "", count)

    def left_out(self, count: int) -> str:
        """Return how many requests were left as they were."""
        return self.tr("%n left out", "", count)

    def skipped(self, count: int) -> str:
        """Return how many requests came before but are not for this officer."""
        return self.tr("%n request(s) were skipped", "", count)

    def moves(self, count: int) -> str:
        """Return how many requests would change hands."""
        return self.tr("%n request(s) would move", "", count)
