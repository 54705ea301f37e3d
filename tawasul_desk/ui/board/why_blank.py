"""What a page of figures says in the place of figures, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.notices import Notices, sentence
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.empty_state import EmptyState


def counting(theme: Theme) -> EmptyState:
    """Return what is shown until the first answer."""
    translate = QCoreApplication.translate
    return EmptyState(
        theme, "board", translate("Board", "Counting"), translate("Board", "The figures are being read.")
    )


def say_failed(blank: EmptyState, error: KnownError, again: Callable[[], None]) -> None:
    """Say why there are no figures, and offer to try again."""
    translate = QCoreApplication.translate
    act = (translate("Board", "Try again"), again)
    if error.code is ErrorCode.OFFLINE:
        text = translate(
            "Board",
            "This computer has not kept figures of these days. They are read as soon as the server answers.",
        )
        blank.tell("offline", translate("Board", "These figures are at the server only"), text, act)
    else:
        title = translate("Board", "The figures could not be read")
        blank.tell("server-fault", title, sentence(error), act)


def say_no_cases(notices: Notices, error: KnownError) -> None:
    """Say why the cases behind a number cannot be shown."""
    if error.code is ErrorCode.OFFLINE:
        notices.show_notice(
            QCoreApplication.translate(
                "Board", "Only the server knows which requests these are, and it did not answer."
            )
        )
    else:
        notices.show_error(error)


def say_empty(blank: EmptyState) -> None:
    """Say that there is nothing to count."""
    translate = QCoreApplication.translate
    text = translate("Board", "No request came in, is open or was finished in these days and in this office.")
    blank.tell("board", translate("Board", "Nothing to count"), text)
