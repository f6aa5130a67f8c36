"""The approved bytes of a journal entry, read back into values that can be rendered."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLine:
    """One line as approved; the amount is debit positive, in the entry's currency."""

    account: str
    amount: Decimal
    description: str
    subledger: str
    subledger_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalContent:
    """
    What `accounting.digest.canonical_bytes` wrote.

    The bytes are ours and were checked when they were approved, so anything amiss in them is a bug and crashes
    before a request is made.
    """

    reference: str
    company: str
    document_type: str
    gl_date: date
    currency: str
    explanation: str
    lines: tuple[ContentLine, ...]

    @classmethod
    def read(cls, content: bytes) -> "JournalContent":
        tree = json.loads(content)
        return cls(
            reference=tree["reference"],
            company=tree["company"],
            document_type=tree["document_type"],
            gl_date=date.fromisoformat(tree["gl_date"]),
            currency=tree["currency"],
            explanation=tree["explanation"],
            lines=tuple(_line(line) for line in tree["lines"]),
        )


def _line(line: dict[str, str]) -> ContentLine:
    if line["ledger_type"] != "AA":
        raise ValueError(f"journals are entered in ledger AA, not {line['ledger_type']}")
    return ContentLine(
        account=line["account"],
        amount=Decimal(line["amount"]),
        description=line["description"],
        subledger=line["subledger"],
        subledger_type=line["subledger_type"],
    )
