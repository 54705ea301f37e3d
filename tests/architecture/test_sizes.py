"""The sizes and names of the house: small files, small functions, no drawer for odds and ends."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("tawasul_contract", "tawasul_desk", "tawasul_central", "tools")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
FILE_LINES, FUNCTION_LINES = 450, 40
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "base", "core"}


def oversized(source: str) -> list[str]:
    """Return what is larger than the house allows."""
    lines = len(source.splitlines())
    found = [f"file has {lines} lines"] if lines > FILE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                found.append(f"{node.name} has {length} lines")
    return found


def test_there_is_something_to_measure() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    assert oversized(path.read_text("utf-8")) == []
    assert path.stem not in FORBIDDEN_NAMES


def test_an_oversized_file_and_function_are_found() -> None:
    long_function = "def f():\n" + "    a = 1\n" * FUNCTION_LINES
    assert oversized(long_function) == [f"f has {FUNCTION_LINES + 1} lines"]
    assert oversized("a = 1\n" * (FILE_LINES + 1)) == [f"file has {FILE_LINES + 1} lines"]


def test_the_required_top_level_is_there() -> None:
    wanted = ["tawasul_desk/ui", "tawasul_desk/services", "resources", "translations", "tests"]
    files = ["pyproject.toml", "build_installer.spec", "Makefile", "README.md", "CHANGELOG.md", ".ci/run"]
    assert [name for name in wanted if not (ROOT / name).is_dir()] == []
    assert [name for name in files if not (ROOT / name).is_file()] == []
