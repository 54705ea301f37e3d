"""What is said of an officer to whom work could be given: load, absence, skills."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.hands import Hand, Hands


@dataclass(frozen=True)
class Told:
    """A few words and the tint of their colour."""

    text: str
    tint: str = "muted"


class HandWords:
    """The words in one language."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._counts = Counts()

    def name(self, hand: Hand) -> str:
        """Return the officer's name, safe inside a sentence."""
        return isolate(self._locale.name(hand.staff))

    def facts(self, hand: Hand) -> list[Told]:
        """Return load, lateness, absence and skills, the most urgent words coloured."""
        told = [Told(self._locale.digits(self._counts.open(hand.open)))]
        if hand.overdue:
            told.append(Told(self._locale.digits(self._counts.overdue(hand.overdue)), "error"))
        if hand.person.absent:
            told.insert(0, Told(QCoreApplication.translate("Steering", "Absent"), "warning"))
        if hand.staff.skills:
            told.append(Told(self._locale.digits(self._counts.services(len(hand.staff.skills)))))
        return told

    def spoken(self, hand: Hand) -> str:
        """Return all of it in one line, for tooltips and screen readers."""
        return " · ".join([self.name(hand), *(told.text for told in self.facts(hand))])

    def absence(self, hand: Hand, hands: Hands) -> str:
        """Return that the officer is away, until when, and who stands in."""
        translate, absence = QCoreApplication.translate, hand.staff.absence
        if absence is None:
            return ""
        day = self._locale.date(absence.last)
        text = translate("Steering", "{name} is absent until {day}.").format(name=self.name(hand), day=day)
        substitute = hands.of(hand.substitute_id)
        if substitute is None:
            return text
        stands = translate("Steering", "{name} stands in.").format(name=self.name(substitute))
        return f"{text} {stands}"

    def lacking(self, hand: Hand, hands: Hands, service_ids: tuple[str, ...]) -> str:
        """Return which of the chosen services the officer does not handle."""
        names = hands.service_names(hand.lacks(service_ids), arabic=self._locale.is_arabic)
        text = QCoreApplication.translate("Steering", "{name} does not handle: {services}")
        comma = "\u060c " if self._locale.is_arabic else ", "
        return text.format(name=self.name(hand), services=comma.join(map(isolate, names)))
