"""What a line of the three-way match stands for, and the ageing of what is not vouchered."""

from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.three_way import MatchStanding, ageing, bucket_of
from tests.helpers.matching import matched_line

M = MatchStanding


@pytest.mark.parametrize(
    ("figures", "standing"),
    [
        ({}, M.AGREES),
        ({"received": 0, "vouchered": 0, "paid": 0}, M.NOT_RECEIVED),
        ({"vouchered": 0, "paid": 0}, M.NOT_VOUCHERED),
        ({"paid": 0}, M.NOT_PAID),
        ({"over": "3.50"}, M.PRICE_DIFFERS),
        ({"received": 11, "vouchered": 11, "paid": 11}, M.RECEIVED_OVER),
        ({"received": 8}, M.VOUCHERED_OVER),
        (
            {"ordered": 0, "received": 2, "vouchered": 2, "paid": 2, "is_cancelled": True},
            M.RECEIVED_CANCELLED,
        ),
        ({"ordered": 2, "received": 0, "vouchered": 0, "paid": 0, "is_cancelled": True}, M.AGREES),
    ],
)
def test_the_worst_that_holds_is_what_a_line_stands_for(
    figures: dict[str, int], standing: MatchStanding
) -> None:
    assert matched_line(**figures).standing is standing  # type: ignore[arg-type]


def test_a_part_that_is_vouchered_leaves_the_rest_waiting() -> None:
    line = matched_line(vouchered=4, paid=0)

    assert line.not_vouchered == Money(6 * Decimal("7.81"), "USD")
    assert set(line.standings) == {M.NOT_VOUCHERED, M.NOT_PAID}
    assert line.price_difference.is_zero


@pytest.mark.parametrize(
    ("age", "bucket"), [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (400, 3)]
)
def test_ages_fall_into_four_buckets(age: int, bucket: int) -> None:
    assert bucket_of(age) == bucket


def test_what_waits_is_summed_by_currency_and_age() -> None:
    young = matched_line(vouchered=0, paid=0)
    old = matched_line(vouchered=0, paid=0, oldest_open=date(2026, 5, 1))

    (total,) = ageing([young, old, matched_line()], today=date(2026, 10, 9))

    assert [str(bucket) for bucket in total.buckets] == ["78.10 USD", "0.00 USD", "0.00 USD", "78.10 USD"]
    assert str(total.total) == "156.20 USD"
