"""Accrue what came of a purchase order in the general ledger: the goods, against what is not vouchered yet."""

from collections.abc import Iterator
from dataclasses import replace

from mlconnector_gui.accounting.drafting import accounts_of, findings_of_lines, merged_lines
from mlconnector_gui.accounting.findings import Finding, blocking
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.purchase_orders import PurchaseOrder
from mlconnector_gui.accounting.receipt_drafting import ReceiptDraft
from mlconnector_gui.accounting.receipts import ReceiptLine, extended_amount
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import RoleLine


def with_accrual(draft: ReceiptDraft, mappings: MappingSet) -> ReceiptDraft:
    """Give the draft its lines by the mapping rules, one for each line of the order and account."""
    order = draft.order
    if order is None or not draft.receipt_lines:
        return draft
    roles = _role_lines(order, draft.receipt_lines)
    chosen = accounts_of(roles, mappings, draft.bookkeeping, on=draft.receipt_date)
    lines = merged_lines(chosen, keeps_words=lambda line: line.role is LineRole.GOODS_RECEIVED)
    free = () if lines else (_free_of_charge(order),)
    return replace(draft, lines=lines, findings=(*draft.findings, *findings_of_lines(chosen), *free))


def _role_lines(order: PurchaseOrder, received: tuple[ReceiptLine, ...]) -> Iterator[RoleLine]:
    for line in received:
        amount = extended_amount(line.quantity, line.unit_cost, order.currency)
        ordered = order.line(line.number)
        traits = {
            "branch": (ordered.branch if ordered else "") or order.branch,
            "line_type": ordered.line_type if ordered else "",
            "item": line.item,
            "supplier": str(order.supplier),
            "order_type": order.key.order_type,
        }
        words = f"{order.key.told} {line.told}"
        yield RoleLine(role=LineRole.GOODS_RECEIVED, amount=amount, description=words, traits=traits)
        yield RoleLine(
            role=LineRole.RECEIVED_NOT_VOUCHERED, amount=-amount, description=order.key.told, traits=traits
        )


def _free_of_charge(order: PurchaseOrder) -> Finding:
    return blocking("receipt.nothing_to_accrue", order=order.key.told)
