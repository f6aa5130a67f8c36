"""Words for what a BigCommerce store answers; its fields and screens as a store owner knows them."""

_STOPS = "Nothing is fetched from this store."
_AGAIN = "Nothing is fetched from this store meanwhile; it is tried again by itself."
_NO_ENTRY = "No entry is made of this document."
_NOT_SAVED = "The connection is not saved."

WORDINGS = {
    "bigcommerce.token_malformed": (
        "token not readable",
        "The access token is empty or has characters that no token has.",
        _NOT_SAVED,
        "Copy it again from the file that the store gave with the API account.",
    ),
    "bigcommerce.store_hash_malformed": (
        "store hash not readable",
        "“{value}” is not a store hash.",
        _NOT_SAVED,
        "Copy the part between stores/ and the next slash from the API path.",
    ),
    "bigcommerce.login_refused": (
        "login refused",
        "The store refuses the access token.",
        _STOPS,
        "Create a store-level API account and enter its token; a deleted account takes its token with it.",
    ),
    "bigcommerce.scope_missing": (
        "scope missing",
        "The token may not read this, or the store hash is not the one the token was made for.",
        _STOPS,
        "Check the store hash first. Scopes cannot be changed later: create another API account with those needed.",
    ),
    "bigcommerce.blocked": (
        "blocked",
        "Something before the store refuses this workstation.",
        _AGAIN,
        "If it stays so, have the network let this workstation reach the API address.",
    ),
    "bigcommerce.quota_used_up": (
        "quota used up",
        "The store's requests for this half minute are used up, by all that is connected to it.",
        _AGAIN,
        "Nothing needs doing, unless it stays so: then another application takes them all.",
    ),
    "bigcommerce.overloaded": (
        "BigCommerce overloaded",
        "BigCommerce asks for fewer requests without saying how long.",
        _AGAIN,
        "Nothing needs doing, unless it stays so.",
    ),
    "bigcommerce.unavailable": (
        "store unavailable",
        "The store is in maintenance, being upgraded or suspended (status {status}).",
        _AGAIN,
        "If it stays so, look at the store's plan and at BigCommerce's status page.",
    ),
    "bigcommerce.server_error": (
        "BigCommerce failed",
        "BigCommerce's server failed (status {status}).",
        _AGAIN,
        "Nothing needs doing, unless it stays so.",
    ),
    "bigcommerce.plan_limit": (
        "limit of the plan",
        "The store has reached a limit of its plan.",
        "What was asked for was not done.",
        "Look at the limits of the store's plan.",
    ),
    "bigcommerce.answer_unexpected": (
        "unexpected answer",
        "The answer is not one that BigCommerce gives (status {status}).",
        _AGAIN,
        "If it stays so, check the API address and copy the details for IT.",
    ),
    "bigcommerce.request_refused": (
        "request refused",
        "BigCommerce refused the request (status {status}).",
        "What was asked for was not done.",
        "Copy the details for IT.",
    ),
    "bigcommerce.filters_ignored": (
        "filters ignored",
        "The list {path} does not keep to the days or the order that were asked for.",
        "Nothing is fetched: something could be left out.",
        "Copy the details for IT: something stands between this workstation and BigCommerce.",
    ),
    "bigcommerce.pages_repeat": (
        "pages repeat",
        "The same page of {path} comes again and again.",
        "Nothing is fetched: something could be left out.",
        "Copy the details for IT: something stands between this workstation and BigCommerce.",
    ),
    "bigcommerce.clocks_differ": (
        "clocks differ",
        "BigCommerce's clock and this workstation's differ by {seconds} seconds.",
        "Changes in the last minutes may come late, and deliveries may be taken for recordings.",
        "Have this workstation's clock set by a time server.",
    ),
    "bigcommerce.setting_invalid": (
        "setting invalid",
        "“{value}” is not possible for {field}.",
        _STOPS,
        "Correct it in the connection's values.",
    ),
    "bigcommerce.product_taken": (
        "name or SKU taken",
        "The store has a product “{name}” or the SKU {key} already, or lacks one of the categories.",
        "The product was not created.",
        "Change the item's description in JD Edwards, link the SKU, or correct the connection's categories.",
    ),
    "bigcommerce.payload_unreadable": (
        "document not readable",
        "{document} cannot be read at {field}: “{value}”.",
        _NO_ENTRY,
        "Look at the order in the store and copy the details for IT.",
    ),
    "bigcommerce.timezone_unknown": (
        "time zone unknown",
        "The store's time zone “{timezone}” is not known, so the day of {document} is not either.",
        _NO_ENTRY,
        "Choose a city as the time zone in the store's settings.",
    ),
    "bigcommerce.finer_than_currency": (
        "amount too fine",
        "{field} of {document} is {amount}, finer than {currency} has decimals.",
        "What cannot be booked exactly is not approved.",
        "Look at the order in the store: nobody can have paid this amount.",
    ),
    "bigcommerce.order_missing": (
        "order missing",
        "The order {order} of refund {refund} was not fetched yet.",
        _NO_ENTRY,
        "Fetch now; the refund is prepared when its order is here.",
    ),
    "bigcommerce.cancelled_after_payment": (
        "cancelled after payment",
        "Order {order} over {total} was paid and cancelled later, without a refund.",
        "It is not booked as a sale.",
        "If the money was kept, refund it in the store or set the order to a sold status.",
    ),
    "bigcommerce.archived": (
        "archived",
        "Order {order} over {total} was archived in the store.",
        "Nothing: its money came in, so it stays booked.",
        "If it was a mistake from the start, refund it in the store.",
    ),
    "bigcommerce.tax_records_differ": (
        "tax records differ",
        "The tax records of order {order} come to {recorded}, its tax is {total}.",
        "Nothing: the order's own tax is booked, on one line without a rate.",
        "Look at the tax of the order in the store.",
    ),
    "bigcommerce.refund_declined": (
        "refund declined",
        "Refund {refund} of order {order} over {amount} was declined by the payment provider.",
        "It is not booked: no money went back.",
        "Refund it again in the store, or pay it back by other means there.",
    ),
    "bigcommerce.refund_partly_declined": (
        "refund partly declined",
        "A part of refund {refund} of order {order} over {amount} was declined by the payment provider.",
        "The refund waits: what went back is less than what was refunded.",
        "Pay the rest back in the store, then fetch again.",
    ),
    "bigcommerce.refund_of_unbooked_order": (
        "refund of an unbooked order",
        "The refund {refund} is of order {order}, which is {status} and was not booked.",
        "Nothing: check that the money came in at all.",
        "Look at the order's payments in the store.",
    ),
}
