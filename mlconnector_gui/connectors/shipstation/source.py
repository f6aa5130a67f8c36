"""One connected ShipStation account as a source of raw orders, shipments, fulfillments and products."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Window
from mlconnector_gui.connectors.shipstation import proving, streams
from mlconnector_gui.connectors.shipstation.client import ShipStationClient, client_of
from mlconnector_gui.connectors.shipstation.facts import facts_of
from mlconnector_gui.connectors.shipstation.listing import rows_of
from mlconnector_gui.net.environment import NetEnvironment

_PAGES = {
    "orders": streams.order_pages,
    "shipments": streams.shipment_pages,
    "fulfillments": streams.fulfillment_pages,
    "products": streams.product_pages,
}
_LONGEST_ID = 18


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "ShipStationSource":
    return ShipStationSource(client=client_of(connection, environment), values=connection.values)


@dataclass(slots=True)
class ShipStationSource:
    """Reads one account through its client; keeps nothing between calls."""

    client: ShipStationClient
    values: Mapping[str, str]

    def prove(self) -> AsyncIterator[Proof]:
        return proving.prove(self.client, self.values)

    async def facts(self) -> Mapping[str, str]:
        return await facts_of(self.client)

    def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        return _PAGES[stream](self.client, window)

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        """An id may come from outside, so its form is checked before it becomes part of a path."""
        if not (external_id.isascii() and external_id.isdigit() and len(external_id) <= _LONGEST_ID):
            raise _gone(external_id)
        if stream == "orders":
            return streams.order_document(await self._record(f"/orders/{external_id}", external_id))
        if stream == "products":
            return streams.product_document(await self._record(f"/products/{external_id}", external_id))
        if stream == "fulfillments":
            asked = {"fulfillmentId": external_id}
            rows = map(streams.fulfillment_document, await rows_of(self.client, stream, asked))
        else:
            # not among the documented filters, but what ShipStation's own deliveries ask with
            asked = {"shipmentId": external_id, **streams.WITH_ITEMS}
            rows = map(streams.shipment_document, await rows_of(self.client, stream, asked))
        return _only(list(rows), external_id)

    async def close(self) -> None:
        await self.client.close()

    async def _record(self, path: str, external_id: str) -> bytes:
        try:
            return bytes(await self.client.read(path, {}, msgspec.Raw))
        except Problem as problem:
            if problem.code == "shipstation.not_found":
                raise _gone(external_id) from problem
            raise


def _only(found: list[RawDocument], external_id: str) -> RawDocument:
    """An empty list is a definite no; other records mean that the filter was not understood."""
    for document in found:
        if document.external_id == external_id:
            return document
    if found:
        raise Problem("shipstation.filter_ignored", cause=Cause.CONNECTION, document=external_id)
    raise _gone(external_id)


def _gone(external_id: str) -> Problem:
    return Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
