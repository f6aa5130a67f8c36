"""Deliveries are hints, believed only with both proofs; hooks are renewed before they are switched off."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator
from mlconnector_gui.connectors.bigcommerce.subscriptions import (
    BigCommerceSubscriptions,
    open_subscriptions,
)
from mlconnector_gui.connectors.bigcommerce.webhook import SECRET_HEADER, TOPICS, verify
from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal
from mlconnector_gui.sandbox.clock import SandboxClock
from tests.helpers.bigcommerce import NOW, connection, environment_over, store

SECRET = "0123456789abcdefABCDEF"
CLIENT_SECRET = "a client secret as it is"
HERE = "https://hooks.example.com/hooks/t1"
SECRETS = {WEBHOOK_SECRET: SECRET, "client_secret": CLIENT_SECRET}


def delivery(scope: str, data: dict[str, Any], **changes: Any) -> tuple[dict[str, str], bytes]:
    body = json.dumps(
        {"scope": scope, "store_id": "1", "data": data, "hash": "ab12", "created_at": 1561479335, **changes}
    ).encode()
    return headers_for(body), body


def headers_for(body: bytes, *, key: str = CLIENT_SECRET, seconds: int | None = None) -> dict[str, str]:
    moment = str(int(NOW.timestamp()) if seconds is None else seconds)
    digest = hmac.new(key.encode(), f"msg_1.{moment}.".encode() + body, hashlib.sha256).digest()
    return {
        SECRET_HEADER: SECRET,
        "webhook-id": "msg_1",
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


@pytest.mark.parametrize(
    ("scope", "data", "stream", "named"),
    [
        ("store/order/created", {"type": "order", "id": 250}, "orders", ("250",)),
        ("store/order/updated", {"type": "order", "id": "817"}, "orders", ("817",)),
        ("store/order/archived", {"type": "order", "id": 250}, "orders", ("250",)),
        ("store/order/refund/created", {"id": 250, "refund": {"refund_id": 12}}, "refunds", ("12",)),
        ("store/order/refund/created", {"id": 250}, "refunds", ()),
        ("store/order/transaction/updated", {"order_id": "250", "transaction_id": "9"}, "orders", ("250",)),
        ("store/customer/updated", {"type": "customer", "id": 3}, "customers", ("3",)),
        ("store/product/updated", {"type": "product", "id": 77}, "products", ("77",)),
        ("store/product/deleted", {"type": "product", "id": 77}, "products", ("77",)),
        ("store/order/updated", {"type": "order", "id": "../1"}, "orders", ()),
    ],
)
def test_a_delivery_names_what_is_fetched(
    scope: str, data: dict[str, Any], stream: str, named: tuple[str, ...]
) -> None:
    headers, body = delivery(scope, data)

    hint = verify(headers, body, SECRETS, NOW)

    assert isinstance(hint, Hint)
    assert (hint.stream, hint.external_ids) == (stream, named)
    assert hint.delivery_id == "ab12"
    assert hint.occurred_at is not None
    assert hint.occurred_at.isoformat() == "2019-06-25T16:15:35+00:00"


def test_the_same_event_has_the_same_hash_however_often_it_comes() -> None:
    first, second = delivery("store/order/created", {"id": 1}), delivery("store/order/created", {"id": 1})
    later = {**second[0], "webhook-id": "msg_2"}

    one = verify(*first, SECRETS, NOW)
    other = verify(later | resigned(later, second[1]), second[1], SECRETS, NOW)

    assert isinstance(one, Hint)
    assert isinstance(other, Hint)
    assert one.delivery_id == other.delivery_id


def resigned(headers: dict[str, str], body: bytes) -> dict[str, str]:
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(CLIENT_SECRET.encode(), content, hashlib.sha256).digest()
    return {"webhook-signature": f"v1,{base64.b64encode(digest).decode()}"}


def test_what_is_not_subscribed_to_is_not_read() -> None:
    assert verify(*delivery("store/shipment/created", {"id": 1}), SECRETS, NOW) is Aside.OTHER_TOPIC


def test_a_genuine_delivery_that_cannot_be_read_still_has_the_stream_looked_at() -> None:
    body = b"not json"

    hint = verify(headers_for(body), body, SECRETS, NOW)

    assert isinstance(hint, Hint)
    assert (hint.stream, hint.external_ids, hint.delivery_id) == ("orders", (), "msg_1")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({SECRET_HEADER: ""}, Refusal.SIGNATURE_MISSING),
        ({SECRET_HEADER: "another"}, Refusal.SIGNATURE_WRONG),
        ({"webhook-signature": ""}, Refusal.SIGNATURE_MISSING),
        ({"webhook-signature": "v1,AAAA"}, Refusal.SIGNATURE_WRONG),
        ({"webhook-timestamp": "1561479335"}, Refusal.STALE),
    ],
)
def test_either_proof_alone_is_none(change: dict[str, str], refusal: Refusal) -> None:
    headers, body = delivery("store/order/created", {"id": 1})

    assert verify({**headers, **change}, body, SECRETS, NOW) is refusal


def test_without_a_client_secret_the_header_alone_proves_it() -> None:
    headers, body = delivery("store/order/created", {"id": 1})
    only = {SECRET_HEADER: headers[SECRET_HEADER]}

    assert isinstance(verify(only, body, {WEBHOOK_SECRET: SECRET}, NOW), Hint)
    assert verify(only, body, {}, NOW) is Refusal.SECRET_MISSING
    assert verify(only, body, SECRETS, NOW) is Refusal.SIGNATURE_MISSING


def connected(simulator: BigCommerceSimulator, clock: SandboxClock) -> BigCommerceSubscriptions:
    transport = httpx.ASGITransport(app=simulator.app)
    return open_subscriptions(connection(simulator.shop), environment_over(transport, clock))


@pytest.mark.parametrize(
    "scope", ["order/created", "order/transaction/", "order/refund/", "customer/", "product/"]
)
def test_hooks_are_registered_for_whatever_moves_money_and_for_who_and_what_is_sold(scope: str) -> None:
    assert [topic for topic in TOPICS if topic.startswith(f"store/{scope}")]


async def test_a_hook_repeats_the_secret_and_is_listed_with_all_the_others() -> None:
    simulator, clock = store()
    subscriptions = connected(simulator, clock)

    made = [await subscriptions.subscribe(topic, address=HERE, secret=SECRET) for topic in TOPICS]

    assert {one.subscription_id for one in await subscriptions.listed()} == {
        one.subscription_id for one in made
    }
    assert all(hook.headers == {SECRET_HEADER: SECRET} for hook in simulator.hooks.registered.values())


async def test_a_hook_that_nobody_touched_for_long_is_due_before_it_is_switched_off() -> None:
    simulator, clock = store()
    subscriptions = connected(simulator, clock)
    made = await subscriptions.subscribe("store/order/created", address=HERE, secret=SECRET)

    clock.advance(timedelta(days=61).total_seconds())
    (due,) = await subscriptions.listed()
    renewed = await subscriptions.renew(made, address=HERE, secret=SECRET)
    clock.advance(timedelta(days=40).total_seconds())
    (after,) = await subscriptions.listed()

    assert (made.is_active, due.is_active, renewed.is_active, after.is_active) == (True, False, True, True)
    assert simulator.hooks.registered[int(made.subscription_id)].is_active


async def test_a_hook_that_was_switched_off_is_told_and_made_active_again() -> None:
    simulator, clock = store()
    subscriptions = connected(simulator, clock)
    made = await subscriptions.subscribe("store/order/created", address=HERE, secret="old" * 8)
    clock.advance(timedelta(days=91).total_seconds())

    (seen,) = await subscriptions.listed()
    renewed = await subscriptions.renew(seen, address=f"{HERE}x", secret=SECRET)

    assert not seen.is_active
    assert (renewed.is_active, renewed.address) == (True, f"{HERE}x")
    assert simulator.hooks.registered[int(made.subscription_id)].headers == {SECRET_HEADER: SECRET}


async def test_an_address_that_is_not_https_is_refused_in_the_vendors_words() -> None:
    simulator, clock = store()

    with pytest.raises(Problem) as caught:
        await connected(simulator, clock).subscribe(
            "store/order/created", address="http://hooks.example.com/a", secret=SECRET
        )

    assert caught.value.code == "bigcommerce.request_refused"
    assert "https" in caught.value.technical
