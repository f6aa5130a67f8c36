"""As what a store's documents are posted: journal entries, or vouchers of the supplier that holds the money."""

from collections.abc import Mapping
from enum import StrEnum

from mlconnector_gui.accounting.summaries import Granularity
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.spec import Field, FieldKind

_MOST_DIGITS = 8


class PostingForm(StrEnum):
    """As what a store's documents are posted."""

    JOURNAL = "journal"
    VOUCHER = "voucher"
    """As invoices and credit memos of the supplier that holds the customers' money."""


FORM_FIELDS = (
    Field(
        name="posting_form",
        label="Posted as",
        kind=FieldKind.CHOICE,
        help=(
            "Journal entries: money on its way stands on clearing accounts. Vouchers: it stands in accounts payable,"
            " with the marketplace or payment service that holds it and that you settle with as a supplier: a sale is"
            " a credit memo, a refund or a payout an invoice. What has an entry keeps its form when this is changed."
        ),
        required=False,
        default=PostingForm.JOURNAL.value,
        choices=(
            (PostingForm.JOURNAL.value, "Journal entries"),
            (PostingForm.VOUCHER.value, "Vouchers of a supplier"),
        ),
    ),
    Field(
        name="supplier",
        label="Supplier",
        kind=FieldKind.TEXT,
        help="For vouchers: the supplier's address number in JD Edwards.",
        required=False,
    ),
)


def supplier_of(values: Mapping[str, str]) -> int:
    """Return whose vouchers a store's documents become; 0 where they are journal entries."""
    if values.get("posting_form") != PostingForm.VOUCHER:
        return 0
    return int(values["supplier"])


def check_form(name: str, values: Mapping[str, str]) -> None:
    """Refuse vouchers of nobody, and of many documents at once: each is an invoice of its own."""
    if values.get("posting_form") != PostingForm.VOUCHER:
        return
    supplier = values.get("supplier", "")
    is_number = supplier.isascii() and supplier.isdigit() and len(supplier) <= _MOST_DIGITS
    if not is_number or not int(supplier):
        raise Problem("connection.supplier_invalid", name=name, value=supplier)
    granularity = values.get("granularity") or Granularity.DOCUMENT.value
    if granularity != Granularity.DOCUMENT:
        raise Problem("connection.vouchers_are_single", name=name, granularity=granularity)
