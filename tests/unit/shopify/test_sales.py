"""How an order becomes a sale; the numbers are those of `product-study.md` 3.3."""

from datetime import date

import pytest

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from tests.helpers.shopify import (
    bag,
    booked,
    fulfilled,
    line,
    lines_of,
    order,
    paid,
    shipping,
    tax,
    translated,
)


def the_sale(payload, **values: str):
    (sale,) = booked(translated(payload, **values), DocumentKind.SALE)
    return sale


def t1a(**more):
    """Goods of 100.00 less 10.00, shipping of 8.00, 8 % tax on both."""
    return order(
        "105.84",
        line(1, "100.00", off="10.00", taxes=[tax("7.20")]),
        shippingLines={"nodes": [shipping("8.00", original="9.00", taxes=[tax("0.64")])]},
        **more,
    )


def t2(**more):
    """Goods of 120.00 and shipping of 6.00, both with 20 % tax in them."""
    vat = {"title": "VAT", "rate": 0.2}
    return order(
        "126.00",
        line(1, "120.00", taxes=[tax("20.00", **vat)]),
        shippingLines={"nodes": [shipping("6.00", taxes=[tax("1.00", **vat)])]},
        taxesIncluded=True,
        **more,
    )


def test_t1a_an_order_paid_by_card_with_tax_on_top() -> None:
    sale = the_sale(t1a())

    assert lines_of(sale) == {
        LineRole.GATEWAY_CLEARING: "105.84",
        LineRole.DISCOUNTS: "10.00",
        LineRole.PRODUCT_SALES: "-100.00",
        LineRole.SHIPPING_INCOME: "-8.00",
        LineRole.TAX_PAYABLE: "-7.84",
    }
    assert (sale.external_id, sale.number, sale.business_date) == ("5001", "#1001", date(2026, 10, 9))


def test_the_day_is_the_shops_own() -> None:
    sale = the_sale(t1a(transactions=[paid("105.84", at="2026-11-01T03:30:00Z")]))

    assert sale.business_date == date(2026, 10, 31)


def test_t2_tax_is_taken_out_of_prices_that_hold_it() -> None:
    assert lines_of(the_sale(t2())) == {
        LineRole.GATEWAY_CLEARING: "126.00",
        LineRole.PRODUCT_SALES: "-100.00",
        LineRole.SHIPPING_INCOME: "-5.00",
        LineRole.TAX_PAYABLE: "-21.00",
    }


def test_a_discount_on_a_price_with_tax_is_shown_without_its_tax() -> None:
    payload = order(
        "108.00",
        line(1, "120.00", off="12.00", taxes=[tax("18.00", title="VAT", rate=0.2)]),
        taxesIncluded=True,
    )

    assert lines_of(the_sale(payload)) == {
        LineRole.GATEWAY_CLEARING: "108.00",
        LineRole.PRODUCT_SALES: "-100.00",
        LineRole.DISCOUNTS: "10.00",
        LineRole.TAX_PAYABLE: "-18.00",
    }


def test_t2r_a_cent_that_the_shops_parts_miss_is_shown_and_goes_to_rounding() -> None:
    payload = order(
        "29.97", line(1, "24.98", taxes=[tax("5.00", title="VAT", rate=0.2)]), taxesIncluded=False
    )

    sale = the_sale(payload)

    assert f"{sale.difference.amount:f}" == "-0.01"
    assert lines_of(sale)[LineRole.ROUNDING] == "0.01"


def test_t3a_a_gift_card_sold_is_owed_and_no_revenue() -> None:
    payload = order("50.00", line(1, "50.00", isGiftCard=True, requiresShipping=False))

    assert lines_of(the_sale(payload)) == {
        LineRole.GATEWAY_CLEARING: "50.00",
        LineRole.GIFT_CARD_LIABILITY: "-50.00",
    }


