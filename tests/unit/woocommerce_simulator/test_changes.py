"""What moves a date and what does not; refunds; the shop's own books."""

from decimal import Decimal

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import ApiKey, Basket, Item, Shop

ORDERS = "/wp-json/wc/v3/orders"
MUGS = Basket(items=[Item(sku="MUG-01", quantity=3), Item(sku="SOCK-M")])


@pytest.fixture
def later(make_shop):
    """Give a shop and a way to let a minute pass."""
    sim = make_shop()
    return sim, lambda: sim.books._clock.advance(60)


def modified(sim, order_id):
    return sim.order(order_id)["date_modified_gmt"]


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        (lambda sim, order_id: sim.change_order(order_id), True),
        (lambda sim, order_id: sim.set_status(order_id, "completed"), True),
        (lambda sim, order_id: sim.refund(order_id, Decimal(1)), True),
        (lambda sim, order_id: sim.add_fee_meta(order_id), True),
        (lambda sim, order_id: sim.trash(order_id), True),
        (lambda sim, order_id: sim.delete_refund(sim.refund_ids(order_id)[0]), False),
    ],
    ids=["save", "status", "refund", "fee meta", "trash", "refund deleted"],
)
def test_what_moves_the_modified_date(later, change, moves):
    sim, a_minute_passes = later
    order_id = sim.sell(MUGS)
    sim.refund(order_id, Decimal(2))
    before = modified(sim, order_id)
    a_minute_passes()

    change(sim, order_id)

    assert (modified(sim, order_id) > before) is moves


def test_on_classic_storage_a_late_fee_moves_nothing(make_shop):
    sim = make_shop(Shop(classic_storage=True))
    order_id = sim.sell(MUGS)
    before = modified(sim, order_id)
    sim.books._clock.advance(60)

    sim.add_fee_meta(order_id, Decimal("1.23"))

    assert modified(sim, order_id) == before
    assert {"_stripe_fee": "1.23", "_stripe_currency": "USD"}.items() <= {
        meta["key"]: meta["value"] for meta in sim.order(order_id)["meta_data"]
    }.items()


async def test_an_empty_put_moves_the_date(later, call):
    sim, a_minute_passes = later
    order_id = sim.sell(MUGS)
    before = modified(sim, order_id)
    a_minute_passes()

    answer = await call(sim).put(f"{ORDERS}/{order_id}", json={})

    assert answer.json()["date_modified_gmt"] > before


def test_refunding_pieces_and_then_the_rest_gives_back_exactly_the_total(make_shop):
    sim = make_shop()
    order_id = sim.sell(MUGS)
    order = sim.order(order_id)
    mugs = order["line_items"][0]["id"]

    sim.refund(order_id, lines={mugs: 1})
    assert sim.order(order_id)["status"] == "processing"
    sim.refund(order_id)

    after = sim.order(order_id)
    assert after["status"] == "refunded"
    assert sum(Decimal(refund["total"]) for refund in after["refunds"]) == -Decimal(order["total"])
    assert sum(Decimal(refund["total_tax"]) for refund in after["refunds"]) == -Decimal(order["total_tax"])


async def test_a_refund_by_amount_has_no_lines(make_shop, call):
    sim = make_shop()
    order_id = sim.sell(MUGS)
    refund_id = sim.refund(order_id, Decimal("5.00"), reason="Goodwill")

    refund = (await call(sim).get(f"{ORDERS}/{order_id}/refunds/{refund_id}")).json()

    assert refund["amount"] == "5.00"
    assert [refund[key] for key in ("line_items", "shipping_lines", "tax_lines", "fee_lines")] == [
        [],
        [],
        [],
        [],
    ]
    assert sim.order(order_id)["refunds"] == [
        {"id": refund_id, "reason": "Goodwill", "total": "-5.00", "total_tax": "0.00"}
    ]


