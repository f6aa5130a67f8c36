"""Words for vouchers: what the accounting rules and JD Edwards' supplier records say of them."""

_NO_VOUCHER = "No voucher is made."
_NOT_READY = "The voucher cannot be approved."
_CHECK_AGAIN = "Then replay the posting: JD Edwards is asked again."

WORDINGS = {
    "voucher.pay_item_is_zero": (
        "pay item of zero",
        "A pay item of the voucher has no amount.",
        _NO_VOUCHER,
        "Leave the pay item out, or give its amount.",
    ),
    "voucher.split_differs": (
        "tax parts do not add up",
        "Taxable, non-taxable and tax come to {parts}, but the gross is {gross}: {difference} is left.",
        _NO_VOUCHER,
        "Correct the parts, or give the gross alone.",
    ),
    "voucher.supplier_invalid": (
        "supplier number invalid",
        "“{supplier}” is not an address number of JD Edwards: up to eight digits.",
        _NO_VOUCHER,
        "Enter the supplier's address number.",
    ),
    "voucher.text_invalid": (
        "text does not fit",
        "“{text}” does not fit the {field} of a voucher: up to {width} characters, no blanks at its ends.",
        _NO_VOUCHER,
        "Shorten or correct it.",
    ),
    "voucher.invoice_number_missing": (
        "invoice number missing",
        "The voucher of supplier {supplier} has no invoice number.",
        "No voucher is made: it could not be searched for, and JD Edwards takes two blank numbers for duplicates.",
        "Enter the number that stands on the supplier's invoice.",
    ),
    "voucher.pay_items_missing": (
        "no pay items",
        "A voucher has between 1 and 999 pay items; this one has {pay_items}.",
        _NO_VOUCHER,
        "Give at least one pay item with its amount.",
    ),
    "voucher.signs_mixed": (
        "invoice and credit mixed",
        "Some pay items are owed to the supplier and others by them ({gross} together).",
        _NO_VOUCHER,
        "Make a voucher of what is owed and a credit memo of the rest.",
    ),
    "voucher.tax_unexplained": (
        "tax not explained",
        "The voucher has {tax} of tax, but not both a tax area and a tax explanation code.",
        _NO_VOUCHER,
        "Give both, as JD Edwards has them, or the gross alone.",
    ),
    "voucher.unbalanced": (
        "charges differ from gross",
        "The lines charge {charged} where {wanted} is owed: {difference} is not charged to any account.",
        "The voucher is not made: it is never plugged.",
        "Compare the lines with the supplier's invoice.",
    ),
    "connection.supplier_invalid": (
        "supplier's number wrong",
        "“{value}” is no address number of a supplier.",
        "{name} was not saved: its documents could not become vouchers.",
        "Enter the supplier's address number in JD Edwards, or post journal entries.",
    ),
    "connection.vouchers_are_single": (
        "vouchers are single",
        "{name} posts vouchers, and one entry for each {granularity}.",
        "It was not saved: each sale and refund is an invoice of its own to a supplier.",
        "Choose one entry for each document, or post journal entries.",
    ),
    "voucher.supplier_unchecked": (
        "supplier not checked",
        "JD Edwards could not be asked about the supplier {supplier}.",
        _NOT_READY,
        "Test the connection to JD Edwards. " + _CHECK_AGAIN,
    ),
    "voucher.supplier_unknown": (
        "supplier unknown",
        "The address book of JD Edwards has no {supplier}.",
        _NOT_READY,
        "Correct the supplier's number, or have the supplier added in JD Edwards. " + _CHECK_AGAIN,
    ),
    "voucher.supplier_incomplete": (
        "not a supplier",
        "{supplier} {name} is in the address book, but not in the supplier master (F0401).",
        _NOT_READY,
        "Have the supplier master record added in JD Edwards. " + _CHECK_AGAIN,
    ),
    "voucher.supplier_on_hold": (
        "supplier on hold",
        "Payments to {supplier} {name} are on hold in JD Edwards.",
        _NOT_READY,
        "Have the hold released in JD Edwards, or dismiss the voucher. " + _CHECK_AGAIN,
    ),
    "voucher.terms_unknown": (
        "payment terms unknown",
        "JD Edwards has no payment terms {terms}.",
        _NOT_READY,
        "Correct the terms, or leave them out: then those of the supplier apply.",
    ),
    "voucher.invoice_known": (
        "invoice entered before",
        "Invoice {invoice} of supplier {supplier} is in JD Edwards already: {documents}.",
        "It would be paid twice. The site's rule for duplicates is {rule}.",
        "Compare both. If it is the same invoice, dismiss this voucher.",
    ),
    "jde.voucher_inputs_lack": (
        "voucher not expressible",
        "The voucher orchestration of this connection has no input for the voucher's {what}.",
        "Nothing was sent: a part of what was approved would have been left out.",
        "Name the input in the connection's voucher contract, or choose the batch table, then replay the posting.",
    ),
    "ledger.invoice_taken": (
        "invoice number taken",
        "JD Edwards holds another voucher of this supplier under the invoice number, entered after the check.",
        "Nothing was sent: the invoice might be paid twice.",
        "Replay the posting to see that voucher beside it, then approve it knowingly, or dismiss it.",
    ),
    "voucher.drafted_before": (
        "voucher drafted before",
        "The voucher “{posting}” was drafted of the same document before.",
        "Nothing was changed: no second voucher is made.",
        "Look at that posting; replay it, or reverse it if it is in JD Edwards.",
    ),
    "correct.no_difference": (
        "nothing to correct",
        "The source of “{posting}” comes to what JD Edwards holds already.",
        "No correction was drafted.",
        "Nothing needs doing.",
    ),
    "correct.delta_pending": (
        "correction under way",
        "A correction of “{posting}” is drafted or on its way already: “{correction}”.",
        "No further correction was drafted: both would correct the same difference.",
        "Decide on that one first.",
    ),
    "correct.only_journals": (
        "reverse it instead",
        "“{posting}” is a {kind}, which is not corrected by a difference.",
        "No correction was drafted.",
        "Reverse it, and let it be made anew.",
    ),
    "voucher.period_not_open": (
        "payables period not open",
        "{gl_date} is outside the open payables periods of company {company} ({first} to {last}): {verdict}.",
        "JD Edwards warns of such a date, or refuses it.",
        "Choose an open date, or have the period opened in JD Edwards.",
    ),
}
