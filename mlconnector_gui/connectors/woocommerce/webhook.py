"""Read a WooCommerce delivery as a hint: is it genuine, and what should be fetched; pure."""

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.connectors.signatures import check_woocommerce

TOPICS = (
    "order.created",
    "order.updated",
    "order.deleted",
    "order.restored",
    "action.woocommerce_delete_order",
    "action.woocommerce_refund_created",
    "action.woocommerce_refund_deleted",
    "customer.created",
    "customer.updated",
    "customer.deleted",
)
"""Core topics tell nothing of refunds, of deleted ones least of all; the actions do."""
_PING = re.compile(rb"webhook_id=\d{1,20}")
_STREAMS = {"order": "orders", "customer": "customers"}
_ACTION_STREAMS = {
    "action.woocommerce_refund_created": "refunds",
    "action.woocommerce_refund_deleted": "refunds",
    "action.woocommerce_delete_order": "orders",
}


class _Body(msgspec.Struct):
    id: object = None
    arg: object = None


def verify(
    headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str], _now: datetime
) -> Hint | Aside | Refusal:
    """
    The secret is the webhook's own, not the consumer secret.

    The unsigned call that a shop makes when a webhook is created is to be answered well, and nothing else done.
    When the webhook's user lost its rights, a delivery holds an error object instead of the order, so no id. The
    delivery id hashes webhook and second, so it names all deliveries of one second.
    """
    topic = headers.get("x-wc-webhook-topic", "")
    if not topic and _PING.fullmatch(body):
        return Aside.PING
    if refusal := check_woocommerce(headers, body, secret=secrets.get(WEBHOOK_SECRET, "")):
        return refusal
    stream = _STREAMS.get(topic.partition(".")[0]) or _ACTION_STREAMS.get(topic)
    if stream is None:
        return Aside.OTHER_TOPIC
    return Hint(
        topic=topic,
        stream=stream,
        external_ids=_ids_in(body),
        delivery_id=headers.get("x-wc-webhook-delivery-id", ""),
    )


def _ids_in(body: bytes) -> tuple[str, ...]:
    try:
        read = msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    text = str(read.id if read.id is not None else read.arg)
    return (text,) if text.isascii() and text.isdigit() and len(text) <= 20 else ()
