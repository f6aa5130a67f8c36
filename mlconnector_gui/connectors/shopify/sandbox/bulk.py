"""Bulk operations of the one app: a query is carried out over there, piece by piece, and its result is a file."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response
from mlconnector_gui.connectors.shopify.sandbox.connections import page_of
from mlconnector_gui.connectors.shopify.sandbox.nodes import Node, gid, moment
from mlconnector_gui.connectors.shopify.sandbox.state import State

RESULTS = "/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/"
_MOST_AT_ONCE = 5
_A_SECOND = 400
_A_LOOK = 50
_KEPT = timedelta(days=7)
_OVER = frozenset({"COMPLETED", "FAILED", "CANCELED"})

Portion = Callable[[str, int, int], dict[str, Any]]
"""Carries a query out for the records of its one list from one place to another; 'data' and 'errors'."""
Refused = Callable[[str], list[str]]


@dataclass(slots=True, kw_only=True)
class Operation:
    """One bulk operation; `lines` grows while it runs."""

    id: int
    query: str
    is_grouped: bool
    created: datetime
    portion: Portion
    status: str = "CREATED"
    completed: datetime | None = None
    error: str | None = None
    roots: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def file(self) -> bytes:
        return "".join(f"{line}\n" for line in self.lines).encode()


class Bulk:
    """Owns the operations; each goes on when somebody looks, as far as it would have come by then."""

    def __init__(self, state: State, refused: Refused, portion: Callable[[], Portion]) -> None:
        self.state, self.refused, self.portion = state, refused, portion
        self.operations: dict[int, Operation] = {}

    def run(self, query: str, home: str, *, is_grouped: bool) -> Node:
        if problems := self.refused(query):
            return _failed([{"field": ["query"], "message": one, "code": "INVALID"} for one in problems])
        running = [one for one in self.operations.values() if one.status not in _OVER]
        if len(running) >= _MOST_AT_ONCE:
            told = "Bulk operations limit reached. Please try again later."
            return _failed([{"field": None, "message": told, "code": "LIMIT_REACHED"}])
        made = Operation(
            id=self.state.new_id(),
            query=query,
            is_grouped=is_grouped,
            created=self.state.now().replace(microsecond=0),
            portion=self.portion(),
        )
        self.operations[made.id] = made
        return {"bulkOperation": self.node(made, home), "userErrors": []}

    def cancel(self, name: str, home: str) -> Node:
        found = self.operations.get(_number(name))
        if found is None:
            return _failed([{"field": ["id"], "message": "Bulk operation does not exist"}])
        if found.status in _OVER:
            told = f"A bulk operation cannot be canceled when it is {found.status.lower()}"
            return {
                "bulkOperation": self.node(found, home),
                "userErrors": [{"field": None, "message": told}],
            }
        found.status, found.completed = "CANCELED", self.state.now()
        return {"bulkOperation": self.node(found, home), "userErrors": []}

    def one(self, name: str, home: str) -> Node | None:
        found = self.operations.get(_number(name))
        if found is None:
            return None
        self._go_on(found)
        return self.node(found, home)

    def listed(self, arguments: dict[str, Any], home: str) -> Node:
        """List them with the newest first, which is how Shopify does by itself."""
        for one in self.operations.values():
            self._go_on(one)
        nodes = [self.node(one, home) for one in self.operations.values()]
        turned = {**arguments, "reverse": not arguments.get("reverse")}
        return page_of(nodes, turned, lambda node: (_number(node["id"]),))

    def result(self, request: Request) -> Response:
        """Give a file to whoever knows its address; it is kept for a week."""
        number = request.path.removeprefix(RESULTS).partition("-")[0]
        found = self.operations.get(int(number)) if number.isdigit() else None
        if found is None or found.completed is None or self.state.now() > found.completed + _KEPT:
            return Response(
                status=400,
                body=b"<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code>"
                b"<Message>Invalid argument.</Message></Error>",
                headers={"Content-Type": "application/xml; charset=UTF-8"},
            )
        return Response(status=200, body=found.file, headers={"Content-Type": "application/jsonl"})

    def node(self, one: Operation, home: str) -> Node:
        has_file = one.status in {"COMPLETED", "FAILED"} and bool(one.lines)
        is_expired = one.completed is not None and self.state.now() > one.completed + _KEPT
        address = f"{self.state.shop.results_at or home}{RESULTS}{one.id}-final?Expires=1&Signature=abc"
        return {
            "__typename": "BulkOperation",
            "id": gid("BulkOperation", one.id),
            "type": "QUERY",
            "status": "EXPIRED" if is_expired else one.status,
            "query": one.query,
            "createdAt": moment(one.created),
            "completedAt": moment(one.completed) if one.completed and one.status == "COMPLETED" else None,
            "errorCode": one.error,
            "fileSize": str(len(one.file)) if has_file else None,
            "objectCount": str(len(one.lines)),
            "rootObjectCount": str(one.roots),
            "url": address if has_file and one.status == "COMPLETED" else None,
            "partialDataUrl": address if has_file and one.status == "FAILED" else None,
        }

    def _go_on(self, one: Operation) -> None:
        if one.status in _OVER:
            return
        passed = (self.state.now() - one.created).total_seconds()
        begun = one.roots
        reached = min(int(passed * _A_SECOND), begun + _A_LOOK)
        if reached <= begun:
            return
        one.status = "RUNNING"
        answered = one.portion(one.query, begun, reached)
        groups = list(_groups(answered["data"] or {}))
        one.roots += len(groups)
        one.lines += [line for group in groups for line in group]
        error = _error_of(answered) or self.state.shop.bulk_fails
        if error or len(groups) < reached - begun:
            one.error, one.status = error or None, "FAILED" if error else "COMPLETED"
            one.completed = self.state.now()
            if not one.is_grouped:
                one.lines.sort(key=lambda line: '"__parentId"' in line)


def _number(name: str) -> int:
    number = name.removeprefix("gid://shopify/BulkOperation/")
    return int(number) if number.isascii() and number.isdigit() else -1


def _error_of(answered: dict[str, Any]) -> str:
    codes = {(one.get("extensions") or {}).get("code") for one in answered.get("errors") or ()}
    if not codes:
        return ""
    return "ACCESS_DENIED" if "ACCESS_DENIED" in codes else "INTERNAL_SERVER_ERROR"


def _groups(data: dict[str, Any]) -> Iterator[list[str]]:
    """Yield the lines of each record of the query's one list: the record, then what lies in its lists."""
    for connection in data.values():
        for edge in (connection or {}).get("edges", ()):
            yield list(_lines(edge["node"], ""))


def _lines(node: dict[str, Any], parent: str) -> Iterator[str]:
    nested = {name: one for name, one in node.items() if isinstance(one, dict) and "edges" in one}
    own = {name: one for name, one in node.items() if name not in nested}
    yield json.dumps({**own, "__parentId": parent} if parent else own, separators=(",", ":"))
    for connection in nested.values():
        for edge in connection["edges"]:
            yield from _lines(edge["node"], node["id"])


def _failed(errors: list[dict[str, Any]]) -> Node:
    return {"bulkOperation": None, "userErrors": errors}
