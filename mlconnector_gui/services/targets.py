"""What the outbox sends to: JDE's ledger or a storefront, behind one protocol."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mlconnector_gui.jde.port import DocumentKey, Ledger, LedgerDocument, LookUp, Outcome, RouteFacts
from mlconnector_gui.store.repositories.connections import StoredConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Approved bytes with the reference that they are found by."""

    content: bytes
    reference: str


class Target(Protocol):
    """
    One connection that postings are sent to.

    Only `submit` writes, and nothing repeats a write. It returns an outcome for each parcel, in their order, whatever
    happened (cancellation excepted). The reads answer in the order they were asked, or raise.
    """

    def batch_of(self, content: bytes) -> int:
        """Return how many postings of this content's type go in one request at most."""
        ...

    def route_for(self, content: bytes) -> RouteFacts: ...

    async def begin_batch(self) -> object:
        """Make sure of the connection before anything is sent."""
        ...

    async def search(self, parcels: Sequence[Parcel]) -> Sequence[LookUp]:
        """Search before sending: what is there as approved is not sent, and an `alarm` says why it must not be."""
        ...

    async def submit(self, parcels: Sequence[Parcel], *, not_after: datetime) -> Sequence[Outcome]: ...

    async def look_up(self, parcel: Parcel, *, control: DocumentKey | None) -> LookUp:
        """Search for what may have been sent; the control is a document known to be there."""
        ...

    async def read_back(
        self, accepted: Sequence[tuple[DocumentKey, bytes]]
    ) -> Sequence[LedgerDocument | None]:
        """Read what was accepted, to be compared with what was approved; None: the target does not show it."""
        ...

    async def close(self) -> None: ...


class LendsTargets(Protocol):
    """Keeps targets open for whoever needs them next."""

    def lend(self, stored: StoredConnection) -> AbstractAsyncContextManager[Target]: ...


@dataclass(frozen=True, slots=True)
class LedgerTarget:
    """JDE as a target: each posting is a call of its own."""

    ledger: Ledger

    def batch_of(self, content: bytes) -> int:
        return 1

    def route_for(self, content: bytes) -> RouteFacts:
        return self.ledger.route_for(content)

    async def begin_batch(self) -> object:
        return await self.ledger.begin_batch()

    async def search(self, parcels: Sequence[Parcel]) -> Sequence[LookUp]:
        return [await self.ledger.search(one.content, reference=one.reference) for one in parcels]

    async def submit(self, parcels: Sequence[Parcel], *, not_after: datetime) -> Sequence[Outcome]:
        return [
            await self.ledger.submit(one.content, reference=one.reference, not_after=not_after)
            for one in parcels
        ]

    async def look_up(self, parcel: Parcel, *, control: DocumentKey | None) -> LookUp:
        return await self.ledger.look_up(parcel.content, reference=parcel.reference, control=control)

    async def read_back(
        self, accepted: Sequence[tuple[DocumentKey, bytes]]
    ) -> Sequence[LedgerDocument | None]:
        return [await self.ledger.read_document(key) for key, _ in accepted]

    async def close(self) -> None:
        await self.ledger.close()
