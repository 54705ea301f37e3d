"""Hints: where the feed stands, told at once to every desk that listens; the feed itself tells the rest.

A process holds one connection that listens to PostgreSQL. The streams wait on it in the event loop: none
of them holds a connection or a thread.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from random import uniform
from typing import Any, Final

import psycopg
import structlog
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sse_starlette import ServerSentEvent

from tawasul_central import lineage
from tawasul_central.feed import CHANNEL

AT_MOST_EVERY: Final = 0.5  # seconds between two hints of one stream
PING_SECONDS: Final = 15
# The number is asked for too, in case a line is dead and nobody said so.
ASK_EVERY: Final = 30.0
ANSWER_WITHIN: Final = 10.0
LONGEST_WAIT: Final = 30.0  # seconds between two attempts to reach PostgreSQL
_HEAD: Final = "SELECT n FROM feed_counter"


class Hints:
    """Where the feed stands as far as this process knows, and the streams that wait for it to move."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._head: int | None = None
        self._moved = asyncio.Event()
        self._closed = asyncio.Event()
        self.tried = asyncio.Event()

    async def listen(self) -> None:
        """Follow PostgreSQL until cancelled; while it is out of reach, try again, less and less often.

        Whenever it is met (again), it may be another one: that is found out first. `tried` is set after
        the first attempt.
        """
        wait = 1.0
        while True:
            try:
                async with await self._connect() as line:
                    await run_in_threadpool(lineage.recognise, self._engine, self._head or 0)
                    self.tried.set()
                    await line.execute(f"LISTEN {CHANNEL}")
                    wait = 1.0
                    await self._follow(line)
            except Exception as error:  # whatever it was, hints must come back
                self.tried.set()
                structlog.get_logger().warning("hints_interrupted", kind=type(error).__name__)
            await asyncio.sleep(uniform(0, wait))  # noqa: S311 - processes must not all come back at once
            wait = min(wait * 2, LONGEST_WAIT)

    def close(self) -> None:
        """End every stream: the process is about to stop."""
        self._closed.set()
        self._wake()

    async def stream(self, seconds: float) -> AsyncIterator[ServerSentEvent]:
        """Yield the head now and after each move, for so many seconds or until the process stops."""
        until, told = _now() + seconds, None
        while (head := await self._other_than(told, until)) is not None:
            yield ServerSentEvent(json.dumps({"head": head}), event="head")
            told = head
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), AT_MOST_EVERY)

    async def _other_than(self, told: int | None, until: float) -> int | None:
        """Return the head once it is another, or None when there is nothing more to wait for."""
        while not self._closed.is_set() and _now() < until:
            if self._head not in (None, told):
                return self._head
            with suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), until - _now())
        return None

    async def _follow(self, line: psycopg.AsyncConnection[Any]) -> None:
        while True:
            self._tell(await _ask(line))
            async for move in line.notifies(timeout=ASK_EVERY):
                self._tell(int(move.payload))

    def _tell(self, head: int) -> None:
        if head != self._head:
            self._head = head
            self._wake()

    def _wake(self) -> None:
        waiting, self._moved = self._moved, asyncio.Event()
        waiting.set()

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        arguments, options = self._engine.dialect.create_connect_args(self._engine.url)
        return await psycopg.AsyncConnection.connect(
            *arguments, **options, autocommit=True, connect_timeout=int(ANSWER_WITHIN)
        )


def ping() -> ServerSentEvent:
    """Return the sign of life of a stream: a comment, nothing that is acted upon."""
    return ServerSentEvent(comment="ping")


async def _ask(line: psycopg.AsyncConnection[Any]) -> int:
    async with asyncio.timeout(ANSWER_WITHIN):
        found = await (await line.execute(_HEAD)).fetchone()
    return int(found[0]) if found else 0


def _now() -> float:
    return asyncio.get_running_loop().time()
