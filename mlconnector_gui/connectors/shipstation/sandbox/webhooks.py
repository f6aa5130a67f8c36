"""The account's webhooks: who is told of what, and the unsigned deliveries."""

import json
from dataclasses import dataclass, field
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.account import Account
from mlconnector_gui.connectors.shipstation.sandbox.listing import Record
from mlconnector_gui.connectors.shipstation.sandbox.refusals import Refused, invalid
from mlconnector_gui.sandbox.stores import Deliver

EVENTS = (
    "ORDER_NOTIFY", "ITEM_ORDER_NOTIFY", "SHIP_NOTIFY", "ITEM_SHIP_NOTIFY", "FULFILLMENT_SHIPPED",
    "FULFILLMENT_REJECTED",
)  # fmt: skip
_SELLER = 100_000
# deliveries name a host of the cluster, and never the one that a caller used
_HOST = "https://ssapi6.shipstation.com"


@dataclass(slots=True)
class Webhooks:
    """Owns the webhooks and what waits to be delivered. One delivery tells of everything since the last one."""

    account: Account
    registered: dict[int, Record] = field(default_factory=dict)
    deliver: Deliver | None = None
    _waiting: dict[str, list[Record]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.account.announce = self._announce

    def subscribe(self, body: Any) -> Record:
        errors = {
            name: [f"The {name} field is required."] for name in ("target_url", "event") if not body.get(name)
        }
        if errors:
            raise invalid(errors)
        if body["event"] not in EVENTS:
            raise Refused(400, {"Message": f"Invalid event type: {body['event']}"})
        if not str(body["target_url"]).startswith(("http://", "https://")):
            raise Refused(400, {"Message": "The target_url is not a valid URL."})
        number = self.account.number("webhook")
        self.registered[number] = {
            "IsLabelAPIHook": False,
            "WebHookID": number,
            "SellerID": _SELLER,
            "StoreID": body.get("store_id"),
            "HookType": body["event"],
            "MessageFormat": "Json",
            "Url": body["target_url"],
            "Name": body.get("friendly_name"),
            "BulkCopyBatchID": None,
            "BulkCopyRecordID": None,
            "Active": True,
            "WebhookLogs": [],
            "Seller": None,
            "Store": None,
        }
        return {"id": number}

    def listed(self) -> Record:
        return {"webhooks": list(self.registered.values())}

    def remove(self, number: int) -> None:
        if self.registered.pop(number, None) is None:
            raise Refused(404, {"Message": "The webhook could not be found."})

    def forget(self) -> None:
        """Drop what waits: it happened before anybody listened."""
        self._waiting.clear()

    def deliver_through(self, deliver: Deliver) -> None:
        self.deliver = deliver

    async def run_queue(self) -> None:
        """Deliver what waits, in one batch for each kind."""
        with self.account.lock:
            waiting, self._waiting = self._waiting, {}
            hooks = list(self.registered.values())
        for event, records in waiting.items():
            for hook in hooks:
                of_store = [one for one in records if _is_of(hook, one)]
                if hook["HookType"].removeprefix("ITEM_") == event and of_store:
                    await self._send(hook, of_store)

    async def _send(self, hook: Record, records: list[Record]) -> None:
        if self.deliver is None:
            return
        body = {"resource_url": _address(hook["HookType"], records), "resource_type": hook["HookType"]}
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "ShipStation/Webhooks"}
        try:
            await self.deliver(hook["Url"], json.dumps(body).encode(), headers)
        except OSError:
            return

    def _announce(self, topic: str, record: Record) -> None:
        self._waiting.setdefault(topic, []).append(record)


def _is_of(hook: Record, record: Record) -> bool:
    store = (record.get("advancedOptions") or {}).get("storeId")
    return not hook["StoreID"] or hook["StoreID"] == store


def _address(event: str, records: list[Record]) -> str:
    """One record is named by its number, several by the batch they came in."""
    last = records[-1]
    if event.endswith("SHIP_NOTIFY"):
        name = f"shipmentId={last['shipmentId']}" if len(records) == 1 else f"batchId={last['batchNumber']}"
        return f"{_HOST}/shipments?{name}&includeShipmentItems=False"
    if event.startswith("FULFILLMENT"):
        return f"{_HOST}/fulfillments?fulfillmentId={last['fulfillmentId']}"
    if len(records) == 1:
        return f"{_HOST}/orders?orderId={last['orderId']}"
    return f"{_HOST}/orders?storeID={last['advancedOptions']['storeId']}&importBatch={last['orderKey'][:32]}"
