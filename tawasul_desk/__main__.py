"""The command line: the window, or a command that needs none."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tawasul_desk import __version__
from tawasul_desk.commands import ExitCode, Say, doctor, exit_code, report, sentence, sync
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.log import start_log, stop_log
from tawasul_desk.settings import Settings, SettingsError, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 failed, 2 usage, 3 signed out, 4 offline."""
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
    except KeyboardInterrupt:
        return _ended("Stopped.", ExitCode.FAILED)
    finally:
        stop_log()


def _window(settings: Settings, _given: argparse.Namespace, _say: Say) -> int:
    from tawasul_desk.app import NoDisplayError, run_window

    try:
        return run_window(settings)
    except NoDisplayError:
        sentence = "There is no display to open the window on. Commands that need none: tawasul-desk --help"
        return _ended(sentence, ExitCode.USAGE)


def _self_test(_settings: Settings, _given: argparse.Namespace, say: Say) -> int:
    from tawasul_desk.self_test import self_test

    return self_test(say)


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
    commands = parser.add_subparsers(title="commands", metavar="")
    printed = commands.add_parser("report", help="write the PDF summary of a case, also without a network")
    printed.add_argument("case_number")
    printed.add_argument("--out", type=Path, required=True, metavar="FILE")
    printed.add_argument("--language", choices=("ar", "en"), help="default: that of the preferences")
    printed.add_argument("--notes", action="store_true", help="with the internal notes")
    printed.set_defaults(run=report)
    synced = commands.add_parser("sync", help="send what waits and read what changed")
    synced.add_argument("--user", metavar="NAME", help="sign in as this user first")
    synced.set_defaults(run=sync)
    checked = commands.add_parser("doctor", help="tell what works on this computer")
    checked.add_argument("--json", action="store_true")
    checked.set_defaults(run=doctor)
    tested = commands.add_parser("self-test", help="try every part of this installation on made-up data")
    tested.set_defaults(run=_self_test)
    return parser


if __name__ == "__main__":
    sys.exit(main())
