"""Walk one of ShipStation's lists without leaving a record out, however it shifts meanwhile."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import RawDocument
from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.moments import asked_from, asked_until

_LARGEST_PAGE = 500
_SMALLEST_PAGE = 25
_NO_ROW = b"null"
"""What public samples have in the place of a record."""


class _Answer(msgspec.Struct, frozen=True):
    """
    One page of whatever list. `pages` is not read: ShipStation's own examples say 0 where there is one.

    Whether the list is null, missing or empty is one thing when the total is 0; otherwise a missing list is no list.
    """

    total: int | None = None
    orders: list[msgspec.Raw] | None = None
    shipments: list[msgspec.Raw] | None = None
    fulfillments: list[msgspec.Raw] | None = None
    products: list[msgspec.Raw] | None = None

    def rows(self, name: str) -> list[bytes]:
        listed: list[msgspec.Raw] | None = getattr(self, name)
        if listed is None and self.total != 0:
            raise Problem("shipstation.answer_unexpected", cause=Cause.CONNECTION, expected=name)
        return [bytes(row) for row in listed or []]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The records of one request that were not given before."""

    documents: tuple[RawDocument, ...]
    reached: datetime | None
    """Every record up to here has been given; None while the order of the list does not tell."""
    total: int | None
    """How many records the whole list has; said with the first batch only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBy:
    """Which list is walked, by which of its dates, and how a row of it is read."""

    name: str
    sort_by: str
    document_of: Callable[[bytes], RawDocument]
    start: str = ""
    """The filter that cuts the window; none where the list cannot be cut by the date that counts."""
    end: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    direction: str = "ASC"
    in_order_of: Callable[[RawDocument], datetime] | None = None
    """The date that the list is sorted by; None where it is not the one that the window is cut by."""


@dataclass(slots=True)
class Walk:
    """
    One pass over a window, closed at both ends.

    Page numbers alone lose records: an order that is changed while its window is read moves to the end, all behind it
    move up, and the next page begins one too late. So where the list is in the order of its dates each request
    starts again at the last moment seen; page numbers serve within one moment that fills a page, and for lists in
    another order.
    """

    client: ShipStationClient
    listed: ListedBy
    start: datetime
    end: datetime
    size: int = _LARGEST_PAGE
    _from: str = field(init=False)
    _until: str = ""
    """Where a crowded moment is cut off; '' while the list is read to the window's end."""
    _page: int = 1
    _stale: int = 0
    _total_here: int | None = None
    _given: set[tuple[str, datetime]] = field(default_factory=set)
    _by_moment: bool = field(init=False)
    reached: datetime | None = None
    """The latest moment seen, in whatever order."""

    def __post_init__(self) -> None:
        self._from = asked_from(self.start)
        self._by_moment = self.listed.in_order_of is not None

    async def batches(self) -> AsyncIterator[Batch]:
        total, is_first = None, True
        while True:
            answer = await self._read()
            rows = answer.rows(self.listed.name)
            documents = [self.listed.document_of(row) for row in rows if row != _NO_ROW]
            total, is_first = (answer.total if is_first else None), False
            fresh = self._unseen(documents)
            self._note_order(documents)
            yield Batch(documents=fresh, reached=self.reached if self._by_moment else None, total=total)
            if not self._advance(len(rows), answer.total, has_fresh=bool(fresh)):
                return

    def _note_order(self, documents: list[RawDocument]) -> None:
        """A list that is not in the order that was asked for can only be walked by its page numbers."""
        if self.listed.in_order_of is None:
            return
        moments = [self.listed.in_order_of(one) for one in documents]
        self._by_moment = self._by_moment and moments == sorted(moments)
        self.reached = max([*moments, *([self.reached] if self.reached else [])], default=None)

    def _advance(self, listed: int, total: int | None, *, has_fresh: bool) -> bool:
        """Move to the next request; False at the end of the list."""
        self._check_progress(total, has_fresh=has_fresh)
        if self._until:
            self._advance_in_crowd(listed, total)
            return True
        if self._is_last(listed, total):
            return False
        if not (self._by_moment and self.reached):
            self._page += 1
        elif (later := asked_from(self.reached)) > self._from:
            self._from, self._page = later, 1
        else:
            self._until, self._page, self._total_here = asked_until(self.reached), 1, None
        return True

    def _advance_in_crowd(self, listed: int, total: int | None) -> None:
        """
        Read one moment that fills more than a page by its pages, cut off behind it.

        What is changed meanwhile leaves the cut, so a smaller total says that some moved up unread: it begins again.
        """
        before, self._total_here = self._total_here, total
        if before is not None and total is not None and total < before:
            self._page = 1
        elif not self._is_last(listed, total):
            self._page += 1
        else:
            self._from, self._until, self._page = self._until, "", 1

    def _check_progress(self, total: int | None, *, has_fresh: bool) -> None:
        """A server that does not look at the page gives one and the same for ever."""
        self._stale = 0 if has_fresh else self._stale + 1
        if self._stale > (total or 0) // self.size + 3:
            raise Problem("shipstation.pages_repeat", cause=Cause.CONNECTION, path=f"/{self.listed.name}")

    def _is_last(self, listed: int, total: int | None) -> bool:
        """A server that caps the size of a page counts pages in its own size."""
        if total is None:
            return listed < self.size
        if listed == 0 or (self._page - 1) * self.size + listed >= total:
            return True
        if self._page == 1 and _SMALLEST_PAGE <= listed < self.size:
            self.size = listed
        return False

    def _unseen(self, documents: list[RawDocument]) -> tuple[RawDocument, ...]:
        fresh = [one for one in documents if (one.external_id, one.modified_at) not in self._given]
        self._given.update((one.external_id, one.modified_at) for one in fresh)
        return tuple(fresh)

    async def _read(self) -> _Answer:
        async def once() -> _Answer:
            try:
                return await self.client.read_once(f"/{self.listed.name}", self._query(), _Answer)
            except Problem as problem:
                self._ask_for_less(problem)
                raise

        return await self.client.repeated(once)

    def _ask_for_less(self, problem: Problem) -> None:
        """Large pages are what ShipStation's servers fail at."""
        if problem.code == "shipstation.server_error" and self.size >= 2 * _SMALLEST_PAGE:
            self._page = (self._page - 1) * 2 + 1
            self.size //= 2

    def _query(self) -> dict[str, str]:
        listed = self.listed
        until = self._until or asked_until(self.end)
        window = {listed.start: self._from, listed.end: until} if listed.start else {}
        return {
            **window,
            **listed.extra,
            "sortBy": listed.sort_by,
            "sortDir": listed.direction,
            "page": str(self._page),
            "pageSize": str(self.size),
        }


