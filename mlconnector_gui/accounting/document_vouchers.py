"""
Draft a store's document as a voucher: what its supplier holds for us is set off in accounts payable.

The supplier is whoever has the customers' money: a marketplace, or a payment service that bills its fees. Its side
takes the place of the clearing account, so nothing else of the accounting is another: a sale is a credit memo, since
the supplier owes us what it took; a refund is an invoice, and so is what it kept or paid out.
"""

from dataclasses import replace
from datetime import date

from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.drafting import Bookkeeping, draft_posting, explanation_of
from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.accounting.voucher_drafting import DOCUMENT_TYPE, VoucherDraft
from mlconnector_gui.accounting.vouchers import INVOICE_NUMBER_WIDTH, PayItem, VoucherHead

_HELD_BY_SUPPLIER = frozenset({LineRole.GATEWAY_CLEARING})


def held_by_supplier(document: BusinessDocument) -> Money:
    """Return what the supplier took for us, below zero for what it gave back or paid out; zero: it has no part."""
    held = (line.amount for line in role_lines(document) if line.role in _HELD_BY_SUPPLIER)
    return Money.total(held, document.currency)


def invoice_number_of(document: BusinessDocument, *, connection: str) -> str:
    """Name a document as it is called in explanations: no two of a supplier's have the same number."""
    return explanation_of(document, connection=connection, width=INVOICE_NUMBER_WIDTH)


def draft_document_voucher(
    document: BusinessDocument,
    *,
    supplier: int,
    bookkeeping: Bookkeeping,
    mappings: MappingSet,
    revision: int,
    gl_date: date,
    facts: PayablesFacts | None,
    why_moved: Finding | None = None,
) -> VoucherDraft:
    """Prepare the voucher of one bookable document in which the supplier has a part."""
    charged = draft_posting(
        document,
        bookkeeping=bookkeeping,
        mappings=mappings,
        revision=revision,
        gl_date=gl_date,
        why_moved=why_moved,
        without=_HELD_BY_SUPPLIER,
    )
    return VoucherDraft(
        kind=charged.kind,
        bookkeeping=replace(bookkeeping, document_type=DOCUMENT_TYPE),
        explanation=charged.explanation,
        reference=charged.reference,
        revision=revision,
        head=VoucherHead(
            supplier=supplier,
            invoice_number=invoice_number_of(document, connection=bookkeeping.connection),
            invoice_date=document.business_date,
            gl_date=gl_date,
            currency=document.currency,
        ),
        pay_items=(PayItem(gross=-held_by_supplier(document)),),
        lines=charged.lines,
        facts=facts,
        findings=charged.findings,
    )
