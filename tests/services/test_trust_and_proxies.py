"""Certificates, proxies and addresses that lead nowhere: what each is told as, on real sockets."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import Request
from tawasul_desk.services.lines import STAGGER
from tawasul_desk.services.transport import Transport
from tests.services.raw_servers import head, saying, talking

HOST = "central.example"
ASKED = Request("GET", "/v1/health")
ANSWER = head("application/json", "Content-Length: 2", "Connection: close") + b"{}"
OF_THIS_MACHINE = (
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "requests_ca_bundle",
    "curl_ca_bundle",
)


@pytest.fixture(autouse=True)
def _nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OF_THIS_MACHINE:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have the name of the central lead to these addresses, in this order."""

    def lead(*addresses: tuple[str, int]) -> None:
        def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
            found = addresses if host == HOST else [(host, port)]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in found]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)

    return lead


def made_certificate(folder: Path, first: int = 2000, last: int = 2100) -> Path:
    """Write a key and a certificate for the name of the central, valid from the first year to the last.

    In whole years: OpenSSL goes by the clock of the machine, whatever day the tests run as of.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(first, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(last, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    pem = folder / "server.pem"
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(plain + built.public_bytes(Encoding.PEM))
    return pem


@contextmanager
def secured(pem: Path) -> Iterator[tuple[str, int]]:
    """Answer one call over TLS with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                line, _ = listener.accept()
                with line, context.wrap_socket(line, server_side=True) as safe:
                    safe.recv(65_536)
                    safe.sendall(ANSWER)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)
            assert not thread.is_alive()


def failure(server: str = f"https://{HOST}") -> KnownError:
    opened = Transport(server, "test")
    try:
        with pytest.raises(KnownError) as caught:
            opened.exchange(ASKED)
        return caught.value
    finally:
        opened.close()


@pytest.mark.parametrize(("first", "last"), [(2099, 2100), (2000, 2001)], ids=["not valid yet", "expired"])
def test_a_certificate_out_of_its_time_is_told_as_the_date_of_this_computer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: Callable[..., None],
    first: int,
    last: int,
) -> None:
    pem = made_certificate(tmp_path, first, last)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))  # the system trusts it, but for its time
    with secured(pem) as place:
        named(place)
        assert failure().code is ErrorCode.WRONG_CLOCK


def test_a_trusted_certificate_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: Callable[..., None]
) -> None:
    pem = made_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with secured(pem) as place:
        named(place)
        opened = Transport(f"https://{HOST}", "test")
        assert opened.exchange(ASKED).body == b"{}"
        opened.close()


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_bundle_of_the_environment_makes_nobody_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: Callable[..., None], variable: str
) -> None:
    pem = made_certificate(tmp_path)
    monkeypatch.setenv(variable, str(pem))
    with secured(pem) as place:
        named(place)
        assert failure().code is ErrorCode.UNTRUSTED_SERVER


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_bundle_that_is_not_there_disturbs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: Callable[..., None], variable: str
) -> None:
    pem = made_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    monkeypatch.setenv(variable, str(tmp_path / "gone.pem"))
    with secured(pem) as place:
        named(place)
        opened = Transport(f"https://{HOST}", "test")
        assert opened.exchange(ASKED).body == b"{}"
        opened.close()


@pytest.mark.parametrize(
    ("proxy", "reason"),
    [
        ("socks5://127.0.0.1:1080", "socks"),
        ("socks5h://127.0.0.1:1080", "socks"),
        ("http://[::1", "malformed"),
        ("http://", "malformed"),
        ("127.0.0.1:99999", "malformed"),
        ("proxy:port", "malformed"),
        ("ftp://127.0.0.1:1", "malformed"),
        ("http:// a b:80", "malformed"),
        ("http://ضابط:x@127.0.0.1:9", "user-name"),
    ],
)
def test_what_is_wrong_with_a_proxy_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str, reason: str) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    error = failure()
    assert (error.code, error.facts["reason"]) == (ErrorCode.PROXY, reason)


def test_a_proxy_that_asks_to_sign_in_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = head("text/html", "Content-Length: 0", status="407 Proxy Authentication Required")
    with talking(saying(asks)) as proxy:
        monkeypatch.setenv("https_proxy", proxy)
        error = failure()
    assert (error.code, error.facts["reason"]) == (ErrorCode.PROXY, "sign-in")


def test_a_proxy_that_is_not_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        place = closed.getsockname()
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{place[1]}")
    assert failure().code is ErrorCode.OFFLINE


@contextmanager
def silent_place() -> Iterator[tuple[str, int]]:
    """An address that answers no call, as one of a network that is not connected."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        callers = [socket.socket() for _ in range(3)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(listener.getsockname())
        yield listener.getsockname()
        for caller in callers:
            caller.close()


def test_a_dead_address_does_not_use_up_the_time_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: Callable[..., None]
) -> None:
    pem = made_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    patience = 30.0  # seconds; what a dead address would take, were they tried one after the other
    monkeypatch.setattr("tawasul_desk.services.transport.CONNECT_SECONDS", patience)
    begun = time.monotonic()
    with silent_place() as dead, secured(pem) as place:
        named(dead, dead, place)
        opened = Transport(f"https://{HOST}", "test")
        assert opened.exchange(ASKED).body == b"{}"
        opened.close()
    assert time.monotonic() - begun < patience / 2
    assert 2 * STAGGER < 1, "what the two cost on a computer with nothing else to do"


def test_a_refused_address_is_followed_by_the_next_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: Callable[..., None]
) -> None:
    pem = made_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    monkeypatch.setattr("tawasul_desk.services.lines.STAGGER", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        refused = closed.getsockname()
    with secured(pem) as place:
        named(refused, place)
        opened = Transport(f"https://{HOST}", "test")
        assert opened.exchange(ASKED).body == b"{}"
        opened.close()
