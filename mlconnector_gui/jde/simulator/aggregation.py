"""Sums, counts and extremes over found rows, grouped as asked."""

from collections.abc import Sequence
from decimal import Decimal

from mlconnector_gui.jde.simulator.literals import internal
from mlconnector_gui.jde.simulator.query import QueryProblem, column_of
from mlconnector_gui.jde.simulator.schema import ColumnKind
from mlconnector_gui.jde.simulator.tables import Row, Table, Value, comparable
from mlconnector_gui.jde.simulator.wire import Payload

_FUNCTIONS = ("SUM", "COUNT", "COUNT_DISTINCT", "AVG", "MIN", "MAX")


def _aggregate(function: str, rows: Sequence[Row], alias: str) -> object:
    values: list[Value] = [comparable(row.values[alias]) for row in rows]
    if function == "COUNT":
        return len(values)
    if function == "COUNT_DISTINCT":
        return len(set(values))
    numbers = [value for value in values if isinstance(value, Decimal)]
    match function:
        case "SUM":
            return sum(numbers, Decimal(0))
        case "AVG":
            return sum(numbers, Decimal(0)) / max(len(numbers), 1)
        case "MIN":
            return min(numbers, default=Decimal(0))
    return max(numbers, default=Decimal(0))


def _aggregated(table: Table, rows: Sequence[Row], wanted: Payload) -> tuple[str, object]:
    function = str(wanted.get("aggregation", "")).upper()
    if function not in _FUNCTIONS:
        raise QueryProblem("Invalid aggregation", f"no aggregation {function}")
    if function == "COUNT" and wanted.get("column") in (None, "", "*"):
        return "COUNT", len(rows)
    column = column_of(table, wanted.get("column"))
    if column.kind is not ColumnKind.NUMERIC and not function.startswith("COUNT"):
        raise QueryProblem("Invalid aggregation", f"{function} does not go with {column.alias}")
    return f"{table.schema.name}.{column.alias}_{function}", _aggregate(function, rows, column.alias)


def _group_key(row: Row, aliases: Sequence[str]) -> tuple[object, ...]:
    return tuple(internal(row.values[alias]) for alias in aliases)


def aggregate(table: Table, rows: Sequence[Row], aggregation: Payload) -> list[Payload]:
    """Return one output per group, in order of the groups, or one for all rows."""
    aliases = [column_of(table, group.get("column")).alias for group in aggregation.get("groupBy", [])]
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(_group_key(row, aliases), []).append(row)
    if not aliases:
        groups = {(): list(rows)}
    outputs: list[Payload] = []
    for key in sorted(groups, key=str):
        named = {f"{table.schema.name}.{alias}": value for alias, value in zip(aliases, key, strict=True)}
        output: Payload = {"groupBy": named} if named else {}
        output.update(
            _aggregated(table, groups[key], wanted) for wanted in aggregation.get("aggregations", [])
        )
        outputs.append(output)
    return outputs
