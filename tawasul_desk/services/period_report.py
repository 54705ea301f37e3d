"""A board with all that is needed to write it out: whose it is, who asked, and the names behind the ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.boards import BoardRecord
from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord, ServiceRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import Language, visible_controls
from tawasul_desk.services.board_words import BoardWords, board_words


@dataclass(frozen=True)
class PeriodReport:
    """What is written out, in which language, for whom and when."""

    board: BoardRecord
    catalogue: CatalogueRecord
    staff: Mapping[UUID, StaffRecord]
    made_by: StaffRecord
    made_at: datetime
    language: Language = "ar"
    arabic_digits: bool = False

    @property
    def words(self) -> BoardWords:
        """Return the words of its language."""
        return board_words(self.language)

    def either(self, arabic: str, english: str) -> str:
        """Return the form of this language, or the other one where it is missing."""
        chosen = (arabic or english) if self.language == "ar" else (english or arabic)
        return visible_controls(chosen)

    def person(self, staff_id: UUID | None) -> str:
        """Return a colleague's name; whoever is not known here keeps the id, so that lines stay apart."""
        if staff_id is None:
            return self.words.nobody
        found = self.staff.get(staff_id)
        return self.either(found.name_ar, found.name_en) if found else str(staff_id)

    def service(self, service_id: str) -> str:
        """Return the name of a kind of transaction."""
        return self._named(self.catalogue.services, service_id)

    def office(self) -> str:
        """Return whose board it is."""
        office_id = self.board.office_id
        return self.words.all_offices if office_id is None else self._named(self.catalogue.offices, office_id)

    def _named(self, items: tuple[ServiceRecord | OfficeRecord, ...], wanted: str) -> str:
        # An older catalogue may not know it; the id is better than nothing.
        found = next((item for item in items if item.id == wanted), None)
        return self.either(found.name_ar, found.name_en) if found else visible_controls(wanted)
