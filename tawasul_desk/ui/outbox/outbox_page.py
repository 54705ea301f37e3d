"""The outbox: everything that waits to be sent, why, and what the officer can do about it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.projection import counts_of
from tawasul_desk.services.views import Draft, OperationState, WaitingOperation
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.outbox.conflict_dialog import ConflictDialog
from tawasul_desk.ui.outbox.contents import Contents, read_contents
from tawasul_desk.ui.outbox.drafts_list import DraftsList
from tawasul_desk.ui.outbox.edit_dialog import EditDialog
from tawasul_desk.ui.outbox.operation_panel import KEYS, Act, OperationPanel, acts_for, reference_of
from tawasul_desk.ui.outbox.outbox_model import OutboxModel
from tawasul_desk.ui.outbox.outbox_table import OutboxTable
from tawasul_desk.ui.outbox.revision import text_of
from tawasul_desk.ui.shortcuts import Area, Key, bind, bind_button, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import Chip, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.labels import label

TICK_MS: Final = 30_000
PANEL_WIDTH: Final = 344


class OutboxPage(QWidget):
    """A list with the chosen operation beside it; follows the outbox as it changes."""

    case_opened = Signal(UUID)
    send_requested = Signal()
    counted = Signal(object)
    """How many operations wait, as the head says: whoever else shows it shows the same."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self._contents = Contents()
        self.model = OutboxModel(locale, self)
        self.table = OutboxTable(self.model, theme)
        self.panel = OperationPanel(locale, theme)
        self.count = label("", "muted")
        icon = theme.icon("send", "on_primary")
        self.send_all = PrimaryButton(self.tr("Send all now"), icon=icon, keys=Key.SYNC)
        self.discard_held = PlainButton("", icon=theme.icon("trash"))
        self.shows_waiting = Chip(self.tr("Waiting"))
        self.shows_discarded = Chip(locale.digits(self.tr("Discarded, last 30 days")))
        self.shows_drafts = Chip(self.tr("Drafts"))
        self._chips = (self.shows_waiting, self.shows_drafts, self.shows_discarded)
        for chip in self._chips:
            chip.setCheckable(True)
        self.drafts = DraftsList(locale, theme)
        self.empty = EmptyState(theme, "inbox", "")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_only(self.shows_waiting)
        self.reload()

    def reload(self) -> None:
        """Read the outbox again."""
        casework = self._desk.casework
        self._jobs.run(lambda: read_contents(casework), self._on_read, owner=self)

    @property
    def chosen(self) -> WaitingOperation | None:
        """The operation chosen in the list."""
        return self.model.item(self.table.currentIndex().row())

    @property
    def picked(self) -> tuple[WaitingOperation, ...]:
        """The selected operations that may be discarded."""
        found = (self.model.item(row) for row in self.table.rows)
        return tuple(item for item in found if item is not None and Act.DISCARD in acts_for(item))

    @property
    def held(self) -> tuple[WaitingOperation, ...]:
        """What is held, all of it."""
        return tuple(item for item in self._contents.waiting if item.state is OperationState.HELD)

    def _on_read(self, contents: Contents) -> None:
        self._contents = contents
        self.counted.emit(counts_of(contents.waiting))
        self._refill()

    def _on_changed(self, changes: Changes) -> None:
        drafts = self.shows_drafts.isChecked() and changes.touches(Kind.DRAFT)
        held = (item for item in self._contents.waiting if item.state is OperationState.HELD)
        back = any(changes.touches(Kind.CASE, item.operation.case_id) for item in held)
        if drafts or back or changes.touches(Kind.OUTBOX):
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was written elsewhere meanwhile."""
        super().showEvent(event)
        self.reload()

    def _on_tick(self) -> None:
        if self.isVisible():
            self.model.tell_times()
            self._on_chosen()

    def _show_only(self, chosen: Chip) -> None:
        for chip in self._chips:
            chip.setChecked(chip is chosen)
        self._refill()

    def _refill(self) -> None:
        self._tell_count()
        self._tell_empty()
        if self.shows_drafts.isChecked():
            self.drafts.show_drafts(self._contents.drafts)
            self.stack.setCurrentIndex(2 if self._contents.drafts else 1)
        else:
            self._refill_table()

    def _refill_table(self) -> None:
        before, row = self.chosen, self.table.currentIndex().row()
        picked = {item.operation.id for item in map(self.model.item, self.table.rows) if item is not None}
        items = self._contents.discarded if self.shows_discarded.isChecked() else self._contents.waiting
        self.model.show_items(items, self._contents.names)
        self.stack.setCurrentIndex(0 if items else 1)
        if items:
            # Where the chosen one has gone, another selected one, or the next, takes its place.
            left = [place for place, item in enumerate(items) if item.operation.id in picked]
            same = self.model.row_of(before.operation.id) if before else -1
            following = left[0] if left else min(max(row, 0), len(items) - 1)
            self.table.choose(same if same >= 0 else following)
            self.table.pick(left)
            self._on_chosen()

    def _on_chosen(self) -> None:
        item = self.chosen
        if item is not None:
            self.panel.show_item(item, self._contents.catalogue, self._contents.staff)

    def _tell_count(self) -> None:
        counts = counts_of(self._contents.waiting)
        texts = [self.tr("%n operation(s) waiting", "", counts.waiting)]
        if counts.troubled:
            texts.append(self.tr("%n need(s) you", "", counts.troubled))
        self.count.setText(self._locale.digits(" · ".join(texts)))
        self.send_all.setEnabled(counts.waiting > 0)
        held = len(self.held)
        self.discard_held.setText(self._locale.digits(self.tr("Discard all %n held", "", held)))
        self.discard_held.setVisible(held > 1 and self.shows_waiting.isChecked())

    def _tell_empty(self) -> None:
        if self.shows_discarded.isChecked():
            text = self.tr("What you discard stays here for 30 days, so that its text can be copied.")
            self.empty.tell("trash", self.tr("Nothing was discarded"), self._locale.digits(text))
        elif self.shows_drafts.isChecked():
            text = self.tr("A form that you close before sending it waits here and in its request.")
            self.empty.tell("edit", self.tr("No drafts"), text)
        else:
            text = self.tr("What you do without a network waits here until the server has confirmed it.")
            self.empty.tell("check-circle", self.tr("Everything has been sent"), text)

    # acts

    def _on_wanted(self, act: Act) -> None:
        item = self.chosen
        if item is None:
            return
        {
            Act.COMPARE: self._compare,
            Act.SEND_AGAIN: self._send_again,
            Act.RETRY: self._retry,
            Act.EDIT: self._edit,
            Act.COPY: self._copy,
            Act.QUOTE: self._quote,
            Act.OPEN_CASE: self._open_case,
            Act.DISCARD: self._discard,
        }[act](item)

    def _on_send_all(self) -> None:
        self._send(self._desk.casework.retry_all)

    def _send(self, work: Callable[[], Changes]) -> None:
        self._jobs.write(work, lambda _changes: self.send_requested.emit(), owner=self)

    def _retry(self, item: WaitingOperation) -> None:
        self._send(partial(self._desk.casework.retry, item.operation.id))

    def _send_again(self, item: WaitingOperation) -> None:
        self._send(partial(self._desk.casework.send_again, item.operation.id))

    def _edit(self, item: WaitingOperation) -> None:
        dialog = EditDialog(item, self._desk, self._jobs, self._locale, self._theme, self)
        dialog.replaced.connect(self.send_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _compare(self, item: WaitingOperation) -> None:
        dialog = ConflictDialog(item, self._desk, self._jobs, self._locale, self._theme, self)
        dialog.resolved.connect(self.send_requested)
        dialog.lost.connect(self._on_lost)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_lost(self) -> None:
        text = self.tr("You no longer have access to the request; what you did to it is held.")
        self._notices.show_notice(text, Tone.WARNING)

    def _copy(self, item: WaitingOperation) -> None:
        QGuiApplication.clipboard().setText(text_of(item.operation))
        self._notices.show_notice(self.tr("The text was copied."), Tone.SUCCESS)

    def _quote(self, item: WaitingOperation) -> None:
        QGuiApplication.clipboard().setText(reference_of(item))
        self._notices.show_notice(self.tr("The reference was copied."), Tone.SUCCESS)

    def _on_draft_discarded(self, draft: Draft) -> None:
        drop = self._desk.casework.drop_draft
        self._ask_to_discard(
            self.tr("Discard this draft?"),
            self.tr("Its text is gone for good."),
            lambda: self._jobs.write(lambda: drop(draft.case_id, draft.kind), owner=self),
        )

    def _open_case(self, item: WaitingOperation) -> None:
        self.case_opened.emit(item.operation.case_id)

    def _on_picked(self) -> None:
        self.panel.tell_picked(len(self.picked))

    def _discard_many(self, items: Sequence[WaitingOperation]) -> None:
        """Ask once for all of these."""
        text = self.tr(
            "They will not be sent. Their texts are kept for 30 days and can be copied; their files are not."
        )
        title = self._locale.digits(self.tr("Discard %n operation(s)?", "", len(items)))
        ids, discard = [item.operation.id for item in items], self._desk.casework.discard_many
        self._ask_to_discard(
            title, self._locale.digits(text), lambda: self._jobs.write(lambda: discard(ids), owner=self)
        )

    def _discard(self, item: WaitingOperation) -> None:
        if len(self.picked) > 1:
            self._discard_many(self.picked)
            return
        text = self.tr(
            "It will not be sent. Its text is kept for 30 days and can be copied; its files are not."
        )
        title = self.tr("Discard this operation?")
        self._ask_to_discard(title, self._locale.digits(text), lambda: self._discard_now(item))

    def _ask_to_discard(self, title: str, text: str, then: Callable[[], object]) -> None:
        act, back = self.tr("Discard"), self.tr("Go back")
        Question(self._theme, title, text, act, back, self, danger=True).ask(then)

    def _discard_now(self, item: WaitingOperation) -> None:
        discard = self._desk.casework.discard
        self._jobs.write(lambda: discard(item.operation.id), owner=self)

    # looks

    def _connect(self) -> None:
        self.send_all.clicked.connect(self._on_send_all)
        for chip in self._chips:
            chip.clicked.connect(lambda _=False, chosen=chip: self._show_only(chosen))
        self.drafts.opened.connect(self.case_opened)
        self.drafts.discarded.connect(self._on_draft_discarded)
        self.table.chosen.connect(self._on_chosen)
        self.table.picked.connect(self._on_picked)
        self.discard_held.clicked.connect(lambda: self._discard_many(self.held))
        self.table.opened.connect(lambda: self._on_wanted(Act.OPEN_CASE))
        self.panel.wanted.connect(self._on_wanted)
        self._jobs.changed.connect(self._on_changed)
        set_area(self, Area.OUTBOX)
        bind(self, Key.SYNC, self._on_send_all)
        for act, key in KEYS.items():
            bind_button(self, key, self.panel.buttons[act])
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("Outbox"), "title"))
        head.addWidget(self.count)
        head.addStretch(1)
        for widget in (*self._chips, self.discard_held, self.send_all):
            head.addWidget(widget)
        column.addLayout(head)
        lists = QWidget()
        row = QHBoxLayout(lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        self.panel.setFixedWidth(PANEL_WIDTH)
        row.addWidget(self.panel)
        self.stack.addWidget(lists)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.drafts)
        column.addWidget(self.stack, 1)
