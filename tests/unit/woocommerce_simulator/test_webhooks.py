"""Webhooks: ping, secret, signed deliveries built late, counting failures."""

import base64
import hashlib
import hmac
import json
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Shop
from mlconnector_gui.connectors.woocommerce.sandbox.webhooks import signature

WEBHOOKS = "/wp-json/wc/v3/webhooks"
SECRET = "webhookSecret001"


class Receiver:
    """Notes what arrives and answers as told."""

    def __init__(self):
        self.got = []
        self.answer = 200

    async def __call__(self, url, body, headers):
        self.got.append((url, body, headers))
        if self.answer == 0:
            raise ConnectionRefusedError
        return self.answer


@pytest.fixture
def receiver():
    return Receiver()


@pytest.fixture
def sim(make_shop, receiver):
    return make_shop(deliver=receiver)


async def register(client, topic="order.updated", **more):
    body = {"topic": topic, "delivery_url": "http://127.0.0.1:8765/in", "secret": SECRET, **more}
    answer = await client.post(WEBHOOKS, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_creating_pings_ignores_status_and_never_shows_the_secret(sim, call, receiver, sample):
    recorded = sample("webhook_created_and_ping.json")

    created = await register(call(sim), status="paused")
    read = (await call(sim).get(f"{WEBHOOKS}/{created['id']}")).json()

    assert list(created) == list(recorded["create_response"]["body"])
    assert created["status"] == "active"
    assert created["date_modified"] is None
    assert read["date_modified"] is not None
    assert read["hooks"] == recorded["create_response"]["body"]["hooks"]
    url, body, headers = receiver.got[0]
    assert (url, body) == ("http://127.0.0.1:8765/in", f"webhook_id={created['id']}".encode())
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert not any(name.startswith("X-WC") for name in headers)


async def test_a_failing_ping_does_not_matter(sim, call, receiver):
    receiver.answer = 0

    assert (await register(call(sim)))["status"] == "active"


async def test_without_a_secret_the_shop_makes_one_up(sim, call):
    await register(call(sim), secret="")

    assert len(sim.webhooks[0].secret) == 50


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"topic": "order.published"}, "woocommerce_rest_shop_webhook_invalid_topic"),
        ({"topic": "action.other_hook"}, "woocommerce_rest_shop_webhook_invalid_topic"),
        ({"delivery_url": "ftp://x"}, "woocommerce_rest_shop_webhook_invalid_delivery_url"),
    ],
)
async def test_bad_topics_and_addresses_are_refused(sim, call, change, code):
    body = {"topic": "order.updated", "delivery_url": "https://hooks.example.com/in", **change}

    answer = await call(sim).post(WEBHOOKS, json=body)

    assert (answer.status_code, answer.json()["code"]) == (400, code)


async def test_deliveries_are_signed_over_php_json(sim, call, receiver):
    await register(call(sim))
    order_id = sim.sell()
    sim.change_order(order_id, note="Zürich / café")

    await sim.run_queue()

    _, body, headers = receiver.got[-1]
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
    assert headers["X-WC-Webhook-Signature"] == base64.b64encode(digest).decode()
    assert b"Z\\u00fcrich \\/ caf\\u00e9" in body
    assert json.loads(body) == sim.order(order_id)
    assert headers["X-WC-Webhook-Topic"] == "order.updated"
    assert headers["X-WC-Webhook-Source"] == "https://shop.example.com/"


async def test_the_simulator_signs_as_the_recorded_shop_did(sample):
    recorded = sample("webhook_deliveries_signed.json")

    for delivery in recorded.values():
        if isinstance(delivery, dict):
            body = delivery["body_text"].encode()
            expected = delivery["headers"]["X-WC-Webhook-Signature"]
            assert signature(recorded["secret"], body) == expected


async def test_several_changes_collapse_into_one_delivery_of_the_last_state(sim, call, receiver):
    await register(call(sim))
    order_id = sim.place_order()
    for status in ("processing", "on-hold", "completed"):
        sim.set_status(order_id, status)

    await sim.run_queue()

    assert len(receiver.got) == 2
    assert json.loads(receiver.got[-1][1])["status"] == "completed"


async def test_a_new_order_arrives_as_created_and_updated_with_one_body(sim, call, receiver):
    await register(call(sim), "order.created")
    await register(call(sim), "order.updated")
    receiver.got.clear()

    sim.sell()
    await sim.run_queue()

    (_, first, _), (_, second, _) = receiver.got
    assert first == second


