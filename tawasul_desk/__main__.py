"""The command line: the window, or a command that needs none."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from tawasul_desk import __version__
from tawasul_desk.exits import ExitCode, Say, exit_code, sentence
from tawasul_desk.services.decoding import SUBCOMMAND
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.log import shape_log, start_log, stop_log
from tawasul_desk.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from tawasul_desk.services.desk import Entrance

NO_DISPLAY = "There is no display to open the window on. Commands that need none: tawasul-desk --help"

IN_USE = "This profile is in use by another run of the program (process {process}). Close that one first."
SILENT = (
    "The program is open already (process {process}) but does not answer. End it, then start it again:"
    " what was saved is kept."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 failed, 2 usage, 3 signed out, 4 offline."""
    if (sys.argv[1:] if arguments is None else list(arguments)) == [SUBCOMMAND]:
        return _decode_files()
    _say_everything()
    given = _parser().parse_args(arguments)
    try:
        settings = read_settings({"profile": given.profile, "server": given.server})
        start_log(settings.profile, settings.log_level)
    except SettingsError as error:
        return _ended(str(error), ExitCode.USAGE)
    except OSError as error:
        return _ended(f"The profile folder cannot be used: {error.strerror}.", ExitCode.USAGE)
    try:
        return int(given.run(settings, given, print))
    except KnownError as error:
        return _ended(sentence(error), exit_code(error))
    except SettingsError as error:
        return _ended(str(error), ExitCode.USAGE)
    except KeyboardInterrupt:
        return _ended("Stopped.", ExitCode.FAILED)
    finally:
        stop_log()


def _say_everything() -> None:
    """Have what the code page of a terminal or a file lacks written as an escape: it must not fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _decode_files() -> int:
    """Be the process that decodes: the built program starts itself for it."""
    from tawasul_desk.services.decoding import worker

    worker.main()
    return int(ExitCode.OK)


def _window(settings: Settings, _given: argparse.Namespace, say: Say) -> int:
    if not _has_display():
        return _ended(NO_DISPLAY, ExitCode.USAGE)
    # Not at the top, here and below: a command needs no window, and the window shows itself before it has
    # loaded what opens a desk.
    from tawasul_desk.ui import sole
    from tawasul_desk.ui.program import open_window

    with sole.held(settings.profile) as lock:
        if lock is not None:
            return open_window(settings, partial(_entrance, settings))
    return _second(settings.profile, say)


def _second(profile: Path, say: Say) -> int:
    """Bring the window forward that has this profile, and say so; never a second one."""
    from tawasul_desk.ui import sole

    match sole.call_forward(profile):
        case sole.Answer.CAME:
            say("The program is open already; its window was brought to the front.")
            return int(ExitCode.OK)
        case sole.Answer.BUSY:
            return _ended(IN_USE.format(process=sole.holder(profile)), ExitCode.FAILED)
        case sole.Answer.SILENT:
            return _ended(SILENT.format(process=sole.holder(profile)), ExitCode.FAILED)


def _entrance(settings: Settings) -> Entrance:
    shape_log()
    from tawasul_desk.app import entrance

    return entrance(settings)


def _command(settings: Settings, given: argparse.Namespace, say: Say) -> int:
    shape_log()
    from tawasul_desk import commands

    return int(getattr(commands, given.command)(settings, given, say))


def _alone(settings: Settings, given: argparse.Namespace, say: Say) -> int:
    """Run a command that opens the profile, unless another program has it open."""
    from tawasul_desk.ui import sole

    with sole.held(settings.profile) as lock:
        if lock is not None:
            return _command(settings, given, say)
    return _ended(IN_USE.format(process=sole.holder(settings.profile)), ExitCode.FAILED)


def _self_test(_settings: Settings, _given: argparse.Namespace, say: Say) -> int:
    shape_log()
    from tawasul_desk.self_test import self_test

    return self_test(say)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _ended(sentence: str, code: ExitCode) -> int:
    print(f"tawasul-desk: {sentence}", file=sys.stderr)
    return int(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tawasul-desk", description="The passport officer's workstation; without a command, its window."
    )
    parser.add_argument("--version", action="version", version=f"tawasul-desk {__version__}")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="folder of preferences and encrypted data"
    )
    parser.add_argument("--server", metavar="URL", help="address of the central")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    printed = commands.add_parser("report", help="write the PDF summary of a case, also without a network")
    printed.add_argument("case_number")
    printed.add_argument("--out", type=Path, required=True, metavar="FILE")
    printed.add_argument("--language", choices=("ar", "en"), help="default: that of the preferences")
    printed.add_argument("--notes", action="store_true", help="with the internal notes")
    printed.add_argument("--identity", action="store_true", help="with the identity number in full; recorded")
    printed.set_defaults(run=_alone, command="report")
    synced = commands.add_parser("sync", help="send what waits and read what changed")
    synced.add_argument("--user", metavar="NAME", help="sign in as this user first")
    synced.set_defaults(run=_alone, command="sync")
    checked = commands.add_parser("doctor", help="tell what works on this computer")
    checked.add_argument("--json", action="store_true")
    checked.set_defaults(run=_command, command="doctor")
    tested = commands.add_parser("self-test", help="try every part of this installation on made-up data")
    tested.set_defaults(run=_self_test)
    return parser


if __name__ == "__main__":
    sys.exit(main())
