"""Mapping rules in and out of files, checked as a whole before any of them counts."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.mapping_draft import put_in_force
from mlconnector_gui.services.named_files import text_of, write_whole
from mlconnector_gui.services.spreadsheet import (
    as_plain_cell,
    from_plain_cell,
    read_sheet,
    written_sheet,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import mappings

COLUMNS = (
    "connection",
    "role",
    "conditions",
    "business_unit",
    "object_account",
    "subsidiary",
    "subledger",
    "subledger_type",
    "valid_from",
    "valid_to",
    "note",
)
_REQUIRED = ("role", "business_unit", "object_account")


def read_rules(path: Path) -> list[MappingRule]:
    """
    Read rules from a CSV or XLSX file (with a header), or a JSON file.

    A bad file is refused whole; the problem names the file, the line and the field.
    """
    if path.suffix.lower() == ".xlsx":
        return [_rule(path, line, row, place) for place, (line, row) in enumerate(_sheet_rows(path))]
    text = text_of(path)
    rows = _json_rows(path, text) if path.suffix.lower() == ".json" else _csv_rows(path, text)
    return [_rule(path, line, row, position) for position, (line, row) in enumerate(rows)]


def write_rules(path: Path, rules: Iterable[MappingRule]) -> int:
    """Write a file that `read_rules` takes back, by the name's ending; nothing in it is run by a spreadsheet."""
    rows = [_row(rule) for rule in rules]
    match path.suffix.lower():
        case ".json":
            content = (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()
        case ".xlsx":
            content = written_sheet(
                "Mapping rules", COLUMNS, ([row[name] for name in COLUMNS] for row in rows)
            )
        case _:
            buffer = io.StringIO()
            writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: as_plain_cell(text) for name, text in row.items()} for row in rows)
            content = buffer.getvalue().encode()
    write_whole(path, content)
    return len(rows)


async def current_rules(workplace: Workplace) -> list[MappingRule]:
    return await workplace.store.read(mappings.mapping_rules)


async def replace_rules(workplace: Workplace, rules: Sequence[MappingRule]) -> int:
    """
    Put a set of rules in force as the next version, and prepare again what nobody has approved yet.

    Returns how many blocked postings that may free.
    """
    return (await put_in_force(workplace, rules, reason="imported")).checked_again


def _csv_rows(path: Path, text: str) -> Iterable[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(io.StringIO(text), restkey="", restval="", strict=True)
    try:
        _check_columns(path, list(reader.fieldnames or ()))
        for row in reader:
            if "" in row:
                raise Problem("mapping.line_too_long", path=str(path), line=reader.line_num)
            yield reader.line_num, {name: from_plain_cell(text) for name, text in row.items()}
    except csv.Error as error:
        raise _wrong(path, reader.line_num, "line", "", f"values in whole quotes ({error})") from error


def _sheet_rows(path: Path) -> Iterable[tuple[int, Mapping[str, str]]]:
    heading, *rows = read_sheet(path) or [(0, [])]
    names = heading[1]
    _check_columns(path, names)
    for line, cells in rows:
        if len(cells) > len(names):
            raise Problem("mapping.line_too_long", path=str(path), line=line)
        yield line, dict(zip(names, cells, strict=False))


def _check_columns(path: Path, names: Sequence[str]) -> None:
    unknown = sorted({name for name in names if name not in COLUMNS or names.count(name) > 1})
    missing = sorted(set(_REQUIRED) - set(names))
    if unknown or missing:
        raise Problem(
            "mapping.file_columns", path=str(path), unknown=", ".join(unknown), missing=", ".join(missing)
        )


def _json_rows(path: Path, text: str) -> Iterable[tuple[int, Mapping[str, str]]]:
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise Problem("file.not_json", path=str(path), technical=str(error)) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Problem("file.not_json", path=str(path), technical="a list of objects is expected")
    for number, row in enumerate(rows, start=1):
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            raise Problem("mapping.file_columns", path=str(path), unknown=", ".join(unknown), missing="")
        yield number, {name: _json_text(path, number, name, value) for name, value in row.items()}


def _json_text(path: Path, number: int, name: str, value: object) -> str:
    """A number is refused: an account written as one may have lost a zero."""
    if value is None or isinstance(value, str):
        return value or ""
    raise _wrong(path, number, name, json.dumps(value), "a text in quotes")


def _rule(path: Path, line: int, row: Mapping[str, str], position: int) -> MappingRule:
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name in _REQUIRED:
        if not given[name]:
            raise _wrong(path, line, name, given[name], "a value")
    if given["role"] not in set(LineRole):
        raise _wrong(path, line, "role", given["role"], "one of " + ", ".join(LineRole))
    try:
        return MappingRule(
            rule_id=f"rule-{position + 1:04d}",
            position=position,
            role=LineRole(given["role"]),
            connection=given["connection"],
            conditions=_conditions(path, line, given["conditions"]),
            business_unit=given["business_unit"],
            object_account=given["object_account"],
            subsidiary=given["subsidiary"],
            subledger=given["subledger"],
            subledger_type=given["subledger_type"],
            valid_from=_date(path, line, "valid_from", given["valid_from"]),
            valid_to=_date(path, line, "valid_to", given["valid_to"]),
            note=given["note"],
        )
    except Problem as problem:
        if "path" in problem.params:
            raise
        field, expected = _asked_of(problem, given)
        raise _wrong(path, line, field, given[field], expected) from problem


def _asked_of(problem: Problem, given: Mapping[str, str]) -> tuple[str, str]:
    """Return the field that a rule was refused for, and what it takes."""
    told = problem.params
    match problem.code:
        case "mapping.dates_reversed":
            return "valid_to", "a day that is not before valid_from"
        case "account.part_invalid":
            return str(told["part"]), f"at most {told['width']} printable characters"
        case "account.part_holds_separator":
            parts = ("business_unit", "object_account", "subsidiary")
            holds = next(name for name in parts if str(told["separator"]) in given[name])
            return holds, f"one part of an account, without “{told['separator']}”"
        case "journal.subledger_incomplete":
            lacks, other = ("subledger_type", "subledger")[:: 1 if given["subledger"] else -1]
            return lacks, f"a value where {other} has one"
        case _:
            return "subledger", "at most 8 characters, with one letter as its subledger_type"


def _conditions(path: Path, line: int, text: str) -> dict[str, str]:
    """Read 'gateway=stripe; country=DE' into its traits."""
    conditions: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, pattern = part.partition("=")
        if not equals or not name.strip() or not pattern.strip():
            raise _wrong(path, line, "conditions", part, "conditions as trait=value; trait=value")
        if name.strip() in conditions:
            raise _wrong(path, line, "conditions", part, "each trait once")
        conditions[name.strip()] = pattern.strip()
    return conditions


def _date(path: Path, line: int, name: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _wrong(path, line, name, text, "a date as YYYY-MM-DD") from None


def _wrong(path: Path, line: int, field: str, value: str, expected: str) -> Problem:
    return Problem(
        "mapping.field_wrong", path=str(path), line=line, field=field, value=value, expected=expected
    )


def _row(rule: MappingRule) -> dict[str, str]:
    return {
        "connection": rule.connection,
        "role": rule.role.value,
        "conditions": "; ".join(f"{name}={pattern}" for name, pattern in rule.conditions.items()),
        "business_unit": rule.business_unit,
        "object_account": rule.object_account,
        "subsidiary": rule.subsidiary,
        "subledger": rule.subledger,
        "subledger_type": rule.subledger_type,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else "",
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else "",
        "note": rule.note,
    }
