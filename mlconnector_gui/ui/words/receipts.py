"""What a goods receipt says above its facts: the order, every line, and what a person may match by hand."""

from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.store.queries.review import ReceiptRow
from mlconnector_gui.ui.words.language import said

_SHOWN = 8


def receipt_lines(receipt: ReceiptRow) -> tuple[str, ...]:
    """Say in a line each: what is received of which order; while a line has no place, what it may belong to."""
    verb = (
        said("Takes back receipt {takes_back} of", takes_back=receipt.takes_back)
        if receipt.takes_back
        else said("Receives of")
    )
    order = (
        said("purchase order {order}", order=receipt.order)
        if receipt.order
        else said("a purchase order that is not known")
    )
    head = [f"{verb} {order}", said("received {date}", date=receipt.receipt_date.isoformat())]
    if receipt.supplier:
        head.append(said("supplier {supplier}", supplier=receipt.supplier))
    if receipt.shipment:
        head.append(said("shipment {shipment}", shipment=receipt.shipment))
    lines = ["  ·  ".join(head)]
    lines += [
        said(
            "Line {number}  {item}  {quantity} {unit} at {unit_cost:f}  (open {open})",
            number=line_number_text(line.number),
            item=line.item,
            quantity=line_number_text(line.quantity),
            unit=line.unit,
            unit_cost=line.unit_cost,
            open=line_number_text(line.open_quantity),
        )
        for line in receipt.lines
    ]
    if not receipt.lines:
        lines += [said("Shipped  {line}", line=one) for one in receipt.shipped]
        lines += [said("May be  {line}", line=one) for one in receipt.candidates[:_SHOWN]]
        if len(receipt.candidates) > _SHOWN:
            lines.append(said("and {count} more open lines", count=len(receipt.candidates) - _SHOWN))
    return tuple(lines)