def test_t3b_an_order_paid_partly_by_gift_card_is_one_sale_with_two_tenders() -> None:
    payload = order(
        "86.40",
        line(1, "80.00", taxes=[tax("6.40")]),
        transactions=[paid("50.00", number=1, gateway="gift_card"), paid("36.40", number=2)],
    )

    assert lines_of(the_sale(payload)) == {
        LineRole.GIFT_CARD_LIABILITY: "50.00",
        LineRole.GATEWAY_CLEARING: "36.40",
        LineRole.PRODUCT_SALES: "-80.00",
        LineRole.TAX_PAYABLE: "-6.40",
    }


def test_store_credit_used_lowers_what_is_owed() -> None:
    payload = order("20.00", line(1, "20.00"), transactions=[paid("20.00", gateway="shopify_store_credit")])

    assert lines_of(the_sale(payload)) == {
        LineRole.STORE_CREDIT_LIABILITY: "20.00",
        LineRole.PRODUCT_SALES: "-20.00",
    }


@pytest.mark.parametrize("title", ["Tip", "Trinkgeld"])
def test_a_tip_is_no_sale_whatever_its_line_is_called(title: str) -> None:
    tip = line(2, "3.00", title=title, name=title, product=None, requiresShipping=False)
    payload = order("23.00", line(1, "20.00"), tip, totalTipReceivedSet=bag("3.00"))

    assert lines_of(the_sale(payload)) == {
        LineRole.GATEWAY_CLEARING: "23.00",
        LineRole.PRODUCT_SALES: "-20.00",
        LineRole.TIPS: "-3.00",
    }


def test_a_tip_without_a_line_is_taken_from_the_order() -> None:
    payload = order("23.00", line(1, "20.00"), totalTipReceivedSet=bag("3.00"))

    assert lines_of(the_sale(payload))[LineRole.TIPS] == "-3.00"


def test_duties_and_additional_fees_have_lines_of_their_own() -> None:
    duty = {"id": "gid://shopify/Duty/1", "price": bag("7.00"), "taxLines": []}
    fee = {
        "id": "gid://shopify/AdditionalFee/1",
        "name": "Bottle deposit",
        "price": bag("0.50"),
        "taxLines": [],
    }
    payload = order("27.50", line(1, "20.00", duties=[duty]), additionalFees=[fee])

    assert lines_of(the_sale(payload)) == {
        LineRole.GATEWAY_CLEARING: "27.50",
        LineRole.PRODUCT_SALES: "-20.00",
        LineRole.DUTIES: "-7.00",
        LineRole.FEE_INCOME: "-0.50",
    }


def test_duties_within_the_prices_are_taken_out_of_them() -> None:
    duty = {"id": "gid://shopify/Duty/1", "price": bag("7.00"), "taxLines": []}
    payload = order("27.00", line(1, "27.00", duties=[duty]), dutiesIncluded=True)

    assert lines_of(the_sale(payload))[LineRole.PRODUCT_SALES] == "-20.00"


def test_tax_that_the_channel_pays_over_is_kept_apart() -> None:
    payload = order("108.00", line(1, "100.00", taxes=[tax("5.00"), tax("3.00", channelLiable=True)]))

    told = lines_of(the_sale(payload))

    assert (told[LineRole.TAX_PAYABLE], told[LineRole.CHANNEL_TAX]) == ("-5.00", "-3.00")


@pytest.mark.parametrize("amount", ["10.02", "10.00"], ids=["without its rounding", "with its rounding"])
def test_a_till_that_rounds_moves_the_cash_and_shows_the_rest(amount: str) -> None:
    cash = paid(amount, gateway="cash", amountRoundingSet=bag("-0.02"))
    payload = order("10.02", line(1, "10.02"), transactions=[cash])

    assert lines_of(the_sale(payload)) == {
        LineRole.GATEWAY_CLEARING: "10.00",
        LineRole.CASH_ROUNDING: "0.02",
        LineRole.PRODUCT_SALES: "-10.02",
    }


def test_change_given_back_is_taken_off_the_cash() -> None:
    payload = order(
        "17.50",
        line(1, "17.50"),
        transactions=[
            paid("20.00", number=1, gateway="cash"),
            paid("2.50", number=2, gateway="cash", kind="CHANGE"),
        ],
    )

    assert lines_of(the_sale(payload))[LineRole.GATEWAY_CLEARING] == "17.50"


