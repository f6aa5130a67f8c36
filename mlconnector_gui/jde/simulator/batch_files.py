"""The batch-input files as an orchestration fills them: which input becomes which column of a row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.orchestration import InputArray
from mlconnector_gui.jde.simulator.schema import Column, ColumnKind
from mlconnector_gui.jde.simulator.tables import Database, Value
from mlconnector_gui.jde.simulator.wire import Payload

_KEY = {"User": "EDUS", "Batch": "EDBT", "Transaction": "EDTN", "Line": "EDLN"}


class BadInput(ValueError):  # noqa: N818  the row is refused, the others are not
    """A text that its column cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFile:
    """One batch-input table: its program, the inputs of a row beside the key, and what every row holds."""

    table: str
    program: str
    required: Mapping[str, str]
    optional: Mapping[str, str]
    constants: Mapping[str, Value]

    def array(self, name: str, *, may_be_missing: bool = False) -> InputArray:
        return InputArray(
            name=name,
            required=(*_KEY, *self.required),
            optional=tuple(self.optional),
            may_be_missing=may_be_missing,
        )

    def values(self, database: Database, line: Payload) -> dict[str, Value]:
        """Read the inputs of one row, or raise BadInput."""
        columns = database[self.table].schema.columns
        names = {**_KEY, **self.required, **self.optional}
        typed = {name: str(line.get(name, "")).strip() for name in names}
        for name in _KEY:
            if not typed[name]:
                raise BadInput(f"{name} is blank, and is part of the key")
        read = {alias: _read(typed[name], name, columns[alias]) for name, alias in names.items()}
        return dict(self.constants) | read


def _read(text: str, name: str, column: Column) -> Value:
    match column.kind:
        case ColumnKind.CHARACTER:
            if len(text) > column.width:
                raise BadInput(f"{name} holds {column.width} characters: {text!r}")
            return text
        case ColumnKind.DATE:
            return _read_date(text, name)
    if not re.fullmatch(r"(-?\d{1,15}(\.\d+)?)?", text):
        raise BadInput(f"{name} is not a number: {text!r}")
    return Decimal(text or 0)


def _read_date(text: str, name: str) -> date | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text)
    try:
        if found is None:
            raise ValueError
        return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        raise BadInput(f"{name} is not MM/DD/YYYY: {text!r}") from None


_EDI: Mapping[str, Value] = {"EDSP": "0", "EDTC": "A", "EDER": "B"}

JOURNAL_FILE = BatchFile(
    table="F0911Z1",
    program="P0911Z1",
    required={"GL_Date": "DGJ", "Account": "ANI"},
    optional={
        "Document_Company": "KCO",
        "Document_Type": "DCT",
        "Ledger_Type": "LT",
        "Currency": "CRCD",
        "Currency_Mode": "CRRM",
        "Exchange_Rate": "CRR",
        "Amount": "AA",
        "Foreign_Amount": "ACR",
        "Explanation": "EXA",
        "Remark": "EXR",
        "Reference_1": "R1",
        "Reference_2": "R2",
        "Subledger": "SBL",
        "Subledger_Type": "SBLT",
    },
    constants={**_EDI, "EDTR": "J", "AM": "2"},
)

DISTRIBUTION_FILE = replace(JOURNAL_FILE, constants={**_EDI, "EDTR": "V", "AM": "2"})
"""The G/L distribution of vouchers, under the keys of their rows in F0411Z1."""

VOUCHER_FILE = BatchFile(
    table="F0411Z1",
    program="P0411Z1",
    required={"Supplier": "AN8", "Invoice_Date": "DIVJ", "GL_Date": "DGJ"},
    optional={
        "Company": "CO",
        "Document_Company": "KCO",
        "Document_Type": "DCT",
        "Invoice_Number": "VINV",
        "Gross_Amount": "AG",
        "Taxable_Amount": "ATXA",
        "Non_Taxable_Amount": "ATXN",
        "Tax_Amount": "STAM",
        "Tax_Area": "TXA1",
        "Tax_Explanation": "EXR1",
        "Currency": "CRCD",
        "Currency_Mode": "CRRM",
        "Exchange_Rate": "CRR",
        "Foreign_Amount": "ACR",
        "Payment_Terms": "PTC",
        "Due_Date": "DDJ",
        "Remark": "RMK",
        "Purchase_Order": "PO",
        "Purchase_Order_Type": "PDCT",
        "Purchase_Order_Company": "PKCO",
        "Purchase_Order_Line": "LNID",
        "Match_Automation_Flag": "ATFLG",
        "Match_Automation_Rule": "ATRL",
    },
    constants={**_EDI, "EDTR": "V"},
)
