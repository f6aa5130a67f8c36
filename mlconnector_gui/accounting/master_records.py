"""Master records as they are kept: one shape for every table, and the typed values behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.documents import no_traits
from mlconnector_gui.accounting.masters import (
    ExchangeRate,
    MasterAccount,
    MasterBusinessUnit,
    MasterCompany,
    SiteConstants,
)
from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern

_YES, _NO = "yes", "no"
ADDRESS_FOUND, ADDRESS_ABSENT = "found", "absent"


class MasterKind(StrEnum):
    """The tables of JDE that are kept, in the order in which they are read."""

    CONSTANTS = "constants"
    COMPANIES = "companies"
    FISCAL_YEARS = "fiscal_years"
    CURRENCIES = "currencies"
    RATES = "rates"
    BUSINESS_UNITS = "business_units"
    ACCOUNTS = "accounts"
    INSTRUCTIONS = "instructions"
    ADDRESSES = "addresses"
    """Only those that somebody asked for."""
    SUPPLIERS = "suppliers"
    ITEMS = "items"
    BRANCH_ITEMS = "branch_items"


NEEDED = frozenset(
    {
        MasterKind.CONSTANTS,
        MasterKind.COMPANIES,
        MasterKind.FISCAL_YEARS,
        MasterKind.CURRENCIES,
        MasterKind.BUSINESS_UNITS,
        MasterKind.ACCOUNTS,
    }
)
"""Without one of these nothing can be checked."""
ON_REQUEST = frozenset({MasterKind.SUPPLIERS, MasterKind.ITEMS, MasterKind.BRANCH_ITEMS})
"""Read once somebody asked for them, and kept up to date from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterRecord:
    """One record: its key in JDE, how people write it, and what it says."""

    kind: MasterKind
    key: str
    name: str
    description: str = ""
    company: str = ""
    posting_edit: str = ""
    facts: Mapping[str, str] = field(default_factory=no_traits)


def account_record(account: MasterAccount) -> MasterRecord:
    parts = account.account
    return MasterRecord(
        kind=MasterKind.ACCOUNTS,
        key=account.account_id,
        name=str(parts),
        description=account.description,
        company=account.company,
        posting_edit=account.posting_edit,
        facts={
            "business_unit": parts.business_unit,
            "object_account": parts.object_account,
            "subsidiary": parts.subsidiary,
            "currency": account.currency,
            "third_number": account.third_number,
        },
    )


def account_of(record: MasterRecord) -> MasterAccount:
    facts = record.facts
    return MasterAccount(
        account=Account(
            business_unit=facts["business_unit"],
            object_account=facts["object_account"],
            subsidiary=facts["subsidiary"],
        ),
        account_id=record.key,
        company=record.company,
        description=record.description,
        posting_edit=record.posting_edit,
        currency=facts["currency"],
        third_number=facts["third_number"],
    )


def unit_record(unit: MasterBusinessUnit) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.BUSINESS_UNITS,
        key=unit.business_unit,
        name=unit.business_unit,
        description=unit.description,
        company=unit.company,
        posting_edit=unit.posting_edit,
    )


def unit_of(record: MasterRecord) -> MasterBusinessUnit:
    return MasterBusinessUnit(
        business_unit=record.key,
        company=record.company,
        description=record.description,
        posting_edit=record.posting_edit,
    )


def company_record(
    company: str, *, name: str, currency: str, year_start: date, current_period: int, pattern: str
) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.COMPANIES,
        key=company,
        name=company,
        description=name,
        company=company,
        facts={
            "currency": currency,
            "year_start": year_start.isoformat(),
            "current_period": str(current_period),
            "pattern": pattern,
        },
    )


