"""Words for purchase orders, goods receipts and items: what a buyer and an accounts payable clerk know them by."""

_NOT_READY = "This shipment is not received in JD Edwards; nothing else waits for it."
_BY_HAND = "Match it by hand (receipts match, or Match in the review), or dismiss it."
_CHECK_AGAIN = "It is checked again by itself at the next preparation."
_NOT_SENT = "Nothing was sent: what was approved no longer fits what JD Edwards holds."
_REPLAY = "Replay the posting to match it with the order as it is now, then approve it again."

WORDINGS = {
    "purchase_order.key_invalid": (
        "no order key",
        "“{key}” is not the key of a purchase order, such as 00001-4501-OP-000.",
        "Nothing was changed.",
        "Give company, number, type and suffix, joined by dashes.",
    ),
    "receipt.quantity_invalid": (
        "quantity not positive",
        "{line}: {quantity} cannot be received.",
        _NOT_READY,
        _BY_HAND,
    ),
    "receipt.text_invalid": (
        "text does not fit",
        "“{text}” does not fit the receipt's {field}, which holds {width} characters.",
        _NOT_READY,
        "Shorten it, then replay the posting.",
    ),
    "receipt.lines_missing": (
        "nothing to receive",
        "The receipt of order {order} has no line.",
        _NOT_READY,
        _BY_HAND,
    ),
    "receipt.line_twice": (
        "line named twice",
        "The receipt of order {order} names a line twice.",
        _NOT_READY,
        _BY_HAND,
    ),
    "receipt.setting_invalid": (
        "setting not understood",
        "The connection's {field} is “{value}”, which is not understood.",
        "Shipments of this connection are not made into receipts.",
        "Correct it in the connection's settings.",
    ),
    "receipt.order_unchecked": (
        "orders not asked for",
        "JD Edwards was not asked about the orders of shipment {shipment} yet, or could not be.",
        _NOT_READY,
        _CHECK_AGAIN,
    ),
    "receipt.jde_not_asked": (
        "JD Edwards not asked",
        "JD Edwards could not be asked about the orders.",
        "Nothing was changed.",
        "Test the JD Edwards connection, then match again.",
    ),
    "receipt.not_one": (
        "not a receipt",
        "“{posting}” is not the receipt of a shipment.",
        "Nothing was changed.",
        "Choose a receipt from receipts list.",
    ),
    "receipt.position_unknown": (
        "no such line",
        "The shipment has {lines} lines, and no line {position}.",
        "Nothing was changed.",
        "Count the shipment's lines from 1, as the receipt shows them.",
    ),
    "receipt.match_unreadable": (
        "match not understood",
        "“{text}” does not say which order line is meant.",
        "Nothing was changed.",
        "Write POSITION=ORDERLINE, such as 1=00001-4501-OP-000-2, with *QUANTITY behind it if you want.",
    ),
    "receipt.order_unknown": (
        "order not in JD Edwards",
        "JD Edwards shows no purchase order {order}.",
        _NOT_READY,
        "Look whether it was deleted, or is hidden from the JDE user; or match the shipment by hand.",
    ),
    "receipt.order_on_hold": (
        "order on hold",
        "Purchase order {order} is on hold in JD Edwards (code {hold}).",
        _NOT_READY,
        "Have the hold released in JD Edwards. " + _CHECK_AGAIN,
    ),
    "receipt.items_unknown": (
        "contents not known",
        "The store does not tell what shipment {shipment} holds.",
        _NOT_READY,
        "Receive it in JD Edwards by hand and dismiss this one.",
    ),
    "receipt.line_unknown": (
        "line not on the order",
        "{quantity} × {sku} was shipped for order line {line}, which JD Edwards does not show.",
        _NOT_READY,
        _BY_HAND,
    ),
    "receipt.line_closed": (
        "line closed",
        "{quantity} × {sku} was shipped for order line {line}, which is closed or cancelled in JD Edwards.",
        _NOT_READY,
        "Have the line opened again in JD Edwards, or match the shipment by hand.",
    ),
    "receipt.sku_unknown": (
        "SKU not on the order",
        "{quantity} × {sku} was shipped, and no line of the order is of this item.",
        _NOT_READY,
        "Give the SKU to the item as a cross-reference (P4104), or match the shipment by hand.",
    ),
    "receipt.sku_differs": (
        "SKU differs from the line",
        "{quantity} × {sku} was shipped for order line {line}, which is for {item}.",
        _NOT_READY,
        "Give the SKU to the item as a cross-reference (P4104), or match the shipment by hand.",
    ),
    "receipt.sku_ambiguous": (
        "several lines fit",
        "{quantity} × {sku} may belong to several lines that differ in unit, cost or branch: {lines}.",
        _NOT_READY,
        _BY_HAND,
    ),
    "receipt.unit_unknown": (
        "unit not convertible",
        "{quantity} × {sku} was shipped, and JD Edwards does not tell how many {primary} one {unit} is.",
        _NOT_READY,
        "Have the conversion added to the item (P41002), or match the shipment by hand with a quantity.",
    ),
    "receipt.unit_fraction": (
        "not a whole unit",
        "{quantity} pieces of {sku} do not come out even in {unit} of {pieces}.",
        _NOT_READY,
        "Match the shipment by hand and give the quantity in the order's unit.",
    ),
    "receipt.over_open": (
        "more than is open",
        "{shipped} of {item} was shipped for order line {line}, of which {open} is open.",
        _NOT_READY,
        "Have the order raised, raise the connection's tolerance, or match the shipment by hand.",
    ),
    "receipt.over_within": (
        "a little more than open",
        "{shipped} of {item} was shipped for order line {line}, of which {open} is open; the tolerance allows it.",
        "It stops nothing.",
        "Look at it before approving.",
    ),
    "receipt.short": (
        "short",
        "{shipped} of {item} was shipped for order line {line}, of which {open} was open.",
        "It stops nothing; the rest of the line stays open.",
        "Look whether more is to come.",
    ),
    "receipt.nothing_left": (
        "nothing left to receive",
        "Every line of shipment {shipment} was left out by hand.",
        _NOT_READY,
        "Match a line of it, or dismiss the receipt.",
    ),
    "receipt.left_out": (
        "lines left out",
        "Line {lines} of the shipment is left out of every receipt, as a person decided.",
        "It stops nothing.",
        "Look at the history for who decided it and why.",
    ),
    "receipt.other_company": (
        "other company",
        "Order {order} is of another company than this connection's, {company}.",
        "It stops nothing: the receipt stands in the order's company.",
        "Nothing needs doing.",
    ),
    "carrier_invoice.empty": (
        "empty invoice",
        "Invoice {invoice} has no line.",
        "No voucher was drafted.",
        "Choose the file that the carrier sent with the invoice.",
    ),
    "carrier_invoice.mixed_currencies": (
        "several currencies",
        "Invoice {invoice} asks in several currencies.",
        "No voucher was drafted.",
        "Make a file for each currency.",
    ),
    "carrier_invoice.columns_missing": (
        "columns missing",
        "{path} lacks one of the columns {columns}.",
        "No voucher was drafted.",
        "Name the columns so in the first line of the file.",
    ),
    "carrier_invoice.line_unreadable": (
        "line not understood",
        "Line {line} of {path} has no tracking number, or “{amount}” is no amount.",
        "No voucher was drafted.",
        "Correct the line: amounts are written like 8.40.",
    ),
    "shipment.quantity_invalid": (
        "quantity not positive",
        "The store says that {quantity} × {sku} was shipped.",
        "No receipt is made of this shipment.",
        "Correct the shipment in the store.",
    ),
    "source.voided": (
        "shipment voided",
        "The label of this shipment was voided in the store.",
        "It was dismissed, since nothing was sent yet.",
        "Nothing needs doing.",
    ),
    "jde.receipt_inputs_lack": (
        "receipt not expressible",
        "The receiving orchestration of this connection has no input for the receipt's {what}.",
        "Nothing was sent: a part of what was approved would have been left out.",
        "Name the input in the connection's other contracts, then replay the posting.",
    ),
    "ledger.receipt_open_less": (
        "received meanwhile",
        "Less of the order is open by now than this receipt needs: somebody received it after the approval.",
        _NOT_SENT,
        "Look at the receipts of the order in JD Edwards. " + _REPLAY,
    ),
    "ledger.order_changed": (
        "order changed",
        "The unit or the cost of an order line was changed in JD Edwards after the approval.",
        _NOT_SENT,
        _REPLAY,
    ),
    "ledger.order_line_closed": (
        "order line closed",
        "An order line was closed or cancelled in JD Edwards after the approval.",
        _NOT_SENT,
        _REPLAY,
    ),
    "ledger.receipt_gone": (
        "receipt gone",
        "JD Edwards does not show the receipt that was to be taken back.",
        "Nothing was sent.",
        "Look for the receipt in JD Edwards (P43214), then dismiss the reversal if it was purged.",
    ),
    "ledger.receipt_vouchered": (
        "receipt vouchered",
        "The receipt that was to be taken back is matched with an invoice in JD Edwards.",
        "Nothing was sent: JD Edwards takes back only what is not vouchered.",
        "Reverse the voucher in procurement first (P4314), then replay this posting.",
    ),
}
