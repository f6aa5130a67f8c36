"""Bring an order together with what belongs to it, each piece in the bytes it came in."""

from collections.abc import Iterable

import msgspec

from mlconnector_gui.accounting.documents import decimal_of
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.bigcommerce.payloads import OrderHead, read_order_head

_INCOMPLETE = "0"


async def _transactions(client: BigCommerceClient, order_id: str) -> list[bytes]:
    """The vendor's file knows no pages of them, its answers tell of some: so only what is told is asked for."""
    path = f"/v3/orders/{order_id}/transactions"
    listed = await client.read(path, {}, Answer.enveloped_list)
    found = list(listed.records)
    pages = listed.pagination.total_pages if listed.pagination else None
    for page in range(2, (pages or 1) + 1):
        found += (await client.read(path, {"page": str(page)}, Answer.enveloped_list)).records
    return found


class _Fees(msgspec.Struct):
    fees: msgspec.Raw = msgspec.Raw(b"[]")

    @property
    def are_listed(self) -> bool:
        return bytes(self.fees).lstrip().startswith(b"[")


async def whole_order(client: BigCommerceClient, order: bytes) -> bytes:
    """
    Return `{"order": ..., "products": [...], "taxes": [...], ...}` of an order as it was listed.

    The vendor keeps them apart, one request each; only what an order says it has is asked for. An incomplete order
    is a cart that may never be paid: it has no parts until it becomes a real one, which moves its date.
    """
    head = read_order_head(order)
    if head.status_id == _INCOMPLETE:
        return _together(order, {})
    path = f"/v2/orders/{head.id}"
    parts = {"products": await client.every(f"{path}/products", {}, Answer.bare_list)}
    if _is_some(head.total_tax, "total_tax", head):
        parts["taxes"] = await client.every(f"{path}/taxes", {"details": "true"}, Answer.bare_list)
    if _is_some(head.coupon_discount, "coupon_discount", head):
        parts["coupons"] = await client.every(f"{path}/coupons", {}, Answer.bare_list)
    if head.shipping_address_count != "0":
        parts["shipping_addresses"] = await client.every(f"{path}/shipping_addresses", {}, Answer.bare_list)
    if head.payment_status:
        # by hand and offline there may be none
        parts["transactions"] = await _transactions(client, head.id)
    if not msgspec.json.decode(order, type=_Fees).are_listed:
        # they were asked for with the order
        parts["fees"] = await client.read(f"{path}/fees", {}, _fees)
    return _together(order, parts)


def _fees(answer: Answer) -> list[bytes]:
    """
    Read the fees of one order.

    The vendor's file says one object, its example an object with a list, and v2 lists are arrays: take all three.
    """
    if answer.is_empty:
        return []
    if answer.reply.body.lstrip().startswith(b"["):
        return list(answer.bare_list().records)
    listed = answer.decoded(_Fees)
    if b'"cost_inc_tax"' in answer.reply.body and bytes(listed.fees) == b"[]":
        return [answer.record()]
    return [bytes(one) for one in msgspec.json.decode(listed.fees, type=list[msgspec.Raw])]


def _is_some(text: str, field_name: str, head: OrderHead) -> bool:
    return bool(text) and not decimal_of(text, field_name=field_name, document=head.id).is_zero()


def _together(order: bytes, parts: dict[str, list[bytes]]) -> bytes:
    named = [(b"order", order.strip())]
    named += [(name.encode(), b"[" + b",".join(records) + b"]") for name, records in parts.items()]
    return b"{" + b",".join(_pairs(named)) + b"}"


def _pairs(named: Iterable[tuple[bytes, bytes]]) -> Iterable[bytes]:
    return (b'"' + name + b'":' + value for name, value in named)
