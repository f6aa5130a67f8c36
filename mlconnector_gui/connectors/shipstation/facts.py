"""What an account is set to: its stores, the places it ships from, and the zone that its times are in."""

from collections.abc import Mapping

from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.moments import PACIFIC
from mlconnector_gui.connectors.shipstation.payloads import Store, Warehouse, text_of

STORE, MANUAL, WAREHOUSE = "store.", "manual_store.", "warehouse."
"""What a fact's name begins with; the store's or warehouse's number follows."""


async def stores_of(client: ShipStationClient) -> list[Store]:
    """List the stores in use; the cheapest call there is, so it also tries the login."""
    return [one for one in await client.read("/stores", {}, list[Store | None]) if one is not None]


async def warehouses_of(client: ShipStationClient) -> list[Warehouse]:
    return [one for one in await client.read("/warehouses", {}, list[Warehouse | None]) if one is not None]


async def facts_of(client: ShipStationClient) -> Mapping[str, str]:
    stores, warehouses = await stores_of(client), await warehouses_of(client)
    named = {f"{STORE}{text_of(one.store_id)}": one.store_name or "" for one in stores}
    manual = {f"{MANUAL}{text_of(one.store_id)}": "yes" for one in stores if one.is_manual}
    places = {f"{WAREHOUSE}{text_of(one.warehouse_id)}": one.warehouse_name or "" for one in warehouses}
    return {"timezone": PACIFIC.key, **named, **manual, **places}
