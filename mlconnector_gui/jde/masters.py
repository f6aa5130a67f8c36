"""Read JDE's master records, table by table: which columns, and what a row means."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.master_records import (
    MasterKind,
    MasterRecord,
    absent_address_record,
    account_record,
    address_record,
    company_record,
    constants_record,
    currency_record,
    pattern_record,
    rate_record,
    unit_record,
)
from mlconnector_gui.accounting.masters import (
    ExchangeRate,
    MasterAccount,
    MasterBusinessUnit,
    SiteConstants,
)
from mlconnector_gui.accounting.periods import DatePattern
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import (
    Condition,
    DataService,
    TableRead,
    contains,
    equal,
    since_days_ago,
)
from mlconnector_gui.jde.port import MasterPage
from mlconnector_gui.jde.rows import Row

_PERIOD_ENDS = tuple(f"D{number:02}J" for number in range(1, 15))
_ALL_COMPANIES = "00000"
"""Holds defaults; it may not be used in transactions."""
_CHANGED_ON = "UPMJ"
_MOST_ADDRESSES = 100
_CENTURY = 100

COMPANIES = TableRead(table="F0010", columns=("CO", "NAME", "DFYJ", "PNC", "DTPN", "CRCD"), key=("CO",))
FISCAL_DATES = TableRead(
    table="F0008",
    columns=("DTPN", "DFYJ", "FQ", "FY", "CTRY", *_PERIOD_ENDS),
    key=("DTPN", "CTRY", "FY", "FQ"),
)
CONSTANTS = TableRead(table="F0009", columns=("SY", "PBCO", "DOT1", "SYML", "IARG", "ICO"), key=("SY",))
BUSINESS_UNITS = TableRead(table="F0006", columns=("MCU", "CO", "DL01", "PECC"), key=("MCU",))
ACCOUNTS = TableRead(
    table="F0901", columns=("AID", "CO", "MCU", "OBJ", "SUB", "ANS", "DL01", "PEC", "CRCD"), key=("AID",)
)
CURRENCIES = TableRead(table="F0013", columns=("CRCD", "DL01", "CDEC"), key=("CRCD",))
RATES = TableRead(
    table="F0015",
    columns=("CRCD", "CRDC", "AN8", "RTTYP", "EFT", "CRR"),
    key=("CRCD", "CRDC", "EFT", "RTTYP", "AN8"),
)
INSTRUCTIONS = TableRead(table="F0012", columns=("ITEM", "CO", "MCU", "OBJ", "SUB"), key=("ITEM", "CO"))
ADDRESSES = TableRead(table="F0101", columns=("AN8", "ALPH", "DC", "AT1", "TAX"), key=("AN8",))
SUPPLIERS = TableRead(table="F0401", columns=("AN8", "TRAP", "CRRP", "HDPY"), key=("AN8",))
ITEMS = TableRead(table="F4101", columns=("ITM", "LITM", "DSC1", "STKT", "UOM1"), key=("ITM",))
BRANCH_ITEMS = TableRead(table="F4102", columns=("ITM", "MCU", "LITM", "STKT"), key=("ITM", "MCU"))
MASTER_READS = (COMPANIES, FISCAL_DATES, CONSTANTS, BUSINESS_UNITS, ACCOUNTS, CURRENCIES)
"""What a connection cannot do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterTable:
    """One table, what its rows mean, and whether each row carries the day of its last change."""

    read: TableRead
    record: Callable[[Row], MasterRecord | None]
    is_dated: bool = False

    def changed_since(self, day: date | None, *, today: date) -> TableRead:
        """Ask for the rows changed on a day or later, by a day that is not after it whatever the server's zone is."""
        dated = replace(self.read, columns=(*self.read.columns, _CHANGED_ON)) if self.is_dated else self.read
        if day is None or not self.is_dated:
            return dated
        return replace(dated, conditions=(since_days_ago(_CHANGED_ON, max((today - day).days, 0) + 1),))


