"""The shapes in which the data service answers: grids, form headers and system errors."""

import random
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from mlconnector_gui.jde.simulator.literals import internal, shown
from mlconnector_gui.jde.simulator.schema import Column, ColumnKind, TableSchema
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Row, Value
from mlconnector_gui.jde.simulator.wire import Payload, time_stamp

OutputType = Literal["GRID_DATA", "VERSION1", "VERSION2"]
OUTPUT_TYPES: tuple[OutputType, ...] = ("GRID_DATA", "VERSION1", "VERSION2")
_GRID_ID = 146
_DATA_TYPES = {ColumnKind.CHARACTER: 2, ColumnKind.NUMERIC: 9, ColumnKind.DATE: 11, ColumnKind.TIME: 9}


def _sent(column: Column, value: Value) -> str | int | object:
    """Return a cell as JSON holds it: a business unit keeps its padding, a blank is one blank."""
    if column.kind is ColumnKind.CHARACTER and not str(value).strip():
        return " "
    return internal(value)


class GridWriter:
    """Writes the rows of one table as a grid; the order of a row's keys is random."""

    def __init__(
        self, schema: TableSchema, columns: Sequence[Column], *, site: Site, dice: random.Random
    ) -> None:
        self._schema = schema
        self._columns = tuple(columns)
        self._site = site
        self._dice = dice

    def grid(self, rows: Sequence[Row], *, more: bool, output_type: OutputType) -> Payload:
        titles = {f"{self._schema.name}_{column.alias}": column.title for column in self._columns}
        cells = self._verbose_row if output_type == "VERSION1" else self._plain_row
        return {
            "id": _GRID_ID,
            "fullGridId": str(_GRID_ID),
            "titles" if output_type == "VERSION2" else "columns": titles,
            "rowset": [cells(number, row) for number, row in enumerate(rows)],
            "summary": {"records": len(rows), "moreRecords": more},
        }

    def _shuffled(self) -> list[Column]:
        return self._dice.sample(self._columns, len(self._columns))

    def _plain_row(self, _number: int, row: Row) -> Payload:
        cells: Payload = {
            f"{self._schema.name}_{column.alias}": _sent(column, row.values[column.alias])
            for column in self._shuffled()
        }
        # a key without an alias occurs in captured replies
        cells[f"{self._schema.name}_"] = " "
        return cells

    def _verbose_row(self, number: int, row: Row) -> Payload:
        cells: Payload = {"rowIndex": number, "MOExist": False}
        for column in self._shuffled():
            name = f"{self._schema.name}_{column.alias}"
            cells[name] = self._cell(column, name, row.values[column.alias])
        return cells

    def _cell(self, column: Column, name: str, value: Value) -> Payload:
        return {
            "id": list(self._schema.columns).index(column.alias) + 1,
            "internalValue": _sent(column, value),
            "title": column.title,
            "dataType": _DATA_TYPES[column.kind],
            "staticText": column.title,
            "visible": True,
            "bsvw": True,
            "longName": name,
            "value": shown(value, self._site),
            "editable": False,
        }


def browse_reply(
    target: str, title: str, grid: Payload, *, local: datetime, rid: str, state_id: int
) -> Payload:
    return {
        f"fs_DATABROWSE_{target}": {
            "title": f"Data Browser - {target} [{title}]",
            "data": {"gridData": grid},
            "errors": [],
            "warnings": [],
        },
        "stackId": 1,
        "stateId": state_id,
        "rid": rid,
        "currentApp": f"DATABROWSE_{target}",
        "timeStamp": time_stamp(local),
        "sysErrors": [],
    }


def system_error_reply(title: str, description: str, *, local: datetime) -> Payload:
    return {
        "stackId": 0,
        "stateId": 0,
        "rid": "",
        "currentApp": "",
        "timeStamp": time_stamp(local),
        "sysErrors": [{"TITLE": title, "DESC": description}],
    }
