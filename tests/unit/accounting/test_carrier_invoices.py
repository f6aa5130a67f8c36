"""A carrier's invoice taken apart by label, as template T11b has it."""

from datetime import date

from mlconnector_gui.accounting.carrier_invoices import (
    CarrierInvoice,
    FreightCharge,
    InvoicedLabel,
    settle,
    unsettled,
)
from mlconnector_gui.accounting.money import Money
from tests.helpers.problems import refused


def usd(text: str) -> Money:
    return Money.of(text, "USD")


def invoice(*lines: tuple[str, str]) -> CarrierInvoice:
    return CarrierInvoice(
        number="F-1",
        invoice_date=date(2026, 10, 9),
        supplier=5001,
        lines=tuple(InvoicedLabel(tracking_number=number, amount=usd(amount)) for number, amount in lines),
    )


def told(one: CarrierInvoice, accrued: dict[str, Money]) -> list[tuple[str, str, str]]:
    return [(part.charge.value, part.tracking_number, str(part.amount)) for part in settle(one, accrued)]


def test_what_was_accrued_is_cleared_and_the_rest_is_an_adjustment() -> None:
    asked = invoice(("A", "8.40"), ("B", "9.10"), ("B", "3.00"))

    parts = told(asked, {"A": usd("8.40"), "B": usd("9.00")})

    assert parts == [
        ("cleared", "A", "8.40 USD"),
        ("cleared", "B", "9.00 USD"),
        ("adjustment", "B", "3.10 USD"),
    ]


def test_the_parts_add_up_to_what_is_asked_also_where_it_is_less() -> None:
    asked = invoice(("A", "8.00"), ("X", "5.00"))

    settled = settle(asked, {"A": usd("8.40")})

    assert Money.total((one.amount for one in settled), "USD") == asked.total
    assert [one.amount for one in settled if one.charge is FreightCharge.ADJUSTMENT] == [usd("-0.40")]


def test_what_is_asked_for_no_label_is_for_a_person() -> None:
    settled = settle(invoice(("X", "5.00")), {})

    assert [one.tracking_number for one in unsettled(settled)] == ["X"]


def test_an_invoice_without_lines_is_none() -> None:
    with refused("carrier_invoice.empty"):
        invoice()
