"""A power cut: only what was brought to the disk is left, of bytes and of names.

`shim/power_cut.c` stands between a process and the system and keeps apart, for one folder, the bytes of
files and the names of folders as they were when they were last brought to the disk. A cut makes the folder
anew from that. In half of the cuts chance also lets parts of the rest reach the disk, sector by sector.
"""

import os
import shutil
import subprocess
from pathlib import Path
from random import Random

SOURCE = Path(__file__).parent / "shim/power_cut.c"
SECTOR = 512


def compiled(folder: Path) -> Path:
    """Return the library."""
    library = folder / "power_cut.so"
    subprocess.run(
        ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, SOURCE], check=True
    )
    return library


def begun(folder: Path) -> Path:
    """Return where is kept what the disk holds of the folder: now, all of it."""
    kept = folder.with_suffix(".disk")
    shutil.rmtree(kept, ignore_errors=True)
    for part in ("bytes", "names", "graves"):
        (kept / part).mkdir(parents=True)
    for place, _, files in os.walk(folder):
        (kept / "names" / _inode(Path(place))).write_text(_names(Path(place)))
        for name in files:
            file = Path(place) / name
            shutil.copyfile(file, kept / "bytes" / _inode(file))
    return kept


def cut(folder: Path, kept: Path, rng: Random) -> None:
    """Leave of the folder what a power cut leaves."""
    luck = rng if rng.random() < 0.5 else None
    now = {_inode(path): path for path in (folder, *folder.rglob("*"), *(kept / "graves").iterdir())}
    after = folder.with_suffix(".after")
    shutil.rmtree(after, ignore_errors=True)
    _fill(after, _inode(folder), kept, now, luck)
    shutil.rmtree(folder)
    after.rename(folder)


def _fill(after: Path, folder: str, kept: Path, now: dict[str, Path], luck: Random | None) -> None:
    after.mkdir()
    names = kept / "names" / folder
    listed = names.read_text() if names.exists() else ""
    if luck and folder in now and luck.random() < 0.5:
        listed = _names(now[folder])
    for line in listed.splitlines():
        kind, inode, name = line.split(" ", 2)
        if kind == "d":
            _fill(after / name, inode, kept, now, luck)
        else:
            (after / name).write_bytes(_bytes(inode, kept, now, luck))


def _bytes(inode: str, kept: Path, now: dict[str, Path], luck: Random | None) -> bytes:
    held = kept / "bytes" / inode
    synced = held.read_bytes() if held.exists() else b""
    if luck is None or inode not in now:
        return synced
    latest = now[inode].read_bytes()
    mixed = bytearray(luck.choice((synced, latest)))  # its length; the bytes follow
    for start in range(0, len(mixed), SECTOR):
        source = luck.choice((synced, latest))[start : start + SECTOR]
        mixed[start : start + len(source)] = source
    return bytes(mixed)


def _names(folder: Path) -> str:
    return "".join(map(_name, folder.iterdir()))


def _name(path: Path) -> str:
    return f"{'d' if path.is_dir() else 'f'} {_inode(path)} {path.name}\n"


def _inode(path: Path) -> str:
    return str(path.stat().st_ino)
