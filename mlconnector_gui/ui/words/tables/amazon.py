"""Words for what Amazon's interfaces answer, and for what a person enters to reach them."""

_STOPS = "Nothing is fetched from this seller's account."
_AGAIN = "Nothing is fetched from this seller's account meanwhile; it is tried again by itself."
_NOT_SAVED = "The connection is not saved."
_LOGIN = "Compare client identifier, client secret and refresh token with Seller Central, Develop Apps."
_IT = "Copy the details for IT."
_NOTHING = "Nothing needs doing, unless it stays so."

WORDINGS = {
    "amazon.credential_malformed": (
        "login not complete",
        "The value of {field} is empty, or has blanks or characters that no such value has.",
        _NOT_SAVED,
        "Copy it from Seller Central again, whole and without line breaks.",
    ),
    "amazon.credentials_swapped": (
        "secret and token swapped",
        "The client secret stands where the refresh token belongs, or the other way round.",
        _NOT_SAVED,
        "The refresh token begins with Atzr, the client secret with amzn1.oa2-cs.",
    ),
    "amazon.region_unknown": (
        "unknown region",
        "“{region}” is none of Amazon's regions.",
        _NOT_SAVED,
        "Choose na, eu or fe.",
    ),
    "amazon.marketplace_unknown": (
        "unknown marketplace",
        "“{marketplace}” is no marketplace of the region {region}.",
        _NOT_SAVED,
        "Enter countries such as DE or GB, or Amazon's marketplace ids, of this region alone.",
    ),
    "amazon.timezone_unknown": (
        "unknown time zone",
        "“{timezone}” is no time zone.",
        _NOT_SAVED,
        "Enter it as America/Chicago or Europe/Berlin.",
    ),
    "amazon.date_malformed": (
        "not a day",
        "“{value}” in {field} is not a day.",
        _NOT_SAVED,
        "Enter it as 2026-11-30, or leave it empty.",
    ),
    "amazon.authorisation_lapsed": (
        "authorisation over",
        "Amazon no longer accepts the refresh token: the authorisation was withdrawn or is over a year old.",
        _STOPS,
        "Have the seller authorise the application again in Seller Central, and enter the new refresh token.",
    ),
    "amazon.client_refused": (
        "application refused",
        "Amazon does not accept the application's client identifier and secret.",
        _STOPS,
        "A client secret lasts 180 days: make a new one in Seller Central, Develop Apps, and enter it.",
    ),
    "amazon.login_refused": (
        "login refused",
        "Amazon refuses the login ({error}).",
        _STOPS,
        _LOGIN,
    ),
    "amazon.login_busy": (
        "login not possible now",
        "Login with Amazon cannot answer at the moment.",
        _AGAIN,
        _NOTHING,
    ),
    "amazon.login_unexpected": (
        "login answered oddly",
        "Something else than Login with Amazon answered (status {status}).",
        _STOPS,
        "Check the address of Login with Amazon, and whether a proxy stands before it.",
    ),
    "amazon.client_secret_lapses": (
        "client secret lapses",
        "The client secret lapses on {until} (in {days} days); the refresh token stays good.",
        "Nothing is fetched after that day.",
        "Make a new client secret in Seller Central, Develop Apps, and enter it here with its day.",
    ),
    "amazon.authorisation_lapses": (
        "authorisation lapses",
        "The seller's authorisation lapses on {until} (in {days} days).",
        "Nothing is fetched after that day.",
        "Have the seller authorise the application again, and enter the new refresh token with its day.",
    ),
    "amazon.client_secret_over": (
        "client secret over",
        "The 180 days of the client secret were over on {until}, by the day that was entered for it.",
        "Amazon refuses the login, unless another secret was entered since.",
        "Make a new client secret in Seller Central, Develop Apps, and enter it here with its day.",
    ),
    "amazon.authorisation_over": (
        "authorisation over",
        "The year of the seller's authorisation was over on {until}, by the day that was entered for it.",
        "Amazon refuses the login, unless the seller authorised the application again.",
        "Have the seller authorise the application again, and enter the new refresh token with its day.",
    ),
    "amazon.token_refused": (
        "access refused",
        "Amazon does not accept the access token for this region.",
        _STOPS,
        "See that the region is the one where the seller authorised the application; else authorise it again.",
    ),
    "amazon.access_denied": (
        "access denied",
        (
            "Amazon denies access and does not say why: the application lacks the role for it, the region is another "
            "one, or the seller must authorise it again, as after each change of its roles."
        ),
        _STOPS,
        (
            "Give the application the role Finance and Accounting in Seller Central, check the region, and have the "
            "seller authorise it once more. What is not to be read can be turned off in the connection."
        ),
    ),
    "amazon.path_unknown": (
        "interface unknown",
        "The server does not know the interface that was called.",
        _STOPS,
        "Check the address of the API; a newer version of this program may be needed.",
    ),
    "amazon.too_many_requests": (
        "Amazon asks to slow down",
        "The account's requests are used up for now; other programs of the seller count as well.",
        _AGAIN,
        _NOTHING,
    ),
    "amazon.server_error": (
        "Amazon's server failed",
        "Amazon's server failed (status {status}).",
        _AGAIN,
        _NOTHING,
    ),
    "amazon.answer_unexpected": (
        "odd answer",
        "Something else than the expected data came from Amazon (status {status}).",
        _AGAIN,
        "If it stays so, see whether a proxy or firewall answers in Amazon's place.",
    ),
    "amazon.request_malformed": (
        "request not accepted",
        "Amazon's front refused a request as malformed; a proxy in between may have changed it.",
        _STOPS,
        _IT,
    ),
    "amazon.request_refused": (
        "request refused",
        "Amazon refused a request ({error}, status {status}).",
        _STOPS,
        _IT,
    ),
    "amazon.not_found": (
        "not there",
        "Amazon does not have what was asked for.",
        "It is not fetched; the rest is.",
        "A report is kept for 90 days: request an older settlement in Seller Central, or import its file.",
    ),
    "amazon.pages_repeat": (
        "pages repeat",
        "Amazon leads in a circle instead of to the next page ({operation}).",
        _STOPS,
        "Fetch again later. " + _IT,
    ),
    "amazon.payload_unreadable": (
        "record not understood",
        "A record came from Amazon without what places it ({field}).",
        _STOPS,
        _IT,
    ),
    "amazon.document_refused": (
        "report not given",
        "Amazon's storage refused a report's document (status {status}).",
        _AGAIN,
        _NOTHING,
    ),
    "amazon.document_elsewhere": (
        "report at an odd address",
        "A report's document is said to be at {host}, where Amazon keeps none.",
        _STOPS,
        _IT,
    ),
    "amazon.document_broken": (
        "report incomplete",
        "The document {document} did not come whole.",
        _AGAIN,
        _NOTHING,
    ),
    "amazon.document_too_large": (
        "report too large",
        "The document {document} is over {limit_mb} MB unpacked.",
        _STOPS,
        "Split the account's settlements in Seller Central, or import the files one by one. " + _IT,
    ),
    "amazon.no_settlement_lately": (
        "no settlement lately",
        "Amazon lists {count} settlement reports of the last 90 days, and none of the last month.",
        "The connection works; there may be nothing to book.",
        "Look in Seller Central under Payments whether settlements are held back or deferred.",
    ),
    "amazon.marketplaces_missing": (
        "marketplaces missing",
        "The account does not sell in {marketplaces}.",
        "Orders and listings of these are not there; settlements come for all marketplaces.",
        "Take them out of the connection, or check the region.",
    ),
    "amazon.listings_suspended": (
        "listings suspended",
        "Amazon has suspended listings in {marketplaces}.",
        "Nothing here; less may be sold there.",
        "See Account Health in Seller Central.",
    ),
}
