"""What the repository may not hold, and one function for both programs."""

import re
import subprocess
from pathlib import Path

import tawasul_central.operations as central_operations
import tawasul_desk.services.judging as desk_judging
from tawasul_contract import rules

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(rb"(--(extra-)?index-url|--find-links|registry\.npmjs|files\.pythonhosted)")
FORBIDDEN = ("uv.lock", "package-lock.json", "poetry.lock", "Pipfile.lock")


def kept_files() -> list[Path]:
    """Return the files that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name.decode() for name in listed.split(b"\0") if name]


def test_no_file_records_where_packages_come_from() -> None:
    files = [path for path in kept_files() if path.is_file() and path != Path(__file__).resolve()]
    assert len(files) > 50
    assert [path.name for path in files if path.name in FORBIDDEN] == []
    pinned = [path for path in files if path.suffix in (".txt", ".toml", ".in", ".cfg", ".spec")]
    assert [path.name for path in pinned if ADDRESS.search(path.read_bytes())] == []


def test_every_requirement_is_pinned_with_hashes() -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.txt").read_text("utf-8"))
    names = [block for block in blocks if re.match(r"^[a-z0-9]", block)]
    assert len(names) > 60
    assert [block.split()[0] for block in names if "--hash=sha256:" not in block or "==" not in block] == []


def test_desk_and_central_decide_with_the_same_function() -> None:
    assert central_operations.rules is rules
    assert desk_judging.rules is rules
