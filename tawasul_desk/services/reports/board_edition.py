"""A board in one language: its figures turned into words for paper."""

from datetime import date

from tawasul_contract.boards import TileRecord
from tawasul_desk.services.arabic import format_decimal, format_percent, hijri, isolate
from tawasul_desk.services.board_tables import Share, Value, figure
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.reports.tongue import Tongue, value
from tawasul_desk.services.reports.words import report_words


class BoardEdition(Tongue):
    """A period report in its language; `house` are the words that all reports share."""

    def __init__(self, report: PeriodReport) -> None:
        words = report.words
        super().__init__(words.language, words.nothing, report.arabic_digits)
        self._digits_are_arabic = report.arabic_digits
        self.report = report
        self.words = words
        self.house = report_words(words.language)

    def told(self, given: Value) -> str:
        """Return a figure as it is printed: a share in per cent, a number with at most one decimal."""
        if given is None:
            return self.words.nothing
        if isinstance(given, Share):
            return isolate(format_percent(given * 100, self._digits_are_arabic))
        if isinstance(given, int | float):
            return isolate(format_decimal(given, self._digits_are_arabic))
        return value(str(given))

    def now(self, tile: TileRecord) -> str:
        """Return the figure of a tile."""
        return self.told(figure(tile, tile.value))

    def before(self, tile: TileRecord) -> str:
        """Return what a figure was yesterday and usually is; nothing where neither is known."""
        words = self.words
        told = (
            (words.yesterday_brief, figure(tile, tile.yesterday)),
            (words.usual_brief, figure(tile, tile.usual)),
        )
        return " · ".join(text.format(value=self.told(given)) for text, given in told if given is not None)

    def short_days(self, day: date) -> tuple[str, str]:
        """Return a day without its year in both calendars, for an axis: Umm al-Qura, Gregorian."""
        gregorian = self.figures(f"{day:%m/%d}")
        try:
            _, month, month_day = hijri(day)
        except OverflowError:
            return "", gregorian
        return self.figures(f"{month:02}/{month_day:02}"), gregorian

    def person(self, name: str) -> str:
        """Return a name from outside, kept apart from what stands around it."""
        return value(name)
