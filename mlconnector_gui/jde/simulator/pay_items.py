"""JDE's edits of a voucher's pay items: gross and tax parts agree, due dates follow the terms."""

from datetime import date, timedelta
from decimal import Decimal

from mlconnector_gui.jde.simulator.line_edits import LineEdits, in_base
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.voucher import Parts, TypedPayItem


def parts_of(item: TypedPayItem, edits: LineEdits, decimals: int) -> Parts | None:
    """Read the gross amount, or make it of the parts; in disagreement the item is refused."""
    typed = [item.taxable, item.non_taxable, item.tax]
    taxable, non_taxable, tax = (
        (edits.amount(text, decimals) or Decimal(0)) if _is_typed(text) else Decimal(0) for text in typed
    )
    has_parts = any(_is_typed(text) for text in typed)
    total = taxable + non_taxable + tax
    if not _is_typed(item.gross) and has_parts:
        return Parts(gross=total, taxable=taxable, non_taxable=non_taxable, tax=tax)
    gross = edits.amount(item.gross or "0", decimals, "gross amount: ")
    if gross is None:
        return None
    if not has_parts:
        return Parts(gross=gross, taxable=Decimal(0), non_taxable=gross, tax=Decimal(0))
    if total != gross:
        edits.error("0610", "Gross and Tax Amounts Disagree", f"{gross} is not {total}", "1_13")
    return Parts(gross=gross, taxable=taxable, non_taxable=non_taxable, tax=tax)


def _is_typed(text: str) -> bool:
    """Tell whether an amount was typed: a batch file holds zero where nothing was."""
    return bool(text.strip("0. "))


def in_base_currency(parts: Parts, rate: Decimal, decimals: int) -> Parts:
    """Convert the parts and make the gross of them, so that they go on adding up."""
    taxable, non_taxable, tax = (
        in_base(amount, rate, decimals) for amount in (parts.taxable, parts.non_taxable, parts.tax)
    )
    return Parts(gross=taxable + non_taxable + tax, taxable=taxable, non_taxable=non_taxable, tax=tax)


def due_date(
    item: TypedPayItem, terms: str, invoice_date: date, edits: LineEdits, database: Database
) -> date:
    """Return the typed date, or the invoice date plus the net days of the terms."""
    if item.due_date:
        return edits.typed_date(item.due_date, "1_20") or invoice_date
    row = database["F0014"].first(PTC=terms)
    return invoice_date + timedelta(days=row.integer("NDTP") if row else 0)