async def test_a_refund_by_hand_is_for_the_rest_without_lines(make_shop, call):
    sim = make_shop()
    order_id = sim.sell(MUGS)
    sim.refund(order_id, Decimal(1))

    sim.set_status(order_id, "refunded")
    sim.set_status(order_id, "completed")

    refunds = (await call(sim).get(f"{ORDERS}/{order_id}/refunds")).json()
    assert refunds[0]["reason"] == "Order fully refunded."
    assert refunds[0]["line_items"] == []
    assert sum(Decimal(refund["amount"]) for refund in refunds) == Decimal(sim.order(order_id)["total"])


async def test_an_old_shop_knows_less_of_refunds(make_shop, call):
    sim = make_shop(Shop(version="8.9.1"))
    order_id = sim.sell(MUGS)
    sim.refund(order_id, Decimal(1))

    across = await call(sim).get("/wp-json/wc/v3/refunds")

    assert across.status_code == 404
    assert "total_tax" not in sim.order(order_id)["refunds"][0]


async def test_missing_things_are_refused_as_recorded(make_shop, call, sample):
    recorded = sample("errors_requests.json")
    sim = make_shop()
    order_id = sim.sell(MUGS)
    client = call(sim)

    answers = {
        "order_not_found": await client.get(f"{ORDERS}/999999"),
        "order_not_found_put": await client.put(f"{ORDERS}/999999", json={}),
        "no_route": await client.get("/wp-json/wc/v3/nothing"),
        "bad_json": await client.put(
            f"{ORDERS}/{order_id}", content=b"{", headers={"Content-Type": "application/json"}
        ),
        "missing_param": await client.post("/wp-json/wc/v3/webhooks", json={"topic": "order.updated"}),
        "refund_too_large_data_is_a_number": await client.post(
            f"{ORDERS}/{order_id}/refunds", json={"amount": "99999"}
        ),
        "refund_of_missing_order_http_500_data_404": await client.post(
            f"{ORDERS}/99999/refunds", json={"amount": "1"}
        ),
        "refunds_of_missing_order_is_empty_list": await client.get(f"{ORDERS}/99999/refunds"),
        "batch_over_100": await client.post(f"{ORDERS}/batch", json={"delete": list(range(101))}),
        "batch_items_with_errors": await client.post(
            f"{ORDERS}/batch", json={"update": [{"id": 999999}], "delete": [888888]}
        ),
        "customer_not_found": await client.get("/wp-json/wc/v3/customers/999"),
    }

    for name, answer in answers.items():
        assert (name, answer.status_code, answer.json()) == (
            name,
            recorded[name]["status"],
            recorded[name]["body"],
        )


async def test_the_ten_steps_of_a_deleted_refund_and_a_trashed_order(make_shop, call):
    sim = make_shop()
    order_id = sim.sell(MUGS)
    refund_id = sim.refund(order_id, Decimal(5))
    client = call(sim)
    before = modified(sim, order_id)
    sim.books._clock.advance(60)

    deleted = await client.delete(f"{ORDERS}/{order_id}/refunds/{refund_id}")
    gone = await client.get(f"{ORDERS}/{order_id}/refunds/{refund_id}")
    unmoved = modified(sim, order_id)
    trashed = await client.delete(f"{ORDERS}/{order_id}")
    again = await client.delete(f"{ORDERS}/{order_id}")

    assert deleted.json()["id"] == refund_id
    assert gone.json()["code"] == "woocommerce_rest_shop_order_refund_invalid_id"
    assert unmoved == before
    assert trashed.json()["status"] == "processing"
    assert modified(sim, order_id) > before
    assert (again.status_code, again.json()["code"]) == (410, "woocommerce_rest_already_trashed")


