"""One line of JSON per request, under an id that the answer carries too; ids and codes only."""

import json
import logging
import sys
import traceback
from collections.abc import MutableMapping
from http import HTTPStatus
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

import structlog
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawasul_central import problems
from tawasul_contract.operations import new_id

HEADER = b"x-request-id"


def configure(stream: TextIO = sys.stdout) -> None:
    """Write every log line as JSON to `stream`, our own and those of the libraries from WARNING up."""
    shape: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    structlog.configure(
        processors=shape,
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    libraries = logging.StreamHandler(stream)
    libraries.setFormatter(_LibraryLine())
    logging.basicConfig(handlers=[libraries], level=logging.WARNING)


def crash(error: BaseException) -> dict[str, Any]:
    """Return what may be logged of a crash: its kind and where. Its text may quote what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"fault": type(error).__name__, "trace": places}


class _LibraryLine(logging.Formatter):
    """What a library logs, in the same form and without its text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        error = record.exc_info[1] if record.exc_info else None
        line = {"event": record.name, "level": record.levelname.lower()}
        return json.dumps(line | (crash(error) if error else {}))


class RequestLog:
    """The outermost layer: gives each request its id, turns a crash into a problem, and logs the outcome."""

    def __init__(self, app: ASGIApp, body_bytes: int) -> None:
        self._app = app
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = new_id().hex
        scope.setdefault("state", {})["request_id"] = request_id
        reply = _Reply(send, request_id)
        started = perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._serve(scope, receive, reply)
            finally:
                _write_line(scope, reply.status, perf_counter() - started)

    async def _serve(self, scope: Scope, receive: Receive, reply: "_Reply") -> None:
        try:
            await self._app(scope, _limited(scope, receive, self._body_bytes), reply)
        except Exception as error:
            structlog.get_logger().error("fault", **crash(error))
            if reply.status:  # part of the answer is out: cut it off, so that nobody takes it for whole
                raise
            await problems.fault(reply.request_id)(scope, receive, reply)


class _Reply:
    """The way out, which notes the status and adds the request id."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self.request_id = request_id
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (HEADER, self.request_id.encode())]
        await self._send(message)


def _limited(scope: Scope, receive: Receive, limit: int) -> Receive:
    """Return a way in that ends where a body grows over the limit; pieces of files have one of their own."""
    if scope["method"] == "PATCH":
        return receive
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return take


def _write_line(scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
    route = scope.get("route")
    structlog.get_logger().info(
        "request",
        method=scope["method"],
        route=getattr(route, "path", None),  # the pattern, never the ids in the address
        status=status,
        milliseconds=round(seconds * 1000, 1),
    )
