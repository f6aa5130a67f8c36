"""What an order means: which figures are exact, what is owed, what counts."""

from decimal import Decimal

import pytest

from mlconnector_gui.accounting.documents import BusinessDocument, PartKind, TenderKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.bigcommerce import line, order, payment, tax, the_document, translated
from tests.helpers.problems import refused


def parts(document: BusinessDocument) -> list[tuple[PartKind, str]]:
    return [(part.kind, str(part.amount.amount)) for part in document.parts]


def tenders(document: BusinessDocument) -> list[tuple[str, str]]:
    return [(tender.gateway, str(tender.amount.amount)) for tender in document.tenders]


def test_without_tax_in_prices_the_figures_without_it_are_taken() -> None:
    document = the_document(translated(order()))

    assert parts(document) == [
        (PartKind.PRODUCT, "20.00"),
        (PartKind.SHIPPING, "6.95"),
        (PartKind.TAX, "2.22"),
    ]
    assert document.difference.is_zero
    assert tenders(document) == [("stripe", "29.17")]
    assert document.tenders[0].reference == "ch_1"


INCLUSIVE = {
    "is_tax_inclusive_pricing": True,
    "subtotal_inc_tax": "67.8400",
    "shipping_cost_ex_tax": "11.0900",
    "shipping_cost_inc_tax": "12.0000",
    "shipping_cost_tax": "0.9100",
    "total_ex_tax": "64.5300",
    "total_inc_tax": "69.8400",
    "total_tax": "5.3100",
    "discount_amount": "5.0000",
    "coupon_discount": "5.0000",
}


def test_with_tax_in_prices_it_is_taken_out_of_goods_shipping_and_discounts() -> None:
    """The figures of the vendor's own example order 218, whose estimate without tax is 62.6793."""
    goods = line(
        quantity=4,
        total_ex_tax="62.6793",
        total_inc_tax="67.8400",
        total_tax="5.1607",
        discounted_total_inc_tax="57.8400",
    )
    document = the_document(
        translated(
            order(
                of=INCLUSIVE,
                products=[goods],
                taxes=[tax("4.4000"), tax("0.9100")],
                coupons=[{"code": "TAKE5"}],
                transactions=[payment(69.84)],
            )
        )
    )

    assert parts(document) == [
        (PartKind.PRODUCT, "62.68"),
        (PartKind.SHIPPING, "11.09"),
        (PartKind.DISCOUNT, "-4.62"),
        (PartKind.DISCOUNT, "-4.62"),
        (PartKind.TAX, "5.31"),
    ]
    assert document.difference.is_zero
    coupon, promotion = (part for part in document.parts if part.kind is PartKind.DISCOUNT)
    assert (coupon.traits["coupon"], promotion.traits["discount"]) == ("TAKE5", "promotion")


@pytest.mark.parametrize(
    ("prices", "taxes"),
    [(("10.0000", "10.0000", "10.0000"), "4.7900"), (("0.0100", "99.9900", "33.3300"), "21.2888")],
)
def test_tax_that_cannot_be_divided_evenly_loses_no_cent(prices: tuple[str, ...], taxes: str) -> None:
    goods = [
        line(id=place, total_inc_tax=price, total_ex_tax="0.0000", total_tax="0.0000")
        for place, price in enumerate(prices)
    ]
    total = sum(map(Decimal, prices))
    of = {
        "is_tax_inclusive_pricing": True,
        "total_inc_tax": f"{total:.4f}",
        "total_tax": taxes,
        "shipping_cost_inc_tax": "0.0000",
        "shipping_cost_tax": "0.0000",
    }

    document = the_document(
        translated(order(of=of, products=goods, taxes=[tax(taxes)], transactions=[payment(float(total))]))
    )

    assert document.difference.is_zero
    assert document.total.amount == total


def test_money_is_in_the_transactional_currency_never_the_one_on_display() -> None:
    shown = the_document(translated(order(of={"currency_code": "GBP"})))
    paid = the_document(translated(order(of={"default_currency_code": "EUR"})))

    assert (shown.currency, paid.currency) == ("USD", "EUR")


