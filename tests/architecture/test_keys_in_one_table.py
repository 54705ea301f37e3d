"""Keys are named in one table only: everything else refers to it, so that no key can mean two things."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tawasul_desk.ui.shortcuts import Key, OfficeKey

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "tawasul_desk" / "ui"
TABLE = UI / "shortcuts.py"
KEYS = re.compile(r"(Ctrl|Alt|Shift)\+\S+|F[1-9][0-2]?|Esc|Enter|Del")
# Inside lists and fields, where they go on as Qt has them: no acts of the program.
ALLOWED = {"Ctrl+=", "Ctrl+PgDown"}


def literals(path: Path) -> Iterator[str]:
    """Yield the texts in the code of a file that name a key, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
        if isinstance(text, str) and KEYS.fullmatch(text) and text not in ALLOWED:
            yield text


def test_no_other_module_names_a_key() -> None:
    named = {path.relative_to(ROOT).as_posix(): list(literals(path)) for path in UI.rglob("*.py")}
    assert named.pop(TABLE.relative_to(ROOT).as_posix()), "the table itself is read"
    assert {path: set(keys) for path, keys in named.items() if keys} == {"tawasul_desk/ui/keys.py": {"Enter"}}


def test_a_key_means_one_thing() -> None:
    """Administration has keys of its own: no Escape leads there from a request, nor back."""
    assert len(set(Key)) == len(Key.__members__)
    assert len(set(OfficeKey)) == len(OfficeKey.__members__)
    inside = {Key.SYNC, Key.KEYS, Key.LANGUAGE, Key.THEME, Key.BACK, Key.SEND, Key.SAVE}
    everywhere = inside | {key for key in Key if key.name.startswith("GO_")}
    assert not {str(key) for key in everywhere} & {str(key) for key in OfficeKey}
