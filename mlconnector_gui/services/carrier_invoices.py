"""Voucher a carrier's invoice: labels that were accrued are cleared, the rest is an adjustment or stops it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.carrier_invoices import (
    CarrierInvoice,
    FreightCharge,
    InvoicedLabel,
    SettledLabel,
    settle,
    unsettled,
)
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.money import Money, is_number
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.vouchers import PayItem, VoucherHead
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.named_files import text_of
from mlconnector_gui.services.vouchers import Charge, VoucherOrder, create_voucher
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, freight, mappings

_ROLES = {
    FreightCharge.CLEARED: LineRole.ACCRUED_FREIGHT,
    FreightCharge.ADJUSTMENT: LineRole.FREIGHT_OUT,
}
_COLUMNS = frozenset({"tracking_number", "amount"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucheredInvoice:
    """The posting that was drafted, and what of the invoice is for a person."""

    posting_id: str
    settled: tuple[SettledLabel, ...]

    @property
    def unsettled(self) -> tuple[SettledLabel, ...]:
        return unsettled(self.settled)


def read_carrier_invoice(
    path: Path, *, number: str, invoice_date: date, supplier: int, currency: str
) -> CarrierInvoice:
    """Read a CSV with the columns tracking_number and amount, refused whole with the line that is wrong."""
    text = text_of(path)
    reader = csv.DictReader(text.splitlines())
    if not set(reader.fieldnames or ()) >= _COLUMNS:
        raise Problem("carrier_invoice.columns_missing", path=str(path), columns=", ".join(sorted(_COLUMNS)))
    lines = []
    for place, row in enumerate(reader, start=2):
        tracking, amount = (row["tracking_number"] or "").strip(), (row["amount"] or "").strip()
        if not tracking or not is_number(amount):
            raise Problem("carrier_invoice.line_unreadable", path=str(path), line=place, amount=amount)
        lines.append(
            InvoicedLabel(
                tracking_number=tracking,
                amount=Money(Decimal(amount), currency),
                description=(row.get("description") or "").strip(),
            )
        )
    return CarrierInvoice(number=number, invoice_date=invoice_date, supplier=supplier, lines=tuple(lines))


async def voucher_carrier_invoice(
    workplace: Workplace, connection: str, invoice: CarrierInvoice, *, gl_date: date
) -> VoucheredInvoice:
    """
    Draft the voucher of a carrier's invoice, one line for each label and one for each difference.

    What is asked for no label of ours has no account: the voucher waits, blocked, until a person gave it one or the
    carrier took it back. A label is cleared by one voucher only.
    """
    settled, charges = await workplace.store.read(_settled, connection, invoice, gl_date)
    order = VoucherOrder(
        external_id=f"carrier/{invoice.supplier}/{invoice.number}",
        number=invoice.number,
        explanation=f"{connection} freight {invoice.number}"[:30].rstrip(),
        head=VoucherHead(
            supplier=invoice.supplier,
            invoice_number=invoice.number,
            invoice_date=invoice.invoice_date,
            gl_date=gl_date,
            currency=invoice.currency,
        ),
        pay_items=(PayItem(gross=invoice.total),),
        charges=charges,
    )
    posting_id = await create_voucher(workplace, connection, order)
    return VoucheredInvoice(posting_id=posting_id, settled=settled)


def _settled(
    transaction: Transaction, connection: str, invoice: CarrierInvoice, gl_date: date
) -> tuple[tuple[SettledLabel, ...], tuple[Charge, ...]]:
    stored = connections.connection_named(transaction, connection)
    trackings = [line.tracking_number for line in invoice.lines]
    accrued = freight.accrued_labels(transaction, stored.connection_id, trackings)
    settled = settle(invoice, accrued)
    rules = MappingSet(mappings.mapping_rules(transaction))
    charges = [_charge(one, rules, connection=stored.name, on=gl_date) for one in settled]
    return settled, tuple(charges)


def _charge(one: SettledLabel, rules: MappingSet, *, connection: str, on: date) -> Charge:
    role = _ROLES.get(one.charge)
    traits = {"cost": one.charge.value, "paid": "account"}
    choice = rules.choose(role, connection=connection, traits=traits, on=on) if role else None
    return Charge(
        amount=one.amount,
        account=choice.rule.account if choice else None,
        description=one.tracking_number[:30],
        rule_id=choice.rule.rule_id if choice else "",
    )


def told(settled: Sequence[SettledLabel]) -> dict[str, str]:
    """Sum an invoice by what its parts are."""
    sums: dict[str, Money] = {}
    for one in settled:
        sums[one.charge.value] = sums.get(one.charge.value, Money.zero(one.amount.currency)) + one.amount
    return {name: str(amount) for name, amount in sums.items()}
