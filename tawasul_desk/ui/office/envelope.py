"""What every act of administration carries."""

from datetime import datetime
from typing import Any

from tawasul_contract.operations import new_id
from tawasul_contract.record import NO_CASE


def envelope(now: datetime) -> dict[str, Any]:
    """Return the first fields of a new act."""
    return {"id": new_id(), "case_id": NO_CASE, "created_at": now}
