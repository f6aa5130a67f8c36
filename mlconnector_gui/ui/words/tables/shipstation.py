"""Words for what a ShipStation account answers, and for what its shipments leave open."""

_STOPS = "Nothing is fetched from this account."
_AGAIN = "Nothing is fetched from this account meanwhile; it is tried again by itself."
_NOT_SENT = "No purchase order is put into ShipStation."

WORDINGS = {
    "shipstation.too_many_requests": (
        "account asks to slow down",
        "ShipStation's 40 requests of this minute are used up, by this program and every other with the same key.",
        _AGAIN,
        "Nothing needs doing, unless it stays so: then give this program a key pair of its own.",
    ),
    "shipstation.server_error": (
        "ShipStation failed",
        "ShipStation's server failed (status {status}).",
        _AGAIN,
        "Nothing needs doing, unless it stays so.",
    ),
    "shipstation.address_moved": (
        "address moved",
        "The address sends requests on to another one (status {status}), which is not followed with the keys.",
        _STOPS,
        "Check the connection's address; ShipStation's own is https://ssapi.shipstation.com.",
    ),
    "shipstation.web_page_answered": (
        "a web page answered",
        "A web page came where data was asked for.",
        _AGAIN,
        "If it stays so, check the connection's address and what stands between here and ShipStation.",
    ),
    "shipstation.answer_unexpected": (
        "answer not understood",
        "ShipStation answered something else than was asked for ({expected}).",
        _STOPS,
        "Copy the details for IT.",
    ),
    "shipstation.answer_cut_short": (
        "answer incomplete",
        "ShipStation's answer broke off or is no data.",
        _AGAIN,
        "Nothing needs doing, unless it stays so.",
    ),
    "shipstation.login_refused": (
        "login refused",
        "ShipStation refuses the API key and secret. They may have expired: newer keys last 3 to 12 months.",
        _STOPS,
        "Make a new key pair in ShipStation (Settings, Account, API Settings) and enter it again.",
    ),
    "shipstation.not_allowed": (
        "not allowed",
        "ShipStation knows the key and does not allow this: the account's plan may not include the API.",
        _STOPS,
        "Ask the account's owner for a plan with API access.",
    ),
    "shipstation.not_found": (
        "not found",
        "ShipStation does not know what was asked for.",
        _STOPS,
        "Check the connection's address.",
    ),
    "shipstation.request_refused": (
        "request refused",
        "ShipStation refused the request: {reason}",
        "What was asked for is not done.",
        "Copy the details for IT.",
    ),
    "shipstation.filter_ignored": (
        "filter not understood",
        "ShipStation answered other records than {document}, which was asked for.",
        "{document} is not fetched by itself; it comes with its list.",
        "Nothing needs doing: lists are read as planned.",
    ),
    "shipstation.pages_repeat": (
        "pages repeat",
        "ShipStation gives the same page of {path} again and again.",
        _STOPS,
        "Copy the details for IT: something may stand between here and ShipStation.",
    ),
    "shipstation.key_malformed": (
        "key malformed",
        "The entry for {field} cannot be a ShipStation key.",
        "The connection cannot be opened.",
        "Copy API key and API secret from ShipStation again, each whole and into its own field.",
    ),
    "shipstation.setting_invalid": (
        "setting not understood",
        "The setting {field} cannot be “{value}”.",
        _NOT_SENT,
        "Correct it in the connection.",
    ),
    "shipstation.payload_unreadable": (
        "record not understood",
        "A record of the account is not in a form that is understood.",
        "No receipt and no freight entry is made of it.",
        "Copy the details for IT.",
    ),
    "shipstation.date_unreadable": (
        "date not understood",
        "“{value}” in {field} of {document} is no date.",
        "No receipt and no freight entry is made of it.",
        "Look at the record in ShipStation.",
    ),
    "shipstation.items_missing": (
        "items not known",
        "ShipStation does not say what shipment {shipment} of order {order} held.",
        "It is matched with no purchase order line by itself.",
        "Match it by hand.",
    ),
    "shipstation.cost_missing": (
        "label cost not known",
        "ShipStation does not say what the label of shipment {shipment} (order {order}) cost.",
        "No freight is accrued for it.",
        "Look at the shipment in ShipStation; the carrier's invoice will tell.",
    ),
    "shipstation.lines_of_the_order": (
        "lines taken from the order",
        "Order {order} was marked as shipped, which names no items: the lines of {shipment} are those ordered.",
        "Nothing; the receipt can be made.",
        "Check the quantities if the order was not shipped whole.",
    ),
    "shipment.quantity_invalid": (
        "quantity not possible",
        "A shipment line of {sku} has the quantity {quantity}.",
        "No receipt is made of the shipment.",
        "Look at the shipment in ShipStation.",
    ),
    "shipstation.store_unknown": (
        "store not found",
        "The account has no store {store}.",
        _NOT_SENT,
        "Enter the number of one of the account's manual stores.",
    ),
    "shipstation.store_not_manual": (
        "store belongs to a channel",
        "{store} is filled by a selling channel, which would manage the orders put there.",
        _NOT_SENT,
        "Choose a manual store, or make one in ShipStation (Settings, Selling Channels).",
    ),
    "shipstation.warehouse_unknown": (
        "ship-from location not found",
        "The account has no ship-from location {warehouse}.",
        "Orders of that branch cannot be put into ShipStation.",
        "Correct the ship-from locations in the connection.",
    ),
    "shipstation.store_missing": (
        "no store chosen",
        "The connection does not say which store order {order} is to be put into.",
        _NOT_SENT,
        "Enter the number of a manual store of the account in the connection.",
    ),
    "shipstation.ship_to_missing": (
        "no ship-to address",
        "Order {order} has no ship-to address in JD Edwards.",
        "It cannot be put into ShipStation.",
        "Give the order a ship-to with an address in JD Edwards.",
    ),
    "shipstation.country_unknown": (
        "country not understood",
        "The ship-to country of order {order} is “{country}”; ShipStation takes two letters.",
        "It cannot be put into ShipStation.",
        "Correct the country of the ship-to address in JD Edwards.",
    ),
    "shipstation.quantity_not_whole": (
        "quantity not whole",
        "Order {order} has {quantity} on {line}; ShipStation counts whole pieces only.",
        "It cannot be put into ShipStation.",
        "Order it in a smaller unit, or have it shipped without ShipStation.",
    ),
    "shipstation.item_missing": (
        "line without item",
        "Order {order} names neither item nor description on {line}.",
        "It cannot be put into ShipStation.",
        "Give the line an item or a description in JD Edwards.",
    ),
    "shipstation.order_missing": (
        "order not found",
        "ShipStation has no order {order} any more.",
        "The change is not made.",
        "Look for it in ShipStation; if it was deleted there, have it sent anew.",
    ),
    "shipstation.order_locked": (
        "order closed in ShipStation",
        "Order {order} is {status} in ShipStation, which lets nobody change it any more.",
        "The change is not made there.",
        "Agree with the warehouse on what was changed after it was shipped, and dismiss the change here.",
    ),
    "shipstation.order_split": (
        "order split in ShipStation",
        "Order {order} was split in ShipStation, so that its key names several orders.",
        "The change is not made there.",
        "Change the parts in ShipStation by hand, and dismiss the change here.",
    ),
    "shipstation.order_refused": (
        "order refused",
        "ShipStation refused order {order}: {reason}",
        "It is not put into ShipStation.",
        "Correct what is named, in JD Edwards or in the connection, and send it again.",
    ),
    "shipstation.product_missing": (
        "SKU not in ShipStation",
        "ShipStation has no product {sku}, and its API cannot make one.",
        "The item is not kept in step.",
        "Add it in ShipStation; it also appears with the first order that carries it.",
    ),
    "shipstation.product_refused": (
        "product refused",
        "ShipStation refused the change of {sku}: {reason}",
        "The product stays as it was.",
        "Correct what is named, and send it again.",
    ),
}
