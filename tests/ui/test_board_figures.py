"""What the board shows, before it is drawn: texts, numbers, colours, plural forms."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tawasul_contract.boards import Figure, Part, TileRecord
from tawasul_desk.services.arabic import plural_category
from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.figures import tiles_of
from tawasul_desk.ui.board.headline import headline_of
from tawasul_desk.ui.board.ink import SHADES, Ink, level
from tawasul_desk.ui.board.mine_figures import pairs_of
from tawasul_desk.ui.board.plots import Look, Plot
from tawasul_desk.ui.board.plotting import ageing_plot, days_plot, hours_plot, load_plot, services_plot
from tawasul_desk.ui.board.scale import Frame, Scale, every, ticks
from tawasul_desk.ui.board.wording import figure_explanation, figure_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.palette import contrast
from tawasul_desk.ui.theme import Theme
from tests.ui.board_samples import board, empty_board, mine_record, names

COUNTS = (0, 1, 2, 3, 11, 100)
COUNTED = [
    BoardCounted.open,
    BoardCounted.overdue,
    BoardCounted.open_there,
    BoardCounted.overdue_there,
    BoardCounted.finished_there,
    BoardCounted.on_time_there,
    BoardCounted.due_today,
    BoardCounted.late,
    BoardCounted.await_approval,
    BoardCounted.came_back,
    BoardCounted.unassigned,
    BoardCounted.hours,
    BoardCounted.workstations,
    BoardCounted.last_days,
    BoardCounted.people,
]


def plots(locale: Locale) -> list[Plot]:
    record = board()
    return [
        load_plot(record, names(), locale),
        ageing_plot(record, locale),
        days_plot(record, locale, hijri=False),
        services_plot(record, names(), locale),
        hours_plot(record, locale),
    ]


@pytest.mark.parametrize("counted", COUNTED)
def test_arabic_has_all_six_forms_of_every_counter(qapp: QApplication, counted, locale_ar: Locale) -> None:  # type: ignore[no-untyped-def]
    told = [counted(BoardCounted(), count) for count in COUNTS]
    assert len({plural_category(count) for count in COUNTS}) == len(COUNTS)
    assert all(text and "%n" not in text and text.isascii() is False for text in told)
    assert not any(letter.isascii() and letter.isalpha() for text in told for letter in text)
    # One and two are told by the word alone; three, eleven and a hundred take three different forms.
    assert "1" not in told[1]
    assert "2" not in told[2]
    forms = [text.replace(str(count), "#") for text, count in zip(told, COUNTS, strict=True)]
    assert len(set(forms[:4])) == 4
    assert len(set(forms)) >= 5


@pytest.mark.parametrize("counted", COUNTED)
def test_english_never_shows_a_form_in_brackets(qapp: QApplication, counted, locale_en: Locale) -> None:  # type: ignore[no-untyped-def]
    for count in COUNTS:
        assert "(" not in counted(BoardCounted(), count)


def test_a_tile_tells_now_yesterday_and_what_is_usual(locale_en: Locale) -> None:
    tiles = {tile.figure: tile for tile in tiles_of(board(), names(), locale_en)}
    assert list(tiles) == list(Figure)
    overdue = tiles[Figure.OVERDUE]
    assert overdue.value == "11"
    assert "Yesterday" in overdue.spoken
    assert "8" in overdue.trend[0]
    assert "4" in overdue.trend[1]
    assert overdue.icon
    assert tiles[Figure.HANDLING_MEDIAN].value == "9.4 h"
    assert tiles[Figure.HANDLING_P90].value == "31 hours"
    assert tiles[Figure.ON_TIME].value == "91%"
    assert tiles[Figure.STUCK].trend == ("at 2 workstations",)
    assert "Noura Al-Harbi" in tiles[Figure.STUCK].explanation
    assert not tiles[Figure.STUCK].leads


def test_digits_follow_the_setting_everywhere(locale_ar: Locale) -> None:
    arabic = Locale("ar", arabic_digits=True)
    texts = [tile.spoken + tile.explanation for tile in tiles_of(board(), names(), arabic)]
    for plot in plots(arabic):
        texts += [row.name + row.short for row in plot.rows] + [column.name for column in plot.columns]
    texts += [news.answer + news.detail for news in headline_of(board(), names(), arabic)]
    texts += [pair.spoken for pair in pairs_of(mine_record(), arabic)]
    found = {letter for text in texts for letter in text if letter.isascii() and letter.isdigit()}
    assert found == set()


def test_a_figure_that_is_not_known_is_a_dash(locale_en: Locale) -> None:
    tiles = (TileRecord(figure=Figure.HANDLING_MEDIAN, value=None),)
    record = board().model_copy(update={"tiles": tiles})
    assert tiles_of(record, names(), locale_en)[0].value == "–"


def test_only_all_of_them_are_a_hundred_per_cent(locale_en: Locale) -> None:
    def shown(value: float) -> str:
        record = board().model_copy(update={"tiles": (TileRecord(figure=Figure.ON_TIME, value=value),)})
        return tiles_of(record, names(), locale_en)[0].value

    assert [shown(0.0), shown(0.999), shown(1.0)] == ["0%", "99%", "100%"]


def test_every_figure_is_explained_in_other_words_than_its_name(locale_en: Locale) -> None:
    for figure in Figure:
        assert len(figure_explanation(figure)) > len(figure_text(figure)) + 20


def test_the_first_ten_seconds_answer_who_what_and_why(locale_en: Locale) -> None:
    who, what, which, where = headline_of(board(), names(), locale_en)
    assert (who.answer, who.part) == ("Saad Al-Qahtani", Part.OPEN_OF)
    assert "7 overdue" in who.detail
    assert (what.answer, what.key) == ("9 due today", "due_today")
    assert (which.answer, which.part, which.key) == ("Name correction", Part.SERVICE_LATE, "name")
    assert where.answer == "15 unassigned"
    assert "6 back from applicants" in where.detail
    assert headline_of(empty_board(), names(), locale_en) == ()


def test_the_most_loaded_has_the_most_open_whoever_is_later(locale_en: Locale) -> None:
    record = board()
    first, second, *others = record.loads
    late = second.model_copy(update={"overdue": second.open})
    record = record.model_copy(update={"loads": (late, first, *others)})
    assert headline_of(record, names(), locale_en)[0].answer == "Saad Al-Qahtani"
    assert load_plot(record, names(), locale_en).rows[0].name == "Saad Al-Qahtani"


def test_every_number_of_every_chart_leads_to_a_place_of_its_own(locale_en: Locale) -> None:
    for plot in plots(locale_en):
        keys = [(cell.part, cell.key) for row in plot.cells for cell in row]
        assert len(keys) == len(set(keys))
        assert all(len(row) == len(plot.columns) for row in plot.cells)
        assert len(plot.cells) == len(plot.rows)


def test_the_charts_hold_the_numbers_of_the_board(locale_en: Locale) -> None:
    record = board()
    load, ageing, days, services, hours = plots(locale_en)
    assert [row[1].value for row in load.cells[:4]] == [7, 3, 0, 1], "by what is open"
    assert load.rows[0].name == "Saad Al-Qahtani"
    assert sum(cell.value for row in ageing.cells for cell in row) == sum(
        item.count for item in record.ageing
    )
    assert [row[0].value for row in days.cells] == [item.came for item in record.days]
    assert services.cells[0][2].value == 9
    assert sum(cell.value for row in hours.cells for cell in row) == sum(item.count for item in record.hours)
    assert hours.rows[0].name == "Sunday"


def test_the_days_are_named_in_the_calendar_that_was_chosen(locale_en: Locale) -> None:
    gregorian, hijri = (days_plot(board(), locale_en, hijri=chosen) for chosen in (False, True))
    assert "November" in gregorian.rows[-1].short
    assert "Jumada" in hijri.rows[-1].short
    assert gregorian.rows[-1].marked  # 22 November 2026 is a Sunday


def test_an_officer_sees_the_own_figure_beside_the_average(locale_en: Locale) -> None:
    pairs = pairs_of(mine_record(), locale_en)
    assert [pair.own for pair in pairs] == ["31", "7", "64", "80%", "9.4 h"]
    assert "16.1" in pairs[0].team
    assert (pairs[0].own_part, round(pairs[0].team_part, 3)) == (1.0, 0.519)
    assert pairs[1].late
    alone = pairs_of(mine_record().model_copy(update={"team": None}), locale_en)
    assert [pair.team for pair in alone] == [""] * 5


CHARTS = [
    (Look.CAME, Look.OPEN, Look.LATE),
    (Look.OPEN, Look.LATE),
    (Look.DONE_ALL, Look.DONE),
    (Look.AGE_1, Look.AGE_2, Look.AGE_3, Look.AGE_4, Look.AGE_5, Look.AGE_6),
]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_looks_are_told_apart_without_their_colours(qapp: QApplication, name: str, locale_en: Locale) -> None:
    ink = Ink(Theme(name), locale_en)  # type: ignore[arg-type]
    for looks in CHARTS:
        for one, other in pairwise(looks):
            apart = contrast(ink.fill_of(one).name(), ink.fill_of(other).name())
            assert apart >= 1.2, (one, other, apart)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_bars_are_solid_and_stand_out_from_the_surface(
    qapp: QApplication, name: str, locale_en: Locale
) -> None:
    ink = Ink(Theme(name), locale_en)  # type: ignore[arg-type]
    for look in Look:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        ink.fill(painter, QRectF(0, 0, 40, 40), look)
        painter.end()
        inside = {image.pixelColor(x, y).name() for x in range(2, 37) for y in range(2, 37)}
        assert inside == {ink.fill_of(look).name()}
        outline = image.pixelColor(0, 20).name()
        assert contrast(outline, ink.theme.colour("raised").name()) >= 3
        text = ink.theme.colour(ink.on_ground(ink.fill_of(look))).name()
        assert contrast(text, inside.pop()) >= 4.5, look


@pytest.mark.parametrize("name", ["light", "dark"])
def test_numbers_on_every_shade_can_be_read(qapp: QApplication, name: str, locale_en: Locale) -> None:
    ink = Ink(Theme(name), locale_en)  # type: ignore[arg-type]
    for depth in range(SHADES + 1):
        text = getattr(ink.theme.tokens, ink.on_shade(depth))
        assert contrast(text, ink.shade(depth).name()) >= 4.5, depth


def test_shades_grow_with_the_number() -> None:
    assert [level(value, 20) for value in (0, 1, 4, 5, 20)] == [0, 1, 1, 2, SHADES]
    assert level(3, 0) == 0


@pytest.mark.parametrize(
    ("most", "shown"),
    [(0, (0, 1)), (1, (0, 1)), (3, (0, 1, 2, 3)), (30, (0, 10, 20, 30)), (1_234, (0, 500, 1_000, 1_500))],
)
def test_the_scale_has_round_numbers_up_to_the_most(most: int, shown: tuple[int, ...]) -> None:
    assert ticks(most) == shown


def test_a_mirrored_frame_measures_from_the_right() -> None:
    plain, mirrored = Frame(0, 0, 100, 50), Frame(0, 0, 100, 50, mirrored=True)
    assert plain.rect(10, 0, 20, 5).left() == 10
    assert mirrored.rect(10, 0, 20, 5).right() == 90
    assert plain.end_of(plain.rect(10, 0, 20, 5)) == mirrored.end_of(mirrored.rect(10, 0, 20, 5)) == 30
    assert mirrored.within(start=10).rect(0, 0, 5, 5).right() == 90
    assert Scale(10, 50).of(20) == 50
    assert every(30, 60, 600) == 3
