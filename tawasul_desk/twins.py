"""Small files on which everything hangs: replaced whole or not at all, and kept twice where asked for."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final, TypeVar

# What a file system answers that does not offer flushing: some network shares and FUSE mounts.
_NOT_OFFERED: Final = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)

Content = TypeVar("Content")


def twin_of(path: Path) -> Path:
    """Return where the second copy of this file lies."""
    return path.with_name(f"{path.name}.copy")


def replace_bytes(path: Path, content: bytes) -> None:
    """Put a private file in place whole or not at all, and make it last through a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{token_hex(4)}.new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            flush_to_disk(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    keep_names(path.parent)


def flush_to_disk(handle: int) -> None:
    """Bring an open file or folder to the disk; where the file system does not offer that, do nothing."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise


def keep_names(folder: Path) -> None:
    """Make the names in this folder last through a power cut. OSError where the disk fails."""
    if os.name == "nt":
        return  # a folder cannot be opened there, and its file system journals names
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that may be written to but not listed: the file is in it all the same
    try:
        flush_to_disk(handle)
    finally:
        os.close(handle)


def put_twice(path: Path, content: bytes) -> None:
    """Put both copies in place; one of them is whole at every moment. OSError where that fails."""
    replace_bytes(twin_of(path), content)
    replace_bytes(path, content)


def there_is(path: Path) -> bool:
    """Return whether at least one copy is there."""
    return path.exists() or twin_of(path).exists()


def read_either(path: Path, opened: Callable[[bytes], Content | None]) -> Content | None:
    """Return what `opened` makes of the first copy that it can make anything of, or None."""
    for copy in (path, twin_of(path)):
        with suppress(OSError):
            content = opened(copy.read_bytes())
            if content is not None:
                return content
    return None


def mend(path: Path, opened: Callable[[bytes], object | None]) -> bool:
    """Write the copy anew that is missing or damaged beside a whole one; return whether one was."""
    copies = (path, twin_of(path))
    found = [copy.read_bytes() if copy.exists() else b"" for copy in copies]
    whole = [bool(content) and opened(content) is not None for content in found]
    if all(whole) or not any(whole):
        return False
    replace_bytes(copies[whole.index(False)], found[whole.index(True)])
    return True
