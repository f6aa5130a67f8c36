"""Evaluate a data service query: conditions, literals in the user's format, nested queries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mlconnector_gui.jde.simulator.literals import BadLiteral, read_date, read_number
from mlconnector_gui.jde.simulator.schema import Column, ColumnKind
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Row, Table, Value, comparable
from mlconnector_gui.jde.simulator.wire import Payload, Refusal

Test = Callable[[Row], bool]


class QueryProblem(Exception):  # noqa: N818  becomes sysErrors, not an HTTP error
    """A query the HTML server refuses: AIS answers 200 with sysErrors."""

    def __init__(self, title: str, description: str) -> None:
        super().__init__(description)
        self.title = title
        self.description = description


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks and when, for the literals that mean 'me' and 'today'."""

    site: Site
    username: str
    today: date


_VALUE_COUNTS = {"BETWEEN": 2, "STR_BLANK": None, "STR_NOT_BLANK": None, "LIST": None}
_OPERATORS = (
    "BETWEEN",
    "LIST",
    "EQUAL",
    "NOT_EQUAL",
    "LESS",
    "LESS_EQUAL",
    "GREATER",
    "GREATER_EQUAL",
    "STR_START_WITH",
    "STR_END_WITH",
    "STR_CONTAIN",
    "STR_BLANK",
    "STR_NOT_BLANK",
)
_LOWEST_DATE = date(1, 1, 1)


def column_of(table: Table, control_id: object) -> Column:
    """Find the column of TABLE.ALIAS; a column prefix before the alias makes it unknown."""
    name, _, alias = str(control_id).partition(".")
    column = table.schema.columns.get(alias)
    if name != table.schema.name or column is None:
        raise QueryProblem("Invalid column", f"{control_id} is not a column of {table.schema.name}")
    return column


def _strings(condition: Payload) -> list[tuple[str, str]]:
    values = condition.get("value", [])
    if not isinstance(values, list):
        raise Refusal(400, "value is an array of content and specialValueId")
    pairs = [(value.get("content", ""), value.get("specialValueId", "LITERAL")) for value in values]
    if any(not isinstance(content, str) for content, _ in pairs):
        raise Refusal(400, "content is a string")
    return pairs


def _operator(condition: Payload, count: int) -> str:
    operator = str(condition.get("operator"))
    if operator not in _OPERATORS:
        raise Refusal(400, f"no operator {operator}")
    wanted = _VALUE_COUNTS.get(operator, 1)
    if (wanted is not None and count != wanted) or (operator == "LIST" and not count):
        raise QueryProblem("Invalid query", f"{operator} does not go with {count} values")
    return operator


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _special(special: str, content: str, asker: Asker) -> date:
    if special == "TODAY":
        return asker.today
    try:
        word, direction, unit = special.split("_")
        offset = int(content) * {"PLUS": 1, "MINUS": -1}[direction]
        if word != "TODAY":
            raise KeyError(word)
        months = {"MONTH": offset, "YEAR": offset * 12}
        return (
            asker.today + timedelta(days=offset)
            if unit == "DAY"
            else _months_later(asker.today, months[unit])
        )
    except (KeyError, ValueError):
        raise QueryProblem("Invalid query", f"no special value {special} {content}") from None


def _literal(column: Column, content: str, special: str, asker: Asker) -> Value:
    if special == "LOGIN_USER":
        return asker.username
    if special != "LITERAL":
        return _special(special, content, asker)
    try:
        if column.kind is ColumnKind.DATE:
            return read_date(content, asker.site)
        if column.kind is ColumnKind.CHARACTER:
            return content.strip()
        return read_number(content, asker.site)
    except BadLiteral as problem:
        raise QueryProblem("Invalid value", f"{column.alias}: {problem}") from None


def _ordered(value: Value) -> Value:
    return _LOWEST_DATE if value is None else comparable(value)


def _is_less(left: Value, right: Value) -> bool:
    if isinstance(left, date) and isinstance(right, date):
        return left < right
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left < right
    return str(left) < str(right)


def _holds(operator: str, value: Value, wanted: list[Value]) -> bool:  # noqa: PLR0911  one line an operator
    match operator:
        case "EQUAL" | "LIST":
            return value in wanted
        case "NOT_EQUAL":
            return value not in wanted
        case "LESS":
            return _is_less(value, wanted[0])
        case "LESS_EQUAL":
            return not _is_less(wanted[0], value)
        case "GREATER":
            return _is_less(wanted[0], value)
        case "GREATER_EQUAL":
            return not _is_less(value, wanted[0])
        case "BETWEEN":
            return not _is_less(value, wanted[0]) and not _is_less(wanted[1], value)
        case "STR_BLANK":
            return value in ("", _LOWEST_DATE)
        case "STR_NOT_BLANK":
            return value not in ("", _LOWEST_DATE)
    return _holds_text(operator, str(value), str(wanted[0]))


def _holds_text(operator: str, value: str, wanted: str) -> bool:
    if operator == "STR_START_WITH":
        return value.startswith(wanted)
    return value.endswith(wanted) if operator == "STR_END_WITH" else wanted in value


def _condition_test(table: Table, condition: Payload, asker: Asker) -> Test:
    column = column_of(table, condition.get("controlId"))
    pairs = _strings(condition)
    operator = _operator(condition, len(pairs))
    dummy = operator in ("STR_BLANK", "STR_NOT_BLANK")
    wanted = [] if dummy else [_ordered(_literal(column, *pair, asker)) for pair in pairs]
    return lambda row: _holds(operator, _ordered(row.values[column.alias]), wanted)


def _all_of(tests: list[Test]) -> Test:
    return lambda row: all(test(row) for test in tests)


def _any_of(tests: list[Test]) -> Test:
    return lambda row: any(test(row) for test in tests)


def query_test(table: Table, query: Payload, asker: Asker) -> Test:
    """Return the question that a row must answer with yes to be found."""
    tests = [_condition_test(table, condition, asker) for condition in query.get("condition", [])]
    match_type = query.get("matchType", "MATCH_ALL")
    if match_type not in ("MATCH_ALL", "MATCH_ANY"):
        raise Refusal(400, f"no matchType {match_type}")
    result = (_all_of if match_type == "MATCH_ALL" or not tests else _any_of)(tests)
    for position, part in enumerate(query.get("complexQuery", [])):
        inner = query_test(table, part["query"], asker)
        if not tests and not position:
            result = inner
        else:
            result = (_any_of if part.get("andOr") == "OR" else _all_of)([result, inner])
    return result


def _indexed_values(table: Table, query: Payload, asker: Asker) -> Iterator[tuple[str, list[Value]]]:
    if query.get("matchType") == "MATCH_ANY" or query.get("complexQuery"):
        return
    for condition in query.get("condition", []):
        alias = str(condition.get("controlId")).partition(".")[2]
        if condition.get("operator") in ("EQUAL", "LIST") and table.is_indexed(alias):
            column = column_of(table, condition["controlId"])
            yield alias, [_literal(column, *pair, asker) for pair in _strings(condition)]


def matching_rows(table: Table, query: Payload, asker: Asker) -> list[Row]:
    test = query_test(table, query, asker)
    rows = table.rows
    for alias, values in _indexed_values(table, query, asker):
        rows = table.with_value(alias, values)
        break
    return [row for row in rows if test(row)]


def sort_key(row: Row, alias: str) -> tuple[bool, Value]:
    """Return a key by which rows of one column sort: no date first."""
    value = row.values[alias]
    return (value is not None, comparable(value))
