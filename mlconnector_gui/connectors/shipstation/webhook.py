"""
Read a ShipStation delivery as a hint; pure.

V1 signs nothing: what guards the door is the secret in its path, which is compared before this is called. So a
delivery can cause no more than a poll that would have come anyway.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from mlconnector_gui.connectors.port import Aside, Hint, Refusal
from mlconnector_gui.connectors.shipstation.resource import read_resource

TOPICS = ("SHIP_NOTIFY", "FULFILLMENT_SHIPPED", "ORDER_NOTIFY")
"""ITEM_ topics tell of the same records once more; SHIP_NOTIFY leaves out what was marked as shipped."""
_STREAMS = {
    "SHIP_NOTIFY": "shipments",
    "ITEM_SHIP_NOTIFY": "shipments",
    "ORDER_NOTIFY": "orders",
    "ITEM_ORDER_NOTIFY": "orders",
    "FULFILLMENT_SHIPPED": "fulfillments",
    "FULFILLMENT_REJECTED": "fulfillments",
}


class _Body(msgspec.Struct):
    resource_url: str
    resource_type: str


def verify(
    _headers: Mapping[str, str], body: bytes, _secrets: Mapping[str, str], _now: datetime
) -> Hint | Aside | Refusal:
    """
    Refuse whatever ShipStation would not write; an address elsewhere is an attack and not a mistake.

    Mostly a batch is named and no record, so the stream is read as usual.
    """
    try:
        read = msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Refusal.MALFORMED
    resource = read_resource(read.resource_url)
    if resource is None:
        return Refusal.MALFORMED
    stream = _STREAMS.get(read.resource_type)
    if stream is None:
        return Aside.OTHER_TOPIC
    if stream != resource.stream:
        return Refusal.MALFORMED
    ids = (resource.external_id,) if resource.external_id else ()
    return Hint(topic=read.resource_type, stream=stream, external_ids=ids)
