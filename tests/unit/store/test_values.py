"""The store keeps values exactly as they are, or refuses them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern
from mlconnector_gui.store import Store
from mlconnector_gui.store.queries.review import posting_detail
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import change_setting, setting
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.types import Moment, canonical_json
from tests.helpers.accounting import calendar, master_records, masters, months_of
from tests.helpers.masters import save_masters
from tests.helpers.stores import NOON, add_shop, opened
from tests.helpers.workspaces import Filling, open_workplace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


@pytest.mark.parametrize(
    "value", [0.1, [0.1], {"a": {"b": (1, 0.1)}}, {0.5: "x"}, float("nan"), float("inf")]
)
def test_a_float_has_no_place_in_the_store(store: Store, value: object) -> None:
    with pytest.raises((TypeError, StatementError), match="float"):
        store.write_now(change_setting, "name", value)

    assert store.read_now(setting, "name", "nothing") == "nothing"


@pytest.mark.parametrize("value", [Money.of("1.00", "USD"), Decimal("1.00"), NOON, {1, 2}, b"bytes"])
def test_a_value_that_json_does_not_know_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json({"value": value})


def test_json_is_written_the_same_way_every_time() -> None:
    assert (
        canonical_json({"b": [1, "ü"], "a": None})
        == '{"a":null,"b":[1,"ü"]}'
        == canonical_json({"a": None, "b": (1, "ü")})
    )


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    store.write_now(add_shop)

    with pytest.raises(StatementError, match="aware"):
        store.write_now(connections.note_health, "shop", at=datetime(2026, 10, 31, 12), problem=None)  # noqa: DTZ001


@given(
    moment=st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001
    hours=st.integers(-12, 14),
)
def test_a_moment_comes_back_to_the_microsecond_and_text_order_is_time_order(
    moment: datetime, hours: int
) -> None:
    column, aware = Moment(), moment.replace(tzinfo=timezone(timedelta(hours=hours)))

    text = column.process_bind_param(aware, None)  # type: ignore[arg-type]  # the dialect is not looked at
    later = column.process_bind_param(aware + timedelta(microseconds=1), None)  # type: ignore[arg-type]

    assert column.process_result_value(text, None) == aware  # type: ignore[arg-type]
    assert text is not None
    assert later is not None
    assert text < later
    assert len(text) == len(later) == 27


@pytest.mark.parametrize(
    ("total", "currency"),
    [
        ("1058.40", "USD"),
        ("999999999999999.99", "USD"),
        ("0.03", "USD"),
        ("105840", "JPY"),
        ("999999999999999", "JPY"),
        ("1058.405", "KWD"),
        ("99999999999999.999", "KWD"),
    ],
)
def test_money_is_exact_with_any_number_of_decimals_and_digits(
    store: Store, total: str, currency: str
) -> None:
    amount = Money.of(total, currency)

    store.write_now(change_setting, "minor", amount.minor)

    assert Money.from_minor(store.read_now(setting, "minor", 0), currency) == amount


def test_the_lines_of_a_posting_come_back_to_the_cent(tmp_path: Path) -> None:
    workplace = open_workplace(tmp_path / "filled")
    filling = Filling(workplace)
    filling.connect()

    detail = workplace.store.read_now(posting_detail, filling.sale("2291", total="888888888888.48"))

    assert detail is not None
    debits = [line.debit for line in detail.lines if line.debit]
    given = [line.credit for line in detail.lines if line.credit]
    assert debits == [Money.of("888888888888.48", "USD")]
    assert Money.total(given, "USD") == Money.of("888888888888.48", "USD")
    workplace.store.close()


WEEKS_52 = DatePattern(first_day=date(2026, 1, 4), ends=(date(2026, 12, 31),), fiscal_year=2025)


@pytest.mark.parametrize(
    "company_calendar",
    [
        calendar(),
        CompanyCalendar(
            company="00002",
            year_start=date(2026, 1, 4),
            current_period=1,
            patterns=(WEEKS_52, months_of(2027)),
        ),
    ],
    ids=["calendar months", "a year with the site's own name"],
)
def test_masters_come_back_as_they_were_read(store: Store, company_calendar: CompanyCalendar) -> None:
    read = masters(company_calendar=company_calendar, before_cutoff_allowed=True)
    store.write_now(add_shop, "ledger")

    store.write_now(save_masters, "ledger", master_records(read))

    lookup = store.read_now(lambda transaction: MasterLookup(transaction, "ledger").company("00002"))
    assert lookup == read.companies["00002"]


def test_masters_that_were_never_read_are_not_loaded(store: Store) -> None:
    assert not store.read_now(lambda transaction: MasterLookup(transaction, "ledger").is_loaded)
