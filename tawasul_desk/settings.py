"""Settings of the program (environment) and preferences of its user (a file in the profile)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tawasul_desk.twins import mend, put_twice, read_either, twin_of

AfterFinishing = Literal["stay", "next", "list"]
"""Where a finished request leads: it stays, the next one comes by itself, or back to the list."""
RowHeight = Literal["compact", "normal", "roomy"]

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
    after_finishing: AfterFinishing = "stay"
    row_height: RowHeight = "normal"
    server: str = ""
    other_servers: tuple[str, ...] = ()  # where this profile has signed in before
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

    Where neither copy can be read as preferences, what is there is set aside as `….damaged`.
    """
    path = profile / PREFERENCES_FILE
    found = read_either(path, _preferences_in)
    if found is not None:
        return found
    for copy in (path, twin_of(path)):
        if copy.exists():
            copy.replace(copy.with_name(f"{copy.name}.damaged"))
    preferences = Preferences()
    save_preferences(profile, preferences)
    return preferences


def mend_preferences(profile: Path) -> bool:
    """Write the copy anew that is missing or damaged; return whether one was. OSError if it cannot be."""
    return mend(profile / PREFERENCES_FILE, _preferences_in)


def save_preferences(profile: Path, preferences: Preferences) -> None:
    """Replace both copies; they are on the disk when this returns. OSError if they cannot be."""
    put_twice(profile / PREFERENCES_FILE, preferences.model_dump_json(indent=2).encode())


def _preferences_in(content: bytes) -> Preferences | None:
    """Return what can be read of it, field by field; None where it is damaged.

    A value that is not known here, of a newer version say, is left to its default: it must never take the
    server, the user or the device with it.
    """
    try:
        found = json.loads(content)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    try:
        return Preferences.model_validate(found)
    except ValidationError as error:
        unknown = {fault["loc"][0] for fault in error.errors()}
        return Preferences.model_validate({name: found[name] for name in found.keys() - unknown})
