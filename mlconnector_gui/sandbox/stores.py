"""What a simulated storefront offers the sandbox: an application to serve, credentials, books, and a life."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from starlette.types import ASGIApp

from mlconnector_gui.sandbox.books import Parcel, ShopCustomer, ShopEvent

Deliver = Callable[[str, bytes, dict[str, str]], Awaitable[int]]
"""Posts a body to an address and returns the HTTP status; raises OSError when nobody answers."""


class StoreBooks(Protocol):
    """The store's own truth, which the client never sees."""

    def events(self) -> Sequence[ShopEvent]: ...


@runtime_checkable
class CustomerBooks(StoreBooks, Protocol):
    """The books of a store that knows who buys."""

    def buyers(self) -> Sequence[ShopCustomer]: ...


@runtime_checkable
class ShippingBooks(StoreBooks, Protocol):
    """The books of a store that ships."""

    def parcels(self) -> Sequence[Parcel]: ...


class StoreLife(Protocol):
    """What goes on in the store after the first look: late refunds, edits, deletions."""

    def go_on(self) -> None:
        """Let some things happen, by the world's seed."""
        ...


class StoreWebhooks(Protocol):
    """The store's side of webhooks: deliveries to whoever is registered with it."""

    def deliver_through(self, deliver: Deliver) -> None: ...

    async def run_queue(self) -> None:
        """Deliver all that is queued, now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedRecord:
    """A change that may be asked of a store's record, in the names and texts of its connector's fields."""

    record_type: str
    key: str
    fields: Mapping[str, str]
    """What is to be set; none of it is so yet."""
    creates: bool = False


class StoreRecords(Protocol):
    """The store's own truth of the records that it takes, which the client never sees."""

    def wanted(self) -> Sequence[WantedRecord]:
        """Return some changes that the store would take, of every type that its connector declares."""
        ...

    def held(self, record_type: str, key: str) -> Mapping[str, str] | None: ...

    def writes(self, record_type: str, key: str) -> int:
        """Return how often a record was written from outside."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedStore:
    """One simulated account of a storefront."""

    name: str
    """The connection's, and so the one in the sample mapping rules."""
    connector: str
    """Its connector's key, which is the folder's name."""
    app: ASGIApp
    company: str
    """The JDE company that its sales are booked in."""
    values: Mapping[str, str]
    """Values of the connection beside its address."""
    secrets: Mapping[str, str] = field(repr=False)
    books: StoreBooks
    life: StoreLife
    webhooks: StoreWebhooks
    records: StoreRecords | None = None
    """None: the connector declares none that it takes."""
