"""The names of figures and charts, and how each is counted, in plain words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.boards import Figure

# By ISO number, in the order of the week here: it begins on Sunday.
WEEK: Final = (7, 1, 2, 3, 4, 5, 6)


def figure_text(figure: Figure) -> str:
    """Return the name of a figure."""
    translate = QCoreApplication.translate
    return {
        Figure.OPEN: translate("Board", "Open"),
        Figure.NEW_TODAY: translate("Board", "New today"),
        Figure.OVERDUE: translate("Board", "Overdue"),
        Figure.DUE_TODAY: translate("Board", "Due today"),
        Figure.RETURNED: translate("Board", "Applicant replied"),
        Figure.AWAITING_APPROVAL: translate("Board", "Awaiting approval"),
        Figure.HANDLING_MEDIAN: translate("Board", "Handling, median"),
        Figure.HANDLING_P90: translate("Board", "Handling, 9 of 10"),
        Figure.ON_TIME: translate("Board", "On time"),
        Figure.REOPENED: translate("Board", "Reopened in 7 days"),
        Figure.STUCK: translate("Board", "Unsent at workstations"),
    }[figure]


def figure_explanation(figure: Figure) -> str:
    """Return how a figure is counted, as one would tell a colleague."""
    return {**_now(), **_of_the_period()}[figure]


def _now() -> dict[Figure, str]:
    translate = QCoreApplication.translate
    return {
        Figure.OPEN: translate(
            "Board", "Every request that is neither processed nor closed, whoever it is assigned to."
        ),
        Figure.NEW_TODAY: translate("Board", "Requests that residents submitted since midnight in Riyadh."),
        Figure.OVERDUE: translate(
            "Board",
            "Open requests whose deadline has passed. The deadline counts working hours only and stands"
            " still while a request is with the applicant.",
        ),
        Figure.DUE_TODAY: translate(
            "Board", "Open requests whose deadline is later today: the next to be late."
        ),
        Figure.RETURNED: translate(
            "Board", "Requests the applicant has completed and sent back, and nobody has taken up again yet."
        ),
        Figure.AWAITING_APPROVAL: translate(
            "Board", "Requests whose officer waits for the approval of a second officer."
        ),
        Figure.STUCK: translate(
            "Board",
            "Work that officers have done but their workstations could not send yet, as of their last"
            " report. It is safe there, but nobody else sees it.",
        ),
    }


def _of_the_period() -> dict[Figure, str]:
    translate = QCoreApplication.translate
    return {
        Figure.HANDLING_MEDIAN: translate(
            "Board",
            "Half of the requests finished in the period took less than this, half took more. Working hours"
            " from submission, without the time at the applicant.",
        ),
        Figure.HANDLING_P90: translate(
            "Board",
            "Nine of ten requests finished in the period took no longer than this. It shows the slow"
            " requests that the median hides.",
        ),
        Figure.ON_TIME: translate(
            "Board",
            "Of the requests finished in the period, the share that was finished before its deadline.",
        ),
        Figure.REOPENED: translate(
            "Board", "Requests that a supervisor opened again within seven days after they were finished."
        ),
    }


def weekday_text(weekday: int) -> str:
    """Return the name of a weekday by its ISO number."""
    translate = QCoreApplication.translate
    return {
        7: translate("Board", "Sunday"),
        1: translate("Board", "Monday"),
        2: translate("Board", "Tuesday"),
        3: translate("Board", "Wednesday"),
        4: translate("Board", "Thursday"),
        5: translate("Board", "Friday"),
        6: translate("Board", "Saturday"),
    }[weekday]


def band_text(band: str) -> str:
    """Return how a band of ages is called; its digits are ASCII."""
    translate = QCoreApplication.translate
    return {
        "0-1": translate("Board", "up to 1 day"),
        "2-3": translate("Board", "from 2 to 3 days"),
        "4-7": translate("Board", "from 4 to 7 days"),
        "8-14": translate("Board", "from 8 to 14 days"),
        "15-30": translate("Board", "from 15 to 30 days"),
        "31+": translate("Board", "31+ days"),
    }[band]


def nobody_text() -> str:
    """Return what stands in the place of a name where a request is nobody's."""
    return QCoreApplication.translate("Board", "Unassigned")
