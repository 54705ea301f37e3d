"""What is asked of the central and what it answers, whatever carries it."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from tawasul_desk.services.errors import ErrorCode, KnownError

Model = TypeVar("Model", bound=BaseModel)
# What pydantic says of a tag, or a member of a list of values, that these records do not have.
_NEWER = frozenset({"union_tag_invalid", "enum", "literal_error"})


@dataclass(frozen=True)
class Request:
    """What is asked of the central; `token` is none where nobody is signed in yet."""

    method: str
    path: str
    token: str | None = None
    params: Mapping[str, str | int] | None = None
    body: bytes | None = None
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Reply:
    """A whole answer of 2xx, read into memory."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Stream:
    """An answer of 2xx as it arrives; `goes_on`: its bytes begin where the last ones ended."""

    goes_on: bool
    pieces: Iterator[bytes]
    headers: Mapping[str, str]


def server_root(server: str) -> str:
    """Return the address without a closing slash; https:// is understood where no scheme is given.

    Unencrypted http:// is for this very computer only; else KnownError(BAD_SETTING, setting="server").
    """
    text = server.strip()
    text = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and not (parts.query or parts.fragment or parts.username)
        usable = usable and (parts.port is None or parts.port > 0)
    except ValueError:
        raise KnownError(ErrorCode.BAD_SETTING, setting="server") from None
    secret = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(text))
    if not usable or not secret:
        raise KnownError(ErrorCode.BAD_SETTING, setting="server", scheme=parts.scheme)
    return text.rstrip("/")


def parsed(model: type[Model], reply: Reply) -> Model:
    """Return the reply as a record; another shape is a server fault, no JSON at all not the service.

    A kind of thing, or a value of a list, that is not known here comes from a newer central: CLIENT_TOO_OLD.
    """
    if not is_json(reply.headers):
        raise KnownError(ErrorCode.NOT_THE_SERVICE)
    try:
        return model.model_validate_json(reply.body)
    except ValidationError as error:
        newer = any(found["type"] in _NEWER for found in error.errors(include_input=False, include_url=False))
        raise KnownError(
            ErrorCode.CLIENT_TOO_OLD if newer else ErrorCode.SERVER_FAULT,
            reason="unexpected-reply",
            record=model.__name__,
            errors=error.error_count(),
        ) from None


def is_loopback(address: str) -> bool:
    """Return whether the address is of this very computer."""
    host = urlsplit(address).hostname or ""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Return whether this is a number, not a name that must be looked up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_json(headers: Mapping[str, str]) -> bool:
    """Return whether JSON is said to follow."""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in ("application/json", "application/problem+json")
