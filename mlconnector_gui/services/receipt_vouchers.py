"""Vouchers of accrued receipts: JDE matches them with the order, and the accrual is turned round once they stand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder, line_key
from mlconnector_gui.accounting.receipt_drafting import RECEIPT, receipt_facts_of, shipment_of
from mlconnector_gui.accounting.receipts import RECEIPT_TYPE, ReceiptLine, extended_amount
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.voucher_drafting import VOUCHER, MatchAutomation, automation_of
from mlconnector_gui.accounting.vouchers import PayItem, VoucherHead
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.correct import reverse_within
from mlconnector_gui.services.renewal import Renewal
from mlconnector_gui.services.seen import Seen
from mlconnector_gui.services.vouchers import VoucherOrder, create_voucher
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, postings, receipts
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import StoredPosting

_AT_ONCE, _VOIDED = "shipment", "voided"
_USUAL_RULE = "07"
_REASON = "its voucher is in JD Edwards"
_HELD = (PostingState.CONFIRMED, PostingState.POSTED)


async def clear_accruals(workplace: Workplace, connection: StoredConnection) -> None:
    """
    Turn round every accrual whose voucher JDE holds, and draft the vouchers of those that wait for no invoice.

    A person approves each like any other. What a person dismissed is not drafted again. Of a shipment that was voided
    the voucher is withdrawn; one that JDE may hold is noted for a person, who takes it back in purchasing.
    """
    moved = await workplace.store.write(_follow, workplace, connection.connection_id)
    if moved:
        workplace.tell("posting", *moved)
    if connection.values.get("receipt_invoice", _AT_ONCE) != _AT_ONCE:
        return
    for posting in await workplace.store.read(_unvouchered, connection.connection_id):
        subject = await workplace.store.read(postings.subject_of, posting.posting_id)
        if subject is None or not _pay_items(subject):
            continue
        shipment, part = shipment_of(subject), subject["part"]
        number = f"{shipment.external_id}/{part}" if part else shipment.external_id
        order = await workplace.store.read(
            _order, connection, [posting], f"accrual/{number}", number, shipment.ship_date
        )
        await create_voucher(workplace, connection.name, order)


async def voucher_receipts(
    workplace: Workplace,
    posting_ids: Sequence[str],
    *,
    invoice_number: str,
    invoice_date: date,
) -> str:
    """
    Draft the voucher of a supplier's invoice for accrued receipts, one pay item for each line; returns its id.

    JDE compares it with the order. All of them are one supplier's, and none has a voucher yet.
    """
    accruals = [await workplace.store.read(postings.posting_by_id, one) for one in posting_ids]
    connection = await workplace.store.read(_connection_of, accruals)
    external_id = f"invoice/{accruals[0].posting_id}/{invoice_number}"
    order = await workplace.store.read(
        _order, connection, accruals, external_id, invoice_number, invoice_date
    )
    return await create_voucher(workplace, connection.name, order)


def _connection_of(transaction: Transaction, accruals: Sequence[StoredPosting]) -> StoredConnection:
    """Refuse what is no accrual that waits for its voucher, or is of several stores."""
    if not accruals:
        raise Problem("receipt.not_accrued", posting="")
    waiting = {one.posting_id for one in _unvouchered(transaction, accruals[0].connection_id)}
    for one in accruals:
        if one.posting_id not in waiting:
            raise Problem("receipt.not_accrued", cause=Cause.STATE, posting=one.explanation)
    return connections.connection_named(transaction, accruals[0].connection_id)


def _unvouchered(transaction: Transaction, connection_id: str) -> list[StoredPosting]:
    """Return the accruals that JDE holds, whose shipment stands, and that no voucher names."""
    named = {
        one
        for _, automation in _vouchers(transaction, connection_id, *PostingState)
        for one in automation.accruals
    }
    standing = receipts.of_kind(transaction, connection_id, RECEIPT, _HELD)
    return [
        one
        for one in standing
        if one.document_type != RECEIPT_TYPE and one.source_change is None and one.posting_id not in named
    ]


def _follow(transaction: Transaction, workplace: Workplace, connection_id: str) -> list[str]:
    renewal, moved = Renewal(transaction, workplace), []
    for voucher, automation in _vouchers(transaction, connection_id, *PostingState):
        accruals = [postings.posting_by_id(transaction, one) for one in automation.accruals]
        if any(_is_voided(one) for one in accruals):
            if not _is_voided(voucher):
                renewal.withdraw(voucher, {"source": _VOIDED})
                moved.append(voucher.posting_id)
        elif voucher.state in _HELD:
            moved += [
                reverse_within(
                    transaction, Seen(posting_id=one.posting_id, revision=one.revision), _REASON, workplace
                )
                for one in accruals
                if one.state in _HELD
            ]
    return moved


def _is_voided(posting: StoredPosting) -> bool:
    return posting.source_change is not None and posting.source_change.get("source") == _VOIDED


def _vouchers(
    transaction: Transaction, connection_id: str, *states: PostingState
) -> Iterator[tuple[StoredPosting, MatchAutomation]]:
    for posting in receipts.of_kind(transaction, connection_id, VOUCHER, states):
        subject = postings.subject_of(transaction, posting.posting_id)
        automation = automation_of(subject) if subject else None
        if automation is not None:
            yield posting, automation


def _order(
    transaction: Transaction,
    connection: StoredConnection,
    accruals: Sequence[StoredPosting],
    external_id: str,
    invoice_number: str,
    invoice_date: date,
) -> VoucherOrder:
    subjects = [_subject(transaction, one) for one in accruals]
    ordered = [_ordered(subject) for subject in subjects]
    first = ordered[0]
    if len({(one.supplier, one.key.company, one.currency) for one in ordered}) > 1:
        raise Problem("receipt.suppliers_differ", invoice=invoice_number)
    return VoucherOrder(
        external_id=external_id,
        number=first.key.told,
        explanation=f"{connection.name} {first.key.told} {invoice_number}"[:30].rstrip(),
        head=VoucherHead(
            supplier=first.supplier,
            invoice_number=invoice_number,
            invoice_date=invoice_date,
            gl_date=max(one.gl_date for one in accruals),
            currency=first.currency,
        ),
        pay_items=tuple(item for subject in subjects for item in _pay_items(subject)),
        charges=(),
        automation=MatchAutomation(
            rule=connection.values.get("receipt_rule", "").strip() or _USUAL_RULE,
            accruals=tuple(one.posting_id for one in accruals),
        ),
        company=first.key.company,
        document_ids=tuple(
            document for one in accruals for document in postings.documents_of(transaction, one.posting_id)
        ),
    )


def _subject(transaction: Transaction, posting: StoredPosting) -> Mapping[str, Any]:
    subject = postings.subject_of(transaction, posting.posting_id)
    if subject is None or posting.kind != RECEIPT:
        raise Problem("receipt.not_one", cause=Cause.STATE, posting=posting.explanation)
    return subject


def _ordered(subject: Mapping[str, Any]) -> PurchaseOrder:
    facts, key = receipt_facts_of(subject), OrderKey.parse(subject["order"])
    if facts is None:
        raise AssertionError(f"{key} was accrued without being asked for")
    return next(order for order in facts.orders if order.key == key)


def _pay_items(subject: Mapping[str, Any]) -> tuple[PayItem, ...]:
    """What is free of charge is no pay item."""
    order = _ordered(subject)
    amounts: list[tuple[ReceiptLine, Money]] = [
        (line, extended_amount(line.quantity, line.unit_cost, order.currency))
        for line in map(ReceiptLine.read, subject["lines"])
    ]
    return tuple(
        PayItem(gross=amount, order_line=line_key(order.key, line.number))
        for line, amount in amounts
        if not amount.is_zero
    )
