"""Says plainly that what is shown is not of now, but from the last connection."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.labels import label


class LastKnown(QFrame):
    """A strip above figures that may have changed since."""

    def __init__(self, theme: Theme, locale: Locale) -> None:
        super().__init__()
        self._locale = locale
        self.setObjectName("notice")
        self.setProperty("tone", "warning")
        mark = QLabel()
        mark.setPixmap(theme.pixmap("offline", "warning", 20))
        self.text = label("", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(self.text, 1)
        self.hide()

    def tell(self, moment: datetime | None) -> None:
        """Tell from when the figures are; None: they are of now, and nothing is said."""
        self.setVisible(moment is not None)
        if moment is None:
            return
        text = self.tr("These figures are as of {moment}, from the last answer of the server.")
        self.text.setText(text.format(moment=self._locale.date_time(moment)))
        self.setAccessibleName(self.text.text())
