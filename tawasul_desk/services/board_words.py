"""Every word an exported board carries besides its own facts: data, so that no service knows a language."""

import json
from functools import cache

from pydantic import BaseModel, ConfigDict

from tawasul_contract.boards import Figure
from tawasul_desk.services.arabic import Language
from tawasul_desk.services.resources import resources_dir


class BoardWords(BaseModel):
    """The labels of one language; `{names}` in braces are filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language
    title: str
    file_name: str
    cases_file_name: str
    about: str
    office: str
    all_offices: str
    period: str
    span: str
    as_of: str
    prepared: str
    prepared_at: str
    printed: str
    page: str
    end: str
    nothing: str
    nobody: str
    total: str
    how: str
    yesterday_brief: str
    usual_brief: str
    none_here: str
    loads_note: str
    hours_note: str
    services_note: str
    parts: dict[str, str]
    columns: dict[str, str]
    figures: dict[Figure, str]
    explanations: dict[Figure, str]
    bands: dict[str, str]
    weekdays: dict[int, str]


@cache
def board_words(language: Language) -> BoardWords:
    """Return the shipped words of a language."""
    path = resources_dir() / "reports" / "board.json"
    return BoardWords.model_validate(json.loads(path.read_text("utf-8"))[language])
