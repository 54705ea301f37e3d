"""Everything that can go wrong and be told to the officer: a code and facts, never a sentence."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """The kinds of failure that have a sentence of their own on screen."""

    OFFLINE = "offline"
    UNTRUSTED_SERVER = "untrusted_server"
    WRONG_CLOCK = "wrong_clock"
    PROXY = "proxy"
    INTERCEPTED = "intercepted"
    SERVER_FAULT = "server_fault"
    NOT_THE_SERVICE = "not_the_service"
    BUSY = "busy"
    WRONG_CREDENTIALS = "wrong_credentials"
    SIGNED_OUT = "signed_out"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    RESYNC_REQUIRED = "resync_required"
    CLIENT_TOO_OLD = "client_too_old"
    TOO_LARGE = "too_large"
    UNSUPPORTED_TYPE = "unsupported_type"
    DAMAGED = "damaged"
    CANNOT_SHOW = "cannot_show"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    NO_KEYRING = "no_keyring"
    WRONG_PASSPHRASE = "wrong_passphrase"
    LOCKED = "locked"
    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    CANCELLED = "cancelled"
    BAD_SETTING = "bad_setting"


class KnownError(Exception):
    """A failure that was foreseen; `facts` are ids, codes and sizes for the sentence and the log."""

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(f"{code} {facts}" if facts else str(code))
        self.code = code
        self.facts = facts
