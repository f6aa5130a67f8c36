"""Neutral documents: one currency, aware times, and what their parts leave over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.documents import DocumentKind, PartKind, decimal_of
from tests.helpers.accounting import document, part, t9_sale, usd
from tests.helpers.problems import refused


def test_a_document_that_adds_up_leaves_nothing_over() -> None:
    sale = t9_sale()

    assert sale.difference.is_zero
    assert sale.tender_difference.is_zero
    assert sale.currency == "USD"


def test_the_difference_is_the_total_less_its_parts_or_its_payments() -> None:
    sale = document(
        DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "9.98"), tenders={"stripe": "6", "voucher": "4.01"}
    )

    assert sale.difference == usd("0.02")
    assert sale.tender_difference == usd("-0.01")


def test_a_document_of_two_currencies_is_refused() -> None:
    with refused("document.mixed_currencies") as caught:
        document(DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "10.00", currency="EUR"))

    assert caught.value.params["currencies"] == ["EUR"]


def test_the_moment_of_a_document_is_aware() -> None:
    sale = t9_sale()

    with pytest.raises(ValueError, match="aware"):
        replace(sale, occurred_at=sale.occurred_at.replace(tzinfo=None))


@pytest.mark.parametrize("text", ["0", "-12.50", "3.141592653589793", "1e-7", " 12 "])
def test_a_number_of_a_store_keeps_every_digit(text: str) -> None:
    assert decimal_of(text, field_name="total", document="2291") == Decimal(text)


@pytest.mark.parametrize("text", ["", "null", "12,50", "1_000", "NaN", "Infinity", "１２"])
def test_what_is_no_number_is_refused_with_its_field(text: str) -> None:
    with refused("document.number_invalid") as caught:
        decimal_of(text, field_name="total", document="2291")

    assert caught.value.params == {"field": "total", "value": text, "document": "2291"}


def test_a_float_is_not_read_as_a_decimal() -> None:
    with pytest.raises(TypeError):
        decimal_of(0.1, field_name="total", document="2291")  # type: ignore[arg-type]
