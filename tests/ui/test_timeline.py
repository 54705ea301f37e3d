"""A long timeline: what is near the eye is made, what is new is added, nothing moves under the eye."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.records import EventKind, EventRecord, Status
from tawasul_desk.services.arabic import mask_identity, to_arabic_digits
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.looks import Look
from tawasul_desk.services.reading_order import as_written
from tawasul_desk.ui.cases.case_body import CaseBody
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.lazy_column import Row
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tests.services.made_up import ME, OTHER, a_case
from tests.ui import case_samples as samples

MANY = 1_000
FEW = 40  # entries: about three times what is in sight
KINDS = (EventKind.NOTE, EventKind.RESPONSE, EventKind.APPLICANT_REPLY, EventKind.STATUS_CHANGED)


def an_entry(number: int, actor: UUID = OTHER.id) -> EventRecord:
    """Return an entry of its own kind and length."""
    kind = KINDS[number % 4]
    body = "" if kind is EventKind.STATUS_CHANGED else f"نص {number} " * (1 + number % 7 * 20)
    to = Status.UNDER_PROCESSING if kind is EventKind.STATUS_CHANGED else None
    made = samples.event(kind, body, to, number + 1)
    return made.model_copy(update={"at": samples.NOW - timedelta(hours=MANY - number), "actor_id": actor})


def a_screen(count: int, *more: EventRecord) -> CaseScreen:
    case = a_case(1, service_id="iqama_extension", assignee_id=ME.id)
    return samples.screen(case, *map(an_entry, range(count)), *more)


@pytest.fixture
def body(qtbot: QtBot, desk: Desk, jobs: Jobs, locale_ar: Locale, theme: Theme) -> Iterator[CaseBody]:
    window = QWidget()
    qtbot.addWidget(window)
    made = CaseBody(desk.attachments, desk.decoder, jobs, locale_ar, theme, lambda: samples.NOW, window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    window.resize(1146, 560)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def opened(body: CaseBody, screen: CaseScreen, look: Look | None = None) -> None:
    body.forget()
    body.show_screen(screen, look)
    body.begin()
    QTest.qWait(20)


def place(body: CaseBody, row: Row) -> int:
    """Return where the row is in what is in sight, in pixels from its top."""
    return body.timeline.mapTo(body.viewport(), QPoint(0, row.top)).y()


def in_sight(body: CaseBody, row: Row) -> bool:
    return -row.height < place(body, row) < body.viewport().height()


def words(row: Row) -> str:
    assert row.widget is not None
    return " ".join(text.toPlainText() for text in row.widget.findChildren(LongText))


def test_a_thousand_entries_open_at_the_newest_and_few_are_made(body: CaseBody) -> None:
    opened(body, a_screen(MANY))
    newest = body.timeline.rows[-1]
    assert in_sight(body, newest)
    assert place(body, newest) + newest.height <= body.viewport().height()
    assert 0 < body.timeline.made < FEW
    assert len(body.timeline.findChildren(QWidget)) < FEW * 25
    assert all(row.widget is not None for row in body.timeline.rows if in_sight(body, row))


def test_a_new_entry_is_added_and_the_others_stay(body: CaseBody) -> None:
    opened(body, a_screen(MANY))
    before, widgets = body.timeline.made, [row.widget for row in body.timeline.rows[:-1]]
    body.show_screen(a_screen(MANY, an_entry(MANY)))
    QTest.qWait(20)
    assert body.timeline.made - before <= 2, "the new one, and the one that was the last"
    assert [row.widget for row in body.timeline.rows[:-2]] == widgets
    assert in_sight(body, body.timeline.rows[-1]), "the end was in sight, so the new end is"
    body.verticalScrollBar().setValue(body.verticalScrollBar().maximum() // 2)
    shown, before = body.verticalScrollBar().value(), body.timeline.made
    body.show_screen(a_screen(MANY, an_entry(MANY), an_entry(MANY + 1)))
    QTest.qWait(20)
    assert body.verticalScrollBar().value() == shown, "one who reads older entries goes on reading"
    assert body.timeline.made - before <= 1


def test_every_entry_is_made_where_one_scrolls_to(body: CaseBody) -> None:
    opened(body, a_screen(MANY))
    body.window().activateWindow()
    QTest.keyClick(body, Qt.Key.Key_Home)
    first = body.timeline.rows[0]
    assert in_sight(body, first)
    assert "نص 1 " in words(body.timeline.rows[1])
    assert body.timeline.made < 2 * FEW
    for value in range(0, body.verticalScrollBar().maximum(), 20_000):
        body.verticalScrollBar().setValue(value)
        assert all(row.widget is not None for row in body.timeline.rows if in_sight(body, row))
    QTest.keyClick(body, Qt.Key.Key_End)
    assert in_sight(body, body.timeline.rows[-1])
    assert body.timeline.made < MANY // 2


def test_what_is_in_sight_stays_while_others_are_made_above_it(body: CaseBody, qtbot: QtBot) -> None:
    opened(body, a_screen(MANY))
    bar = body.verticalScrollBar()
    for _ in range(30):
        eye = next(row for row in body.timeline.rows if row.widget is not None and in_sight(body, row))
        before, value = place(body, eye), bar.value()
        bar.setValue(value - 90)
        assert place(body, eye) == before + 90
        qtbot.wait(1)
        assert place(body, eye) == before + 90


def test_the_case_opens_where_something_new_begins(body: CaseBody) -> None:
    mine = an_entry(MANY, ME.id)
    screen = a_screen(MANY, mine, *(an_entry(MANY + number) for number in (1, 2, 3)))
    seen = frozenset(event.id for event in screen.view.events[:MANY])
    opened(body, screen, Look(samples.NOW - timedelta(hours=2), seen))
    since = body.timeline.rows[MANY + 1]
    assert len(body.timeline.rows) == MANY + 5
    assert in_sight(body, since)
    assert since.widget is not None
    assert since.widget.findChild(QWidget, "since") is not None
    opened(body, screen, Look(samples.NOW, seen | {event.id for event in screen.view.events}))
    assert len(body.timeline.rows) == MANY + 4, "nothing is new"


def test_an_entry_of_another_state_is_made_anew_alone(body: CaseBody) -> None:
    screen = a_screen(20)
    opened(body, screen)
    before = body.timeline.made
    changed = list(screen.view.events)
    changed[18] = changed[18].model_copy(update={"body": "نص آخر"})
    body.show_screen(samples.screen(screen.case, *changed))
    assert body.timeline.made - before == 1
    assert words(body.timeline.rows[18]) == "نص آخر"


def test_the_identity_number_is_masked_in_the_texts_as_long_as_it_is_beside_them(body: CaseBody) -> None:
    case = a_case(1, service_id="iqama_extension", assignee_id=ME.id)
    number = case.applicant.identity_number
    written = f"رقمي {number}."
    case = case.model_copy(update={"description": written})
    grouped = f"{to_arabic_digits(number[:4])} {to_arabic_digits(number[4:])}"
    replied = samples.event(EventKind.APPLICANT_REPLY, f"هويتي {grouped}", None, 1)
    other = samples.event(EventKind.NOTE, "رقم الحجز 1234567890123", None, 2)
    opened(body, samples.screen(case, replied, other))

    def texts() -> list[str]:
        QTest.qWait(20)
        made = (each for each in body.findChildren(LongText) if each.isVisibleTo(body))
        return sorted(as_written(each.toPlainText()) for each in made)

    masked = mask_identity(number)
    assert texts() == sorted([f"رقمي {masked}.", f"هويتي {masked}", other.body])
    body.reveal_identity()
    assert texts() == sorted([written, f"هويتي {grouped}", other.body])
    assert body.applicant.identity is not None
    body.applicant.identity.hide_again()
    assert texts() == sorted([f"رقمي {masked}.", f"هويتي {masked}", other.body])