def company_of(record: MasterRecord, years: Iterable[MasterRecord]) -> MasterCompany:
    """Put a company and the fiscal years of its date pattern together."""
    patterns = [pattern_of(year) for year in years if year.facts["pattern"] == record.facts["pattern"]]
    return MasterCompany(
        company=record.key,
        name=record.description,
        currency=record.facts["currency"],
        calendar=CompanyCalendar(
            company=record.key,
            year_start=date.fromisoformat(record.facts["year_start"]),
            current_period=int(record.facts["current_period"]),
            patterns=tuple(sorted(patterns, key=lambda pattern: pattern.first_day)),
        ),
    )


def pattern_record(letter: str, pattern: DatePattern) -> MasterRecord:
    name = f"{letter} {pattern.first_day.isoformat()}"
    return MasterRecord(
        kind=MasterKind.FISCAL_YEARS,
        key=name,
        name=name,
        facts={
            "pattern": letter,
            "first_day": pattern.first_day.isoformat(),
            "ends": ",".join(end.isoformat() for end in pattern.ends),
            "fiscal_year": "" if pattern.fiscal_year is None else str(pattern.fiscal_year),
        },
    )


def pattern_of(record: MasterRecord) -> DatePattern:
    facts = record.facts
    return DatePattern(
        first_day=date.fromisoformat(facts["first_day"]),
        ends=tuple(date.fromisoformat(end) for end in facts["ends"].split(",")),
        fiscal_year=int(facts["fiscal_year"]) if facts["fiscal_year"] else None,
    )


def constants_record(constants: SiteConstants) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.CONSTANTS,
        key="general",
        name="general ledger",
        facts={
            "before_cutoff_allowed": _flag(constants.before_cutoff_allowed),
            "needs_batch_approval": _flag(constants.needs_batch_approval),
            "intercompany_method": constants.intercompany_method,
        },
    )


def constants_of(record: MasterRecord) -> SiteConstants:
    return SiteConstants(
        before_cutoff_allowed=record.facts["before_cutoff_allowed"] == _YES,
        needs_batch_approval=record.facts["needs_batch_approval"] == _YES,
        intercompany_method=record.facts["intercompany_method"],
    )


def currency_record(currency: str, *, name: str, decimals: int) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.CURRENCIES,
        key=currency,
        name=currency,
        description=name,
        facts={"decimals": str(decimals)},
    )


def decimals_of(record: MasterRecord) -> int:
    return int(record.facts["decimals"])


def rate_record(base: str, target: str, rate: ExchangeRate, *, detail: str = "") -> MasterRecord:
    """Keep a rate under its currency pair; the detail tells apart what else is in JDE's key."""
    return MasterRecord(
        kind=MasterKind.RATES,
        key=f"{base}/{target}/{detail}/{rate.effective.isoformat()}",
        name=pair_name(base, target),
        description=f"{rate.effective.isoformat()}  {rate.multiplier:f}",
        facts={"effective": rate.effective.isoformat(), "multiplier": f"{rate.multiplier:f}"},
    )


def rate_of(record: MasterRecord) -> ExchangeRate:
    return ExchangeRate(
        effective=date.fromisoformat(record.facts["effective"]),
        multiplier=Decimal(record.facts["multiplier"]),
    )


def pair_name(base: str, target: str) -> str:
    return f"{base} to {target}"


def address_record(number: str, *, name: str, search_type: str, tax_id: str = "") -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.ADDRESSES,
        key=number,
        name=number,
        description=name,
        facts={"standing": ADDRESS_FOUND, "search_type": search_type, "tax_id": tax_id},
    )


def absent_address_record(number: str) -> MasterRecord:
    """Keep that JDE was asked for a number and does not have it."""
    return MasterRecord(
        kind=MasterKind.ADDRESSES,
        key=number,
        name=number,
        facts={"standing": ADDRESS_ABSENT, "search_type": "", "tax_id": ""},
    )


def is_address(record: MasterRecord) -> bool:
    return record.facts["standing"] == ADDRESS_FOUND


def _flag(is_set: bool) -> str:
    return _YES if is_set else _NO
