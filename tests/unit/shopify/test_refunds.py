"""How refunds are booked: when the money moved, for what came back, with the difference named."""

from datetime import date

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.roles import LineRole
from tests.helpers.shopify import booked, line, lines_of, order, paid, refund, shipping, tax, translated


def sold(**more):
    """Two things of 40.00 and 60.00 with 8 % tax, shipping of 10.00: 118.00."""
    return order(
        "118.00",
        line(1, "40.00", taxes=[tax("3.20")]),
        line(2, "60.00", taxes=[tax("4.80")]),
        shippingLines={"nodes": [shipping("10.00")]},
        **more,
    )


def given_back(amount: str, **more):
    return paid(amount, **{"number": 9100, "kind": "REFUND", "at": "2026-11-02T15:00:00Z", **more})


def refunds(payload):
    return booked(translated(payload), DocumentKind.REFUND)


def test_t4_a_refund_less_a_restocking_fee() -> None:
    payload = sold(
        refunds=[
            refund(
                1,
                lines=[(1, 1, "40.00", "3.20")],
                money=[given_back("38.20")],
                adjustments=[("RESTOCK", "5.00")],
            )
        ]
    )

    (document,) = refunds(payload)

    assert lines_of(document) == {
        LineRole.GATEWAY_CLEARING: "-38.20",
        LineRole.SALES_RETURNS: "40.00",
        LineRole.TAX_PAYABLE: "3.20",
        LineRole.RESTOCKING_FEE: "-5.00",
    }
    assert document.business_date == date(2026, 11, 2)
    assert document.parts[-1].traits["reason"] == "RESTOCK"


def test_the_sale_stays_as_it_was_whatever_is_refunded() -> None:
    payload = sold(refunds=[refund(1, lines=[(1, 1, "40.00", "3.20")], money=[given_back("43.20")])])

    assert booked(translated(payload), DocumentKind.SALE) == booked(translated(sold()), DocumentKind.SALE)


def test_money_beyond_the_goods_is_goodwill() -> None:
    payload = sold(refunds=[refund(1, lines=[(1, 1, "40.00", "3.20")], money=[given_back("50.00")])])

    assert lines_of(refunds(payload)[0])[LineRole.GOODWILL] == "6.80"


def test_money_without_goods_stops_for_a_person() -> None:
    payload = sold(
        refunds=[refund(1, money=[given_back("5.85")], adjustments=[("REFUND_DISCREPANCY", "-5.85")])]
    )

    assert lines_of(refunds(payload)[0]) == {
        LineRole.GATEWAY_CLEARING: "-5.85",
        LineRole.UNSPECIFIED_REFUND: "5.85",
    }


def test_a_refund_on_its_way_is_not_booked_until_its_money_moved() -> None:
    """Lines of 1,240.71 with tax of 125.31, adjusted by the whole as long as the money is on its way."""
    on_its_way = refund(
        1,
        lines=[(1, 1, "1240.71", "125.31")],
        money=[given_back("1366.02", status="PENDING")],
        adjustments=[("PENDING_REFUND_DISCREPANCY", "1366.02")],
    )
    settled = refund(
        1,
        lines=[(1, 1, "1240.71", "125.31")],
        money=[given_back("1366.02")],
        adjustments=[("PENDING_REFUND_DISCREPANCY", "1366.02")],
    )
    thing = line(1, "1240.71", taxes=[tax("125.31")])

    (waiting,) = [
        one
        for one in translated(order("1366.02", thing, refunds=[on_its_way])).documents
        if one.kind is DocumentKind.REFUND
    ]
    (booked_now,) = refunds(order("1366.02", thing, refunds=[settled]))

    assert (waiting.is_bookable, waiting.standing) == (False, "pending")
    assert lines_of(booked_now) == {
        LineRole.GATEWAY_CLEARING: "-1366.02",
        LineRole.SALES_RETURNS: "1240.71",
        LineRole.TAX_PAYABLE: "125.31",
    }


def test_a_failed_refund_moved_nothing() -> None:
    payload = sold(
        refunds=[refund(1, lines=[(1, 1, "40.00", "3.20")], money=[given_back("43.20", status="FAILURE")])]
    )

    assert refunds(payload) == []


