"""One HTTP exchange with the central: trust, time-outs, size caps; every failure is a KnownError."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from time import monotonic
from typing import Any, Final
from urllib.parse import unquote

import requests
import truststore
from pydantic import ValidationError
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.util import parse_url

from tawasul_contract.outcomes import Problem, ProblemCode
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import Reply, Request, Stream, is_json, is_loopback, server_root
from tawasul_desk.services.lines import Call, Lines, cuttable

CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 30.0
SILENCE: Final = 45.0  # seconds; an endless answer sends something every 15
SLOWEST_LINE: Final = 4 * 1024  # bytes a second that come: they lengthen the wait
SLOWEST_UP: Final = 16 * 1024  # bytes a second that are sent
REPLY_CAP: Final = 32 * 1024 * 1024  # bytes; a page is about one MiB
PIECE: Final = 64 * 1024
AT_A_TIME: Final = 8  # connections kept

_FAILURES: Final[dict[ProblemCode, ErrorCode]] = {
    ProblemCode.WRONG_CREDENTIALS: ErrorCode.WRONG_CREDENTIALS,
    ProblemCode.SIGNED_OUT: ErrorCode.SIGNED_OUT,
    ProblemCode.FORBIDDEN: ErrorCode.FORBIDDEN,
    ProblemCode.NOT_FOUND: ErrorCode.NOT_FOUND,
    ProblemCode.TOO_LARGE: ErrorCode.TOO_LARGE,
    ProblemCode.UNSUPPORTED_TYPE: ErrorCode.UNSUPPORTED_TYPE,
    ProblemCode.RESYNC_REQUIRED: ErrorCode.RESYNC_REQUIRED,
    ProblemCode.IN_PROGRESS: ErrorCode.BUSY,
    ProblemCode.UPLOAD_INCOMPLETE: ErrorCode.BUSY,  # another sender was at it: the next try asks
    ProblemCode.RATE_LIMITED: ErrorCode.BUSY,
    ProblemCode.CLIENT_TOO_OLD: ErrorCode.CLIENT_TOO_OLD,
    ProblemCode.UNAVAILABLE: ErrorCode.SERVER_FAULT,
    ProblemCode.FAULT: ErrorCode.SERVER_FAULT,
}
# A certificate that is not valid yet, or no longer: what OpenSSL, Windows and macOS call it.
_NOT_ITS_TIME: Final = frozenset({9, 10, 0x800B0101, 0x800B0101 - 2**32, -67818, -67819})
_STATUSES: Final[dict[int, ErrorCode]] = {
    401: ErrorCode.SIGNED_OUT,
    407: ErrorCode.PROXY,
    408: ErrorCode.OFFLINE,
    425: ErrorCode.BUSY,
    429: ErrorCode.BUSY,
    501: ErrorCode.NOT_THE_SERVICE,  # of a gateway: the central knows all its methods
    511: ErrorCode.NOT_THE_SERVICE,
}


class _Bearer(AuthBase):
    # An auth object, not a header: requests would replace the header by what a .netrc says.
    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _SystemTrust(HTTPAdapter):
    # The operating system decides whom to trust. The bundle that comes with requests has no say, nor has
    # one that a variable of the environment names (REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE).
    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        return super().send(request, *args, **(kwargs | {"verify": True, "cert": None}))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=_trust())
        cuttable(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **({"ssl_context": _trust()} | kwargs))
        cuttable(manager)
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        conn.cert_reqs = "CERT_REQUIRED"


class _Unencrypted(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        cuttable(self.poolmanager)


def _trust() -> truststore.SSLContext:
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class Transport:
    """The connections to one central; safe to use from several threads."""

    def __init__(self, server: str, user_agent: str) -> None:
        self.root = server_root(server)
        self._session = requests.Session()
        self._session.trust_env = not is_loopback(self.root)
        self._session.headers.update({"User-Agent": user_agent, "Accept": "application/json"})
        self._session.mount("https://", _SystemTrust(pool_connections=1, pool_maxsize=AT_A_TIME))
        self._session.mount("http://", _Unencrypted(pool_connections=1, pool_maxsize=AT_A_TIME))
        self._lines = Lines()

    def exchange(self, request: Request) -> Reply:
        """Return the answer of a 2xx; whatever else happens raises KnownError."""
        with self._answered(request) as response:
            return Reply(response.headers, _capped(pieces_of(response)))

    @contextmanager
    def stream(self, request: Request, *, endless: bool = False) -> Iterator[Stream]:
        """Give the answer of a 2xx with its body still to be read; failures raise KnownError.

        An `endless` one may be as slow as it likes, but never silent for 45 seconds.
        """
        with self._answered(request, SILENCE if endless else 0.0) as response:
            goes_on = response.status_code == requests.codes.partial_content
            yield Stream(goes_on, pieces_of(response, endless=endless), response.headers)

    def cut(self, thread: int) -> None:
        """Make the call of this thread fail at once with KnownError(CANCELLED)."""
        self._lines.cut(thread)

    def let_go(self) -> None:
        """Let idle connections go: they may be to a network that is gone, and would be waited on in vain."""
        self._session.close()  # of requests: what is asked from now on has new ones

    def close(self) -> None:
        """Close the connections; calls that wait, and those to come, fail with KnownError(CANCELLED)."""
        self._lines.close()
        self._session.close()

    @contextmanager
    def _answered(self, request: Request, silence: float = 0.0) -> Iterator[requests.Response]:
        sending = READ_SECONDS + len(request.body or b"") / SLOWEST_UP
        with self._lines.call(CONNECT_SECONDS + sending) as call:
            try:
                with (
                    _failures_known(self._proxy_fault),
                    self._send(request, max(sending, silence)) as response,
                ):
                    _refuse_cut(call)
                    call.in_time()
                    if not 200 <= response.status_code < 300:
                        raise _failure(response)
                    yield response
                    _refuse_cut(call)
            except KnownError as error:
                raise _why(call, error) from None

    def _proxy_fault(self) -> str | None:
        """Return what is wrong with the proxy that the environment names for this server, if anything."""
        if not self._session.trust_env:
            return None
        proxy = select_proxy(self.root, get_environ_proxies(self.root))
        return _fault_of(proxy) if proxy else None

    def _send(self, request: Request, silence: float) -> requests.Response:
        return self._session.request(
            request.method,
            f"{self.root}{request.path}",
            params=request.params,
            data=request.body,
            headers={"Content-Type": "application/json"} | dict(request.headers or {}),
            auth=_Bearer(request.token),
            timeout=(CONNECT_SECONDS, silence),
            stream=True,
            allow_redirects=False,
        )


def _refuse_cut(call: Call) -> None:
    # A line that was cut looks like an answer that ended: nothing of it may be believed.
    if call.is_cut:
        raise KnownError(ErrorCode.OFFLINE, reason="cut")


def _why(call: Call, error: KnownError) -> KnownError:
    """Return the failure, told as what it is where the line was cut on purpose."""
    if call.too_slow:
        return KnownError(ErrorCode.OFFLINE, reason="slow")
    return KnownError(ErrorCode.CANCELLED) if call.is_cut else error


def pieces_of(response: requests.Response, *, endless: bool = False) -> Iterator[bytes]:
    """Yield the body as it arrives; a line that breaks, or is slower than any line, is a KnownError."""
    begun = monotonic()
    with _failures_known():
        while piece := response.raw.read1(PIECE, decode_content=True):
            allowed = READ_SECONDS + response.raw.tell() / SLOWEST_LINE
            if not endless and monotonic() - begun > allowed:
                raise KnownError(ErrorCode.OFFLINE, reason="slow")
            yield piece


def _capped(pieces: Iterator[bytes]) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > REPLY_CAP:
            raise KnownError(ErrorCode.SERVER_FAULT, reason="reply-too-large", limit=REPLY_CAP)
    return bytes(body)


def _failure(response: requests.Response) -> KnownError:
    status = response.status_code
    problem = _problem(response)
    if problem is None:
        # Without a problem document it is a portal, a proxy or another program's page.
        code = ErrorCode.SERVER_FAULT if status >= 500 else ErrorCode.NOT_THE_SERVICE
        return KnownError(_STATUSES.get(status, code), status=status, **_retry_after(response))
    return KnownError(
        _FAILURES.get(problem.code, ErrorCode.REFUSED),
        status=status,
        reason=problem.reason or str(problem.code),
        request_id=problem.request_id,
        **_retry_after(response),
    )


def _problem(response: requests.Response) -> Problem | None:
    if not is_json(response.headers):
        return None
    try:
        return Problem.model_validate_json(_capped(pieces_of(response)))
    except ValidationError:
        return None


def _retry_after(response: requests.Response) -> dict[str, float]:
    """Return for how many seconds the central asks to be left alone: told as such, or as a date."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdecimal():
        return {"retry_after": float(told)}
    try:
        until = parsedate_to_datetime(told)
        now = parsedate_to_datetime(response.headers["Date"])  # the central's clock, not this computer's
        return {"retry_after": max(0.0, (until - now).total_seconds())}
    except (KeyError, TypeError, ValueError):
        return {}