@dataclass(frozen=True, slots=True)
class MasterReader:
    """Reads the tables of one connection."""

    data_service: DataService

    async def pages(
        self, kind: MasterKind, *, changed_since: date | None, today: date
    ) -> AsyncIterator[MasterPage]:
        table = _TABLES[kind]
        read = table.changed_since(changed_since, today=today)
        async for rows in self.data_service.pages(read):
            records = [record for row in rows if (record := table.record(row)) is not None]
            # column security may hide the day; then the table is read whole each time
            days = [row.day(_CHANGED_ON) for row in rows if _CHANGED_ON in row.cells]
            yield MasterPage(records=tuple(records), last_change=max(filter(None, days), default=None))

    async def total(self, kind: MasterKind, *, changed_since: date | None, today: date) -> int | None:
        return await self.data_service.count(_TABLES[kind].changed_since(changed_since, today=today))

    async def addresses(self, numbers: Sequence[str]) -> Sequence[MasterRecord]:
        """Ask for each number; one that JDE does not have comes back as absent."""
        return [
            next(iter(await self._addresses(equal("AN8", int(number)))), absent_address_record(number))
            for number in numbers
        ]

    async def find_addresses(self, text: str) -> Sequence[MasterRecord]:
        """Search the address book by number, tax id or a part of the name; at most a page of it."""
        wanted = text.strip()
        found = await self._addresses(equal("TAX", wanted))
        if wanted.isascii() and wanted.isdigit():
            return [*await self._addresses(equal("AN8", int(wanted))), *found]
        # DC is the name in capitals without blanks, kept by JDE to be searched
        return [*found, *await self._addresses(contains("DC", "".join(wanted.upper().split())))]

    async def _addresses(self, *conditions: Condition) -> list[MasterRecord]:
        read = replace(ADDRESSES, conditions=conditions)
        grid = await self.data_service.any_rows(read, size=_MOST_ADDRESSES)
        return [_address(row) for row in grid.rows]


def period_ends(row: Row) -> tuple[date, ...]:
    """Return the ends of a year's periods; periods a year does not have are empty or repeat the last end."""
    ends: list[date] = []
    for alias in _PERIOD_ENDS:
        end = row.day(alias)
        if end is not None and (not ends or end != ends[-1]):
            ends.append(end)
    return tuple(ends)


def _pattern(row: Row) -> MasterRecord | None:
    """A year that is no calendar (JDE has such for weeks) is left out."""
    first_day, ends = row.day("DFYJ"), period_ends(row)
    if first_day is None or not ends or row.text("FQ"):
        return None
    century = row.whole("CTRY")
    year = century * _CENTURY + row.whole("FY") if century else None
    try:
        pattern = DatePattern(first_day=first_day, ends=ends, fiscal_year=year)
    except Problem:
        return None
    return pattern_record(row.text("DTPN"), pattern)


def _company(row: Row) -> MasterRecord | None:
    """A company without a fiscal year takes no postings, and is left out."""
    year_start, period = row.day("DFYJ"), row.whole("PNC")
    if row.text("CO") == _ALL_COMPANIES or year_start is None or period <= 0:
        return None
    return company_record(
        row.text("CO"),
        name=row.text("NAME"),
        currency=row.text("CRCD"),
        year_start=year_start,
        current_period=period,
        pattern=row.text("DTPN"),
    )


def _constants(row: Row) -> MasterRecord:
    return constants_record(
        SiteConstants(
            before_cutoff_allowed=_is_yes(row.text("PBCO")),
            needs_batch_approval=_is_yes(row.text("IARG")),
            intercompany_method=row.text("ICO"),
        )
    )


def _business_unit(row: Row) -> MasterRecord | None:
    if not row.text("MCU"):
        return None
    unit = MasterBusinessUnit(
        business_unit=row.text("MCU"),
        company=row.text("CO"),
        description=row.text("DL01"),
        posting_edit=row.text("PECC"),
    )
    return unit_record(unit)


