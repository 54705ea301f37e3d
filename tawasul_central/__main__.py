"""The command line `tawasul-central`."""

import argparse
import getpass
import json
import os
import sys
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tawasul_central import settings as central_settings
from tawasul_central.settings import SettingsError
from tawasul_contract.clock import RIYADH
from tawasul_contract.records import Role

WRONG_SETTINGS = 2
REFUSED = 1
INTERRUPTED = 130  # as a shell counts Ctrl-C
RESTORED = (
    "say that the database was restored from a backup; run it after every restore, before the service starts:"
    " a new epoch begins, every desk reads everything anew and offers again what it had sent since then,"
    " and nothing is done twice. A restore onto another server, into another database or to a point in time"
    " is found out by the service itself; one that puts the same files back while it is stopped is not."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0 done, 1 refused, 2 wrong settings or usage."""
    chosen = _parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except SettingsError as error:
        print(f"tawasul-central: {error}", file=sys.stderr)
        return WRONG_SETTINGS
    except ModuleNotFoundError as error:
        if (error.name or "tawasul").startswith("tawasul"):
            raise
        print(f"tawasul-central: {error.name} is missing; install tawasul-desk[central].", file=sys.stderr)
        return WRONG_SETTINGS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tawasul-central", description="The central service of Tawasul.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="everything in one process, with made-up cases")
    demo.add_argument("--reset", action="store_true", help="start over with fresh data")
    demo.add_argument("--port", type=int, default=8400)
    demo.add_argument("--data", type=Path, default=Path("var/demo"), metavar="DIR")
    demo.add_argument("--until-stdin-closes", action="store_true", help="end with whoever started it")
    demo.set_defaults(run=_demo)
    serve = commands.add_parser("serve", help="serve the desks")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    serve.add_argument("--wait", action="store_true", help="for a database that cannot be used yet")
    serve.set_defaults(run=_serve)
    commands.add_parser("migrate", help="bring the database to the newest form").set_defaults(run=_migrate)
    _add_seed(commands)
    _add_user(commands)
    _add_resident(commands)
    _add_upkeep(commands)
    commands.add_parser("openapi", help="print the OpenAPI document").set_defaults(run=_openapi)
    return parser


def _add_seed(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    seed = commands.add_parser("seed", help="fill an empty database with made-up cases")
    seed.add_argument("--cases", type=int, default=400)
    seed.add_argument("--seed", type=int, default=1)
    seed.add_argument("--no-attachments", action="store_true")
    seed.add_argument(
        "--as-of",
        type=_instant,
        metavar="WHEN",
        help="date the cases back from then, not now: 2026-10-13T10:00, in Riyadh where no zone is given",
    )
    seed.set_defaults(run=_seed)


def _instant(text: str) -> datetime:
    """Return the instant that was given, in Riyadh where it names no zone."""
    try:
        told = datetime.fromisoformat(text)
        return (told if told.tzinfo else told.replace(tzinfo=RIYADH)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text!r} is no date and time, such as 2026-10-13T10:00") from None


def _add_user(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    users = commands.add_parser("user", help="members of staff").add_subparsers(required=True, metavar="ACT")
    add = users.add_parser("add", help="add a member of staff")
    add.add_argument("user_name", metavar="USER")
    add.add_argument("--role", type=Role, choices=list(Role), required=True)
    add.add_argument("--office", action="append", default=[], metavar="OFFICE", help="may be given again")
    add.add_argument("--name-ar", required=True)
    add.add_argument("--name-en", required=True)
    add.add_argument("--identity-number", help="kept here: nobody works on their own request")
    add.set_defaults(run=_user_add)


def _add_resident(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    help_ = "the applicant's side, where there is no portal"
    acts = commands.add_parser("resident", help=help_).add_subparsers(required=True, metavar="ACT")
    inbox = acts.add_parser("inbox", help="print what the applicant was told")
    inbox.add_argument("case_number", metavar="CASE_NUMBER")
    reply = acts.add_parser("reply", help="answer a request that was returned to the applicant")
    reply.add_argument("case_number", metavar="CASE_NUMBER")
    reply.add_argument("--text", required=True)
    inbox.set_defaults(run=_resident, text=None)
    reply.set_defaults(run=_resident)


def _add_upkeep(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = commands.add_parser("catalogue", help="offices, services and the like").add_subparsers(
        required=True, metavar="ACT"
    )
    load = acts.add_parser("load", help="put the catalogue of a JSON file in force")
    load.add_argument("file", type=Path, metavar="FILE")
    load.set_defaults(run=partial(_upkeep, "load_catalogue"))
    for name, act, help_ in (
        ("audit-feed", "audit_feed", "prove from the database that the feed has no gap; 1 where it has"),
        ("tidy", "tidy", "let go what has had its time; a running server does so once a day"),
        ("restored", "restored", RESTORED),
    ):
        added = commands.add_parser(name, help=help_.partition(";")[0], description=help_)
        added.set_defaults(run=partial(_upkeep, act))
    resync = commands.add_parser("resync", help="let desks read everything anew")
    resync.add_argument("--user", metavar="USER", help="those of one person only")
    resync.set_defaults(run=partial(_upkeep, "resync"))


def _upkeep(act: str, chosen: argparse.Namespace) -> int:
    from tawasul_central import upkeep

    code: int = getattr(upkeep, act)(central_settings.load(), chosen)
    return code


def _demo(chosen: argparse.Namespace) -> int:
    from tawasul_central import demo

    return demo.main(
        reset=chosen.reset,
        port=chosen.port,
        data=chosen.data,
        until_stdin_closes=chosen.until_stdin_closes,
    )


def _serve(chosen: argparse.Namespace) -> int:
    from tawasul_central import serving

    given = {"host": chosen.host, "port": chosen.port}
    settings = central_settings.load(**{name: value for name, value in given.items() if value is not None})
    try:
        serving.serve(settings, wait=chosen.wait)
    except KeyboardInterrupt:  # while it waits; a running service ends by itself
        return INTERRUPTED
    return 0


def _migrate(_: argparse.Namespace) -> int:
    from tawasul_central import database

    with database.faults_told():
        database.migrate(central_settings.load().dsn)
    return 0


def _seed(chosen: argparse.Namespace) -> int:
    from tawasul_central import database, seed

    settings, attachments = central_settings.load(), not chosen.no_attachments
    given = {"cases": chosen.cases, "seed": chosen.seed, "now": chosen.as_of, "attachments": attachments}
    with database.faults_told():
        return seed.main(settings, **given)


def _user_add(chosen: argparse.Namespace) -> int:
    from tawasul_central import database, staffing

    settings = central_settings.load()
    try:
        with database.faults_told(), database.one_transaction(settings.dsn) as db:
            staffing.add(
                db,
                settings,
                user_name=chosen.user_name,
                password=_password(),
                role=chosen.role,
                office_ids=chosen.office,
                names=(chosen.name_ar, chosen.name_en),
                identity_number=chosen.identity_number,
            )
    except staffing.StaffingError as error:
        print(f"tawasul-central: {error}", file=sys.stderr)
        return REFUSED
    return 0


def _resident(chosen: argparse.Namespace) -> int:
    from tawasul_central import database, resident

    dsn = central_settings.load().dsn
    try:
        with database.faults_told(), database.one_transaction(dsn) as db:
            if chosen.text is not None:
                resident.reply(db, chosen.case_number, chosen.text)
                return 0
            for notice in resident.inbox(db, chosen.case_number):
                print(f"{notice.at:%Y-%m-%d %H:%M}Z {notice.kind}: {notice.text}")
    except resident.ResidentError as error:
        print(f"tawasul-central: {error}", file=sys.stderr)
        return REFUSED
    return 0


def _password() -> str:
    """Return the password from the environment, for scripts, or ask for it."""
    variable = central_settings.PREFIX + "PASSWORD"
    try:
        with warnings.catch_warnings(action="error", category=getpass.GetPassWarning):
            return os.environ.get(variable) or getpass.getpass("Password: ")
    except (EOFError, getpass.GetPassWarning):
        raise SettingsError(f"Nobody is there to be asked; set {variable}.") from None


def _openapi(_: argparse.Namespace) -> int:
    from tawasul_central.app import describe

    print(json.dumps(describe().openapi(), indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
