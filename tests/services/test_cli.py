"""The command line as a user runs it: a process of its own, its words and its exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawasul_desk import app
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings, load_preferences, save_preferences

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
PASSPHRASE = "secret words"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def started(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("TAWASUL_")}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            inherited.pop(name, None)
        secrets = {"TAWASUL_DESK_PASSWORD": "tawasul-demo", "TAWASUL_DESK_PASSPHRASE": PASSPHRASE}
        return subprocess.run(
            [
                sys.executable,
                "-W",
                "error",
                "-m",
                "tawasul_desk",
                "--profile",
                str(tmp_path / "p"),
                *arguments,
            ],
            env=inherited | secrets | more,
            capture_output=True,
            text=True,
            errors="replace",  # a code page of the test's own choice
            timeout=60,
            check=False,
            start_new_session=True,  # away from the terminal, where a question would wait
            stdin=subprocess.DEVNULL,
        )

    return started


@pytest.fixture
def signed_in(central: Any, run: Run) -> Run:
    done = run("--server", central.url, "sync", "--user", "officer01")
    assert done.returncode == 0, done.stderr
    return run


def case_number(profile: Path) -> str:
    desk = app.resume(Settings(profile=profile), PASSPHRASE)
    assert desk is not None
    try:
        return desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_number
    finally:
        desk.close()


def test_sync_prints_what_it_did(central: Any, run: Run) -> None:
    first = run("--server", central.url, "sync", "--user", "officer01")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("sent 0, received ")
    again = run("sync")
    assert (again.returncode, again.stdout) == (0, "sent 0, received 0, waiting 0, undecided 0\n")


def test_a_report_is_written_without_a_network(central: Any, signed_in: Run, tmp_path: Path) -> None:
    central.stop()
    out = tmp_path / "case.pdf"
    number = case_number(tmp_path / "p")
    done = signed_in("report", number, "--out", str(out), "--language", "en")
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
    assert number in text
    assert "The identity number is masked in this summary." in text
    done = signed_in("report", number, "--out", str(out), "--language", "en", "--identity")
    assert done.returncode == 0, done.stderr
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
    assert "The identity number is shown in full" in text
    assert signed_in("sync").returncode == 4


def test_an_unknown_case_has_no_report(signed_in: Run, tmp_path: Path) -> None:
    out = tmp_path / "case.pdf"
    done = signed_in("report", "TW-1400-0000000", "--out", str(out))
    assert done.returncode == 1
    assert "no such request" in done.stderr
    assert not out.exists()


def test_a_report_into_no_folder_says_so(signed_in: Run, tmp_path: Path) -> None:
    done = signed_in("report", case_number(tmp_path / "p"), "--out", str(tmp_path / "none" / "case.pdf"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_nobody_signed_in_ends_with_three(run: Run) -> None:
    done = run("sync")
    assert done.returncode == 3
    assert "Nobody is signed in" in done.stderr


def test_wrong_secrets_end_with_three(central: Any, signed_in: Run) -> None:
    wrong = signed_in("sync", TAWASUL_DESK_PASSPHRASE="other words")
    assert (wrong.returncode, wrong.stderr) == (3, "tawasul-desk: The passphrase is wrong.\n")
    denied = signed_in("--server", central.url, "sync", "--user", "officer02", TAWASUL_DESK_PASSWORD="no")
    assert denied.returncode == 3
    assert "password is wrong" in denied.stderr


def test_no_network_ends_with_four(run: Run) -> None:
    done = run("--server", "http://127.0.0.1:1", "sync", "--user", "officer01")
    assert done.returncode == 4
    assert "cannot be reached" in done.stderr


def test_an_address_without_encryption_ends_with_two(run: Run) -> None:
    done = run("--server", "http://central.example", "sync", "--user", "officer01")
    assert done.returncode == 2
    assert "https://" in done.stderr


def test_a_wrong_setting_ends_with_two(run: Run) -> None:
    done = run("sync", TAWASUL_DESK_LOG_LEVEL="loud")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_without_anybody_to_ask_the_setting_is_named(run: Run) -> None:
    done = run("--server", "https://central.example", "sync", "--user", "sara", TAWASUL_DESK_PASSWORD="")
    assert done.returncode == 2
    assert done.stderr == "tawasul-desk: Nobody is there to be asked; set TAWASUL_DESK_PASSWORD.\n"


def test_wrong_usage_ends_with_two(run: Run) -> None:
    assert run("report").returncode == 2
    assert run("dance").returncode == 2


def test_no_window_without_a_display(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "no display" in done.stderr


def test_doctor_finds_what_works(central: Any, run: Run) -> None:
    done = run("--server", central.url, "doctor", "--json")
    assert done.returncode == 0, done.stdout
    found = {finding["part"]: finding for finding in json.loads(done.stdout)}
    assert list(found) == ["profile", "keyring", "cipher", "fonts", "translations", "server", "clock"]
    assert [part for part, finding in found.items() if finding["essential"] and not finding["ok"]] == []


@pytest.mark.parametrize("code_page", ["ascii", "cp1252", "cp437"])
def test_doctor_says_everything_on_any_code_page(run: Run, tmp_path: Path, code_page: str) -> None:
    profile = tmp_path / "ملف الضابط"
    done = run("--profile", str(profile), "doctor", PYTHONIOENCODING=f"{code_page}:strict", PYTHONUTF8="0")
    assert "Traceback" not in done.stderr
    assert "\\u0645\\u0644\\u0641" in done.stdout
    assert "translations" in done.stdout, "it goes on to the end"


def test_doctor_names_the_keyring_that_is_set(run: Run) -> None:
    done = run("doctor", PYTHON_KEYRING_BACKEND="keyring_that_is.not_there.Keyring")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("absent  keyring")]
    assert "keyring_that_is.not_there.Keyring" in line


def test_doctor_names_what_fails_with_advice(run: Run) -> None:
    done = run("--server", "http://127.0.0.1:1", "doctor")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("failed")]
    assert "offline" in line
    assert "Check the address" in line


def test_self_test_passes(run: Run) -> None:
    done = run("self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("self-test passed\n")
    assert "failed" not in done.stdout


def test_the_log_holds_ids_and_codes_only(central: Any, signed_in: Run, tmp_path: Path) -> None:
    signed_in("report", case_number(tmp_path / "p"), "--out", str(tmp_path / "case.pdf"))
    signed_in("sync")
    lines = (tmp_path / "p" / "log" / "desk.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines].count("sync_done") == 2
    assert all(line.isascii() for line in lines)
    assert not any(secret in line for line in lines for secret in (PASSPHRASE, "tawasul-demo"))


def test_another_server_is_another_officer(central: Any, signed_in: Run, tmp_path: Path) -> None:
    profile = tmp_path / "p"
    assert load_preferences(profile).server == central.url
    save_preferences(profile, load_preferences(profile).model_copy(update={"language": "en"}))
    done = signed_in("--server", "https://other.example", "sync")
    assert done.returncode == 3
    assert signed_in("sync").returncode == 0
    assert load_preferences(profile).language == "en"
