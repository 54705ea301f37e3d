"""One's own absence, from the menu behind one's name."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from tawasul_contract.operations import SetAbsence
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme


def ask_own_absence(
    desk: Desk,
    jobs: Jobs,
    locale: Locale,
    theme: Theme,
    notices: Notices,
    acted: Callable[[Done], None],
    parent: QWidget,
) -> None:
    """Open the sheet of absence for the officer who is signed in, as it is with what waits to be sent.

    `acted` is told of the absence that was saved.
    """

    def show(people: Mapping[UUID, StaffRecord]) -> None:
        from tawasul_desk.ui.office.absence_sheet import AbsenceSheet
        from tawasul_desk.ui.office.office_done import office_done

        def on_sent(act: SetAbsence) -> None:
            acted(office_done(act, notices.page, Names({person.id: person}), locale))

        person = people.get(desk.staff.id, desk.staff)
        sheet = AbsenceSheet(person, people.values(), desk, jobs, locale, theme, parent)
        sheet.sent.connect(on_sent)
        sheet.open()

    def read() -> dict[UUID, StaffRecord]:
        return {person.staff.id: person.staff for person in desk.office.people()}

    jobs.run(read, show, owner=parent)
