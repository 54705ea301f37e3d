"""Each import contract is proved by a planted breach: a check that cannot fail is no check."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("tawasul_contract", "tawasul_desk", "tawasul_central")

# contract name → (module file that gets the forbidden line, the line)
BREACHES = {
    "arrows point downward: app, ui, services": (
        "tawasul_desk/services/changes.py",
        "import tawasul_desk.ui.theme",
    ),
    "desk and central meet only in the contract": (
        "tawasul_desk/services/changes.py",
        "import tawasul_central.sight",
    ),
    "the contract needs nothing but pydantic, uuid6 and hijridate": (
        "tawasul_contract/rules.py",
        "import sqlalchemy",
    ),
    "no Qt below the windows": ("tawasul_desk/services/changes.py", "import PySide6.QtCore"),
    "windows know neither network, database nor paper": ("tawasul_desk/ui/theme.py", "import requests"),
    "features never import each other": (
        "tawasul_desk/ui/cases/__init__.py",
        "import tawasul_desk.ui.outbox",
    ),
    "widgets know no services": (
        "tawasul_desk/ui/widgets/__init__.py",
        "import tawasul_desk.services.casework",
    ),
}


def broken_contracts(folder: Path) -> str:
    """Return what import-linter prints for the tree in this folder."""
    program = Path(sys.executable).parent / "lint-imports"
    ran = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
    )
    return ran.stdout + ran.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_planted_breach() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert names == set(BREACHES)


def test_the_tree_as_it_is_keeps_every_contract(tree: Path) -> None:
    assert f"{len(BREACHES)} kept, 0 broken" in broken_contracts(tree)


def test_each_planted_breach_is_caught(tree: Path) -> None:
    for file, line in set(BREACHES.values()):
        path = tree / file
        path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    told = broken_contracts(tree)
    assert [name for name in BREACHES if f"{name} BROKEN" not in told] == []


def test_every_feature_is_kept_from_the_others(tree: Path) -> None:
    rooms = sorted(path.parent.name for path in (ROOT / "tawasul_desk/ui").glob("*/__init__.py"))
    features = [name for name in rooms if name != "widgets"]
    pairs = list(zip(features, (*features[1:], features[0]), strict=True))
    for here, other in pairs:
        path = tree / "tawasul_desk/ui" / here / "__init__.py"
        path.write_text(path.read_text("utf-8") + f"\nimport tawasul_desk.ui.{other}\n", "utf-8")
    told = broken_contracts(tree)
    caught = "tawasul_desk.ui.{} is not allowed to import tawasul_desk.ui.{}"
    assert [pair for pair in pairs if caught.format(*pair) not in told] == []
