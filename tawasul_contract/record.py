"""The base of everything the two programs exchange."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen fact. Unknown fields are ignored, so an older desk reads a newer central."""

    model_config = ConfigDict(frozen=True, extra="ignore")
