"""
Turn Shopify's records into documents, and a window of time into Shopify's search words.

Shopify finds records by an index that lags behind: a record may come with a later date than the one it was found by.
So nothing is refused for being later than the window, and a page's watermark is its earliest date, until the last
page, after which the window is known to be given whole.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.lists import Batch

_SECOND = timedelta(seconds=1)

Whole = Callable[[Json], Awaitable[Json]]
"""Makes a record whole that came in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Where a kind of record keeps its dates, and by what word the second is asked for."""

    created: str
    changed: str
    asked_by: str

    def query(self, window: Window) -> str:
        """Ask for both ends; dates of Shopify's are whole seconds, and unquoted colons would be read as words."""
        start, end = window.start.astimezone(UTC), ceiling(window.end.astimezone(UTC))
        return f"{self.asked_by}:>='{start:%Y-%m-%dT%H:%M:%SZ}' {self.asked_by}:<='{end:%Y-%m-%dT%H:%M:%SZ}'"

    def document(self, record: Json) -> RawDocument:
        return RawDocument(
            external_id=number_of(record),
            payload=msgspec.json.encode(record),
            created_at=moment_of(record, self.created),
            modified_at=moment_of(record, self.changed),
            number=str(record.get("name", "")),
        )


ORDERS = Dates(created="createdAt", changed="updatedAt", asked_by="updated_at")
PAYOUTS = Dates(created="issuedAt", changed="issuedAt", asked_by="issued_at")
GIFT_CARDS = Dates(created="createdAt", changed="createdAt", asked_by="created_at")
"""A gift card cannot be asked for by its changes; what counts of it, its first value, does not change."""
CUSTOMERS = Dates(created="createdAt", changed="updatedAt", asked_by="updated_at")


@dataclass(slots=True)
class Paging:
    """Makes pages of the batches of one window, with a watermark that never goes back."""

    dates: Dates
    window: Window
    whole: Whole
    _reached: datetime | None = None
    _latest: datetime | None = None
    _given: bool = field(default=False)

    async def page(self, batch: Batch) -> Page:
        self._given = True
        documents = [self.dates.document(await self.whole(node)) for node in batch.nodes]
        moments = [one.modified_at for one in documents]
        if moments and min(moments) < self.window.start.replace(microsecond=0):
            raise Problem("shopify.filter_ignored", cause=Cause.CONNECTION, field=self.dates.asked_by)
        self._latest = max([*moments, *filter(None, [self._latest])], default=None)
        self._reached = self._mark(moments, is_last=batch.is_last)
        return Page(documents=tuple(documents), watermark=self._reached)

    def left(self) -> list[Page]:
        """Return the page that an empty window still has."""
        return [] if self._given else [Page(documents=())]

    def _mark(self, moments: list[datetime], *, is_last: bool) -> datetime | None:
        told = self._latest if is_last else min(moments, default=None)
        if told is None:
            return self._reached
        return max(min(told, self.window.end), self._reached or told.min.replace(tzinfo=UTC))


async def as_it_is(record: Json) -> Json:
    return record


def number_of(record: Json) -> str:
    """Return the number by which people and REST know a record; its gid ends with it."""
    return str(record.get("legacyResourceId") or str(record["id"]).rpartition("/")[2].partition("?")[0])


def moment_of(record: Json, name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(record[name]))
    except (KeyError, ValueError):
        raise Problem(
            "shopify.date_unreadable", field=name, value=str(record.get(name)), document=number_of(record)
        ) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def existing(record: object, number: str) -> Json:
    """Refuse what Shopify does not have, or does not show."""
    if not isinstance(record, dict) or not record:
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=number)
    return record


def ceiling(moment: datetime) -> datetime:
    return moment if not moment.microsecond else moment.replace(microsecond=0) + _SECOND
