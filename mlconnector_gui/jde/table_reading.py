"""Read any table of the catalogue, typed, by conditions that people write: for IT, and for what has no reader."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from mlconnector_gui.accounting.julian import from_julian
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.catalogue import CatalogueTable, Column, ColumnKind
from mlconnector_gui.jde.data_service import (
    PAGE_SIZE,
    Comparison,
    Condition,
    DataService,
    DaysAgo,
    Literal,
    TableRead,
)
from mlconnector_gui.jde.rows import Row

Cell = str | Decimal | date | None

_CONDITION = re.compile(r"\s*([A-Za-z][A-Za-z0-9]*)\s*(<=|>=|!=|\^=|~|=|<|>)\s*(.*?)\s*", re.DOTALL)
_COMPARISONS = {
    "=": Comparison.EQUAL,
    "!=": Comparison.NOT_EQUAL,
    ">": Comparison.GREATER,
    ">=": Comparison.GREATER_EQUAL,
    "<": Comparison.LESS,
    "<=": Comparison.LESS_EQUAL,
    "~": Comparison.CONTAINS,
    "^=": Comparison.STARTS_WITH,
}
_JULIAN_DIGITS = 6
_HOLDS: Mapping[Comparison, Callable[[date, date], bool]] = {
    Comparison.EQUAL: lambda day, bound: day == bound,
    Comparison.NOT_EQUAL: lambda day, bound: day != bound,
    Comparison.GREATER: lambda day, bound: day > bound,
    Comparison.GREATER_EQUAL: lambda day, bound: day >= bound,
    Comparison.LESS: lambda day, bound: day < bound,
    Comparison.LESS_EQUAL: lambda day, bound: day <= bound,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One condition as a person wrote it, with its value read by the column's type."""

    column: Column
    comparison: Comparison
    value: Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """Rows of a table with their cells by alias, in the order of the columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    is_cut: bool
    """There are, or may be, more rows than these."""


def read_where(table: CatalogueTable, text: str) -> Where:
    """Read a condition such as 'DGJ>=2026-10-01', 'VINV^=INV' or 'AA=-8.00'."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise Problem("jde.condition_invalid", condition=text)
    alias, sign, value = found.groups()
    column, comparison = table.column(alias), _COMPARISONS[sign]
    if comparison in {Comparison.CONTAINS, Comparison.STARTS_WITH} and column.kind is not ColumnKind.TEXT:
        raise Problem("jde.condition_invalid", condition=text)
    try:
        return Where(column=column, comparison=comparison, value=_typed(column, value))
    except (ValueError, InvalidOperation):
        raise Problem("jde.condition_invalid", condition=text) from None


def _typed(column: Column, text: str) -> Literal:
    match column.kind:
        case ColumnKind.DATE:
            return date.fromisoformat(text)
        case ColumnKind.NUMBER:
            number = Decimal(text)
            if not number.is_finite():
                raise ValueError(text)
            return number
        case ColumnKind.TIME:
            return int(text.replace(":", ""))
    return text


