"""Read tables through the data service, whole, by key-set paging."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.rows import Grid, Row, read_grid
from mlconnector_gui.jde.session import AisSession

# not above 500: old servers cut there, and the HTML server's fetch limit (2000) overrides what is asked
PAGE_SIZE = 500


@dataclass(frozen=True, slots=True)
class DaysAgo:
    """
    A day by its distance from the server's own today; negative ones are ahead.

    It needs no date format, which AIS documents for no literal.
    """

    days: int


Literal = str | int | Decimal | date | DaysAgo


class Comparison(StrEnum):
    """The operators we use; the data service knows more."""

    EQUAL = "EQUAL"
    GREATER = "GREATER"
    GREATER_EQUAL = "GREATER_EQUAL"
    LESS_EQUAL = "LESS_EQUAL"
    LIST = "LIST"
    NOT_EQUAL = "NOT_EQUAL"
    LESS = "LESS"
    CONTAINS = "STR_CONTAIN"
    STARTS_WITH = "STR_START_WITH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition on a column, by its alias without the table's prefix."""

    column: str
    comparison: Comparison
    values: tuple[Literal, ...]


def equal(column: str, value: Literal) -> Condition:
    return Condition(column=column, comparison=Comparison.EQUAL, values=(value,))


def greater(column: str, value: Literal) -> Condition:
    return Condition(column=column, comparison=Comparison.GREATER, values=(value,))


def since_days_ago(column: str, days: int) -> Condition:
    return Condition(column=column, comparison=Comparison.GREATER_EQUAL, values=(DaysAgo(days),))


def contains(column: str, text: str) -> Condition:
    return Condition(column=column, comparison=Comparison.CONTAINS, values=(text,))


def between(column: str, first: date, last: date) -> tuple[Condition, Condition]:
    return (
        Condition(column=column, comparison=Comparison.GREATER_EQUAL, values=(first,)),
        Condition(column=column, comparison=Comparison.LESS_EQUAL, values=(last,)),
    )


