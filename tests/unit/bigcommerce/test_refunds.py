"""What a refund means: what it was for, how it went back, and what nobody can know."""

from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.accounting.documents import BusinessDocument, PartKind, TenderKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.bigcommerce import line, order, refund, the_document, translated_refund
from tests.helpers.problems import refused


def parts(document: BusinessDocument) -> list[tuple[PartKind, str]]:
    return [(part.kind, str(part.amount.amount)) for part in document.parts]


def test_a_return_is_its_goods_and_their_tax() -> None:
    document = the_document(translated_refund(refund(), order()))

    assert parts(document) == [(PartKind.PRODUCT, "10.00"), (PartKind.TAX, "0.83")]
    assert document.difference.is_zero
    assert document.tender_difference.is_zero
    assert document.parts[0].traits["sku"] == "MUG-01"
    assert document.parts[1].traits["tax_code"] == "TX Tax"
    assert document.business_date.isoformat() == "2026-11-01"


def test_a_return_to_store_credit_is_owed_again() -> None:
    """Template T8b."""
    payments = [{"provider_id": "storecredit", "amount": 59.4, "offline": False, "is_declined": False}]
    given = refund(total_amount=59.4, total_tax=4.4, payments=payments)

    document = the_document(translated_refund(given, order()))

    assert [(line.role, str(line.amount.amount)) for line in role_lines(document)] == [
        (LineRole.STORE_CREDIT_LIABILITY, "-59.40"),
        (LineRole.SALES_RETURNS, "55.00"),
        (LineRole.TAX_PAYABLE, "4.40"),
    ]


def test_shipping_is_taken_at_its_amount_and_the_goods_get_the_rest() -> None:
    items = [
        {"item_type": "PRODUCT", "item_id": 1, "quantity": 1},
        {"item_type": "SHIPPING", "item_id": 3, "requested_amount": 6.95},
    ]
    given = refund(total_amount=18.35, total_tax=1.4, items=items, payments=[paid(18.35)])

    document = the_document(translated_refund(given, order()))

    assert parts(document) == [
        (PartKind.SHIPPING, "6.95"),
        (PartKind.PRODUCT, "10.00"),
        (PartKind.TAX, "1.40"),
    ]


def test_where_prices_include_tax_an_amount_does_too() -> None:
    of = {
        "is_tax_inclusive_pricing": True,
        "shipping_cost_inc_tax": "11.9000",
        "shipping_cost_ex_tax": "10.0000",
        "shipping_cost_tax": "1.9000",
    }
    items = [{"item_type": "SHIPPING", "item_id": 3, "requested_amount": 5.95}]
    given = refund(total_amount=5.95, total_tax=0.95, items=items, payments=[paid(5.95)])

    document = the_document(translated_refund(given, order(of=of)))

    assert parts(document) == [(PartKind.SHIPPING, "5.00"), (PartKind.TAX, "0.95")]


def test_several_goods_share_by_what_was_paid_for_them() -> None:
    products = [
        line(id=1, discounted_total_inc_tax="30.0000", quantity=3),
        line(id=2, sku="LAMP", discounted_total_inc_tax="20.0000", quantity=1),
        line(id=3, sku="", type="giftcertificate", discounted_total_inc_tax="50.0000", quantity=1),
    ]
    items = [
        {"item_type": "PRODUCT", "item_id": 1, "quantity": 1},
        {"item_type": "PRODUCT", "item_id": 2, "quantity": 1},
        {"item_type": "PRODUCT", "item_id": 3, "quantity": 1},
    ]
    given = refund(total_amount=80, total_tax=0, items=items, payments=[paid(80)])

    document = the_document(translated_refund(given, order(products=products)))

    assert parts(document) == [
        (PartKind.PRODUCT, "10.00"),
        (PartKind.PRODUCT, "20.00"),
        (PartKind.GIFT_CARD, "50.00"),
    ]


