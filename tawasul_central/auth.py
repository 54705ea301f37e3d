"""Who is calling: passwords, access tokens, and the person and scope behind a token."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, bindparam, select

from tawasul_central import rows
from tawasul_central.problems import ProblemError
from tawasul_central.seals import BrokenSealError, seal, unseal
from tawasul_central.settings import Settings
from tawasul_central.tables import session, staff
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import StaffRecord

ACCESS = "access"
# Each check takes the memory that the settings say: more than this at once would be a way to exhaust it.
_PASSWORD_CHECKS = BoundedSemaphore(4)
# Built once: every call asks it.
_SIGNED_IN = (
    select(*rows.columns(staff, StaffRecord), staff.c.scope_version, staff.c.resyncs)
    .add_columns(session.c.waiting, session.c.heard_at)
    .join(session, session.c.staff_id == staff.c.id)
    .where(session.c.id == bindparam("session"), ~session.c.revoked)
    .where(staff.c.id == bindparam("staff"), staff.c.active)
)


@dataclass(frozen=True)
class Claims:
    """What an access token says."""

    staff_id: UUID
    session_id: UUID
    device_id: str
    until: int  # in seconds of the epoch


@dataclass(frozen=True)
class Caller:
    """Who asks, from which device, under which request; `scope` changes when their sight does.

    `resyncs` counts how often an operator told this person's desks to start anew. `waiting` operations are
    unsent at the workstation, as it told at `heard_at`.
    """

    staff: StaffRecord
    scope: str
    device_id: str
    request_id: str
    resyncs: int = 0
    waiting: int = 0
    heard_at: datetime | None = None


def hash_password(password: str, memory_kib: int, passes: int) -> str:
    """Return the argon2id hash to store."""
    return _hasher(memory_kib, passes).hash(password)


def password_matches(password: str, stored: str | None, settings: Settings) -> bool:
    """Return whether the password is right; an unknown user (`stored` None) takes as long."""
    costs = settings.password_memory_kib, settings.password_passes
    with _PASSWORD_CHECKS:
        try:
            return _hasher(*costs).verify(stored or _nobody(*costs), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def issue_access(settings: Settings, claims: Claims) -> str:
    """Return a signed access token that says this."""
    facts = {
        "staff": claims.staff_id.hex,
        "session": claims.session_id.hex,
        "device": claims.device_id,
        "until": claims.until,
    }
    return seal(settings.secret.get_secret_value(), ACCESS, facts)


def read_access(settings: Settings, token: str, now: datetime) -> Claims:
    """Return what the token says; a forged or expired one is a problem `signed-out`."""
    try:
        facts = unseal(settings.secret.get_secret_value(), ACCESS, token)
    except BrokenSealError:
        raise signed_out() from None
    claims = _claims(facts)
    if claims.until <= now.timestamp():
        raise signed_out()
    return claims


def identify(db: Connection, claims: Claims, request_id: str) -> Caller:
    """Return who is behind the claims, as the database says now; a session that ended is `signed-out`."""
    values = {"session": claims.session_id, "staff": claims.staff_id}
    row = db.execute(_SIGNED_IN, values).one_or_none()
    if row is None:
        raise signed_out()
    person = rows.staff_of(row)
    scope = _scope(person, row.scope_version)
    told = (row.waiting, row.heard_at)
    return Caller(person, scope, claims.device_id, request_id, row.resyncs, *told)


def signed_out() -> ProblemError:
    """Return the problem that asks for a new sign-in."""
    return ProblemError(ProblemCode.SIGNED_OUT, headers={"WWW-Authenticate": "Bearer"})


def _claims(facts: Mapping[str, Any]) -> Claims:
    return Claims(UUID(facts["staff"]), UUID(facts["session"]), str(facts["device"]), int(facts["until"]))


def _scope(person: StaffRecord, version: int) -> str:
    """Return the fingerprint of all that decides what this person sees."""
    facts = f"{person.id.hex}|{person.role}|{','.join(sorted(person.office_ids))}|{version}"
    return urlsafe_b64encode(sha256(facts.encode()).digest()[:9]).decode()


@lru_cache(maxsize=8)
def _hasher(memory_kib: int, passes: int) -> PasswordHasher:
    return PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)


@lru_cache(maxsize=8)
def _nobody(memory_kib: int, passes: int) -> str:
    return _hasher(memory_kib, passes).hash("the password of nobody")