async def test_trash_says_only_the_id_and_a_vanished_order_is_an_error_object(sim, call, receiver):
    await register(call(sim), "order.deleted")
    await register(call(sim), "order.updated")
    trashed, vanished = sim.sell(), sim.sell()
    await sim.run_queue()
    receiver.got.clear()

    sim.trash(trashed)
    sim.change_order(vanished)
    sim.delete(vanished)
    await sim.run_queue()

    bodies = [json.loads(body) for _, body, _ in receiver.got]
    assert bodies == [
        {"id": trashed},
        {"code": "woocommerce_rest_shop_order_invalid_id", "message": "Invalid ID.", "data": {"status": 404}},
    ]


async def test_an_action_tells_a_refund_deleted_by_the_admin_but_not_by_rest(sim, call, receiver):
    await register(call(sim), "action.woocommerce_refund_deleted")
    order_id = sim.sell()
    by_admin, by_rest = sim.refund(order_id, Decimal(1)), sim.refund(order_id, Decimal(1))
    receiver.got.clear()

    sim.delete_refund(by_admin)
    await call(sim).delete(f"/wp-json/wc/v3/orders/{order_id}/refunds/{by_rest}")
    await sim.run_queue()

    bodies = [json.loads(body) for _, body, _ in receiver.got]
    assert bodies == [{"action": "woocommerce_refund_deleted", "arg": by_admin}]


async def test_the_seventh_failure_disables_and_reactivation_keeps_the_count(sim, call, receiver):
    webhook = await register(call(sim))
    order_id = sim.sell()
    receiver.answer = 503

    for _ in range(6):
        sim.change_order(order_id)
        await sim.run_queue()
    assert sim.webhooks[0].status == "active"
    sim.change_order(order_id)
    await sim.run_queue()
    assert sim.webhooks[0].status == "disabled"

    await call(sim).put(f"{WEBHOOKS}/{webhook['id']}", json={"status": "active"})
    sim.change_order(order_id)
    await sim.run_queue()
    assert sim.webhooks[0].status == "disabled"


@pytest.mark.parametrize("answer", [204, 302])
async def test_a_success_clears_the_count(sim, call, receiver, answer):
    await register(call(sim))
    order_id = sim.sell()
    receiver.answer = 500
    await sim.run_queue()
    assert sim.webhooks[0].failures == 1

    receiver.answer = answer
    sim.change_order(order_id)
    await sim.run_queue()

    assert sim.webhooks[0].failures == 0


async def test_a_call_drives_the_queue_at_most_once_a_minute(sim, call, receiver):
    client = call(sim)
    await register(client)
    order_id = sim.sell()
    receiver.got.clear()

    await client.get("/wp-json/")
    sim.change_order(order_id)
    await client.get("/wp-json/")
    assert len(receiver.got) == 1

    sim.books._clock.advance(61)
    await client.get("/wp-json/")
    assert len(receiver.got) == 2


async def test_private_addresses_are_refused_where_no_filter_allows_them(make_shop, call, receiver):
    sim = make_shop(Shop(private_deliveries=False), deliver=receiver)
    await register(call(sim))
    sim.sell()

    await sim.run_queue()

    assert receiver.got == []
    assert sim.webhooks[0].failures == 1


async def test_only_a_new_address_is_pinged_again(sim, call, receiver):
    client = call(sim)
    webhook = await register(client)
    path = f"{WEBHOOKS}/{webhook['id']}"

    await client.put(path, json={"status": "paused", "secret": ""})
    assert len(receiver.got) == 1
    await client.put(path, json={"delivery_url": "https://hooks.example.com/other"})

    assert receiver.got[-1][0] == "https://hooks.example.com/other"
    assert sim.webhooks[0].secret == SECRET


async def test_deleting_needs_force(sim, call):
    client = call(sim)
    webhook = await register(client)
    path = f"{WEBHOOKS}/{webhook['id']}"

    refused = await client.delete(path)
    deleted = await client.delete(path, params={"force": "true"})

    assert (refused.status_code, refused.json()["code"]) == (501, "woocommerce_rest_trash_not_supported")
    assert deleted.status_code == 200
    assert sim.webhooks == []


async def test_a_put_that_takes_an_order_out_of_the_trash_is_told_to_nobody(sim, call, receiver):
    for topic in ("order.updated", "order.restored"):
        await register(call(sim), topic)
    order_id = sim.sell()
    sim.trash(order_id)
    await sim.run_queue()
    receiver.got.clear()

    await call(sim).put(f"/wp-json/wc/v3/orders/{order_id}", json={"status": "processing"})
    await sim.run_queue()
    assert receiver.got == []

    sim.trash(order_id)
    sim.restore(order_id)
    await sim.run_queue()
    assert [headers["X-WC-Webhook-Topic"] for _, _, headers in receiver.got] == ["order.restored"]
