"""The site's own names for what its voucher orchestrations take and give."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mlconnector_gui.jde.batch_contract import (
    BATCH_LINE_INPUTS,
    BATCH_OUTPUTS,
    OPTIONAL_BATCH_LINE_INPUTS,
    BatchContract,
)
from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    column,
    date_pattern,
    decimal_sign,
    flag,
    invalid,
    names,
    needed_text,
    read_changes,
    text,
)

_INPUTS = {
    "company": "Company",
    "document_type": "Document_Type",
    "supplier": "Supplier",
    "invoice_number": "Invoice_Number",
    "invoice_date": "Invoice_Date",
    "gl_date": "GL_Date",
    "gross": "Gross_Amount",
    "currency": "Currency",
    "exchange_rate": "Exchange_Rate",
    "payment_terms": "Payment_Terms",
    "reference": "Remark",
    "taxable": "",
    "non_taxable": "",
    "tax": "",
    "tax_area": "",
    "tax_explanation": "",
    "due_date": "",
    "reference_short": "",
    "not_after": "",
}
_NEEDED_INPUTS = frozenset(
    {"company", "supplier", "invoice_number", "invoice_date", "gl_date", "currency", "reference"}
)
_ITEM_INPUTS = {
    "gross": "Gross_Amount",
    "taxable": "Taxable_Amount",
    "non_taxable": "Non_Taxable_Amount",
    "tax": "Tax_Amount",
    "due_date": "Due_Date",
}
_LINE_INPUTS = {
    "account": "Account",
    "amount": "Amount",
    "remark": "Remark",
    "subledger": "",
    "subledger_type": "",
}
_OUTPUTS = {
    "document_number": "Document_Number",
    "document_type": "Document_Type",
    "document_company": "Document_Company",
    "batch_number": "Batch_Number",
}
_BATCH_INPUTS = {
    "user": "User",
    "batch": "Batch",
    "transaction": "Transaction",
    "line": "Line",
    "company": "Company",
    "document_company": "Document_Company",
    "document_type": "Document_Type",
    "supplier": "Supplier",
    "invoice_number": "Invoice_Number",
    "invoice_date": "Invoice_Date",
    "gl_date": "GL_Date",
    "gross": "Gross_Amount",
    "taxable": "Taxable_Amount",
    "non_taxable": "Non_Taxable_Amount",
    "tax": "Tax_Amount",
    "tax_area": "Tax_Area",
    "tax_explanation": "Tax_Explanation",
    "currency": "Currency",
    "currency_mode": "Currency_Mode",
    "exchange_rate": "Exchange_Rate",
    "foreign_amount": "Foreign_Amount",
    "payment_terms": "Payment_Terms",
    "due_date": "Due_Date",
    "remark": "Remark",
    "order_number": "Purchase_Order",
    "order_type": "Purchase_Order_Type",
    "order_company": "Purchase_Order_Company",
    "order_line": "Purchase_Order_Line",
    "automation_flag": "Match_Automation_Flag",
    "automation_rule": "Match_Automation_Rule",
}
_ORDER_INPUTS = frozenset(
    {"order_number", "order_type", "order_company", "order_line", "automation_flag", "automation_rule"}
)
_OPTIONAL_BATCH_INPUTS = _ORDER_INPUTS | {"document_company", "exchange_rate", "payment_terms", "due_date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherContract:
    """
    How the voucher orchestration is called: Oracle's own, or one that the site recorded on P0411.

    No source publishes the inputs of JDE_ORCH_04_Add_Supplier_Invoice, so these are settings above all; the defaults
    are a plausible site's. An input with an empty name is not sent: a voucher that needs it is refused before a byte
    leaves. With an array of pay items their amounts go there; without one, a voucher of one pay item has its amounts
    in the inputs. Oracle's orchestration has no fence, so a voucher in doubt is for a person unless the site says
    otherwise.
    """

    name: str = "JDE_ORCH_04_Add_Supplier_Invoice"
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    inputs: Mapping[str, str] = field(default_factory=lambda: dict(_INPUTS))
    item_array: str = ""
    item_inputs: Mapping[str, str] = field(default_factory=lambda: dict(_ITEM_INPUTS))
    array: str = "GLDistribution"
    line_inputs: Mapping[str, str] = field(default_factory=lambda: dict(_LINE_INPUTS))
    outputs: Mapping[str, str] = field(default_factory=lambda: dict(_OUTPUTS))
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    account_separator: str = "."
    """F0009.DOT1."""
    account_prefix: str = ""
    """F0009.SYML, the symbol that marks a structured account."""
    reference_column: str = "RMK"
    """The F0411 column in which the orchestration keeps the full reference."""
    fenced: bool = False
    """It refuses to begin after Not_After, and looks the reference up before it enters."""


_READERS: Mapping[str, Reader] = {
    "name": needed_text,
    "version": choice(ServiceVersion),
    "input_format": choice(InputFormat),
    "inputs": names(_INPUTS, needed=_NEEDED_INPUTS),
    "item_array": text,
    "item_inputs": names(_ITEM_INPUTS, needed=frozenset({"gross"})),
    "array": needed_text,
    "line_inputs": names(_LINE_INPUTS, needed=frozenset({"account", "amount"})),
    "outputs": names(_OUTPUTS, needed=frozenset({"document_number"})),
    "date_format": date_pattern,
    "decimal_sign": decimal_sign,
    "account_separator": needed_text,
    "account_prefix": text,
    "reference_column": column,
    "fenced": flag,
}


def read_voucher_contract(given: str) -> VoucherContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    contract = replace(VoucherContract(), **read_changes(given, _READERS))  # type: ignore[arg-type]  # each checked by its reader
    if contract.fenced and not contract.inputs["not_after"]:
        raise invalid("inputs.not_after", "needed_when_fenced")
    if not contract.item_array and not contract.inputs["gross"]:
        raise invalid("inputs.gross", "empty")
    return contract


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherBatchContract:
    """
    How rows get into F0411Z1 with their distribution in F0911Z1, and how R04110ZA is run over them.

    What the design owes beside the names: insert writes EDSP 0, EDTC A, EDTR V to both tables, lets the database
    refuse a key that stands, and writes the other rows; process runs R04110ZA over the rows of this user and batch
    alone, and the version it runs must not purge what it processed. Rows with a match automation flag have no
    distribution: the processor makes it of the purchase order by voucher match automation (R4304010).
    """

    user: str = "MLC"
    """EDUS, a part of every key."""
    insert: str = "MLC_Insert_Voucher_Batch"
    process: str = "MLC_Process_Voucher_Batch"
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    array: str = "Lines"
    inputs: Mapping[str, str] = field(default_factory=lambda: dict(_BATCH_INPUTS))
    distribution_array: str = "Distribution"
    line_inputs: Mapping[str, str] = field(default_factory=lambda: dict(BATCH_LINE_INPUTS))
    process_inputs: Mapping[str, str] = field(default_factory=lambda: {"user": "User", "batch": "Batch"})
    outputs: Mapping[str, str] = field(default_factory=lambda: dict(BATCH_OUTPUTS))
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    account_separator: str = "."
    """F0009.DOT1."""
    account_prefix: str = ""
    """F0009.SYML, the symbol that marks a structured account."""

    @property
    def reference_column(self) -> str:
        """The remark holds the full reference and nothing else."""
        return "RMK"

    @property
    def takes_orders(self) -> bool:
        """Say whether it has an input for everything that a match with purchase orders needs."""
        return all(self.inputs[name] for name in _ORDER_INPUTS)

    @property
    def distribution(self) -> BatchContract:
        """How the rows of F0911Z1 are written: as those of a journal, but for their orchestration."""
        return BatchContract(
            user=self.user,
            line_inputs=self.line_inputs,
            date_format=self.date_format,
            decimal_sign=self.decimal_sign,
            account_separator=self.account_separator,
            account_prefix=self.account_prefix,
        )


_BATCH_READERS: Mapping[str, Reader] = {
    "insert": needed_text,
    "process": needed_text,
    "version": choice(ServiceVersion),
    "input_format": choice(InputFormat),
    "array": needed_text,
    "inputs": names(_BATCH_INPUTS, needed=frozenset(_BATCH_INPUTS) - _OPTIONAL_BATCH_INPUTS),
    "distribution_array": needed_text,
    "line_inputs": names(BATCH_LINE_INPUTS, needed=frozenset(BATCH_LINE_INPUTS) - OPTIONAL_BATCH_LINE_INPUTS),
    "process_inputs": names({"user": "User", "batch": "Batch"}, needed=frozenset({"user", "batch"})),
    "outputs": names(BATCH_OUTPUTS),
    "date_format": date_pattern,
    "decimal_sign": decimal_sign,
    "account_separator": needed_text,
    "account_prefix": text,
}


def read_voucher_batch_contract(given: str, *, user: str) -> VoucherBatchContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    changes = read_changes(given, _BATCH_READERS)
    return replace(VoucherBatchContract(user=user), **changes)  # type: ignore[arg-type]  # each checked by its reader
