"""How a form is answered: fields, grid, errors and warnings under the name of the form one ended on."""

from datetime import datetime

from mlconnector_gui.jde.simulator.form_layout import BATCH_FIELD, COLUMNS, ENTRY_FORM, FIELDS, TITLES
from mlconnector_gui.jde.simulator.journal_form import FormState
from mlconnector_gui.jde.simulator.wire import Payload, time_stamp

_VERSION = "ZJDE0001"


def form_reply(
    state: FormState, *, alias_naming: bool, system_errors: list[Payload], local: datetime
) -> Payload:
    """Return the reply without the ids of the stack."""
    name = f"P0911_{state.form}"
    return {
        f"fs_{name}": {
            "title": TITLES[state.form],
            "data": _fields(state, alias_naming=alias_naming)
            | {"gridData": _grid(state, alias_naming=alias_naming)},
            "errors": [error.payload() for error in state.errors],
            "warnings": [warning.payload() for warning in state.warnings],
        },
        "currentApp": f"{name}_{_VERSION}",
        "timeStamp": time_stamp(local),
        "sysErrors": system_errors,
    }


def closed_reply(local: datetime) -> Payload:
    return {
        "stackId": 0,
        "stateId": 0,
        "rid": "",
        "currentApp": "",
        "timeStamp": time_stamp(local),
        "sysErrors": [],
    }


def _fields(state: FormState, *, alias_naming: bool) -> Payload:
    shown = dict(state.fields)
    shown[BATCH_FIELD[state.form]] = "" if state.batch is None else str(state.batch)
    return {
        control.key(alias_naming=alias_naming): {
            "id": int(number),
            "title": control.title,
            "internalValue": shown.get(number) or " ",
            "value": shown.get(number, ""),
        }
        for number, control in FIELDS[state.form].items()
    }


def _grid(state: FormState, *, alias_naming: bool) -> Payload:
    columns = COLUMNS if state.form == ENTRY_FORM else {}
    return {
        "id": 1,
        "fullGridId": "1",
        "columns": {control.key(alias_naming=alias_naming): control.title for control in columns.values()},
        "rowset": [
            {
                control.key(alias_naming=alias_naming): cells.get(number) or " "
                for number, control in columns.items()
            }
            for cells in state.rows
        ],
        "summary": {"records": len(state.rows), "moreRecords": False},
    }
