"""One connected Example Store as a source of raw sales."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors._template.client import ExampleStoreClient, client_of
from mlconnector_gui.connectors._template.payloads import SalesPage, Store, moment_of, read_sale
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Standing, Window
from mlconnector_gui.net.environment import NetEnvironment

_PAGE = 50


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "ExampleStoreSource":
    return ExampleStoreSource(client=client_of(connection, environment))


@dataclass(slots=True)
class ExampleStoreSource:
    """Reads one store through its client; keeps nothing between calls."""

    client: ExampleStoreClient

    async def prove(self) -> AsyncIterator[Proof]:
        """Yield a line for each thing as it is known, and stop at the first failure."""
        try:
            store = await self.client.read("/api/store", {}, Store)
        except Problem as problem:
            what = "login" if problem.cause is Cause.PERMISSION else "reachable"
            yield Proof(what=what, standing=Standing.FAILED, problem=problem)
            return
        yield Proof(what="reachable", standing=Standing.PROVED, params={"address": self.client.address.url})
        yield Proof(what="login", standing=Standing.PROVED, params={"site": store.name})
        yield Proof(what="currency", standing=Standing.PROVED, params={"currency": store.currency})

    async def facts(self) -> Mapping[str, str]:
        store = await self.client.read("/api/store", {}, Store)
        return {"currency": store.currency, "version": store.version}

    async def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        """
        Walk the list by its own cursor, in the order of the changes.

        The watermark of a page is the last change on it: whatever changed before was given. This store's cursor
        stands on a change and not on a number, so nothing is passed over when records move while they are read.
        """
        cursor, expected = "", None
        while True:
            query = {
                "changed_from": window.start.isoformat(),
                "changed_to": window.end.isoformat(),
                "limit": str(_PAGE),
                **({"cursor": cursor} if cursor else {}),
            }
            listed = await self.client.read("/api/sales", query, SalesPage)
            documents = tuple(_document(bytes(raw)) for raw in listed.sales)
            expected = listed.total if not cursor else None
            yield Page(documents=documents, watermark=_last_change(documents), expected_total=expected)
            if not listed.next:
                return
            cursor = listed.next

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        """An id may come from outside, so its form is checked before it becomes part of a path."""
        if not (external_id.isascii() and external_id.isalnum()):
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        return _document(bytes(await self.client.read(f"/api/sales/{external_id}", {}, msgspec.Raw)))

    async def close(self) -> None:
        await self.client.close()


def _document(payload: bytes) -> RawDocument:
    sale = read_sale(payload)
    return RawDocument(
        external_id=sale.id,
        payload=payload,
        created_at=moment_of(sale.placed_at),
        modified_at=moment_of(sale.changed_at),
        parents=(("sales", sale.refund_of),) if sale.refund_of else (),
    )


def _last_change(documents: tuple[RawDocument, ...]) -> datetime | None:
    return max((document.modified_at for document in documents), default=None)
