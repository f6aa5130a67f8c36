"""One request as the API's front sees it, what is answered, and the errors in Amazon's shape."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote

Thing = TypeVar("Thing")
Json = dict[str, Any]


class ApiError(Exception):
    """A refusal as the models' ErrorList has it."""

    def __init__(self, status: int, code: str, message: str, details: str | None = "") -> None:
        super().__init__(message)
        self.status = status
        error = {"code": code, "message": message}
        self.body: Json = {"errors": [error if details is None else {**error, "details": details}]}


def invalid(message: str, details: str = "") -> ApiError:
    return ApiError(400, "InvalidInput", message, details)


def not_found(what: str) -> ApiError:
    return ApiError(404, "NotFound", f"{what} was not found.")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount that is written as a JSON number with its own decimals, which no float keeps."""

    amount: Decimal


_NUMBER = re.compile(r'"\\u0001(-?[0-9.]+)"')


def _spelled(value: object) -> str:
    if isinstance(value, Number):
        return f"\x01{value.amount}"
    raise TypeError(f"{type(value).__name__} is not written as JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The parts of an HTTP request that matter here."""

    method: str
    raw_path: str
    query: str
    headers: Mapping[str, str]
    """Names in lower case."""
    header_count: Mapping[str, int]
    body: bytes
    base: str
    """Scheme and host that it was called by."""

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(unquote(part) for part in self.raw_path.split("/")[1:])

    @property
    def parameters(self) -> "Parameters":
        return Parameters(parse_qsl(self.query, keep_blank_values=True))

    def json_body(self) -> Json:
        try:
            read = json.loads(self.body or b"{}")
        except ValueError:
            raise invalid("Request body could not be parsed.") from None
        return read if isinstance(read, dict) else {}


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was asked in the query, each value read as its kind or refused."""

    pairs: Sequence[tuple[str, str]]

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.pairs}

    def text(self, name: str, default: str = "") -> str:
        return next((text for known, text in self.pairs if known == name), default)

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            raise invalid(f"Missing required parameter: {name}.")
        return found

    def listed(self, name: str, *, most: int = 50, of: frozenset[str] | None = None) -> list[str]:
        """Read a list: comma-joined, or the name more than once."""
        found = [one for known, text in self.pairs if known == name for one in text.split(",") if one]
        if len(found) > most:
            raise invalid(f"Too many values for {name}: at most {most}.")
        if of is not None and (wrong := [one for one in found if one not in of]):
            raise invalid("Invalid input", f"Invalid input in {name}: {wrong[0]}")
        return found

    def number(self, name: str, default: int, *, least: int = 1, most: int = 100) -> int:
        text = self.text(name)
        if not text:
            return default
        if not text.isdigit() or not least <= int(text) <= most:
            raise invalid(f"{name} must be between {least} and {most}.")
        return int(text)

    def moment(self, name: str) -> datetime | None:
        text = self.text(name)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise invalid(f"{name} is not a valid ISO 8601 date.") from None
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Status, headers and bytes that leave the server."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def json_response(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_spelled)
    content = _NUMBER.sub(r"\1", text).encode()
    return Response(
        status=status, body=content, headers={"Content-Type": "application/json", **(headers or {})}
    )


def html_response(status: int, title: str) -> Response:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return Response(status=status, body=page.encode(), headers={"Content-Type": "text/html"})


def page_of(
    things: Sequence[Thing], token: str, size: int, *, told: str = ""
) -> tuple[Sequence[Thing], str | None]:
    """Cut one page; the token is opaque to the caller and carries what was asked for with it."""
    start = 0
    if token:
        start = int(token_content(token)["from"])
    upto = start + size
    more = upto < len(things)
    return things[start:upto], token_of({"from": upto, "told": told}) if more else None


def token_of(content: Json) -> str:
    return base64.b64encode(json.dumps(content).encode()).decode()


def token_content(token: str) -> Json:
    try:
        read = json.loads(base64.b64decode(token, validate=True))
        int(read["from"])
    except (ValueError, KeyError, TypeError):
        raise invalid("The token is invalid or has expired.") from None
    return dict(read)


def moment_text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
