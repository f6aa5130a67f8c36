"""A carrier's invoice beside the labels that were accrued: what it clears, and what it asks beyond them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicedLabel:
    """One line of the invoice; several may be of the same label, such as an address correction."""

    tracking_number: str
    amount: Money
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierInvoice:
    """What a carrier asks for, as it stands in the file that came with the bill."""

    number: str
    invoice_date: date
    supplier: int
    lines: tuple[InvoicedLabel, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise Problem("carrier_invoice.empty", invoice=self.number)
        if len({line.amount.currency for line in self.lines}) > 1:
            raise Problem("carrier_invoice.mixed_currencies", invoice=self.number)

    @property
    def currency(self) -> str:
        return self.lines[0].amount.currency

    @property
    def total(self) -> Money:
        return Money.total((line.amount for line in self.lines), self.currency)


class FreightCharge(StrEnum):
    """What a part of a carrier's invoice is; the trait `cost` of its line, that mapping rules can ask for."""

    CLEARED = "cleared"
    """What was accrued when the label was made."""
    ADJUSTMENT = "adjustment"
    """Asked beyond what was accrued, or less: reweighed, residential, fuel."""
    NO_LABEL = "no_label"
    """Asked for a label that was never accrued, or was cleared by an earlier invoice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledLabel:
    """One line of the voucher."""

    charge: FreightCharge
    tracking_number: str
    amount: Money


def settle(invoice: CarrierInvoice, accrued: Mapping[str, Money]) -> tuple[SettledLabel, ...]:
    """
    Take an invoice apart, label by label (template T11b); the parts add up to what the carrier asks.

    `accrued` holds what stands accrued by tracking number; a label that was cleared before is not in it.
    """
    asked: dict[str, Money] = {}
    for line in invoice.lines:
        asked[line.tracking_number] = (
            asked.get(line.tracking_number, Money.zero(invoice.currency)) + line.amount
        )
    settled: list[SettledLabel] = []
    for tracking, amount in asked.items():
        known = accrued.get(tracking)
        if known is None or known.currency != invoice.currency:
            settled.append(_settled(FreightCharge.NO_LABEL, tracking, amount))
            continue
        settled.append(_settled(FreightCharge.CLEARED, tracking, known))
        settled.append(_settled(FreightCharge.ADJUSTMENT, tracking, amount - known))
    return tuple(one for one in settled if not one.amount.is_zero)


def unsettled(settled: Sequence[SettledLabel]) -> tuple[SettledLabel, ...]:
    """Return what the carrier asks for nothing that is known: the list that a person has to look through."""
    return tuple(one for one in settled if one.charge is FreightCharge.NO_LABEL)


def _settled(charge: FreightCharge, tracking_number: str, amount: Money) -> SettledLabel:
    return SettledLabel(charge=charge, tracking_number=tracking_number, amount=amount)
