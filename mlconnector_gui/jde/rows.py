"""Rows of data service replies, in every shape in which AIS gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.answers import JdeMessage, Json, errors_in

_DATE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column alias; a column that is not there is a Problem, since column security removes columns."""

    table: str
    cells: Mapping[str, object]

    def text(self, alias: str) -> str:
        """Return a text without its padding; JDE's empty text is one blank."""
        value = self._cell(alias)
        return "" if value is None else str(value).strip()

    def number(self, alias: str) -> Decimal:
        value = self._cell(alias)
        if isinstance(value, Decimal):
            return value
        text = self.text(alias)
        try:
            return Decimal(text) if text else Decimal(0)
        except InvalidOperation:
            raise self._unreadable(alias, text) from None

    def whole(self, alias: str) -> int:
        number = self.number(alias)
        if number != number.to_integral_value():
            raise self._unreadable(alias, str(number))
        return int(number)

    def day(self, alias: str) -> date | None:
        """Return a date, or None for JDE's empty date; AIS writes yyyyMMdd whatever the user prefers."""
        text = self.text(alias).replace("-", "")
        if not text or text == "0":
            return None
        try:
            if len(text) != _DATE_DIGITS or not (text.isascii() and text.isdigit()):
                raise ValueError(text)
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            raise self._unreadable(alias, text) from None

    def needed_day(self, alias: str) -> date:
        day = self.day(alias)
        if day is None:
            raise self._unreadable(alias, "")
        return day

    def raw(self, alias: str) -> object:
        return self._cell(alias)

    def _cell(self, alias: str) -> object:
        try:
            return self.cells[alias]
        except KeyError:
            raise Problem(
                "jde.column_missing", cause=Cause.PERMISSION, table=self.table, column=alias
            ) from None

    def _unreadable(self, alias: str, value: str) -> Problem:
        return Problem("jde.value_unreadable", table=self.table, column=alias, value=value[:40])


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rows of one reply; `more` is None where the reply does not say whether it was cut."""

    rows: tuple[Row, ...]
    more: bool | None
    time_stamp: str = ""
    """The server's local time, without a zone."""
    columns: frozenset[str] = frozenset()
    """Aliases that the reply names, with rows or without; empty where it names none."""


def read_grid(tree: Json, table: str) -> Grid:
    """
    Find the rows of a table in a reply: a form's grid, verbose cells of version 1, or plain output.

    A query that failed comes with status 200 and errors in place of rows.
    """
    form = _one(tree, f"fs_DATABROWSE_{table}", "fs_")
    # not searched through the rows, which may be many
    errors = errors_in(
        [{"errors": part.get("errors"), "sysErrors": part.get("sysErrors")} for part in (tree, form or {})]
    )
    if errors:
        raise _refused(table, errors[0])
    if form is not None:
        return _form_grid(form, table, time_stamp=str(tree.get("timeStamp") or ""))
    output = _one(tree, f"ds_{table}", "ds_")
    if output is not None:
        return _output_grid(output, table)
    raise _shape(table)


def _form_grid(form: Json, table: str, *, time_stamp: str) -> Grid:
    data = form.get("data")
    grid = data.get("gridData") if isinstance(data, dict) else None
    rowset = grid.get("rowset") if isinstance(grid, dict) else None
    if not isinstance(grid, dict) or not isinstance(rowset, list):
        raise _shape(table)
    rows = _rows(rowset, table)
    return Grid(
        rows=rows,
        more=_more(grid.get("summary")),
        time_stamp=time_stamp,
        columns=_columns(grid, rows, table),
    )


def _columns(grid: Json, rows: tuple[Row, ...], table: str) -> frozenset[str]:
    listed = grid.get("columns") or grid.get("titles")
    named = _row(listed, table).cells if isinstance(listed, dict) else {}
    return frozenset(named).union(*(row.cells for row in rows[:1]))


def _output_grid(output: Json, table: str) -> Grid:
    error = output.get("error")
    if error:
        text = error.get("message") if isinstance(error, dict) else error
        raise _refused(table, JdeMessage(description=str(text)))
    rowset = output.get("output", output.get("rowset"))
    if not isinstance(rowset, list):
        raise _shape(table)
    return Grid(rows=_rows(rowset, table), more=_more(output.get("summary")))


def _more(summary: object) -> bool | None:
    more = summary.get("moreRecords") if isinstance(summary, dict) else None
    if isinstance(more, str):
        return more.strip().lower() == "true"
    return more if isinstance(more, bool) else None


def _rows(rowset: list[object], table: str) -> tuple[Row, ...]:
    if not all(isinstance(cells, dict) for cells in rowset):
        raise _shape(table)
    return tuple(_row(cells, table) for cells in rowset if isinstance(cells, dict))


def _row(cells: Mapping[str, object], table: str) -> Row:
    """Name cells by alias: `F0911_AID`, `F0911.AID` and `AID` are the same; keys without an alias are dropped."""
    named: dict[str, object] = {}
    for key, value in cells.items():
        if key == "groupBy" and isinstance(value, dict):
            named.update(_row(value, table).cells)
            continue
        alias = key.removeprefix(table).lstrip("_.") if key.startswith(table) else key.rpartition(".")[2]
        if alias:
            named[alias] = _value(value)
    return Row(table, named)


def _value(cell: object) -> object:
    if isinstance(cell, dict):
        return cell["internalValue"] if "internalValue" in cell else cell.get("value")
    return cell


def _one(tree: Json, name: str, prefix: str) -> Json | None:
    found = tree.get(name)
    if found is None:
        found = next((value for key, value in tree.items() if key.startswith(prefix)), None)
    return found if isinstance(found, dict) else None


def _refused(table: str, message: JdeMessage) -> Problem:
    words = (message.title, str(message))
    return Problem(
        "jde.table_unreadable", table=table, technical=": ".join(dict.fromkeys(filter(None, words)))
    )


def _shape(table: str) -> Problem:
    return Problem("jde.table_unreadable", table=table, technical="the answer holds no rows of this table")
