"""Read a site's deviations from a contract: one reader for each kind of value, each naming the key that is wrong."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.literals import is_date_pattern

Reader = Callable[[str, object], object]


def read_changes(text: str, readers: Mapping[str, Reader]) -> dict[str, object]:
    """
    Read a JSON object by its keys' readers; nothing means no change.

    Refused whole, with the key that is wrong, so that a misspelt name never leaves an input unsent.
    """
    if not text.strip():
        return {}
    try:
        tree = json.loads(text)
    except ValueError as error:
        raise invalid("", "not_json", technical=str(error)) from error
    if not isinstance(tree, dict):
        raise invalid("", "not_an_object")
    for key in tree:
        if key not in readers:
            raise invalid(key, "unknown")
    return {key: readers[key](key, value) for key, value in tree.items()}


def invalid(key: str, reason: str, *, technical: str = "") -> Problem:
    return Problem("jde.contract_invalid", key=key, reason=reason, technical=technical)


def text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise invalid(key, "not_text")
    return value


def needed_text(key: str, value: object) -> str:
    given = text(key, value).strip()
    if not given:
        raise invalid(key, "empty")
    return given


def column(key: str, value: object) -> str:
    given = needed_text(key, value)
    if not (given.isascii() and given.isalnum()):
        raise invalid(key, "not_a_column")
    return given.upper()


def names(default: Mapping[str, str], *, needed: frozenset[str] = frozenset()) -> Reader:
    """Read names that replace the default ones; those that are needed may not be empty."""

    def read(key: str, value: object) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise invalid(key, "not_an_object")
        for inner in value:
            if inner not in default:
                raise invalid(f"{key}.{inner}", "unknown")
        merged = {**default, **{inner: text(f"{key}.{inner}", name) for inner, name in value.items()}}
        empty = sorted(inner for inner in needed if not merged[inner].strip())
        if empty:
            raise invalid(f"{key}.{empty[0]}", "empty")
        return merged

    return read


def choice(kind: type[StrEnum]) -> Reader:
    def read(key: str, value: object) -> StrEnum:
        try:
            return kind(text(key, value))
        except ValueError:
            raise invalid(key, "not_a_choice") from None

    return read


def date_pattern(key: str, value: object) -> str:
    given = needed_text(key, value)
    if not is_date_pattern(given):
        raise invalid(key, "not_a_date_format")
    return given


def decimal_sign(key: str, value: object) -> str:
    given = text(key, value)
    if given not in {".", ","}:
        raise invalid(key, "not_a_choice")
    return given


def flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise invalid(key, "not_yes_or_no")
    return value
