"""What labels, voids, return labels and fulfillments mean in neutral words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind
from mlconnector_gui.accounting.store_items import StoreItem
from mlconnector_gui.connectors.shipstation.streams import fulfillment_document, shipment_document
from tests.helpers.problems import refused
from tests.helpers.shipstation import (
    KEY,
    fulfillment,
    kept_order,
    label,
    shipment_of,
    shipped_item,
    translated,
    written,
)

OTHER = "00001-4502-OP-000"


def codes(translation: Translation) -> list[str]:
    assert not [one for one in translation.findings if one.blocks]
    return [one.code for one in translation.findings]


def test_a_label_says_what_left_when_and_at_what_cost() -> None:
    shipment = shipment_of(label())

    assert shipment.kind is ShipmentKind.LABEL
    assert (shipment.external_id, shipment.order_id) == ("33974374", "43945660")
    assert (shipment.order_key, shipment.order_number) == (KEY, "4501 OP")
    assert shipment.occurred_at == datetime(2026, 11, 3, 2, 51, 33, 627000, UTC)
    assert shipment.ship_date == date(2026, 11, 2)
    assert (shipment.carrier, shipment.service) == ("fedex", "fedex_ground")
    assert shipment.total_cost == Money.of("12.38", "USD")
    assert not shipment.is_voided
    assert shipment.traits["store_id"] == "22766"


def test_a_line_tells_its_purchase_order_line() -> None:
    (line,) = shipment_of(label()).lines

    assert (line.line_key, line.order_key, line.order_number) == (f"{KEY}-1", KEY, "4501 OP")
    assert (line.sku, line.quantity) == ("MUG-01", Decimal(5))
    assert line.traits["option_unit"] == "CS"


def test_an_amount_is_never_a_float() -> None:
    """0.1 + 0.2 of a float would be refused as finer than a cent."""
    payload = written(label()).replace(b"11.93", b"0.30").replace(b"0.45", b"0.1")
    document = shipment_document(payload)

    assert shipment_of(label(shipmentCost=0.3, insuranceCost=0.1)).total_cost == Money.of("0.40", "USD")
    assert document.payload == payload


def test_the_currency_is_the_connections_since_shipstation_has_none() -> None:
    shipment = shipment_of(label(), currency="CAD")

    assert shipment.cost == Money.of("11.93", "CAD")


def test_a_cost_finer_than_the_currency_is_refused() -> None:
    with refused("money.too_fine"):
        shipment_of(label(), currency="JPY")


def test_a_void_is_the_same_shipment_once_more() -> None:
    voided = label(voided=True, voidDate="2026-11-04T09:00:00.0000000")
    shipment = shipment_of(voided)

    assert shipment.external_id == shipment_of(label()).external_id
    assert shipment.voided_at == datetime(2026, 11, 4, 17, tzinfo=UTC)
    assert shipment_document(written(voided)).modified_at == shipment.voided_at
    assert shipment_document(written(voided)).created_at == shipment_document(written(label())).modified_at


def test_a_void_without_a_date_is_a_void() -> None:
    shipment = shipment_of(label(voided=True))

    assert shipment.voided_at == shipment.occurred_at


def test_a_return_label_is_a_cost_and_nothing_that_left() -> None:
    translation = translated("shipments", label(isReturnLabel=True))

    assert translation.shipments[0].kind is ShipmentKind.RETURN_LABEL
    assert translation.shipments[0].cost == Money.of("11.93", "USD")
    assert translation.documents == ()


def test_a_discount_is_not_goods() -> None:
    items = [
        shipped_item(),
        shipped_item(lineItemKey=None, sku="SAVE", unitPrice=-5),
        shipped_item(sku="MUG-02", quantity=0),
        None,
    ]

    assert [line.sku for line in shipment_of(label(shipmentItems=items)).lines] == ["MUG-01"]


@pytest.mark.parametrize("items", [None, []])
def test_a_label_that_does_not_say_its_items_matches_nothing_by_itself(items: object) -> None:
    translation = translated("shipments", label(shipmentItems=items))

    assert translation.shipments[0].lines == ()
    assert codes(translation) == ["shipstation.items_missing"]


def test_a_label_without_a_cost_says_so() -> None:
    translation = translated("shipments", label(shipmentCost=None, insuranceCost=None))

    assert translation.shipments[0].total_cost is None
    assert codes(translation) == ["shipstation.cost_missing"]


def test_nulls_may_be_left_out() -> None:
    """As ShipStation's own examples do."""
    kept = {"shipmentId", "orderId", "orderNumber", "createDate", "shipDate", "shipmentCost", "shipmentItems"}
    short = {name: value for name, value in label().items() if name in kept}

    shipment = shipment_of(short)

    assert (shipment.order_key, shipment.order_number) == ("", "4501 OP")
    assert shipment.lines[0].order_key == KEY


# orders that were split or merged


def test_a_part_of_a_split_order_belongs_to_the_whole() -> None:
    """The part has a key of the account's own making; its lines still name where they were ordered."""
    part = label(orderId=2, orderKey="0f6bec18", orderNumber="4501 OP-1", advancedOptions=_split_from(1))

    (line,) = shipment_of(part).lines

    assert (line.order_key, line.order_number) == (KEY, "4501 OP")


