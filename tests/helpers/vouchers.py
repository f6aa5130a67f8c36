"""Vouchers and what JDE knows of their suppliers, for tests to start from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.drafting import DraftLine
from mlconnector_gui.accounting.journal import JournalLine
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import DuplicateRule, PayablesFacts, SupplierRecord
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.voucher_drafting import VoucherDraft
from mlconnector_gui.accounting.vouchers import PayItem, TaxSplit, Voucher, VoucherHead
from tests.helpers.accounting import BOOKKEEPING

DAY = date(2026, 10, 9)
CARRIER, PARTNER, HELD = 5001, 5002, 5003
"""Suppliers of the simulated site: one in US dollars with N30, one in euros with N14, one on hold."""
FREIGHT, ADJUSTMENTS = "30.8300", "30.5810"


def head(**changed: Any) -> VoucherHead:
    usual = {
        "supplier": CARRIER,
        "invoice_number": "INV-77",
        "invoice_date": date(2026, 10, 5),
        "gl_date": DAY,
        "currency": "USD",
    }
    return VoucherHead(**{**usual, **changed})


def item(
    gross: str, *, parts: tuple[str, str, str] | None = None, currency: str = "USD", due: date | None = None
) -> PayItem:
    split = None
    if parts is not None:
        taxable, non_taxable, tax = (Money.of(text, currency) for text in parts)
        split = TaxSplit(taxable=taxable, non_taxable=non_taxable, tax=tax)
    return PayItem(gross=Money.of(gross, currency), split=split, due_date=due)


def charge(account: str, amount: str, currency: str = "USD", *, description: str = "") -> JournalLine:
    return JournalLine(
        account=Account.parse(account),
        amount=Money.of(amount, currency),
        role=LineRole.VOUCHER_CHARGE,
        description=description,
    )


def voucher(
    *charges: tuple[str, str],
    items: Sequence[PayItem] = (),
    company: str = "00001",
    document_type: str = "PV",
    explanation: str = "Acme Carriers INV-77",
    beside: tuple[str, ...] = (),
    **changed: Any,
) -> Voucher:
    """The carrier's invoice of 842.15, as `product-study.md` 3.3 T11b has it."""
    made = head(**changed)
    lines = charges or ((FREIGHT, "804.75"), (ADJUSTMENTS, "37.40"))
    return Voucher(
        company=company,
        document_type=document_type,
        explanation=explanation,
        head=made,
        pay_items=tuple(items) or (item("842.15", currency=made.currency),),
        lines=tuple(charge(account, amount, made.currency) for account, amount in lines),
        beside=beside,
    )


def approved(made: Voucher, *, external_id: str = "77", revision: int = 1) -> tuple[bytes, str]:
    """The approved bytes of a voucher and its reference."""
    reference = reference_of(
        environment="JPY920",
        company=made.company,
        connection="SHIPSTATION",
        kind="voucher",
        external_id=external_id,
        revision=revision,
    )
    return canonical_bytes(made, target="JDE", reference=reference), reference


def voucher_draft(*charges: tuple[str | None, str], **changed: Any) -> VoucherDraft:
    document_type = changed.pop("document_type", "PV")
    items = changed.pop("items", (item("842.15"),))
    lines = charges or (("40.5010", "842.15"),)
    return VoucherDraft(
        kind="voucher",
        bookkeeping=replace(BOOKKEEPING, document_type=document_type),
        explanation="Acme Carriers INV-77",
        reference="M1RTWDCBEDJ1EA25707281",
        revision=1,
        head=head(**changed),
        pay_items=tuple(items),
        lines=tuple(
            DraftLine(
                role=LineRole.VOUCHER_CHARGE,
                amount=Money.of(amount, "USD"),
                account=Account.parse(account) if account else None,
                description="",
                rule_id="",
            )
            for account, amount in lines
        ),
    )


ACME = SupplierRecord(
    number=CARRIER, name="Acme Carriers", is_in_supplier_master=True, is_on_hold=False, payment_terms="N30"
)
NOTHING_AGAINST = PayablesFacts(
    supplier=ACME,
    terms_known=True,
    duplicates=(),
    duplicate_rule=DuplicateRule.WARN,
    year_start=date(2026, 1, 1),
    current_period=10,
)
