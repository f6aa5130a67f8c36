"""Words for what is checked against JDE's master records beyond a single account, and for reading them."""

_NOT_READY = "The posting cannot be approved."

WORDINGS = {
    "masters.nothing_to_find": (
        "nothing to search for",
        "Nothing was typed to search the address book for.",
        "JD Edwards was not asked.",
        "Type an address number, a tax id or a part of the name.",
    ),
    "masters.connection_needed": (
        "which connection",
        "It is not clear which JD Edwards connection is meant: {known}.",
        "Nothing was done.",
        "Name one with --connection.",
    ),
    "period.moved": (
        "booked on another day",
        (
            "The document is of {original}, in a closed period of company {company}; it is dated {gl_date},"
            " the first open day."
        ),
        "Nothing: the connection says so, and the explanation and remarks carry the document's own day.",
        "To keep such documents until their period is opened, set “When the period of a document is closed” to hold.",
    ),
    "business_unit.unknown": (
        "business unit unknown",
        "JD Edwards has no business unit {business_unit}, or does not show it to this user.",
        _NOT_READY,
        "Map the line to another account than {account}, or have the business unit added or shown in JD Edwards.",
    ),
    "intercompany.not_set_up": (
        "intercompany not set up",
        (
            "The account {account} belongs to company {company}, the entry to {document}, and JD Edwards settles"
            " nothing between companies (intercompany method blank)."
        ),
        _NOT_READY,
        "Map the line to an account of company {document}, or have intercompany settlements set up in JD Edwards.",
    ),
    "intercompany.settled": (
        "lines in several companies",
        (
            "The account {account} belongs to company {company}, the entry to {document}: JD Edwards adds"
            " settlement lines when it posts (method {method})."
        ),
        "Nothing: the connection and JD Edwards allow it.",
        "Nothing needs doing.",
    ),
    "currency.rate_missing": (
        "exchange rate missing",
        "JD Edwards has no exchange rate from {currency} to {base} on {gl_date}.",
        _NOT_READY,
        "Have the rate entered in JD Edwards and refresh the masters; the check runs again by itself.",
    ),
    "currency.rate_not_checked": (
        "exchange rate not checked",
        (
            "The exchange rates could not be read, so whether JD Edwards has one from {currency} to {base}"
            " on {gl_date} is not known."
        ),
        "JD Edwards may refuse the entry.",
        "Let the JD Edwards user read F0015, or see that the rate is there before approving.",
    ),
    "subledger.address_unknown": (
        "subledger unknown",
        "The subledger {subledger} of account {account} is no address number of JD Edwards.",
        _NOT_READY,
        "Correct the subledger in the mapping rule, or have the address added and refresh the masters.",
    ),
    "subledger.unit_unknown": (
        "subledger unknown",
        "The subledger {subledger} of account {account} is no business unit of JD Edwards.",
        _NOT_READY,
        "Correct the subledger in the mapping rule, or have the business unit added and refresh the masters.",
    ),
    "subledger.not_checked": (
        "subledger not checked",
        "Whether JD Edwards has the subledger {subledger} of type {type} on account {account} was not checked.",
        "JD Edwards may refuse the entry.",
        "Refresh the masters, which asks for every address a rule names; look for other types in JD Edwards.",
    ),
    "reference.duplicate": (
        "reference used already",
        "The reference {reference} belongs to {posting} already.",
        "The posting cannot be approved: JD Edwards would hold the document twice, or refuse it.",
        "Look for the other document with its reference in JD Edwards, and dismiss the one that is not needed.",
    ),
    "batch.needs_approval": (
        "batches need approval",
        "In JD Edwards a manager approves the batch before it can be posted.",
        "Nothing here: the entry counts as entered, not as posted, until then.",
        "Nothing needs doing; the ledger is watched until it is posted.",
    ),
}