async def total_of(client: ShipStationClient, name: str) -> int | None:
    """How many records a list has, as far as it says."""
    answer = await client.read(f"/{name}", {"page": "1", "pageSize": "1"}, _Answer)
    answer.rows(name)
    return answer.total


async def rows_of(client: ShipStationClient, name: str, asked: Mapping[str, str]) -> list[bytes]:
    """The first page of what a filter finds."""
    answer = await client.read(f"/{name}", {**asked, "page": "1", "pageSize": "100"}, _Answer)
    return [row for row in answer.rows(name) if row != _NO_ROW]


async def found_by(
    client: ShipStationClient, name: str, asked: Mapping[str, str], *, all_pages: bool
) -> list[bytes] | None:
    """Everything that a filter finds; None where that is more than a page and only one was to be read."""
    found: list[bytes] = []
    read, page = 0, 1
    while True:
        query = {**asked, "page": str(page), "pageSize": str(_LARGEST_PAGE)}
        answer = await client.read(f"/{name}", query, _Answer)
        rows = answer.rows(name)
        read += len(rows)
        found += [row for row in rows if row != _NO_ROW]
        is_all = len(rows) < _LARGEST_PAGE if answer.total is None else read >= answer.total
        if is_all or not rows:
            return found
        if not all_pages:
            return None
        page += 1
