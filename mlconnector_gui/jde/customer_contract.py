"""The site's own names for what its address book orchestration takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    date_pattern,
    decimal_sign,
    flag,
    invalid,
    names,
    needed_text,
    read_changes,
)

_INPUTS = {
    "long_address": "Long_Address_Number",
    "name": "Name",
    "mailing_name": "Mailing_Name",
    "search_type": "Search_Type",
    "business_unit": "Business_Unit",
    "tax_id": "Tax_Id",
    "address_1": "Address_Line_1",
    "address_2": "Address_Line_2",
    "address_3": "Address_Line_3",
    "address_4": "Address_Line_4",
    "city": "City",
    "state": "State",
    "postal_code": "Postal_Code",
    "country": "Country",
    "email": "Email",
    "customer_company": "Customer_Company",
    "gl_offset": "GL_Offset",
    "currency": "Currency",
    "payment_terms": "Payment_Terms",
    "not_after": "Not_After",
}
_NEEDED_INPUTS = frozenset({"long_address", "name", "search_type", "business_unit"})
_OUTPUTS = {"address_number": "Address_Number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerContract:
    """
    How the address book orchestration is called.

    An input with an empty name is not sent: a customer that needs it is refused before a byte leaves. One that is
    `fenced` refuses to begin after Not_After, answers with the record that has the long address number already, and
    adds a customer master that is missing: only then may a customer be sent a second time without a person.
    """

    name: str = "MLC_Add_Customer"
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    inputs: Mapping[str, str] = field(default_factory=lambda: dict(_INPUTS))
    outputs: Mapping[str, str] = field(default_factory=lambda: dict(_OUTPUTS))
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    fenced: bool = False


_READERS: Mapping[str, Reader] = {
    "name": needed_text,
    "version": choice(ServiceVersion),
    "input_format": choice(InputFormat),
    "inputs": names(_INPUTS, needed=_NEEDED_INPUTS),
    "outputs": names(_OUTPUTS, needed=frozenset(_OUTPUTS)),
    "date_format": date_pattern,
    "decimal_sign": decimal_sign,
    "fenced": flag,
}


def read_customer_contract(given: str) -> CustomerContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    contract = replace(CustomerContract(), **read_changes(given, _READERS))  # type: ignore[arg-type]  # each checked by its reader
    if contract.fenced and not contract.inputs["not_after"]:
        raise invalid("inputs.not_after", "needed_when_fenced")
    return contract
