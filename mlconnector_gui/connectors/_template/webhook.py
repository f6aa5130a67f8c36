"""Read a delivery of the Example Store as a hint: signed the Standard Webhooks way; pure."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.connectors.signatures import check_standard_webhooks

TOPICS = ("sale.changed",)


class _Body(msgspec.Struct):
    topic: str = ""
    id: str = ""


def verify(
    headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str], now: datetime
) -> Hint | Aside | Refusal:
    """Prove first, read afterwards; a genuine delivery that cannot be read is still a hint, at the whole stream."""
    key = secrets.get(WEBHOOK_SECRET, "")
    if refusal := check_standard_webhooks(headers, body, key=key, now=now):
        return refusal
    read = _read(body)
    if read.topic and read.topic not in TOPICS:
        return Aside.OTHER_TOPIC
    return Hint(
        topic=read.topic or TOPICS[0],
        stream="sales",
        external_ids=(read.id,) if read.id.isascii() and read.id.isalnum() else (),
        delivery_id=headers.get("webhook-id", ""),
        occurred_at=datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC),
    )


def _read(body: bytes) -> _Body:
    try:
        return msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Body()
