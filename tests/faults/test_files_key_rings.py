"""The keyring of these tests is as good as a desktop's: programs that share one lose no secret."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.faults.key_rings import FileKeyring

PROGRAMS = 3
TIMES = 100


def _used(kept: Path, program: int) -> int:
    """Put, read and drop secrets beside other programs; return how many were there when read."""
    ring = FileKeyring(kept)
    found = 0
    for number in range(TIMES):
        ring.set_password("service", f"{program} {number}", "secret")
        found += ring.get_password("service", f"{program} {number}") == "secret"
        ring.delete_password("service", f"{program} {number}")
    return found


def test_programs_that_share_a_keyring_lose_no_secret(tmp_path: Path) -> None:
    with ProcessPoolExecutor(PROGRAMS, mp_context=get_context("spawn")) as programs:
        found = list(programs.map(partial(_used, tmp_path / "keys.json"), range(PROGRAMS)))
    assert found == [TIMES] * PROGRAMS
