"""Stands in for a keyring that the desktop has already unlocked: a real one needs a session bus.

It keeps the made-up secrets of a measured profile in the file that `TAWASUL_BENCH_KEYRING` names; the library
that asks it is the real one. What a real keyring's own reply takes is left out.
"""

import json
import os
from pathlib import Path
from typing import ClassVar, Final

from keyring.backend import KeyringBackend

FILE: Final = "TAWASUL_BENCH_KEYRING"
CHOICE: Final = {"PYTHON_KEYRING_BACKEND": f"{__name__}.UnlockedKeyring"}


class UnlockedKeyring(KeyringBackend):
    """Secrets in one file."""

    priority: ClassVar[float] = 1

    def get_password(self, service: str, username: str) -> str | None:
        """Return the secret, or None."""
        return _kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret."""
        _keep({**_kept(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Drop the secret."""
        _keep({name: secret for name, secret in _kept().items() if name != f"{service}/{username}"})


def _kept() -> dict[str, str]:
    path = _path()
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return kept


def _keep(secrets: dict[str, str]) -> None:
    _path().write_text(json.dumps(secrets))


def _path() -> Path:
    return Path(os.environ[FILE])
