"""What the placeholders of response texts are called."""

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.placeholders import PLACEHOLDERS


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