def _account(row: Row) -> MasterRecord | None:
    """What cannot be written as business unit and object account cannot be mapped to, and is left out."""
    try:
        account = Account(
            business_unit=row.text("MCU"), object_account=row.text("OBJ"), subsidiary=row.text("SUB")
        )
    except Problem:
        return None
    master = MasterAccount(
        account=account,
        account_id=row.text("AID"),
        company=row.text("CO"),
        description=row.text("DL01"),
        posting_edit=row.text("PEC"),
        currency=row.text("CRCD"),
        third_number=row.text("ANS"),
    )
    return account_record(master)


def _currency(row: Row) -> MasterRecord | None:
    code = row.text("CRCD")
    return currency_record(code, name=row.text("DL01"), decimals=row.whole("CDEC")) if code else None


def _rate(row: Row) -> MasterRecord | None:
    effective = row.day("EFT")
    if effective is None:
        return None
    rate = ExchangeRate(effective=effective, multiplier=row.number("CRR"))
    detail = "/".join((row.text("AN8"), row.text("RTTYP")))
    return rate_record(row.text("CRCD"), row.text("CRDC"), rate, detail=detail)


def _instruction(row: Row) -> MasterRecord:
    parts = (row.text("MCU"), row.text("OBJ"), row.text("SUB"))
    return MasterRecord(
        kind=MasterKind.INSTRUCTIONS,
        key=f"{row.text('ITEM')}/{row.text('CO')}",
        name=row.text("ITEM"),
        description=".".join(filter(None, parts)),
        company=row.text("CO"),
    )


def _address(row: Row) -> MasterRecord:
    return address_record(
        str(row.whole("AN8")), name=row.text("ALPH"), search_type=row.text("AT1"), tax_id=row.text("TAX")
    )


def _supplier(row: Row) -> MasterRecord:
    facts = {"terms": row.text("TRAP"), "currency": row.text("CRRP"), "payment_hold": row.text("HDPY")}
    number = str(row.whole("AN8"))
    return MasterRecord(kind=MasterKind.SUPPLIERS, key=number, name=number, facts=facts)


def _item(row: Row) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.ITEMS,
        key=str(row.whole("ITM")),
        name=row.text("LITM"),
        description=row.text("DSC1"),
        facts={"stocking_type": row.text("STKT"), "unit": row.text("UOM1")},
    )


def _branch_item(row: Row) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind.BRANCH_ITEMS,
        key=f"{row.whole('ITM')}/{row.text('MCU')}",
        name=row.text("LITM"),
        description=f"branch {row.text('MCU')}",
        facts={"branch": row.text("MCU"), "stocking_type": row.text("STKT")},
    )


def _is_yes(text: str) -> bool:
    return text in {"Y", "1"}


_TABLES: Mapping[MasterKind, MasterTable] = {
    MasterKind.CONSTANTS: MasterTable(read=CONSTANTS, record=_constants),
    MasterKind.COMPANIES: MasterTable(read=COMPANIES, record=_company),
    MasterKind.FISCAL_YEARS: MasterTable(read=FISCAL_DATES, record=_pattern),
    MasterKind.CURRENCIES: MasterTable(read=CURRENCIES, record=_currency),
    MasterKind.RATES: MasterTable(read=RATES, record=_rate),
    MasterKind.BUSINESS_UNITS: MasterTable(read=BUSINESS_UNITS, record=_business_unit, is_dated=True),
    MasterKind.ACCOUNTS: MasterTable(read=ACCOUNTS, record=_account, is_dated=True),
    MasterKind.INSTRUCTIONS: MasterTable(read=INSTRUCTIONS, record=_instruction),
    MasterKind.SUPPLIERS: MasterTable(read=SUPPLIERS, record=_supplier, is_dated=True),
    MasterKind.ITEMS: MasterTable(read=ITEMS, record=_item, is_dated=True),
    MasterKind.BRANCH_ITEMS: MasterTable(read=BRANCH_ITEMS, record=_branch_item, is_dated=True),
}
