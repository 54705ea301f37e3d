"""What is photographed of the board: figures, explained and as tables, the cases behind one, bad lines."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from tawasul_contract.boards import Figure
from tawasul_desk.services.board_export import ExportFormat, board_file_name, export_board
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.ui.board.board_page import BoardPage
from tawasul_desk.ui.board.board_view import BoardView
from tawasul_desk.ui.board.exporting import BoardExports
from tawasul_desk.ui.export_line import Cancelled, Progress
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.pulse import Connection
from tools.officer import PASSPHRASE
from tools.scenes import PASSWORD, SUPERVISOR, Photographer, rest
from tools.staging import StagedCentral


def own_figures(camera: Photographer) -> None:
    """What an officer sees: the own figures beside the team's."""
    officer = camera.officer
    officer.shell.go(Place(Stop.BOARD))
    page = officer.shell.board
    officer.wait(lambda: not page.isHidden() and page.stack.currentIndex() == 1, "the own figures")
    camera.take("my-figures")
    officer.shell.go(Place(Stop.TURN))


def board(camera: Photographer, served: StagedCentral) -> None:
    """The supervisor signs in, reads the board, follows a number, and loses the network."""
    officer = camera.officer
    officer.wait(lambda: officer.window.entry, "the sign-in card")
    officer.sign_in(SUPERVISOR, PASSWORD, PASSPHRASE)
    officer.wait(lambda: officer.desk.casework.catalogue() is not None, "the catalogue")
    officer.wait_for_first_screen()
    page = officer.shell.board
    assert isinstance(page, BoardPage)
    view = officer.wait(lambda: page.view, "the board")
    camera.take("board")
    _explained(camera, view)
    _as_tables(camera, view)
    _lower_half(camera, view)
    _cases_behind(camera, view)
    _exporting(camera, page)
    _without_a_network(camera, page, served)


def _explained(camera: Photographer, view: BoardView) -> None:
    tile = view.tiles.tile(Figure.OVERDUE)
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    camera.take("board-explained")
    view.note.hide()


def _as_tables(camera: Photographer, view: BoardView) -> None:
    _each(view, lambda name: view.cards[name].show_table(True))
    camera.take("board-table")
    _each(view, lambda name: view.cards[name].show_table(False))


def _each(view: BoardView, act: Callable[[str], None]) -> None:
    for name in view.cards:
        act(name)


def _lower_half(camera: Photographer, view: BoardView) -> None:
    chart = view.cards["days"].chart
    chart.setFocus()
    view.ensureWidgetVisible(view.cards["days"], 0, 0)
    camera.take("board-days")
    view.ensureWidgetVisible(view.cards["hours"], 0, 40)
    view.cards["hours"].chart.setFocus()
    camera.take("board-hours")
    view.verticalScrollBar().setValue(0)


def _cases_behind(camera: Photographer, view: BoardView) -> None:
    officer = camera.officer
    queue = officer.shell.queue
    view.tiles.tile(Figure.OPEN).click()
    officer.wait(lambda: queue.isVisible() and queue.head.from_board.isVisible(), "the cases behind a number")
    rest(300)
    camera.take("board-cases")
    officer.shell.go(Place(Stop.BOARD))


def _exporting(camera: Photographer, page: BoardPage) -> None:
    # A hundred requests are written before the camera is ready: this file waits for its picture.
    taken = threading.Event()
    exports = page.findChild(BoardExports)
    assert exports is not None

    def write(report: PeriodReport, progress: Progress, _cancelled: Cancelled) -> Path:
        progress(34, 100)
        taken.wait()
        as_format = ExportFormat.XLSX
        path = Path(place) / board_file_name(report.language, report.board.last, as_format)
        return export_board(camera.officer.desk.casework, report, as_format, path)

    with TemporaryDirectory(prefix="tawasul-export-") as place:
        exports._run(write)
        rest(300)
        camera.take("board-exporting")
        taken.set()
        camera.officer.wait(exports.line.isHidden, "the end of the export")
        camera.take("board-exported")


def _without_a_network(camera: Photographer, page: BoardPage, served: StagedCentral) -> None:
    officer = camera.officer
    served.stop()
    beat = officer.window.heartbeat
    if beat is not None:
        beat.sync_now()
        officer.wait(lambda: beat.pulse.connection is Connection.OFFLINE, "that the network is gone")
    page.fresh.read()
    officer.wait(page.last_known.isVisible, "that the figures are old")
    camera.take("board-offline")
    page.head.periods[90].click()
    officer.wait(page.blank.isVisible, "that these days are not kept")
    camera.take("board-never-read")
    served.start()
    page.head.periods[30].click()
    officer.wait(page.last_known.isHidden, "the network")
    _nothing_to_count(camera, page)


def _nothing_to_count(camera: Photographer, page: BoardPage) -> None:
    # The staged office has work: what one without it shows is made of its own board.
    loaded = page.loaded
    assert loaded is not None
    record = loaded.board.record.model_copy(update={"tiles": (), "days": ()})
    nothing = replace(loaded, board=replace(loaded.board, record=record, stale=False))
    page._source = replace(page._source, read=lambda _terms: nothing)
    page.fresh.read()
    camera.officer.wait(page.blank.isVisible, "that there is nothing to count")
    camera.officer.shell.notices.clear()
    camera.take("board-empty")
