"""The base of everything the two programs exchange."""

from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

NO_CASE: Final = UUID(int=0)  # where an act concerns no case


class Record(BaseModel):
    """A frozen fact. Unknown fields are ignored, so an older desk reads a newer central."""

    model_config = ConfigDict(frozen=True, extra="ignore")
