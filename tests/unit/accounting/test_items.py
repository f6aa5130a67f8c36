"""Which base price is in force for a storefront on a day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.accounting.items import BasePrice, PriceChoice

TODAY = date(2026, 10, 9)
CHOICE = PriceChoice(currency="USD", branch="30", customer_group=17, domestic_currency="USD")


def price(amount: str, **given: Any) -> BasePrice:
    values: dict[str, Any] = {
        "branch": "30",
        "currency": "USD",
        "unit": "EA",
        "customer_group": 0,
        "effective": date(2026, 1, 1),
        "expires": date(2040, 12, 31),
        "changed": (date(2026, 1, 1), 91625),
    }
    return BasePrice(amount=Decimal(amount), **{**values, **given})


def chosen(*prices: BasePrice, on: date = TODAY, choice: PriceChoice = CHOICE) -> str:
    found = choice.price_of(prices, on=on)
    return str(found.amount) if found else ""


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (price("9", customer_group=17), "9"),
        (price("9", customer_group=18), "10"),
        (price("9", branch=""), "10"),
        (price("9", branch="40"), "10"),
        (price("9", currency="EUR"), "10"),
        (price("9", unit="CS"), "10"),
        (price("9", changed=(date(2026, 1, 1), 91626)), "9"),
        (price("9", changed=(date(2025, 1, 1), 235959)), "10"),
        (price("9", effective=date(2026, 10, 10), changed=(TODAY, 1)), "10"),
        (price("9", expires=date(2026, 10, 8), changed=(TODAY, 1)), "10"),
        (price("9", effective=TODAY, expires=TODAY, changed=(TODAY, 1)), "9"),
        (price("9", currency="", changed=(TODAY, 1)), "9"),
    ],
    ids=[
        "group", "other group", "every branch", "other branch", "other currency", "other unit", "newer",
        "older", "begins tomorrow", "ended yesterday", "today alone", "branch's own currency",
    ],
)  # fmt: skip
def test_the_price_that_counts(more: BasePrice, wanted: str) -> None:
    assert chosen(price("10"), more) == wanted


def test_a_blank_currency_is_the_branch_s_own_and_no_other() -> None:
    euros = PriceChoice(currency="EUR", branch="30", domestic_currency="USD")

    assert chosen(price("10", currency=""), choice=euros) == ""


def test_the_prices_of_every_branch_count_where_the_branch_has_none() -> None:
    assert chosen(price("10", branch="")) == "10"


def test_the_next_day_on_which_another_price_may_count() -> None:
    prices = [
        price("10", expires=date(2026, 10, 31)),
        price("11", effective=date(2026, 12, 1)),
        price("12", branch="40", effective=date(2026, 10, 10)),
        price("13", effective=None, expires=None),
    ]

    assert CHOICE.next_change(prices, after=TODAY) == date(2026, 11, 1)
    assert CHOICE.next_change(prices, after=date(2026, 11, 1)) == date(2026, 12, 1)
    assert CHOICE.next_change(prices[3:], after=TODAY) is None
