"""Servers made of nothing but a socket, for what no honest server would do."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Talk = Callable[[socket.socket, threading.Event], None]


@contextmanager
def talking(talk: Talk) -> Iterator[str]:
    """Give every caller to `talk` on a thread of its own; the event is set when all is over."""
    over, threads = threading.Event(), list[threading.Thread]()

    def serve(line: socket.socket) -> None:
        with line, suppress(OSError):
            line.recv(65_536)
            talk(line, over)

    def listen(listener: socket.socket) -> None:
        while not over.is_set():
            with suppress(OSError):
                line, _ = listener.accept()
                threads.append(threading.Thread(target=serve, args=(line,)))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threads.append(threading.Thread(target=listen, args=(listener,)))
        threads[0].start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()
            listener.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join(5)
            assert not any(thread.is_alive() for thread in threads)


def head(kind: str = "application/json", *more: str, status: str = "200 OK") -> bytes:
    """Return the first lines of an answer."""
    return "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more, "", "")).encode()


def saying(*pieces: bytes, every: float = 0.0) -> Talk:
    """Send these pieces, one after the other, then hang up."""

    def talk(line: socket.socket, over: threading.Event) -> None:
        for piece in pieces:
            line.sendall(piece)
            if every and over.wait(every):
                return

    return talk


def silent(line: socket.socket, over: threading.Event) -> None:
    """Accept the call and never say a word."""
    over.wait(60)
