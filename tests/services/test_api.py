"""The api against a real central, and against lines and servers that misbehave."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.outcomes import Applied, CaseChange
from tawasul_desk.services import session
from tawasul_desk.services.api import Api
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import server_root

NOW = datetime.now(UTC)


class Tokens:
    """A refresh token in memory that remembers what it was."""

    def __init__(self) -> None:
        self.history: list[str | None] = []
        self._token: str | None = None

    @property
    def refresh_token(self) -> str | None:
        return self._token

    @refresh_token.setter
    def refresh_token(self, token: str | None) -> None:
        self.history.append(token)
        self._token = token


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def api(central: Any, tokens: Tokens) -> Iterator[Api]:
    opened = Api(central.url, uuid4(), tokens)
    opened.adopt(opened.sign_in("officer01", "tawasul-demo"))
    yield opened
    opened.close()


@contextmanager
def answering(reply: bytes) -> Iterator[str]:
    """A server that gives every caller these bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        ended = threading.Event()

        def serve() -> None:
            while not ended.is_set():
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                with line:
                    line.recv(65_536)
                    line.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            ended.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


@pytest.fixture
def untrusted_server(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate nobody but itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))  # by the real clock, which tests do not set
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, SHA256())
    )
    pem = tmp_path / "server.pem"
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(plain + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            line, _ = listener.accept()
            with line, suppress(OSError):
                context.wrap_socket(line, server_side=True)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def failure_of(server: str) -> KnownError:
    opened = Api(server, uuid4(), Tokens())
    try:
        with pytest.raises(KnownError) as caught:
            opened.sign_in("officer01", "x")
        return caught.value
    finally:
        opened.close()


def test_every_reading_endpoint_gives_its_record(api: Api) -> None:
    assert api.me().user_name == "officer01"
    assert api.catalogue().services
    assert api.limits().operations_per_batch > 0
    assert abs(api.health() - datetime.now(UTC)) < timedelta(seconds=5)
    page = api.snapshot(None)
    assert page.done <= page.total
    case = next(change for change in page.changes if isinstance(change, CaseChange))
    assert api.case(case.id).case == case.data
    assert api.changes(page.cursor).changes == ()


def test_an_operation_is_answered(api: Api) -> None:
    page = api.snapshot(None)
    case = next(change for change in page.changes if isinstance(change, CaseChange))
    note = AddNote(id=new_id(), case_id=case.id, created_at=NOW, body="seen")
    (outcome,) = api.send([note]).results
    assert isinstance(outcome, Applied)
    assert outcome.id == note.id


def test_wrong_credentials_are_told_apart(central: Any) -> None:
    opened = Api(central.url, uuid4(), Tokens())
    with pytest.raises(KnownError) as caught:
        opened.sign_in("officer01", "wrong")
    assert caught.value.code is ErrorCode.WRONG_CREDENTIALS
    opened.close()


def test_a_case_out_of_sight_is_not_found(api: Api) -> None:
    with pytest.raises(KnownError) as caught:
        api.case(uuid4())
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_useless_cursor_asks_for_a_resync(api: Api) -> None:
    with pytest.raises(KnownError) as caught:
        api.changes("nonsense")
    assert caught.value.code is ErrorCode.RESYNC_REQUIRED


def test_the_session_goes_on_from_the_refresh_token_alone(central: Any, api: Api, tokens: Tokens) -> None:
    again = Api(central.url, api._device_id, tokens)
    assert again.me().user_name == "officer01"
    assert len(tokens.history) == 2
    again.close()


def test_many_threads_renew_an_ended_token_once(api: Api, tokens: Tokens) -> None:
    api._access = replace(api._access, ends=0.0)
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda _: api.me().user_name, range(24)))
    assert set(names) == {"officer01"}
    assert len(tokens.history) == 2


def test_a_token_the_central_refuses_is_renewed(api: Api) -> None:
    api._access = replace(api._access, token="not-a-token")
    assert api.me().user_name == "officer01"


def test_a_stored_refresh_token_precedes_the_use_of_the_access_token(api: Api) -> None:
    class Full:
        refresh_token = property(lambda _: None, lambda _, token: (_ for _ in ()).throw(OSError("full")))

    again = Api(api.server, uuid4(), Full())
    with pytest.raises(OSError, match="full"):
        again.adopt(again.sign_in("officer01", "tawasul-demo"))
    with pytest.raises(KnownError) as caught:
        again.me()
    assert caught.value.code is ErrorCode.SIGNED_OUT
    again.close()


