"""A request as the store sees it, and an answer with the headers that every answer has."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qsl

Record = TypeVar("Record")

ERROR_TYPE = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes"
_DEFAULT_PAGE, _LARGEST_PAGE = 50, 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call."""

    method: str
    path: str
    """Below the store: '/v2/orders'."""
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    base: str

    @property
    def version(self) -> str:
        return self.path.split("/")[1] if self.path.count("/") else ""

    def included(self) -> Sequence[str]:
        return [one for one in self.query.get("include", "").split(",") if one]

    def listed(self, name: str) -> list[str]:
        return [one for one in self.query.get(name, "").split(",") if one]

    def decoded(self) -> Any:
        return json.loads(self.body, parse_float=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Route = Callable[[Request], Answer]


def query_of(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


def ok(body: object, *, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return Answer(
        status=status,
        body=json.dumps(body, separators=(",", ":")).encode(),
        headers={"Content-Type": "application/json", **(headers or {})},
    )


def nothing() -> Answer:
    """v2 has no empty list."""
    return Answer(status=204)


def html(status: int, words: str) -> Answer:
    body = f"<!DOCTYPE html><html><body><h1>{words}</h1></body></html>".encode()
    return Answer(status=status, body=body, headers={"Content-Type": "text/html"})


def refused(request: Request, status: int, words: str, errors: dict[str, object] | None = None) -> Answer:
    """v2 answers an array of messages, v3 an object."""
    if request.version == "v2":
        return ok([{"status": status, "message": words}], status=status)
    return ok({"status": status, "title": words, "type": ERROR_TYPE, "errors": errors or {}}, status=status)


def missing(request: Request) -> Answer:
    return refused(request, 404, "The requested resource was not found.")


def scope_missing() -> Answer:
    """The gateway answers this in v3's shape for v2 too, and for a wrong store hash as well."""
    words = "You don't have a required scope to access the endpoint"
    body = {"status": 403, "title": words, "type": ERROR_TYPE, "errors": {}}
    return ok(body, status=403)


class Bad(Exception):  # noqa: N818  an answer on its way out
    """A parameter or body that the store refuses."""

    def __init__(self, words: str, *, field_name: str = "", status: int = 422) -> None:
        super().__init__(words)
        self.words, self.field_name, self.status = words, field_name, status


def whole(request: Request, name: str, default: int, *, most: int | None = None) -> int:
    text = request.query.get(name, "")
    if not text:
        return default
    if not text.isdigit() or int(text) < 1:
        raise Bad(f"The field '{name}' is invalid.", field_name=name, status=400)
    return min(int(text), most) if most else int(text)


def page_of(request: Request, records: Sequence[Record]) -> tuple[list[Record], int, int]:
    """Return the page asked for, its number and its size; more than 250 are never given."""
    size, number = whole(request, "limit", _DEFAULT_PAGE, most=_LARGEST_PAGE), whole(request, "page", 1)
    return list(records[(number - 1) * size : number * size]), number, size


def enveloped(request: Request, records: Sequence[object], total: int, number: int, size: int) -> Answer:
    return ok({"data": list(records), "meta": {"pagination": _pagination(len(records), total, number, size)}})


def by_cursor(
    request: Request,
    records: Sequence[Record],
    *,
    id_of: Callable[[Record], object],
    show: Callable[[Record], object],
) -> Answer:
    """
    Page by number or, with `after` and `before`, by the record that stands at the end of another page.

    Cursors are told with the first page and with those that were asked for by one.
    """
    ids = [str(id_of(one)) for one in records]
    after, before = (_place_of(request, name, ids) for name in ("after", "before"))
    page, number, size = page_of(request, records)
    if after is not None:
        page = list(records[after + 1 : after + 1 + size])
    elif before is not None:
        page = list(records[max(before - size, 0) : before])
    meta: dict[str, object] = {"pagination": _pagination(len(page), len(records), number, size)}
    if number == 1:
        meta["cursor_pagination"] = _cursors(page, ids, id_of, size)
    return ok({"data": [show(one) for one in page], "meta": meta})


def _cursors(
    page: Sequence[Record], ids: Sequence[str], id_of: Callable[[Record], object], size: int
) -> dict[str, object]:
    told: dict[str, object] = {"count": len(page), "per_page": size, "links": {}}
    if not page:
        return told
    start, end = _cursor(str(id_of(page[0]))), _cursor(str(id_of(page[-1])))
    links = {"current": f"?limit={size}"}
    if str(id_of(page[-1])) != ids[-1]:
        links["next"] = f"?limit={size}&after={end}"
    if str(id_of(page[0])) != ids[0]:
        links["previous"] = f"?limit={size}&before={start}"
    return {**told, "start_cursor": start, "end_cursor": end, "links": links}


def _cursor(record_id: str) -> str:
    return base64.urlsafe_b64encode(json.dumps({"id": record_id}).encode()).decode().rstrip("=")


def _place_of(request: Request, name: str, ids: Sequence[str]) -> int | None:
    cursor = request.query.get(name, "")
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return ids.index(json.loads(base64.urlsafe_b64decode(padded))["id"])
    except (ValueError, KeyError, TypeError):
        raise Bad(f"The filter(s): {name} are not valid.", field_name=name) from None


def _pagination(count: int, total: int, number: int, size: int) -> dict[str, object]:
    pages = -(-total // size)
    links = {"current": f"?page={number}&limit={size}"}
    if number < pages:
        links["next"] = f"?page={number + 1}&limit={size}"
    if number > 1:
        links["previous"] = f"?page={number - 1}&limit={size}"
    return {
        "total": total,
        "count": count,
        "per_page": size,
        "current_page": number,
        "total_pages": pages,
        "links": links,
    }
