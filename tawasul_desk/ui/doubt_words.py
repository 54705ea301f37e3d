"""The one question before a doubtful text is sent: it names everything that is doubtful about it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.letters import Doubt, DoubtCode
from tawasul_desk.services.placeholders import PLACEHOLDERS
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.placeholder_words import placeholder_text
from tawasul_desk.ui.theme import Theme


def doubt_question(sentences: Iterable[str], theme: Theme, parent: QWidget) -> Question:
    """Return the question whether to send a text all the same; going back is the safe answer."""
    translate = QCoreApplication.translate
    question = Question(
        theme,
        translate("Doubts", "Send it as it is?"),
        "\n".join(sentences),
        translate("Doubts", "Send anyway"),
        translate("Doubts", "Go back"),
        parent,
        danger=True,
    )
    question.setObjectName("doubts")
    return question


def doubt_text(doubt: Doubt) -> str:
    """Return what is said of a placeholder or an identity number in the text."""
    translate = QCoreApplication.translate
    if doubt.code is DoubtCode.PLACEHOLDER:
        known = doubt.value in PLACEHOLDERS
        name = placeholder_text(doubt.value) if known else f"{{{doubt.value}}}"
        return translate("Doubts", "Not filled in: {name}.").format(name=isolate(name))
    text = translate(
        "Doubts", "The identity number {number} is neither the applicant's nor in their request."
    )
    return text.format(number=isolate(doubt.value))
