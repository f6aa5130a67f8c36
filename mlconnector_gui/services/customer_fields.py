"""What a connection is asked about its store's customers, and whether the answers can be used."""

from collections.abc import Mapping

from mlconnector_gui.accounting.customer_policy import CustomerMatch, CustomerScope, customer_choice
from mlconnector_gui.accounting.customers import check_text
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.spec import ConnectorSpec, Field, FieldKind

CUSTOMER_FIELDS = (
    Field(
        name="customers_in_jde",
        label="Customers in JD Edwards",
        kind=FieldKind.CHOICE,
        help="Whom the address book (F0101) and the customer master (F03012) are to have: nobody, one customer for "
        "all of the store, those who gave a company or a tax id, or each. Whoever is there already is linked; who is "
        "missing is drafted and waits for approval. Each fills the address book with personal data.",
        required=False,
        default=CustomerScope.NONE.value,
        choices=(
            (CustomerScope.NONE.value, "None"),
            (CustomerScope.WEB.value, "One for the whole store"),
            (CustomerScope.BUSINESS.value, "Companies only"),
            (CustomerScope.EACH.value, "Each customer"),
        ),
    ),
    Field(
        name="customers_without_orders",
        label="Also customers who never ordered",
        kind=FieldKind.FLAG,
        help="Yes, if accounts that were made or changed since the first day booked are added even if nobody bought.",
        required=False,
        default="no",
        choices=(("yes", "Yes"), ("no", "No")),
    ),
    Field(
        name="customer_match",
        label="How customers are found in JD Edwards",
        kind=FieldKind.CHOICE,
        help="The long address number that this program gives and the links that people make always count. The "
        "e-mail tells less than it seems: people share addresses, and change them.",
        required=False,
        default=CustomerMatch.TAX_ID.value,
        choices=(
            (CustomerMatch.KEY.value, "Long address number"),
            (CustomerMatch.TAX_ID.value, "Long address number or tax id"),
            (CustomerMatch.EMAIL.value, "Long address number, tax id or e-mail"),
        ),
    ),
    Field(
        name="customer_business_unit",
        label="Business unit of new customers",
        kind=FieldKind.TEXT,
        help="The business unit (F0101.MCU) of records that are added, such as 1. Needed where customers are added.",
        required=False,
    ),
    Field(
        name="customer_search_type",
        label="Search type of new customers",
        kind=FieldKind.TEXT,
        help="The search type (UDC 01/ST) of records that are added.",
        required=False,
        default="C",
    ),
    Field(
        name="customer_company",
        label="Company of the customer master",
        kind=FieldKind.TEXT,
        help="The line of business (F03012.CO); 00000 holds for every company.",
        required=False,
        default="00000",
    ),
    Field(
        name="customer_currency",
        label="Currency of the customer master",
        kind=FieldKind.TEXT,
        help="Empty: what JD Edwards sets by itself.",
        required=False,
    ),
    Field(
        name="customer_terms",
        label="Payment terms of the customer master",
        kind=FieldKind.TEXT,
        help="Empty: what JD Edwards sets by itself.",
        required=False,
    ),
    Field(
        name="customer_gl_offset",
        label="G/L offset of the customer master",
        kind=FieldKind.TEXT,
        help="Empty: what JD Edwards sets by itself.",
        required=False,
    ),
)


def customer_fields(spec: ConnectorSpec) -> tuple[Field, ...]:
    return CUSTOMER_FIELDS if spec.tells_customers else ()


def check_customers(name: str, values: Mapping[str, str]) -> None:
    """Refuse a choice that could add nobody."""
    choice = customer_choice(values)
    if choice.scope is CustomerScope.NONE:
        return
    if not choice.business_unit:
        raise Problem("connection.customer_unit_missing", name=name)
    check_text("business_unit", choice.business_unit)
    check_text("search_type", choice.search_type)
