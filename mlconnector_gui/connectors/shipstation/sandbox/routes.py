"""What each path of the API answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.account import Account
from mlconnector_gui.connectors.shipstation.sandbox.listing import (
    Asked,
    Kept,
    check_dates,
    ordered,
    page_of,
    within,
)
from mlconnector_gui.connectors.shipstation.sandbox.orders import check_many
from mlconnector_gui.connectors.shipstation.sandbox.refusals import (
    Refused,
    invalid,
    no_route,
    not_found,
    wrong_method,
)
from mlconnector_gui.connectors.shipstation.sandbox.webhooks import Webhooks

_HOST = "https://ssapi.shipstation.com"
_ORDER_DATES = ("create", "modify", "order", "payment")
_SHIPMENT_DATES = ("create", "ship", "void")
_FULFILLMENT_DATES = ("create", "ship")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request whose caller is known."""

    account: Account
    webhooks: Webhooks
    asked: Asked
    numbers: tuple[int, ...]
    body: Any

    @property
    def number(self) -> int:
        return self.numbers[0]


Handler = Callable[[Call], Any]


def _list_orders(call: Call) -> Any:
    """A number is looked for by its beginning, as the account's own search does."""
    asked = call.asked
    check_dates(asked, _ORDER_DATES)
    found = [
        kept
        for kept in call.account.orders.values()
        if not kept.hidden
        and str(kept.record["orderNumber"]).lower().startswith(asked.text("orderNumber").lower())
        and asked.same("orderStatus", kept.record["orderStatus"])
        and asked.same("orderId", kept.record["orderId"])
        and asked.same("storeId", kept.record["advancedOptions"]["storeId"])
        and asked.text("customerName").lower() in str(kept.record["shipTo"]["name"] or "").lower()
        and _has_item(kept, asked.text("itemKeyword").lower())
        and within(kept, asked, _ORDER_DATES)
    ]
    return page_of(ordered(found, asked, "create"), asked, "orders")


def _has_item(kept: Kept, keyword: str) -> bool:
    told = (f"{item['sku']} {item['name']}".lower() for item in kept.record["items"])
    return not keyword or any(keyword in one for one in told)


def _order(call: Call) -> Any:
    return _known(call.account.orders, call.number).record


def _delete_order(call: Call) -> Any:
    _known(call.account.orders, call.number)
    call.account.hide(call.number)
    return {"success": True, "message": "The requested order has been deleted"}


def _create_order(call: Call) -> Any:
    return call.account.upsert(call.body)


def _create_orders(call: Call) -> Any:
    rows = [_created(call.account, one) for one in check_many(call.body)]
    return {"hasErrors": not all(row["success"] for row in rows), "results": rows}


def _created(account: Account, body: Any) -> dict[str, Any]:
    try:
        record = account.upsert(body)
    except Refused as refused:
        told = refused.body if isinstance(refused.body, dict) else {}
        texts = [text for texts in told.get("ModelState", {}).values() for text in texts]
        sent = body if isinstance(body, dict) else {}
        return {
            "orderId": None,
            "orderNumber": sent.get("orderNumber"),
            "orderKey": sent.get("orderKey"),
            "success": False,
            "errorMessage": " ".join(texts) or told.get("Message", ""),
        }
    return {
        "orderId": record["orderId"],
        "orderNumber": record["orderNumber"],
        "orderKey": record["orderKey"],
        "success": True,
        "errorMessage": None,
    }


def _mark_shipped(call: Call) -> Any:
    kept = _known(call.account.orders, int(call.body.get("orderId") or 0))
    if not call.body.get("carrierCode"):
        raise invalid({"apiMarkAsShipped.carrierCode": ["The carrierCode field is required."]})
    call.account.mark(kept.record["orderId"], carrier=call.body["carrierCode"])
    return {"orderId": kept.record["orderId"], "orderNumber": kept.record["orderNumber"]}


def _hold(call: Call) -> Any:
    return _set_status(call, "on_hold", holdUntilDate=call.body.get("holdUntilDate"))


def _restore(call: Call) -> Any:
    return _set_status(call, "awaiting_shipment", holdUntilDate=None)


def _set_status(call: Call, status: str, **fields: Any) -> Any:
    kept = _known(call.account.orders, int(call.body.get("orderId") or 0))
    call.account.change(kept.record["orderId"], orderStatus=status, **fields)
    return {"success": True, "message": "The requested order has been updated"}


def _buy_label(call: Call) -> Any:
    """Costs the account money, like the real one."""
    kept = _known(call.account.orders, int(call.body.get("orderId") or 0))
    call.account.labels_bought += 1
    shipment_id = call.account.ship(kept.record["orderId"], cost=Decimal("7.35"))
    return {**call.account.shipments[shipment_id].record, "labelData": "JVBERi0xLjQK"}


def _void_label(call: Call) -> Any:
    kept = _known(call.account.shipments, int(call.body.get("shipmentId") or 0))
    call.account.void(kept.record["shipmentId"])
    return {"approved": True, "message": "Label voided successfully"}


def _list_shipments(call: Call) -> Any:
    """Two filters are not documented, and are what the account's own deliveries ask with."""
    asked = call.asked
    check_dates(asked, _SHIPMENT_DATES)
    fields = ("orderId", "carrierCode", "serviceCode", "trackingNumber", "shipmentId", "orderNumber")
    found = [
        kept
        for kept in call.account.shipments.values()
        if all(asked.same(name, kept.record[name]) for name in fields)
        and asked.same("batchId", kept.record["batchNumber"])
        and asked.same("storeId", kept.record["advancedOptions"]["storeId"])
        and asked.same("recipientCountryCode", kept.record["shipTo"]["country"])
        and asked.text("recipientName").lower() in str(kept.record["shipTo"]["name"] or "").lower()
        and within(kept, asked, _SHIPMENT_DATES)
    ]
    page = page_of(ordered(found, asked, "create"), asked, "shipments")
    if not asked.flag("includeShipmentItems"):
        page["shipments"] = [{**one, "shipmentItems": None} for one in page["shipments"]]
    return page


