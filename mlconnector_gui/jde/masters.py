"""Read JDE's master records: companies, fiscal dates, business units, accounts, currencies, constants."""

from collections.abc import Sequence
from datetime import date, datetime

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.masters import (
    MasterAccount,
    MasterBusinessUnit,
    MasterCompany,
    Masters,
)
from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import DataService, TableRead
from mlconnector_gui.jde.rows import Row

_PERIOD_ENDS = tuple(f"D{number:02}J" for number in range(1, 15))
_ALL_COMPANIES = "00000"
"""Holds defaults; it may not be used in transactions."""

COMPANIES = TableRead(table="F0010", columns=("CO", "NAME", "DFYJ", "PNC", "DTPN", "CRCD"), key=("CO",))
FISCAL_DATES = TableRead(
    table="F0008",
    columns=("DTPN", "DFYJ", "FQ", "FY", "CTRY", *_PERIOD_ENDS),
    key=("DTPN", "CTRY", "FY", "FQ"),
)
CONSTANTS = TableRead(table="F0009", columns=("SY", "PBCO", "DOT1", "SYML"), key=("SY",))
BUSINESS_UNITS = TableRead(table="F0006", columns=("MCU", "CO", "DL01", "PECC"), key=("MCU",))
ACCOUNTS = TableRead(
    table="F0901", columns=("AID", "CO", "MCU", "OBJ", "SUB", "DL01", "PEC", "CRCD"), key=("AID",)
)
CURRENCIES = TableRead(table="F0013", columns=("CRCD", "CDEC"), key=("CRCD",))
MASTER_READS = (COMPANIES, FISCAL_DATES, CONSTANTS, BUSINESS_UNITS, ACCOUNTS, CURRENCIES)


async def read_masters(data_service: DataService, *, now: datetime) -> Masters:
    """Read all that a posting is checked against; companies without a fiscal year are left out."""
    patterns = _patterns(await data_service.rows(FISCAL_DATES))
    companies = [
        _company(row, patterns) for row in await data_service.rows(COMPANIES) if _is_usable_company(row)
    ]
    units = [_business_unit(row) for row in await data_service.rows(BUSINESS_UNITS)]
    accounts = [_account(row) for row in await data_service.rows(ACCOUNTS) if _is_account(row)]
    currencies = await data_service.rows(CURRENCIES)
    constants = await data_service.rows(CONSTANTS)
    return Masters(
        loaded_at=now,
        companies={company.company: company for company in companies},
        business_units={unit.business_unit: unit for unit in units},
        accounts={account.account: account for account in accounts},
        currencies={row.text("CRCD"): row.whole("CDEC") for row in currencies if row.text("CRCD")},
        before_cutoff_allowed=any(row.text("PBCO") in {"Y", "1"} for row in constants),
    )


def period_ends(row: Row) -> tuple[date, ...]:
    """Return the ends of a year's periods; periods a year does not have are empty or repeat the last end."""
    ends: list[date] = []
    for alias in _PERIOD_ENDS:
        end = row.day(alias)
        if end is not None and (not ends or end != ends[-1]):
            ends.append(end)
    return tuple(ends)


def _patterns(rows: Sequence[Row]) -> dict[str, tuple[DatePattern, ...]]:
    """Group the fiscal years by pattern; a year that is no calendar (JDE has such for weeks) is left out."""
    found: dict[str, list[DatePattern]] = {}
    for row in rows:
        first_day, ends = row.day("DFYJ"), period_ends(row)
        if first_day is None or not ends or row.text("FQ"):
            continue
        try:
            pattern = DatePattern(first_day=first_day, ends=ends)
        except Problem:
            continue
        found.setdefault(row.text("DTPN"), []).append(pattern)
    return {
        letter: tuple(sorted(patterns, key=lambda pattern: pattern.first_day))
        for letter, patterns in found.items()
    }


def _is_usable_company(row: Row) -> bool:
    has_year = row.day("DFYJ") is not None and row.whole("PNC") > 0
    return row.text("CO") != _ALL_COMPANIES and has_year


def _company(row: Row, patterns: dict[str, tuple[DatePattern, ...]]) -> MasterCompany:
    calendar = CompanyCalendar(
        company=row.text("CO"),
        year_start=row.needed_day("DFYJ"),
        current_period=row.whole("PNC"),
        patterns=patterns.get(row.text("DTPN"), ()),
    )
    return MasterCompany(
        company=row.text("CO"), name=row.text("NAME"), currency=row.text("CRCD"), calendar=calendar
    )


def _business_unit(row: Row) -> MasterBusinessUnit:
    return MasterBusinessUnit(
        business_unit=row.text("MCU"),
        company=row.text("CO"),
        description=row.text("DL01"),
        posting_edit=row.text("PECC"),
    )


def _is_account(row: Row) -> bool:
    return bool(row.text("MCU") and row.text("OBJ"))


def _account(row: Row) -> MasterAccount:
    return MasterAccount(
        account=Account(
            business_unit=row.text("MCU"), object_account=row.text("OBJ"), subsidiary=row.text("SUB")
        ),
        account_id=row.text("AID"),
        company=row.text("CO"),
        description=row.text("DL01"),
        posting_edit=row.text("PEC"),
        currency=row.text("CRCD"),
    )
