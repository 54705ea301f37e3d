"""Sessions: from a password to an unlocked vault, over restarts without a network, to the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError
from sqlalchemy import select

from tawasul_central import tables
from tawasul_desk import app
from tawasul_desk.services import session
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.keepers import Account
from tawasul_desk.services.repairs import RepairCode, take_repairs
from tawasul_desk.services.session import OpenSession
from tawasul_desk.settings import Settings
from tests.services.desks import note, some_case, synced

PASSWORD = "tawasul-demo"
PASSPHRASE = "secret words"


class MemoryKeyring(KeyringBackend):
    """A keyring that keeps its secrets as long as the test runs."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def _keyring_restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture
def nothing() -> None:
    keyring.set_keyring(NoKeyring())


@pytest.fixture
def account(central: Any) -> Account:
    return session.account_of(central.url, " officer01 ")


def code_of(profile: Path, account: Account, password: str, passphrase: str | None = None) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        session.sign_in(profile, account, password, passphrase)
    return caught.value.code


def resumed(profile: Path, account: Account, passphrase: str | None = None) -> OpenSession:
    opened = session.resume(profile, account, passphrase)
    assert opened is not None
    return opened


def test_with_a_keyring_no_passphrase_is_needed(
    central: Any, memory: MemoryKeyring, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    assert (opened.staff.user_name, opened.passphrase_mode) == ("officer01", False)
    session.close(opened)
    central.stop()
    again = resumed(tmp_path, account)
    assert again.staff == opened.staff
    session.close(again)
    assert len(memory.kept) == 2
    assert all(len(secret) <= 1000 for secret in memory.kept.values())


def test_without_a_keyring_a_passphrase_must_be_chosen(
    nothing: None, account: Account, tmp_path: Path
) -> None:
    assert code_of(tmp_path, account, PASSWORD) is ErrorCode.NO_KEYRING
    opened = session.sign_in(tmp_path, account, PASSWORD, PASSPHRASE)
    assert opened.passphrase_mode
    session.close(opened)
    assert session.needs_passphrase(tmp_path, account)
    assert code_of(tmp_path, account, PASSWORD) is ErrorCode.LOCKED
    assert code_of(tmp_path, account, PASSWORD, "other words") is ErrorCode.WRONG_PASSPHRASE
    with pytest.raises(KnownError) as caught:
        session.resume(tmp_path, account)
    assert caught.value.code is ErrorCode.LOCKED
    session.close(resumed(tmp_path, account, PASSPHRASE))


def test_the_passphrase_is_asked_for_after_server_and_password_are_right(
    central: Any, nothing: None, account: Account, tmp_path: Path
) -> None:
    assert code_of(tmp_path, account, "wrong") is ErrorCode.WRONG_CREDENTIALS
    session.close(session.sign_in(tmp_path, account, PASSWORD, PASSPHRASE))
    assert code_of(tmp_path, account, "wrong") is ErrorCode.WRONG_CREDENTIALS
    assert code_of(tmp_path, account, PASSWORD) is ErrorCode.LOCKED
    central.stop()
    assert code_of(tmp_path, account, PASSWORD) is ErrorCode.OFFLINE


def test_a_session_that_could_not_be_opened_here_is_ended_at_the_central(
    central: Any, nothing: None, account: Account, tmp_path: Path
) -> None:
    assert code_of(tmp_path, account, PASSWORD) is ErrorCode.NO_KEYRING
    with central.engine.connect() as db:
        assert db.scalars(select(tables.session.c.revoked)).all() == [True]


def test_a_failed_attempt_does_not_bind_its_passphrase(
    nothing: None, account: Account, tmp_path: Path
) -> None:
    assert code_of(tmp_path, account, "wrong", "first words") is ErrorCode.WRONG_CREDENTIALS
    assert not session.needs_passphrase(tmp_path, account)
    session.close(session.sign_in(tmp_path, account, PASSWORD, PASSPHRASE))
    assert code_of(tmp_path, account, "wrong", PASSPHRASE) is ErrorCode.WRONG_CREDENTIALS
    assert session.needs_passphrase(tmp_path, account)


def test_who_never_signed_in_cannot_go_on(memory: MemoryKeyring, account: Account, tmp_path: Path) -> None:
    assert session.resume(tmp_path, account) is None


def test_signing_out_ends_the_session_but_keeps_the_work(
    memory: MemoryKeyring, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    opened.vault.engine("work.db")
    token = opened.vault.refresh_token
    session.sign_out(opened)
    assert session.resume(tmp_path, account) is None
    assert token not in memory.kept.values()
    assert (opened.folder / "work.db").exists()
    again = session.sign_in(tmp_path, account, PASSWORD)
    again.vault.engine("work.db")
    session.close(again)


def test_signing_out_without_a_network_forgets_the_token(
    central: Any, memory: MemoryKeyring, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    central.stop()
    session.sign_out(opened)
    assert session.resume(tmp_path, account) is None


def test_an_open_session_is_signed_in_again_in_place(
    memory: MemoryKeyring, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    opened.api.sign_out()
    with pytest.raises(KnownError) as caught:
        opened.api.me()
    assert caught.value.code is ErrorCode.SIGNED_OUT
    session.sign_in_again(opened, PASSWORD)
    assert opened.api.me() == opened.staff
    session.close(opened)


@pytest.mark.parametrize("name", [session.STAFF_FILE, f"{session.STAFF_FILE}.copy"])
@pytest.mark.parametrize("content", [None, b"", b"x" * 80])
def test_an_unreadable_officer_is_known_by_the_copy(
    memory: MemoryKeyring, account: Account, tmp_path: Path, name: str, content: bytes | None
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    session.close(opened)
    path = opened.folder / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    again = resumed(tmp_path, account)
    assert again.staff == opened.staff
    session.close(again)
    assert [one.code for one in take_repairs(opened.folder)] == [RepairCode.OFFICER_MENDED]


def test_who_cannot_be_read_at_all_must_sign_in(
    memory: MemoryKeyring, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD)
    session.close(opened)
    for name in (session.STAFF_FILE, f"{session.STAFF_FILE}.copy"):
        (opened.folder / name).write_bytes(b"x" * 80)
    assert session.resume(tmp_path, account) is None
    session.close(session.sign_in(tmp_path, account, PASSWORD))
    again = resumed(tmp_path, account)
    assert again.staff == opened.staff
    session.close(again)


def test_nothing_secret_or_personal_lies_in_the_profile(
    nothing: None, account: Account, tmp_path: Path
) -> None:
    opened = session.sign_in(tmp_path, account, PASSWORD, PASSPHRASE)
    token = opened.vault.refresh_token
    assert token is not None
    markers = [PASSWORD, PASSPHRASE, token, opened.staff.name_ar, opened.staff.name_en]
    session.close(opened)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"keys.json", session.STAFF_FILE}
    for marker in markers:
        for encoded in (marker.encode(), marker.encode("utf-16-le")):
            assert [path for path in files if encoded in path.read_bytes()] == []


def test_two_officers_share_nothing(memory: MemoryKeyring, central: Any, tmp_path: Path) -> None:
    one, two = (session.account_of(central.url, name) for name in ("officer01", "officer02"))
    first, second = (session.sign_in(tmp_path, account, PASSWORD) for account in (one, two))
    assert first.folder != second.folder
    assert first.vault.derive("x") != second.vault.derive("x")
    session.close(first)
    session.close(second)


def test_unsent_work_under_another_address_is_told(
    central: Any, memory: MemoryKeyring, tmp_path: Path
) -> None:
    settings = Settings(profile=tmp_path)
    first = app.sign_in(settings, central.url, "officer01", PASSWORD)
    synced(first)
    first.casework.submit(note(some_case(first)))
    first.close()
    same = app.sign_in(settings, central.url.replace("http://", "HTTP://") + "/", "officer01", PASSWORD)
    assert (same.repairs, same.casework.outbox_counts().waiting) == ((), 1)
    same.close()
    other = app.sign_in(settings, central.url.replace("127.0.0.1", "localhost"), "officer01", PASSWORD)
    (told,) = other.repairs
    assert told.code is RepairCode.WORK_ELSEWHERE
    assert told.facts == {"server": central.url, "operations": 1}
    other.close()
    back = app.sign_in(settings, central.url, "officer01", PASSWORD)
    synced(back)
    assert back.repairs == ()
    back.close()
    again = app.sign_in(settings, central.url.replace("127.0.0.1", "localhost"), "officer01", PASSWORD)
    assert again.repairs == ()
    again.close()


def test_work_that_cannot_be_counted_is_told_without_a_number(
    central: Any, nothing: None, tmp_path: Path
) -> None:
    settings = Settings(profile=tmp_path)
    app.sign_in(settings, central.url, "officer01", PASSWORD, PASSPHRASE).close()
    elsewhere = central.url.replace("127.0.0.1", "localhost")
    other = app.sign_in(settings, elsewhere, "officer01", PASSWORD, "other words")
    assert [dict(told.facts) for told in other.repairs] == [{"server": central.url, "operations": None}]
    other.close()


@pytest.mark.parametrize("fails", ["session.unsent_of", "open_desk", "save_preferences"])
def test_a_sign_in_that_does_not_come_to_its_end_leaves_nothing_open(
    central: Any, memory: MemoryKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    settings = Settings(profile=tmp_path)
    elsewhere = central.url.replace("127.0.0.1", "localhost")
    app.sign_in(settings, elsewhere, "officer01", PASSWORD).close()

    def fail(*_: object) -> None:
        raise RuntimeError(fails)

    opened: list[OpenSession] = []
    closed: list[OpenSession] = []
    begin, end = session.sign_in, session.close

    def note_begin(*given: Any) -> OpenSession:
        opened.append(begin(*given))
        return opened[-1]

    def note_end(ended: OpenSession) -> None:
        closed.append(ended)
        end(ended)

    monkeypatch.setattr("tawasul_desk.app.session.sign_in", note_begin)
    monkeypatch.setattr("tawasul_desk.app.session.close", note_end)
    monkeypatch.setattr(f"tawasul_desk.app.{fails}", fail)
    with pytest.raises(RuntimeError, match=fails):
        app.sign_in(settings, central.url, "officer01", PASSWORD)
    assert [id(each) for each in closed] == [id(each) for each in opened]
    assert len(opened) == 1
