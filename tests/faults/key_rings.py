"""Keyrings of the system as tests have them: real backends, their secrets in a file of their own."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class FileKeyring(KeyringBackend):
    """What a desktop's keyring is to the program: apart from the profile, and there again after a kill."""

    priority = 1.0

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        with self._changed() as kept:
            kept[f"{service}/{username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        with self._changed() as kept:
            if kept.pop(f"{service}/{username}", None) is None:
                raise PasswordDeleteError("not there")

    def _kept(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_bytes())) if self._path.exists() else {}

    @contextmanager
    def _changed(self) -> Iterator[dict[str, str]]:
        # One at a time, as the service behind a desktop's keyring has it: two programs may share a profile.
        with self._path.with_suffix(".lock").open("w") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            kept = self._kept()
            yield kept
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(kept))
            fresh.replace(self._path)


class LockedKeyring(KeyringBackend):
    """A keyring that answers nothing: locked, or its service is gone."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("locked")
