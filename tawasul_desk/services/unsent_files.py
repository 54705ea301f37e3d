"""The files of acts that wait to be sent, and of drafts: kept with the act, or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Protocol
from uuid import UUID

from tawasul_contract.operations import Operation, UploadReference, uploads_of
from tawasul_desk.services.errors import KnownError

MakingRoom = Callable[[Callable[[], None]], None]


class Files(Protocol):
    """Keeps the bytes of files that wait to be sent, encrypted: `Attachments`."""

    def keep_upload(self, file: UploadReference, case_id: UUID, content: bytes) -> None:
        """Keep the bytes; they are on the disk when this returns."""

    def drop_upload(self, upload_id: UUID) -> None:
        """Forget a file that will not be sent."""


@contextmanager
def kept_with(
    files: Files, operation: Operation, contents: Mapping[UUID, bytes], making_room: MakingRoom
) -> Iterator[None]:
    """Keep the bytes of these files; where the act itself then cannot be kept, they are not either."""
    fresh = [file for file in uploads_of(operation) if file.id in contents]
    try:
        for file in fresh:
            making_room(partial(files.keep_upload, file, operation.case_id, contents[file.id]))
        yield
    except BaseException:
        forget_files(files, [file.id for file in fresh])
        raise


def drop_files(files: Files, operation: Operation, but: Operation | None = None) -> None:
    """Forget the files of an act that nobody sends any more, save those that another one goes on with."""
    kept = {file.id for file in uploads_of(but)} if but else set[UUID]()
    forget_files(files, [file.id for file in uploads_of(operation) if file.id not in kept])


def forget_files(files: Files, unwanted: Iterable[UUID]) -> None:
    """Forget these files, which nobody sends any more."""
    for file_id in unwanted:
        with suppress(KnownError, OSError):  # it only takes room, and is swept
            files.drop_upload(file_id)