def test_the_books_say_what_was_sold_and_given_back(make_shop):
    sim = make_shop()
    kept, trashed, unpaid = sim.sell(MUGS), sim.sell(MUGS), sim.place_order(MUGS)
    refund = sim.refund(kept, Decimal(5))
    mistake = sim.refund(kept, Decimal(6))
    sim.delete_refund(mistake)
    sim.trash(trashed)
    total = Decimal(sim.order(kept)["total"])

    events = {(event.kind, event.external_id): event for event in sim.events()}

    assert (events["sale", str(kept)].amount, events["sale", str(kept)].deleted) == (total, False)
    assert events["sale", str(trashed)].deleted
    assert (events["refund", str(refund)].amount, events["refund", str(refund)].deleted) == (5, False)
    assert events["refund", str(mistake)].deleted
    assert ("sale", str(unpaid)) not in events


def test_editing_a_paid_order_changes_the_sale(make_shop):
    sim = make_shop()
    order_id = sim.sell(MUGS)
    before = sim.events()[0].amount

    sim.change_order(order_id, shipping=Decimal("16.50"))

    assert sim.events()[0].amount == before + Decimal("10.73")


def test_cash_on_delivery_is_a_sale_before_it_is_paid(make_shop):
    sim = make_shop()
    order_id = sim.place_order(Basket(items=[Item(sku="MUG-01")], payment_method="cod"), status="processing")

    order, event = sim.order(order_id), sim.events()[0]

    assert (order["status"], order["date_paid_gmt"]) == ("processing", None)
    assert not event.deleted
    sim.pay(order_id)
    assert sim.order(order_id)["date_paid_gmt"] is not None


async def test_rest_can_place_an_order_that_is_paid(make_shop, call):
    sim = make_shop()

    body = {"line_items": [{"product_id": 11, "quantity": 2}], "set_paid": True, "payment_method": "stripe"}
    answer = await call(sim).post(ORDERS, json=body)
    refused = await call(sim).post(ORDERS, json={"line_items": [{"quantity": 1}]})

    assert answer.status_code == 201
    assert (answer.json()["status"], answer.json()["created_via"]) == ("processing", "rest-api")
    assert sim.events()[0].order_id == str(answer.json()["id"])
    assert refused.json()["code"] == "woocommerce_rest_required_product_reference"


async def test_stock_is_dropped_unless_it_is_managed(make_shop, call):
    sim = make_shop()
    client = call(sim)
    found = (await client.get("/wp-json/wc/v3/products", params={"sku": "MUG-01,SOCK-M"})).json()
    path = f"/wp-json/wc/v3/products/{found[0]['id']}"

    dropped = await client.put(path, json={"stock_quantity": 5})
    kept = await client.put(path, json={"stock_quantity": 5, "manage_stock": True, "regular_price": "13.00"})

    assert [product["sku"] for product in found] == ["SOCK-M", "MUG-01"]
    assert dropped.json()["stock_quantity"] is None
    assert (kept.json()["stock_quantity"], kept.json()["price"]) == (5, "13.00")


async def test_only_role_all_lists_everybody_and_managers_see_no_meta_data(make_shop, call):
    sim = make_shop(Shop(customers=3))
    manager = ApiKey(consumer_key="ck_" + "d" * 40, consumer_secret="cs_" + "d" * 40, role="shop_manager")
    sim.add_key(manager)
    client = call(sim, auth=(manager.consumer_key, manager.consumer_secret))

    buyers = (await client.get("/wp-json/wc/v3/customers")).json()
    everybody = (await client.get("/wp-json/wc/v3/customers", params={"role": "all"})).json()
    refused = await client.get("/wp-json/wc/v3/customers", params={"orderby": "modified"})

    assert (len(buyers), len(everybody)) == (3, 5)
    assert "meta_data" not in buyers[0]
    assert refused.status_code == 400


@pytest.mark.parametrize("body", [{"line_items": [{"product_id": "eleven"}]}, {"status": "trash"}])
async def test_nonsense_in_a_body_is_refused(make_shop, call, body):
    answer = await call(make_shop()).post(ORDERS, json=body)

    assert (answer.status_code, answer.json()["code"]) == (400, "rest_invalid_param")
