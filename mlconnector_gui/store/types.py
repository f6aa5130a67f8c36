"""Column types that keep values exact: moments as sortable UTC text, JSON as text."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


class Moment(TypeDecorator[datetime]):
    """An aware moment as fixed-width UTC text, so that text order is time order; naive values are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("the store keeps aware moments only")
    return moment.astimezone(UTC).strftime(_FORMAT)


class JsonText(TypeDecorator[Any]):
    """A JSON value as compact text with sorted keys; floats are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def canonical_json(value: object) -> str:
    """Write JSON the same way every time; a float in it is an error, since it may be money."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no place in the store")
    if isinstance(value, dict):
        for name, item in value.items():
            _refuse_floats(name)
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