@contextmanager
def _failures_known(proxy_fault: Callable[[], str | None] = lambda: None) -> Iterator[None]:
    """Turn what the libraries raise into KnownError; `proxy_fault` tells what is wrong with the proxy."""
    try:
        yield
    except (requests.exceptions.RequestException, HTTPError, HTTPException, OSError, UnicodeError) as error:
        raise _told(error, proxy_fault()) from None


def _told(error: BaseException, proxy_fault: str | None) -> KnownError:
    if proxy_fault is not None:
        return KnownError(ErrorCode.PROXY, reason=proxy_fault)
    if _caused_by(error, _asks_to_sign_in):
        return KnownError(ErrorCode.PROXY, reason="sign-in")
    match error:
        case requests.exceptions.InvalidURL() | requests.exceptions.InvalidSchema():
            return KnownError(ErrorCode.BAD_SETTING, setting="server")
        case requests.exceptions.SSLError():
            return KnownError(_distrust(error), reason="tls")
        case _:
            facts = {"unreached": True} if _caused_by(error, _never_connected) else {}
            return KnownError(ErrorCode.OFFLINE, reason=type(error).__name__, **facts)


def _never_connected(cause: BaseException) -> bool:
    """Say whether there was no connection to anybody: nothing of the request left this computer."""
    return isinstance(cause, NewConnectionError | ConnectTimeoutError)


