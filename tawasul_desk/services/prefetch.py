"""Small files of my cases, fetched before they are asked for: the least urgent work there is."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final
from uuid import UUID

import structlog

from tawasul_contract.records import AttachmentRecord, StaffRecord
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror

SMALL: Final = 5 * 1024**2  # bytes of a file
SHARE: Final = 512 * 1024**2  # bytes of the most urgent; the rest of the cache is for what was looked at
AT_ONCE: Final = 20 * 1024**2  # bytes in one turn
SPARE: Final = 1024**3  # bytes that stay free on the disk

_ITS_OWN_FAULT: Final = frozenset({ErrorCode.BLOCKED, ErrorCode.DAMAGED, ErrorCode.NOT_FOUND})
_log = structlog.stdlib.get_logger(__name__)


class Prefetch:
    """Fetches what the officer will probably open; a file that cannot be had is not tried again."""

    def __init__(self, mirror: Mirror, files: Attachments, me: Callable[[], StaffRecord]) -> None:
        self._mirror = mirror
        self._files = files
        self._me = me
        self._given_up: set[UUID] = set()
        self._left_alone_until = 0.0  # monotonic seconds

    def turn(self, cancelled: Callable[[], bool]) -> int:
        """Fetch a few files, the most urgent cases first; return how many came. Raises nothing it expects.

        A turn is short (20 MiB) and ends within a second once `cancelled`; nothing is fetched where less
        than 1 GiB of the disk is free, nor while the central asks to be left alone.
        """
        fetched = 0
        if monotonic() < self._left_alone_until:
            return fetched
        try:
            for file in self._wanted():
                if cancelled() or self._files.free_bytes() < SPARE:
                    break
                fetched += self._fetched(file, cancelled)
        except KnownError as error:
            told = error.facts.get("retry_after")
            self._left_alone_until = monotonic() + (told if isinstance(told, float) else 0.0)
            _log.info("prefetch_stopped", code=str(error.code))
        return fetched

    def _wanted(self) -> Iterator[AttachmentRecord]:
        share, room = SHARE, AT_ONCE
        for file in self._mirror.files_of(self._me().id, SMALL):
            share -= file.size
            if share < 0 or room <= 0:
                return
            if file.id not in self._given_up and not self._files.is_local(file):
                room -= file.size
                yield file

    def _fetched(self, file: AttachmentRecord, cancelled: Callable[[], bool]) -> bool:
        try:
            self._files.content(file, cancelled=cancelled, ahead=True)
        except KnownError as error:
            if error.code in _ITS_OWN_FAULT or error.code is ErrorCode.SERVER_FAULT:
                self._given_up.add(file.id)  # it must not keep the others waiting
            if error.code not in _ITS_OWN_FAULT:
                raise
            return False
        return True
