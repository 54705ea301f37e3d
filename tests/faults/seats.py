"""Where a desk sits: all that outlives its process, and the real desk opened on it without a window."""

import json
from contextlib import closing
from pathlib import Path
from threading import Lock
from unittest.mock import patch
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict

from tawasul_contract.records import StaffRecord
from tawasul_desk import app
from tawasul_desk.services.api import Api
from tawasul_desk.services.ballast import Ballast
from tawasul_desk.services.database import encrypted_engine, reading
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.session import OpenSession, account_of
from tawasul_desk.services.vault import Vault
from tests.conftest import PASSWORD

SMALL = 4096  # bytes of ballast: the disk is not full here, and the folder is copied often
DATABASES = ("work.db", "mirror.db")


class FileKeeper:
    """Keeps secrets in a file that is replaced whole: the keyring is not what is put to the test here."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def get(self, name: str) -> str | None:
        return self._read().get(name)

    def put(self, name: str, value: str) -> None:
        with self._lock:
            self._write(self._read() | {name: value})

    def forget(self, name: str) -> None:
        with self._lock:
            self._write({kept: value for kept, value in self._read().items() if kept != name})

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}

    def _write(self, secrets: dict[str, str]) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(secrets))
        fresh.replace(self._path)


class Seat(BaseModel):
    """One officer at one computer, signed in at a central."""

    model_config = ConfigDict(frozen=True)

    folder: Path
    server: str
    device_id: UUID
    staff: StaffRecord

    @property
    def keeper(self) -> FileKeeper:
        return FileKeeper(self.folder.with_suffix(".keys"))


def taken(folder: Path, server: str, user_name: str) -> Seat:
    """Sign in on an empty folder and return the seat."""
    device_id = uuid4()
    vault = Vault(folder, FileKeeper(folder.with_suffix(".keys")))
    vault.open()
    api = Api(server, device_id, vault)
    tokens = api.sign_in(user_name, PASSWORD)
    api.adopt(tokens)
    api.close()
    vault.close()
    return Seat(folder=folder, server=server, device_id=device_id, staff=tokens.staff)


def opened(seat: Seat) -> Desk:
    """Return the desk of the seat, as it is opened after any end of the program."""
    vault = Vault(seat.folder, seat.keeper)
    vault.open()
    api = Api(seat.server, seat.device_id, vault)
    account = account_of(seat.server, seat.staff.user_name)
    session = OpenSession(account, seat.folder, vault, api, seat.staff, passphrase_mode=False)
    with patch.object(Ballast.__init__, "__defaults__", (SMALL,)):
        return app.open_desk(session)


def flaws(seat: Seat) -> list[str]:
    """Return what SQLCipher and SQLite find wrong in the databases, past all that opens them for use."""
    key = bytes.fromhex(seat.keeper.get("database-key") or "")
    return [f"{name}: {flaw}" for name in DATABASES for flaw in _flaws_of(seat.folder / name, key)]


def _flaws_of(path: Path, key: bytes) -> list[str]:
    engine = encrypted_engine(path, key, "FULL")
    try:
        with reading(engine) as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        with closing(engine.raw_connection()) as raw:
            # The check of the pages reads the file alone: what is still in the log goes there first.
            raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            pages = [row[0] for row in raw.driver_connection.execute("PRAGMA cipher_integrity_check")]
    finally:
        engine.dispose()
    return [str(flaw) for flaw in (*found, *pages) if flaw != "ok"]
