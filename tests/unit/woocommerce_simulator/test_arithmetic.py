"""The simulator's orders add up as WooCommerce's do."""

from decimal import Decimal

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Basket, Coupon, Fee, Item, Shop
from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import TaxRules

LINES = ("line_items", "fee_lines", "shipping_lines")
TEN = Coupon(code="ten", amount=Decimal(10))
FIVE = Coupon(code="five", amount=Decimal(5), kind="fixed_cart")


def parts(order):
    return sum(
        (Decimal(line["total"]) + Decimal(line["total_tax"]) for kind in LINES for line in order[kind]),
        Decimal(0),
    )


def item(sku, price, quantity=1):
    return Item(sku=sku, price=Decimal(price), quantity=quantity)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "shop",
    [
        Shop(),
        Shop(
            name="WOO-EU",
            currency="EUR",
            prices_include_tax=True,
            tax_rate=Decimal(19),
            timezone="Europe/Berlin",
        ),
        Shop(name="WOO-JP", currency="JPY", price_decimals=0, tax_rate=Decimal(10)),
        Shop(name="WOO-KW", currency="KWD", price_decimals=3, tax_rate=Decimal(5), prices_include_tax=True),
    ],
    ids=lambda shop: shop.name,
)
def test_every_order_is_the_sum_of_its_parts(make_shop, shop, seed):
    sim = make_shop(shop, seed=seed, days=4)

    orders = [sim.order(order_id) for order_id in sim.order_ids()]

    assert len(orders) == 100
    for order in orders:
        assert parts(order) == Decimal(order["total"])
        assert Decimal(order["cart_tax"]) + Decimal(order["shipping_tax"]) == Decimal(order["total_tax"])


def test_rounding_at_the_subtotal_misses_by_a_cent_now_and_then(make_shop):
    sim = make_shop(Shop(tax_round_at_subtotal=True, prices_include_tax=True), days=10, orders_per_day=60)

    orders = [sim.order(order_id) for order_id in sim.order_ids()]
    gaps = {abs(parts(order) - Decimal(order["total"])) for order in orders}

    assert gaps == {Decimal("0.00"), Decimal("0.01")}


def test_half_a_cent_of_tax_goes_down_only_where_prices_include_it():
    rules = [
        TaxRules(rate=Decimal(5), decimals=2, prices_include_tax=inclusive, round_at_subtotal=False)
        for inclusive in (False, True)
    ]

    rounded = [[str(rule.rounded_tax(Decimal(tax))) for tax in ("0.145", "-0.145")] for rule in rules]

    assert rounded == [["0.15", "-0.15"], ["0.14", "-0.14"]]


def _amounts(order):
    names = (
        "discount_total",
        "discount_tax",
        "shipping_total",
        "shipping_tax",
        "cart_tax",
        "total",
        "total_tax",
    )
    lines = [(line["total"], line["total_tax"], line["taxes"]) for kind in LINES for line in order[kind]]
    subtotals = [(line["subtotal"], line["subtotal_tax"]) for line in order["line_items"]]
    coupons = [
        (line["discount"], line["discount_tax"], line["nominal_amount"]) for line in order["coupon_lines"]
    ]
    return [order[name] for name in names], lines, subtotals, coupons


def test_two_coupons_come_out_as_recorded(make_shop, sample):
    recorded = sample("order_two_coupons_tax_exclusive.json")
    sim = make_shop()
    basket = Basket(items=[item("MUG-01", "19.99", 3), item("NOTE-A5", "24.95")], coupons=[TEN, FIVE])

    order = sim.order(sim.sell(basket))

    assert _amounts(order) == _amounts(recorded["default_dp_2"]["body"])


@pytest.mark.parametrize(("places", "key"), [(None, "default_dp_2"), (6, "dp_6")])
def test_a_coupon_on_prices_with_tax_comes_out_as_recorded(make_shop, sample, places, key):
    recorded = sample("order_tax_inclusive_with_coupon.json")[key]["body"]
    sim = make_shop(Shop(prices_include_tax=True))
    lines = [item("MUG-01", "19.99", 2), item("NOTE-A5", "0.35", 3), item("SOCK-M", "33.3333")]

    order = sim.books.order(sim.sell(Basket(items=lines, coupons=[TEN])))
    written = sim._site.writer(places=places).order(order)

    assert _amounts(written) == _amounts(recorded)
    assert [line["price"] for line in written["line_items"]] == [
        line["price"] for line in recorded["line_items"]
    ]


@pytest.mark.parametrize(("places", "key"), [(None, "default_dp_2"), (6, "dp_6")])
def test_rounding_at_the_subtotal_comes_out_as_recorded(make_shop, sample, places, key):
    recorded = sample("order_tax_rounded_at_subtotal.json")[key]["body"]
    sim = make_shop(Shop(prices_include_tax=True, tax_round_at_subtotal=True))
    lines = [item("MUG-01", "19.99", 3), item("NOTE-A5", "0.35", 5)]

    order = sim.books.order(sim.sell(Basket(items=lines, shipping=Decimal("3.33"))))
    written = sim._site.writer(places=places).order(order)

    assert _amounts(written) == _amounts(recorded)
    assert written["tax_lines"][0]["tax_total"] == recorded["tax_lines"][0]["tax_total"]


def test_fees_taxed_negative_and_untaxed_come_out_as_recorded(make_shop, sample):
    recorded = sample("order_fees_positive_negative_untaxed.json")["body"]
    fees = [
        Fee(name="Gift wrap", total=Decimal(4)),
        Fee(name="Loyalty discount", total=Decimal(-3)),
        Fee(name="Handling (no tax)", total=Decimal(2), taxable=False),
    ]
    sim = make_shop()

    order = sim.order(sim.sell(Basket(items=[item("SOCK-M", "24.95")], fees=fees)))

    assert _amounts(order) == _amounts(recorded)


def test_a_negative_fee_never_makes_an_order_negative(make_shop):
    sim = make_shop()
    fee = Fee(name="Gift voucher", total=Decimal(-500), taxable=False)

    order = sim.order(sim.sell(Basket(items=[item("BOOK-101", "24")], shipping=None, fees=[fee])))

    assert order["total"] == "0.00"
    assert order["fee_lines"][0]["total"] == "-24.00"


def test_changing_the_decimals_writes_old_orders_anew(make_shop):
    sim = make_shop()
    order_id = sim.sell(
        Basket(items=[item("MUG-01", "19.99", 3), item("NOTE-A5", "24.95")], coupons=[TEN, FIVE])
    )

    sim.reconfigure(Shop(price_decimals=0))

    assert sim.order(order_id)["total"] == "84"
