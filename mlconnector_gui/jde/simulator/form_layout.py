"""The controls of P0911's two forms: what they are called in requests and in replies."""

from dataclasses import dataclass

BROWSE_FORM = "W0911I"
ENTRY_FORM = "W0911A"
ADD = "83"
FIND = "21"
OK = "2"
GRID = "1"
BATCH_FIELD = {BROWSE_FORM: "129", ENTRY_FORM: "258"}
TITLES = {
    BROWSE_FORM: "Journal Entry - Work With Journal Entries",
    ENTRY_FORM: "Journal Entry - General Journal Entry",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A field or a grid column: its number, alias, name without alias naming, and title."""

    number: str
    alias: str
    long_name: str
    title: str

    def key(self, *, alias_naming: bool) -> str:
        return f"z_{self.alias}_{self.number}" if alias_naming else f"{self.long_name}_{self.number}"


def _controls(*rows: tuple[str, str, str, str]) -> dict[str, Control]:
    return {
        number: Control(number=number, alias=alias, long_name=long_name, title=title)
        for number, alias, long_name, title in rows
    }


FIELDS = {
    BROWSE_FORM: _controls(("129", "ICU", "txtBatchNumber", "Batch Number")),
    ENTRY_FORM: _controls(
        ("48", "DOC", "mnDocumentNumber", "Doc Number"),
        ("50", "KCO", "txtDocumentCompany", "Doc Co"),
        ("54", "DGJ", "txtGLDate", "G/L Date"),
        ("57", "EXA", "txtExplanation", "Explanation"),
        ("258", "ICU", "txtBatchNumber", "Batch Number"),
        ("273", "CRCD", "txtCurrency", "Currency"),
        ("275", "CRR", "mnExchangeRate", "Exchange Rate"),
        ("292", "LT", "txtLedgerType", "Ledger Type"),
        ("320", "DCT", "txtDocumentType", "Doc Type"),
    ),
}

# the numbers of columns 12 and 13 are known from a public client; the others are this site's own
COLUMNS = _controls(
    ("12", "ANI", "sAccountNumber", "Account Number"),
    ("13", "AA", "mnAmount", "Amount"),
    ("15", "EXR", "sRemark", "Remark"),
    ("16", "R1", "sReference1", "Reference 1"),
    ("17", "SBL", "sSubledger", "Subledger"),
    ("18", "SBLT", "sSubledgerType", "Sub Type"),
    ("19", "R2", "sReference2", "Reference 2"),
)
