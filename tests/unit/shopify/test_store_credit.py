"""Store credit given by hand is owed and goodwill; what was paid with it is in its order."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.connectors.shopify.sandbox.state import Customer
from tests.helpers.problems import refused
from tests.helpers.shopify import booked, lines_of, translated
from tests.helpers.shopify_shop import NOW, Place, read, told


def entry(number: int, kind: str, amount: str, event: str = "ADJUSTMENT") -> dict[str, Any]:
    return {
        "__typename": f"StoreCreditAccount{kind}Transaction",
        "id": f"gid://shopify/StoreCreditAccount{kind}Transaction/{number}",
        "amount": {"amount": amount, "currencyCode": "USD"},
        "createdAt": "2026-10-09T02:00:00Z",
        "event": event,
    }


def account(balance: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "gid://shopify/StoreCreditAccount/7001",
        "balance": {"amount": balance, "currencyCode": "USD"},
        "transactions": {"nodes": list(entries)},
    }


def test_credit_given_and_taken_back_by_hand_are_goodwill_that_is_owed_and_not() -> None:
    payload = account("12.0", entry(1, "Credit", "15.0"), entry(2, "Debit", "-3.0"))

    given, taken = booked(translated(payload, stream="store_credits"), DocumentKind.ISSUE)

    assert lines_of(given) == {LineRole.GOODWILL: "15.00", LineRole.STORE_CREDIT_LIABILITY: "-15.00"}
    assert lines_of(taken) == {LineRole.GOODWILL: "-3.00", LineRole.STORE_CREDIT_LIABILITY: "3.00"}
    assert (given.external_id, given.business_date) == ("1", date(2026, 10, 8))


def test_what_was_paid_and_refunded_with_it_is_left_to_the_orders() -> None:
    payload = account(
        "9.0",
        entry(1, "Credit", "10.0"),
        entry(2, "Debit", "5.0", "ORDER_PAYMENT"),
        entry(3, "Credit", "4.0", "ORDER_REFUND"),
    )

    documents = translated(payload, stream="store_credits").documents

    assert [one.external_id for one in documents] == ["1"]


def test_the_shop_states_what_it_owes_and_what_expired() -> None:
    payload = account("8.0", entry(1, "Credit", "10.0"), entry(2, "Expiration", "-2.0"))

    translation = translated(payload, stream="store_credits")

    assert [(one.is_lapsed, f"{one.amount.amount:f}") for one in translation.balances] == [
        (False, "8.00"),
        (True, "2.00"),
    ]
    assert [one.external_id for one in translation.documents] == ["1"]


def test_an_account_whose_changes_do_not_come_to_its_balance_is_not_booked() -> None:
    with refused("shopify.store_credit_differs"):
        translated(account("11.0", entry(1, "Credit", "10.0")), stream="store_credits")


def test_a_change_of_an_unknown_kind_stops() -> None:
    with refused("shopify.store_credit_kind_unknown"):
        translated(account("10.0", entry(1, "Gift", "10.0")), stream="store_credits")


async def test_accounts_are_read_with_every_change_of_them(place: Place) -> None:
    customer, _ = a_customer(place), a_customer(place)
    selling = place.simulator.selling
    for number in range(25):
        selling.change_store_credit(customer, Decimal("2.00"), NOW - timedelta(days=9, minutes=-number))

    (document,) = await read(place.source(), "store_credits")

    assert len(told(document)["transactions"]["nodes"]) == 25
    assert document == await place.source().fetch("store_credits", document.external_id)
    assert len(translated(json.loads(document.payload), stream="store_credits").documents) == 25


async def test_without_permission_there_is_none_and_the_test_says_so(place: Place) -> None:
    place.simulator.selling.change_store_credit(a_customer(place), Decimal("2.00"), NOW)
    place.shop.scopes = tuple(one for one in place.shop.scopes if "credit_account_trans" not in one)

    found = await read(place.source(), "store_credits")
    proofs = {proof.what: proof async for proof in place.source().prove()}

    assert found == []
    assert proofs["store_credits"].problem is not None
    assert proofs["store_credits"].problem.params["scope"] == "read_store_credit_account_transactions"


def a_customer(place: Place) -> int:
    number = place.simulator.state.new_id()
    place.simulator.state.customers[number] = Customer(
        id=number,
        first_name="Customer",
        last_name="No. 1",
        email="customer1@example.com",
        created=NOW - timedelta(days=90),
        updated=NOW - timedelta(days=90),
        country="US",
        province="NY",
        city="Example City",
        street="1 Example Street",
        zip="10001",
    )
    return number
