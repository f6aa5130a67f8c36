"""What the simulator answers has the keys of what real shops answered."""

from decimal import Decimal

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Basket, Coupon, Fee, Item, Shop


def assert_same_keys(ours, theirs, path="body"):
    if isinstance(theirs, dict):
        assert list(ours) == list(theirs), path
        for key, value in theirs.items():
            if key not in ("meta_data", "_links", "image"):
                assert_same_keys(ours[key], value, f"{path}.{key}")
    elif isinstance(theirs, list) and theirs:
        assert ours, path
        assert_same_keys(ours[0], theirs[0], f"{path}[0]")
    elif theirs is not None:
        assert ours is None or type(ours) is type(theirs) or "price" in path or "nominal" in path, path


@pytest.fixture
def order_id_of_everything(make_shop):
    sim = make_shop()
    basket = Basket(
        items=[Item(sku="MUG-01", quantity=2)],
        fees=[Fee(name="Gift wrap", total=Decimal(4))],
        coupons=[Coupon(code="ten", amount=Decimal(10))],
        customer_id=4,
    )
    order_id = sim.sell(basket)
    return sim, order_id


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("order_fees_positive_negative_untaxed.json", ["body"]),
        ("order_tax_inclusive_with_coupon.json", ["default_dp_2", "body"]),
        ("order_product_deleted_and_variation.json", ["product_deleted", "body"]),
        ("refunds_of_one_order_lines_and_shipping.json", ["order", "body"]),
        ("orders_list_page_1_of_many.json", ["body", 0]),
    ],
)
def test_an_order_has_the_47_keys_of_a_recorded_one(sample, order_id_of_everything, name, keys):
    recorded = sample(name)
    for key in keys:
        recorded = recorded[key]
    sim, order_id = order_id_of_everything
    sim.refund(order_id, Decimal(1))

    order = sim.order(order_id)

    assert len(order) == 47
    assert_same_keys(order, recorded)


async def test_refunds_have_the_keys_of_recorded_ones(sample, order_id_of_everything, call):
    recorded = sample("refunds_of_one_order_lines_and_shipping.json")["refunds"]["body"]
    across = sample("refunds_across_orders_with_amount_only.json")["body"][0]
    sim, order_id = order_id_of_everything
    order = sim.order(order_id)
    sim.refund(order_id, lines={order["line_items"][0]["id"]: 1, order["shipping_lines"][0]["id"]: 1})

    refunds = (await call(sim).get(f"/wp-json/wc/v3/orders/{order_id}/refunds")).json()
    everywhere = (await call(sim).get("/wp-json/wc/v3/refunds")).json()

    assert_same_keys(refunds[0], recorded[1])
    assert_same_keys(refunds[0], recorded[2])
    assert_same_keys(everywhere[0], across)
    assert refunds[0]["line_items"][0]["meta_data"][0]["value"] == str(order["line_items"][0]["id"])


@pytest.mark.parametrize(
    ("key", "path", "recorded_name"),
    [
        ("currency", "/wp-json/wc/v3/data/currencies/current", "shop_settings_and_system_status.json"),
        ("default_role_customer", "/wp-json/wc/v3/customers", "customers_role_all.json"),
    ],
)
async def test_other_answers_have_the_recorded_keys(sample, make_shop, call, key, path, recorded_name):
    recorded = sample(recorded_name)[key]["body"]

    answer = (await call(make_shop()).get(path)).json()

    assert_same_keys(answer, recorded)


@pytest.mark.parametrize("group", ["general", "tax"])
async def test_settings_carry_what_a_connector_reads(make_shop, call, group):
    sim = make_shop(Shop(currency="EUR", price_decimals=2, prices_include_tax=True))

    settings = (await call(sim).get(f"/wp-json/wc/v3/settings/{group}")).json()
    values = {setting["id"]: setting["value"] for setting in settings}

    wanted = {
        "general": ("woocommerce_currency", "EUR"),
        "tax": ("woocommerce_prices_include_tax", "yes"),
    }[group]
    assert wanted in values.items()


async def test_the_index_tells_the_zone_without_a_login(make_shop, call):
    sim = make_shop(Shop(timezone="Australia/Adelaide"))

    fields = {"_fields": "name,home,namespaces,gmt_offset,timezone_string"}
    index = (await call(sim, auth=None).get("/wp-json/", params=fields)).json()

    assert index["gmt_offset"] == 10.5
    assert index["timezone_string"] == "Australia/Adelaide"
    assert index["home"] == "https://shop.example.com"
    assert "wc/v3" in index["namespaces"]
    assert set(index) == set(fields["_fields"].split(","))


@pytest.mark.parametrize(("classic", "hpos"), [(False, True), (True, False)])
async def test_system_status_tells_the_storage(make_shop, call, classic, hpos):
    sim = make_shop(Shop(classic_storage=classic))

    params = {"_fields": "environment,settings"}
    status = (await call(sim).get("/wp-json/wc/v3/system_status", params=params)).json()

    assert status["settings"]["HPOS_enabled"] is hpos
    assert status["environment"]["version"] == "11.0.1"
