"""A refund becomes a document of its own, understood with the order it belongs to."""

from datetime import date
from typing import Any

import pytest

from tests.helpers.problems import refused
from tests.helpers.woocommerce import amounts, document_of, line, order, refund, sample, tax, translated


def test_a_refund_of_a_line_gives_goods_and_tax_back() -> None:
    document = document_of("refunds", refund(), parent=order())

    assert amounts(document) == [("product", "20.00"), ("tax", "1.50")]
    assert document.difference.is_zero
    assert document.is_bookable
    assert (document.external_id, document.order_id, document.number) == ("52", "41", "2041")
    assert document.business_date == date(2026, 11, 3)
    assert document.traits["gateway"] == "stripe"
    assert document.parts[1].traits["tax_code"] == "US-TAX-1"


@pytest.mark.parametrize(("sent", "by"), [(True, "gateway"), (False, "hand")])
def test_the_tender_tells_who_sent_the_money_back(sent: bool, by: str) -> None:
    (tender,) = document_of("refunds", refund(refunded_payment=sent), parent=order()).tenders

    assert tender.gateway == "stripe"
    assert str(tender.amount) == "21.50 USD"
    assert tender.traits == {"paid_back_by": by}


def test_fees_and_fee_discounts_are_given_back_with_their_signs() -> None:
    fees = [{"name": "Wrap", "total": "-4.00"}, {"name": "Points", "total": "3.00"}]
    document = document_of("refunds", refund(fee_lines=fees, amount="22.50"), parent=order())

    assert amounts(document)[1:3] == [("fee", "4.00"), ("fee_discount", "-3.00")]
    assert document.difference.is_zero


def test_an_amount_alone_says_not_what_it_was_for() -> None:
    bare = refund(line_items=[], tax_lines=[], amount="5.00")

    assert amounts(document_of("refunds", bare, parent=order())) == [("unspecified", "5.00")]


def test_lines_of_nothing_say_nothing_either() -> None:
    restocked = refund(line_items=[line(total="0.00", total_tax="0.00")], tax_lines=[], amount="5.00")

    assert amounts(document_of("refunds", restocked, parent=order())) == [("unspecified", "5.00")]


def test_an_amount_that_disagrees_with_its_lines_shows() -> None:
    assert str(document_of("refunds", refund(amount="25.00"), parent=order()).difference) == "3.50 USD"


def test_a_refund_of_nothing_is_not_booked() -> None:
    document = document_of("refunds", refund(amount="0.00", line_items=[], tax_lines=[]), parent=order())

    assert not document.is_bookable
    assert document.standing == "zero"


def test_tax_of_an_older_shop_is_taken_from_the_lines() -> None:
    document = document_of("refunds", refund(tax_lines=[]), parent=order())

    assert amounts(document) == [("product", "20.00"), ("tax", "1.50")]
    assert document.parts[1].traits["tax_code"] == "US-TAX-1"


def test_tax_of_an_older_shop_with_two_rates_keeps_them_apart() -> None:
    two = order(tax_lines=[tax(), tax(rate_code="CITY", rate_id=8)])
    taxes = [{"id": 7, "total": "-1.00"}, {"id": 8, "total": "-0.50"}]
    old = refund(tax_lines=[], line_items=[line(total="-20.00", total_tax="-1.50", taxes=taxes)])

    document = document_of("refunds", old, parent=two)

    assert [part.traits["tax_code"] for part in document.parts[1:]] == ["US-TAX-1", "CITY"]
    assert document.difference.is_zero


@pytest.mark.parametrize("how", ["parents", "links"])
def test_the_order_is_known_although_the_payload_of_one_orders_list_leaves_it_out(how: str) -> None:
    bare = refund()
    del bare["parent_id"]
    links = {"up": [{"href": "https://shop.example.com/wp-json/wc/v3/orders/41"}]}
    more: dict[str, Any] = {"parents": (("orders", "41"),)} if how == "parents" else {}
    payload = bare if how == "parents" else {**bare, "_links": links}

    assert document_of("refunds", payload, parent=order(), **more).order_id == "41"


def test_without_its_order_a_refund_cannot_be_understood_yet() -> None:
    with refused("woocommerce.order_missing") as caught:
        translated("refunds", refund())

    assert caught.value.params == {"refund": "52", "order": "41"}


def test_a_refund_of_an_order_that_is_not_booked_is_not_booked_either() -> None:
    translation = translated("refunds", refund(), parent=order(status="trash"))

    assert not translation.documents[0].is_bookable
    assert translation.documents[0].standing == "order_trash"
    assert [finding.code for finding in translation.findings] == ["woocommerce.refund_of_unbooked_order"]


def test_a_refund_of_a_cancelled_order_that_was_paid_is_booked() -> None:
    assert document_of("refunds", refund(), parent=order(status="cancelled")).is_bookable


def test_a_refund_in_yen_with_cents_stops() -> None:
    translation = translated("refunds", refund(), parent=order(currency="JPY"))

    assert translation.documents == ()
    assert translation.findings[0].code == "woocommerce.finer_than_currency"


def test_refunds_of_a_real_order_add_up() -> None:
    answers = sample("refunds_of_one_order_lines_and_shipping.json")
    parent = answers["order"]["body"]

    documents = [document_of("refunds", one, parent=parent) for one in answers["refunds"]["body"]]

    assert [amounts(document) for document in documents] == [
        [],
        [("shipping", "6.50"), ("tax", "0.47")],
        [("product", "19.99"), ("tax", "1.45")],
    ]
    assert all(document.difference.is_zero for document in documents)


def test_a_real_order_refunded_by_hand_gives_an_unspecified_refund() -> None:
    answers = sample("order_refunded_by_hand.json")

    (payload,) = answers["refunds"]["body"]
    document = document_of("refunds", payload, parent=answers["order"]["body"])

    assert amounts(document) == [("unspecified", "49.85")]
    assert document.is_bookable
