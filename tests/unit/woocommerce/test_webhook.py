"""WooCommerce's deliveries are hints: genuine or not, and about what."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.connectors.woocommerce.webhook import TOPICS, verify
from tests.helpers.woocommerce import sample

BODY = b'{"id":41,"status":"processing","note":"\\u00fc \\/"}'
NOW = datetime(2026, 10, 9, 14, tzinfo=UTC)
SECRETS = {WEBHOOK_SECRET: "s3cret", "consumer_secret": "cs_other"}


def signed(body: bytes, secret: str = SECRETS[WEBHOOK_SECRET]) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def delivered(body: bytes, topic: str, **headers: str) -> Hint | Aside | Refusal:
    given = {"x-wc-webhook-topic": topic, "x-wc-webhook-signature": signed(body), **headers}
    return verify(given, body, SECRETS, NOW)


@pytest.mark.parametrize("given", ["", "AAAA", "ü", signed(BODY, "other"), signed(BODY, "cs_other")])
def test_only_the_webhooks_own_secret_signs(given: str) -> None:
    headers = {"x-wc-webhook-topic": "order.updated", "x-wc-webhook-signature": given}

    assert isinstance(verify(headers, BODY, SECRETS, NOW), Refusal)


def test_without_a_secret_nothing_is_genuine() -> None:
    headers = {"x-wc-webhook-topic": "order.updated", "x-wc-webhook-signature": signed(BODY, "")}

    assert verify(headers, BODY, {}, NOW) is Refusal.SECRET_MISSING


def test_the_unsigned_ping_is_answered_well_and_nothing_else_unsigned_is() -> None:
    assert (
        verify({"content-type": "application/x-www-form-urlencoded"}, b"webhook_id=12", SECRETS, NOW)
        is Aside.PING
    )
    assert (
        verify({"x-wc-webhook-topic": "order.created"}, b"webhook_id=12", SECRETS, NOW)
        is Refusal.SIGNATURE_MISSING
    )
    assert verify({}, b"webhook_id=12&x=1", SECRETS, NOW) is Refusal.SIGNATURE_MISSING
    assert verify({}, BODY, SECRETS, NOW) is Refusal.SIGNATURE_MISSING


@pytest.mark.parametrize(
    ("topic", "body", "stream", "ids"),
    [
        ("order.updated", BODY, "orders", ("41",)),
        ("order.deleted", b'{"id":41}', "orders", ("41",)),
        ("order.updated", b'{"code":"woocommerce_rest_cannot_view","message":"","data":{}}', "orders", ()),
        ("order.updated", b"not json", "orders", ()),
        ("order.updated", b"\xff\xfe", "orders", ()),
        ("order.updated", b"[" * 100_000, "orders", ()),
        ("order.updated", b'{"id":NaN}', "orders", ()),
        ("order.updated", b'{"id":1e400}', "orders", ()),
        ("order.updated", b'{"id":"../../etc"}', "orders", ()),
        ("order.updated", b'{"id":41,"id":42}', "orders", ("42",)),
        ("action.woocommerce_refund_deleted", b'{"action":"x","arg":52}', "refunds", ("52",)),
        ("action.woocommerce_delete_order", b'{"action":"x","arg":"41"}', "orders", ("41",)),
    ],
)
def test_a_delivery_hints_at_what_to_fetch(
    topic: str, body: bytes, stream: str, ids: tuple[str, ...]
) -> None:
    hint = delivered(body, topic)

    assert isinstance(hint, Hint)
    assert (hint.topic, hint.stream, hint.external_ids) == (topic, stream, ids)


def test_other_topics_are_genuine_and_say_nothing() -> None:
    assert delivered(b'{"id":1}', "product.updated") is Aside.OTHER_TOPIC


def test_the_shops_own_delivery_id_is_kept() -> None:
    hint = delivered(BODY, "order.updated", **{"x-wc-webhook-delivery-id": "d1"})

    assert isinstance(hint, Hint)
    assert hint.delivery_id == "d1"


def test_every_topic_that_is_subscribed_to_is_understood() -> None:
    assert all(isinstance(delivered(BODY, topic), Hint) for topic in TOPICS)


def test_deliveries_of_a_real_shop_are_genuine() -> None:
    recorded = sample("webhook_deliveries_signed.json")
    deliveries = [value for value in recorded.values() if isinstance(value, dict)]

    verdicts = [
        verify(
            {name.lower(): value for name, value in delivery["headers"].items()},
            delivery["body_text"].encode(),
            {WEBHOOK_SECRET: recorded["secret"]},
            NOW,
        )
        for delivery in deliveries
    ]

    assert len(verdicts) == 7
    assert not [verdict for verdict in verdicts if isinstance(verdict, Refusal)]
