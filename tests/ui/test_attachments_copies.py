from pathlib import Path

import pytest

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.copies import NAME_LIMIT, safe_name, write_copy


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\x.pdf", "_.._x.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con.pdf", "con_.pdf"),
        ("LPT1", "LPT1_"),
        ("console.pdf", "console.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x00b\n.png", "ab.png"),
        ("صورة الجواز.jpg", "صورة الجواز.jpg"),
        ('a<b>c:"d"|e?f*.png', "a_b_c__d__e_f_.png"),
        (" . ", "attachment"),
        ("", "attachment"),
    ],
)
def test_a_name_is_made_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("x" * 300 + ".pdf")
    assert len(name) == NAME_LIMIT
    assert name.endswith("x.pdf")
    assert len(safe_name("y" * 300)) == NAME_LIMIT


def test_a_copy_replaces_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    target.write_bytes(b"before")
    write_copy(target, b"after")
    assert target.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_written_is_told_and_leaves_what_was(tmp_path: Path) -> None:
    taken = tmp_path / "folder"
    taken.mkdir()
    with pytest.raises(KnownError) as caught:
        write_copy(taken, b"bytes")
    assert caught.value.code is ErrorCode.NOT_WRITABLE
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / ".copy.pdf.part").symlink_to("/dev/full")
    with pytest.raises(KnownError) as caught:
        write_copy(tmp_path / "copy.pdf", b"bytes")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []
