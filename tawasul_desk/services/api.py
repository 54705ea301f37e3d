"""The central's endpoints, one method each: records go in and come out, failures are KnownErrors."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import Operation, OperationBatch, UploadReference
from tawasul_contract.outcomes import ChangePage, OutcomeBatch, SightDigest, SnapshotPage
from tawasul_contract.record import Record
from tawasul_contract.records import CaseFile, LimitsRecord, StaffRecord, TokenRecord, UploadRecord
from tawasul_contract.trail import AuditPage, AuditQuery
from tawasul_desk import __version__
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import Reply, Request, is_json, parsed, server_root
from tawasul_desk.services.pages import parsed_page

if TYPE_CHECKING:
    from tawasul_desk.services.transport import Transport

PAGE: Final = 500  # changes asked for at once
BOUNDS: Final = {"since": "from", "until": "to"}  # how the central words them
EVENTS: Final = "text/event-stream"
ETAG: Final = '"sha256-'  # how the central names the bytes of every attachment
WAITING: Final = "Tawasul-Waiting"  # a number, for the supervisor's board; nothing of what waits
# What a firewall or gateway answers with a page of its own where it does not let one request pass.
PAGE_OF_ITS_OWN: Final = 200
INTERCEPTIONS: Final = frozenset(
    {PAGE_OF_ITS_OWN, 400, 403, 404, 405, 406, 409, 411, 413, 414, 415, 422, 431, 451, 501}
)
EARLY: Final = 15.0  # seconds before its end at which an access token is renewed


Answer = TypeVar("Answer")


class TokenKeeper(Protocol):
    """Where the refresh token outlives the program: the vault."""

    refresh_token: str | None


@dataclass
class InMemory:
    """Keeps the refresh token as long as this object lives."""

    refresh_token: str | None = None


class Health(Record):
    """The answer of `GET /v1/health`."""

    status: str = Field(pattern="^ok$")


class _Credentials(Record):
    user_name: str
    password: str
    device_id: UUID


class _Refresh(Record):
    refresh_token: str
    device_id: UUID


class _SnapshotRequest(Record):
    after: str | None


class _UploadRequest(UploadReference):
    operation_id: UUID
    case_id: UUID


@dataclass(frozen=True)
class _Access:
    # One object, so that no thread ever sees a token with the end of another.
    token: str
    ends: float  # monotonic seconds


@dataclass(frozen=True)
class Content:
    """Bytes of an attachment from `start` on; 0 where the central began again from the front."""

    start: int
    pieces: Iterator[bytes]


class Api:
    """One central as one signed-in device; safe to use from several threads.

    The access token lives in memory only. A 401 renews it once, one thread at a time. `waiting`: how many
    operations could not be sent, as the next question for changes tells.
    """

    def __init__(self, server: str, device_id: UUID, tokens: TokenKeeper) -> None:
        self.server = server_root(server)  # without a closing slash
        self._device_id = device_id
        self._tokens = tokens
        self._access: _Access | None = None
        self._refused: str | None = None
        self.waiting = 0
        self._append_method = "PATCH"
        self._renewing = threading.Lock()

    @cached_property
    def _transport(self) -> "Transport":
        # Loaded for the first exchange, on a lane: the window shows its lines sooner without it.
        from tawasul_desk.services.transport import Transport

        return Transport(self.server, f"tawasul-desk/{__version__}")

    def sign_in(self, user_name: str, password: str) -> TokenRecord:
        """Return the tokens of a new session; they are used from `adopt` on."""
        asked = _Credentials(user_name=user_name, password=password, device_id=self._device_id)
        return parsed(TokenRecord, self._transport.exchange(_post("/v1/session", asked)))

    def adopt(self, tokens: TokenRecord, keeper: TokenKeeper | None = None) -> _Access:
        """Keep the refresh token, then use the access token: a crash between loses nothing.

        With a `keeper`, tokens are kept there from now on.
        """
        self._tokens = keeper or self._tokens
        self._tokens.refresh_token = tokens.refresh_token
        access = _Access(tokens.access_token, time.monotonic() + tokens.expires_in - EARLY)
        self._access = access
        return access

    def sign_out(self) -> None:
        """End the session at the central."""
        self._call(Request("DELETE", "/v1/session"))
        self._access = None

    def me(self) -> StaffRecord:
        """Return who is signed in."""
        return parsed(StaffRecord, self._call(Request("GET", "/v1/me")))

    def catalogue(self) -> CatalogueRecord:
        """Return the catalogue as it is now."""
        return parsed(CatalogueRecord, self._call(Request("GET", "/v1/catalogue")))

    def limits(self) -> LimitsRecord:
        """Return what the central accepts."""
        return parsed(LimitsRecord, self._call(Request("GET", "/v1/limits")))

    def health(self) -> datetime:
        """Return the central's clock, to the second; needs no session."""
        reply = self._transport.exchange(Request("GET", "/v1/health"))
        parsed(Health, reply)
        try:
            return parsedate_to_datetime(reply.headers["Date"])
        except (KeyError, ValueError):
            raise KnownError(ErrorCode.SERVER_FAULT, reason="no-date") from None

    def changes(self, cursor: str, limit: int = PAGE) -> ChangePage:
        """Return what changed after the cursor; KnownError(RESYNC_REQUIRED) where it is of no use."""
        asked: dict[str, str | int] = {"cursor": cursor, "limit": limit}
        told = {WAITING: str(self.waiting)}
        reply = self._call(Request("GET", "/v1/sync/changes", params=asked, headers=told))
        return parsed_page(ChangePage, reply, cursor)

    def snapshot(self, after: str | None) -> SnapshotPage:
        """Return a page of everything in sight; `after` is `next` of the page before."""
        reply = self._call(_post("/v1/sync/snapshot", _SnapshotRequest(after=after)))
        return parsed_page(SnapshotPage, reply, after)

    def digest(self) -> SightDigest:
        """Return everything in sight, condensed; NOT_FOUND where the central cannot tell."""
        return parsed(SightDigest, self._call(Request("GET", "/v1/sync/digest")))

    @contextmanager
    def hints(self) -> Iterator[Iterator[bytes]]:
        """Give the endless answer in which the central tells of news; a silence of 45 seconds ends it."""
        request = Request("GET", "/v1/sync/hints", headers={"Accept": EVENTS})
        with ExitStack() as held:
            answer = self._as_signed_in(
                request, lambda sent: held.enter_context(self._transport.stream(sent, endless=True))
            )
            if not answer.headers.get("Content-Type", "").startswith(EVENTS):
                raise KnownError(ErrorCode.NOT_THE_SERVICE)
            yield answer.pieces

    def send(self, operations: Sequence[Operation]) -> OutcomeBatch:
        """Return an outcome for each operation that the central could decide."""
        return parsed(
            OutcomeBatch, self._call(_post("/v1/ops", OperationBatch(operations=tuple(operations))))
        )

    def case(self, case_id: UUID) -> CaseFile:
        """Return a case with all that hangs on it."""
        return parsed(CaseFile, self._call(Request("GET", f"/v1/cases/{case_id}")))

    @contextmanager
    def content(
        self, attachment_id: UUID, offset: int = 0, etag: str | None = None, *, ahead: bool = False
    ) -> Iterator[Content]:
        """Give the bytes of an attachment; from `offset` where the central still holds the same ones.

        `ahead`: nobody asked for them yet; the audit trail tells the two apart.
        """
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        if ahead:
            headers["Sec-Purpose"] = "prefetch"
        if offset and etag:
            headers |= {"Range": f"bytes={offset}-", "If-Range": etag}
        request = Request("GET", f"/v1/attachments/{attachment_id}/content", headers=headers)
        with ExitStack() as held:
            answer = self._as_signed_in(
                request, lambda sent: held.enter_context(self._transport.stream(sent))
            )
            if not answer.headers.get("ETag", "").startswith(ETAG):
                raise KnownError(ErrorCode.NOT_THE_SERVICE)
            yield Content(offset if answer.goes_on else 0, answer.pieces)

    def begin_upload(self, file: UploadReference, operation_id: UUID, case_id: UUID) -> UploadRecord:
        """Announce a file; doing it again tells how far it has come."""
        asked = _UploadRequest(**file.model_dump(), operation_id=operation_id, case_id=case_id)
        return parsed(UploadRecord, self._call(_post("/v1/uploads", asked)))

    def append_upload(self, upload_id: UUID, offset: int, piece: bytes) -> None:
        """Send the bytes that begin at `offset`; at most 8 MiB.

        A gateway that does not let PATCH pass is told by its answer; POST means the same to the central.
        """
        headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
        sent = Request(self._append_method, f"/v1/uploads/{upload_id}", body=piece, headers=headers)
        try:
            parsed(UploadRecord, self._call(sent))  # a stranger's page says nothing about our bytes
        except KnownError as error:
            if error.code is not ErrorCode.INTERCEPTED or sent.method == "POST":
                raise
            parsed(UploadRecord, self._call(replace(sent, method="POST")))
            self._append_method = "POST"

    def upload(self, upload_id: UUID) -> UploadRecord:
        """Return how far an upload has come."""
        return parsed(UploadRecord, self._call(Request("GET", f"/v1/uploads/{upload_id}")))

    def finalize_upload(self, upload_id: UUID) -> None:
        """Have the central compare the whole file with its announced hash."""
        parsed(UploadRecord, self._call(Request("POST", f"/v1/uploads/{upload_id}/finalize")))

    def audit(self, query: AuditQuery, after: int | None = None, limit: int = 100) -> AuditPage:
        """Return lines of the audit trail, the newest first; `after` is `next` of the page before."""
        terms = query.model_dump(mode="json", exclude_none=True)
        asked: dict[str, str | int] = {BOUNDS.get(name, name): value for name, value in terms.items()}
        asked |= {"limit": limit} if after is None else {"limit": limit, "after": after}
        return parsed(AuditPage, self._call(Request("GET", "/v1/audit", params=asked)))

    def ask(self, request: Request) -> Reply:
        """Return the answer to a request that another module words, asked as who is signed in."""
        return self._call(request)

    def let_go(self) -> None:
        """Make new connections from now on: the network may be another one."""
        if "_transport" in vars(self):
            self._transport.let_go()

    def cut(self, thread: int) -> None:
        """Make what this thread waits for on the network fail at once with KnownError(CANCELLED)."""
        if "_transport" in vars(self):
            self._transport.cut(thread)

    def close(self) -> None:
        """Close the connections and forget the access token; what waits fails with KnownError(CANCELLED)."""
        self._access = None
        if "_transport" in vars(self):
            self._transport.close()

    def _call(self, request: Request) -> Reply:
        return self._as_signed_in(request, self._exchanged)

    def _exchanged(self, request: Request) -> Reply:
        reply = self._transport.exchange(request)
        if reply.body and not is_json(reply.headers):
            raise KnownError(ErrorCode.NOT_THE_SERVICE, status=PAGE_OF_ITS_OWN)
        return reply

    def _as_signed_in(self, request: Request, act: Callable[[Request], Answer]) -> Answer:
        try:
            return self._with_token(request, act)
        except KnownError as error:
            if error.code is not ErrorCode.NOT_THE_SERVICE or not self._is_answered_otherwise(error):
                raise
            raise KnownError(ErrorCode.INTERCEPTED, status=error.facts["status"]) from None

    def _is_answered_otherwise(self, refused: KnownError) -> bool:
        """Return whether the central answers another call: then a device on the way refused just this one."""
        if refused.facts.get("status") not in INTERCEPTIONS:
            return False
        try:
            self.health()
        except KnownError:
            return False
        return True

    def _with_token(self, request: Request, act: Callable[[Request], Answer]) -> Answer:
        access = self._access
        if access is None or time.monotonic() >= access.ends:
            access = self._renewed(access)
        try:
            return act(replace(request, token=access.token))
        except KnownError as error:
            if error.code is not ErrorCode.SIGNED_OUT:
                raise
        return act(replace(request, token=self._renewed(access).token))

    def _renewed(self, stale: _Access | None) -> _Access:
        with self._renewing:
            if self._access is not None and self._access is not stale:
                return self._access  # another thread was first
            kept = self._tokens.refresh_token
            if kept is None or kept == self._refused:
                raise KnownError(ErrorCode.SIGNED_OUT)
            try:
                tokens = self._refreshed(kept)
            except KnownError as error:
                if error.code is ErrorCode.SIGNED_OUT:
                    self._refused = kept  # asking again would not help; signing in again does
                raise
            return self.adopt(tokens)

    def _refreshed(self, refresh_token: str) -> TokenRecord:
        asked = _Refresh(refresh_token=refresh_token, device_id=self._device_id)
        return parsed(TokenRecord, self._transport.exchange(_post("/v1/session/refresh", asked)))


def _post(path: str, body: BaseModel) -> Request:
    return Request("POST", path, body=body.model_dump_json().encode())