def test_an_authorisation_is_no_sale_and_its_capture_is_one() -> None:
    authorised = t1a(
        transactions=[paid("105.84", number=1, kind="AUTHORIZATION")], displayFinancialStatus="AUTHORIZED"
    )
    captured = t1a(
        transactions=[
            paid("105.84", number=1, kind="AUTHORIZATION"),
            paid("105.84", number=2, kind="CAPTURE", at="2026-10-11T16:00:00Z"),
            paid("105.84", number=3, status="FAILURE"),
        ]
    )

    (waiting,) = translated(authorised).documents

    assert (waiting.is_bookable, waiting.standing) == (False, "authorized")
    assert the_sale(captured).business_date == date(2026, 10, 11)
    assert lines_of(the_sale(captured))[LineRole.GATEWAY_CLEARING] == "105.84"


def test_test_orders_are_left_out() -> None:
    (document,) = translated(t1a(test=True)).documents

    assert (document.is_bookable, document.standing) == (False, "test")


def test_an_order_cancelled_before_it_was_paid_is_no_sale() -> None:
    payload = t1a(
        transactions=[paid("105.84", kind="AUTHORIZATION"), paid("105.84", number=2, kind="VOID")],
        cancelledAt="2026-10-10T10:00:00Z",
        displayFinancialStatus="VOIDED",
    )

    (document,) = translated(payload).documents

    assert (document.is_bookable, document.standing) == (False, "cancelled")


def test_what_is_not_paid_yet_is_owed_and_its_payment_is_an_entry_of_its_own() -> None:
    payload = t1a(transactions=[paid("100.00", number=1), paid("5.84", number=2, at="2026-11-03T16:00:00Z")])

    (payment,) = booked(translated(payload), DocumentKind.PAYMENT)

    assert lines_of(the_sale(payload))[LineRole.PENDING_PAYMENTS] == "5.84"
    assert lines_of(payment) == {LineRole.GATEWAY_CLEARING: "5.84", LineRole.PENDING_PAYMENTS: "-5.84"}
    assert (payment.external_id, payment.business_date) == ("2", date(2026, 11, 3))


def test_goods_sent_before_they_are_paid_are_a_sale_that_is_owed() -> None:
    payload = t1a(transactions=[], fulfillments=[fulfilled(8, (1, 1))], displayFinancialStatus="PENDING")

    assert lines_of(the_sale(payload))[LineRole.PENDING_PAYMENTS] == "105.84"


def test_the_customers_currency_is_booked_from_a_day_on() -> None:
    payload = order(
        "20.00",
        line(1, "20.00", originalTotalSet=bag("20.00", presentment=("18.40", "EUR"))),
        totalPriceSet=bag("20.00", presentment=("18.40", "EUR")),
        originalTotalPriceSet=bag("20.00", presentment=("18.40", "EUR")),
        totalTipReceivedSet=bag("0.0", presentment=("0.0", "EUR")),
        transactions=[paid("20.00", amountSet=bag("20.00", presentment=("18.40", "EUR")))],
    )

    assert str(the_sale(payload).total) == "20.00 USD"
    assert str(the_sale(payload, presentment_since="2026-10-09").total) == "18.40 EUR"
    assert str(the_sale(payload, presentment_since="2026-10-10").total) == "20.00 USD"


def test_amounts_finer_than_the_currency_are_refused() -> None:
    payload = order("20.005", line(1, "20.005"))

    with pytest.raises(Problem) as refused:
        translated(payload)

    assert refused.value.code == "money.too_fine"


def test_a_payload_that_cannot_be_read_is_refused_with_the_field() -> None:
    payload = t1a(lineItems="none")

    with pytest.raises(Problem) as refused:
        translated(payload)

    assert (refused.value.code, refused.value.params["document"]) == ("shopify.payload_unreadable", "5001")
    assert "lineItems" in str(refused.value.params["field"])


def test_connections_may_be_asked_for_by_edges() -> None:
    payload = t1a()
    payload["lineItems"] = {"edges": [{"cursor": "a", "node": one} for one in payload["lineItems"]["nodes"]]}

    assert lines_of(the_sale(payload)) == lines_of(the_sale(t1a()))
