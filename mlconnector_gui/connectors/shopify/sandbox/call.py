"""One request to a simulated shop, and what is answered, free of any web framework."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it arrived; header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    home: str
    """The address that was called, for links in answers."""

    @property
    def parameters(self) -> dict[str, str]:
        return dict(parse_qsl(self.query))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def json_answer(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        status=status,
        body=json.dumps(body, separators=(",", ":")).encode(),
        headers={"Content-Type": "application/json; charset=utf-8", **(headers or {})},
    )


def html_answer(status: int, title: str, headers: Mapping[str, str] | None = None) -> Response:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return Response(
        status=status, body=page.encode(), headers={"Content-Type": "text/html", **(headers or {})}
    )
