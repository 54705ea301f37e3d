"""The accounts of the demonstration, offered on the card in demo mode only."""

from dataclasses import dataclass
from typing import Final

from tawasul_contract.records import Role


@dataclass(frozen=True)
class DemoAccount:
    """Somebody one can be in the demonstration; the data behind it is made up."""

    user_name: str
    password: str
    role: Role


_PASSWORD: Final = "tawasul-demo"  # noqa: S105 - printed by the demonstration; made-up data only

DEMO_ACCOUNTS: Final = (
    DemoAccount("officer01", _PASSWORD, Role.OFFICER),
    DemoAccount("officer02", _PASSWORD, Role.OFFICER),
    DemoAccount("supervisor01", _PASSWORD, Role.SUPERVISOR),
)
