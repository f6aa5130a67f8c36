"""Words for the connector that is there to be copied."""

_STOPS = "Nothing was fetched; nothing is lost."

WORDINGS = {
    "example_store.token_malformed": (
        "token malformed",
        "The access token is empty, or holds characters that no token has.",
        "Nothing was saved.",
        "Copy the token again from the store's settings.",
    ),
    "example_store.login_refused": (
        "login refused",
        "The store does not accept the access token.",
        _STOPS,
        "Create a new token in the store and enter it here.",
    ),
    "example_store.busy": (
        "store is busy",
        "The store asks for fewer calls.",
        _STOPS,
        "Nothing is to be done: it is tried again.",
    ),
    "example_store.answer_unexpected": (
        "unexpected answer",
        "The store answered {status} with something that is not its data.",
        _STOPS,
        "Wait; if it stays so, check the address.",
    ),
    "example_store.payload_unreadable": (
        "payload unreadable",
        "A sale is not written the way it is known.",
        "No posting is made of it.",
        "Copy the details for IT.",
    ),
}
