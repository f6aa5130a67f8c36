"""Walk a list of the shop in the order of its dates without leaving a record out, however it shifts meanwhile."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.woocommerce.answers import Answer
from mlconnector_gui.connectors.woocommerce.client import WooCommerceClient
from mlconnector_gui.connectors.woocommerce.payloads import Head, read_head

_SECOND = timedelta(seconds=1)
_LARGEST_PAGE = 100
_SMALLEST_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a list: its exact bytes, and the few fields that place it."""

    payload: bytes = field(repr=False)
    head: Head
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The records of one request that were not given before, in the order of their moments."""

    records: tuple[Record, ...]
    reached: datetime | None
    """Every record up to here has been given; None as long as nothing was seen."""
    total: int | None
    """How many records the whole window holds; said with the first batch only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBy:
    """Which list is walked, and by which of its dates."""

    path: str
    orderby: str
    after: str
    before: str
    extra: Mapping[str, str] = field(default_factory=dict)

    def moment_of(self, head: Head) -> datetime:
        return head.modified if self.orderby == "modified" else head.created


@dataclass(slots=True)
class Walk:
    """
    One pass over a window, closed at both ends, by the keyset method.

    Page numbers alone lose records: an order that is changed while its window is read leaves the window, everything
    behind it moves up, and the next page begins one too late. So each request starts again at the last moment seen;
    page numbers serve only within one second that fills more than a page, where the totals tell of a shift.
    """

    client: WooCommerceClient
    listed: ListedBy
    start: datetime
    end: datetime
    size: int = _LARGEST_PAGE
    _cursor: datetime = field(init=False)
    _page: int = 1
    _furthest: int = 1
    _total_here: int | None = None
    _came_to_nothing: int | None = None
    _given: set[tuple[str, datetime]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.start = self.start.replace(microsecond=0)
        self.end = ceiling(self.end)
        self._cursor = self.start

    async def batches(self) -> AsyncIterator[Batch]:
        total, reached = None, None
        first = True
        while True:
            records, listed, here = await self._read()
            if first:
                total, first = here, False
            fresh = self._unseen(records)
            reached = max((record.moment for record in records), default=reached)
            yield Batch(records=fresh, reached=reached, total=total)
            total = None
            if not self._advance(records, listed, here, has_fresh=bool(fresh)):
                return

    def _advance(
        self, records: tuple[Record, ...], listed: int, total: int | None, *, has_fresh: bool
    ) -> bool:
        """Move to the next request; False at the end of the list."""
        if self._page == 1:
            self._total_here = total
            self._keep_to_the_shops_size(listed, total)
        elif self._steps_back(listed, total):
            return True
        if listed == 0 or self._is_last(listed, total):
            return False
        last = max((record.moment for record in records), default=self._cursor)
        if last > self._cursor:
            self._cursor, self._page, self._furthest = last, 1, 1
        elif has_fresh or self._page <= self._furthest:
            self._furthest = max(self._furthest, self._page)
            self._page += 1
        else:
            raise Problem("woocommerce.pages_repeat", cause=Cause.CONNECTION, path=self.listed.path)
        return True

    def _steps_back(self, listed: int, total: int | None) -> bool:
        """
        Go back when fewer records are left in this second than before: some have moved up unread.

        Past the end a shop with HPOS says a total of 0, so an empty page means starting again, once for each total.
        """
        before = self._total_here
        if before is None or (total is None and listed):
            return False
        if not listed:
            is_new = self._offset < before and before != self._came_to_nothing
            self._came_to_nothing = before
            self._page = 1 if is_new else self._page
            return is_new
        lost = before - (total or 0)
        if lost > 0:
            self._page = max(self._offset - lost, 0) // self.size + 1
            self._total_here = total
        return lost > 0

    def _keep_to_the_shops_size(self, listed: int, total: int | None) -> None:
        """A plugin may cap the size of a page; page numbers then count in its size, not in ours."""
        if total is not None and _SMALLEST_PAGE <= listed < min(self.size, total):
            self.size = listed

    @property
    def _offset(self) -> int:
        return (self._page - 1) * self.size

    def _is_last(self, listed: int, total: int | None) -> bool:
        return listed < self.size if total is None else self._offset + listed >= total

    def _unseen(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        fresh = tuple(one for one in records if (one.head.id, one.moment) not in self._given)
        self._given.update((one.head.id, one.moment) for one in fresh)
        return fresh

    async def _read(self) -> tuple[tuple[Record, ...], int, int | None]:
        """Return the records within the window, how many were listed, and the total."""

        async def once() -> tuple[tuple[Record, ...], int, int | None]:
            try:
                answer = await self.client.read_once(self.listed.path, self._query())
            except Problem as problem:
                self._ask_for_less(problem)
                raise
            return self._checked(answer)

        return await self.client.repeated(once)

    def _query(self) -> dict[str, str]:
        """
        Cut the window as WooCommerce reads it: both limits are exclusive, in whole seconds.

        Naive UTC together with `dates_are_gmt`: with a `Z` the shop would shift the limit by its own UTC offset.
        """
        return {
            **self.listed.extra,
            self.listed.after: _naive(self._cursor - _SECOND),
            self.listed.before: _naive(self.end + _SECOND),
            "dates_are_gmt": "true",
            "orderby": self.listed.orderby,
            "order": "asc",
            "per_page": str(self.size),
            "page": str(self._page),
        }

    def _ask_for_less(self, problem: Problem) -> None:
        is_slow = problem.code == "net.timeout" or problem.params.get("status") == 504
        if is_slow and self.size // 2 >= _SMALLEST_PAGE:
            self.size //= 2
            self._page = 2 * self._page - 1  # the same records, since the size was halved

    def _checked(self, answer: Answer) -> tuple[tuple[Record, ...], int, int | None]:
        """
        Refuse a list that does not keep to what was asked; old shops and caches ignore it without a word.

        An order that changes while its page is written can show a moment out of order, so it is asked again.
        """
        records = [self._record(payload) for payload in answer.records()]
        within = [record for record in records if record.moment <= self.end]
        moments = [record.moment for record in within]
        if moments != sorted(moments) or any(moment < self._cursor for moment in moments):
            raise Problem(
                "woocommerce.filters_ignored",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                path=self.listed.path,
                order=self.listed.orderby,
            )
        return tuple(within), len(records), answer.total

    def _record(self, payload: bytes) -> Record:
        head = read_head(payload)
        return Record(payload=payload, head=head, moment=self.listed.moment_of(head))


def ceiling(moment: datetime) -> datetime:
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + _SECOND


def _naive(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
