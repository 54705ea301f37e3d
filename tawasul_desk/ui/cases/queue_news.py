"""What is new in what the officer watches: told above the list, until it has been looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import Shelf
from tawasul_desk.services.watching import News
from tawasul_desk.ui.cases.bars import Bar
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone


class QueueNews(Bar):
    """`wanted(case ids, words)`: the officer wants to see these; `counted`: how many they are."""

    wanted = Signal(object, str)
    counted = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._news = News()
        self._shelf = Shelf.TURN

    def show_news(self, news: News) -> None:
        """Take in what happened since the officer last looked."""
        self._news = news
        self.counted.emit(news.count)
        self._say()

    def show_shelf(self, shelf: Shelf) -> None:
        """Tell on the shelf of what is watched only."""
        self._shelf = shelf
        self._say()

    def _say(self) -> None:
        if self._shelf is not Shelf.WATCHED or not self._news.count:
            self.hide()
            return
        text = self._locale.digits(self.tr("%n watched request(s) have news", "", self._news.count))
        self.tell(
            text, Tone.INFO, (self.tr("Show them"), self._show), (self.tr("I have seen it"), self._seen)
        )

    def _show(self) -> None:
        ids = self._news.case_ids
        self._seen()
        self.wanted.emit(ids, self.tr("News in watched requests"))

    def _seen(self) -> None:
        news, watching = self._news, self._desk.watching
        self._jobs.write(lambda: watching.looked(news), owner=self)
        self.show_news(News(head=news.head))
