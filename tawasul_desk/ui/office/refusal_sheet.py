"""Why a proposed text is refused."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.operations import AnswerTemplate
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.pasting import tell_of_pastes
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.editor import Editor


class RefusalSheet(Sheet):
    """A reason, which who proposed the text gets to read."""

    def __init__(
        self, text: TemplateRecord, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("RefusalSheet", "Refuse this text?")
        super().__init__(theme, title, translate("RefusalSheet", "Refuse the text"), parent)
        self._text = text
        self._desk = desk
        self._jobs = jobs
        self.reason = Editor(self)
        self.reason.setPlaceholderText(self.tr("Why? Who proposed it reads the reason."))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.submit_requested.connect(self.on_act)
        tell_of_pastes(self.reason, locale, self.tell, files=False)
        self.reason.textChanged.connect(lambda: self.tell(""))
        self.body.addWidget(self.reason)
        self.begin(self.reason.text)
        self.reason.setFocus()

    def on_act(self) -> None:
        """Refuse it; the rules ask for a reason."""
        text, now = self._text, datetime.now(UTC)
        reason = self.reason.text().strip()
        answer = {"template_id": text.id, "version": text.version, "approved": False, "reason": reason}
        self.send(self._desk, self._jobs, AnswerTemplate(**envelope(now), **answer))
