"""Every screen as a picture, build/shots/<screen>-<language>-<theme>.png: the same cases, the same minute."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import keyring  # noqa: E402 - the platform must be set before Qt is imported
import structlog  # noqa: E402
import time_machine  # noqa: E402
from keyring.backends import fail  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tawasul_desk import app  # noqa: E402
from tawasul_desk.settings import Preferences, Settings, load_preferences, save_preferences  # noqa: E402
from tawasul_desk.ui.locale import Language  # noqa: E402
from tawasul_desk.ui.theme import ThemeName  # noqa: E402
from tawasul_desk.ui.window import Window  # noqa: E402
from tools import board_scenes, office_scenes, scenes, troubles, work_scenes  # noqa: E402
from tools.officer import PASSPHRASE, Officer  # noqa: E402
from tools.staging import StagedCentral, central  # noqa: E402

NOW: Final = datetime(2026, 11, 22, 7, 40, tzinfo=UTC)
CASES: Final = 100
SEED: Final = 7


def shoot_all(folder: Path, languages: list[Language], themes: list[ThemeName]) -> None:
    """Take every picture in these languages and themes."""
    variants = [(language, theme) for language in languages for theme in themes]
    with TemporaryDirectory(prefix="tawasul-shots-") as place:
        here = Path(place)
        staged = central(here / "central", cases=CASES, seed_number=SEED, now=NOW, officer=scenes.OFFICER)
        with staged as served:
            for number, (language, theme) in enumerate(variants):
                # Minutes of its own for each: what one leaves at the central lies behind the next.
                with time_machine.travel(NOW + number * timedelta(minutes=2), tick=True):
                    shoot(served, here / f"{language}-{theme}", folder, language, theme)
                print(f"{language} {theme}")


def shoot(served: StagedCentral, profile: Path, folder: Path, language: Language, theme: ThemeName) -> None:
    """Take the pictures of one language and theme, in a new profile."""
    with at_the_window(prepared(served, profile, language, theme)) as officer:
        camera = scenes.Photographer(officer, folder, language, theme)
        scenes.sign_in(camera, served)
        scenes.queue(camera)
        view = scenes.case(camera)
        scenes.viewer(camera)
        scenes.report(camera, view)
        scenes.keys(camera)
        board_scenes.own_figures(camera)
        with scenes.other_desks(served, profile.parent / f"others-{language}-{theme}") as others:
            troubles.case_that_leaves(camera, others)
            scenes.conflict(camera, others)
        scenes.offline(camera, served)
        troubles.outbox(camera)
        troubles.foot(camera)
        troubles.repairs(camera)
    served.start()
    shoot_board(served, profile.with_name(f"board-{profile.name}"), folder, language, theme)
    shoot_work(served, profile.with_name(f"work-{profile.name}"), folder, language, theme)
    shoot_office(served, profile.with_name(f"office-{profile.name}"), folder, language, theme)


def shoot_board(
    served: StagedCentral, profile: Path, folder: Path, language: Language, theme: ThemeName
) -> None:
    """Take the pictures of the supervisor's board, in a profile of its own."""
    with at_the_window(prepared(served, profile, language, theme)) as supervisor:
        board_scenes.board(scenes.Photographer(supervisor, folder, language, theme), served)


def shoot_work(
    served: StagedCentral, profile: Path, folder: Path, language: Language, theme: ThemeName
) -> None:
    """Take the pictures of how a supervisor moves work, with an officer's desk beside it."""
    beside = Settings(profile=profile.with_name(f"beside-{profile.name}"), server=served.url)
    with at_the_window(prepared(served, profile, language, theme)) as supervisor:
        camera = scenes.Photographer(supervisor, folder, language, theme)
        work_scenes.sign_in_supervisor(camera)
        work_scenes.queue(camera)
        desk = app.sign_in(beside, served.url, scenes.OFFICER, scenes.PASSWORD, PASSPHRASE)
        scenes.synced(desk)
        work_scenes.case(camera, desk)
        desk.close()


def shoot_office(
    served: StagedCentral, profile: Path, folder: Path, language: Language, theme: ThemeName
) -> None:
    """Take the pictures of administration."""
    with at_the_window(prepared(served, profile, language, theme)) as supervisor:
        office_scenes.office(scenes.Photographer(supervisor, folder, language, theme))


def prepared(served: StagedCentral, profile: Path, language: Language, theme: ThemeName) -> Settings:
    """Return the settings of a new profile with this language and look."""
    chosen = load_preferences(profile).model_copy(update={"language": language, "theme": theme})
    save_preferences(profile, Preferences.model_validate(chosen.model_dump()))
    return Settings(profile=profile, server=served.url, demo=True)


@contextmanager
def at_the_window(settings: Settings) -> Iterator[Officer]:
    """Open the window and give it to an officer; it is closed at the end."""
    window = Window(settings, partial(app.entrance, settings))
    window.resize(1366, 768)
    officer = Officer(window)
    officer.start()
    try:
        yield officer
    finally:
        officer.close()
        window.deleteLater()
        scenes.rest(50)


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "shots")
    parser.add_argument("--language", choices=("ar", "en"), action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    given = parser.parse_args(arguments)
    shutil.rmtree(given.out, ignore_errors=True)
    given.out.mkdir(parents=True)
    keyring.set_keyring(fail.Keyring())  # the keyring of who runs this is left alone
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    application = QApplication(sys.argv[:1])
    shoot_all(given.out, given.language or ["ar", "en"], given.theme or ["light", "dark"])
    application.quit()
    print(f"{len(list(given.out.glob('*.png')))} pictures in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
