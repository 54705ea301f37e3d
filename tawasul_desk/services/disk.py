"""What the system says of a disk, as what the officer is told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tawasul_desk.services.errors import ErrorCode, KnownError

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn a failure of the disk into KnownError: DISK_FULL, or NOT_WRITABLE."""
    try:
        yield
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.NOT_WRITABLE
        raise KnownError(code, reason=error.errno) from None
