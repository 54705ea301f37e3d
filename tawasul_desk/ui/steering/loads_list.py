"""What every officer would have on hand after a distribution, beside what it is now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.distribution_model import DistributionModel, Load
from tawasul_desk.ui.steering.hand_words import HandWords
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.labels import Elided, label


class LoadsList(QScrollArea):
    """A line for each officer: the name, before, after; who gets more is in bold."""

    def __init__(self, model: DistributionModel, locale: Locale, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._locale = locale
        self._words = HandWords(locale)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.changed.connect(self._show)

    def _show(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, spacing(2), 0)
        grid.setVerticalSpacing(spacing(2))
        grid.setHorizontalSpacing(spacing(4))
        grid.setColumnStretch(0, 1)
        for place, text in enumerate((self.tr("Officer"), self.tr("Now"), self.tr("Then"))):
            grid.addWidget(label(text, "caption"), 0, place)
        for row, load in enumerate(self._model.loads(), start=1):
            self._add(grid, row, load)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inner)  # the one before is destroyed

    def _add(self, grid: QGridLayout, row: int, load: Load) -> None:
        hand = self._model.hands.of(load.staff_id)
        more = load.after > load.before
        grid.addWidget(Elided(self._words.name(hand) if hand else "", "strong" if more else "soft"), row, 0)
        grid.addWidget(label(self._locale.number(load.before), "soft"), row, 1)
        grid.addWidget(label(self._locale.number(load.after), "strong" if more else "soft"), row, 2)
