"""What a goods receipt says above its facts: the order, every line, and what a person may match by hand."""

from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.store.queries.review import ReceiptRow

_SHOWN = 8


def receipt_lines(receipt: ReceiptRow) -> tuple[str, ...]:
    """Say in a line each: what is received of which order; while a line has no place, what it may belong to."""
    verb = f"Takes back receipt {receipt.takes_back} of" if receipt.takes_back else "Receives of"
    order = f"purchase order {receipt.order}" if receipt.order else "a purchase order that is not known"
    head = [f"{verb} {order}", f"received {receipt.receipt_date.isoformat()}"]
    if receipt.supplier:
        head.append(f"supplier {receipt.supplier}")
    if receipt.shipment:
        head.append(f"shipment {receipt.shipment}")
    lines = ["  ·  ".join(head)]
    lines += [
        f"Line {line_number_text(line.number)}  {line.item}  {line_number_text(line.quantity)} {line.unit}"
        f" at {line.unit_cost:f}  (open {line_number_text(line.open_quantity)})"
        for line in receipt.lines
    ]
    if not receipt.lines:
        lines += [f"Shipped  {one}" for one in receipt.shipped]
        lines += [f"May be  {one}" for one in receipt.candidates[:_SHOWN]]
        if len(receipt.candidates) > _SHOWN:
            lines.append(f"and {len(receipt.candidates) - _SHOWN} more open lines")
    return tuple(lines)
