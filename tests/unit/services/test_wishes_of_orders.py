"""What a store is asked of an order that it has: what it did with it stays its own."""

from dataclasses import replace

from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.connectors.port import SeenRecord
from mlconnector_gui.services.wishes import Wish, beside_store

WANTED = {
    "status": "awaiting_shipment",
    "bill_to": "Example",
    "lines.1.quantity": "5",
    "lines.1.sku": "MUG-01",
}
WISH = Wish(
    record_type=RecordType.ORDER,
    key="00001-4501-OP-000",
    fields=WANTED,
    currency="USD",
    source={},
    document_id=1,
    creates=True,
)


def seen(status: str) -> SeenRecord:
    return SeenRecord(fields={"status": status}, record_id="77")


def fields(wish: Wish | None) -> set[str]:
    return set(wish.fields) if wish else set()


def test_an_open_order_is_followed_but_for_its_status() -> None:
    assert fields(beside_store(WISH, seen("on_hold"))) == {"bill_to", "lines.1.quantity", "lines.1.sku"}


def test_of_a_shipped_order_only_the_goods_are_compared() -> None:
    assert fields(beside_store(WISH, seen("shipped"))) == {"lines.1.quantity", "lines.1.sku"}


def test_an_order_cancelled_in_jde_is_cancelled_in_the_store() -> None:
    cancelled = replace(WISH, fields={**WANTED, "status": "cancelled"})

    asked = beside_store(cancelled, seen("awaiting_shipment"))

    assert asked is not None
    assert asked.fields == {"status": "cancelled"}


def test_an_order_that_is_not_there_is_begun_only_while_something_is_open() -> None:
    assert beside_store(WISH, None) is WISH
    assert beside_store(replace(WISH, creates=False), None) is None


def test_other_records_are_left_alone() -> None:
    price = replace(WISH, record_type=RecordType.PRICE)

    assert beside_store(price, None) is price
