"""Adding members of staff."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from tawasul_central import auth, feed, rows
from tawasul_central.feed import Touched
from tawasul_central.settings import Settings
from tawasul_central.tables import case_file, staff
from tawasul_contract.operations import new_id
from tawasul_contract.records import Role
from tawasul_contract.rules import identity_is_valid


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
    identity_number: str | None = None,
) -> UUID:
    """Add a person, tell every desk, and return the id; `names` are the Arabic and the Latin one.

    By their identity number, which nobody is told, their own requests are known: they may not have those.
    """
    _check(db, user_name, office_ids)
    if identity_number is not None and not identity_is_valid(identity_number):
        raise StaffingError("The identity number is not a valid one.")
    hashed = auth.hash_password(password, settings.password_memory_kib, settings.password_passes)
    new = new_id()
    values = {"id": new, "user_name": user_name, "role": role, "office_ids": list(office_ids)}
    values |= {"name_ar": names[0], "name_en": names[1], "identity_number": identity_number}
    db.execute(insert(staff).values(**values, password_hash=hashed))
    own = _own_requests(db, new, identity_number) if identity_number else []
    feed.announce(db, [Touched("staff", new), *(Touched("case", case_id, case_id) for case_id in own)])
    return new


def _own_requests(db: Connection, staff_id: UUID, identity_number: str) -> list[UUID]:
    """Note whose these requests are, and return them."""
    sent = case_file.c.applicant["identity_number"].astext == identity_number
    noted = update(case_file).where(sent).values(applicant_staff_id=staff_id).returning(case_file.c.id)
    return list(db.scalars(noted))


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