def test_a_line_without_key_is_looked_for_in_the_order_that_was_split() -> None:
    item = shipped_item(lineItemKey=None)
    part = label(orderId=2, orderKey="gen-2", shipmentItems=[item], advancedOptions=_split_from(1))
    whole = kept_order(orderId=1, orderKey=OTHER, orderNumber="4502 OP", items=[item])

    (line,) = shipment_of(part, whole).lines

    assert (line.order_key, line.order_number) == (OTHER, "4502 OP")


def test_a_merged_parcel_has_lines_of_several_orders() -> None:
    own, other = shipped_item(), shipped_item(lineItemKey=f"{OTHER}-3", sku="SOCK-M", orderItemId=7)
    merged = {"mergedOrSplit": True, "mergedIds": [9], "parentId": None}

    lines = shipment_of(label(shipmentItems=[own, other], advancedOptions=merged)).lines

    assert [(line.order_key, line.line_key) for line in lines] == [(KEY, f"{KEY}-1"), (OTHER, f"{OTHER}-3")]


def test_a_merged_line_without_key_is_looked_for_where_it_came_from() -> None:
    item = shipped_item(lineItemKey=None, orderItemId=7, sku="SOCK-M")
    merged = {"mergedOrSplit": True, "mergedIds": [9], "parentId": None}
    surviving = kept_order(items=[shipped_item(), item])
    gone = kept_order(orderId=9, orderKey=OTHER, orderNumber="4502 OP", items=[item])

    (line,) = shipment_of(label(shipmentItems=[item], advancedOptions=merged), surviving, gone).lines

    assert (line.order_key, line.order_number) == (OTHER, "4502 OP")


def test_orders_that_name_each_other_are_looked_at_once() -> None:
    item = shipped_item(lineItemKey=None, orderItemId=99)
    first = kept_order(orderId=1, advancedOptions=_split_from(2))
    second = kept_order(orderId=2, advancedOptions=_split_from(1))

    part = label(orderId=1, shipmentItems=[item], advancedOptions=_split_from(2))

    assert shipment_of(part, first, second).lines[0].order_key == KEY


def test_an_order_is_needed_only_where_the_label_does_not_say_all() -> None:
    split = label(orderId=2, advancedOptions=_split_from(1))

    assert shipment_document(written(label())).parents == ()
    assert shipment_document(written(label(orderKey=None))).parents == (("orders", "43945660"),)
    assert shipment_document(written(split)).parents == (("orders", "2"), ("orders", "1"))


def test_a_key_that_the_label_leaves_out_is_the_orders() -> None:
    shipment = shipment_of(label(orderKey=None), kept_order())

    assert shipment.order_key == KEY


# marked as shipped


def marked(*orders: dict[str, object], **changes: object) -> Shipment:
    (shipment,) = translated("fulfillments", fulfillment(**changes), *orders).shipments
    return shipment


def test_a_marked_order_shipped_what_was_ordered() -> None:
    translation = translated("fulfillments", fulfillment(), kept_order())
    (shipment,) = translation.shipments

    assert (shipment.kind, shipment.external_id) == (ShipmentKind.MARKED, "f-246310")
    assert (shipment.order_key, shipment.ship_date) == (KEY, date(2026, 11, 3))
    assert [(line.sku, line.quantity) for line in shipment.lines] == [("MUG-01", 12), ("TENT-2P", 2)]
    assert shipment.total_cost is None
    assert codes(translation) == ["shipstation.lines_of_the_order"]


def test_a_marked_order_that_is_not_known_matches_nothing_by_itself() -> None:
    translation = translated("fulfillments", fulfillment())

    assert translation.shipments[0].lines == ()
    assert codes(translation) == ["shipstation.items_missing"]
    assert fulfillment_document(written(fulfillment())).parents == (("orders", "43945660"),)


def test_a_partners_fee_is_a_cost_and_a_zero_is_none() -> None:
    assert marked(fulfillmentFee=3.5).cost == Money.of("3.50", "USD")
    assert marked(fulfillmentFee=0).cost is None


def test_a_mark_that_was_taken_back_is_a_void() -> None:
    shipment = marked(kept_order(), voided=True, voidDate="2026-11-05T08:00:00")

    assert shipment.voided_at == datetime(2026, 11, 5, 16, tzinfo=UTC)


# what is none


def test_an_order_moves_nothing() -> None:
    assert translated("orders", kept_order()) == Translation()


def test_a_product_is_an_item_by_its_sku() -> None:
    product = {"productId": 7854004, "sku": " MUG-01 ", "name": "Enamel mug", "upc": None, "active": True}

    assert translated("products", product).items == (
        StoreItem(external_id="7854004", sku="MUG-01", name="Enamel mug"),
    )


@pytest.mark.parametrize("changes", [{"sku": None}, {"sku": " "}, {"active": False}])
def test_a_product_without_a_sku_or_out_of_use_is_no_item(changes: dict[str, object]) -> None:
    product = {"productId": 7854004, "sku": "MUG-01", "name": "Enamel mug", "active": True}

    assert translated("products", {**product, **changes}) == Translation()


@pytest.mark.parametrize("changes", [{"shipmentId": None}, {"createDate": None}, {"shipmentCost": "much"}])
def test_a_label_that_cannot_be_read_is_refused_whole(changes: dict[str, object]) -> None:
    code = "shipstation.date_unreadable" if "createDate" in changes else "shipstation.payload_unreadable"
    with refused(code):
        shipment_of(label(**changes))


def _split_from(parent: int) -> dict[str, object]:
    return {"mergedOrSplit": True, "mergedIds": [], "parentId": parent, "storeId": 22766}
