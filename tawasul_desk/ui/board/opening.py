"""Which page of figures a person has: the board for supervisors, their own for officers."""

from __future__ import annotations

from tawasul_contract.records import Role
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.board.board_page import BoardPage
from tawasul_desk.ui.board.exporting import BoardExports
from tawasul_desk.ui.board.mine_page import MinePage
from tawasul_desk.ui.board.source import source_of
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme


def figures_page(
    desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices
) -> BoardPage | MinePage:
    """Return the page of figures for whoever sits at this desk."""
    looks = jobs, locale, theme, notices
    if desk.staff.role is not Role.SUPERVISOR:
        return MinePage(source_of(desk), *looks)
    page = BoardPage(source_of(desk), *looks)
    BoardExports(page, desk, *looks)
    return page
