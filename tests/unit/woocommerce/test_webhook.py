"""Webhooks are hints: genuine or not, and about what."""

import base64
import hashlib
import hmac

import pytest

from mlconnector_gui.connectors.woocommerce.webhook import hint_of, is_genuine, is_ping
from tests.helpers.woocommerce import sample

BODY = b'{"id":41,"status":"processing","note":"\\u00fc \\/"}'


def signed(body: bytes, secret: str) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def test_a_signature_over_the_raw_bytes_is_accepted_whatever_the_headers_case() -> None:
    for name in ("X-WC-Webhook-Signature", "x-wc-webhook-signature"):
        assert is_genuine(BODY, {name: signed(BODY, "s3cret")}, "s3cret")


@pytest.mark.parametrize("given", ["", "AAAA", "ü", signed(BODY, "other")])
def test_any_other_signature_is_refused(given: str) -> None:
    assert not is_genuine(BODY, {"x-wc-webhook-signature": given}, "s3cret")


def test_no_secret_makes_nothing_genuine() -> None:
    assert not is_genuine(BODY, {"x-wc-webhook-signature": signed(BODY, "")}, "")


def test_the_unsigned_ping_is_recognised_and_nothing_else() -> None:
    assert is_ping(b"webhook_id=12", {"content-type": "application/x-www-form-urlencoded"})
    assert not is_ping(b"webhook_id=12", {"x-wc-webhook-topic": "order.created"})
    assert not is_ping(b"webhook_id=12&x=1", {})
    assert not is_ping(BODY, {})


@pytest.mark.parametrize(
    ("topic", "body", "stream", "external_id"),
    [
        ("order.updated", BODY, "orders", "41"),
        ("order.deleted", b'{"id":41}', "orders", "41"),
        ("order.updated", b'{"code":"woocommerce_rest_cannot_view","message":"","data":{}}', "orders", ""),
        ("order.updated", b"not json", "orders", ""),
        ("action.woocommerce_refund_deleted", b'{"action":"x","arg":52}', "refunds", "52"),
        ("action.woocommerce_delete_order", b'{"action":"x","arg":"41"}', "orders", "41"),
    ],
)
def test_a_delivery_hints_at_what_to_fetch(topic: str, body: bytes, stream: str, external_id: str) -> None:
    hint = hint_of(body, {"X-WC-Webhook-Topic": topic})

    assert hint is not None
    assert (hint.stream, hint.external_id) == (stream, external_id)


def test_other_topics_hint_at_nothing() -> None:
    assert hint_of(b'{"id":1}', {"x-wc-webhook-topic": "product.updated"}) is None


def test_the_same_order_delivered_twice_has_one_fingerprint_and_another_order_its_own() -> None:
    headers = {"x-wc-webhook-topic": "order.updated", "x-wc-webhook-delivery-id": "same"}
    first, again, other = (hint_of(body, headers) for body in (BODY, BODY, b'{"id":42}'))

    assert first == again
    assert first is not None
    assert other is not None
    assert first.fingerprint != other.fingerprint


def test_deliveries_of_a_real_shop_are_genuine() -> None:
    recorded = sample("webhook_deliveries_signed.json")
    deliveries = [value for value in recorded.values() if isinstance(value, dict)]

    genuine = [
        is_genuine(delivery["body_text"].encode(), delivery["headers"], recorded["secret"])
        for delivery in deliveries
    ]

    assert genuine == [True] * 7
