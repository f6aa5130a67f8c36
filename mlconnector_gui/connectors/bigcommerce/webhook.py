"""Read a BigCommerce delivery as a hint: a secret header and a signature, and which order it is about; pure."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.connectors.signatures import check_secret_header, check_standard_webhooks

SECRET_HEADER = "x-mlconnector-secret"  # noqa: S105  the name of one
TOPICS = (
    "store/order/created",
    "store/order/updated",
    "store/order/statusUpdated",
    "store/order/archived",
    "store/order/transaction/created",
    "store/order/transaction/updated",
    "store/order/refund/created",
    "store/customer/created",
    "store/customer/updated",
    "store/customer/deleted",
    "store/product/created",
    "store/product/updated",
    "store/product/deleted",
)


class _Refund(msgspec.Struct):
    refund_id: object = None


class _Data(msgspec.Struct):
    id: object = None
    order_id: object = None
    refund: _Refund | None = None


class _Body(msgspec.Struct):
    scope: str = ""
    hash: str = ""
    created_at: object = None
    data: _Data = msgspec.field(default_factory=_Data)


def verify(
    headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str], now: datetime
) -> Hint | Aside | Refusal:
    """
    Ask for both proofs: the header that only this store was told of, and the signature under the client secret.

    Whether every store signs is not known. A connection that was given no client secret has nothing to check a
    signature with, so the header alone proves its deliveries; with one, every delivery must be signed.
    """
    if refusal := check_secret_header(headers, name=SECRET_HEADER, secret=secrets.get(WEBHOOK_SECRET, "")):
        return refusal
    key = secrets.get("client_secret", "")
    if key and (refusal := check_standard_webhooks(headers, body, key=key, now=now)):
        return refusal
    return _hint(_read(body), headers)


def _hint(read: _Body, headers: Mapping[str, str]) -> Hint | Aside:
    """The same event has the same hash however often it is delivered; arrival keeps no order."""
    if read.scope.startswith("store/order/refund/"):
        stream, named = "refunds", read.data.refund.refund_id if read.data.refund else None
    elif read.scope.startswith("store/order/transaction/"):
        # payments are part of their order
        stream, named = "orders", read.data.order_id
    elif read.scope.startswith("store/order/"):
        stream, named = "orders", read.data.id
    elif read.scope.startswith("store/customer/"):
        stream, named = "customers", read.data.id
    elif read.scope.startswith("store/product/"):
        stream, named = "products", read.data.id
    elif read.scope:
        return Aside.OTHER_TOPIC
    else:
        stream, named = "orders", None
    return Hint(
        topic=read.scope,
        stream=stream,
        external_ids=_ids(named),
        delivery_id=read.hash or headers.get("webhook-id", ""),
        occurred_at=_moment(read.created_at),
    )


def _read(body: bytes) -> _Body:
    try:
        return msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Body()


def _ids(named: object) -> tuple[str, ...]:
    text = str(named)
    return (text,) if text.isascii() and text.isdigit() and len(text) <= 20 else ()


def _moment(seconds: object) -> datetime | None:
    if not isinstance(seconds, int) or not 0 < seconds < 10**11:
        return None
    return datetime.fromtimestamp(seconds, UTC)