def test_what_was_kept_back_of_an_item_makes_its_share_smaller() -> None:
    products = [
        line(id=1, discounted_total_inc_tax="30.0000", quantity=1),
        line(id=2, discounted_total_inc_tax="20.0000", quantity=1),
    ]
    kept = [{"amount": -10, "description": "Restocking"}]
    items = [
        {"item_type": "PRODUCT", "item_id": 1, "quantity": 1, "adjustments": kept},
        {"item_type": "PRODUCT", "item_id": 2, "quantity": 1},
    ]
    given = refund(total_amount=40, total_tax=0, items=items, payments=[paid(40)])

    document = the_document(translated_refund(given, order(products=products)))

    assert parts(document) == [(PartKind.PRODUCT, "20.00"), (PartKind.PRODUCT, "20.00")]


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [
        ("stop", [(PartKind.UNSPECIFIED, "7.50")]),
        ("returns", [(PartKind.PRODUCT, "7.50")]),
        ("prorate", [(PartKind.TAX, "0.57"), (PartKind.PRODUCT, "6.93")]),
        ("goodwill", [(PartKind.GOODWILL, "7.50")]),
    ],
)
def test_an_amount_without_lines_is_treated_as_was_chosen(
    treatment: str, expected: list[tuple[PartKind, str]]
) -> None:
    items = [{"item_type": "ORDER", "item_id": 118, "requested_amount": 7.5}]
    given = refund(total_amount=7.5, total_tax=0, items=items, payments=[paid(7.5)])

    document = the_document(translated_refund(given, order(), order_level_refunds=treatment))

    assert parts(document) == expected
    assert document.difference.is_zero


def test_tax_given_back_without_an_item_is_tax_alone() -> None:
    given = refund(total_amount=0.35, total_tax=0.35, items=[], payments=[paid(0.35)])

    assert parts(the_document(translated_refund(given, order()))) == [(PartKind.TAX, "0.35")]


def test_an_amount_that_nothing_explains_waits_for_a_person() -> None:
    given = refund(total_amount=9, total_tax=0, items=[], payments=[paid(9)])

    assert parts(the_document(translated_refund(given, order()))) == [(PartKind.UNSPECIFIED, "9.00")]


def test_a_declined_payment_went_nowhere() -> None:
    translation = translated_refund(refund(payments=[paid(10.83, is_declined=True)]), order())

    document = the_document(translation)
    assert (document.is_bookable, document.standing, document.tenders) == (False, "declined", ())
    assert [one.code for one in translation.findings] == ["bigcommerce.refund_declined"]


def test_a_refund_that_was_declined_in_part_stops_by_what_is_missing() -> None:
    payments = [paid(6), paid(4.83, provider_id="braintree", is_declined=True)]

    translation = translated_refund(refund(payments=payments), order())

    document = the_document(translation)
    assert document.is_bookable
    assert document.tender_difference.amount == Decimal("4.83")
    assert [one.code for one in translation.findings] == ["bigcommerce.refund_partly_declined"]


def test_money_that_somebody_sends_by_hand_is_told_apart() -> None:
    payments = [paid(5, provider_id="bankdeposit", offline=True), paid(5.83, provider_id="giftcertificate")]

    document = the_document(translated_refund(refund(payments=payments), order()))

    assert [(one.kind, one.traits.get("paid_back_by", "")) for one in document.tenders] == [
        (TenderKind.GATEWAY, "hand"),
        (TenderKind.GIFT_CARD, ""),
    ]


def test_a_refund_of_an_order_that_is_not_booked_is_not_either() -> None:
    translation = translated_refund(refund(), order(of={"status_id": 7}))

    assert not the_document(translation).is_bookable
    assert [one.code for one in translation.findings] == ["bigcommerce.refund_of_unbooked_order"]


def test_without_its_order_a_refund_says_nothing() -> None:
    with refused("bigcommerce.order_missing") as caught:
        translated_refund(refund(), {})

    assert caught.value.params == {"refund": "7", "order": "118"}


def paid(amount: float, **changes: Any) -> dict[str, Any]:
    given = {"provider_id": "stripe", "amount": amount, "offline": False, "is_declined": False}
    return {**given, **changes}
