"""The built program, run as on a workstation that has neither Python nor this source."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "tawasul-desk.exe" if os.name == "nt" else "tawasul-desk"

pytestmark = [pytest.mark.installer, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("installer")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(place / "dist"), "--workpath", str(place / "build")]
    subprocess.run([*command, *folders, "build_installer.spec"], cwd=ROOT, check=True)
    return place / "dist" / "tawasul-desk" / PROGRAM


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    bare = {"HOME": str(program.parent), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [program, *arguments], env=bare, cwd="/", capture_output=True, text=True, timeout=120, check=False
    )


def test_the_self_test_of_the_built_program_passes(built: Path) -> None:
    done = run(built, "--profile", str(built.parent / "profile"), "self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("self-test passed\n")
    assert "SecretService" in done.stdout


def test_the_doctor_of_the_built_program_finds_its_parts(built: Path) -> None:
    done = run(built, "--profile", str(built.parent / "profile"), "doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[1] for line in done.stdout.splitlines() if line.startswith("ok")] == [
        "profile",
        "cipher",
        "fonts",
        "translations",
    ]


def test_nothing_of_the_central_or_the_tests_is_in_it(built: Path) -> None:
    names = {path.name for path in (built.parent / "_internal").iterdir()}
    assert {"resources", "translations"} <= names
    assert not names & {"tests", "psycopg", "fastapi", "obstore", "pytest", "hypothesis"}
    assert not list(built.parent.rglob("*Qml*"))
