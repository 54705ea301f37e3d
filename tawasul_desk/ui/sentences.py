"""A foreseen failure as a sentence that says what happened and what to do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.counted import Counted
from tawasul_desk.ui.words import refusal_text


def sentence(error: KnownError) -> str:
    """Return what the officer is told of this failure, in the language of the window."""
    return _SPECIAL.get(error.code, _plain)(error)


def _plain(error: KnownError) -> str:
    return (_network_sentences() | _store_sentences())[error.code]


def _network_sentences() -> dict[ErrorCode, str]:
    translate = QCoreApplication.translate
    return {
        ErrorCode.OFFLINE: translate(
            "Notices", "The server did not answer. Keep working: everything is saved here and sent later."
        ),
        ErrorCode.UNTRUSTED_SERVER: translate(
            "Notices",
            "The identity of the server could not be verified, so nothing was sent. Contact support.",
        ),
        ErrorCode.WRONG_CLOCK: translate(
            "Notices",
            "The server's certificate is not valid on this computer's date, so nothing was sent."
            " Check the date and time of this computer.",
        ),
        ErrorCode.INTERCEPTED: translate(
            "Notices",
            "A security device on the network refused this, not the server."
            " Everything else is sent. Contact support.",
        ),
        ErrorCode.SERVER_FAULT: translate(
            "Notices", "The server has a fault. Nothing is lost; it will be tried again."
        ),
        ErrorCode.NOT_THE_SERVICE: translate(
            "Notices", "What answered is not the Tawasul service. Perhaps this network asks for a sign-in."
        ),
        ErrorCode.WRONG_CREDENTIALS: translate("Notices", "The user name or the password is wrong."),
        ErrorCode.SIGNED_OUT: translate("Notices", "Your session has ended. Sign in again; nothing is lost."),
        ErrorCode.FORBIDDEN: translate("Notices", "You may not do this."),
        ErrorCode.RESYNC_REQUIRED: translate("Notices", "All requests have to be downloaded again."),
        ErrorCode.CLIENT_TOO_OLD: translate(
            "Notices", "This program is too old for the server. Your work is kept; have it updated."
        ),
        ErrorCode.BAD_SETTING: translate(
            "Notices", "The address of the server is not valid. It begins with https://"
        ),
    }


def _store_sentences() -> dict[ErrorCode, str]:
    translate = QCoreApplication.translate
    return {
        ErrorCode.NOT_FOUND: translate(
            "Notices", "The request is not here, or you no longer have access to it."
        ),
        ErrorCode.UNSUPPORTED_TYPE: translate("Notices", "Files of this type are not accepted."),
        ErrorCode.DAMAGED: translate(
            "Notices", "A file on this computer is damaged. It was set aside, not deleted. Contact support."
        ),
        ErrorCode.CANNOT_SHOW: translate("Notices", "This kind of file cannot be shown here."),
        ErrorCode.STOPPED: translate("Notices", "The file could not be drawn; drawing it was stopped."),
        ErrorCode.BLOCKED: translate("Notices", "The malware scan blocked this file. It cannot be opened."),
        ErrorCode.NO_KEYRING: translate(
            "Notices", "This computer has no safe place for keys. Choose a passphrase instead."
        ),
        ErrorCode.WRONG_PASSPHRASE: translate("Notices", "The passphrase is wrong."),
        ErrorCode.LOCKED: translate("Notices", "Another window of this program uses the same data."),
        ErrorCode.DISK_FULL: translate(
            "Notices", "The disk is full. This was not saved; make room and try again."
        ),
        ErrorCode.NOT_WRITABLE: translate("Notices", "The file or folder cannot be written to."),
        ErrorCode.CANCELLED: translate("Notices", "Cancelled."),
    }


def _refused(error: KnownError) -> str:
    try:
        return refusal_text(RefusalCode(str(error.facts.get("reason", ""))))
    except ValueError:
        return QCoreApplication.translate("Notices", "The rules do not allow this now.")


def _busy(error: KnownError) -> str:
    seconds = error.facts.get("retry_after")
    if not isinstance(seconds, int | float):
        return QCoreApplication.translate("Notices", "The server is busy. It will be tried again.")
    return Counted().busy(round(seconds))


def _too_large(error: KnownError) -> str:
    limit = error.facts.get("limit")
    if not isinstance(limit, int) or limit < 1 << 20:
        return QCoreApplication.translate("Notices", "The file is too large.")
    return Counted().too_large(limit >> 20)


def _proxy(error: KnownError) -> str:
    translate = QCoreApplication.translate
    return {
        "socks": translate(
            "Notices", "The proxy of this computer is a SOCKS proxy. This program needs an HTTP proxy."
        ),
        "malformed": translate(
            "Notices", "The address of the proxy in this computer's settings is not valid. Contact support."
        ),
        "user-name": translate(
            "Notices",
            "The user name or password for the proxy has letters that a proxy cannot read."
            " Use Latin letters and digits.",
        ),
    }.get(
        str(error.facts.get("reason")),
        translate(
            "Notices", "The proxy of this network asks for a user name and a password. Contact support."
        ),
    )


_SPECIAL: Final[dict[ErrorCode, Callable[[KnownError], str]]] = {
    ErrorCode.REFUSED: _refused,
    ErrorCode.BUSY: _busy,
    ErrorCode.PROXY: _proxy,
    ErrorCode.TOO_LARGE: _too_large,
}