def test_money_that_follows_goods_that_came_back_is_for_them() -> None:
    payload = sold(
        refunds=[
            refund(1, lines=[(1, 1, "40.00", "3.20")], adjustments=[("REFUND_DISCREPANCY", "43.20")]),
            refund(
                2,
                money=[given_back("43.20")],
                at="2026-11-02T15:00:00Z",
                adjustments=[("REFUND_DISCREPANCY", "-43.20")],
            ),
        ]
    )

    (document,) = refunds(payload)

    assert document.external_id == "2"
    assert lines_of(document) == {
        LineRole.GATEWAY_CLEARING: "-43.20",
        LineRole.SALES_RETURNS: "40.00",
        LineRole.TAX_PAYABLE: "3.20",
    }


def test_goods_cancelled_before_they_were_paid_lower_what_is_owed() -> None:
    payload = sold(
        transactions=[paid("74.80")],
        refunds=[refund(1, lines=[(1, 1, "40.00", "3.20")], restock="CANCEL")],
    )

    assert lines_of(refunds(payload)[0]) == {
        LineRole.PENDING_PAYMENTS: "-43.20",
        LineRole.SALES_RETURNS: "40.00",
        LineRole.TAX_PAYABLE: "3.20",
    }


def test_a_partly_paid_order_that_is_cancelled_leaves_nothing_owed() -> None:
    payload = sold(
        transactions=[paid("100.00")],
        cancelledAt="2026-10-20T15:00:00Z",
        refunds=[
            refund(
                1,
                lines=[(1, 1, "40.00", "3.20"), (2, 1, "60.00", "4.80")],
                shipped=("10.00", "0.00"),
                money=[given_back("100.00")],
            )
        ],
    )

    told = lines_of(refunds(payload)[0])

    assert (told[LineRole.PENDING_PAYMENTS], told[LineRole.GATEWAY_CLEARING]) == ("-18.00", "-100.00")
    assert LineRole.RESTOCKING_FEE not in told


def test_a_refund_to_a_gift_card_and_one_to_store_credit_are_owed_again() -> None:
    payload = sold(
        refunds=[
            refund(
                1,
                lines=[(1, 1, "40.00", "3.20")],
                money=[
                    given_back("40.00", gateway="gift_card"),
                    given_back("3.20", number=9101, gateway="shopify_store_credit"),
                ],
            )
        ]
    )

    told = lines_of(refunds(payload)[0])

    assert (told[LineRole.GIFT_CARD_LIABILITY], told[LineRole.STORE_CREDIT_LIABILITY]) == ("-40.00", "-3.20")


def test_shipping_and_duties_are_given_back_to_their_accounts() -> None:
    duty = {"amountSet": sold()["totalTipReceivedSet"] | {}, "originalDuty": None}
    duty["amountSet"]["shopMoney"]["amount"] = "2.00"
    payload = sold(refunds=[refund(1, shipped=("10.00", "0.80"), duties=[duty], money=[given_back("12.80")])])

    assert lines_of(refunds(payload)[0]) == {
        LineRole.GATEWAY_CLEARING: "-12.80",
        LineRole.SHIPPING_INCOME: "10.00",
        LineRole.TAX_PAYABLE: "0.80",
        LineRole.DUTIES: "2.00",
    }


def test_refunded_tax_goes_back_where_it_was_sold_the_cents_spread_once() -> None:
    taxes = [tax("4.00", "State", 0.04), tax("4.50", "City", 0.045), tax("0.38", "Metro", 0.00375)]
    payload = order(
        "108.88",
        line(1, "100.00", quantity=3, taxes=taxes),
        refunds=[refund(1, lines=[(1, 1, "33.33", "2.96")], money=[given_back("36.29")])],
    )

    (document,) = refunds(payload)

    by_title = {
        part.description: f"{part.amount.amount:f}" for part in document.parts if part.kind.value == "tax"
    }
    assert by_title == {"State": "1.33", "City": "1.50", "Metro": "0.13"}


def test_tax_within_prices_is_within_refunded_prices() -> None:
    payload = order(
        "120.00",
        line(1, "120.00", quantity=2, taxes=[tax("20.00", title="VAT", rate=0.2)]),
        taxesIncluded=True,
        refunds=[refund(1, lines=[(1, 1, "60.00", "10.00")], money=[given_back("60.00")])],
    )

    assert lines_of(refunds(payload)[0]) == {
        LineRole.GATEWAY_CLEARING: "-60.00",
        LineRole.SALES_RETURNS: "50.00",
        LineRole.TAX_PAYABLE: "10.00",
    }


def test_a_cancelled_order_that_was_paid_and_not_refunded_is_told() -> None:
    (found,) = translated(sold(cancelledAt="2026-10-20T15:00:00Z")).findings

    assert (found.code, found.blocks) == ("shopify.cancelled_without_refund", False)