@dataclass(slots=True, kw_only=True)
class TableReader:
    """
    Reads tables over one session, by the columns that the site shows.

    Dates are filtered by literals only where the connection test has proved their format; otherwise by days before
    today, which need none, a day wider than asked for since the server's today may be another one. Either way the
    rows are filtered here again.
    """

    data_service: DataService
    now: Callable[[], datetime]
    are_date_literals_proved: bool
    shown: dict[str, frozenset[str]] = field(default_factory=dict)
    """Aliases that the site shows, by table, as far as they were asked for."""

    async def learn(self, table: CatalogueTable) -> frozenset[str]:
        """Ask the site once which columns a table shows: its release and its security decide."""
        if table.name not in self.shown:
            read = TableRead(table=table.name, columns=(), key=())
            grid = await self.data_service.any_rows(read, size=1)
            self.shown[table.name] = grid.columns
        return self.shown[table.name]

    async def hidden(self, table: CatalogueTable) -> tuple[str, ...]:
        """Return the aliases of the catalogue that the site does not show; none where it names no columns."""
        shown = await self.learn(table)
        return tuple(column.alias for column in table.columns if shown and column.alias not in shown)

    async def read(
        self,
        table: CatalogueTable,
        *,
        where: Sequence[Where] = (),
        columns: Sequence[str] = (),
        limit: int,
    ) -> TableRows:
        """Return up to `limit` rows; a hidden column is a problem only where it was asked for."""
        wanted = await self._columns(table, columns, where)
        conditions = tuple(condition for one in where for condition in self._conditions(one))
        read = TableRead(
            table=table.name,
            columns=tuple(column.alias for column in wanted),
            key=table.key,
            conditions=conditions,
        )
        found = await self._rows(read, limit + 1)
        rows = [row for row in found if all(_holds(row, one) for one in where)]
        return TableRows(
            table=table.name,
            columns=read.columns,
            rows=tuple({column.alias: _cell(row, column) for column in wanted} for row in rows[:limit]),
            is_cut=len(found) > limit,
        )

    async def _rows(self, read: TableRead, limit: int) -> Sequence[Row]:
        """Read without order where one reply is enough, since to order a large table costs the database much."""
        if limit <= PAGE_SIZE:
            grid = await self.data_service.any_rows(read, size=limit)
            if len(grid.rows) >= limit or not grid.more:
                return grid.rows
        return await self.data_service.first_rows(read, limit=limit)

    async def _columns(
        self, table: CatalogueTable, asked: Sequence[str], where: Sequence[Where]
    ) -> tuple[Column, ...]:
        hidden = await self.hidden(table)
        filtered = [one.column for one in where]
        named = [table.column(alias) for alias in asked]
        for column in (*named, *filtered, *(table.column(alias) for alias in table.key)):
            if column.alias in hidden:
                raise Problem("jde.column_missing", table=table.name, column=column.alias)
        if named:
            return tuple(dict.fromkeys((*named, *filtered)))
        return tuple(column for column in table.columns if column.alias not in hidden)

    def _conditions(self, where: Where) -> tuple[Condition, ...]:
        alias, comparison, value = where.column.alias, where.comparison, where.value
        if not isinstance(value, date):
            return (Condition(column=alias, comparison=comparison, values=(value,)),)
        if self.are_date_literals_proved:
            return (Condition(column=alias, comparison=comparison, values=(value,)),)
        ago = (self.now().date() - value).days
        wider = []
        if comparison in {Comparison.EQUAL, Comparison.GREATER, Comparison.GREATER_EQUAL}:
            wider.append((Comparison.GREATER_EQUAL, ago + 1))
        if comparison in {Comparison.EQUAL, Comparison.LESS, Comparison.LESS_EQUAL}:
            wider.append((Comparison.LESS_EQUAL, ago - 1))
        return tuple(Condition(column=alias, comparison=one, values=(DaysAgo(days),)) for one, days in wider)


def relative_span(alias: str, day: date, today: date) -> tuple[Condition, Condition]:
    """Ask for a day without writing it, a day wider on both sides: the server's today may be another one."""
    ago = (today - day).days
    return (
        Condition(column=alias, comparison=Comparison.GREATER_EQUAL, values=(DaysAgo(ago + 1),)),
        Condition(column=alias, comparison=Comparison.LESS_EQUAL, values=(DaysAgo(ago - 1),)),
    )


def _holds(row: Row, where: Where) -> bool:
    """Filter dates here again: a server that read a day as a month would have given other rows."""
    if not isinstance(where.value, date):
        return True
    day = read_day(row, where.column.alias)
    return day is not None and _HOLDS[where.comparison](day, where.value)


def _cell(row: Row, column: Column) -> Cell:
    match column.kind:
        case ColumnKind.NUMBER:
            return row.number(column.alias)
        case ColumnKind.DATE:
            return read_day(row, column.alias)
        case ColumnKind.TIME:
            return _time(row.whole(column.alias))
    return row.text(column.alias)


def read_day(row: Row, alias: str) -> date | None:
    """Read a date as AIS shows it, or as the database keeps it where a site shows that."""
    text = row.text(alias)
    if len(text) == _JULIAN_DIGITS and text.isascii() and text.isdigit():
        return from_julian(int(text))
    return row.day(alias)


def _time(clock: int) -> str:
    """Read hhmmss without its leading zeros; the empty time is 0, which is midnight too."""
    text = f"{clock:06}"
    return str(timedelta(hours=int(text[:2]), minutes=int(text[2:4]), seconds=int(text[4:]))).rjust(8, "0")
