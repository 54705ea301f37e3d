"""Reading a long page piece by piece, so that a window beside it never waits for the whole of it."""

from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from tawasul_contract.outcomes import Change, ChangePage, SnapshotPage
from tawasul_desk.services.courtesy import AT_ONCE, in_turns
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import Reply, is_json, parsed

Page = TypeVar("Page", ChangePage, SnapshotPage)

_BEGINNING: Final = '{"changes":['
_CHANGES: Final[TypeAdapter[tuple[Change, ...]]] = TypeAdapter(tuple[Change, ...])
_DECODER: Final = JSONDecoder()


def parsed_page(model: type[Page], reply: Reply, after: str | None) -> Page:
    """Return the reply as the page after this place.

    A page of another place, however it came to answer this question, is KnownError(SERVER_FAULT): taken for
    this one it would hide what lies between.
    """
    page = _parsed(model, reply)
    if page.after != after:
        raise KnownError(ErrorCode.SERVER_FAULT, reason="another-page")
    return page


def _parsed(model: type[Page], reply: Reply) -> Page:
    """What is not written as the central writes it is read in one go."""
    text = reply.body.decode(errors="replace") if is_json(reply.headers) else ""
    if not text.startswith(_BEGINNING):
        return parsed(model, reply)
    try:
        ends = list(in_turns(_ends(text)))
        pieces = in_turns(_pieces(text, ends), 1)
        changes = [change for piece in pieces for change in _CHANGES.validate_json(piece)]
    except (JSONDecodeError, IndexError, ValidationError):
        return parsed(model, reply)  # which says what is wrong with it
    end = ends[-1] if ends else len(_BEGINNING)
    rest = Reply(reply.headers, (_BEGINNING + text[end:]).encode())
    return parsed(model, rest).model_copy(update={"changes": tuple(changes)})


def _ends(text: str) -> Iterator[int]:
    """Yield where each change ends."""
    place = len(_BEGINNING)
    while text[place] != "]":
        _, place = _DECODER.raw_decode(text, place + (text[place] == ","))
        yield place


def _pieces(text: str, ends: list[int]) -> Iterator[str]:
    begin = len(_BEGINNING)
    for place in range(0, len(ends), AT_ONCE):
        end = ends[min(place + AT_ONCE, len(ends)) - 1]
        yield f"[{text[begin:end].removeprefix(',')}]"
        begin = end
