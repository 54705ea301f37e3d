"""Who keeps the keys: real files under a passphrase, and a real keyring service."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from tawasul_desk.services import keepers
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.repairs import RepairCode, take_repairs
from tawasul_desk.services.vault import (
    Account,
    has_passphrase,
    keyring_keeper,
    passphrase_keeper,
)
from tawasul_desk.twins import replace_bytes
from tests.services.made_up import PASSPHRASE

pytestmark = pytest.mark.slow

COPIES = ("keys.json", "keys.json.copy")
ACCOUNT = Account("https://central.example", "officer")


class MemoryKeyring(KeyringBackend):
    """A keyring that can be told to fail at one of its three verbs, or to keep nothing."""

    priority = 1.0

    def __init__(self, fails_at: str = "", forgets: bool = False) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self._fails_at = fails_at
        self._forgets = forgets

    def get_password(self, service: str, username: str) -> str | None:
        self._may_fail("get")
        return None if self._forgets else self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._may_fail("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._may_fail("delete")
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _may_fail(self, verb: str) -> None:
        if verb == self._fails_at:
            raise KeyringLocked("locked")


@pytest.fixture
def system_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    monkeypatch.setattr(keepers.keyring, "get_keyring", lambda: backend)
    return backend


def refused(error: pytest.ExceptionInfo[KnownError]) -> ErrorCode:
    return error.value.code


def test_an_account_is_named_without_telling_it():
    assert ACCOUNT.id == Account("https://central.example", "officer").id
    assert ACCOUNT.id != Account("https://central.example", "officer2").id
    assert len(ACCOUNT.id) == 16
    assert set(ACCOUNT.id) <= set("0123456789abcdef")


def test_a_keyring_keeps_gives_and_forgets(system_keyring: MemoryKeyring):
    keeper = keyring_keeper(ACCOUNT)
    assert system_keyring.kept == {}, "the probe leaves nothing"
    keeper.put("refresh-token", "abc")
    assert keyring_keeper(ACCOUNT).get("refresh-token") == "abc"
    other = keyring_keeper(Account("https://central.example", "colleague"))
    assert other.get("refresh-token") is None
    keeper.forget("refresh-token")
    keeper.forget("refresh-token")
    assert keeper.get("refresh-token") is None


@pytest.mark.parametrize("verb", ["get", "set", "delete"])
def test_a_keyring_that_fails_at_any_verb_is_no_keyring(monkeypatch: pytest.MonkeyPatch, verb: str):
    monkeypatch.setattr(keepers.keyring, "get_keyring", lambda: MemoryKeyring(fails_at=verb))
    with pytest.raises(KnownError) as error:
        keyring_keeper(ACCOUNT)
    assert refused(error) is ErrorCode.NO_KEYRING


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), MemoryKeyring(forgets=True)],
    ids=["fail", "null", "forgetful"],
)
def test_a_keyring_that_keeps_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend):
    monkeypatch.setattr(keepers.keyring, "get_keyring", lambda: backend)
    with pytest.raises(KnownError) as error:
        keyring_keeper(ACCOUNT)
    assert refused(error) is ErrorCode.NO_KEYRING


def test_a_plain_file_behind_a_chain_is_passed_over(monkeypatch: pytest.MonkeyPatch):
    plain = type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    good = MemoryKeyring()
    chain = type("ChainerBackend", (MemoryKeyring,), {"backends": (plain, good)})()
    monkeypatch.setattr(keepers.keyring, "get_keyring", lambda: chain)
    keyring_keeper(ACCOUNT).put("database-key", "x")
    assert plain.kept == {}
    assert list(good.kept.values()) == ["x"]


SESSION = """
import os, sys
from pathlib import Path
from tawasul_desk.services.vault import Account, Vault, keyring_keeper
import keyring
print(type(keyring.get_keyring()).__module__, file=sys.stderr)
keeper = keyring_keeper(Account("https://central.example", "officer"))
vault = Vault(Path(sys.argv[1]), keeper)
vault.open()
vault.refresh_token = "t" * 1281
key = vault.derive("proof")
vault.engine("work.db")
vault.close()
again = Vault(Path(sys.argv[1]), keyring_keeper(Account("https://central.example", "officer")))
again.open()
assert again.derive("proof") == key
assert again.refresh_token == "t" * 1281
again.engine("work.db")
again.refresh_token = None
assert again.refresh_token is None
again.close()
print("kept")
"""


def in_a_session(folder: Path, before: str) -> subprocess.CompletedProcess[str]:
    """Run the script in a desktop session of its own, after this shell line."""
    assert shutil.which("dbus-run-session"), "the package dbus is missing: `make` installs or names it"
    assert shutil.which("gnome-keyring-daemon"), "the package gnome-keyring is missing"
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(folder / "data")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
    line = f'{before} exec "{sys.executable}" -c "$0" "$1"'
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", line, SESSION, str(folder / "profile")],
        env=kept | home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is how Linux keeps secrets")
def test_a_real_keyring_service_keeps_the_key_and_a_long_token(tmp_path: Path):
    unlock = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
    done = in_a_session(tmp_path, unlock)
    assert done.stdout.strip() == "kept", done.stderr
    assert not (tmp_path / "profile" / "keys.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is how Linux keeps secrets")
def test_without_a_keyring_service_nothing_is_kept_anywhere(tmp_path: Path):
    done = in_a_session(tmp_path, "")
    assert done.returncode != 0
    assert "no_keyring" in done.stderr
    assert not list(tmp_path.rglob("*.db"))


def test_a_passphrase_opens_and_a_wrong_one_is_told(tmp_path: Path):
    assert not has_passphrase(tmp_path)
    keeper = passphrase_keeper(tmp_path, PASSPHRASE)
    keeper.put("database-key", "5ec7e7")
    assert has_passphrase(tmp_path)
    assert passphrase_keeper(tmp_path, PASSPHRASE).get("database-key") == "5ec7e7"
    with pytest.raises(KnownError) as error:
        passphrase_keeper(tmp_path, PASSPHRASE + "!")
    assert refused(error) is ErrorCode.WRONG_PASSPHRASE
    content = (tmp_path / "keys.json").read_text()
    assert "5ec7e7" not in content
    assert PASSPHRASE not in content
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0
    keeper.forget("database-key")
    assert passphrase_keeper(tmp_path, PASSPHRASE).get("database-key") is None


def test_a_sealed_key_cannot_be_put_under_another_name(tmp_path: Path):
    keeper = passphrase_keeper(tmp_path, PASSPHRASE)
    keeper.put("refresh-token", "token")
    content = json.loads((tmp_path / "keys.json").read_text())
    content["sealed"]["database-key"] = content["sealed"]["refresh-token"]
    content["sum"] = keepers._sum(content["salt"], content["sealed"])
    (tmp_path / "keys.json").write_text(json.dumps(content))
    with pytest.raises(KnownError) as error:
        passphrase_keeper(tmp_path, PASSPHRASE).get("database-key")
    assert refused(error) is ErrorCode.DAMAGED


@pytest.mark.parametrize("content", [b"", b"{}", b'{"salt": 3}', b"\x00\xff"])
def test_two_damaged_key_files_are_told_and_left_alone(tmp_path: Path, content: bytes):
    for name in COPIES:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(KnownError) as error:
        passphrase_keeper(tmp_path, PASSPHRASE)
    assert refused(error) is ErrorCode.DAMAGED
    assert [(tmp_path / name).read_bytes() for name in COPIES] == [content] * 2


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("damage", ["gone", "empty", "zeroed", "bit"])
def test_one_damaged_key_file_is_mended_by_its_copy(tmp_path: Path, name: str, damage: str):
    passphrase_keeper(tmp_path, PASSPHRASE).put("database-key", "ab" * 32)
    path = tmp_path / name
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        place = whole.index(b'"sealed"') + 40
        flipped = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        path.write_bytes({"empty": b"", "zeroed": bytes(len(whole)), "bit": flipped}[damage])
    assert has_passphrase(tmp_path)
    assert passphrase_keeper(tmp_path, PASSPHRASE).get("database-key") == "ab" * 32
    assert [(tmp_path / copy).read_bytes() for copy in COPIES] == [whole] * 2
    assert [one.code for one in take_repairs(tmp_path)] == [RepairCode.KEY_FILE_MENDED]
    assert take_repairs(tmp_path) == ()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "keys.json"
    replace_bytes(path, b"old")

    def broken(self: Path, target: Path) -> Path:
        raise OSError("disk gone")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk gone"):
        replace_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["keys.json"]


def test_a_keyring_that_is_not_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch):
    def gone() -> KeyringBackend:
        raise ModuleNotFoundError("keyrings")

    monkeypatch.setattr(keepers.keyring, "get_keyring", gone)
    with pytest.raises(KnownError) as error:
        keyring_keeper(ACCOUNT)
    assert refused(error) is ErrorCode.NO_KEYRING
    assert error.value.facts["reason"] == "ModuleNotFoundError"


@pytest.mark.parametrize("verb", ["get_password", "set_password", "delete_password"])
def test_a_keyring_that_does_not_answer_is_no_keyring(monkeypatch: pytest.MonkeyPatch, verb: str):
    answers, backend = threading.Event(), MemoryKeyring()
    monkeypatch.setattr(backend, verb, lambda *_: answers.wait(60))
    monkeypatch.setattr(keepers.keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr(keepers, "PATIENCE", 0.2)
    with pytest.raises(KnownError) as error:
        keyring_keeper(ACCOUNT)
    answers.set()
    assert refused(error) is ErrorCode.NO_KEYRING
    assert error.value.facts["reason"] == "silent"


def test_a_passphrase_is_the_same_however_a_keyboard_writes_it(tmp_path: Path):
    passphrase_keeper(tmp_path, "caf\u00e9 ١٢٣ أمان").put("name", "value")
    for written in ("cafe\u0301 123 ا\u0654مان", "caf\u00e9 ۱۲۳ أمان"):
        assert passphrase_keeper(tmp_path, written).get("name") == "value"
    with pytest.raises(KnownError) as error:
        passphrase_keeper(tmp_path, "caf\u00e9 124 أمان")
    assert refused(error) is ErrorCode.WRONG_PASSPHRASE


def test_a_passphrase_chosen_before_it_was_composed_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    chosen = "cafe\u0301 ١٢٣"
    with monkeypatch.context() as before:
        before.setattr(keepers, "_normal", str)
        passphrase_keeper(tmp_path, chosen).put("name", "value")
    assert passphrase_keeper(tmp_path, chosen).get("name") == "value"
    with pytest.raises(KnownError) as error:
        passphrase_keeper(tmp_path, "other ١٢٣")
    assert refused(error) is ErrorCode.WRONG_PASSPHRASE
