"""Render approved bytes of a customer into the inputs of the site's address book orchestration."""

from collections.abc import Mapping
from datetime import UTC, datetime

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.content import CustomerContent
from mlconnector_gui.jde.customer_contract import CustomerContract
from mlconnector_gui.jde.orchestrations import encoded, named

_SPARED = frozenset({"not_after"})
"""What may go unsent: it is not part of what was approved."""


def render_customer(content: CustomerContent, contract: CustomerContract, *, not_after: datetime) -> bytes:
    """
    Write the body of the call: the same approved bytes and deadline give the same body.

    Raises where the orchestration has no input for something that was approved: it would be left out unseen.
    """
    values = _values(content, not_after)
    for key, value in values.items():
        if value and not contract.inputs[key] and key not in _SPARED:
            what = key.replace("_", " ")
            raise Problem("jde.customer_inputs_lack", cause=Cause.VALIDATION, what=what)
    return encoded(contract.input_format, named(values, contract.inputs))


def _values(content: CustomerContent, not_after: datetime) -> Mapping[str, str]:
    record, master = content.record, content.record.master
    lines = [*record.address.lines, "", "", "", ""]
    return {
        "long_address": record.long_address_number,
        "name": record.name,
        "mailing_name": record.mailing_name,
        "search_type": record.search_type,
        "business_unit": record.business_unit,
        "tax_id": record.tax_id,
        **{f"address_{number}": lines[number - 1] for number in range(1, 5)},
        "city": record.address.city,
        "state": record.address.state,
        "postal_code": record.address.postal_code,
        "country": record.address.country,
        "email": record.email,
        "customer_company": master.company if master else "",
        "gl_offset": master.gl_offset if master else "",
        "currency": master.currency if master else "",
        "payment_terms": master.payment_terms if master else "",
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
