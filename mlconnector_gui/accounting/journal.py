"""Journal entries that cannot be built unbalanced."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Cause, Problem

EXPLANATION_WIDTH = 30
REMARK_WIDTH = 30
_COMPANY_DIGITS = 5
_DOCUMENT_TYPE_WIDTH = 2
_SUBLEDGER_WIDTH, _SUBLEDGER_TYPE_WIDTH = 8, 1


def check_document_type(document_type: str) -> None:
    if not document_type or len(document_type) > _DOCUMENT_TYPE_WIDTH:
        raise Problem("journal.document_type_invalid", document_type=document_type)


def check_explanation(explanation: str) -> None:
    if len(explanation) > EXPLANATION_WIDTH or not explanation.strip():
        raise Problem("journal.explanation_invalid", explanation=explanation, width=EXPLANATION_WIDTH)


def check_company(company: str) -> None:
    """Refuse what is not a company's five digits; 00000 may not be used in transactions."""
    is_numeric = company.isascii() and company.isdigit()
    if len(company) != _COMPANY_DIGITS or not is_numeric or company == "00000":
        raise Problem("journal.company_invalid", company=company)


def check_subledger(subledger: str, subledger_type: str) -> None:
    """Refuse a subledger without its type, a type without its subledger, and what is wider than JDE's fields."""
    if bool(subledger) != bool(subledger_type):
        raise Problem("journal.subledger_incomplete", subledger=subledger, subledger_type=subledger_type)
    if len(subledger) > _SUBLEDGER_WIDTH or len(subledger_type) > _SUBLEDGER_TYPE_WIDTH:
        raise Problem("journal.subledger_invalid", subledger=subledger, subledger_type=subledger_type)


class LedgerType(StrEnum):
    """The ledgers we post to; JDE derives the rest."""

    ACTUAL = "AA"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line: debit positive, credit negative, in the entry's currency; its texts fit JDE's fields."""

    account: Account
    amount: Money
    role: LineRole
    description: str = ""
    subledger: str = ""
    subledger_type: str = ""
    ledger_type: LedgerType = LedgerType.ACTUAL

    def __post_init__(self) -> None:
        if self.amount.is_zero:
            raise Problem("journal.line_is_zero", account=str(self.account))
        if len(self.description) > REMARK_WIDTH:
            raise Problem("journal.remark_invalid", remark=self.description, width=REMARK_WIDTH)
        check_subledger(self.subledger, self.subledger_type)

    @property
    def debit(self) -> Money | None:
        return self.amount if self.amount.amount > 0 else None

    @property
    def credit(self) -> Money | None:
        return -self.amount if self.amount.amount < 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """
    A balanced entry of one company in one currency on one G/L date.

    Built only when it balances per ledger type; the explanation fits JDE's field (EXA, 30 characters).
    """

    company: str
    document_type: str
    gl_date: date
    currency: str
    explanation: str
    lines: tuple[JournalLine, ...]

    def __post_init__(self) -> None:
        check_company(self.company)
        check_document_type(self.document_type)
        check_explanation(self.explanation)
        if len(self.lines) < 2:
            raise Problem("journal.too_few_lines", lines=len(self.lines))
        self._check_balance()

    @property
    def gross(self) -> Money:
        """The total of the debits, which is that of the credits."""
        return Money.total((line.amount for line in self.lines if line.amount.amount > 0), self.currency)

    def _check_balance(self) -> None:
        totals: dict[LedgerType, Money] = defaultdict(lambda: Money.zero(self.currency))
        for line in self.lines:
            totals[line.ledger_type] += line.amount
        for ledger_type, total in totals.items():
            if not total.is_zero:
                raise Problem(
                    "journal.unbalanced",
                    cause=Cause.UNBALANCED,
                    ledger_type=ledger_type.value,
                    difference=str(total),
                )
