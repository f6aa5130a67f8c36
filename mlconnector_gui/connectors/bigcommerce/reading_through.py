"""Read a whole catalog through for where each SKU is, and say how far that is and how long the rest takes."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.bigcommerce.answers import Answer, Listed
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.port import ReadSoFar, TellReading

VARIANTS, PAGE = "/v3/catalog/variants", 250
_TOLD_EVERY_SECONDS = 1.0
Kind = TypeVar("Kind", bound=msgspec.Struct)


class _Place(msgspec.Struct, frozen=True):
    product_id: int = 0
    sku: str | None = ""


async def read_places(client: BigCommerceClient, tell: TellReading | None) -> dict[str, int]:
    """
    Return the id of the product that each SKU belongs to.

    Nothing but that is kept of a page, so that a quarter of a million variants take some 30 MB.
    """
    pace = _Pace(client, tell)
    places: dict[str, int] = {}
    before: tuple[bytes, ...] = ()
    query = {"include_fields": "sku,product_id"}
    async for listed in client.pages(VARIANTS, query, Answer.enveloped_list):
        if listed.records == before:  # a store that gives one page again and again has no other
            break
        before = listed.records
        variants = (decoded(record, _Place) for record in listed.records)
        places.update((variant.sku, variant.product_id) for variant in variants if variant.sku)
        await pace.note(listed)
    return places


@dataclass(slots=True)
class _Pace:
    """Knows how far the reading is; tells it no more often than a person can read."""

    client: BigCommerceClient
    tell: TellReading | None
    _done: int = 0
    _pages: int = 0
    _began_at: float = field(init=False)
    _told_at: float | None = None

    def __post_init__(self) -> None:
        self._began_at = self._now

    async def note(self, listed: Listed) -> None:
        total = listed.pagination.total if listed.pagination else None
        self._done += len(listed.records)
        self._pages += 1
        if self.tell is None or total is None or not self._is_time(total):
            return
        self._told_at = self._now
        left = max(total - self._done, 0)
        await self.tell(
            ReadSoFar(done=self._done, total=total, seconds_left=round(self._seconds_for(-(-left // PAGE))))
        )

    def _seconds_for(self, pages: int) -> float:
        """
        Take the longer of two estimates: what the quota allows, and what it took so far.

        At first nothing was waited for yet, so only the quota knows; later the pace knows who else uses it up.
        """
        measured = (self._now - self._began_at) / self._pages * pages
        return max(measured, self.client.throttle.seconds_for(pages))

    def _is_time(self, total: int) -> bool:
        if self._told_at is None or self._done >= total:
            return True
        return self._now - self._told_at >= _TOLD_EVERY_SECONDS

    @property
    def _now(self) -> float:
        return self.client.environment.clock.monotonic()


def decoded(record: bytes, shape: type[Kind]) -> Kind:
    """Read a record with exact numbers: a price of 24.1 is not 24.100000000000001."""
    try:
        loose = msgspec.json.Decoder(float_hook=Decimal).decode(record)
        return msgspec.convert(loose, shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(
            "bigcommerce.answer_unexpected",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            status=200,
            technical=str(error)[:300],
        ) from error
