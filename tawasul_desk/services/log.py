"""The log file: ids, codes and sizes, one JSON object a line; never what a case says."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FILE: Final = "desk.log"
LARGEST: Final = 2 * 1024 * 1024  # bytes
KEPT: Final = 5


def start_log(profile: Path, level: str) -> None:
    """Write the log to `<profile>/log/desk.log` from now on; OSError where that cannot be."""
    folder = profile / "log"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(
        folder / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("tawasul_desk")
    stop_log()
    logger.addHandler(handler)
    logger.setLevel(level.upper())
    logger.propagate = False


def shape_log() -> None:
    """Have structlog write its lines into the log, one JSON object each."""
    # Not at the top: the window shows itself sooner without it.
    import structlog

    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def stop_log() -> None:
    """Close the log file."""
    logger = logging.getLogger("tawasul_desk")
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
