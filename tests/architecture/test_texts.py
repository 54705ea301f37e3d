"""Texts of the windows: what `tr` is given must be found at run time, and both languages are complete."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = sorted((ROOT / "tawasul_desk/ui").rglob("*.py"))


def untranslatable(source: str) -> list[int]:
    """Return the lines where `tr` or `translate` gets anything but plain text literals.

    A text put together at run time (an f-string, a sum, a formatted text) is never in the files.
    """
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in ("translate", "QCoreApplication.translate"):
            texts = node.args[:2]
        else:
            texts = node.args[:1] if name.split(".")[-1] == "tr" else []
        if any(not (isinstance(text, ast.Constant) and isinstance(text.value, str)) for text in texts):
            lines.append(node.lineno)
    return lines


def strings_tool() -> ModuleType:
    """Return tools/strings.py as a module."""
    specification = importlib.util.spec_from_file_location("strings_tool", ROOT / "tools/strings.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_every_text_given_to_tr_is_a_literal() -> None:
    found = {str(path.relative_to(ROOT)): untranslatable(path.read_text("utf-8")) for path in WINDOWS}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_text_put_together_at_run_time_is_found() -> None:
    assert untranslatable('self.tr(f"{n} requests")') == [1]
    assert untranslatable('self.tr("a" + name)') == [1]
    assert untranslatable('QCoreApplication.translate("Words", name)') == [1]
    assert untranslatable('self.tr("{n} requests").format(n=n)') == []


def test_both_languages_are_complete() -> None:
    tool = strings_tool()
    assert tool.faults("ar") == []
    assert tool.faults("en") == []


def test_a_missing_translation_and_a_lost_placeholder_are_found() -> None:
    tool = strings_tool()
    assert tool.placeholder_faults("ar", {("A", "{n} of {m}"): ("{n} من",)}) != []
    assert tool.placeholder_faults("ar", {("A", "{n} of {m}"): ("{n} من {m}",)}) == []
