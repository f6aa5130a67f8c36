"""Payouts and gift cards given away: T5 and T3c of `product-study.md` 3.3."""

from typing import Any

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.shopify import booked, lines_of, translated


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currencyCode": "USD"}


def row(kind: str, amount: str, fee: str = "0.00", **more: Any) -> dict[str, Any]:
    net = f"{float(amount) - float(fee):.2f}"
    return {
        "id": f"gid://shopify/ShopifyPaymentsBalanceTransaction/{kind}",
        "type": kind,
        "sourceType": "CHARGE",
        "test": False,
        "amount": money(amount),
        "fee": money(fee),
        "net": money(net),
        **more,
    }


def payout(net: str, *rows: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": "gid://shopify/ShopifyPaymentsPayout/8812",
        "legacyResourceId": "8812",
        "issuedAt": "2026-10-31T07:00:00Z",
        "status": "PAID",
        "transactionType": "DEPOSIT",
        "net": money(net),
        "balanceTransactions": {"nodes": list(rows)},
        **more,
    }


T5 = (
    row("CHARGE", "600.00", "17.70"),
    row("CHARGE", "400.00", "11.60"),
    row("REFUND", "-86.40"),
    row("DISPUTE_WITHDRAWAL", "-45.00"),
    row("CHARGEBACK_FEE", "-15.00"),
    row("SHIPPING_LABEL", "-12.50"),
    row("RESERVED_FUNDS", "-50.00"),
    row("TRANSFER", "-761.80"),
)


def test_t5_a_payout_with_fees_a_dispute_labels_and_a_reserve() -> None:
    (document,) = booked(translated(payout("761.80", *T5), stream="payouts"), DocumentKind.PAYOUT)

    assert document.difference.is_zero
    assert lines_of(document) == {
        LineRole.BANK: "761.80",
        LineRole.GATEWAY_CLEARING: "-913.60",
        LineRole.ADJUSTMENTS: "122.50",
        LineRole.PROCESSING_FEES: "29.30",
    }
    by_type = {
        one.traits["balance_type"]: f"{one.amount.amount:f}"
        for one in role_lines(document)
        if one.role is LineRole.ADJUSTMENTS
    }
    assert by_type == {
        "DISPUTE_WITHDRAWAL": "45.00",
        "CHARGEBACK_FEE": "15.00",
        "SHIPPING_LABEL": "12.50",
        "RESERVED_FUNDS": "50.00",
    }
    assert f"{document.business_date}" == "2026-10-31"


def test_rows_that_miss_the_payout_show_the_difference() -> None:
    (document,) = translated(payout("761.80", *T5[1:]), stream="payouts").documents

    assert f"{document.difference.amount:f}" == "582.30"


def test_a_row_of_a_kind_that_is_not_known_stops_the_payout() -> None:
    (found,) = translated(payout("5.00", row("MOON_CREDIT", "5.00")), stream="payouts").findings

    assert (found.code, found.blocks) == ("shopify.balance_type_unknown", True)
    assert (found.params["type"], found.params["amount"]) == ("MOON_CREDIT", "5.00 USD")


def test_a_payout_is_booked_once_it_is_paid() -> None:
    (document,) = translated(payout("761.80", *T5, status="SCHEDULED"), stream="payouts").documents

    assert (document.is_bookable, document.standing) == (False, "scheduled")


def test_a_withdrawal_is_taken_from_the_bank_whichever_sign_it_is_written_with() -> None:
    for written in ("20.00", "-20.00"):
        (document,) = booked(
            translated(
                payout(written, row("REFUND", "-20.00"), transactionType="WITHDRAWAL"), stream="payouts"
            ),
            DocumentKind.PAYOUT,
        )

        assert lines_of(document) == {LineRole.BANK: "-20.00", LineRole.GATEWAY_CLEARING: "20.00"}


def gift_card(**more: Any) -> dict[str, Any]:
    return {
        "id": "gid://shopify/GiftCard/31",
        "createdAt": "2026-10-09T16:00:00Z",
        "initialValue": money("25.0"),
        "balance": money("25.0"),
        "order": None,
        **more,
    }


def test_t3c_a_gift_card_given_away_is_goodwill_that_is_owed() -> None:
    (document,) = booked(translated(gift_card(), stream="gift_cards"), DocumentKind.ISSUE)

    assert lines_of(document) == {LineRole.GOODWILL: "25.00", LineRole.GIFT_CARD_LIABILITY: "-25.00"}


def test_a_gift_card_that_was_sold_is_in_its_order() -> None:
    sold = gift_card(order={"id": "gid://shopify/Order/5001"})

    (document,) = translated(sold, stream="gift_cards").documents

    assert (document.is_bookable, document.standing) == (False, "sold")


def test_customers_move_no_money() -> None:
    assert translated({"id": "gid://shopify/Customer/1"}, stream="customers").documents == ()
