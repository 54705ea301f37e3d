"""One line of JSON per request, under an id that the answer carries too; ids and codes only."""

import logging
import sys
from collections.abc import MutableMapping
from time import perf_counter
from typing import Any, TextIO

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawasul_central import problems
from tawasul_central.problems import ProblemError
from tawasul_contract.operations import new_id
from tawasul_contract.outcomes import ProblemCode

HEADER = b"x-request-id"


def configure(stream: TextIO = sys.stdout) -> None:
    """Write every log line as JSON to `stream`, our own and those of the libraries from WARNING up."""
    shape: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    structlog.configure(
        processors=shape,
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(
        stream=stream, level=logging.WARNING, format='{"level":"%(levelname)s","event":"%(name)s"}'
    )


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
            if _is_too_large(scope, self._body_bytes):
                error = ProblemError(ProblemCode.TOO_LARGE)
                await problems.reply(error, reply.request_id)(scope, receive, reply)
            else:
                await self._app(scope, receive, reply)
        except Exception:
            structlog.get_logger().exception("fault")
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


def _is_too_large(scope: Scope, limit: int) -> bool:
    """Say whether a body of JSON is over the limit; uploads have their own and are streamed."""
    if scope["path"].startswith("/v1/uploads"):
        return False
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) > limit if length.isdigit() else False


def _write_line(scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
    route = scope.get("route")
    structlog.get_logger().info(
        "request",
        method=scope["method"],
        route=getattr(route, "path", None),  # the pattern, never the ids in the address
        status=status,
        milliseconds=round(seconds * 1000, 1),
    )
