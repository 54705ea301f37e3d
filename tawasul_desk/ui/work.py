"""Moving work: what the queue and the case ask for, the dialogs that answer, what came of it, and undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tawasul_contract.operations import Assign
from tawasul_contract.records import Role
from tawasul_desk.services import steering_acts
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.distribution import Line
from tawasul_desk.services.steering import NextCase, Skipped, Steered
from tawasul_desk.ui.act_log import ActLog
from tawasul_desk.ui.cases.queue_acts import PickAct
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.cases.queue_picks import MOST
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Action, Notices
from tawasul_desk.ui.steering.assign_dialog import AssignDialog
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.distribute_dialog import DistributeDialog
from tawasul_desk.ui.steering.doing import Result, Untouched, offer_many, result_of, steer, watch_many
from tawasul_desk.ui.steering.offer_dialog import OfferDialog
from tawasul_desk.ui.steering.people_panel import PeoplePanel
from tawasul_desk.ui.steering.reasons import left_out_reasons, left_out_text, skip_text
from tawasul_desk.ui.steering.told_dialog import ToldDialog
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone

Said = Callable[[int], str]


class Work(QObject):
    """`opened` carries the case that the officer was given next."""

    opened = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self._window = window
        self.acts = ActLog(desk, jobs, locale, theme, notices, window)

    def serve(self, queue: QueuePage) -> None:
        """Do what this queue asks for; a supervisor gets the people beside it."""
        queue.steer_requested.connect(self.steer)
        queue.undo_requested.connect(self.undo)
        queue.next_requested.connect(self.next_case)
        if self._desk.staff.role is Role.SUPERVISOR:
            queue.share_requested.connect(self.distribute_all)
            people = PeoplePanel(self._desk, self._jobs, self._locale, self._theme, queue)
            people.dropped.connect(lambda staff_id, ids: self._give(ids, staff_id, ""))
            people.chosen.connect(lambda staff_id: self._give(queue.table.picks.ids, staff_id, ""))
            queue.stand_beside(people)

    def steer(self, act: PickAct, ids: Sequence[UUID]) -> None:
        """Do this to the chosen requests, or ask first what it needs."""
        match act:
            case PickAct.ASSIGN:
                self.assign(ids)
            case PickAct.TO_OFFICE:
                self._give(ids, None, "")
            case PickAct.DISTRIBUTE:
                self._distribute(ids)
            case PickAct.OFFER:
                self._offer(ids)
            case PickAct.WATCH:
                steering = self._desk.steering
                self._do(lambda: watch_many(steering, ids), Counts().watched)

    def assign(self, ids: Sequence[UUID]) -> None:
        """Ask to whom these requests go."""
        dialog = AssignDialog(ids, self._desk, self._jobs, self._locale, self._theme, self._window)
        dialog.chosen.connect(lambda staff_id, reason: self._give(ids, staff_id, reason))
        dialog.open()

    def distribute_all(self) -> None:
        """Propose who gets what nobody has in this supervisor's offices; the most urgent where it is much."""
        desk = self._desk
        self._jobs.run(
            lambda: desk.distribution.unassigned(desk.casework.me.office_ids, MOST + 1),
            self._on_unassigned,
            self._notices.show_error,
            owner=self,
        )

    def _on_unassigned(self, ids: Sequence[UUID]) -> None:
        if not ids:
            text = self.tr("No unassigned request is waiting in your office.")
            self._notices.show_notice(text, Tone.INFO)
            return
        told = self.tr("All unassigned requests of your office that wait for the staff.")
        if len(ids) > MOST:
            told = self.tr(
                "The {count} most urgent requests of your office that nobody has and that wait for the staff."
                " The rest can be distributed afterwards."
            ).format(count=self._locale.number(MOST))
        self._distribute(ids[:MOST], told)

    def undo(self) -> None:
        """Take back the last act on the page that is shown."""
        self.acts.undo(self._notices.page)

    def _give_back(self, done: Done) -> None:
        """Give what was assigned back to whoever had it; what could not be can be tried again."""
        steering, given = self._desk.steering, done.operation_ids

        def finished(result: Result) -> None:
            if not result.left_out:
                self.acts.forget(done)
            self._tell(result, Counts().undone, done.page)

        work = partial(result_of, steering)
        steer(self._jobs, lambda: work(steering.undo(given)), finished, self._notices.show_error, self)

    def next_case(self) -> None:
        """Take the request that comes first for this officer, and open it."""
        desk = self._desk
        found: list[NextCase] = []
        acts: list[Assign] = []

        def take() -> Changes:
            found.append(desk.steering.next_case())
            case_id = found[0].case_id
            if case_id is None:
                return Changes()
            case, now = desk.casework.view(case_id).case, datetime.now(UTC)
            acts.append(steering_acts.assign(case, desk.casework.me.id, "", now))
            return desk.casework.submit(acts[0])

        self._jobs.write(take, lambda _: self._on_next(found[0], acts), self._notices.show_error, owner=self)

    def _on_next(self, found: NextCase, acts: Sequence[Assign]) -> None:
        count = self._locale.digits(Counts().skipped(len(found.skipped)))
        why = self._list(self.tr("Why?"), count, self._skipped(found.skipped))
        if found.case_id is None:
            text = self.tr("There is no other request for you.")
            self._notices.show_notice(self._and_skipped(text, found), Tone.INFO, why)
            return
        self.opened.emit(found.case_id)
        text = self.tr("Request {number} is yours now.").format(number=isolate(found.case_number))
        done = Done(found.case_id, text, tuple(act.id for act in acts), told=self._and_skipped(text, found))
        self.acts.add(done, action=why)

    def _and_skipped(self, text: str, found: NextCase) -> str:
        if not found.skipped:
            return text
        return f"{text} {self._locale.digits(Counts().skipped(len(found.skipped)))}"

    def _skipped(self, skipped: Sequence[Skipped]) -> list[tuple[str, str]]:
        return [(each.case_number, skip_text(each.reason)) for each in skipped]

    def _distribute(self, ids: Sequence[UUID], told: str = "") -> None:
        dialog = DistributeDialog(ids, self._desk, self._jobs, self._locale, self._window, told)
        dialog.chosen.connect(self._on_distribution)
        dialog.open()

    def _on_distribution(self, lines: Sequence[Line]) -> None:
        self._steer(lambda: self._desk.distribution.apply(lines), Counts().assigned)

    def _offer(self, ids: Sequence[UUID]) -> None:
        steering, said = self._desk.steering, Counts().offered
        dialog = OfferDialog(len(ids), self._desk, self._jobs, self._locale, self._theme, self._window)
        dialog.chosen.connect(
            lambda office_id, reason: self._do(lambda: offer_many(steering, ids, office_id, reason), said)
        )
        dialog.open()

    def _give(self, ids: Sequence[UUID], staff_id: UUID | None, reason: str) -> None:
        said, same = Counts().assigned, Untouched.THEIRS
        if staff_id is None:
            said, same = Counts().returned, Untouched.NOBODYS
        self._steer(lambda: self._desk.steering.assign_many(ids, staff_id, reason), said, same)

    def _steer(self, work: Callable[[], Steered], said: Said, same: Untouched = Untouched.THEIRS) -> None:
        steering = self._desk.steering
        self._do(lambda: result_of(steering, work(), same), said)

    def _do(self, work: Callable[[], Result], said: Said) -> None:
        page = self._notices.page
        done = partial(self._on_done, said=said, page=page)
        steer(self._jobs, work, done, self._notices.show_error, self)

    def _on_done(self, result: Result, said: Said, page: object = None) -> None:
        self._tell(result, said, page, undoable=bool(result.operation_ids))

    def _tell(self, result: Result, said: Said, page: object, *, undoable: bool = False) -> None:
        text = self._locale.digits(said(result.done))
        done = Done(page, text, result.operation_ids if undoable else result.made)
        tone, action = Tone.SUCCESS, None
        if result.left_out:
            tone = Tone.WARNING
            done.told, action = self._left_out(text, result)
        if undoable:
            done.inverse = partial(self._give_back, done)
            self.acts.add(done, tone, action)
        else:
            self.acts.tell(done, tone, action)

    def _left_out(self, text: str, result: Result) -> tuple[str, Action | None]:
        """Return the sentence with what was left out and why, and the offer to list it."""
        left = self._locale.digits(Counts().left_out(len(result.left_out)))
        reasons = left_out_reasons(result.left_out, self._locale)
        told = self.tr("{done} · {left_out}: {reasons}")
        told = told.format(done=isolate(text), left_out=isolate(left), reasons=reasons)
        lines = [(each.case_number, left_out_text(each.why)) for each in result.left_out]
        return told, self._list(self.tr("Which?"), left, lines)

    def _list(self, ask: str, title: str, lines: Sequence[tuple[str, str]]) -> Action | None:
        if not lines:
            return None
        return (ask, lambda: ToldDialog(title, lines, self._window).open())