def _distrust(error: BaseException) -> ErrorCode:
    if _caused_by(error, lambda cause: getattr(cause, "verify_code", None) in _NOT_ITS_TIME):
        return ErrorCode.WRONG_CLOCK
    refused = _caused_by(error, lambda cause: isinstance(cause, ssl.SSLCertVerificationError))
    return ErrorCode.UNTRUSTED_SERVER if refused else ErrorCode.OFFLINE


def _asks_to_sign_in(cause: BaseException) -> bool:
    # How http.client tells what the proxy answered to CONNECT.
    return isinstance(cause, OSError) and "Tunnel connection failed: 407" in str(cause)


def _fault_of(proxy: str) -> str | None:
    """Return "socks", "malformed" or "user-name": why this proxy cannot be used; None if it can."""
    try:
        parts = parse_url(proxy)
    except HTTPError:
        return "malformed"
    scheme = parts.scheme or "http"
    if scheme.startswith("socks"):
        return "socks"
    if scheme not in ("http", "https") or not parts.host:
        return "malformed"
    try:
        unquote(parts.auth or "").encode("latin-1")  # in which a name is sent to a proxy
    except UnicodeEncodeError:
        return "user-name"
    return None


def _caused_by(error: BaseException | None, found: Callable[[BaseException], bool]) -> bool:
    while error is not None:
        if found(error):
            return True
        error = error.__cause__ or error.__context__
    return False
