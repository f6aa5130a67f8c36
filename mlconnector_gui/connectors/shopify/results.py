"""Fetch the file that a bulk operation left, without our credentials, and read it order by order."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast
from urllib.parse import urlsplit

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.net.client import Address
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

HOSTS = frozenset({"storage.googleapis.com"})
"""Where Shopify keeps results; the address comes from an answer, so no other host is called."""
_IN_MEMORY = 16 * 1024 * 1024
_LARGEST = 2 * 1024**3
_LONGEST_LINE = 16 * 1024 * 1024
_SECONDS = 3600.0
_PARENT = "__parentId"


async def fetched(url: str, size: int, *, shop: Address, environment: NetEnvironment) -> BinaryIO:
    """Return the whole file at its beginning; whoever asked closes it, and it is gone."""
    address, path = _place(url, shop)
    http = environment.client(address)

    async def once() -> BinaryIO:
        # spooled files are binary files in all but their declared type
        file = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115  handed on
        try:
            reply = await http.download(path, into=file, largest_bytes=_LARGEST, total_seconds=_SECONDS)
            if reply.status != 200 or file.tell() != size:
                raise _unread(f"status {reply.status}, {file.tell()} of {size} bytes: {reply.excerpt()}")
        except Problem:
            file.close()
            raise
        file.seek(0)
        return file

    try:
        return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)
    except Problem as problem:
        raise _unread(problem.technical) from problem
    finally:
        await http.close()


def orders_in(file: BinaryIO, *, count: int) -> Iterator[Json]:
    """
    Yield the orders of a file whose lines are grouped: an order, then what lies in its lists.

    Only one order is held at a time. The count is the operation's own: a file with fewer is none of it.
    """
    group: _Group | None = None
    found = 0
    while line := file.readline(_LONGEST_LINE):
        row, parent = _row(line)
        if not parent:
            if group is not None:
                yield group.order()
            group, found = _Group(row), found + 1
        elif group is None:
            raise _unreadable("a part before the first order")
        else:
            group.add(row, parent)
    if group is not None:
        yield group.order()
    if found != count:
        raise _unreadable(f"{found} of {count} orders")


@dataclass(slots=True)
class _Group:
    """One order with the lines below it, put together as an answer to an ordinary query has them."""

    root: Json
    _lists: dict[str, list[Json]] = field(
        default_factory=lambda: {"LineItem": [], "ShippingLine": [], "Agreement": []}
    )
    _sales: dict[str, list[Json]] = field(default_factory=dict)

    def add(self, row: Json, parent: str) -> None:
        if parent in self._sales:
            self._sales[parent].append(row)
            return
        kind = str(row.get("__typename", ""))
        if parent != self.root["id"]:
            raise _unreadable(f"{kind} of {parent} below {self.root['id']}")
        if kind.endswith("Agreement"):
            sales = self._sales[str(row["id"])] = []
            self._lists["Agreement"].append({**row, "sales": {"nodes": sales}})
        elif kind in self._lists:
            del row["__typename"]
            self._lists[kind].append(row)
        else:
            raise _unreadable(kind)

    def order(self) -> Json:
        apart = {name: self.root[name] for name in ("transactions", "refunds", "fulfillments")}
        return {
            **{name: value for name, value in self.root.items() if name not in apart},
            "lineItems": {"nodes": self._lists["LineItem"]},
            "shippingLines": {"nodes": self._lists["ShippingLine"]},
            **apart,
            "agreements": {"nodes": self._lists["Agreement"]},
        }


def _place(url: str, shop: Address) -> tuple[Address, str]:
    """Split an address that came in an answer; a shop that stands in for Shopify keeps its results itself."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin != shop.url and not (parts.scheme == "https" and parts.netloc in HOSTS):
        raise Problem(
            "shopify.bulk_host_unknown", cause=Cause.CONNECTION, host=parts.hostname or "", technical=origin
        )
    return Address(url=origin), f"{parts.path}?{parts.query}" if parts.query else parts.path


def _row(line: bytes) -> tuple[Json, str]:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(str(error)) from error
    if not isinstance(row, dict):
        raise _unreadable("a line that is no record")
    return row, str(row.pop(_PARENT, ""))


def _unread(technical: str) -> Problem:
    return Problem(
        "shopify.bulk_result_unread", cause=Cause.CONNECTION, retry=Retry.LATER, technical=technical[:300]
    )


def _unreadable(technical: str) -> Problem:
    return Problem("shopify.bulk_unreadable", cause=Cause.CONNECTION, technical=technical[:300])
