"""A store's documents as vouchers: templates T8a and T8b with the supplier in the place of the clearing account."""

from dataclasses import replace
from datetime import date

from mlconnector_gui.accounting.document_vouchers import (
    draft_document_voucher,
    held_by_supplier,
    invoice_number_of,
)
from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind, Tender, TenderKind
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.voucher_drafting import VoucherDraft
from tests.helpers.accounting import ACCOUNTS, BOOKKEEPING, DAY, document, part, rule, usd

MAPPINGS = MappingSet(
    rule(role, role, account)
    for role, account in {
        **ACCOUNTS,
        LineRole.STORE_CREDIT_LIABILITY: "2.4445",
        LineRole.BANK: "2.1110",
    }.items()
)
PARTS = (
    part(PartKind.PRODUCT, "150.00"),
    part(PartKind.SHIPPING, "10.00"),
    part(PartKind.TAX, "12.00"),
)


def t8a(kind: DocumentKind = DocumentKind.SALE) -> BusinessDocument:
    """172.00, of which 60.00 by store credit and 112.00 by card."""
    order = document(kind, "172.00", *PARTS)
    tenders = (
        Tender(gateway="stripe", amount=usd("112.00")),
        Tender(gateway="store credit", amount=usd("60.00"), kind=TenderKind.STORE_CREDIT),
    )
    return replace(order, tenders=tenders)


def voucher(one: BusinessDocument, *, gl_date: date = DAY) -> VoucherDraft:
    return draft_document_voucher(
        one,
        supplier=5001,
        bookkeeping=BOOKKEEPING,
        mappings=MAPPINGS,
        revision=1,
        gl_date=gl_date,
        facts=None,
    )


def lines(draft: VoucherDraft) -> dict[LineRole, str]:
    return {line.role: str(line.amount.amount) for line in draft.lines}


def test_a_sale_is_a_credit_memo_of_whoever_has_the_money() -> None:
    draft = voucher(t8a())

    assert draft.gross == usd("-112.00")
    assert lines(draft) == {
        LineRole.STORE_CREDIT_LIABILITY: "60.00",
        LineRole.PRODUCT_SALES: "-150.00",
        LineRole.SHIPPING_INCOME: "-10.00",
        LineRole.TAX_PAYABLE: "-12.00",
    }
    assert draft.voucher is not None
    assert draft.voucher.is_credit


def test_a_refund_is_an_invoice_of_the_same_supplier() -> None:
    draft = voucher(t8a(DocumentKind.REFUND))

    assert draft.gross == usd("112.00")
    assert lines(draft)[LineRole.SALES_RETURNS] == "150.00"
    assert lines(draft)[LineRole.STORE_CREDIT_LIABILITY] == "-60.00"
    assert draft.voucher is not None


def test_what_was_paid_back_to_store_credit_alone_is_none_of_the_suppliers_business() -> None:
    """T8b: a return of 59.40 to store credit stays a journal entry."""
    back = document(
        DocumentKind.REFUND,
        "59.40",
        part(PartKind.PRODUCT, "55.00"),
        part(PartKind.TAX, "4.40"),
        tenders={"store credit": "59.40"},
        tender_kind=TenderKind.STORE_CREDIT,
    )

    assert held_by_supplier(back).is_zero


def test_a_payout_is_an_invoice_charged_with_what_arrived_and_what_was_kept() -> None:
    payout = document(
        DocumentKind.PAYOUT,
        "97.00",
        part(PartKind.CLEARED, "100.00"),
        part(PartKind.PROCESSING_FEE, "-3.00"),
    )

    draft = voucher(payout)

    assert draft.gross == usd("100.00")
    assert lines(draft) == {LineRole.BANK: "97.00", LineRole.PROCESSING_FEES: "3.00"}


def test_the_invoice_number_tells_sales_and_refunds_of_one_number_apart() -> None:
    sale, refund = document(DocumentKind.SALE, "1.00"), document(DocumentKind.REFUND, "1.00")

    assert invoice_number_of(sale, connection="BC-US") == "BC-US sale 2291"
    assert invoice_number_of(refund, connection="BC-US") == "BC-US refund 2291 of 2291"
    long = replace(refund, external_id="12345678901234", order_id="12345678901234")
    assert invoice_number_of(long, connection="BC-US") == "BC- refund 12345678901234"


def test_a_voucher_says_when_its_document_was_and_is_booked_when_the_period_is_open() -> None:
    draft = voucher(t8a(), gl_date=date(2026, 11, 2))

    assert (draft.head.invoice_date, draft.gl_date) == (DAY, date(2026, 11, 2))
    assert [one.code for one in draft.findings] == ["period.moved"]
    assert {line.description[:10] for line in draft.lines} == {"2026-10-09"}


def test_a_document_that_does_not_add_up_stops_as_a_voucher_too() -> None:
    draft = voucher(document(DocumentKind.SALE, "200.00", *PARTS))

    assert "document.does_not_add_up" in [one.code for one in draft.findings]
