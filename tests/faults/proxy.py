"""A line that fails: a real TCP proxy on loopback that does to each exchange what its plan says."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tests.faults.wire import Asked, BrokenError, Wire, asked_of, first, reply_pieces, slowly, status_of


class Kind(StrEnum):
    """What can happen to one exchange."""

    PASS = "pass"
    RESET_BEFORE = "reset before the request"
    RESET_REQUEST = "reset in the request"
    RESET_REPLY = "reset in the reply"
    CUT_REPLY = "reply cut short"
    SWALLOW = "reply lost"
    STALL = "reply stalls"
    BLACK_HOLE = "no reply ever"
    LATE = "reply late"
    THROTTLE = "reply slow"
    REPEAT_REQUEST = "request arrives twice"
    REPEAT_REPLY = "reply arrives twice"
    ANSWER = "answered by somebody else"


@dataclass(frozen=True)
class Fault:
    """What happens. `after` counts the bytes of the body of a request, or of the whole reply on the wire."""

    kind: Kind = Kind.PASS
    after: int = 0
    seconds: float = 0.0
    rate: int = 0  # bytes a second
    answer: bytes = b""


KEPT = 1024 * 1024

Plan = Callable[[Asked], Fault]


@dataclass
class Exchange:
    """One request, what was done to it, and how many bytes of the two bodies went through."""

    asked: Asked
    fault: Fault
    status: int = 0
    up: int = 0
    down: int = 0
    head: bytes = b""  # of the reply
    body: bytes = b""  # of the reply as it was sent, up to what fits into memory

    @property
    def text(self) -> bytes:
        """The body of the reply, uncompressed."""
        return gzip.decompress(self.body) if b"gzip" in self.head.lower() else self.body


def always(fault: Fault) -> Plan:
    """Return the plan that does the same to every exchange."""
    return lambda _asked: fault


def honest(_asked: Asked) -> Fault:
    """Let everything through."""
    return Fault()


def once(fault: Fault, path: str, method: str = "") -> Plan:
    """Return the plan that does this to the first exchange of this path, and nothing to the others."""
    left = [fault]

    def plan(asked: Asked) -> Fault:
        wanted = asked.path.startswith(path) and method in ("", asked.method)
        return left.pop() if left and wanted else Fault()

    return plan


def by_chance(seed: int, chances: Mapping[Kind, float], refusal: bytes = b"") -> Plan:
    """Return the plan that draws what happens; `refusal` is what somebody else answers."""
    random = Random(seed)

    def plan(asked: Asked) -> Fault:
        drawn = random.random()
        for kind, chance in chances.items():
            if drawn < chance:
                return Fault(kind, random.randrange(1, max(2, asked.length or 400)), answer=refusal)
            drawn -= chance
        return Fault()

    return plan


def reply(status: str, body: bytes = b"", **headers: str) -> bytes:
    """Return the bytes of an answer; `_` in the name of a header stands for `-`."""
    told = {"Content-Length": str(len(body))} | {
        name.replace("_", "-"): text for name, text in headers.items()
    }
    lines = "".join(f"{name}: {text}\r\n" for name, text in told.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


class Proxy:
    """Listens on loopback and speaks to one upstream; `plan` may be changed at any time."""

    def __init__(self, upstream: tuple[str, int], host: str = "127.0.0.1") -> None:
        self.plan: Plan = honest
        self.seen: list[Exchange] = []
        self.name = ""  # by which it is found wherever it is, if it has one
        self._upstream = upstream
        self.unheard = 0  # requests on connections to a network that is gone
        self._planning = threading.Lock()
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._wires: list[Wire] = []
        self._network = 0
        self._listen(host, 0)

    @property
    def url(self) -> str:
        """The address to speak to instead of the upstream's."""
        return f"http://{self.name or self.host}:{self.port}"

    def move(self, host: str) -> None:
        """Be found at another address from now on; what is connected at the old one is never heard again."""
        self._network += 1
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listen(host, self.port)

    def hang_up(self) -> None:
        """End every connection there is."""
        for wire in list(self._wires):
            with suppress(OSError):
                wire.socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End."""
        self._ended.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self.hang_up()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def of(self, path: str, method: str = "") -> list[Exchange]:
        """Return what went to addresses that begin so."""
        found = (one for one in list(self.seen) if one.asked.path.startswith(path))
        return [one for one in found if method in ("", one.asked.method)]

    def _listen(self, host: str, port: int) -> None:
        self.host = host
        self._listener = socket.create_server((host, port), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self._run(self._accept, self._listener, self._network)

    def _run(self, act: Callable[..., None], *values: object) -> None:
        thread = threading.Thread(target=act, args=values, name="proxy", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def _accept(self, listener: socket.socket, network: int) -> None:
        with listener, suppress(OSError):
            while not self._ended.is_set():
                connected, _ = listener.accept()
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._run(self._serve, Wire(connected), network)

    def _serve(self, wire: Wire, network: int) -> None:
        self._wires.append(wire)
        reset = False
        try:
            while head := wire.head():
                if network != self._network:
                    self.unheard += 1
                    wire.hold()
                    break
                self._exchange(wire, head)
        except BrokenError as broken:
            reset = broken.reset
        except OSError:
            reset = True  # one of the two has gone
        finally:
            self._wires.remove(wire)
            wire.close(reset=reset)

    def _exchange(self, wire: Wire, head: bytes) -> None:
        asked = asked_of(head)
        with self._planning:
            seen = Exchange(asked, self.plan(asked))
            self.seen.append(seen)
        match seen.fault.kind:
            case Kind.RESET_BEFORE:
                raise BrokenError(reset=True)
            case Kind.BLACK_HOLE:
                wire.hold()
                raise BrokenError(reset=False)
            case Kind.ANSWER:
                wire.exactly(asked.length)
                wire.socket.sendall(seen.fault.answer)
                seen.status = status_of(seen.fault.answer)
            case _:
                self._forward(wire, head, seen)

    def _forward(self, wire: Wire, head: bytes, seen: Exchange) -> None:
        body = self._body(wire, head, seen)
        times = 2 if seen.fault.kind is Kind.REPEAT_REQUEST else 1
        for left in reversed(range(times)):
            with self._connected() as up:
                up.socket.sendall(head + body)
                seen.up += len(body)
                pieces = _noted(reply_pieces(up, seen.asked.method), seen)
                if left:
                    _drain(pieces)
                else:
                    self._give(wire, pieces, seen)

    @contextmanager
    def _connected(self) -> Iterator[Wire]:
        up = Wire(socket.create_connection(self._upstream))
        self._wires.append(up)
        try:
            yield up
        finally:
            self._wires.remove(up)
            up.close(reset=False)

    def _body(self, wire: Wire, head: bytes, seen: Exchange) -> bytes:
        if seen.fault.kind is not Kind.RESET_REQUEST:
            return wire.exactly(seen.asked.length)
        part = wire.exactly(min(seen.fault.after, max(0, seen.asked.length - 1)))
        with self._connected() as up:
            up.socket.sendall(head + part)
        seen.up += len(part)
        raise BrokenError(reset=True)

    def _give(self, wire: Wire, pieces: Iterator[bytes], seen: Exchange) -> None:
        fault = seen.fault
        match fault.kind:
            case Kind.SWALLOW:
                _drain(pieces)
                raise BrokenError(reset=True)
            case Kind.RESET_REPLY | Kind.CUT_REPLY:
                _give(wire, first(pieces, fault.after), seen)
                raise BrokenError(reset=fault.kind is Kind.RESET_REPLY)
            case Kind.STALL:
                _give(wire, first(pieces, fault.after), seen)
                wire.hold()
                raise BrokenError(reset=False)
            case Kind.LATE:
                whole = b"".join(pieces)
                self._ended.wait(fault.seconds)
                _give(wire, iter([whole]), seen)
            case Kind.THROTTLE:
                _give(wire, slowly(pieces, fault.rate), seen)
            case Kind.REPEAT_REPLY:
                whole = b"".join(pieces)
                _give(wire, iter([whole + whole]), seen)
            case _:
                _give(wire, pieces, seen)


def _noted(pieces: Iterator[bytes], seen: Exchange) -> Iterator[bytes]:
    """Yield the pieces of a reply; what the upstream said is noted, whatever becomes of it."""
    for piece in pieces:
        if not seen.head:
            seen.head, seen.status = piece, status_of(piece)
        elif len(seen.body) < KEPT:
            seen.body += piece
        yield piece


def _drain(pieces: Iterator[bytes]) -> None:
    for _ in pieces:
        pass


def _give(wire: Wire, pieces: Iterator[bytes], seen: Exchange) -> None:
    given = 0
    for piece in pieces:
        wire.socket.sendall(piece)
        given += len(piece)
        seen.down = max(0, given - len(seen.head))
