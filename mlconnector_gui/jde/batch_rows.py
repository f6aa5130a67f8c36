"""The rows of F0911Z1 that a posting is: their frozen keys, their content, and how they are compared with JDE's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_contract import BatchContract, ShortReferenceColumn
from mlconnector_gui.jde.content import ContentLine, JournalContent
from mlconnector_gui.jde.data_service import TableRead, equal
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.rows import Row

BATCH_COLUMNS = (
    "EDUS", "EDBT", "EDTN", "EDLN", "EDSP", "KCO", "DCT", "DGJ", "ANI", "MCU", "OBJ", "SUB", "LT",
    "CRCD", "CRRM", "AA", "ACR", "EXR", "R1", "R2", "SBL", "SBLT",
)  # fmt: skip
BATCH_TABLE = TableRead(table="F0911Z1", columns=BATCH_COLUMNS, key=("EDLN",))
_REFERENCE_CHARACTERS = 22
_REFERENCE_PREFIX_CHARACTERS = 2
_BATCH_CHARACTERS = 15
_LEDGER_TYPE = "AA"
_DEFAULT_DOCUMENT_TYPE = "JE"
_NOT_PROCESSED = "0"


W = TypeVar("W")


class CurrencyMode(StrEnum):
    """F0911Z1.CRRM: which of the two amounts is given, and which one JDE works out."""

    DOMESTIC = "D"
    FOREIGN = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchKey:
    """The key of a posting's rows; the line number completes it."""

    user: str
    batch: str
    transaction: str
    table: str = BATCH_TABLE.table
    """Where a person finds the rows."""


def key_of_posting(reference: str, *, user: str, table: str = BATCH_TABLE.table) -> BatchKey:
    """
    Derive the key from the posting alone, never from the run, so that a second sending collides with the first.

    The batch is the reference without its prefix, cut to 15: it begins with the short reference, and a posting is a
    batch of its own. A batch shared by the postings of a run or a day was turned down: the processor is run by user
    and batch, so sending one posting would run it over the rows of another whose own run may still be under way,
    and the two runs might each enter them.
    """
    if len(reference) != _REFERENCE_CHARACTERS:
        raise ValueError(f"a reference has {_REFERENCE_CHARACTERS} characters, not {len(reference)}")
    start = _REFERENCE_PREFIX_CHARACTERS
    batch = reference[start : start + _BATCH_CHARACTERS]
    return BatchKey(user=user, batch=batch, transaction=reference, table=table)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One row as it is written."""

    key: BatchKey
    number: int
    company: str
    document_type: str
    gl_date: date
    account: Account
    currency: str
    mode: CurrencyMode
    amount: Decimal
    """Debit positive, in the currency of the entry."""
    explanation: str
    remark: str
    reference_1: str
    reference_2: str
    subledger: str
    subledger_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRows:
    """All rows of one posting."""

    key: BatchKey
    lines: tuple[BatchLine, ...]

    @property
    def refusal(self) -> Problem | None:
        """Everything of a journal has a column."""
        return None

    @property
    def read(self) -> TableRead:
        """The question for these rows, by their key."""
        conditions = (
            equal("EDUS", self.key.user),
            equal("EDBT", self.key.batch),
            equal("EDTN", self.key.transaction),
        )
        return TableRead(
            table=BATCH_TABLE.table, columns=BATCH_COLUMNS, key=BATCH_TABLE.key, conditions=conditions
        )


def rows_of_posting(content: JournalContent, contract: BatchContract, *, base_currency: str) -> PostingRows:
    """
    Build the rows of the approved content.

    In the company's own currency the amount is given, in any other the foreign amount: JDE works out the other one by
    the site's rate of the G/L date. A company without a currency keeps no others.
    """
    key = key_of_posting(content.reference, user=contract.user)
    is_domestic = content.currency == (base_currency or content.currency)
    mode = CurrencyMode.DOMESTIC if is_domestic else CurrencyMode.FOREIGN
    lines = [
        _line(content, line, number=number, key=key, mode=mode, contract=contract)
        for number, line in enumerate(content.lines, start=1)
    ]
    return PostingRows(key=key, lines=tuple(lines))


def _line(
    content: JournalContent,
    line: ContentLine,
    *,
    number: int,
    key: BatchKey,
    mode: CurrencyMode,
    contract: BatchContract,
) -> BatchLine:
    short = short_reference(content.reference)
    is_first = contract.short_reference is ShortReferenceColumn.REFERENCE_1
    return BatchLine(
        key=key,
        number=number,
        company=content.company,
        document_type=content.document_type or _DEFAULT_DOCUMENT_TYPE,
        gl_date=content.gl_date,
        account=Account.parse(line.account),
        currency=content.currency,
        mode=mode,
        amount=line.amount,
        explanation=content.explanation,
        remark=content.reference,
        reference_1=short if is_first else "",
        reference_2="" if is_first else short,
        subledger=line.subledger,
        subledger_type=line.subledger_type,
    )


def line_inputs(line: BatchLine, contract: BatchContract) -> Mapping[str, str]:
    """Return a row as the insert orchestration's texts, by our names for them."""
    amount = LiteralFormat(decimal_sign=contract.decimal_sign).number(line.amount)
    is_domestic = line.mode is CurrencyMode.DOMESTIC
    return {
        "user": line.key.user,
        "batch": line.key.batch,
        "transaction": line.key.transaction,
        "line": str(line.number),
        "company": line.company,
        "document_type": line.document_type,
        "gl_date": LiteralFormat(date_pattern=contract.date_format).day(line.gl_date),
        "account": _account_text(line, contract),
        "ledger_type": _LEDGER_TYPE,
        "currency": line.currency,
        "currency_mode": line.mode.value,
        "exchange_rate": "",  # the site's own rate of the G/L date applies
        "amount": amount if is_domestic else "",
        "foreign_amount": "" if is_domestic else amount,
        "explanation": line.explanation,
        "remark": line.remark,
        "reference_1": line.reference_1,
        "reference_2": line.reference_2,
        "subledger": line.subledger,
        "subledger_type": line.subledger_type,
    }


