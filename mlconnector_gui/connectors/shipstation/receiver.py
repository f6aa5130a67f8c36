"""The receiving side of a connected ShipStation account: purchase orders, and products that exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.store_records import RecordType, StoreRecord
from mlconnector_gui.connectors.port import ConnectionValues, RecordOutcome, SeenRecord
from mlconnector_gui.connectors.shipstation.client import ShipStationClient, client_of
from mlconnector_gui.connectors.shipstation.order_receiver import OrderReceiver
from mlconnector_gui.connectors.shipstation.product_receiver import ProductReceiver
from mlconnector_gui.net.environment import NetEnvironment


def open_receiver(connection: ConnectionValues, environment: NetEnvironment) -> "ShipStationReceiver":
    client = client_of(connection, environment)
    return ShipStationReceiver(
        client=client, orders=OrderReceiver(client=client), products=ProductReceiver(client=client)
    )


@dataclass(slots=True)
class ShipStationReceiver:
    """Hands each type of record to whoever knows it; records of one call are of one type."""

    client: ShipStationClient
    orders: OrderReceiver
    products: ProductReceiver

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        return await self._of(records).look_up(records) if records else {}

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        return await self._of(records).submit(records) if records else []

    async def close(self) -> None:
        await self.client.close()

    def _of(self, records: Sequence[StoreRecord]) -> OrderReceiver | ProductReceiver:
        return self.orders if records[0].record_type is RecordType.ORDER else self.products
