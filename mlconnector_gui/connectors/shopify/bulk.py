"""
Bulk operations: Shopify carries a query out by itself and leaves the result as a file.

One starts a read and changes nothing of the shop's. Its query names its window, so that after a stop the operations
that are still there tell by themselves what they are of: nothing of them is kept here, and none is asked for twice.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.documents import standalone
from mlconnector_gui.connectors.shopify.records import ORDERS
from mlconnector_gui.connectors.shopify.scopes import Scopes

_RUNNING = frozenset({"CREATED", "RUNNING"})
_COMPLETED = "COMPLETED"
_NEWEST = 50
# an operation that a run left behind is taken up by the next; the next night's reading begins one of its own
_FRESH = timedelta(hours=18)
_LONGEST_SECONDS = 6 * 3600.0
_LONGEST_PAUSE = 30.0
_BOUNDS = re.compile(
    rf"{ORDERS.asked_by}:>='(?P<start>[0-9TZ:-]+)' {ORDERS.asked_by}:<='(?P<end>[0-9TZ:-]+)'"
)


class Operation(msgspec.Struct, rename="camel"):
    """One operation as Shopify has it now."""

    id: str
    status: str
    created_at: datetime
    query: str
    root_object_count: str
    error_code: str | None = None
    file_size: str | None = None
    url: str | None = None

    @property
    def is_running(self) -> bool:
        return self.status in _RUNNING

    @property
    def is_usable(self) -> bool:
        return self.is_running or self.status == _COMPLETED

    @property
    def count(self) -> int:
        return int(self.root_object_count)

    @property
    def size(self) -> int:
        return int(self.file_size or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """The bulk operations by which one shop's orders are read."""

    client: ShopifyClient
    scopes: Scopes

    async def count(self, window: Window) -> int:
        """Return how many orders a window has; above ten thousand Shopify stops counting."""
        data = await self.client.read("orders_count", {"query": ORDERS.query(window)})
        return int(data["ordersCount"]["count"])

    async def begun(self, window: Window) -> Operation:
        """Begin an operation; where its beginning is in doubt, it is looked for and not begun again."""
        text = self._query(ORDERS.query(window))
        try:
            result = (await self.client.write("bulk_run", {"query": text})).get("bulkOperationRunQuery") or {}
        except Problem as problem:
            left = [operation for _, operation in await self.left() if operation.query == text]
            if not left:
                raise _refused(problem.technical) from problem
            return left[0]
        if not result.get("bulkOperation"):
            raise _refused("; ".join(str(one.get("message", "")) for one in result.get("userErrors") or ()))
        return _operation(result["bulkOperation"])

    async def left(self) -> list[tuple[Window, Operation]]:
        """Return our operations of the last hours that run or have a result, with their windows."""
        since = self.client.environment.clock.now() - _FRESH
        data = await self.client.read("bulk_operations", {"first": _NEWEST, "after": None})
        operations = [_operation(one) for one in data["bulkOperations"]["nodes"]]
        found = [
            (self._window(one.query), one) for one in operations if one.is_usable and one.created_at >= since
        ]
        return [(window, one) for window, one in found if window is not None]

    async def until_over(self, operation: Operation) -> AsyncIterator[Operation]:
        """Look again and again, less and less often, until an operation has ended; yields what is seen."""
        waited, pause = 0.0, 1.0
        yield operation
        while operation.is_running:
            if waited >= _LONGEST_SECONDS:
                raise Problem("shopify.bulk_too_slow", cause=Cause.CONNECTION, retry=Retry.LATER)
            await self.client.environment.clock.sleep(pause)
            waited, pause = waited + pause, min(pause * 2, _LONGEST_PAUSE)
            found = (await self.client.read("bulk_operation", {"id": operation.id})).get("bulkOperation")
            if not found:
                raise _failed("the operation is gone")
            operation = _operation(found)
            yield operation

    def _query(self, words: str) -> str:
        return standalone("bulk_orders", {**self.scopes.switches(), "query": words})

    def _window(self, text: str) -> Window | None:
        """Return the window of an operation's query; None where the query is not ours, or no longer what we ask."""
        found = _BOUNDS.search(text)
        if found is None or self._query(found[0]) != text:
            return None
        return Window(start=_moment(found["start"]), end=_moment(found["end"]))


def result_of(operation: Operation) -> str:
    """Return where a result is; '' where there were no orders. Anything but a whole result is none."""
    if operation.status != _COMPLETED or (operation.count and not operation.url):
        # partial data does not say which of its orders are whole
        raise _failed(f"{operation.status} {operation.error_code or ''}".strip())
    return operation.url or "" if operation.count else ""


def _operation(told: Json) -> Operation:
    try:
        return msgspec.convert(told, Operation)
    except msgspec.ValidationError as error:
        raise Problem(
            "shopify.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, technical=str(error)
        ) from error


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _refused(technical: str) -> Problem:
    return Problem("shopify.bulk_refused", cause=Cause.CONNECTION, technical=technical[:300])


def _failed(technical: str) -> Problem:
    return Problem("shopify.bulk_failed", cause=Cause.CONNECTION, technical=technical[:300])
