"""Sign-in, refresh with rotation, and sign-out.

A refresh token is `<session>.<secret>`; only hashes are stored. The secret that follows is derived from the
one presented, so asking twice with the same token (the answer was lost) gives the same new token.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac
from secrets import token_bytes
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from tawasul_central import audit, auth, rows
from tawasul_central.auth import Caller, Claims
from tawasul_central.database import transaction
from tawasul_central.problems import ProblemError
from tawasul_central.rows import AnyRow
from tawasul_central.settings import Settings
from tawasul_central.tables import session, sign_in_failure, staff
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import StaffRecord, TokenRecord

FREE_FAILURES: Final = 5
DELAY: Final = timedelta(seconds=30)
FORGET_FAILURES: Final = timedelta(hours=1)
SECRET_BYTES: Final = 32


def sign_in(
    engine: Engine, settings: Settings, user_name: str, password: str, device_id: str, request_id: str
) -> TokenRecord:
    """Return the first tokens of a new session; wrong credentials and too many tries are problems."""
    now = datetime.now(UTC)
    with transaction(engine) as db:
        _refuse_hasty(db, user_name, now)
        row = db.execute(select(staff).where(staff.c.user_name == user_name, staff.c.active)).one_or_none()
    # The slow check runs outside any transaction, so that guessing does not hold connections.
    if not auth.password_matches(password, row.password_hash if row else None, settings) or row is None:
        with transaction(engine) as db:
            _count_failure(db, user_name, now)
        raise ProblemError(ProblemCode.WRONG_CREDENTIALS)
    with transaction(engine) as db:
        db.execute(delete(sign_in_failure).where(sign_in_failure.c.user_hash == _digest(user_name)))
        return _open(db, settings, rows.staff_of(row), device_id, request_id, now)


def refresh(engine: Engine, settings: Settings, token: str, device_id: str) -> TokenRecord:
    """Return new tokens for a refresh token; one that was used before ends its whole session."""
    now = datetime.now(UTC)
    session_id, secret = _parts(token)
    with transaction(engine) as db:
        row = db.execute(select(session).where(session.c.id == session_id).with_for_update()).one_or_none()
        if row is None or row.revoked or row.expires_at <= now or row.device_id != device_id:
            raise auth.signed_out()
        renewed = _renewed(db, settings, row, secret, now)
        if renewed is None:
            db.execute(update(session).where(session.c.id == session_id).values(revoked=True))
    # Raised after the commit: the end of a stolen session must not be rolled back.
    if renewed is None:
        raise auth.signed_out()
    return renewed


def sign_out(db: Connection, caller: Caller, session_id: UUID) -> None:
    """End the session: its access tokens stop serving at once."""
    db.execute(update(session).where(session.c.id == session_id).values(revoked=True))
    audit.record(db, caller, "sign_out")


def _open(
    db: Connection, settings: Settings, person: StaffRecord, device_id: str, request_id: str, now: datetime
) -> TokenRecord:
    claims, secret = _claims(settings, person.id, uuid4(), device_id, now), token_bytes(SECRET_BYTES)
    db.execute(
        insert(session).values(
            id=claims.session_id,
            staff_id=person.id,
            device_id=device_id,
            refresh_hash=_digest(secret),
            rotated_at=now,
            expires_at=now + timedelta(days=settings.refresh_days),
        )
    )
    audit.record(db, Caller(person, "", device_id, request_id), "sign_in")
    return _tokens(settings, person, claims, secret)


def _renewed(
    db: Connection, settings: Settings, row: AnyRow, secret: bytes, now: datetime
) -> TokenRecord | None:
    """Return the next tokens, or None where this secret had its turn."""
    presented = _digest(secret)
    grace = row.rotated_at + timedelta(seconds=settings.grace_seconds)
    repeated = row.previous_hash is not None and compare_digest(presented, row.previous_hash)
    if not compare_digest(presented, row.refresh_hash) and not (repeated and now <= grace):
        return None
    person = db.execute(select(staff).where(staff.c.id == row.staff_id, staff.c.active)).one_or_none()
    if person is None:
        return None
    following = hmac(settings.secret.get_secret_value().encode(), b"refresh\0" + secret, "sha256").digest()
    if not repeated:
        _rotate(db, row.id, presented, _digest(following), now, settings)
    claims = _claims(settings, row.staff_id, row.id, row.device_id, now)
    return _tokens(settings, rows.staff_of(person), claims, following)


def _rotate(db: Connection, session_id: UUID, old: str, new: str, now: datetime, settings: Settings) -> None:
    until = now + timedelta(days=settings.refresh_days)
    values = {"refresh_hash": new, "previous_hash": old, "rotated_at": now, "expires_at": until}
    db.execute(update(session).where(session.c.id == session_id).values(values))


def _tokens(settings: Settings, person: StaffRecord, claims: Claims, secret: bytes) -> TokenRecord:
    return TokenRecord(
        access_token=auth.issue_access(settings, claims),
        expires_in=settings.access_seconds,
        refresh_token=f"{claims.session_id.hex}.{urlsafe_b64encode(secret).decode()}",
        staff=person,
    )


def _claims(settings: Settings, staff_id: UUID, session_id: UUID, device_id: str, now: datetime) -> Claims:
    return Claims(staff_id, session_id, device_id, int(now.timestamp()) + settings.access_seconds)


def _parts(token: str) -> tuple[UUID, bytes]:
    try:
        name, _, secret = token.partition(".")
        return UUID(hex=name), urlsafe_b64decode(secret.encode("ascii"))
    except ValueError:
        raise auth.signed_out() from None


def _digest(secret: bytes | str) -> str:
    return sha256(secret.encode() if isinstance(secret, str) else secret).hexdigest()


def _refuse_hasty(db: Connection, user_name: str, now: datetime) -> None:
    found = select(sign_in_failure).where(sign_in_failure.c.user_hash == _digest(user_name))
    row = db.execute(found).one_or_none()
    if row is None or row.failures < FREE_FAILURES or row.last_at + DELAY <= now:
        return
    wait = max(1, round((row.last_at + DELAY - now).total_seconds()))
    raise ProblemError(ProblemCode.RATE_LIMITED, headers={"Retry-After": str(wait)})


def _count_failure(db: Connection, user_name: str, now: datetime) -> None:
    db.execute(delete(sign_in_failure).where(sign_in_failure.c.last_at < now - FORGET_FAILURES))
    first = insert(sign_in_failure).values(user_hash=_digest(user_name), failures=1, last_at=now)
    again = {
        "failures": sign_in_failure.c.failures + 1,
        "last_at": func.greatest(now, sign_in_failure.c.last_at),
    }
    db.execute(first.on_conflict_do_update(index_elements=["user_hash"], set_=again))
