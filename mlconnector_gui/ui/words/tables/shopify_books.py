"""Words for what Shopify's orders and payouts say to an accountant."""

_NO_ENTRY = "No entry is made of this document."

WORDINGS = {
    "shopify.payload_unreadable": (
        "document not readable",
        "{document} cannot be read at {field}: “{value}”.",
        _NO_ENTRY,
        "Fetch it again; if it stays so, copy the details for IT: Shopify may have changed its format.",
    ),
    "shopify.timezone_unknown": (
        "time zone unknown",
        "The shop's time zone “{timezone}” is not known, so the day of {document} is not either.",
        _NO_ENTRY,
        "Choose the time zone in Shopify under Settings, General, and test the connection again.",
    ),
    "shopify.edited_without_ledger": (
        "edited, without its history",
        "Order {order} was edited, and Shopify gave what it is now without what was sold at first.",
        _NO_ENTRY,
        "Fetch it again: the history comes with the usual way of reading.",
    ),
    "shopify.ledger_does_not_add_up": (
        "history does not add up",
        "Order {order} was sold for {total}; its own history comes to {ledger}.",
        _NO_ENTRY,
        "Fetch it again; if it stays so, enter the order in JD Edwards by hand and tell Shopify's support.",
    ),
    "shopify.agreement_unknown": (
        "unknown kind of change",
        "Something happened to order {order} that this program does not know: {agreement}.",
        _NO_ENTRY,
        "Look at the order in Shopify. Enter it by hand, or wait for a version of this program that knows it.",
    ),
    "shopify.present_total_differs": (
        "present total differs",
        "By its sale, edits and refunds order {order} stands at {reckoned}; Shopify says {total}.",
        "Nothing is stopped.",
        "Look at the order in Shopify: something may have been changed that its history does not show.",
    ),
    "shopify.cancelled_without_refund": (
        "cancelled, not refunded",
        "Order {order} of {total} was cancelled, and nothing was given back.",
        "It stays booked as a sale.",
        "Refund it in Shopify, or reverse the sale if the money was never received.",
    ),
    "shopify.balance_type_unknown": (
        "unknown kind of payout row",
        "Payout {payout} holds {amount} of the kind “{type}”, which this program does not know.",
        "The payout is not booked.",
        "Find out in Shopify what it is for, and enter the payout by hand or update this program.",
    ),
}
