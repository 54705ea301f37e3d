"""Sharing requests out by rules: what would happen is shown, and can be changed, before it does."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QTableView, QWidget

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.distribution import Line, Proposal
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.dialog_frame import lay_out
from tawasul_desk.ui.steering.distribution_model import Column, DistributionModel
from tawasul_desk.ui.steering.hand_words import HandWords
from tawasul_desk.ui.steering.hands import Hands, read_hands
from tawasul_desk.ui.steering.loads_list import LoadsList
from tawasul_desk.ui.steering.officer_choice import OfficerChoice
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.labels import label

_ROW_HEIGHT = 40  # pixels
_WIDTHS = {Column.NUMBER: 174, Column.SERVICE: 170, Column.BEFORE: 150, Column.OFFICER: 180}


class DistributeDialog(QDialog):
    """`chosen` carries the lines that move; `told` says which requests these are."""

    chosen = Signal(object)

    def __init__(
        self,
        case_ids: Sequence[UUID],
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        parent: QWidget,
        told: str = "",
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(locale.digits(Counts().distribute_title(len(case_ids))))
        self.model = DistributionModel(locale, self)
        self.table = QTableView()
        self.loads = LoadsList(self.model, locale, self)
        self.count = label("", "soft")
        self.told = label(told, "soft", wrap=True)
        self.apply = PrimaryButton(self.tr("Distribute"), keys=Key.SEND)
        self._set_up_table(locale)
        self._lay_out()
        self.model.changed.connect(self._on_changed)
        self.apply.clicked.connect(self._on_apply)
        shortcut(self, Key.SEND, self._on_apply)
        self._on_changed()
        jobs.run(
            lambda: (desk.distribution.preview(case_ids), read_hands(desk, datetime.now(UTC))),
            lambda found: self._on_proposal(*found),
            owner=self,
        )

    @property
    def moves(self) -> tuple[Line, ...]:
        """The lines by which a request changes hands."""
        return tuple(line for line in self.model.lines if line.assignee_id not in (None, line.before))

    def _on_proposal(self, proposal: Proposal, hands: Hands) -> None:
        self.model.show_proposal(proposal, hands)
        if proposal.lines:
            self.table.setCurrentIndex(self.model.index(0, Column.OFFICER))
            self.table.setFocus()

    def _on_changed(self) -> None:
        moves = len(self.moves)
        self.count.setText(self._locale.digits(Counts().moves(moves)))
        self.apply.setEnabled(moves > 0)

    def _on_apply(self) -> None:
        if self.apply.isEnabled():
            self.chosen.emit(self.moves)
            self.accept()

    def _set_up_table(self, locale: Locale) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(Column.OFFICER, OfficerChoice(HandWords(locale), table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.SelectedClicked
            | triggers.AnyKeyPressed
        )
        table.setAccessibleName(self.tr("Proposal"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)

    def _lay_out(self) -> None:
        self.resize(1300, 640)
        self.loads.setFixedWidth(250)
        proposal = QWidget()
        beside = QHBoxLayout(proposal)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(spacing(4))
        beside.addWidget(self.table, 1)
        beside.addWidget(self.loads)
        hint = self.tr("Nothing has happened yet. Press F2 on a line to choose somebody else.")
        asked = (self.told, label(hint, "soft", wrap=True), proposal)
        lay_out(self, asked, proposal, self.apply, self.count)
        self.told.setVisible(bool(self.told.text()))
