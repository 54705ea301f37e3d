"""Puts the service together: the only place where its parts are built and joined."""

from asyncio import create_task, gather
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute

from tawasul_central import closing, problems, recounting, retention
from tawasul_central.call import refuse_old_desk
from tawasul_central.database import open_engine
from tawasul_central.document import document
from tawasul_central.hints import Hints
from tawasul_central.log import RequestLog
from tawasul_central.routes import (
    attachments,
    audit,
    board,
    cases,
    health,
    operations,
    reference,
    session,
    sync,
    uploads,
)
from tawasul_central.settings import Settings

# A desk that is too old can still sign in and out, and keeps its unsent work: only these refuse it.
PARTS = reference, sync, operations, cases, board, attachments, uploads, audit
OF_DATA = tuple(part.router for part in PARTS)
ROUTERS = (session.router, *OF_DATA, health.router)
ENDPOINTS = tuple(route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))


class Central(FastAPI):
    """The application, with its own OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        if self.openapi_schema is None:
            self.openapi_schema = document(self)
        return self.openapi_schema


def create_app(settings: Settings) -> FastAPI:
    """Return the application; its connections are opened at the first use and closed at shutdown."""
    app = describe()
    app.state.settings = settings
    app.state.engine = open_engine(settings.dsn)
    app.state.hints = Hints(app.state.engine)
    app.add_middleware(RequestLog, body_bytes=settings.batch_bytes)
    return app


def describe() -> FastAPI:
    """Return the application without settings: it cannot serve, but it knows its endpoints."""
    app = Central(
        title="Tawasul Central",
        version="1",
        description="The central API of the Tawasul channel of the passport departments.",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    problems.install(app, ENDPOINTS)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(refuse_old_desk)] if router in OF_DATA else [])
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    tasks = (
        create_task(state.hints.listen()),
        create_task(retention.daily(state.engine, state.settings)),
        create_task(recounting.attend(state.engine)),
        create_task(closing.attend(state.engine)),
    )
    await state.hints.tried.wait()
    yield
    for task in tasks:
        task.cancel()
    await gather(*tasks, return_exceptions=True)
    state.engine.dispose()
