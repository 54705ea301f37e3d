"""Settings of the program (environment) and preferences of its user (a file in the profile)."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal
from uuid import UUID, uuid4

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TAWASUL_DESK_"
PREFERENCES_FILE = "preferences.json"


class SettingsError(ValueError):
    """A setting is wrong; its text is one sentence for who started the program."""


def default_profile() -> Path:
    """Return the folder for this account of the operating system."""
    return user_data_path("tawasul-desk", appauthor=False, roaming=False)


class Settings(BaseSettings):
    """What the environment (`TAWASUL_DESK_*`) and the command line decide, read once."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    profile: Path = Field(default_factory=default_profile)
    server: str = ""
    demo: bool = Field(False, description="offer the accounts of the demonstration on the sign-in card")
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class Preferences(BaseModel):
    """What the user chose, as left at the last end. No secret and nothing of any case."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: Literal["ar", "en"] = "ar"
    theme: Literal["light", "dark", "system"] = "light"
    arabic_digits: bool = False
    server: str = ""
    user_name: str = ""
    device_id: UUID = Field(default_factory=uuid4)


def read_settings(given: Mapping[str, object] | None = None) -> Settings:
    """Return the settings; what is `given` (not None) wins over the environment. SettingsError if wrong."""
    try:
        return Settings.model_validate({k: v for k, v in (given or {}).items() if v is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"The setting {name} is wrong: {first['msg']}.") from None


def load_preferences(profile: Path) -> Preferences:
    """Return the preferences; a first start writes them, so that the device keeps its id.

    A file that cannot be read as preferences is set aside as `preferences.json.damaged`.
    """
    path = profile / PREFERENCES_FILE
    try:
        return Preferences.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        pass
    except ValidationError:
        path.replace(path.with_name(f"{PREFERENCES_FILE}.damaged"))
    preferences = Preferences()
    save_preferences(profile, preferences)
    return preferences


def save_preferences(profile: Path, preferences: Preferences) -> None:
    """Replace the file in one step; it is on the disk when this returns. OSError if it cannot be."""
    profile.mkdir(parents=True, exist_ok=True, mode=0o700)
    replace_file(profile / PREFERENCES_FILE, preferences.model_dump_json(indent=2).encode())


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file: after a crash it is the old one or the new one, whole."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as fresh:
        try:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
            fresh.close()  # Windows replaces no file by one that is still open
            Path(fresh.name).replace(path)
        except OSError:
            Path(fresh.name).unlink(missing_ok=True)
            raise
