"""What a tile says of an attachment: its kind and its size."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.records import AttachmentRecord, ScanState
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import scan_text

_KIB: Final = 1024
_MIB: Final = 1024 * _KIB


def size_text(size: int, locale: Locale) -> str:
    """Return a size in bytes as kilobytes or megabytes."""
    translate = QCoreApplication.translate
    if size < _MIB:
        kilobytes = locale.digits(str(max(1, round(size / _KIB))))
        return translate("FileWords", "{size} KB").format(size=kilobytes)
    return translate("FileWords", "{size} MB").format(size=locale.digits(f"{size / _MIB:.1f}"))


def kind_text(media_type: str) -> str:
    """Return what kind of file it is."""
    translate = QCoreApplication.translate
    if media_type == "application/pdf":
        return translate("FileWords", "PDF")
    return translate("FileWords", "Image") if media_type.startswith("image/") else media_type


def facts_line(attachment: AttachmentRecord, locale: Locale) -> str:
    """Return kind and size in one line, or what keeps the file from being opened."""
    if attachment.scan is ScanState.BLOCKED:
        return scan_text(attachment.scan)
    kind, size = kind_text(attachment.media_type), size_text(attachment.size, locale)
    parts = [kind, size]
    if attachment.scan is not ScanState.CLEAN:
        parts.append(scan_text(attachment.scan))
    return " · ".join(map(isolate, parts))


def no_picture_text(error: KnownError) -> str:
    """Return why the file has no picture, or nothing where that is not for its own sake."""
    translate = QCoreApplication.translate
    reason = str(error.facts.get("reason", ""))
    if error.code is ErrorCode.STOPPED:
        return {
            "time": translate("FileWords", "No picture: drawing it took too long"),
            "memory": translate("FileWords", "No picture: drawing it took too much memory"),
        }.get(reason, translate("FileWords", "No picture: drawing it ended with a fault"))
    if error.code is ErrorCode.DAMAGED and reason == "password":
        return translate("FileWords", "No picture: locked with a password")
    return {
        ErrorCode.TOO_LARGE: translate("FileWords", "No picture: too large to draw"),
        ErrorCode.CANNOT_SHOW: translate("FileWords", "No picture: this kind cannot be shown"),
        ErrorCode.UNSUPPORTED_TYPE: translate("FileWords", "Not the kind of file it claims to be"),
        ErrorCode.DAMAGED: translate("FileWords", "No picture: the file cannot be read"),
    }.get(error.code, "")


def icon_name(attachment: AttachmentRecord) -> str:
    """Return the icon that stands for the file while it has no picture."""
    if attachment.scan is ScanState.BLOCKED:
        return "shield-alert"
    if attachment.media_type == "application/pdf":
        return "file-pdf"
    return "image" if attachment.media_type.startswith("image/") else "file"
