"""The facts that the mirror keeps about itself: how far it has come, and what it was told once."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

_PUT: Final = "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)"
_DROP: Final = "DELETE FROM fact WHERE name = ?"
_FACT: Final = "SELECT value FROM fact WHERE name = ?"
_SHORT: Final = "SELECT name, value FROM fact WHERE name NOT IN ('catalogue', 'limits', 'audit')"


def put_fact(connection: Connection, name: str, value: str) -> None:
    """Keep one fact in the place of an earlier one of that name."""
    connection.exec_driver_sql(_PUT, (name, value))


def drop_facts(connection: Connection, *names: str) -> None:
    """Forget these facts."""
    connection.exec_driver_sql(_DROP, [(name,) for name in names])


def short_facts(connection: Connection) -> Mapping[str, str]:
    """Return all facts but the long ones."""
    return {row.name: row.value for row in connection.exec_driver_sql(_SHORT)}


def long_fact(connection: Connection, name: str) -> str | None:
    """Return this fact, or None."""
    found: str | None = connection.exec_driver_sql(_FACT, (name,)).scalar_one_or_none()
    return found
