"""Log files: event names with fields, rotating, in the workspace; the same events never hold a secret."""

import json
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _FILES = 2_000_000, 5
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class FieldFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, event, and the fields given with `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {name: str(value) for name, value in vars(record).items() if name not in _STANDARD}
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **fields,
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


def log_to(folder: Path) -> RotatingFileHandler:
    """Begin writing to `folder`; returns the handler, so that it can be taken away again."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "mlconnector.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
    )
    handler.setFormatter(FieldFormatter())
    logger = logging.getLogger("mlconnector_gui")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler
