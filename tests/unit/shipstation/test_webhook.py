"""Unsigned deliveries: what they hint at, and every way to make an address that is not ShipStation's."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.port import Aside, Hint, Refusal
from mlconnector_gui.connectors.shipstation.resource import Resource, read_resource
from mlconnector_gui.connectors.shipstation.webhook import TOPICS, verify
from tests.helpers.shipstation import HOST, Station

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LIST = "/shipments?batchId=1&includeShipmentItems=False"
HOSTILE = [
    f"https://ssapi.shipstation.com.evil.example{LIST}",
    f"https://ssapi.shipstation.com@evil.example{LIST}",
    f"https://evil.example@ssapi.shipstation.com{LIST}",
    f"https://ssapi.shipstation.com:x@evil.example{LIST}",
    f"https://user:pass@ssapi.shipstation.com{LIST}",
    f"//evil.example{LIST}",
    f"//ssapi.shipstation.com{LIST}",
    f"http://ssapi.shipstation.com{LIST}",
    f"ftp://ssapi.shipstation.com{LIST}",
    "file:///etc/passwd",
    "file://ssapi.shipstation.com/shipments",
    "javascript:alert(1)",
    f"https://ssapi.shipstation.com:8443{LIST}",
    f"https://ssapi.shipstation.com:0{LIST}",
    f"https://ssapi.shipstation.com:99999{LIST}",
    f"https://ssapi.shipstation.com:443:443{LIST}",
    f"https://ssapi.shipstation.com.{LIST}",
    f"https://xssapi.shipstation.com{LIST}",
    f"https://ssapi.shipstation.co{LIST}",
    f"https://ssapi1234.shipstation.com{LIST}",
    f"https://ssapi-6.shipstation.com{LIST}",
    f"https://api.shipstation.com{LIST}",
    f"https://ssapi.shipstatіon.com{LIST}",
    f"https://ssapi.xn--shipstaton-l5i.com{LIST}",
    f"https://ssapi。shipstation。com{LIST}",
    f"https://127.0.0.1{LIST}",
    f"https://2130706433{LIST}",
    f"https://0177.0.0.1{LIST}",
    f"https://0x7f000001{LIST}",
    f"https://[::1]{LIST}",
    f"https://[::ffff:169.254.169.254]{LIST}",
    f"https://169.254.169.254{LIST}",
    f"https://localhost{LIST}",
    f"https://ssapi.shipstation.com%2eevil.example{LIST}",
    f"https://ssapi.shipstation.com%00.evil.example{LIST}",
    f"https://ssapi.shipstation.com\\@evil.example{LIST}",
    f"https:\\\\ssapi.shipstation.com{LIST}",
    f"https://ssapi.shipstation.com\t.evil.example{LIST}",
    f"https://ssapi.shipstation.com\r\nHost: evil.example{LIST}",
    "https://ssapi.shipstation.com/shipments\r\nX: 1?batchId=1",
    f"\nhttps://ssapi.shipstation.com{LIST}",
    f" https://ssapi.shipstation.com{LIST}",
    "https://ssapi.shipstation.com/orders/createlabelfororder",
    "https://ssapi.shipstation.com/../shipments",
    "https://ssapi.shipstation.com/shipments/../accounts",
    "https://ssapi.shipstation.com//evil.example/shipments",
    "https://ssapi.shipstation.com/shipments;x",
    "https://ssapi.shipstation.com/SHIPMENTS",
    "https://ssapi.shipstation.com/",
    "https://ssapi.shipstation.com?batchId=1",
    f"https://ssapi.shipstation.com{LIST}#@evil.example",
    "https:ssapi.shipstation.com/shipments",
    "https:///shipments",
    "https://ssapi.shipstation.com/shipments?" + "a" * 600,
    "",
]


def delivered(url: object, topic: object = "SHIP_NOTIFY") -> Hint | Aside | Refusal:
    body = json.dumps({"resource_url": url, "resource_type": topic}).encode()
    return verify({}, body, {}, NOW)


@pytest.mark.parametrize("url", HOSTILE, ids=range(len(HOSTILE)))
def test_an_address_that_is_not_shipstations_is_refused(url: str) -> None:
    assert read_resource(url) is None
    assert delivered(url) is Refusal.MALFORMED


@pytest.mark.parametrize(
    "host", ["ssapi.shipstation.com", "ssapi6.shipstation.com", "ssapi11.shipstation.com:443"]
)
def test_the_hosts_of_the_cluster_are_its_own(host: str) -> None:
    assert read_resource(f"https://{host}{LIST}") == Resource(stream="shipments")


def test_a_batch_hints_at_the_list_and_a_single_record_at_itself() -> None:
    one = "https://ssapi6.shipstation.com/shipments?shipmentId=33974374&includeShipmentItems=False"

    assert delivered(f"https://ssapi6.shipstation.com{LIST}") == Hint(topic="SHIP_NOTIFY", stream="shipments")
    assert delivered(one) == Hint(topic="SHIP_NOTIFY", stream="shipments", external_ids=("33974374",))


@pytest.mark.parametrize(
    "query",
    [
        "shipmentId=1&shipmentId=2",
        "shipmentId=1%2f..%2f2",
        "shipmentId=%31x",
        "shipmentId=" + "1" * 30,
        "shipmentId=",
    ],
)
def test_what_is_no_number_names_no_record(query: str) -> None:
    found = delivered(f"https://ssapi6.shipstation.com/shipments?{query}")

    assert found == Hint(topic="SHIP_NOTIFY", stream="shipments")


@pytest.mark.parametrize(
    ("topic", "path", "stream"),
    [
        ("ITEM_SHIP_NOTIFY", "shipments", "shipments"),
        ("ORDER_NOTIFY", "orders", "orders"),
        ("ITEM_ORDER_NOTIFY", "orders", "orders"),
        ("FULFILLMENT_SHIPPED", "fulfillments", "fulfillments"),
        ("FULFILLMENT_REJECTED", "fulfillments", "fulfillments"),
    ],
)
def test_each_topic_is_about_its_list(topic: str, path: str, stream: str) -> None:
    found = delivered(f"https://ssapi6.shipstation.com/{path}?storeID=1", topic)

    assert found == Hint(topic=topic, stream=stream)


def test_a_topic_that_points_into_another_list_is_refused() -> None:
    assert delivered(f"https://ssapi6.shipstation.com{LIST}", "ORDER_NOTIFY") is Refusal.MALFORMED


def test_a_topic_that_is_not_known_has_no_effect() -> None:
    assert delivered(f"https://ssapi6.shipstation.com{LIST}", "BATCH_DONE") is Aside.OTHER_TOPIC


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"resource_url":1,"resource_type":"SHIP_NOTIFY"}', b"[" * 5000],
)
def test_a_body_that_is_none_is_refused(body: bytes) -> None:
    assert verify({}, body, {}, NOW) is Refusal.MALFORMED


async def test_the_keys_go_to_the_connections_own_address_and_to_no_other() -> None:
    """The delivery names a host of the cluster; what it names is fetched from where the connection says."""
    station = Station()
    shipment_id = station.account.ship(station.order(), cost=Decimal(7))
    hint = delivered(f"https://ssapi6.shipstation.com/shipments?shipmentId={shipment_id}")
    assert isinstance(hint, Hint)
    source = station.source()

    fetched = await source.fetch(hint.stream, hint.external_ids[0])

    await source.close()
    assert fetched.external_id == str(shipment_id)
    assert {(one.url.scheme, one.url.host) for one in station.asked} == {("https", HOST)}
    assert all(one.headers["authorization"].startswith("Basic ") for one in station.asked)


async def test_what_is_subscribed_to_is_delivered_and_understood() -> None:
    station = Station()
    received: list[bytes] = []

    async def deliver(_address: str, body: bytes, _headers: dict[str, str]) -> int:
        received.append(body)
        return 200

    station.hooks.deliver_through(deliver)
    for topic in TOPICS:
        station.hooks.subscribe({"event": topic, "target_url": "https://hooks.example.com/hooks/a"})
    first, second = station.order(), station.order("00001-4502-OP-000")
    station.account.ship(first, cost=Decimal(7))
    station.account.mark(second)

    await station.hooks.run_queue()

    hints = [verify({}, body, {}, NOW) for body in received]
    assert {one.stream for one in hints if isinstance(one, Hint)} == {"orders", "shipments", "fulfillments"}
    assert all(isinstance(one, Hint) for one in hints)
