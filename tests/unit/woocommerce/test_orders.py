"""An order becomes a sale whose parts add up to what the customer paid."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.base.problem import Problem
from tests.helpers.problems import refused
from tests.helpers.woocommerce import amounts, document_of, line, order, sample, tax, translated


def test_an_order_gives_goods_shipping_and_tax() -> None:
    sale = document_of("orders", order())

    assert amounts(sale) == [("product", "20.00"), ("shipping", "6.95"), ("tax", "2.00")]
    assert sale.difference.is_zero
    assert sale.is_bookable
    assert (sale.external_id, sale.number, sale.standing) == ("41", "2041", "processing")
    (tender,) = sale.tenders
    assert (tender.gateway, str(tender.amount), tender.reference) == ("stripe", "28.95 USD", "ch_1")


def test_parts_carry_what_mapping_rules_ask_for() -> None:
    goods, shipping, taxes = document_of("orders", order()).parts

    assert goods.traits == {
        "country": "US",
        "state": "TX",
        "sku": "MUG-01",
        "tax_class": "reduced",
        "product_id": "11",
    }
    assert shipping.traits["method_id"] == "flat_rate"
    assert (taxes.traits["tax_code"], taxes.traits["tax_rate"]) == ("US-TAX-1", "7.25")


def test_the_billing_country_counts_when_nothing_is_shipped() -> None:
    sale = document_of("orders", order(shipping=[], shipping_lines=[], total="22.00"))

    assert sale.traits["state"] == "CO"


def test_the_business_date_is_the_payment_in_the_shops_zone() -> None:
    sale = document_of("orders", order())

    assert sale.occurred_at == datetime(2026, 10, 31, 22, 31, tzinfo=UTC)
    assert sale.business_date == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("zone", "day"), [("+10:30", date(2026, 11, 1)), ("-05:00", date(2026, 10, 31)), ("", date(2026, 11, 1))]
)
def test_a_zone_may_be_an_offset_or_left_to_the_orders_local_date(zone: str, day: date) -> None:
    facts = {"timezone": zone} if zone else {}

    assert document_of("orders", order(), facts=facts).business_date == day


def test_cash_on_delivery_is_dated_by_its_completion_or_else_its_creation() -> None:
    unpaid = order(date_paid_gmt=None, date_paid=None)
    completed = {**unpaid, "date_completed_gmt": "2026-11-05T01:00:00"}

    assert document_of("orders", unpaid).occurred_at == datetime(2026, 10, 31, 22, 30, tzinfo=UTC)
    assert document_of("orders", completed).occurred_at == datetime(2026, 11, 5, 1, tzinfo=UTC)


def test_coupons_are_shown_as_discounts_of_the_lines() -> None:
    sale = document_of(
        "orders",
        order(
            line_items=[line(total="15.00")],
            coupon_lines=[{"code": "ten"}, {"code": "vip", "discount": "3.3333"}],
            total="23.95",
        ),
    )

    assert amounts(sale)[:2] == [("product", "20.00"), ("discount", "-5.00")]
    assert sale.parts[1].traits["coupon"] == "ten,vip"
    assert sale.difference.is_zero


def test_a_line_raised_by_hand_has_no_discount() -> None:
    sale = document_of("orders", order(line_items=[line(total="25.00")], total="33.95"))

    assert amounts(sale)[0] == ("product", "25.00")
    assert sale.difference.is_zero


def test_a_negative_fee_is_never_taken_for_a_fee() -> None:
    fees = [{"name": "Gift wrap", "total": "4.00"}, {"name": "Gift card 881", "total": "-10.00"}]
    sale = document_of("orders", order(fee_lines=fees, total="22.95"))

    assert amounts(sale)[1:3] == [("fee", "4.00"), ("fee_discount", "-10.00")]
    assert sale.parts[2].traits == {"fee_name": "Gift card 881"}


@pytest.mark.parametrize(
    "status",
    ["pending", "on-hold", "failed", "cancelled", "trash", "checkout-draft", "auto-draft", "shipped"],
)
def test_statuses_that_are_not_paid_are_not_booked(status: str) -> None:
    sale = document_of("orders", order(status=status))

    assert not sale.is_bookable
    assert sale.standing == status


@pytest.mark.parametrize("status", ["processing", "completed", "refunded"])
def test_paid_statuses_are_booked(status: str) -> None:
    assert document_of("orders", order(status=status)).is_bookable


def test_a_status_named_as_paid_is_booked() -> None:
    assert document_of(
        "orders", order(status="shipped"), extra_paid_statuses="wc-shipped, packed"
    ).is_bookable


def test_booking_by_payment_date_waits_for_it() -> None:
    paid, unpaid = order(status="shipped"), order(date_paid_gmt=None)

    assert document_of("orders", paid, book_when="paid").is_bookable
    assert not document_of("orders", unpaid, book_when="paid").is_bookable


def test_a_payment_date_left_from_before_does_not_make_a_pending_order_paid() -> None:
    assert not document_of("orders", order(status="pending"), book_when="paid").is_bookable


def test_a_cancelled_order_that_was_paid_and_given_back_stays_in_the_books() -> None:
    cancelled = order(status="cancelled", refunds=[{"id": 52, "total": "-28.95"}])

    assert document_of("orders", cancelled).is_bookable


def test_a_cancelled_order_that_was_paid_and_kept_is_told() -> None:
    translation = translated("orders", order(status="cancelled", refunds=[{"id": 52, "total": "-0.00"}]))

    assert not translation.documents[0].is_bookable
    (finding,) = translation.findings
    assert (finding.code, finding.blocks) == ("woocommerce.cancelled_after_payment", False)


def test_a_free_order_moves_no_money() -> None:
    sale = document_of("orders", order(total="0.00", line_items=[], shipping_lines=[], tax_lines=[]))

    assert not sale.is_bookable
    assert sale.standing == "free"
    assert sale.tenders == ()


def test_tax_that_no_line_explains_shows_as_a_difference() -> None:
    assert str(document_of("orders", order(tax_lines=[])).difference) == "2.00 USD"


def test_an_amount_finer_than_its_currency_stops_instead_of_being_rounded() -> None:
    translation = translated("orders", order(currency="JPY"))

    assert translation.documents == ()
    (finding,) = translation.findings
    assert finding.code == "woocommerce.finer_than_currency"
    assert finding.blocks
    assert finding.params["field"] == "total"
    assert finding.params["amount"] == "28.95"


def test_yen_with_two_empty_decimals_are_yen() -> None:
    yen = order(
        currency="JPY",
        total="2200.00",
        line_items=[line(subtotal="2000.00", total="2000.00")],
        shipping_lines=[],
        tax_lines=[tax(tax_total="200.00", shipping_tax_total="0.00")],
    )

    sale = document_of("orders", yen)

    assert str(sale.total) == "2200 JPY"
    assert sale.difference.is_zero


def test_odd_shapes_are_tolerated() -> None:
    odd = order(
        line_items={"3": line(sku=None, product_id=0, subtotal=20, total=20.00, taxes={})},
        fee_lines=None,
        coupon_lines={},
        tax_lines={"a": tax(rate_percent="7.25")},
        billing=[],
        refunds="",
        meta_data=[{"value": {"deep": [1, None]}}],
        surprise={"x": 1.5},
    )

    sale = document_of("orders", odd)

    assert sale.difference.is_zero
    assert "sku" not in sale.parts[0].traits
    assert "product_id" not in sale.parts[0].traits


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"line_items": [{"name": "Mug"}]}, "line_items[0].total"),
        ({"date_paid_gmt": "yesterday"}, "date_paid_gmt"),
    ],
)
def test_an_unreadable_payload_is_refused_with_the_fields_name(change: dict[str, object], field: str) -> None:
    with refused("woocommerce.payload_unreadable") as caught:
        translated("orders", order(**change))

    assert caught.value.params["field"] == field
    assert caught.value.params["document"] == "41"


@pytest.mark.parametrize("total", [None, "", "12,50", "NaN", "1e40"])
def test_an_amount_that_is_no_number_is_refused_with_its_field(total: object) -> None:
    with refused("document.number_invalid") as caught:
        translated("orders", order(total=total))

    assert caught.value.params["field"] == "total"


def test_a_payload_without_lines_is_not_taken_for_an_empty_order() -> None:
    cut = order()
    del cut["line_items"]

    with refused("woocommerce.payload_unreadable"):
        translated("orders", cut)


@st.composite
def orders(draw: st.DrawFn) -> dict[str, object]:
    currency = draw(st.sampled_from(["USD", "JPY", "KWD"]))
    units = st.integers(0, 10**7)
    goods = draw(st.lists(st.tuples(units, units), max_size=5))
    fees = draw(st.lists(st.integers(-(10**5), 10**5), max_size=4))
    shipping = draw(st.lists(units, max_size=2))
    taxes = draw(st.lists(st.tuples(units, units), max_size=3))
    whole = sum(total for _, total in goods) + sum(fees) + sum(shipping) + sum(sum(pair) for pair in taxes)

    def text(minor: int) -> str:
        return f"{Decimal(minor).scaleb(-currency_exponent(currency)):f}"

    return order(
        currency=currency,
        total=text(whole),
        line_items=[line(subtotal=text(before), total=text(after)) for before, after in goods],
        fee_lines=[{"name": "Fee", "total": text(fee)} for fee in fees],
        shipping_lines=[{"method_id": "x", "total": text(one)} for one in shipping],
        tax_lines=[tax(tax_total=text(one), shipping_tax_total=text(two)) for one, two in taxes],
    )


@given(payload=orders())
def test_an_order_that_adds_up_gives_a_sale_that_adds_up(payload: dict[str, object]) -> None:
    sale = document_of("orders", payload)

    assert sale.difference.is_zero
    assert sale.tender_difference.is_zero


@given(
    junk=st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=3),
    name=st.sampled_from(sorted(order())),
)
def test_a_field_gone_wrong_is_refused_or_tolerated_but_never_a_crash(junk: object, name: str) -> None:
    with suppress(Problem):
        translated("orders", order(**{name: junk}))


@pytest.mark.parametrize(
    ("file", "key", "difference"),
    [
        ("order_fees_positive_negative_untaxed.json", None, "0.00"),
        ("order_payment_fee_meta.json", None, "0.00"),
        ("order_block_checkout_cash_on_delivery.json", None, "0.00"),
        ("order_two_coupons_tax_exclusive.json", "default_dp_2", "0.00"),
        ("order_tax_inclusive_with_coupon.json", "default_dp_2", "0.00"),
        ("order_product_deleted_and_variation.json", "product_deleted", "0.00"),
        ("order_product_deleted_and_variation.json", "variation", "0.00"),
        ("order_zero_total_fee_only_other_currency.json", "fee_only", "0.00"),
        ("order_zero_total_fee_only_other_currency.json", "no_tax_overseas", "0.00"),
        ("order_refunded_by_hand.json", "order", "0.00"),
        ("refunds_of_one_order_lines_and_shipping.json", "order", "0.00"),
    ],
)
def test_orders_of_a_real_shop_add_up(file: str, key: str | None, difference: str) -> None:
    answer = sample(file)
    payload = (answer[key] if key else answer)["body"]

    sale = document_of("orders", payload)

    assert f"{sale.difference.amount:f}" == difference
    assert sale.is_bookable


def test_a_real_order_taxed_at_the_subtotal_is_off_by_a_cent_at_most() -> None:
    payload = sample("order_tax_rounded_at_subtotal.json")["default_dp_2"]["body"]

    assert abs(document_of("orders", payload).difference.minor) <= 1


def test_a_real_order_in_yen_of_a_two_decimal_shop_stops() -> None:
    answers = sample("order_zero_total_fee_only_other_currency.json")

    translation = translated("orders", answers["jpy_in_a_two_decimal_shop"]["body"])

    assert [finding.code for finding in translation.findings] == ["woocommerce.finer_than_currency"]


def test_a_real_free_order_is_not_booked() -> None:
    answers = sample("order_zero_total_fee_only_other_currency.json")

    assert not document_of("orders", answers["zero_total"]["body"]).is_bookable