def one_of(column: str, *values: Literal) -> Condition:
    return Condition(column=column, comparison=Comparison.LIST, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """
    Which columns of which rows of a table; the key columns order the rows and tell them apart.

    Without any column and key, all columns that the site shows.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class DataService:
    """
    Reads of one session. Read only, as the service itself.

    No cursor is kept open at the server, since it dies after 60 seconds and with the session: a page that was cut is
    followed by one whose leading key is greater than the last. Where several rows share a leading key value, the
    group that the cut went through is read again by the next key column. So nothing depends on nested conditions,
    and no row is lost where the server cuts lower than was asked.
    """

    session: AisSession

    async def rows(self, read: TableRead) -> Sequence[Row]:
        """Return every row; raises rather than return a part."""
        return [row async for page in self._pages(read, read.conditions, read.key) for row in page]

    async def pages(self, read: TableRead) -> AsyncGenerator[Sequence[Row], None]:
        """Yield every row, page by page, for tables that are not to be held whole."""
        async for page in self._pages(read, read.conditions, read.key):
            yield page

    async def count(self, read: TableRead) -> int | None:
        """Return how many rows there are; None where the answer does not tell: its shape is not documented."""
        literals = (await self.session.ready()).literals
        payload = _payload(read, read.conditions, (), size=PAGE_SIZE, literals=literals)
        try:
            tree = await self.session.read("POST", "dataservice", {**payload, "dataServiceType": "COUNT"})
        except Problem as problem:
            if problem.code != "jde.request_refused":
                raise
            return None
        return _counted(tree.get(f"ds_{read.table}"))

    async def first_rows(self, read: TableRead, *, limit: int) -> Sequence[Row]:
        """Return the first rows in the order of the key, up to a limit."""
        rows: list[Row] = []
        async with aclosing(self._pages(read, read.conditions, read.key)) as pages:
            async for page in pages:
                rows += page
                if len(rows) >= limit:
                    break
        return rows[:limit]

    async def any_rows(self, read: TableRead, *, size: int) -> Grid:
        """
        Return some rows, for questions whose answer is in any one of them.

        In no order: to order F0911 for the sake of one row, a database would sort all of it.
        """
        return await self._page(read, read.conditions, (), size=size)

    async def _pages(
        self, read: TableRead, conditions: tuple[Condition, ...], key: tuple[str, ...]
    ) -> AsyncGenerator[Sequence[Row], None]:
        leading, rest = key[0], key[1:]
        after: tuple[Condition, ...] = ()
        while True:
            grid = await self._page(read, (*conditions, *after), key, size=PAGE_SIZE)
            if not _is_cut(grid):
                yield grid.rows
                return
            last = _last_key(grid, read, leading)
            yield [row for row in grid.rows if row.raw(leading) != last]
            group = [row for row in grid.rows if row.raw(leading) == last]
            if rest:
                async for page in self._pages(read, (*conditions, equal(leading, last)), rest):
                    yield page
            elif len(group) == 1:
                yield group
            else:
                raise Problem("jde.rows_cut", table=read.table, column=leading)
            after = (greater(leading, last),)

    async def _page(
        self, read: TableRead, conditions: Sequence[Condition], key: tuple[str, ...], *, size: int
    ) -> Grid:
        literals = (await self.session.ready()).literals
        payload = _payload(read, conditions, key, size=size, literals=literals)
        try:
            tree = await self.session.read("POST", "dataservice", payload)
        except Problem as problem:
            if problem.code != "jde.request_refused":
                raise
            raise Problem(
                "jde.table_unreadable", cause=problem.cause, table=read.table, technical=problem.technical
            ) from problem
        return read_grid(tree, read.table)


def _is_cut(grid: Grid) -> bool:
    """A reply that does not say so counts as cut while it has rows; one as long as a page does in any case."""
    more = bool(grid.rows) if grid.more is None else grid.more
    return more or len(grid.rows) >= PAGE_SIZE


def _last_key(grid: Grid, read: TableRead, leading: str) -> str | Decimal:
    """
    Return the greatest leading key of a page, which its last row must hold.

    That is how a server shows that it ordered the rows as asked. Databases sort text with its padding or without.
    """
    if not grid.rows:
        raise Problem("jde.rows_cut", table=read.table, column=leading)
    values = [row.raw(leading) for row in grid.rows]
    last = values[-1]
    if isinstance(last, Decimal) and last == max(row.number(leading) for row in grid.rows):
        return last
    if isinstance(last, str) and (
        last == max(map(str, values)) or last.strip() == max(row.text(leading) for row in grid.rows)
    ):
        return last
    raise Problem("jde.rows_cut", table=read.table, column=leading)


def _payload(
    read: TableRead,
    conditions: Sequence[Condition],
    key: tuple[str, ...],
    *,
    size: int,
    literals: LiteralFormat,
) -> Mapping[str, object]:
    name = read.table
    columns = dict.fromkeys((*read.columns, *read.key))
    payload: dict[str, object] = {
        "targetName": name,
        "targetType": "table",
        "dataServiceType": "BROWSE",
        "findOnEntry": "TRUE",
        "maxPageSize": str(size),
        "outputType": "GRID_DATA",
    }
    if columns:
        payload["returnControlIDs"] = "|".join(f"{name}.{column}" for column in columns)
    if key:
        order = [{"column": f"{name}.{column}", "direction": "ASC"} for column in key]
        payload["aggregation"] = {"orderBy": order}
    if conditions:
        payload["query"] = {
            "autoFind": True,
            "matchType": "MATCH_ALL",
            "condition": [_condition(name, condition, literals) for condition in conditions],
        }
    return payload


def _condition(table: str, condition: Condition, literals: LiteralFormat) -> Mapping[str, object]:
    return {
        "controlId": f"{table}.{condition.column}",
        "operator": condition.comparison.value,
        "value": [_value(value, literals) for value in condition.values],
    }


def _counted(reply: object) -> int | None:
    count = reply.get("count") if isinstance(reply, dict) else None
    text = str(count).strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _value(value: Literal, literals: LiteralFormat) -> Mapping[str, str]:
    if isinstance(value, DaysAgo):
        special = "TODAY_MINUS_DAY" if value.days >= 0 else "TODAY_PLUS_DAY"
        return {"content": str(abs(value.days)), "specialValueId": special}
    return {"content": _literal(value, literals), "specialValueId": "LITERAL"}


def _literal(value: str | int | Decimal | date, literals: LiteralFormat) -> str:
    if isinstance(value, date):
        return literals.day(value)
    if isinstance(value, Decimal):
        return literals.number(value)
    return str(value).strip()
