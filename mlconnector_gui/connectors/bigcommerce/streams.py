"""Walk a list of the store in the order of its changes without leaving a record out, however it shifts meanwhile."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.bigcommerce.answers import Answer, Listed
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.bigcommerce.payloads import Head, read_head

_SECOND = timedelta(seconds=1)
_PAGE = 250
_SMALLEST_PAGE = 50
_MOST_IN_VAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a list: its exact bytes, and the few fields that place it."""

    payload: bytes = field(repr=False)
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBy:
    """Which list is walked, and how its changes are asked for."""

    path: str
    after: str
    before: str
    take: Callable[[Answer], Listed]
    extra: Mapping[str, str] = field(default_factory=dict)
    sorted_by: Mapping[str, str] = field(default_factory=lambda: {"sort": "date_modified:asc"})
    with_offset: bool = True
    """False: the vendor's own examples write the limits without one, in UTC."""


@dataclass(slots=True)
class Walk:
    """
    One pass over a window, closed at both ends, by the last change seen.

    Page numbers alone lose records: one that changes while its window is read leaves the window, everything behind it
    moves up, and the next page begins one too late. So each request starts again at the last moment seen, and page
    numbers count only within one second that fills more than a page. Whether the limits are inclusive is not known,
    so they are asked for a second wider; nor is it known what a page larger than allowed gives, so a page counts as
    full when no other was fuller, and the end is one that is not full and brings nothing new.
    """

    client: BigCommerceClient
    listed: ListedBy
    start: datetime
    end: datetime
    _cursor: datetime = field(init=False)
    _page: int = 1
    _fullest: int = _SMALLEST_PAGE
    _in_vain: int = 0
    """Full pages in a row that brought nothing new."""
    _given: set[tuple[str, datetime]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.start = self.start.replace(microsecond=0)
        self.end = ceiling(self.end)
        self._cursor = self.start

    async def batches(self) -> AsyncIterator[tuple[Record, ...]]:
        """Yield what each request brings that was not given before, at least one batch."""
        while True:
            records = await self._read()
            fresh = tuple(one for one in records if (one.head.id, one.head.modified) not in self._given)
            self._given.update((one.head.id, one.head.modified) for one in fresh)
            within = tuple(one for one in fresh if self.start <= one.head.modified <= self.end)
            if within or not fresh:
                yield within
            if not self._advance(records, has_fresh=bool(fresh)):
                return

    def _advance(self, records: tuple[Record, ...], *, has_fresh: bool) -> bool:
        """Move to the next request; False at the end of the list."""
        last = max((record.head.modified for record in records), default=self._cursor)
        is_full = len(records) >= self._fullest
        self._fullest = max(self._fullest, len(records))
        self._in_vain = 0 if has_fresh else self._in_vain + 1
        if last > self._cursor:
            self._cursor, self._page = last, 1
            return True
        if not (has_fresh or is_full):
            return False
        if self._in_vain > _MOST_IN_VAIN:
            raise Problem("bigcommerce.pages_repeat", cause=Cause.CONNECTION, path=self.listed.path)
        self._page += 1
        return True

    async def _read(self) -> tuple[Record, ...]:
        def taken(answer: Answer) -> tuple[Record, ...]:
            return self._checked(self.listed.take(answer))

        return await self.client.read(self.listed.path, self._query(), taken)

    def _query(self) -> dict[str, str]:
        """Full timestamps: of a bare date some clients report that it is ignored."""
        return {
            **self.listed.extra,
            self.listed.after: self._written(self._cursor - _SECOND),
            self.listed.before: self._written(self.end + _SECOND),
            **self.listed.sorted_by,
            "limit": str(_PAGE),
            "page": str(self._page),
        }

    def _written(self, moment: datetime) -> str:
        text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return f"{text}+00:00" if self.listed.with_offset else text

    def _checked(self, listed: Listed) -> tuple[Record, ...]:
        """
        Refuse a list that does not keep to what was asked.

        A record that changes while its page is written can show a moment out of order, so it is asked again.
        """
        records = tuple(Record(payload=one, head=read_head(one)) for one in listed.records)
        moments = [record.head.modified for record in records if record.head.modified <= self.end]
        if moments != sorted(moments) or any(moment < self._cursor - _SECOND for moment in moments):
            raise Problem(
                "bigcommerce.filters_ignored",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                path=self.listed.path,
            )
        return records


def ceiling(moment: datetime) -> datetime:
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + _SECOND
