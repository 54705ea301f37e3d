"""`/v1/board`: the supervisor's figures, the cases behind each, and everybody's own."""

from datetime import UTC, date, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from tawasul_central import audit
from tawasul_central.board import Terms, read_board, read_mine
from tawasul_central.board_drill import drill, drill_own
from tawasul_central.call import Signed, SignedCall
from tawasul_central.database import still_picture, transaction
from tawasul_central.problems import ProblemError
from tawasul_central.replies import json_reply
from tawasul_contract.boards import BoardRecord, DrillRecord, MineRecord, Part
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import Role, StaffRecord

router = APIRouter(prefix="/v1/board", tags=["board"])

MOST_DAYS: Final = 366
READ_CASES: Final = "read_board_cases"
First = Annotated[date, Query(alias="from", description="the first day of the period, in Riyadh")]
Last = Annotated[date, Query(alias="to", description="the last day; at most a year later")]
Office = Annotated[str | None, Query(max_length=100, description="one of the supervisor's; none: all")]


@router.get("", response_model=BoardRecord)
def take_board(request: Request, call: Signed, first: First, last: Last, office: Office = None) -> Response:
    """Return the board; for supervisors. An office that is not theirs is `not-found`."""
    with still_picture(call.engine) as db:
        board = read_board(db, _terms(call.caller(db).staff, first, last, office))
    return json_reply(request, board.model_dump_json().encode())


@router.get("/cases", response_model=DrillRecord)
def take_cases(
    request: Request,
    call: Signed,
    first: First,
    last: Last,
    part: Part,
    key: Annotated[str, Query(max_length=100)],
    office: Office = None,
) -> Response:
    """Return exactly the cases behind one number of that board; a key that is none is `invalid`.

    Reading which they are is a line of the audit trail.
    """
    with still_picture(call.engine) as db:
        caller = call.caller(db)
        terms = _terms(caller.staff, first, last, office)
        try:
            found = drill(db, terms, part, key)
        except (ValueError, OverflowError):
            raise ProblemError(ProblemCode.INVALID) from None
    with transaction(call.engine) as db:
        audit.record(db, caller, READ_CASES, subject=f"{part}/{key}")
    return json_reply(request, found.model_dump_json().encode())


@router.get("/mine", response_model=MineRecord)
def take_mine(request: Request, call: Signed, first: First, last: Last) -> Response:
    """Return one's own figures beside those of the team; auditors have none."""
    with still_picture(call.engine) as db:
        staff, terms = _own_terms(db, call, first, last)
        mine = read_mine(db, staff.id, terms)
    return json_reply(request, mine.model_dump_json().encode())


@router.get("/mine/cases", response_model=DrillRecord)
def take_my_cases(request: Request, call: Signed, first: First, last: Last, part: Part) -> Response:
    """Return exactly the cases behind one of one's own figures; a part that is of no person is `invalid`."""
    with still_picture(call.engine) as db:
        staff, terms = _own_terms(db, call, first, last)
        try:
            found = drill_own(db, staff.id, terms, part)
        except ValueError:
            raise ProblemError(ProblemCode.INVALID) from None
    return json_reply(request, found.model_dump_json().encode())


def _own_terms(db: Connection, call: SignedCall, first: date, last: date) -> tuple[StaffRecord, Terms]:
    """Return who asks for their own figures, and of when; auditors have none."""
    staff = call.caller(db).staff
    if staff.role is Role.AUDITOR:
        raise ProblemError(ProblemCode.FORBIDDEN)
    _check_period(first, last)
    return staff, Terms(staff.office_ids, None, first, last, datetime.now(UTC))


def _terms(staff: StaffRecord, first: date, last: date, office: str | None) -> Terms:
    """Return what is asked for, where this person may ask it."""
    if staff.role is not Role.SUPERVISOR:
        raise ProblemError(ProblemCode.FORBIDDEN)
    if office is not None and office not in staff.office_ids:
        raise ProblemError(ProblemCode.NOT_FOUND)
    _check_period(first, last)
    offices = staff.office_ids if office is None else (office,)
    return Terms(offices, office, first, last, datetime.now(UTC))


def _check_period(first: date, last: date) -> None:
    in_range = date(1900, 1, 1) <= first <= last <= date(9000, 1, 1)
    if not in_range or (last - first).days >= MOST_DAYS:
        raise ProblemError(ProblemCode.INVALID)