def process_inputs(key: BatchKey) -> Mapping[str, str]:
    return {"user": key.user, "batch": key.batch}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsStanding(Generic[W]):
    """What stands of a posting's rows in the batch tables."""

    missing: tuple[W, ...]
    differing: tuple[str, ...] = ()
    """Line and column of what is not as we wrote it, such as '2.AA'."""
    waiting: int = 0
    processed: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.waiting and not self.processed

    @property
    def is_incomplete(self) -> bool:
        """Rows are missing that may be written: none is another's, and none was processed, which a purge follows."""
        return bool(self.missing) and not self.differing and not self.processed

    @property
    def is_waiting(self) -> bool:
        """Rows stand and JDE has processed none of them."""
        return bool(self.waiting) and not self.processed


def compare_rows(
    rows: Sequence[Row], posting: PostingRows, contract: BatchContract
) -> RowsStanding[BatchLine]:
    """
    Compare what stands with what we write: only rows that equal ours count as ours.

    Compared is what decides on the entry and on finding it again; the explanation is not.
    """
    wanted = {line.number: line for line in posting.lines}
    numbers = [row.whole("EDLN") for row in rows]
    differing = [
        f"{number}.{column}"
        for number, row in zip(numbers, rows, strict=True)
        for column in _differing_columns(row, wanted.get(number), contract)
    ]
    processed = sum(_is_processed(row) for row in rows)
    return RowsStanding(
        missing=tuple(line for number, line in wanted.items() if number not in numbers),
        differing=tuple(sorted(differing)),
        waiting=len(rows) - processed,
        processed=processed,
    )


def _is_processed(row: Row) -> bool:
    """EDSP turns from 0 to 1; it must never be blank, and what it was not meant to hold is not taken for waiting."""
    return row.text("EDSP") not in {_NOT_PROCESSED, ""}


def _differing_columns(row: Row, line: BatchLine | None, contract: BatchContract) -> list[str]:
    if line is None:
        return ["EDLN"]
    amount_column = "AA" if line.mode is CurrencyMode.DOMESTIC else "ACR"
    same = {
        "KCO": row.text("KCO") == line.company,
        "DCT": (row.text("DCT") or _DEFAULT_DOCUMENT_TYPE) == line.document_type,
        "DGJ": row.day("DGJ") == line.gl_date,
        "ANI": _is_account(row, line, contract),
        "LT": row.text("LT") == _LEDGER_TYPE,
        "CRCD": row.text("CRCD") == line.currency,
        "CRRM": row.text("CRRM") == line.mode.value,
        amount_column: row.number(amount_column) == line.amount,
        "EXR": row.text("EXR") == line.remark,
        "R1": row.text("R1") == line.reference_1,
        "R2": row.text("R2") == line.reference_2,
        "SBL": _subledger(row.text("SBL")) == _subledger(line.subledger),
        "SBLT": row.text("SBLT") == line.subledger_type,
        # a row whose EDSP is blank would never be processed
        "EDSP": bool(row.text("EDSP")),
    }
    return [column for column, holds in same.items() if not holds]


def _is_account(row: Row, line: BatchLine, contract: BatchContract) -> bool:
    typed = row.text("ANI")
    if not typed:
        parts = (row.text("MCU"), row.text("OBJ"), row.text("SUB"))
        return parts == (line.account.business_unit, line.account.object_account, line.account.subsidiary)
    try:
        structured = typed.removeprefix(contract.account_prefix)
        return Account.parse(structured, separator=contract.account_separator) == line.account
    except Problem:
        return False


def _account_text(line: BatchLine, contract: BatchContract) -> str:
    return contract.account_prefix + line.account.format(separator=contract.account_separator)


def _subledger(text: str) -> str:
    """JDE fills a numeric subledger with zeros on the left."""
    return text.lstrip("0") if text.isascii() and text.isdigit() else text
