"""What is asked of the central and what it answers, whatever carries it."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import urlsplit

import idna
from pydantic import BaseModel, ValidationError

from tawasul_desk.services.errors import ErrorCode, KnownError

Model = TypeVar("Model", bound=BaseModel)
_PORTS: Final = {"https": 443, "http": 80}
_TRAILING: Final = "/?#.,;،؛؟ "  # what comes along when an address is copied out of a sentence
_INVISIBLE: Final = dict.fromkeys(
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
)
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
    """Return the address in the one form in which it is kept and compared, without a closing slash.

    https:// is understood where no scheme is given. Case, the default port, marks at the end and the
    letters of an international name make no difference. Unencrypted http:// is for this very computer only;
    else KnownError(BAD_SETTING, setting="server").
    """
    text = server.translate(_INVISIBLE).strip()
    scheme, _, rest = (text if "://" in text else f"https://{text}").partition("://")
    text = f"{scheme}://{rest.rstrip(_TRAILING)}"
    try:
        parts = urlsplit(text)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        raise KnownError(ErrorCode.BAD_SETTING, setting="server") from None
    usable = bool(host) and port != 0 and not (parts.query or parts.fragment or parts.username)
    secret = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(f"//{host}"))
    if not usable or not secret:
        raise KnownError(ErrorCode.BAD_SETTING, setting="server", scheme=parts.scheme)
    told = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{told}{parts.path.rstrip('/')}"


def _host(name: str) -> str:
    """Return a host as it is looked up: in ASCII, an address of IPv6 in brackets; ValueError for no host."""
    name = name.rstrip(".")
    if ":" in name:
        return f"[{ipaddress.ip_address(name)}]"
    return name.lower() if name.isascii() else idna.encode(name, uts46=True).decode()


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
