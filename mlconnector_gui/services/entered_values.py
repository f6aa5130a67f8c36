"""What each kind of connection asks for, and whether what was entered can be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.periods import ClosedPeriod
from mlconnector_gui.accounting.summaries import Granularity
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import TEMPLATE, connector_spec, connector_specs
from mlconnector_gui.connectors.spec import ConnectorSpec, Field, FieldKind
from mlconnector_gui.jde.fields import JDE_FIELDS
from mlconnector_gui.services.customer_fields import check_customers, customer_fields
from mlconnector_gui.services.posting_forms import FORM_FIELDS, check_form
from mlconnector_gui.services.receiving import LISTING_FIELDS, check_date, check_receiving, receiving_fields

JDE = "jde"
"""The key of JDE among the connectors; it is the ERP, so it has no folder beside the storefronts."""

BOOKKEEPING_FIELDS = (
    Field(
        name="target",
        label="JD Edwards connection",
        kind=FieldKind.TEXT,
        help="The name of the JD Edwards connection that this store's postings go to.",
    ),
    Field(
        name="company",
        label="Company",
        kind=FieldKind.TEXT,
        help="The five-digit JD Edwards company the entries are booked in, such as 00001.",
    ),
    Field(
        name="document_type",
        label="Document type",
        kind=FieldKind.TEXT,
        help="The JD Edwards document type of the entries.",
        default="JE",
        required=False,
    ),
    Field(
        name="start_date",
        label="Book from",
        kind=FieldKind.TEXT,
        help="The first day (YYYY-MM-DD) whose sales this program books; earlier ones are already in the books.",
    ),
    Field(
        name="rounding_tolerance_minor",
        label="Rounding tolerance (smallest units)",
        kind=FieldKind.TEXT,
        help="Up to how many cents an order may differ from its parts before it stops as an exception.",
        default="5",
        required=False,
    ),
    Field(
        name="closed_period",
        label="When the period of a document is closed",
        kind=FieldKind.CHOICE,
        help=(
            "Hold: the document waits until the period is opened again. First open day: it is booked on the first day"
            " that JD Edwards takes, with its own day in the explanation and the remarks."
        ),
        required=False,
        default=ClosedPeriod.HOLD.value,
        choices=(
            (ClosedPeriod.HOLD.value, "Hold it"),
            (ClosedPeriod.FIRST_OPEN_DAY.value, "Book it on the first open day"),
        ),
    ),
    Field(
        name="granularity",
        label="One entry for each",
        kind=FieldKind.CHOICE,
        help=(
            "Document: each sale and refund has its own entry. Day: all of a day, currency and gateway are one entry,"
            " made when the day is over. Payout: all that a payout pays out is one entry a month; what no payout"
            " names goes by the day. What has an entry keeps it when this is changed."
        ),
        required=False,
        default=Granularity.DOCUMENT.value,
        choices=(
            (Granularity.DOCUMENT.value, "Document"),
            (Granularity.DAY.value, "Day, currency and gateway"),
            (Granularity.PAYOUT.value, "Payout"),
        ),
    ),
    Field(
        name="intercompany",
        label="Allow lines in other companies",
        kind=FieldKind.FLAG,
        help="Yes, if lines may be mapped to accounts of other companies. JD Edwards must be set up to settle them.",
        required=False,
        default="no",
        choices=(("yes", "Yes"), ("no", "No")),
    ),
    *FORM_FIELDS,
)
ACCRUAL_FIELD = Field(
    name="accrue",
    label="Accrue what is not settled at month end",
    kind=FieldKind.FLAG,
    help=(
        "Yes: what the marketplace has released by the last day of a month and not settled is drafted as an entry"
        " of that day, with its reversal on the next. What a settlement says of such a month is booked after it."
    ),
    required=False,
    default="no",
    choices=(("yes", "Yes"), ("no", "No")),
)
_COMPANY_DIGITS = 5
_DOCUMENT_TYPE_WIDTH = 2
_NAME_WIDTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorChoice:
    """Something that can be connected, with what it asks for."""

    key: str
    title: str
    summary: str
    fields: tuple[Field, ...]


def connector_choices() -> list[ConnectorChoice]:
    jde = ConnectorChoice(
        key=JDE,
        title="Oracle JD Edwards",
        summary="The ledger: an AIS Server of your JD Edwards EnterpriseOne.",
        fields=JDE_FIELDS,
    )
    return [jde, *(_store_choice(spec) for spec in connector_specs().values())]


def connector_choice(key: str) -> ConnectorChoice:
    """Return what a key asks for; also of the storefront to copy, which is offered to nobody."""
    for choice in connector_choices():
        if choice.key == key:
            return choice
    if key == TEMPLATE:
        return _store_choice(connector_spec(key))
    known = ", ".join(choice.key for choice in connector_choices())
    raise Problem("connector.unknown", connector=key, known=known)


def _store_choice(spec: ConnectorSpec) -> ConnectorChoice:
    return ConnectorChoice(
        key=spec.key,
        title=spec.title,
        summary=spec.summary,
        fields=(
            *spec.fields,
            *BOOKKEEPING_FIELDS,
            *((ACCRUAL_FIELD,) if spec.tells_unsettled else ()),
            *customer_fields(spec),
            *receiving_fields(spec.receives),
            *(LISTING_FIELDS if spec.listings else ()),
        ),
    )


def check_values(
    choice: ConnectorChoice, *, name: str, values: Mapping[str, str], secrets: Mapping[str, str]
) -> dict[str, str]:
    """Return the values with defaults filled in; refuse what is missing, unknown or not one of the choices."""
    if not name.strip() or len(name) > _NAME_WIDTH or not name.isascii() or " " in name:
        raise Problem("connection.name_invalid", name=name, width=_NAME_WIDTH)
    _refuse_unknown(choice, [*values, *secrets])
    complete = {
        field.name: values.get(field.name, "").strip() or field.default
        for field in choice.fields
        if field.kind is not FieldKind.SECRET
    }
    for field in choice.fields:
        given = secrets.get(field.name, "") if field.kind is FieldKind.SECRET else complete[field.name]
        if field.required and not given:
            raise Problem("connection.value_missing", name=name, field=field.name, label=field.label)
        if field.choices and given not in {value for value, _ in field.choices}:
            raise Problem("connection.value_not_offered", name=name, field=field.name, value=given)
    company = complete.get("company", "00001")
    if len(company) != _COMPANY_DIGITS or not _is_digits(company) or not int(company):
        raise Problem("connection.company_invalid", name=name, company=company)
    if len(complete.get("document_type", "")) > _DOCUMENT_TYPE_WIDTH:
        raise Problem("journal.document_type_invalid", document_type=complete["document_type"])
    if "start_date" in complete:
        check_date(name, "start_date", complete["start_date"])
    if not _is_digits(complete.get("rounding_tolerance_minor", "0")):
        raise Problem("connection.tolerance_invalid", name=name, value=complete["rounding_tolerance_minor"])
    check_form(name, complete)
    check_receiving(name, complete)
    check_customers(name, complete)
    return complete


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _refuse_unknown(choice: ConnectorChoice, names: Sequence[str]) -> None:
    known = [field.name for field in choice.fields]
    for name in names:
        if name not in known:
            raise Problem(
                "connection.value_unknown", connector=choice.key, field=name, known=", ".join(known)
            )