@pytest.mark.parametrize("total", ["29.1700", "14.1700"], ids=["before credit", "after credit"])
def test_store_credit_and_certificates_are_taken_from_what_is_owed(total: str) -> None:
    """Template T8a; whether the vendor's total is before or after them is not documented."""
    of = {
        "store_credit_amount": "10.0000",
        "gift_certificate_amount": "5.0000",
        "total_inc_tax": total,
    }
    credit = payment(10, method="store_credit", gateway="storecredit")
    document = the_document(translated(order(of=of, transactions=[payment(14.17), credit])))

    assert document.total.amount == Decimal("29.17")
    assert [(one.kind, str(one.amount.amount)) for one in document.tenders] == [
        (TenderKind.GATEWAY, "14.17"),
        (TenderKind.STORE_CREDIT, "10.00"),
        (TenderKind.GIFT_CARD, "5.00"),
    ]
    debits = {one.role for one in role_lines(document) if one.amount.amount > 0}
    assert debits == {
        LineRole.GATEWAY_CLEARING,
        LineRole.STORE_CREDIT_LIABILITY,
        LineRole.GIFT_CARD_LIABILITY,
    }


def test_a_certificate_that_is_sold_is_owed_and_no_sale() -> None:
    certificate = line(id=2, type="giftcertificate", total_ex_tax="50.0000", total_tax="0.0000", sku="")
    document = the_document(
        translated(
            order(
                of={"total_inc_tax": "79.1700"},
                products=[line(), certificate],
                transactions=[payment(79.17)],
            )
        )
    )

    (sold,) = (part for part in document.parts if part.kind is PartKind.GIFT_CARD)
    assert str(sold.amount.amount) == "50.00"
    assert document.difference.is_zero


def test_handling_wrapping_and_fees_are_told_apart() -> None:
    of = {
        "handling_cost_ex_tax": "2.0000",
        "wrapping_cost_ex_tax": "3.0000",
        "total_inc_tax": "46.4700",
        # one of the vendor's own examples misspells a fee's amount without tax
        "fees": [{"id": 1, "display_name_merchant": "Cold pack", "cost_exc_tax": "12.3000"}],
    }

    document = the_document(translated(order(of=of, transactions=[payment(46.47)])))

    fees = {
        part.traits["fee_name"]: str(part.amount.amount)
        for part in document.parts
        if "fee_name" in part.traits
    }
    assert fees == {"Handling": "2.00", "Gift wrapping": "3.00", "Cold pack": "12.30"}
    assert document.difference.is_zero


def test_fees_that_are_only_linked_to_come_with_the_parts() -> None:
    of = {"fees": {"url": "https://x", "resource": "/orders/118/fees"}, "total_inc_tax": "30.1700"}
    fees = [{"id": 1, "display_name_merchant": "Cold pack", "cost_ex_tax": "1.0000"}]

    document = the_document(translated(order(of=of, fees=fees, transactions=[payment(30.17)])))

    assert document.difference.is_zero


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        (0, False),
        (1, False),
        (2, True),
        (3, True),
        (4, True),
        (5, False),
        (6, False),
        (7, False),
        (8, True),
        (9, True),
        (10, True),
        (11, True),
        (12, False),
        (13, True),
        (14, True),
        (99, False),
    ],
)
def test_a_status_decides_by_its_number(status: int, counts: bool) -> None:
    document = the_document(translated(order(of={"status_id": status, "status": "Whatever"})))

    assert document.is_bookable is counts


@pytest.mark.parametrize("status", ["authorized", "capture pending", "pending", "void", "declined"])
def test_a_payment_that_brought_no_money_is_no_sale_unless_the_status_alone_decides(status: str) -> None:
    held = order(of={"payment_status": status}, transactions=[payment(event="authorization")])

    by_payment = the_document(translated(held))
    by_status = the_document(translated(held, book_when="status"))

    assert not by_payment.is_bookable
    assert by_payment.standing == f"awaiting_fulfillment_{status.replace(' ', '_')}"
    assert by_status.is_bookable


def test_only_what_came_in_counts_as_paid() -> None:
    """Failed and test payments are none, nor is what was only held; a capture is what a purchase is."""
    transactions = [
        payment(event="authorization"),
        payment(status="error"),
        payment(test=True),
        payment(20.0, event="capture"),
        payment(9.17, event="capture", gateway="squarev2"),
        payment(event="settled"),
    ]

    document = the_document(translated(order(transactions=transactions)))

    assert tenders(document) == [("stripe", "20.00"), ("squarev2", "9.17")]


def test_what_a_gateway_did_not_take_stands_out() -> None:
    document = the_document(translated(order(transactions=[payment(20.0)])))

    assert str(document.tender_difference.amount) == "9.17"


def test_an_order_paid_in_test_mode_is_no_sale() -> None:
    document = the_document(translated(order(transactions=[payment(test=True)])))

    assert (document.is_bookable, document.standing) == (False, "test_payment")


