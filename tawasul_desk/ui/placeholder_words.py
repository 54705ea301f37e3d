"""What the placeholders of response texts are called, and which way a text with some of them is read."""

from PySide6.QtCore import QCoreApplication, Qt

from tawasul_desk.services.placeholders import PLACEHOLDERS, reads_from_the_right, unfilled


def placeholder_text(name: str) -> str:
    """Return what a placeholder stands for."""
    translate = QCoreApplication.translate
    return {
        "applicant": translate("Placeholder", "Name of the applicant"),
        "case_number": translate("Placeholder", "Request number"),
        "service": translate("Placeholder", "Service"),
        "missing": translate("Placeholder", "Missing documents, one a line"),
        "officer": translate("Placeholder", "Name of the officer"),
    }[name]


def placeholder_names() -> dict[str, str]:
    """Return what every placeholder of a response text is called."""
    return {name: placeholder_text(name) for name in PLACEHOLDERS}


def template_direction(body: str) -> Qt.LayoutDirection:
    """Return how a text with placeholders is set: in an Arabic one, a line may begin with a Latin name."""
    if reads_from_the_right(body):
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LayoutDirectionAuto


def answer_direction(body: str) -> Qt.LayoutDirection:
    """Return how a text to somebody is set: as a template while a field in it waits, else by its letters."""
    waits = any(name in PLACEHOLDERS for name in unfilled(body))
    return template_direction(body) if waits else Qt.LayoutDirection.LayoutDirectionAuto
