"""Which deliveries are believed, and what they hint at."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from mlconnector_gui.connectors.port import Aside, Hint, Refusal
from mlconnector_gui.connectors.shopify.webhook import TOPICS, verify
from tests.helpers.shopify_shop import NOW

SECRETS = {"client_secret": "new-secret", "previous_client_secret": "old-secret"}


def headers(body: bytes, *, secret: str = "new-secret", topic: str = "orders/updated") -> dict[str, str]:  # noqa: S107  of this test
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return {
        "x-shopify-topic": topic,
        "x-shopify-hmac-sha256": base64.b64encode(digest).decode(),
        "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
        "x-shopify-triggered-at": "2023-03-29T18:00:27.877041743Z",
    }


def delivered(content: Any, **given: str) -> Hint | Aside | Refusal:
    body = json.dumps(content).encode()
    return verify(headers(body, **given), body, SECRETS, NOW)


@pytest.mark.parametrize("secret", ["new-secret", "old-secret"])
def test_while_the_secret_changes_both_are_believed(secret: str) -> None:
    assert isinstance(delivered({"id": 450789469}, secret=secret), Hint)


def test_another_secret_is_not() -> None:
    assert delivered({"id": 450789469}, secret="third") is Refusal.SIGNATURE_WRONG


def test_without_a_secret_nothing_is_believed() -> None:
    body = b"{}"

    assert verify(headers(body), body, {"client_secret": ""}, NOW) is Refusal.SECRET_MISSING
    assert verify(headers(body, secret=""), body, {}, NOW) is Refusal.SECRET_MISSING


def test_without_a_signature_nothing_is_believed() -> None:
    assert verify({"x-shopify-topic": "orders/updated"}, b"{}", SECRETS, NOW) is Refusal.SIGNATURE_MISSING


def test_one_byte_more_is_another_delivery() -> None:
    body = b'{"id":1}'

    assert verify(headers(body), body + b" ", SECRETS, NOW) is Refusal.SIGNATURE_WRONG


@pytest.mark.parametrize(
    ("topic", "content", "stream"),
    [
        ("orders/create", {"id": 820982911946154508}, "orders"),
        ("orders/edited", {"order_edit": {"order_id": 820982911946154508}}, "orders"),
        ("refunds/create", {"id": 7, "order_id": 820982911946154508}, "orders"),
        ("order_transactions/create", {"id": 7, "order_id": 820982911946154508}, "orders"),
        ("fulfillments/update", {"id": 7, "order_id": 820982911946154508}, "orders"),
        ("customers/update", {"id": 820982911946154508}, "customers"),
    ],
)
def test_a_delivery_hints_at_what_is_to_be_read_anew(topic: str, content: Any, stream: str) -> None:
    hint = delivered(content, topic=topic)

    assert isinstance(hint, Hint)
    assert (hint.stream, hint.external_ids) == (stream, ("820982911946154508",))
    assert hint.delivery_id == "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"
    assert hint.occurred_at == datetime(2023, 3, 29, 18, 0, 27, 877041, tzinfo=UTC)


@pytest.mark.parametrize("content", [{}, [], {"id": None}, {"id": "1/../2"}, {"id": -1}, {"id": 10**30}, 7])
def test_an_odd_body_still_says_that_something_changed(content: Any) -> None:
    hint = delivered(content, topic="orders/create")

    assert isinstance(hint, Hint)
    assert hint.external_ids == ()


def test_a_topic_that_is_not_read_is_put_aside() -> None:
    assert delivered({"id": 1}, topic="themes/update") is Aside.OTHER_TOPIC


def test_topics_are_those_that_move_orders_and_customers() -> None:
    assert {"orders/updated", "refunds/create", "order_transactions/create", "customers/update"} <= set(
        TOPICS
    )
    assert len(TOPICS) == len(set(TOPICS))
