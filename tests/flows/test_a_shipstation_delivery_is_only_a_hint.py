"""An unsigned delivery leads to the shipment it is about, and a hostile one to nothing, not even a request."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import httpx

from mlconnector_gui.connectors.shipstation.webhook import TOPICS
from mlconnector_gui.services.webhook_keys import load_keys
from mlconnector_gui.services.webhook_settings import PATH, change_webhook_settings
from mlconnector_gui.services.webhooks import register_webhooks
from mlconnector_gui.store.repositories import documents, webhooks
from mlconnector_gui.store.repositories.webhooks import DeliveryState, StoredDelivery
from tests.helpers.shipping_company import STORE, STORE_HOST, ShippingCompany, shipping_company
from tests.helpers.shipstation import order_body
from tests.helpers.webhooks import PUBLIC, Post

HOSTILE = (
    "https://ssapi.shipstation.com.evil.example/shipments?batchId=1",
    "https://ssapi.shipstation.com@evil.example/shipments?batchId=1",
    "//evil.example/shipments",
    "http://ssapi.shipstation.com/shipments?batchId=1",
    "https://ssapi.shipstation.com:8443/shipments",
    "https://169.254.169.254/shipments",
    "https://[::1]/shipments",
    "https://2130706433/shipments",
    "file:///etc/passwd",
    "https://ssapi.shipstatіon.com/shipments",
    "https://ssapi.shipstation.com\r\nHost: evil.example/shipments",
    "https://ssapi.shipstation.com/orders/createlabelfororder",
)


@dataclass
class Door:
    """The endpoint as ShipStation sees it."""

    company: ShippingCompany
    post: Post

    @property
    def path(self) -> str:
        keys = load_keys(self.company.workplace.vault, self.company.connection_id(STORE))
        assert keys is not None
        return PATH + keys.token

    async def send(self, url: str, *, path: str = "") -> httpx.Response:
        body = json.dumps({"resource_url": url, "resource_type": "SHIP_NOTIFY"}).encode()
        headers = {"Content-Type": "application/json"}
        async with self.post.client() as client:
            return await client.post(path or self.path, content=body, headers=headers)

    def deliveries(self) -> list[StoredDelivery]:
        company = self.company
        return company.workplace.store.read_now(
            webhooks.recent_deliveries, company.connection_id(STORE), limit=100
        )


@asynccontextmanager
async def listening(folder: Path) -> AsyncIterator[Door]:
    async with shipping_company(folder) as company:
        post = Post(company.engine.webhooks)
        company.shipping.deliver_through(post)
        await change_webhook_settings(company.workplace, is_open=True, port=0, public_address=PUBLIC)
        await company.engine.webhooks.keep_up()
        await register_webhooks(company.workplace, STORE)
        await company.engine.webhooks.keep_up()
        try:
            yield Door(company, post)
        finally:
            await company.engine.webhooks.close()


async def test_a_label_that_is_made_is_fetched_at_once(tmp_path: Path) -> None:
    async with listening(tmp_path) as door:
        company = door.company
        number = int(company.account.upsert(order_body())["orderId"])
        shipment = company.account.ship(number, cost=Decimal("7.35"))

        await company.shipping.run_queue()
        await company.wait(hours=0.2)

        hooks = company.shipping.hooks.registered.values()
        assert {hook["HookType"] for hook in hooks} == set(TOPICS)
        payload = company.workplace.store.read_now(
            documents.newest_payload, company.connection_id(STORE), "shipments", str(shipment)
        )
        assert payload is not None
        assert b'"sku":"MUG-01"' in payload
        assert {one.state for one in door.deliveries()} <= {DeliveryState.TAKEN, DeliveryState.READ}
        assert {request.url.host for request in company.wire.seen} == {STORE_HOST}


async def test_a_hostile_address_is_refused_without_a_request(tmp_path: Path) -> None:
    async with listening(tmp_path) as door:
        door.company.wire.seen.clear()

        answers = [await door.send(url) for url in HOSTILE]
        await door.company.engine.run_until_idle()

        assert {one.status_code for one in answers} == {401}
        assert door.deliveries() == []
        assert door.company.wire.seen == []


async def test_a_wrong_path_is_nobodys_door(tmp_path: Path) -> None:
    async with listening(tmp_path) as door:
        path = door.path[:-1] + ("A" if door.path[-1] != "A" else "B")

        answer = await door.send("https://ssapi6.shipstation.com/shipments?batchId=1", path=path)

        assert (answer.status_code, answer.content) == (404, b"")
        assert door.deliveries() == []
