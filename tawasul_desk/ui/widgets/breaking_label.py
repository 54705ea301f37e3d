"""An address on as many lines as it needs: it has no spaces where a line could end."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tawasul_desk.ui.widgets.labels import leading

_BREAK: Final = "\u200b"
_SEAMS: Final = re.compile(r"(?<=[._+-])(?=\w)")
_LONG: Final = 24  # characters of a part that may not fit on a line of its own


class BreakingLabel(QLabel):
    """As wide as its text where there is room; else broken before the @, long parts also behind dots."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(_with_seams(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "soft")
        self.setAlignment(leading())
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.fontMetrics().lineSpacing())


def _with_seams(address: str) -> str:
    name, sign, domain = address.partition("@")
    parts = (_SEAMS.sub(_BREAK, part) if len(part) > _LONG else part for part in (name, sign + domain))
    return _BREAK.join(parts)
