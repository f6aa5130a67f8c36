"""Bugs: written to a report in the workspace, never shown as if they were the user's fault."""

import asyncio
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)

Report = Callable[[BaseException], None]


def report_to(folder: Path, now: Callable[[], datetime]) -> Report:
    """Build the writer of crash reports: one file a bug, with the traceback and nothing of the data."""

    def report(error: BaseException) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"crash-{now():%Y%m%dT%H%M%S%f}.txt"
        path.write_text("".join(traceback.format_exception(error)), "utf-8")
        log.error("crash_report_written", extra={"path": str(path)}, exc_info=error)

    return report


def watch_loop(loop: asyncio.AbstractEventLoop, report: Report) -> None:
    """Have every error that nobody awaits reported."""

    def handle(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            report(error)
        else:
            log.error("loop_error", extra={"context": str(context.get("message"))})

    loop.set_exception_handler(handle)


def watch_interpreter(report: Report) -> None:
    """Have errors in Qt slots and at the top level reported."""

    def handle(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        report(error)

    sys.excepthook = handle
