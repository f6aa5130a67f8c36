"""The site's own names for the two orchestrations of the batch route."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    date_pattern,
    decimal_sign,
    invalid,
    names,
    needed_text,
    read_changes,
    text,
)

EDI_USER_WIDTH = 10
"""F0911Z1.EDUS."""


class ShortReferenceColumn(StrEnum):
    """Where the short reference may go: the references of F0911 that the batch table carries over."""

    REFERENCE_1 = "R1"
    REFERENCE_2 = "R2"


BATCH_LINE_INPUTS = {
    "user": "User",
    "batch": "Batch",
    "transaction": "Transaction",
    "line": "Line",
    "company": "Document_Company",
    "document_type": "Document_Type",
    "gl_date": "GL_Date",
    "account": "Account",
    "ledger_type": "Ledger_Type",
    "currency": "Currency",
    "currency_mode": "Currency_Mode",
    "exchange_rate": "Exchange_Rate",
    "amount": "Amount",
    "foreign_amount": "Foreign_Amount",
    "explanation": "Explanation",
    "remark": "Remark",
    "reference_1": "Reference_1",
    "reference_2": "Reference_2",
    "subledger": "Subledger",
    "subledger_type": "Subledger_Type",
}
OPTIONAL_BATCH_LINE_INPUTS = frozenset(
    {"exchange_rate", "explanation", "reference_1", "reference_2", "subledger", "subledger_type"}
)
_PROCESS_INPUTS = {"user": "User", "batch": "Batch"}
BATCH_OUTPUTS = {
    "rows_written": "Rows_Written",
    "rows_refused": "Rows_Refused",
    "refused": "Refused",
    "refused_line": "Line",
    "refused_message": "Message",
    "job_number": "Job_Number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchContract:
    """
    How rows get into F0911Z1 and how R09110Z is run over them.

    Names and formats are settings, the defaults those of the delivered designs. What the design of the orchestrations
    owes beside the names: insert writes EDSP 0, EDTC A, EDTR J and the account mode of a structured account, lets the
    database refuse a key that stands, and writes the other rows; process runs R09110Z (final) over the rows of this
    user and batch alone, and the version it runs must not purge what it processed. No other version of R09110Z that
    the site runs may select this EDI user.
    """

    user: str = "MLC"
    """F0911Z1.EDUS, a part of every key: a posting sent under another one is not refused as a duplicate."""
    insert: str = "MLC_Insert_Journal_Batch"
    process: str = "MLC_Process_Journal_Batch"
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    array: str = "Lines"
    line_inputs: Mapping[str, str] = field(default_factory=lambda: dict(BATCH_LINE_INPUTS))
    process_inputs: Mapping[str, str] = field(default_factory=lambda: dict(_PROCESS_INPUTS))
    outputs: Mapping[str, str] = field(default_factory=lambda: dict(BATCH_OUTPUTS))
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    account_separator: str = "."
    """F0009.DOT1."""
    account_prefix: str = ""
    """F0009.SYML, the symbol that marks a structured account."""
    short_reference: ShortReferenceColumn = ShortReferenceColumn.REFERENCE_2

    @property
    def reference_column(self) -> str:
        """The remark holds the full reference and nothing else."""
        return "EXR"

    @property
    def short_reference_column(self) -> str:
        return self.short_reference.value


_READERS: Mapping[str, Reader] = {
    "insert": needed_text,
    "process": needed_text,
    "version": choice(ServiceVersion),
    "input_format": choice(InputFormat),
    "array": needed_text,
    "line_inputs": names(BATCH_LINE_INPUTS, needed=frozenset(BATCH_LINE_INPUTS) - OPTIONAL_BATCH_LINE_INPUTS),
    "process_inputs": names(_PROCESS_INPUTS, needed=frozenset(_PROCESS_INPUTS)),
    "outputs": names(BATCH_OUTPUTS),
    "date_format": date_pattern,
    "decimal_sign": decimal_sign,
    "account_separator": needed_text,
    "account_prefix": text,
    "short_reference": choice(ShortReferenceColumn),
}


def read_batch_contract(given: str, *, user: str) -> BatchContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    changes = read_changes(given, _READERS)
    contract = replace(BatchContract(user=user), **changes)  # type: ignore[arg-type]  # each checked by its reader
    is_first = contract.short_reference is ShortReferenceColumn.REFERENCE_1
    carrier = "reference_1" if is_first else "reference_2"
    if not contract.line_inputs[carrier].strip():
        raise invalid(f"line_inputs.{carrier}", "empty")
    return contract
