"""What we know of JDE's master records when a posting is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.periods import CompanyCalendar

_MIXING_METHODS = frozenset({"1", "2", "3"})


class PostingEdit(StrEnum):
    """Posting edit codes of an account (F0901.PEC); source: Oracle's documentation of B0000108."""

    OPEN = ""
    BUDGET_ONLY = "B"
    INACTIVE = "I"
    SUBLEDGER_DETAIL = "L"
    SUBLEDGER_SUMMARY = "S"
    MACHINE_ONLY = "M"
    NON_POSTING = "N"
    UNITS_REQUIRED = "U"
    SUBLEDGER_FORBIDDEN = "X"


class SubledgerType(StrEnum):
    """What a subledger names (UDC 00/ST), as far as we can prove that it exists."""

    ADDRESS = "A"
    BUSINESS_UNIT = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterAccount:
    """One account of the chart (F0901)."""

    account: Account
    account_id: str
    company: str
    description: str
    posting_edit: str
    currency: str = ""
    third_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterBusinessUnit:
    """One business unit (F0006)."""

    business_unit: str
    company: str
    description: str
    posting_edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterCompany:
    """One company (F0010) with its fiscal calendar (F0008)."""

    company: str
    name: str
    currency: str
    calendar: CompanyCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """A rate between two currencies from a day on (F0015)."""

    effective: date
    multiplier: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConstants:
    """What the site chose for its whole general ledger (F0009)."""

    before_cutoff_allowed: bool = False
    """PBCO: postings before the cut-off are a warning (True) or an error."""
    needs_batch_approval: bool = False
    """IARG: a batch waits for a manager's approval before it can be posted."""
    intercompany_method: str = ""
    """ICO: how lines of several companies are settled; an empty one forbids them."""

    @property
    def allows_intercompany(self) -> bool:
        """That another value than the three methods forbids mixing is inferred, so it is taken to forbid it."""
        return self.intercompany_method in _MIXING_METHODS


@dataclass(frozen=True, slots=True, kw_only=True)
class Masters:
    """
    The master records of one JDE connection that a posting names, and when they were read.

    It need not hold all of them: a record that was asked for and is not here is not in JDE.
    """

    loaded_at: datetime
    companies: Mapping[str, MasterCompany]
    business_units: Mapping[str, MasterBusinessUnit]
    accounts: Mapping[Account, MasterAccount]
    currencies: Mapping[str, int]
    """Currency code to its decimals (F0013)."""
    constants: SiteConstants = SiteConstants()
    rates: Mapping[tuple[str, str], tuple[ExchangeRate, ...]] | None = field(default_factory=dict)
    """(from, to) to its rates (F0015), oldest first; None where they could not be read."""
    addresses: Mapping[str, bool] = field(default_factory=dict)
    """Address numbers that JDE was asked for, and whether it has them; the address book is never copied whole."""
