from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mlconnector_gui.jde.literals import LiteralFormat, is_date_pattern
from mlconnector_gui.jde.proving import clock_difference

FOURTH_OF_OCTOBER = date(2026, 10, 4)


@pytest.mark.parametrize(
    ("user_info", "written"),
    [
        ({"simpleDateFormat": "MM/dd/yyyy"}, "10/04/2026"),
        ({"simpleDateFormat": "dd/MM/yyyy"}, "04/10/2026"),
        ({"simpleDateFormat": "dd.MM.yy"}, "04.10.26"),
        ({"simpleDateFormat": "yyyy-MM-dd"}, "2026-10-04"),
        ({"simpleDateFormat": "d/M/yyyy"}, "4/10/2026"),
        ({"dateFormat": "DME", "dateSeperator": "-"}, "04-10-2026"),
        ({"dateFormat": "MDY", "dateSeperator": "/"}, "10/04/26"),
        ({"dateFormat": "?", "simpleDateFormat": "unknown"}, "10/04/2026"),
        ({}, "10/04/2026"),
    ],
)
def test_a_date_is_written_as_the_user_types_it(user_info: dict[str, object], written: str) -> None:
    assert LiteralFormat.of_user(user_info).day(FOURTH_OF_OCTOBER) == written


@pytest.mark.parametrize(
    ("sign", "written"), [(".", "100.50"), (",", "100,50"), (None, "100.50"), ("x", "100.50")]
)
def test_an_amount_has_the_users_decimal_sign(sign: str | None, written: str) -> None:
    assert LiteralFormat.of_user({"decimalFormat": sign}).number(Decimal("100.50")) == written


def test_a_large_number_is_never_written_with_an_exponent() -> None:
    assert LiteralFormat().number(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize("pattern", ["", "MM/dd", "MM/dd/yyyy HH", "MM/MM/yyyy", "ddmmmm"])
def test_what_does_not_name_a_day_is_no_pattern(pattern: str) -> None:
    assert not is_date_pattern(pattern)


@pytest.mark.parametrize(
    ("stamp", "seconds"),
    [
        ("2026-10-09:08.00.05", 5),
        ("2026-10-09:03.00.05", 5),
        ("2026-10-09:13.29.00", -60),
        ("2026-10-09:13.45.00", 0),
        ("yesterday", None),
        ("2026-13-09:13.45.00", None),
    ],
)
def test_the_clock_is_compared_whatever_the_servers_zone(stamp: str, seconds: float | None) -> None:
    assert clock_difference(stamp, datetime(2026, 10, 9, 8, tzinfo=UTC)) == seconds
