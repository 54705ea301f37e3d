"""Why an attachment is not shown, in words, and what the officer may do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.records import ScanState
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence

MEGA: Final = 1_000_000


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way; `retry`: trying again may help."""

    icon: str
    title: str
    text: str
    retry: bool = False


def scan_obstacle(scan: ScanState) -> Obstacle | None:
    """Return what the malware scan puts in the way, or None."""
    translate = QCoreApplication.translate
    if scan is ScanState.PENDING:
        return Obstacle(
            "scan",
            translate("AttachmentObstacle", "Still being scanned"),
            translate(
                "AttachmentObstacle",
                "The malware scan of this file has not ended yet. It opens by itself once it is found clean.",
            ),
        )
    return blocked() if scan is ScanState.BLOCKED else None


def blocked() -> Obstacle:
    """Return the obstacle of a file in which the scan found something."""
    translate = QCoreApplication.translate
    return Obstacle(
        "shield-alert",
        translate("AttachmentObstacle", "Blocked by the malware scan"),
        translate(
            "AttachmentObstacle",
            "Something harmful was found in this file. It was not loaded. Ask the applicant for another one.",
        ),
    )


def obstacle(error: KnownError, locale: Locale) -> Obstacle:
    """Return what a failure to fetch or to decode means to the officer."""
    found = _OBSTACLES.get(error.code)
    if found is not None:
        return found(error, locale)
    title = QCoreApplication.translate("AttachmentObstacle", "The attachment could not be loaded")
    return Obstacle("alert-triangle", title, sentence(error), retry=True)


def _damaged() -> Obstacle:
    translate = QCoreApplication.translate
    return Obstacle(
        "alert-circle",
        translate("AttachmentObstacle", "The file is damaged"),
        translate(
            "AttachmentObstacle",
            "Its content cannot be read or is not what the server recorded, so it is not shown. "
            "Load it again; if it stays damaged, ask the applicant for another one.",
        ),
        retry=True,
    )


def _locked() -> Obstacle:
    translate = QCoreApplication.translate
    return Obstacle(
        "lock",
        translate("AttachmentObstacle", "Locked with a password"),
        translate(
            "AttachmentObstacle",
            "This PDF opens only with a password. Ask the applicant for a file without one.",
        ),
    )


def _drawing_stopped(error: KnownError) -> Obstacle:
    translate = QCoreApplication.translate
    why = {
        "time": translate("AttachmentObstacle", "Drawing it took too long, so it was stopped."),
        "memory": translate("AttachmentObstacle", "Drawing it took too much memory, so it was stopped."),
    }.get(str(error.facts.get("reason")), translate("AttachmentObstacle", "Drawing it ended with a fault."))
    then = translate("AttachmentObstacle", "It is tried again only when you ask for it.")
    title = translate("AttachmentObstacle", "This file could not be drawn")
    return Obstacle("alert-triangle", title, f"{why} {then}", retry=True)


def _unknown_kind() -> Obstacle:
    translate = QCoreApplication.translate
    return Obstacle(
        "image",
        translate("AttachmentObstacle", "This kind of picture cannot be shown here"),
        translate(
            "AttachmentObstacle",
            "The file may be whole, but this program cannot unpack it. "
            "Save a copy for a program that can, or ask the applicant for another one.",
        ),
    )


def _too_large(error: KnownError, locale: Locale) -> Obstacle:
    translate = QCoreApplication.translate
    title = translate("AttachmentObstacle", "The picture is too large")
    width, height, limit = (error.facts.get(name) for name in ("width", "height", "limit"))
    if not (isinstance(width, int) and isinstance(height, int) and isinstance(limit, int)):
        return Obstacle("image", title, sentence(error))
    size = isolate(f"{locale.number(width)} × {locale.number(height)}")
    text = translate(
        "AttachmentObstacle",
        "It measures {size} pixels. Pictures above {limit} megapixels are not opened here, "
        "because they could stop this computer.",
    ).format(size=size, limit=locale.number(limit // MEGA))
    return Obstacle("image", title, text)


def _not_what_it_claims() -> Obstacle:
    translate = QCoreApplication.translate
    return Obstacle(
        "shield-alert",
        translate("AttachmentObstacle", "Not the kind of file it claims to be"),
        translate(
            "AttachmentObstacle",
            "The content does not match the type stated. The file is neither opened nor saved.",
        ),
    )


def _stopped() -> Obstacle:
    title = QCoreApplication.translate("AttachmentObstacle", "Loading was stopped")
    text = QCoreApplication.translate(
        "AttachmentObstacle", "What has arrived is kept; loading goes on from there."
    )
    return Obstacle("pause", title, text, retry=True)


def _not_here() -> Obstacle:
    translate = QCoreApplication.translate
    return Obstacle(
        "offline",
        translate("AttachmentObstacle", "Not on this computer yet"),
        translate(
            "AttachmentObstacle",
            "This attachment has not been opened here before, and the server did not answer. "
            "It is loaded as soon as the server answers.",
        ),
        retry=True,
    )


def _blocked_by_scan(error: KnownError) -> Obstacle:
    return scan_obstacle(ScanState(str(error.facts.get("scan", "blocked")))) or blocked()


_OBSTACLES: Final[dict[ErrorCode, Callable[[KnownError, Locale], Obstacle]]] = {
    ErrorCode.BLOCKED: lambda error, _: _blocked_by_scan(error),
    ErrorCode.DAMAGED: lambda error, _: _locked() if error.facts.get("reason") == "password" else _damaged(),
    ErrorCode.TOO_LARGE: _too_large,
    ErrorCode.STOPPED: lambda error, _: _drawing_stopped(error),
    ErrorCode.CANNOT_SHOW: lambda _error, _locale: _unknown_kind(),
    ErrorCode.UNSUPPORTED_TYPE: lambda _error, _locale: _not_what_it_claims(),
    ErrorCode.CANCELLED: lambda _error, _locale: _stopped(),
    ErrorCode.OFFLINE: lambda _error, _locale: _not_here(),
    ErrorCode.NOT_THE_SERVICE: lambda _error, _locale: _not_here(),
}
