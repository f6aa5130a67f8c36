"""Words for a customer: who is added to JD Edwards' address book, and what accounts receivable is told."""

from collections.abc import Sequence

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.customers import BuyerRow
from mlconnector_gui.store.queries.review import CustomerRow
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.states import state_words

CONFIRMED_MEANS = later("Read back: JD Edwards' address book holds exactly what was approved.")
"""A record is complete then: there is nothing to post."""
_ALL_COMPANIES = "00000"
_STANDINGS = {
    "linked": later("Linked"),
    "waiting": later("Waits to be looked up"),
    "without_orders": later("Never ordered"),
    "settled": later("Not in JDE"),
}


def customer_lines(customer: CustomerRow) -> tuple[str, ...]:
    """Say in a line each: the record, where it is, what receivables know, and what was found beside it."""
    record = customer.record
    who = [
        said("Customer {record}", record=record.name),
        said("search type {search_type}", search_type=record.search_type),
    ]
    who.append(said("business unit {business_unit}", business_unit=record.business_unit))
    if record.mailing_name:
        who.append(said("mailing name {mailing_name}", mailing_name=record.mailing_name))
    if record.tax_id:
        who.append(said("tax id {tax_id}", tax_id=record.tax_id))
    if record.email:
        who.append(record.email)
    lines = ["  ·  ".join(who), _where(customer), _receivables(customer)]
    lines.append(
        said(
            "Long address number {long_address_number}: by it JD Edwards is searched",
            long_address_number=record.long_address_number,
        )
    )
    if customer.candidates:
        lines.append(said("In JD Edwards already: {candidates}", candidates=", ".join(customer.candidates)))
    if customer.orders:
        lines.append(said("Bought with {orders}", orders=", ".join(customer.orders)))
    return tuple(lines)


def buyer_words(buyers: Sequence[BuyerRow]) -> str:
    """Say whose a posting is, and by which number JDE knows the customer; '' where it is nobody's."""
    return ", ".join(_buyer(one) for one in buyers)


def standing_words(standing: str) -> str:
    """Say what became of a customer: a word of its own, or the state of the posting that adds him."""
    own = _STANDINGS.get(standing)
    return said(own) if own else state_words(PostingState(standing)).word


def _buyer(buyer: BuyerRow) -> str:
    if not buyer.number:
        return said("customer {key}, not in JDE yet", key=buyer.customer_key)
    told = f"{buyer.number} {buyer.name}".strip()
    return said("customer {key} is {record} in JDE", key=buyer.customer_key, record=told)


def _where(customer: CustomerRow) -> str:
    address = customer.record.address
    place = " ".join(filter(None, (address.city, address.state, address.postal_code)))
    parts = [*filter(None, (*address.lines, place, address.country))]
    return said("Address {address}", address=", ".join(parts)) if parts else said("No address")


def _receivables(customer: CustomerRow) -> str:
    master = customer.record.master
    if master is None:
        return said("No customer master: an address alone")
    of_all = master.company == _ALL_COMPANIES
    told = [
        said("Customer master of every company")
        if of_all
        else said("Customer master of company {company}", company=master.company)
    ]
    told.append(
        said("G/L offset {gl_offset}", gl_offset=master.gl_offset)
        if master.gl_offset
        else said("G/L offset by JDE")
    )
    told.append(
        said("currency {currency}", currency=master.currency) if master.currency else said("currency by JDE")
    )
    told.append(
        said("terms {terms}", terms=master.payment_terms) if master.payment_terms else said("terms by JDE")
    )
    return "  ·  ".join(told)
