"""The commands of whoever runs a central: its catalogue, its feed, and what is kept for a while only."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from tawasul_central import catalogues, database, feed_audit, lineage, recounting, retention
from tawasul_central.settings import Settings

REFUSED = 1


def load_catalogue(settings: Settings, chosen: argparse.Namespace) -> int:
    """Put the catalogue of a file in force and say which version it is."""
    path: Path = chosen.file
    with _engine(settings) as engine:
        try:
            with database.transaction(engine) as db:
                version = catalogues.load(db, path.read_bytes())
        except (catalogues.CatalogueError, OSError) as error:
            return _refuse(str(error))
        _say(f"catalogue version {version}")
        recounting.finish(engine)
    return 0


def audit_feed(settings: Settings, _: argparse.Namespace) -> int:
    """Say of each check what it found; refuse where anything is wrong."""
    with _engine(settings) as engine, database.still_picture(engine) as db:
        findings = feed_audit.audit(db)
    for finding in findings:
        _say(str(finding))
    return REFUSED if any(finding.wrong for finding in findings) else 0


def tidy(settings: Settings, _: argparse.Namespace) -> int:
    """Let go what has had its time, and say how much."""
    with _engine(settings) as engine:
        done = retention.tidy(engine, settings, datetime.now(UTC))
    if done is None:
        return _refuse("Another process is tidying.")
    _say(str(done))
    return 0


def restored(settings: Settings, _: argparse.Namespace) -> int:
    """Begin a new epoch."""
    with _told(settings) as db:
        lineage.restored(db)
    _say("a new epoch has begun: every desk will read everything anew and offer what it had sent")
    return 0


def resync(settings: Settings, chosen: argparse.Namespace) -> int:
    """Send the desks of one person, or all, to a new snapshot."""
    try:
        with _told(settings) as db:
            lineage.resync(db, chosen.user)
    except lineage.UnknownUserError as error:
        return _refuse(str(error))
    return 0


@contextmanager
def _told(settings: Settings) -> Iterator[Connection]:
    with database.faults_told(), database.one_transaction(settings.dsn) as db:
        yield db


@contextmanager
def _engine(settings: Settings) -> Iterator[Engine]:
    engine = database.open_engine(settings.dsn, connections=2)
    try:
        with database.faults_told():
            with database.transaction(engine) as db:
                database.expect_form(db)
            yield engine
    finally:
        engine.dispose()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"tawasul-central: {sentence}\n")
    return REFUSED