def _list_fulfillments(call: Call) -> Any:
    asked = call.asked
    check_dates(asked, _FULFILLMENT_DATES)
    fields = ("fulfillmentId", "orderId", "orderNumber", "trackingNumber")
    found = [
        kept
        for kept in call.account.fulfillments.values()
        if all(asked.same(name, kept.record[name]) for name in fields)
        and asked.text("recipientName").lower() in str(kept.record["shipTo"]["name"] or "").lower()
        and within(kept, asked, _FULFILLMENT_DATES)
    ]
    return page_of(ordered(found, asked, "create"), asked, "fulfillments")


def _list_products(call: Call) -> Any:
    asked = call.asked
    found = [
        kept
        for kept in call.account.products.values()
        if asked.same("sku", kept.record["sku"])
        and asked.same("upc", kept.record["upc"])
        and asked.text("name").lower() in str(kept.record["name"] or "").lower()
        and (kept.record["active"] or asked.flag("showInactive"))
    ]
    return page_of(ordered(found, asked, "sku"), asked, "products")


def _product(call: Call) -> Any:
    return _known(call.account.products, call.number).record


def _put_product(call: Call) -> Any:
    _known(call.account.products, call.number)
    if not isinstance(call.body, dict) or not call.body.get("sku"):
        raise invalid({"apiProduct.sku": ["The sku field is required."]})
    call.account.put_product(call.number, call.body)
    return {"success": True, "message": "The requested product has been updated"}


def _stores(call: Call) -> Any:
    asked = call.asked
    return [
        store
        for store in call.account.stores
        if (store["active"] or asked.flag("showInactive"))
        and asked.same("marketplaceId", store["marketplaceId"])
    ]


def _store(call: Call) -> Any:
    return next((one for one in call.account.stores if one["storeId"] == call.number), None) or _missing()


def _warehouses(call: Call) -> Any:
    return call.account.warehouses


def _warehouse(call: Call) -> Any:
    found = (one for one in call.account.warehouses if one["warehouseId"] == call.number)
    return next(found, None) or _missing()


def _carriers(_call: Call) -> Any:
    return [
        {
            "name": "FedEx",
            "code": "fedex",
            "accountNumber": "SB1234567",
            "requiresFundedAccount": False,
            "balance": 0,
            "nickname": None,
            "shippingProviderId": 30_001,
            "primary": True,
        }
    ]


def _tags(_call: Call) -> Any:
    return [{"tagId": 9180, "name": "JDE", "color": "#FFFFFF"}]


def _users(_call: Call) -> Any:
    return [{"userId": "123456ab-ab12-3c4d-5e67-89f1abc1defa", "userName": "shipping", "name": "Shipping"}]


def _webhooks(call: Call) -> Any:
    return call.webhooks.listed()


def _subscribe(call: Call) -> Any:
    return call.webhooks.subscribe(call.body if isinstance(call.body, dict) else {})


def _unsubscribe(call: Call) -> Any:
    call.webhooks.remove(call.number)
    return None


def _known(records: Mapping[int, Kept], number: int) -> Kept:
    return records.get(number) or _missing()


def _missing() -> Any:
    raise not_found("The requested resource could not be found.")


_ROUTES: tuple[tuple[re.Pattern[str], Mapping[str, Handler]], ...] = tuple(
    (re.compile(path.replace("{id}", r"(\d{1,18})"), re.ASCII), handlers)
    for path, handlers in (
        ("/orders", {"GET": _list_orders}),
        ("/orders/createorder", {"POST": _create_order}),
        ("/orders/createorders", {"POST": _create_orders}),
        ("/orders/markasshipped", {"POST": _mark_shipped}),
        ("/orders/holduntil", {"POST": _hold}),
        ("/orders/restorefromhold", {"POST": _restore}),
        ("/orders/createlabelfororder", {"POST": _buy_label}),
        ("/orders/{id}", {"GET": _order, "DELETE": _delete_order}),
        ("/shipments", {"GET": _list_shipments}),
        ("/shipments/voidlabel", {"POST": _void_label}),
        ("/fulfillments", {"GET": _list_fulfillments}),
        ("/products", {"GET": _list_products}),
        ("/products/{id}", {"GET": _product, "PUT": _put_product}),
        ("/stores", {"GET": _stores}),
        ("/stores/{id}", {"GET": _store}),
        ("/warehouses", {"GET": _warehouses}),
        ("/warehouses/{id}", {"GET": _warehouse}),
        ("/carriers", {"GET": _carriers}),
        ("/accounts/listtags", {"GET": _tags}),
        ("/users", {"GET": _users}),
        ("/webhooks", {"GET": _webhooks}),
        ("/webhooks/subscribe", {"POST": _subscribe}),
        ("/webhooks/{id}", {"DELETE": _unsubscribe}),
    )
)


def handler_of(method: str, path: str) -> tuple[Handler, tuple[int, ...]]:
    """Paths are matched in any case, with or without a slash at their end."""
    plain = path.rstrip("/").lower()
    for pattern, handlers in _ROUTES:
        if found := pattern.fullmatch(plain):
            if method not in handlers:
                raise wrong_method(method)
            return handlers[method], tuple(int(one) for one in found.groups())
    raise no_route(_HOST + path)
