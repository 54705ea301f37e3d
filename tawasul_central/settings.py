"""The settings of the central, read once from the environment (`TAWASUL_CENTRAL_…`)."""

from datetime import timedelta
from typing import Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tawasul_contract.records import LimitsRecord

PREFIX = "TAWASUL_CENTRAL_"


class SettingsError(Exception):
    """Settings that cannot be used; the text is one sentence for the administrator."""


class Settings(BaseSettings):
    """How this central runs; every field is the environment variable of its name, prefixed."""

    model_config = SettingsConfigDict(frozen=True, env_prefix=PREFIX, extra="ignore")

    dsn: str = Field(description="PostgreSQL, postgresql://user:password@host/database")
    store: str = Field(
        min_length=1, description="place of attachment bytes: a directory or s3://bucket/prefix"
    )
    secret: SecretStr = Field(min_length=32, description="signs tokens and cursors; one for all processes")
    host: str = "127.0.0.1"
    port: int = Field(8400, ge=0, le=65_535)

    access_seconds: int = Field(600, ge=1, le=600, description="life of an access token")
    refresh_days: int = Field(30, ge=1, description="life of a session that is not used")
    grace_seconds: int = Field(
        60, ge=0, description="how long the last refresh token still serves its device"
    )
    cursor_days: int = Field(45, ge=1, description="age at which a feed cursor expires")
    password_memory_kib: int = Field(65_536, ge=8)
    password_passes: int = Field(3, ge=1)

    oldest_desk: str = Field("", pattern=r"^(\d+(\.\d+)*)?$", description="older desks are refused: 1.4.0")

    attachment_bytes: int = Field(20 * 1024 * 1024, gt=0)
    attachments_per_response: int = Field(10, gt=0)
    attachment_types: tuple[str, ...] = ("application/pdf", "image/jpeg", "image/png", "image/tiff")
    description_characters: int = Field(2_000, gt=0)
    response_characters: int = Field(4_000, gt=0, le=20_000)
    note_characters: int = Field(4_000, gt=0, le=20_000)
    operations_per_batch: int = Field(50, gt=0)
    batch_bytes: int = Field(262_144, gt=0)

    @field_validator("dsn")
    @classmethod
    def _dsn_names_postgresql(cls, value: str) -> str:
        if not value.startswith(("postgresql://", "postgres://")):
            raise ValueError("it must begin with postgresql://")
        # Not at the top: who only asks for the words of the command line need not wait for it.
        from sqlalchemy import exc, make_url

        try:
            make_url(value)
        except (exc.ArgumentError, ValueError):
            raise ValueError("it must be written postgresql://user:password@host:port/database") from None
        return value

    @property
    def limits(self) -> LimitsRecord:
        """What `/v1/limits` tells the desks."""
        return LimitsRecord.model_validate(self, from_attributes=True)

    @property
    def cursor_life(self) -> timedelta:
        """The age at which a feed cursor expires."""
        return timedelta(days=self.cursor_days)


def load(**values: Any) -> Settings:
    """Return the settings of the environment, with `values` over it; raise SettingsError where wrong."""
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    name = PREFIX + str(first["loc"][0] if first["loc"] else "").upper()
    if first["type"] == "missing":
        return f"{name} is not set; it is needed to start."
    if first["type"] == "too_short":
        return f"{name} is wrong: it must have at least {first['ctx']['min_length']} characters."
    return f"{name} is wrong: {first['msg'].removeprefix('Value error, ')}."
