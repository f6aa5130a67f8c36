"""What we know of JDE's master records when a posting is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.periods import CompanyCalendar


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterAccount:
    """One account of the chart (F0901)."""

    account: Account
    account_id: str
    company: str
    description: str
    posting_edit: str
    currency: str = ""


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
class Masters:
    """The master records of one JDE connection, and when they were read."""

    loaded_at: datetime
    companies: Mapping[str, MasterCompany]
    business_units: Mapping[str, MasterBusinessUnit]
    accounts: Mapping[Account, MasterAccount]
    currencies: Mapping[str, int]
    """Currency code to its decimals (F0013)."""
    before_cutoff_allowed: bool = False
    """F0009.PBCO: postings before the cut-off are a warning (True) or an error."""
