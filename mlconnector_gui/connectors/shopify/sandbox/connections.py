"""Pages of a connection: opaque cursors that name a place in the order, not a count."""

import base64
import json
from collections.abc import Callable
from typing import Any

from graphql import GraphQLError

Node = dict[str, Any]
Key = Callable[[Node], Any]
_MOST = 250


def page_of(nodes: list[Node], arguments: dict[str, Any], key: Key | None = None) -> Node:
    """Return one page of nodes that are in the order of `key`, which no two share; by their places without one."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is None and last is None:
        raise GraphQLError(
            "you must provide one of first or last", extensions={"code": "argumentNotAccepted"}
        )
    size = first if first is not None else last or 0
    if not 0 < size <= _MOST:
        raise GraphQLError(
            f"The amount of records requested is {size}; it must be from 1 to {_MOST}.",
            extensions={"code": "argumentLiteralsIncompatible"},
        )
    is_reverse = bool(arguments.get("reverse"))
    keys = [list(key(node)) for node in nodes] if key else [[place] for place in range(len(nodes))]
    rows = list(reversed(nodes)) if is_reverse else nodes
    keys = list(reversed(keys)) if is_reverse else keys
    begin, end = _between(keys, arguments, is_reverse=is_reverse)
    found = rows[begin:end]
    shown = found[:size] if first is not None else found[-size:]
    start = begin if first is not None else end - len(shown)
    cursors = [_cursor(one) for one in keys[start : start + len(shown)]]
    return {
        "nodes": shown,
        "edges": [{"cursor": cursor, "node": node} for cursor, node in zip(cursors, shown, strict=True)],
        "pageInfo": {
            "hasNextPage": start + len(shown) < len(rows),
            "hasPreviousPage": start > 0,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
    }


def whole_of(nodes: list[Node]) -> Node:
    """Return a connection with everything in it, as bulk operations go through them."""
    return {"edges": [{"cursor": "", "node": node} for node in nodes], "nodes": nodes}


def _between(keys: list[list[Any]], arguments: dict[str, Any], *, is_reverse: bool) -> tuple[int, int]:
    begin, end = 0, len(keys)
    after, before = arguments.get("after"), arguments.get("before")
    if after:
        place = _place(after)
        begin = sum(1 for key in keys if (key >= place if is_reverse else key <= place))
    if before:
        place = _place(before)
        end = sum(1 for key in keys if (key > place if is_reverse else key < place))
    return begin, end


def _cursor(key: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _place(cursor: str) -> list[Any]:
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except ValueError:
        place = None
    if not isinstance(place, list):
        raise GraphQLError("Invalid cursor for current pagination sort.", extensions={"code": "BAD_CURSOR"})
    return place
