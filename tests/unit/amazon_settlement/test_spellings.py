"""Every marketplace writes in its own way; what could be read in two ways is refused."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import PartKind
from mlconnector_gui.accounting.money import Money, currency_exponent
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.spelling import (
    DecimalSign,
    decimal_sign_of,
    minor_units,
    moment_of,
)
from mlconnector_gui.connectors.amazon.settlement.splitting import settlements_in
from mlconnector_gui.connectors.amazon.translate import translate
from tests.helpers.settlements import LOCALES, Line, Locale, Settlement, context, document

WHEN = datetime(2026, 3, 9, 20, 21, 38, tzinfo=UTC)
SPELLINGS = (
    "2026-03-09 20:21:38 UTC",
    "2026/03/09 20:21:38 UTC",
    "09.03.2026 20:21:38 UTC",
    "2026-03-09T20:21:38+00:00",
    "2026-03-09T12:21:38-08:00",
    "2026-03-09T20:21:38Z",
    "2026-03-09 20:21:38",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_moments_are_read_as_every_marketplace_writes_them(text: str) -> None:
    assert moment_of(text) == WHEN


@pytest.mark.parametrize(
    "text",
    ["09/06/25", "03/09/2026", "09-03-2026", "2026-13-09", "2026-02-30", "", "today", "2026-03-09 25:00:00"],
)
def test_a_day_that_could_be_another_is_not_guessed_at(text: str) -> None:
    assert moment_of(text) is None


@pytest.mark.parametrize(
    ("amounts", "currency", "sign"),
    [
        (["19.50"], "USD", DecimalSign.POINT),
        (["95,00"], "EUR", DecimalSign.COMMA),
        (["1.234,56"], "EUR", DecimalSign.COMMA),
        (["1,234.56"], "USD", DecimalSign.POINT),
        (["1,234", "19.50"], "USD", DecimalSign.POINT),
        (["1.234", "95,00"], "EUR", DecimalSign.COMMA),
        (["1,234"], "USD", DecimalSign.POINT),
        (["300.00"], "JPY", DecimalSign.POINT),
        (["12", "-5"], "EUR", DecimalSign.POINT),
        (["1,234"], "KWD", None),
    ],
)
def test_the_decimal_sign_is_told_by_the_amounts(
    amounts: list[str], currency: str, sign: DecimalSign | None
) -> None:
    assert decimal_sign_of(amounts, currency) is sign


@pytest.mark.parametrize("text", ["12.345", "1,23,4", "--5", "5-", "1 234.00", "NaN", "1e3", "٣", ""])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert minor_units(text, "USD", DecimalSign.POINT) is None


amounts = st.integers(min_value=-(10**9), max_value=10**9)
moments = st.datetimes(
    # hypothesis takes limits without a zone beside the zones
    min_value=datetime(2026, 9, 25),  # noqa: DTZ001
    max_value=datetime(2026, 12, 5),  # noqa: DTZ001
    timezones=st.just(UTC),
)
labels = st.sampled_from(
    [
        ("Order", "ItemPrice", "Principal"),
        ("Order", "ItemPrice", "Tax"),
        ("Order", "ItemWithheldTax", "MarketplaceFacilitatorTax-Principal"),
        ("Refund", "ItemPrice", "Principal"),
        ("Order", "Promotion", "TaxDiscount"),
        ("other-transaction", "other-transaction", "Current Reserve Amount"),
        ("FBAFees", "An unheard-of fee", "Base fee"),
    ]
)
currencies = st.sampled_from(["USD", "EUR", "GBP", "JPY"])
zones = st.sampled_from(["UTC", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"])


@st.composite
def lines(draw: st.DrawFn, currency: str) -> list[Line]:
    found = draw(st.lists(st.tuples(labels, amounts, moments, st.sampled_from(["A", "B", ""])), max_size=25))
    exponent = currency_exponent(currency)
    return [
        Line(
            transaction=label[0], kind=label[1], what=label[2], at=moment.replace(microsecond=0), order=order,
            amount=Decimal(minor).scaleb(-exponent),
        )
        for label, minor, moment, order in found
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(data=st.data(), currency=currencies, zone=zones, locale=st.sampled_from(LOCALES))
def test_any_settlement_in_any_locale_is_split_into_parts_that_sum_to_the_whole(
    data: st.DataObject, currency: str, zone: str, locale: Locale
) -> None:
    settlement = Settlement(currency=currency, lines=data.draw(lines(currency)))
    total = Money(settlement.stated, currency)

    found = translate("settlements", document(settlement, locale=locale), context(zone)).documents

    settled = [part for one in found for part in one.parts if part.kind is PartKind.SETTLED]
    carried = [part for one in found for part in one.parts if part.kind is PartKind.CARRIED]
    assert Money.total((part.amount for part in settled), currency) == total
    assert Money.total((part.amount for part in carried), currency).is_zero
    assert all(one.difference.is_zero and one.tender_difference.is_zero for one in found)
    assert found[-1].total == (total if total.minor > 0 else Money.zero(currency))
    assert all(one.total.is_zero for one in found[:-1])
    assert len({one.external_id for one in found}) == len(found)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), currency=currencies, locale=st.sampled_from(LOCALES), off=amounts.filter(bool))
def test_a_settlement_that_does_not_add_up_is_refused_with_the_arithmetic(
    data: st.DataObject, currency: str, locale: Locale, off: int
) -> None:
    right = Settlement(currency=currency, lines=data.draw(lines(currency)))
    difference = Decimal(off).scaleb(-currency_exponent(currency))
    wrong = Settlement(currency=currency, lines=right.lines, total=right.stated + difference)

    with pytest.raises(Problem) as caught:
        translate("settlements", document(wrong, locale=locale), context())

    assert caught.value.code == "amazon.settlement_does_not_foot"
    assert caught.value.params["difference"] == str(Money(difference, currency))


@settings(max_examples=40, deadline=None)
@given(data=st.data(), locale=st.sampled_from(LOCALES))
def test_a_settlement_has_the_same_bytes_alone_or_among_others_and_in_any_encoding(
    data: st.DataObject, locale: Locale
) -> None:
    one = Settlement(number="1", lines=data.draw(lines("EUR")), currency="EUR")
    other = Settlement(number="2", lines=data.draw(lines("EUR")), currency="EUR")
    together = document(other, one, locale=locale)

    (alone,) = settlements_in(document(one, locale=locale))
    marked = settlements_in(b"\xef\xbb\xbf" + together.replace(b"\n", b"\r\n") + b"\r\n\r\n")

    assert {found.external_id: found.payload for found in marked}["1"] == alone.payload
