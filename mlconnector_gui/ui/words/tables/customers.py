"""Words for customers: what their fields may hold, and what JD Edwards' address book has of them already."""

_NOT_DRAFTED = "No record is drafted."
_NOT_READY = "The record cannot be approved: nothing is added to the address book."
_CHECK_AGAIN = "Then replay the posting: JD Edwards is asked again."

WORDINGS = {
    "customer.text_invalid": (
        "text does not fit",
        "“{text}” does not fit the {field} of an address: up to {width} characters, no blanks at its ends.",
        _NOT_DRAFTED,
        "Shorten or correct it.",
    ),
    "customer.address_too_long": (
        "address too long",
        "An address has up to four lines; this one has {lines}.",
        _NOT_DRAFTED,
        "Put the address into fewer lines.",
    ),
    "customer.field_missing": (
        "field missing",
        "The customer has no {field}.",
        "No record is drafted: JD Edwards adds none without it.",
        "Enter it.",
    ),
    "customer.email_invalid": (
        "e-mail invalid",
        "“{email}” is not an e-mail address.",
        _NOT_DRAFTED,
        "Correct the address, or leave it out.",
    ),
    "customer.rule_invalid": (
        "customer rule invalid",
        "The rule for “{key}” names “{number}”, which is not an address number: up to eight digits.",
        "The rules are not used.",
        "Enter the customer's address number in JD Edwards.",
    ),
    "customer.unchecked": (
        "customer not checked",
        "JD Edwards could not be asked whether its address book has {customer}.",
        _NOT_READY,
        "Test the connection to JD Edwards. " + _CHECK_AGAIN,
    ),
    "customer.known": (
        "customer known",
        "{customer} is in JD Edwards' address book already: {address}, told by the {by}.",
        "No second record is added: the one that is there is used.",
        "Dismiss this posting.",
    ),
    "customer.ambiguous": (
        "customer not clear",
        "{customer} may be one of JD Edwards' records: {candidates}, told by the {by}.",
        _NOT_READY,
        "Look at them in JD Edwards and write a rule that names the right one, or dismiss this posting.",
    ),
    "customer.rule_unknown": (
        "rule names nobody",
        "A rule says that {customer} is {number}, but JD Edwards' address book has no such number.",
        _NOT_READY,
        "Correct the rule. " + _CHECK_AGAIN,
    ),
    "customer.master_missing": (
        "customer master missing",
        "{address} stands in the address book under our key, but without its customer master.",
        "Nothing is added twice: the customer master alone is added to it.",
        "Compare the record in JD Edwards with this one before approving.",
    ),
    "customer.value_unknown": (
        "value unknown",
        "JD Edwards does not have the {field} “{value}”.",
        _NOT_READY,
        "Correct it, or have it added in JD Edwards. " + _CHECK_AGAIN,
    ),
    "customer.drafted_before": (
        "customer drafted before",
        "The record “{posting}” was drafted for the same customer before.",
        "Nothing was changed: no second record is made.",
        "Look at that posting; replay it if something was corrected.",
    ),
    "customer.not_linked": (
        "customer not in JDE yet",
        "The customer {customer} has no address number in JD Edwards yet, and a mapping rule asks for it.",
        "The document cannot be approved: a line would stand without its subledger.",
        "Approve the customer's record, or link the customer by hand. The document is then prepared again by itself.",
    ),
    "customer.changed_at_store": (
        "customer changed at the store",
        "{customer}, whom JD Edwards has as {address}, changed at the store: {changes}.",
        "Nothing is sent: the address book orchestration adds records and changes none.",
        "Change the record in JD Edwards if it is to follow, then dismiss this posting.",
    ),
    "customer.shortened": (
        "customer shortened",
        "JD Edwards' columns do not hold all that the store has of {customer}: {fields}.",
        "The record says less there. Names and streets lose their end; a code that does not fit is left out.",
        "Nothing. Complete the record in JD Edwards if it matters.",
    ),
    "connection.customer_unit_missing": (
        "business unit missing",
        "The connection {name} is to add customers to the address book, but says no business unit for them.",
        "Nothing was changed: JD Edwards adds no record without one.",
        "Enter the business unit of new customers.",
    ),
    "customer.not_reversed": (
        "records are not reversed",
        "“{posting}” is a record of JD Edwards' address book, which is no entry of its ledger.",
        "Nothing was drafted: there is nothing to turn round.",
        "Have the record changed or deleted in JD Edwards.",
    ),
    "jde.customer_inputs_lack": (
        "customer not expressible",
        "The address book orchestration of this connection has no input for the customer's {what}.",
        "Nothing was sent: a part of what was approved would have been left out.",
        "Name the input in the connection's customer contract, then replay the posting.",
    ),
}
