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
from tawasul_desk.services.board_calls import fetch_board, fetch_drill, fetch_mine
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError

Answer = TypeVar("Answer", bound=Record)

MOST: Final = 20  # answers kept
# What says that the central cannot be asked now, not that it refuses.
_UNREACHED: Final = (ErrorCode.OFFLINE, ErrorCode.SERVER_FAULT, ErrorCode.BUSY, ErrorCode.NOT_THE_SERVICE)
_KEEP: Final = "INSERT OR REPLACE INTO board (terms, fetched_at, data) VALUES (?, ?, ?)"
_BOUND: Final = """
DELETE FROM board WHERE terms NOT IN (SELECT terms FROM board ORDER BY fetched_at DESC, terms LIMIT ?)
"""
_KNOWN: Final = "SELECT data, fetched_at FROM board WHERE terms = ?"


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
    be had, FORBIDDEN for who is no supervisor, SIGNED_OUT …
    """

    def __init__(self, engine: Engine, api: Api, clock: Callable[[], datetime]) -> None:
        self._engine = engine  # of mirror.db: what is kept goes with it
        self._api = api
        self._clock = clock

    def read(self, first: date, last: date, office_id: str | None = None) -> Board:
        """Return the board of these days, both included, over one office or all of the supervisor's."""
        terms = f"board {first} {last} {office_id or ''}"
        return Board(*self._heard(BoardRecord, terms, lambda: fetch_board(self._api, first, last, office_id)))

    def drill(
        self, part: Part, key: str, first: date, last: date, office_id: str | None = None
    ) -> tuple[UUID, ...]:
        """Return the cases behind one number of that board, the most urgent first."""
        terms = f"drill {first} {last} {office_id or ''} {part} {key}"
        record, _, _ = self._heard(
            DrillRecord, terms, lambda: fetch_drill(self._api, part, key, first, last, office_id)
        )
        return record.case_ids

    def mine(self, first: date, last: date) -> Mine:
        """Return one's own figures of these days beside those of the team; for officers too."""
        terms = f"mine {first} {last}"
        return Mine(*self._heard(MineRecord, terms, lambda: fetch_mine(self._api, first, last)))

    def _heard(
        self, model: type[Answer], terms: str, ask: Callable[[], Answer]
    ) -> tuple[Answer, datetime, bool]:
        try:
            record = ask()
        except KnownError as error:
            known = self._known(model, terms) if error.code in _UNREACHED else None
            if known is None:
                raise
            return *known, True
        now = self._clock()
        self._keep(terms, now, record)
        return record, now, False

    def _keep(self, terms: str, now: datetime, record: Record) -> None:
        with writing(self._engine) as connection:
            connection.exec_driver_sql(_KEEP, (terms, now.isoformat(), record.model_dump_json()))
            connection.exec_driver_sql(_BOUND, (MOST,))

    def _known(self, model: type[Answer], terms: str) -> tuple[Answer, datetime] | None:
        with reading(self._engine) as connection:
            found = connection.exec_driver_sql(_KNOWN, (terms,)).one_or_none()
        if found is None:
            return None
        return model.model_validate_json(found.data), datetime.fromisoformat(found.fetched_at)