def test_after_signing_out_nothing_is_answered(api: Api) -> None:
    api.sign_out()
    for _ in range(2):
        with pytest.raises(KnownError) as caught:
            api.me()
        assert caught.value.code is ErrorCode.SIGNED_OUT


def test_no_listener_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert failure_of(f"http://127.0.0.1:{port}").code is ErrorCode.OFFLINE


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (b"", ErrorCode.OFFLINE),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\nContent-Type: application/json\r\n\r\n{",
            ErrorCode.OFFLINE,
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
            ErrorCode.NOT_THE_SERVICE,
        ),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/login\r\nContent-Length: 0\r\n\r\n",
            ErrorCode.NOT_THE_SERVICE,
        ),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", ErrorCode.NOT_THE_SERVICE),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", ErrorCode.SERVER_FAULT),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            ErrorCode.SERVER_FAULT,
        ),
    ],
    ids=["hang-up", "cut", "html", "redirect", "bare-404", "bad-gateway", "other-json"],
)
def test_a_misbehaving_server_is_named(reply: bytes, code: ErrorCode) -> None:
    with answering(reply) as server:
        assert failure_of(server).code is code


def test_a_busy_server_says_how_long() -> None:
    with answering(b"HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n") as server:
        error = failure_of(server)
    assert (error.code, error.facts["retry_after"]) == (ErrorCode.BUSY, 7.0)


def test_a_reply_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.REPLY_CAP", 1000)
    long = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n" + b" " * 5000
    with answering(long) as server:
        assert failure_of(server).facts["reason"] == "reply-too-large"


def test_a_silent_server_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        begun = time.monotonic()
        assert failure_of(f"http://127.0.0.1:{listener.getsockname()[1]}").code is ErrorCode.OFFLINE
    assert time.monotonic() - begun < 3


def test_an_untrusted_certificate_stops(untrusted_server: str) -> None:
    assert failure_of(untrusted_server).code is ErrorCode.UNTRUSTED_SERVER


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTPS://Central.Example/", "https://central.example"),
        (" central.example. ", "https://central.example"),
        ("https://central.example:443", "https://central.example"),
        ("https://central.example:8443/", "https://central.example:8443"),
        ("https://central.example/desk//", "https://central.example/desk"),
        ("https://central.example/?", "https://central.example"),
        ("https://central.example، ", "https://central.example"),
        ("\u200fhttps://central.example\u200f", "https://central.example"),
        ("HTTP://LocalHost:80", "http://localhost"),
        ("http://[0:0::1]:8400/", "http://[::1]:8400"),
        ("https://مثال.السعودية", "https://xn--mgbh0fb.xn--mgberp4a5d4ar"),
        ("https://xn--mgbh0fb.xn--mgberp4a5d4ar", "https://xn--mgbh0fb.xn--mgberp4a5d4ar"),
    ],
)
def test_one_server_however_it_is_written(written: str, kept: str) -> None:
    assert server_root(written) == kept
    assert session.account_of(written, "officer01").id == session.account_of(kept, "officer01").id


def test_only_this_computer_may_be_reached_unencrypted() -> None:
    assert server_root("central.example/") == "https://central.example"
    assert server_root("http://[::1]:8400") == "http://[::1]:8400"
    for wrong in (
        "http://central.example",
        "ftp://127.0.0.1",
        "https://",
        "https://u:p@h",
        "http://localhost.x",
    ):
        with pytest.raises(KnownError) as caught:
            server_root(wrong)
        assert caught.value.code is ErrorCode.BAD_SETTING


def test_an_attachment_is_read_from_an_offset(api: Api) -> None:
    page = api.snapshot(None)
    record = next(change.data for change in page.changes if change.type == "attachment")
    etag = f'"sha256-{record.sha256}"'
    with api.content(record.id) as content:
        whole = b"".join(content.pieces)
    with api.content(record.id, 10, etag) as rest:
        assert rest.start == 10
        assert b"".join(rest.pieces) == whole[10:]
    with api.content(record.id, 10, '"sha256-other"') as again:
        assert again.start == 0
    assert sha256(whole).hexdigest() == record.sha256
