"""Revenue recognised at fulfilment: T1b of `product-study.md` 3.3."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.shopify import (
    booked,
    fulfilled,
    line,
    lines_of,
    order,
    paid,
    refund,
    shipping,
    tax,
    translated,
)

SINCE = {"fulfilment_since": "2026-10-01"}


def t1(**more: Any) -> dict[str, Any]:
    """Goods of 100.00 less 10.00, shipping of 8.00, 8 % tax on both."""
    return order(
        "105.84",
        line(1, "100.00", off="10.00", quantity=3, taxes=[tax("7.20")]),
        shippingLines={"nodes": [shipping("8.00", taxes=[tax("0.64")])]},
        **more,
    )


def test_t1b_revenue_waits_for_the_shipment() -> None:
    translation = translated(t1(fulfillments=[fulfilled(8, (1, 3))]), **SINCE)
    (sale,) = booked(translation, DocumentKind.SALE)
    (release,) = booked(translation, DocumentKind.RELEASE)

    assert lines_of(sale) == {
        LineRole.GATEWAY_CLEARING: "105.84",
        LineRole.DEFERRED_REVENUE: "-98.00",
        LineRole.TAX_PAYABLE: "-7.84",
    }
    assert lines_of(release) == {
        LineRole.DEFERRED_REVENUE: "98.00",
        LineRole.DISCOUNTS: "10.00",
        LineRole.PRODUCT_SALES: "-100.00",
        LineRole.SHIPPING_INCOME: "-8.00",
    }
    assert (release.external_id, f"{release.business_date}") == ("8", "2026-10-12")


def test_parts_of_an_order_release_their_share_and_the_last_what_is_left() -> None:
    payload = t1(
        fulfillments=[fulfilled(8, (1, 1)), fulfilled(9, (1, 1), at="2026-10-13T14:00:00Z")],
    )
    payload["fulfillments"].append(fulfilled(10, (1, 1), at="2026-10-14T14:00:00Z"))

    first, second, third = booked(translated(payload, **SINCE), DocumentKind.RELEASE)

    assert [lines_of(one)[LineRole.PRODUCT_SALES] for one in (first, second, third)] == [
        "-33.33",
        "-33.34",
        "-33.33",
    ]
    assert lines_of(first)[LineRole.SHIPPING_INCOME] == "-8.00"
    assert LineRole.SHIPPING_INCOME not in lines_of(second)


def test_a_cancelled_fulfilment_takes_back_what_it_released() -> None:
    payload = t1(fulfillments=[fulfilled(8, (1, 3), status="CANCELLED", updatedAt="2026-11-02T14:00:00Z")])

    release, back = booked(translated(payload, **SINCE), DocumentKind.RELEASE)

    assert (back.external_id, f"{back.business_date}") == ("8-cancelled", "2026-11-02")
    assert {role: f"{-Money.of(text, 'USD').amount:f}" for role, text in lines_of(back).items()} == lines_of(
        release
    )


def test_a_refund_before_the_shipment_is_taken_from_what_is_deferred() -> None:
    payload = t1(
        refunds=[
            refund(
                5,
                lines=[(1, 3, "90.00", "7.20")],
                shipped=("8.00", "0.64"),
                restock="CANCEL",
                money=[paid("105.84", number=6, kind="REFUND", at="2026-10-11T12:00:00Z")],
            )
        ]
    )

    (back,) = booked(translated(payload, **SINCE), DocumentKind.REFUND)

    assert lines_of(back) == {
        LineRole.GATEWAY_CLEARING: "-105.84",
        LineRole.DEFERRED_REVENUE: "98.00",
        LineRole.TAX_PAYABLE: "7.84",
    }


def test_a_return_after_the_shipment_is_a_return() -> None:
    payload = t1(
        fulfillments=[fulfilled(8, (1, 3))],
        refunds=[
            refund(
                5,
                lines=[(1, 1, "30.00", "2.40")],
                money=[paid("32.40", number=6, kind="REFUND", at="2026-10-20T12:00:00Z")],
            )
        ],
    )

    (back,) = booked(translated(payload, **SINCE), DocumentKind.REFUND)

    assert lines_of(back)[LineRole.SALES_RETURNS] == "30.00"
    assert LineRole.DEFERRED_REVENUE not in lines_of(back)


def test_gift_cards_and_older_orders_are_not_deferred() -> None:
    card = order("50.00", line(1, "50.00", isGiftCard=True))

    assert LineRole.DEFERRED_REVENUE not in lines_of(booked(translated(card, **SINCE), DocumentKind.SALE)[0])
    older = booked(translated(t1(), fulfilment_since="2026-10-10"), DocumentKind.SALE)
    assert lines_of(older[0])[LineRole.PRODUCT_SALES] == "-100.00"


@settings(max_examples=60)
@given(
    st.integers(min_value=1, max_value=9),
    st.integers(min_value=1, max_value=99_999),
    st.lists(st.integers(min_value=1, max_value=3), max_size=9),
)
def test_what_is_deferred_comes_to_nothing_once_all_is_delivered(
    units: int, minor: int, parcels: list[int]
) -> None:
    price = f"{minor // 100}.{minor % 100:02}"
    sent: list[int] = []
    for parcel in [*parcels, units]:
        sent.append(min(parcel, units - sum(sent)))
    payload = order(
        price,
        line(1, price, quantity=units),
        fulfillments=[
            fulfilled(20 + place, (1, count), at=f"2026-10-{10 + place}T14:00:00Z")
            for place, count in enumerate(sent)
            if count
        ],
    )

    documents = [one for one in translated(payload, **SINCE).documents if one.is_bookable]

    left = Money.zero("USD")
    for document in documents:
        for one in role_lines(document):
            if one.role is LineRole.DEFERRED_REVENUE:
                left += one.amount
    assert left.is_zero
