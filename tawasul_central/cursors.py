"""Where a desk stands in the feed, sealed: nobody but the central can read or forge it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tawasul_central.problems import ProblemError
from tawasul_central.seals import BrokenSealError, seal, unseal
from tawasul_central.settings import Settings
from tawasul_contract.outcomes import ProblemCode

FORM = 1
CURSOR, SNAPSHOT = "cursor", "snapshot"


@dataclass(frozen=True)
class Terms:
    """What a cursor is held against: the feed as it stands, and who asks.

    Removals up to `exits_gone` have been forgotten. `resyncs` counts how often an operator sent this person
    to a new snapshot.
    """

    epoch: str
    head: int
    exits_gone: int
    scope: str
    resyncs: int


def write(settings: Settings, terms: Terms, seq: int, now: datetime) -> str:
    """Return the cursor that says: everything up to `seq` is known."""
    facts = {
        "v": FORM,
        "e": terms.epoch,
        "s": seq,
        "f": terms.scope,
        "o": terms.resyncs,
        "t": int(now.timestamp()),
    }
    return seal(settings.secret.get_secret_value(), CURSOR, facts)


def read(settings: Settings, terms: Terms, cursor: str, now: datetime) -> int:
    """Return the number at which the cursor stands; one of no use is a problem `resync-required`."""
    facts = _unsealed(settings, CURSOR, cursor)
    # A number that was never given belongs to another history, whatever the epoch says.
    if facts["e"] != terms.epoch or facts["s"] > terms.head:
        raise resync("epoch")
    if facts["f"] != terms.scope:
        raise resync("scope")
    if facts.get("o", 0) != terms.resyncs:
        raise resync("operator")
    old = now.timestamp() - facts["t"] > settings.cursor_life.total_seconds()
    if old or facts["s"] < terms.exits_gone:
        raise resync("expired")
    return int(facts["s"])


def write_place(settings: Settings, facts: dict[str, Any]) -> str:
    """Return the place in a snapshot, sealed."""
    return seal(settings.secret.get_secret_value(), SNAPSHOT, {"v": FORM, **facts})


def read_place(settings: Settings, place: str) -> dict[str, Any]:
    """Return the facts of a place in a snapshot; a broken one is a problem `resync-required`."""
    return _unsealed(settings, SNAPSHOT, place)


def resync(reason: str) -> ProblemError:
    """Return the problem that sends the desk to a new snapshot."""
    return ProblemError(ProblemCode.RESYNC_REQUIRED, reason=reason)


def _unsealed(settings: Settings, purpose: str, text: str) -> dict[str, Any]:
    try:
        facts = unseal(settings.secret.get_secret_value(), purpose, text)
    except BrokenSealError:
        raise resync("expired") from None
    if facts.get("v") != FORM:
        raise resync("schema")
    return facts
