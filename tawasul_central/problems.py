"""Every failure as `application/problem+json` (RFC 9457), made in one place."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from starlette.exceptions import HTTPException
from starlette.routing import Match

from tawasul_contract.outcomes import Problem, ProblemCode, problem_type

MEDIA_TYPE = "application/problem+json"
STATUS: Mapping[ProblemCode, int] = {
    ProblemCode.INVALID: 422,
    ProblemCode.WRONG_CREDENTIALS: 401,
    ProblemCode.SIGNED_OUT: 401,
    ProblemCode.FORBIDDEN: 403,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.TOO_LARGE: 413,
    ProblemCode.UNSUPPORTED_TYPE: 415,
    ProblemCode.RESYNC_REQUIRED: 410,
    ProblemCode.IN_PROGRESS: 409,
    ProblemCode.ID_REUSED: 422,
    ProblemCode.UPLOAD_INCOMPLETE: 409,
    ProblemCode.UPLOAD_MISMATCH: 409,
    ProblemCode.RATE_LIMITED: 429,
    ProblemCode.CLIENT_TOO_OLD: 426,
    ProblemCode.UNAVAILABLE: 503,
    ProblemCode.FAULT: 500,
}
BY_STATUS: Mapping[int, ProblemCode] = {404: ProblemCode.NOT_FOUND, 413: ProblemCode.TOO_LARGE}
RETRY_SECONDS = "5"
TEMPORARY = (ProblemCode.RATE_LIMITED, ProblemCode.UNAVAILABLE)


class ProblemError(Exception):
    """A failure that the caller is told about; `status` is that of the code unless given."""

    def __init__(
        self,
        code: ProblemCode,
        detail: str = "",
        *,
        status: int | None = None,
        reason: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.status = status or STATUS[code]
        self.reason = reason
        self.headers = ({"Retry-After": RETRY_SECONDS} if code in TEMPORARY else {}) | dict(headers or {})


def reply(error: ProblemError, request_id: str, errors: Sequence[dict[str, str]] = ()) -> Response:
    """Return the answer that tells of this failure."""
    problem = Problem(
        type=problem_type(error.code),
        title=HTTPStatus(error.status).phrase,
        status=error.status,
        code=error.code,
        detail=error.detail,
        reason=error.reason,
        request_id=request_id,
        errors=tuple(errors),
    )
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=error.status,
        media_type=MEDIA_TYPE,
        headers=error.headers,
    )


def fault(request_id: str) -> Response:
    """Return the answer to what we did wrong; the log has the rest under the request id."""
    return reply(ProblemError(ProblemCode.FAULT), request_id)


def install(app: FastAPI, endpoints: Sequence[APIRoute]) -> None:
    """Make every failure of `app`, which has these endpoints, a problem."""
    app.state.endpoints = endpoints
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(DataError, _on_unstorable)
    app.add_exception_handler(OperationalError, _on_unavailable)
    app.add_exception_handler(NoConnectionLeft, _on_unavailable)


def _request_id(request: Request) -> str:
    return str(request.scope.get("state", {}).get("request_id", ""))


async def _on_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemError):
        raise error
    return reply(error, _request_id(request))


async def _on_invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [{"where": _where(found["loc"]), "what": str(found["msg"])} for found in error.errors()]
    return reply(ProblemError(ProblemCode.INVALID), _request_id(request), errors)


def _where(path: Sequence[Any]) -> str:
    return ".".join(str(step) for step in path)


async def _on_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code = BY_STATUS.get(error.status_code, ProblemCode.INVALID)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _methods(request)
    return reply(ProblemError(code, status=error.status_code, headers=headers), _request_id(request))


def _methods(request: Request) -> str:
    """Return all methods of this address: the framework names only those of the first endpoint it met."""
    here = (one for one in request.app.state.endpoints if one.matches(request.scope)[0] is not Match.NONE)
    return ", ".join(sorted({method for one in here for method in one.methods}))


async def _on_unstorable(request: Request, error: Exception) -> Response:
    # PostgreSQL holds no NUL in a text, for one; which value it was could be somebody's data.
    structlog.get_logger().warning("value_unstorable", kind=type(error).__name__)
    return reply(ProblemError(ProblemCode.INVALID), _request_id(request))


async def _on_unavailable(request: Request, error: Exception) -> Response:
    structlog.get_logger().warning("database_unavailable", kind=type(error).__name__)
    return reply(ProblemError(ProblemCode.UNAVAILABLE), _request_id(request))
