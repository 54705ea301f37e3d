"""Adding members of staff."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, insert, select

from tawasul_central import auth, feed, rows
from tawasul_central.feed import Touched
from tawasul_central.settings import Settings
from tawasul_central.tables import staff
from tawasul_contract.operations import new_id
from tawasul_contract.records import Role


class StaffingError(Exception):
    """A person who cannot be added; the text is one sentence for the administrator."""


def add(
    db: Connection,
    settings: Settings,
    *,
    user_name: str,
    password: str,
    role: Role,
    office_ids: Sequence[str],
    names: tuple[str, str],
) -> UUID:
    """Add a person, tell every desk, and return the id; `names` are the Arabic and the Latin one."""
    _check(db, user_name, office_ids)
    hashed = auth.hash_password(password, settings.password_memory_kib, settings.password_passes)
    new = new_id()
    values = {"id": new, "user_name": user_name, "role": role, "office_ids": list(office_ids)}
    db.execute(insert(staff).values(**values, name_ar=names[0], name_en=names[1], password_hash=hashed))
    feed.announce(db, [Touched("staff", new)])
    return new


def _check(db: Connection, user_name: str, office_ids: Sequence[str]) -> None:
    if db.scalar(select(staff.c.id).where(staff.c.user_name == user_name)):
        raise StaffingError(f"The user name {user_name} is taken.")
    try:
        known = {office.id for office in rows.active_catalogue(db).offices}
    except LookupError:
        raise StaffingError("There are no offices yet; run tawasul-central catalogue load first.") from None
    for office_id in office_ids:
        if office_id not in known:
            raise StaffingError(f"There is no office {office_id}; there are {', '.join(sorted(known))}.")
