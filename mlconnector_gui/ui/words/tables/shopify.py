"""Words for what Shopify answers; settings and permissions as its admin calls them."""

_STOPS = "Nothing is fetched from this shop."
_AGAIN = "Nothing is fetched from this shop meanwhile; it is tried again by itself."
_LATER = "Nothing needs doing, unless it stays so."
_COPY = "Copy the details for IT."
_APP = "Look at the app in Shopify's Dev Dashboard and enter its client ID and client secret again."

_PAGES = "Nothing: the orders are read page by page instead, which takes longer."

WORDINGS = {
    "shopify.store_credit_differs": (
        "store credit does not add up",
        "The changes of store credit account {document} come to {changes}, and Shopify shows {balance}.",
        "Nothing of this account is booked.",
        "Read the connection again; if it stays so, copy the details for IT.",
    ),
    "shopify.store_credit_kind_unknown": (
        "unknown change of store credit",
        "Store credit account {document} has a change of a kind that is not known: {kind}.",
        "Nothing of this account is booked.",
        _COPY,
    ),
    "shopify.bulk_refused": (
        "bulk reading refused",
        "Shopify did not begin a bulk operation.",
        _PAGES,
        _LATER,
    ),
    "shopify.bulk_failed": (
        "bulk reading failed",
        "A bulk operation of Shopify's ended without a whole result.",
        _PAGES,
        _LATER,
    ),
    "shopify.bulk_too_slow": (
        "bulk reading too slow",
        "A bulk operation of Shopify's had not ended after six hours.",
        _PAGES,
        _LATER,
    ),
    "shopify.bulk_host_unknown": (
        "result at an unknown place",
        "The result of a bulk operation lies at {host}, where Shopify keeps none.",
        _PAGES,
        "Ask IT whether something between here and Shopify changes its answers.",
    ),
    "shopify.bulk_result_unread": (
        "result not fetched",
        "The result of a bulk operation could not be fetched whole from where Shopify keeps it.",
        _PAGES,
        "To read large shops faster, let IT allow storage.googleapis.com from this workstation.",
    ),
    "shopify.bulk_unreadable": (
        "result not understood",
        "The result of a bulk operation is not what was asked for.",
        _PAGES,
        _COPY,
    ),
    "shopify.throttled": (
        "shop asks to slow down",
        "Shopify asks for fewer requests.",
        _AGAIN,
        _LATER,
    ),
    "shopify.server_error": (
        "Shopify error",
        "Shopify's server failed (status {status}).",
        _AGAIN,
        "If it stays so, look at Shopify's status page.",
    ),
    "shopify.server_fault": (
        "Shopify failed over a record",
        "Shopify failed while it put the answer together.",
        _AGAIN,
        "If it stays so, copy the details for Shopify's support: they name the request.",
    ),
    "shopify.answer_unexpected": (
        "answer not understood",
        "What came is not an answer of Shopify's, or only a part of one.",
        _AGAIN,
        "Check the shop's address and whether a proxy stands before Shopify.",
    ),
    "shopify.address_moved": (
        "address moved",
        "The shop's address sends requests elsewhere.",
        _STOPS,
        "Enter the shop's own address, which ends with .myshopify.com.",
    ),
    "shopify.shop_unknown": (
        "shop unknown",
        "Shopify knows no shop at this address.",
        _STOPS,
        "Enter the address that the Shopify admin shows under Settings, Domains; it ends with .myshopify.com.",
    ),
    "shopify.shop_frozen": (
        "shop frozen",
        "Shopify keeps this shop closed: it is frozen, unpaid or closed down.",
        _STOPS,
        "The shop's owner opens it again in the Shopify admin, under Plan.",
    ),
    "shopify.shop_locked": (
        "shop locked",
        "Shopify has locked this shop.",
        _STOPS,
        "The shop's owner contacts Shopify's support.",
    ),
    "shopify.blocked": (
        "request blocked",
        "Shopify's protection blocked the request.",
        _AGAIN,
        "If it stays so, have IT look at what leaves this network for Shopify.",
    ),
    "shopify.request_refused": (
        "request refused",
        "Shopify refused the request (status {status}).",
        _STOPS,
        _COPY,
    ),
    "shopify.query_refused": (
        "query refused",
        "Shopify refused what was asked for.",
        _STOPS,
        _COPY,
    ),
    "shopify.field_unknown": (
        "field unknown",
        "Shopify no longer knows the field {field}.",
        _STOPS,
        "A newer version of this program is needed.",
    ),
    "shopify.too_costly": (
        "query too costly",
        "One order alone costs more than Shopify lets a query cost.",
        _STOPS,
        _COPY,
    ),
    "shopify.filter_not_understood": (
        "filter not understood",
        "Shopify does not understand the filter {field}, so its answer would be of something else.",
        _STOPS,
        "A newer version of this program is needed.",
    ),
    "shopify.filter_ignored": (
        "filter ignored",
        "Shopify answered with records that were not asked for (filter {field}).",
        _STOPS,
        _COPY,
    ),
    "shopify.pages_do_not_advance": (
        "pages do not advance",
        "Shopify says that there is more, and does not say where.",
        _AGAIN,
        "If it stays so, copy the details for IT.",
    ),
    "shopify.list_cut": (
        "list cut off",
        "Document {document} has a list with {most} entries or more, of which Shopify shows no more.",
        "The stream is not read past it.",
        "Look at the order in Shopify and book it by hand; copy the details for IT.",
    ),
    "shopify.date_unreadable": (
        "date not readable",
        "{field} of document {document} is no date: {value}.",
        "The stream is not read past it.",
        _COPY,
    ),
    "shopify.access_denied": (
        "access denied",
        "This app may not read {field}.",
        _STOPS,
        "Give the app the permission in Shopify, install it again, and test the connection.",
    ),
    "shopify.not_allowed": (
        "not allowed",
        "Shopify does not allow this app what it asked for.",
        _STOPS,
        "Give the app the permission in Shopify, install it again, and test the connection.",
    ),
    "shopify.token_refused": (
        "access token refused",
        "Shopify does not accept the access token, and there is no way to a new one.",
        _STOPS,
        "Install the app in the shop again and enter the new access token.",
    ),
    "shopify.client_refused": (
        "app refused",
        "Shopify does not accept this client ID with this client secret.",
        _STOPS,
        _APP,
    ),
    "shopify.app_not_installed": (
        "app not installed",
        "The app is not installed in this shop.",
        _STOPS,
        "Install the app from Shopify's Dev Dashboard.",
    ),
    "shopify.other_organisation": (
        "app of another organization",
        "The app and the shop do not belong to the same organization, so Shopify gives no token for it.",
        _STOPS,
        "Make the app in the organization that owns the shop, and enter its client ID and client secret.",
    ),
    "shopify.refresh_refused": (
        "refresh token refused",
        "Shopify does not accept the refresh token: it is over, or another one was given since.",
        _STOPS,
        "Grant access to the app anew and enter the new refresh token.",
    ),
    "shopify.login_incomplete": (
        "login incomplete",
        "For this kind of access something is missing: {fields}.",
        _STOPS,
        "Enter what is missing, or choose another kind of access.",
    ),
    "shopify.login_malformed": (
        "login malformed",
        "{field} holds characters that Shopify never gives.",
        _STOPS,
        "Copy it again from Shopify.",
    ),
    "shopify.setting_invalid": (
        "setting invalid",
        "“{value}” is no choice for {field}.",
        _STOPS,
        "Choose one of the offered values.",
    ),
    "shopify.scope_missing": (
        "permission missing",
        "The app lacks the permission {scope}.",
        _STOPS,
        "Add {scope} to the app's access scopes in Shopify, install it again, and test the connection.",
    ),
    "shopify.scope_missing_optional": (
        "permission missing",
        "The app lacks the permission {scope}.",
        "Orders are fetched; of what it opens ({what}) nothing is seen.",
        "Add {scope} to the app's access scopes in Shopify if it is wanted.",
    ),
    "shopify.history_hidden": (
        "older orders hidden",
        "Shopify hides orders older than 60 days from this app, and new refunds of theirs too.",
        "Refunds and changes of older orders are missed, and Shopify does not say so.",
        "Add {scope} to the app's access scopes in Shopify; a public app asks Shopify for it.",
    ),
    "shopify.version_moved": (
        "another release answered",
        "Release {asked} was asked for and {answered} answered: Shopify no longer serves the first.",
        "Nothing is stopped; fields may be missing.",
        "Install a newer version of this program.",
    ),
    "shopify.subscription_refused": (
        "webhook refused",
        "Shopify did not take the webhook.",
        "Changes are found by asking, at the usual intervals.",
        "Check that the address is a public https address and that no other webhook of this app has it.",
    ),
}