@pytest.mark.parametrize(
    ("provider", "method", "gateway"),
    [
        ("", "Bank Deposit", "bank_deposit"),
        (None, "Cash on Delivery", "cash_on_delivery"),
        ("braintree", "Credit Card", "braintree"),
        (1, "Cheque", "cheque"),
        ("", "", "unknown"),
    ],
)
def test_an_order_without_payments_on_record_names_its_method(
    provider: object, method: str, gateway: str
) -> None:
    of = {"payment_provider_id": provider, "payment_method": method, "payment_status": ""}

    document = the_document(translated(order(of=of, transactions=[])))

    assert tenders(document) == [(gateway, "29.17")]


def test_it_is_dated_when_it_was_paid_in_the_stores_own_day() -> None:
    late = payment(date_created="2026-11-01T04:59:00+00:00")

    paid = the_document(translated(order(transactions=[late])))
    placed = the_document(translated(order(of={"payment_status": ""}, transactions=[])))

    assert paid.business_date.isoformat() == "2026-10-31"
    assert placed.occurred_at.isoformat() == "2026-10-31T22:30:00+00:00"


def test_orders_that_another_connection_books_are_left_out() -> None:
    document = the_document(
        translated(order(of={"order_source": "amazon"}), sources_booked_elsewhere="ebay; Amazon")
    )

    assert (document.is_bookable, document.standing) == (False, "source_amazon")


def test_archiving_gives_no_money_back() -> None:
    translation = translated(order(of={"is_deleted": True}))

    assert the_document(translation).is_bookable
    assert [one.code for one in translation.findings] == ["bigcommerce.archived"]


def test_an_order_cancelled_with_its_money_kept_is_told() -> None:
    translation = translated(order(of={"status_id": 5}))

    assert not the_document(translation).is_bookable
    assert [one.code for one in translation.findings] == ["bigcommerce.cancelled_after_payment"]


def test_an_order_cancelled_and_refunded_is_booked_for_both() -> None:
    document = the_document(translated(order(of={"status_id": 5, "payment_status": "refunded"})))

    assert document.is_bookable


def test_tax_records_that_miss_the_total_by_rounding_are_spread_over_it() -> None:
    taxes = [tax("1.1049", name="State"), tax("0.5549", name="City"), tax("0.5549", name="County")]

    translation = translated(order(taxes=taxes))

    document = the_document(translation)
    shares = [str(part.amount.amount) for part in document.parts if part.kind is PartKind.TAX]
    assert shares == ["1.11", "0.56", "0.55"]
    assert translation.findings == ()
    assert {part.traits["tax_rate"] for part in document.parts if part.kind is PartKind.TAX} == {"8.25"}


def test_tax_records_far_from_the_total_are_not_believed() -> None:
    translation = translated(order(taxes=[tax("9.9900")]))

    (part,) = (one for one in the_document(translation).parts if one.kind is PartKind.TAX)
    assert (str(part.amount.amount), part.description) == ("2.22", "")
    assert [one.code for one in translation.findings] == ["bigcommerce.tax_records_differ"]


def test_a_total_finer_than_its_currency_stops() -> None:
    translation = translated(order(of={"total_inc_tax": "29.1733"}))

    assert translation.documents == ()
    assert [(one.code, one.blocks) for one in translation.findings] == [
        ("bigcommerce.finer_than_currency", True)
    ]


def test_an_order_that_does_not_add_up_shows_by_how_much() -> None:
    document = the_document(translated(order(of={"total_inc_tax": "30.0000"})))

    assert str(document.difference.amount) == "0.83"


def test_a_free_order_moves_nothing() -> None:
    of = {
        "total_inc_tax": "0.0000",
        "total_tax": "0.0000",
        "shipping_cost_ex_tax": "0.0000",
        "payment_status": "",
    }
    document = the_document(
        translated(order(of=of, products=[line(total_ex_tax="0.0000")], taxes=[], transactions=[]))
    )

    assert (document.is_bookable, document.standing, document.parts) == (False, "free", ())


@pytest.mark.parametrize("text", ["twenty", "1e400", "NaN", "1,000.00"])
def test_an_amount_that_is_none_is_refused_with_its_field(text: str) -> None:
    with refused("document.number_invalid") as caught:
        translated(order(of={"total_inc_tax": text}))

    assert caught.value.params["field"] == "total_inc_tax"


def test_a_payload_without_what_is_needed_is_refused_with_the_place() -> None:
    with refused("bigcommerce.payload_unreadable") as caught:
        translated({"order": {"id": 5}})

    assert "status_id" in str(caught.value.params["field"])
