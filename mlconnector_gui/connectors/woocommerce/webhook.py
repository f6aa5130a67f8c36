"""Read a WooCommerce webhook as a hint: is it genuine, and what should be fetched; pure."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

_PING = re.compile(rb"webhook_id=\d{1,20}")
_ACTION_STREAMS = {
    "action.woocommerce_refund_created": "refunds",
    "action.woocommerce_refund_deleted": "refunds",
    "action.woocommerce_delete_order": "orders",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """
    Something may have changed in `stream`; without an id the stream is read as usual.

    `fingerprint` tells repeated deliveries apart: the shop's own delivery id is shared by all of one second.
    """

    topic: str
    stream: str
    external_id: str
    fingerprint: str


class _Body(msgspec.Struct):
    id: object = None
    arg: object = None


def is_ping(body: bytes, headers: Mapping[str, str]) -> bool:
    """Recognise the unsigned call made when a webhook is created: answer 200 and do nothing else."""
    return not _header(headers, "x-wc-webhook-topic") and _PING.fullmatch(body) is not None


def is_genuine(body: bytes, headers: Mapping[str, str], secret: str) -> bool:
    """Check the signature over the raw bytes; the secret is the webhook's own, not the consumer secret."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    given = _header(headers, "x-wc-webhook-signature").strip()
    return bool(secret) and hmac.compare_digest(base64.b64encode(digest), given.encode("utf-8", "replace"))


def hint_of(body: bytes, headers: Mapping[str, str]) -> Hint | None:
    """
    Return what a genuine delivery hints at; None for topics that say nothing of orders or refunds.

    When the webhook's user lost its rights, a delivery holds an error object instead of the order, so no id.
    """
    topic = _header(headers, "x-wc-webhook-topic")
    stream = "orders" if topic.startswith("order.") else _ACTION_STREAMS.get(topic)
    if stream is None:
        return None
    return Hint(
        topic=topic,
        stream=stream,
        external_id=_id_in(body),
        fingerprint=hashlib.sha256(topic.encode() + b"\n" + body).hexdigest(),
    )


def _id_in(body: bytes) -> str:
    try:
        read = msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    text = str(read.id if read.id is not None else read.arg)
    return text if text.isascii() and text.isdigit() else ""


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")
