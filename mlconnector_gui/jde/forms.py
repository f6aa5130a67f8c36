"""Journals as requests of the form service and the application stack: P0911 filled in as a person would."""

import json
from collections.abc import Mapping

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.jde.answers import Json
from mlconnector_gui.jde.content import ContentLine, JournalContent
from mlconnector_gui.jde.form_contract import FormContract
from mlconnector_gui.jde.literals import LiteralFormat

_DEFAULT_DOCUMENT_TYPE = "JE"
_LEDGER_TYPE = "AA"
_STACK_KEYS = ("stackId", "stateId", "rid")


def whole_form(content: JournalContent, contract: FormContract, literals: LiteralFormat) -> bytes:
    """One call of the form service that opens the entry form, fills it in and presses OK."""
    return _encoded(
        {
            "formName": contract.entry_name,
            "version": contract.version,
            "formServiceAction": "C",
            "aliasNaming": True,
            "stopOnWarning": "FALSE",
            "formActions": _entry(content, contract, literals),
        }
    )


def opening(contract: FormContract) -> bytes:
    """Open a stack on the list of journals and press Add; nothing is typed yet."""
    request = {
        "formName": f"{contract.application}_{contract.browse_form}",
        "version": contract.version,
        "formServiceAction": "R",
        "aliasNaming": True,
        "stopOnWarning": "FALSE",
        "formActions": [_press(contract.add)],
    }
    return _encoded({"action": "open", "formRequest": request})


def entering(
    stack: Mapping[str, object], content: JournalContent, contract: FormContract, literals: LiteralFormat
) -> bytes:
    """Fill the open entry form in and press OK."""
    request = {
        "formOID": contract.entry_form,
        "stopOnWarning": "FALSE",
        "formActions": _entry(content, contract, literals),
    }
    return _encoded({"action": "execute", **stack, "actionRequest": request})


def closing(stack: Mapping[str, object]) -> bytes:
    return _encoded({"action": "close", **stack})


def stack_of(tree: Json) -> dict[str, object] | None:
    """Return the ids by which the next step finds the stack; every reply gives new ones."""
    ids = {name: tree.get(name) for name in _STACK_KEYS}
    if not all(ids.values()):
        return None
    return {"stackId": int(str(ids["stackId"])), "stateId": int(str(ids["stateId"])), "rid": str(ids["rid"])}


def is_on_entry_form(tree: Json, contract: FormContract) -> bool:
    return f"fs_{contract.entry_name}" in tree


def holds_all(content: JournalContent, contract: FormContract) -> bool:
    """Say whether the site's form has a column for everything that was approved."""
    needed = {
        "subledger": any(line.subledger for line in content.lines),
        "subledger_type": any(line.subledger_type for line in content.lines),
    }
    return all(contract.columns[name] for name, is_used in needed.items() if is_used)


def _entry(
    content: JournalContent, contract: FormContract, literals: LiteralFormat
) -> list[dict[str, object]]:
    header = {
        "company": content.company,
        "document_type": content.document_type or _DEFAULT_DOCUMENT_TYPE,
        "gl_date": literals.day(content.gl_date),
        "explanation": content.explanation,
        "currency": content.currency,
        "ledger_type": _LEDGER_TYPE,
    }
    typed: list[dict[str, object]] = [
        {"controlID": contract.fields[name], "command": "SetControlValue", "value": value}
        for name, value in header.items()
        if contract.fields[name]
    ]
    rows = [
        {"rowNumber": number, "gridColumnEvents": _cells(line, content, contract, literals)}
        for number, line in enumerate(content.lines, start=1)
    ]
    grid: dict[str, object] = {"gridAction": {"gridID": contract.grid, "gridRowInsertEvents": rows}}
    return [*typed, grid, _press(contract.ok)]


def _cells(
    line: ContentLine, content: JournalContent, contract: FormContract, literals: LiteralFormat
) -> list[dict[str, str]]:
    account = Account.parse(line.account).format(separator=contract.account_separator)
    typed = {
        "account": contract.account_prefix + account,
        "amount": literals.number(line.amount),
        "remark": content.reference,
        "short_reference": short_reference(content.reference),
        "subledger": line.subledger,
        "subledger_type": line.subledger_type,
    }
    return [
        {"columnID": contract.columns[name], "command": "SetGridCellValue", "value": value}
        for name, value in typed.items()
        if contract.columns[name] and value
    ]


def _press(control: str) -> dict[str, object]:
    return {"controlID": control, "command": "DoAction"}


def _encoded(tree: Mapping[str, object]) -> bytes:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
