"""The hostile host: each fault looks as it does at a real one, in process and over a socket."""

import httpx
import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Shop
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.serving import served

ORDERS = "/wp-json/wc/v3/orders"


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.HTML_500_BEFORE, 500),
        (Fault.HTML_503_BEFORE, 503),
        (Fault.HTML_403, 403),
        (Fault.TOO_MANY_REQUESTS, 429),
    ],
)
async def test_pages_of_html_instead_of_the_shop(make_shop, call, fault, status):
    sim = make_shop()
    sim.faults.script(fault)

    answer = await call(sim).get(ORDERS)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=UTF-8"
    assert ("retry-after" in answer.headers) is (status == 429)
    assert (await call(sim).get(ORDERS)).status_code == 200


async def test_maintenance_is_json_only_for_who_asks(make_shop, call):
    sim = make_shop()
    sim.faults.script(Fault.MAINTENANCE, times=2)

    asked = await call(sim).get(ORDERS)
    other = await call(sim).get(ORDERS, headers={"Accept": "*/*"})

    assert asked.json()["code"] == "wp_die"
    assert other.text.startswith("<!DOCTYPE html>")
    assert {asked.headers["retry-after"], other.headers["retry-after"]} == {"600"}


async def test_polluted_and_truncated_json(make_shop, call):
    sim = make_shop(days=1)
    sim.faults.script(Fault.POLLUTED_JSON)
    sim.faults.script(Fault.TRUNCATED)

    polluted = await call(sim).get(ORDERS)
    truncated = await call(sim).get(ORDERS)

    assert polluted.status_code == truncated.status_code == 200
    assert polluted.text.startswith("<br />")
    assert polluted.headers["content-type"] == "application/json; charset=UTF-8"
    assert not truncated.text.endswith("]")


async def test_writes_are_never_shown_a_spoiled_answer(make_shop, call):
    sim = make_shop()
    sim.faults.script(Fault.TRUNCATED)

    answer = await call(sim).post(ORDERS, json={"line_items": [{"product_id": 11, "quantity": 1}]})

    assert answer.status_code == 201
    assert answer.json()["id"]


def test_over_a_socket_a_reset_is_a_broken_connection_without_noise(make_shop, caplog):
    sim = make_shop(Shop(require_https=False), days=1)
    sim.faults.script(Fault.RESET_BEFORE)
    auth = (sim.shop.consumer_key, sim.shop.consumer_secret)

    with (
        served({"shop": sim.app}) as addresses,
        httpx.Client(base_url=addresses["shop"], auth=auth) as client,
    ):
        with pytest.raises(httpx.TransportError):
            client.get(ORDERS)
        order_id = sim.sell()
        orders = client.get(ORDERS, params={"_fields": "id"}).json()
        index = client.get("/wp-json/", params={"_fields": "home"}).json()

    assert orders[0] == {"id": order_id}
    assert index == {"home": addresses["shop"]}
    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []
