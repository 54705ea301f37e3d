"""The supervisor's board at the desk: as the central counts it now, or as it was last heard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import Engine

from tawasul_contract.boards import BoardRecord, DrillRecord, MineRecord, Part
from tawasul_contract.record import Record
from tawasul_desk.services.api import Api
from tawasul_desk.services.board_calls import fetch_board, fetch_drill, fetch_mine, fetch_own_drill
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError

Answer = TypeVar("Answer", bound=Record)

MOST: Final = 20  # answers kept of each kind
# What says that the central cannot be asked now, not that it refuses.
_UNREACHED: Final = (
    ErrorCode.OFFLINE,
    ErrorCode.PROXY,
    ErrorCode.WRONG_CLOCK,
    ErrorCode.INTERCEPTED,
    ErrorCode.SERVER_FAULT,
    ErrorCode.BUSY,
    ErrorCode.NOT_THE_SERVICE,
)
_REFUSED: Final = (ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND)
_KEEP: Final = "INSERT OR REPLACE INTO board (terms, fetched_at, data) VALUES (?, ?, ?)"
_BOUND: Final = """
DELETE FROM board WHERE terms LIKE :kind AND terms NOT IN
    (SELECT terms FROM board WHERE terms LIKE :kind ORDER BY fetched_at DESC, terms LIMIT :most)
"""
_KNOWN: Final = "SELECT terms, data, fetched_at FROM board WHERE terms LIKE ? ORDER BY fetched_at DESC"
_FORGET: Final = "DELETE FROM board"


@dataclass(frozen=True)
class _Asked:
    """What is asked; `kind` is that of the answer, `of` an office or what else narrows it."""

    kind: str
    first: date
    last: date
    of: str = ""

    @property
    def terms(self) -> str:
        """As it is kept."""
        return f"{self.kind} {self.first} {self.last} {self.of}".rstrip()

    def is_answered_by(self, terms: str) -> bool:
        """Return whether what is kept under these terms is the same for as many days up to an earlier one."""
        kind, first, last, *of = terms.split(" ", 3)
        earlier = self.last - date.fromisoformat(last)
        same = (kind, "".join(of)) == (self.kind, self.of)
        return same and earlier.days >= 0 and self.first - date.fromisoformat(first) == earlier


@dataclass(frozen=True)
class Board:
    """A board, when it was fetched, and whether it is only what was last heard (`stale`)."""

    record: BoardRecord
    fetched_at: datetime
    stale: bool


@dataclass(frozen=True)
class Mine:
    """One's own figures, when they were fetched, and whether they are only what was last heard."""

    record: MineRecord
    fetched_at: datetime
    stale: bool


class Boards:
    """The figures of the central, with the last known ones for a time without it; safe from any thread.

    All calls block and raise KnownError: OFFLINE where neither the central nor an earlier answer is to
    be had, FORBIDDEN for who is no supervisor, SIGNED_OUT … Figures of as many days that were heard on an
    earlier day are shown too, with the days that they are of.
    """

    def __init__(self, engine: Engine, api: Api, clock: Callable[[], datetime]) -> None:
        self._engine = engine  # of mirror.db: what is kept goes with it
        self._api = api
        self._clock = clock

    def read(self, first: date, last: date, office_id: str | None = None) -> Board:
        """Return the board of these days, both included, over one office or all of the supervisor's."""
        asked = _Asked("board", first, last, office_id or "")
        return Board(*self._heard(BoardRecord, asked, lambda: fetch_board(self._api, first, last, office_id)))

    def drill(
        self, part: Part, key: str, first: date, last: date, office_id: str | None = None
    ) -> tuple[UUID, ...]:
        """Return the cases behind one number of that board, the most urgent first."""
        asked = _Asked("drill", first, last, f"{office_id or ''} {part} {key}")
        record, _, _ = self._heard(
            DrillRecord, asked, lambda: fetch_drill(self._api, part, key, first, last, office_id)
        )
        return record.case_ids

    def mine(self, first: date, last: date) -> Mine:
        """Return one's own figures of these days beside those of the team; for officers too."""
        asked = _Asked("mine", first, last)
        return Mine(*self._heard(MineRecord, asked, lambda: fetch_mine(self._api, first, last)))

    def drill_own(self, part: Part, first: date, last: date) -> tuple[UUID, ...]:
        """Return the cases behind one of one's own figures, the most urgent first."""
        asked = _Asked("drill", first, last, f"mine {part}")
        record, _, _ = self._heard(DrillRecord, asked, lambda: fetch_own_drill(self._api, part, first, last))
        return record.case_ids

    def _heard(
        self, model: type[Answer], asked: _Asked, ask: Callable[[], Answer]
    ) -> tuple[Answer, datetime, bool]:
        try:
            record = ask()
        except KnownError as error:
            if error.code in _REFUSED:
                self._forget()
            known = self._known(model, asked) if error.code in _UNREACHED else None
            if known is None:
                raise
            return *known, True
        now = self._clock()
        self._keep(asked, now, record)
        return record, now, False

    def _keep(self, asked: _Asked, now: datetime, record: Record) -> None:
        with writing(self._engine) as connection:
            connection.exec_driver_sql(_KEEP, (asked.terms, now.isoformat(), record.model_dump_json()))
            connection.exec_driver_sql(_BOUND, {"kind": f"{asked.kind} %", "most": MOST})

    def _forget(self) -> None:
        """Keep nothing of what this person may not see any more."""
        with writing(self._engine) as connection:
            connection.exec_driver_sql(_FORGET)

    def _known(self, model: type[Answer], asked: _Asked) -> tuple[Answer, datetime] | None:
        with reading(self._engine) as connection:
            kept = connection.exec_driver_sql(_KNOWN, (f"{asked.kind} %",)).all()
        exact = [row for row in kept if row.terms == asked.terms]
        # Which cases stand behind a number is known for the days of that number alone.
        earlier = [row for row in kept if asked.kind != "drill" and asked.is_answered_by(row.terms)]
        found = next(iter((*exact, *earlier)), None)
        if found is None:
            return None
        return model.model_validate_json(found.data), datetime.fromisoformat(found.fetched_at)
