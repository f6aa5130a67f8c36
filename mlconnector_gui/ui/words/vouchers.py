"""Words for a voucher: whose invoice it is, when it is paid, and what JD Edwards books beside its lines."""

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.store.queries.review import LineRow, PayItemRow, VoucherRow
from mlconnector_gui.ui.words.amounts import money_text
from mlconnector_gui.ui.words.language import later, said

BY_JDE = later("by JDE")
"""Stands in place of the account of a line that JDE books by its own instructions."""
_SHOWN_AT_MOST = 4


def voucher_lines(voucher: VoucherRow) -> tuple[str, ...]:
    """Say in a line each: the invoice and its pay items."""
    kind = said("Credit memo") if voucher.owed.amount < 0 else said("Invoice")
    supplier = f"{voucher.supplier} {voucher.supplier_name}".strip()
    invoice = [
        said("{kind} {number} of {supplier}", kind=kind, number=voucher.invoice_number, supplier=supplier),
        said("dated {date}", date=voucher.invoice_date),
    ]
    if voucher.payment_terms:
        invoice.append(said("terms {terms}", terms=voucher.payment_terms))
    if voucher.tax_area:
        invoice.append(said("tax {tax}", tax=f"{voucher.tax_area} {voucher.tax_explanation}".strip()))
    items = [_pay_item(item) for item in voucher.pay_items[:_SHOWN_AT_MOST]]
    if len(voucher.pay_items) > _SHOWN_AT_MOST:
        items.append(said("and {count} more pay items", count=len(voucher.pay_items) - _SHOWN_AT_MOST))
    return ("  ·  ".join(invoice), *items)


def booked_by_jde(voucher: VoucherRow, *, after: int) -> tuple[LineRow, ...]:
    """Return the lines that JDE adds when it posts a voucher, so that both sides are seen."""
    added = [("accounts_payable", said("Accounts payable, trade"), -voucher.owed)]
    if not voucher.recovered_tax.is_zero:
        added.insert(0, ("recovered_tax", said("Recoverable tax"), voucher.recovered_tax))
    return tuple(
        _line(after + place, role, words, amount)
        for place, (role, words, amount) in enumerate(added, start=1)
    )


def _line(number: int, role: str, words: str, amount: Money) -> LineRow:
    return LineRow(
        line=number,
        role=role,
        account=BY_JDE,
        account_description=words,
        description="",
        debit=amount if amount.amount > 0 else None,
        credit=-amount if amount.amount < 0 else None,
        rule_id="",
    )


def _pay_item(item: PayItemRow) -> str:
    told = [said("Pay item {item}: {gross}", item=item.number, gross=money_text(item.gross))]
    if item.tax is not None:
        told.append(said("of which tax {tax}", tax=money_text(item.tax)))
    told.append(
        said("due {date}", date=item.due_date) if item.due_date else said("due by the terms of payment")
    )
    return "  ·  ".join(told)
