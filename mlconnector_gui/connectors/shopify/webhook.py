"""Read a Shopify delivery as a hint: is it genuine, and what should be fetched; pure."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.connectors.signatures import check_shopify

_OF_ORDER = {
    "orders/create": ("id",),
    "orders/updated": ("id",),
    "orders/paid": ("id",),
    "orders/cancelled": ("id",),
    "orders/fulfilled": ("id",),
    "orders/partially_fulfilled": ("id",),
    "orders/delete": ("id",),
    "orders/edited": ("order_edit", "order_id"),
    "order_transactions/create": ("order_id",),
    "refunds/create": ("order_id",),
    "fulfillments/create": ("order_id",),
    "fulfillments/update": ("order_id",),
}
_OF_CUSTOMER = {"customers/create": ("id",), "customers/update": ("id",)}
_MEANINGS = {
    **{topic: ("orders", path) for topic, path in _OF_ORDER.items()},
    **{topic: ("customers", path) for topic, path in _OF_CUSTOMER.items()},
}
"""Topic to the stream, and to where the id is in the body."""
TOPICS = tuple(_MEANINGS)
_SECRETS = ("client_secret", "previous_client_secret", WEBHOOK_SECRET)
"""A secret that was changed signs for an hour more; webhooks made by hand in the shop have one of their own."""


def verify(
    headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str], _now: datetime
) -> Hint | Aside | Refusal:
    """
    A delivery is genuine under any of the connection's secrets.

    Its id names the delivery, not what happened: the same event may come again under another, and out of order. There
    is no time under the signature, so an old one may be repeated; it then leads to a fetch that finds nothing new.
    """
    if refusal := _refusal(headers, body, secrets):
        return refusal
    topic = headers.get("x-shopify-topic", "").strip().lower()
    if topic not in _MEANINGS:
        return Aside.OTHER_TOPIC
    stream, path = _MEANINGS[topic]
    return Hint(
        topic=topic,
        stream=stream,
        external_ids=_ids_in(body, path),
        delivery_id=headers.get("x-shopify-webhook-id", ""),
        occurred_at=_moment(headers.get("x-shopify-triggered-at", "")),
    )


def _refusal(headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> Refusal | None:
    known = [secrets[name] for name in _SECRETS if secrets.get(name)]
    found: Refusal | None = Refusal.SECRET_MISSING
    for secret in known:
        found = check_shopify(headers, body, secret=secret)
        if found is None:
            return None
    return found


def _ids_in(body: bytes, path: tuple[str, ...]) -> tuple[str, ...]:
    try:
        found: object = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    text = str(found)
    return (text,) if text.isascii() and text.isdigit() and len(text) <= 20 else ()


def _moment(text: str) -> datetime | None:
    """Read a moment that may be told to the nanosecond, which is finer than Python takes."""
    whole, _, fraction = text.strip().removesuffix("Z").partition(".")
    try:
        moment = datetime.fromisoformat(f"{whole}.{fraction[:6]}" if fraction else whole)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
