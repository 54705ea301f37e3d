"""People, calendars and response texts as a supervisor sees them, and the acts that change them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import REFUSALS_KEPT, CatalogueRecord, RefusalRecord, TemplateRecord
from tawasul_contract.office_rules import office_refusal
from tawasul_contract.operations import (
    AnswerTemplate,
    OfficeAct,
    OfficeOperation,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.distribution import is_absent
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.forecast import Forecast, forecast
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.workbook import Workbook


@dataclass(frozen=True)
class Person:
    """A member of staff with the waiting acts laid over; `pending`: some wait; `absent`: away today."""

    staff: StaffRecord
    pending: bool = False
    absent: bool = False


@dataclass(frozen=True)
class OfficeCalendar:
    """The working time of an office, None where it has none of its own; `waiting`: the act that made it."""

    office_id: str
    calendar: CalendarRecord | None
    waiting: UUID | None = None

    @property
    def pending(self) -> bool:
        """Whether it waits to be sent."""
        return self.waiting is not None


@dataclass(frozen=True)
class ResponseText:
    """A response text or a proposal of one.

    `pending`: an act on it waits to be sent; `approved`: what that act answers, None where it proposes.
    """

    template: TemplateRecord
    pending: bool = False
    approved: bool | None = None


class OfficeWork:
    """Administration at the desk; safe from any thread, no call needs a network."""

    def __init__(
        self,
        mirror: Mirror,
        workbook: Workbook,
        me: Callable[[], StaffRecord],
        clock: Callable[[], datetime],
    ) -> None:
        self._mirror = mirror
        self._workbook = workbook
        self._me = me
        self._clock = clock

    def submit(self, operation: OfficeOperation) -> Changes:
        """Keep the act: on the disk when this returns.

        KnownError(REFUSED, reason=…) where the rules forbid it on what the supervisor sees, NOT_FOUND
        before the first synchronisation, DISK_FULL, NOT_WRITABLE.
        """
        people = {person.staff.id: person.staff for person in self.people()}
        reason = office_refusal(operation, self._me(), people, self._seen_catalogue())
        if reason is not None:
            raise KnownError(ErrorCode.REFUSED, reason=str(reason))
        return self._workbook.append(operation, "")

    def people(self) -> tuple[Person, ...]:
        """Return everybody known here as they are with the waiting acts, by name."""
        today = self._clock().astimezone(RIYADH).date()
        me, laid = self._me(), self._laid()
        changed = {act.staff_id for act in laid if isinstance(act, SetAbsence | SetSkills | WatchQueue)}
        found = []
        for known in self._mirror.all_staff().values():
            person = known
            for act in laid:
                person = _changed(person, act, me)
            found.append(Person(person, known.id in changed, is_absent(person, today)))
        return tuple(sorted(found, key=lambda each: (each.staff.name_ar, str(each.staff.id))))

    def calendars(self) -> tuple[OfficeCalendar, ...]:
        """Return the working time of the supervisor's offices, in the order of the catalogue."""
        # The waiting work first: what is confirmed in between is then in the catalogue, too.
        laid = {act.calendar.office_id: act for act in self._laid() if isinstance(act, SetCalendar)}
        catalogue, mine = self._catalogue(), self._me().office_ids
        known = {calendar.office_id: calendar for calendar in catalogue.calendars}
        known |= {office_id: act.calendar for office_id, act in laid.items()}
        return tuple(
            OfficeCalendar(office.id, known.get(office.id), laid[office.id].id if office.id in laid else None)
            for office in catalogue.offices
            if office.id in mine
        )

    def forecast(
        self,
        calendar: CalendarRecord,
        now: datetime,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Forecast | None:
        """Return what this calendar would do to the due times of its office; takes long where cases are many.

        None where by it the office would not work for years. KnownError(CANCELLED).
        """
        cases = self._mirror.running(calendar.office_id)
        return forecast(cases, calendar, self._catalogue(), now, progress, cancelled)

    def templates(self) -> tuple[ResponseText, ...]:
        """Return the texts in force; `pending`: another one in its place was proposed and waits."""
        waiting = {act.template.id for act in self._laid() if isinstance(act, ProposeTemplate)}
        return tuple(
            ResponseText(template, template.id in waiting) for template in self._catalogue().templates
        )

    def proposals(self) -> tuple[ResponseText, ...]:
        """Return the texts that wait for approval, those that wait to be sent among them."""
        answers = {
            (act.template_id, act.version): act.approved
            for act in self._laid()
            if isinstance(act, AnswerTemplate)
        }
        catalogue = self._catalogue()
        known = {(each.id, each.version) for each in catalogue.proposals}
        return tuple(
            ResponseText(each, key in answers or key not in known, answers.get(key))
            for each in self._seen_catalogue().proposals
            for key in [(each.id, each.version)]
        )

    def refusals(self) -> tuple[RefusalRecord, ...]:
        """Return which of one's own proposals were refused of late, unless they are proposed again."""
        me, since = self._me().id, self._clock() - REFUSALS_KEPT
        again = {each.id for each in self._seen_catalogue().proposals}
        return tuple(
            each
            for each in self._catalogue().refusals
            if each.template.proposed_by == me and each.at > since and each.template.id not in again
        )

    def _catalogue(self) -> CatalogueRecord:
        found = self._mirror.catalogue()
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, part="catalogue")
        return found

    def _seen_catalogue(self) -> CatalogueRecord:
        """Return the catalogue with what the officer proposed and nobody has heard of yet."""
        catalogue = self._catalogue()
        proposed = (act.template for act in self._laid() if isinstance(act, ProposeTemplate))
        return _with_proposals(catalogue, proposed, self._me())

    def _laid(self) -> list[OfficeAct]:
        waiting = self._workbook.waiting(NO_CASE)
        acts = (item.operation for item in waiting if item.state not in TROUBLED)
        return [act for act in acts if isinstance(act, OfficeAct)]


def _changed(person: StaffRecord, act: OfficeAct, me: StaffRecord) -> StaffRecord:
    """Return the person as this act makes them."""
    match act:
        case SetAbsence(staff_id=person.id):
            return person.model_copy(update={"absence": act.absence})
        case SetSkills(staff_id=person.id):
            return person.model_copy(update={"skills": act.skills})
        case WatchQueue(staff_id=person.id):
            others = tuple(each for each in person.watcher_ids if each != me.id)
            return person.model_copy(update={"watcher_ids": (*others, me.id) if act.watched else others})
        case _:
            return person


def _with_proposals(
    catalogue: CatalogueRecord, proposed: Iterable[TemplateRecord], me: StaffRecord
) -> CatalogueRecord:
    """Return the catalogue with these proposals, a later one in the place of an earlier one of its text."""
    found = {each.id: each for each in catalogue.proposals}
    in_force = {each.id: each.version for each in catalogue.templates}
    for text in proposed:
        fresh = {"version": in_force.get(text.id, 0) + 1, "proposed_by": me.id}
        found[text.id] = text.model_copy(update=fresh)
    return catalogue.model_copy(update={"proposals": tuple(found.values())})
