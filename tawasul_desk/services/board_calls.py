"""What is asked of the central for the board: its figures, the cases behind one, and one's own."""

from datetime import date

from tawasul_contract.boards import BoardRecord, DrillRecord, MineRecord, Part
from tawasul_desk.services.api import Api
from tawasul_desk.services.exchange import Request, parsed

Params = dict[str, str | int]


def fetch_board(api: Api, first: date, last: date, office_id: str | None) -> BoardRecord:
    """Return the board of these days, over one office or all of the supervisor's."""
    return parsed(BoardRecord, api.ask(Request("GET", "/v1/board", params=_terms(first, last, office_id))))


def fetch_drill(
    api: Api, part: Part, key: str, first: date, last: date, office_id: str | None
) -> DrillRecord:
    """Return the cases behind one number of that board."""
    asked = _terms(first, last, office_id) | {"part": part, "key": key}
    return parsed(DrillRecord, api.ask(Request("GET", "/v1/board/cases", params=asked)))


def fetch_mine(api: Api, first: date, last: date) -> MineRecord:
    """Return the figures of who asks, beside those of the team."""
    return parsed(MineRecord, api.ask(Request("GET", "/v1/board/mine", params=_terms(first, last, None))))


def fetch_own_drill(api: Api, part: Part, first: date, last: date) -> DrillRecord:
    """Return the cases behind one figure of who asks."""
    asked = _terms(first, last, None) | {"part": part}
    return parsed(DrillRecord, api.ask(Request("GET", "/v1/board/mine/cases", params=asked)))


def _terms(first: date, last: date, office_id: str | None) -> Params:
    terms: Params = {"from": first.isoformat(), "to": last.isoformat()}
    return terms | {"office": office_id} if office_id else terms
