"""The sockets on which calls wait, so that another thread, or the clock, can cut them."""

import selectors
import socket
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from itertools import zip_longest
from time import monotonic
from typing import Any, Final, cast

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from tawasul_desk.services.exchange import is_address

GLANCE: Final = 0.1  # seconds between two looks whether the call is still wanted
STAGGER: Final = 0.25  # seconds after which the next address is tried too, as RFC 8305 advises
Address = tuple[Any, ...]

_here = threading.local()


class Call:
    """One exchange under way; `too_slow` once the clock has cut it: `seconds` after the beginning."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._clock = threading.Timer(seconds, self._run_out)
        self._clock.daemon = True
        self._clock.start()
        self.thread = threading.get_ident()
        self.too_slow = False
        self.is_cut = False
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None

    def on(self, line: socket.socket) -> None:
        """Note on which line this call goes; a duplicate stays ours, whatever becomes of the line."""
        with self._lock:
            self._let_go()
            self._handle = line.dup()
            if self.is_cut:
                self._shut()

    def cut(self) -> None:
        """Make the call fail at once."""
        with self._lock:
            self.is_cut = True
            self._shut()

    def in_time(self) -> None:
        """Stop the clock: the answer has begun, and whoever reads it watches its pace."""
        self._clock.cancel()

    def end(self) -> None:
        """Let the line go."""
        self._clock.cancel()
        with self._lock:
            self._let_go()

    def _run_out(self) -> None:
        self.too_slow = True
        self.cut()

    def _shut(self) -> None:
        if self._handle is not None:
            with suppress(OSError):  # it is closed already
                self._handle.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None


class Lines:
    """The calls of one transport that are under way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: set[Call] = set()
        self.closed = False

    @contextmanager
    def call(self, seconds: float) -> Iterator[Call]:
        """Count a call of this thread among those that can be cut; the clock cuts it after `seconds`."""
        call, before = Call(seconds), getattr(_here, "call", None)
        with self._lock:
            self._calls.add(call)
            call.is_cut = self.closed
        _here.call = call
        try:
            yield call
        finally:
            _here.call = before
            with self._lock:
                self._calls.discard(call)
            call.end()

    def cut(self, thread: int | None = None) -> None:
        """Cut the calls of this thread; without one, of all."""
        with self._lock:
            found = [call for call in self._calls if thread in (None, call.thread)]
        for call in found:
            call.cut()

    def close(self) -> None:
        """Cut all calls, and every call to come."""
        with self._lock:
            self.closed = True
        self.cut()


def cuttable(manager: PoolManager) -> None:
    """Have all connections of this manager tell their call which line it is on."""
    manager.pool_classes_by_scheme = {"http": _Plain, "https": _Secure}


class _PlainLine(HTTPConnection):
    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        line = _connected(self)
        self.handle = line.dup()
        return line

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is None:
            self.connect()
        self.timeout = _on(self.handle) or self.timeout
        super().request(*args, **kwargs)

    def close(self) -> None:
        super().close()
        _closed(self)


class _SecureLine(_PlainLine, HTTPSConnection):
    pass


class _Plain(HTTPConnectionPool):
    ConnectionCls = _PlainLine


class _Secure(HTTPSConnectionPool):
    ConnectionCls = _SecureLine


def _on(line: socket.socket | None) -> float | None:
    """Note which line the call of this thread is on; return the seconds it may take to send."""
    call: Call | None = getattr(_here, "call", None)
    if call is None or line is None:
        return None
    call.on(line)
    return call.seconds


def _closed(line: _PlainLine) -> None:
    handle, line.handle = line.handle, None
    if handle is not None:
        handle.close()


def _connected(line: HTTPConnection) -> socket.socket:
    """Return a connected socket; whatever keeps it from connecting is told as urllib3 tells it."""
    seconds = float(line.timeout) if isinstance(line.timeout, int | float) else 5.0
    until = monotonic() + seconds
    try:
        return _first_to_connect(_addresses(line.host, line.port, until), until)
    except socket.gaierror as error:
        raise NameResolutionError(line.host, line, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(line, f"no connection within {seconds} seconds") from error
    except OSError as error:
        raise NewConnectionError(line, f"no connection: {error}") from error


def _addresses(host: str, port: int, until: float) -> list[Address]:
    """Return where the host may be reached; the system's resolver, which nothing can cut, is left behind."""
    if is_address(host):
        return _resolved(host, port)
    coming: Future[list[Address]] = Future()

    def resolve() -> None:
        try:
            coming.set_result(_resolved(host, port))
        except BaseException as error:
            coming.set_exception(error)

    threading.Thread(target=resolve, name="resolver", daemon=True).start()
    while not coming.done():
        _go_on(until)
        with suppress(TimeoutError):
            return coming.result(GLANCE)
    return coming.result()


def _resolved(host: str, port: int) -> list[Address]:
    found = list(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM))
    # The families in turn: where one of them leads nowhere, the second address is of the other.
    first = [each for each in found if each[0] == found[0][0]]
    second = [each for each in found if each[0] != found[0][0]]
    return [each for pair in zip_longest(first, second) for each in pair if each is not None]


def _first_to_connect(addresses: list[Address], until: float) -> socket.socket:
    """Return a connection to the first address that takes one.

    The next address is tried beside those under way as soon as one fails or STAGGER seconds have passed, so
    that one which never answers (a network without IPv6, say) costs no more than that.
    """
    failure: OSError = OSError("no address")
    left = deque(addresses)
    with selectors.DefaultSelector() as trying, ExitStack() as opened:
        next_at = monotonic()
        while left or trying.get_map():
            if left and (monotonic() >= next_at or not trying.get_map()):
                next_at = monotonic() + STAGGER
                try:
                    trying.register(opened.enter_context(_begun(*left.popleft())), selectors.EVENT_WRITE)
                except OSError as error:
                    failure = error
                continue
            for key, _ in trying.select(GLANCE):
                line = cast(socket.socket, key.fileobj)
                trying.unregister(line)
                code = line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if not code:
                    return _chosen(line, until)
                failure, next_at = OSError(code, "not connected"), 0.0
            _go_on(until)
    raise failure


def _begun(family: int, kind: int, protocol: int, _: str, place: Address) -> socket.socket:
    line = socket.socket(family, kind, protocol)
    line.setblocking(False)
    line.connect_ex(place)
    return line


def _chosen(line: socket.socket, until: float) -> socket.socket:
    """Return the connection as one of its own, which outlives those that were tried beside it."""
    kept = socket.socket(fileno=line.detach())
    kept.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    kept.settimeout(max(0.1, until - monotonic()))
    _on(kept)
    return kept


def _go_on(until: float) -> None:
    call = getattr(_here, "call", None)
    if call is not None and call.is_cut:
        raise OSError("no longer wanted")
    if monotonic() > until:
        raise TimeoutError
