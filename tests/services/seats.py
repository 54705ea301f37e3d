"""One officer's outbox, closed and opened again as a program would."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from tawasul_desk.services.entries import Done, read_entries
from tawasul_desk.services.journal import Journal
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_mirror, open_work
from tawasul_desk.services.repairs import take_repairs
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.workbook import Workbook


class Seat:
    """The databases and the journal in one folder; `unlocked` gives its open vault."""

    def __init__(self, folder: Path, unlocked: Callable[[Path], Vault]) -> None:
        self.folder = folder
        self._unlocked = unlocked
        self.open()

    def open(self) -> list[str]:
        """Open them and return what was mended."""
        self.vault = self._unlocked(self.folder)
        self.mirror = Mirror(open_mirror(self.vault))
        self.book = Workbook(open_work(self.vault), self.mirror.lay_over)
        self.vault.mended()
        return [str(one.code) for one in take_repairs(self.folder)]

    def again(self, damage: Callable[[Path], object] = lambda _: None) -> list[str]:
        """Close them, do this to their folder, and open them again."""
        self.vault.close()
        damage(self.folder)
        return self.open()

    def known(self) -> dict[UUID, Done]:
        """Return what stands in the journal."""
        return read_entries(Journal(self.folder, self.vault.derive("journal")).read().frames)

    def waiting(self) -> list[UUID]:
        """Return what waits, in the order done."""
        return [item.operation.id for item in self.book.waiting()]
