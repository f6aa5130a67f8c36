"""Render approved bytes into the inputs of the site's journal orchestration."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.jde.content import ContentLine, JournalContent
from mlconnector_gui.jde.contract import InputFormat, OrchestrationContract, ServiceVersion
from mlconnector_gui.jde.literals import LiteralFormat


def orchestration_path(contract: OrchestrationContract) -> str:
    return path_of(contract.version, contract.name)


def path_of(version: ServiceVersion, name: str) -> str:
    # names with blanks exist
    return f"{version.path}/orchestrator/{quote(name, safe='')}"


def render(content: JournalContent, contract: OrchestrationContract, *, not_after: datetime) -> bytes:
    """
    Write the body of the call: the same approved bytes and deadline give the same body.

    Every value is text, since grid columns are text inside the Orchestrator whatever the form's type is.
    """
    header = named(_header(content, contract, not_after), contract.inputs)
    lines = [named(_line(line, contract), contract.line_inputs) for line in content.lines]
    return encoded(contract.input_format, header, {contract.array: lines})


def named(values: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Put values under the site's names; a value with an empty name is not sent."""
    return {names[key]: value for key, value in values.items() if names[key]}


def encoded(
    input_format: InputFormat,
    header: Mapping[str, str],
    arrays: Mapping[str, list[dict[str, str]]] | None = None,
) -> bytes:
    """Write named inputs and arrays in the format that the orchestration takes."""
    arrays = arrays or {}
    is_standard = input_format is InputFormat.JDE_STANDARD
    tree = _jde_standard(header, arrays) if is_standard else {**header, **arrays}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def _header(
    content: JournalContent, contract: OrchestrationContract, not_after: datetime
) -> Mapping[str, str]:
    dates = LiteralFormat(date_pattern=contract.date_format)
    return {
        "company": content.company,
        "document_type": content.document_type,
        "gl_date": dates.day(content.gl_date),
        "explanation": content.explanation,
        "currency": content.currency,
        "exchange_rate": "",  # the site's own rate of the G/L date applies
        "reference": content.reference,
        "reference_short": short_reference(content.reference),
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _line(line: ContentLine, contract: OrchestrationContract) -> Mapping[str, str]:
    account = Account.parse(line.account).format(separator=contract.account_separator)
    return {
        "account": contract.account_prefix + account,
        "amount": LiteralFormat(decimal_sign=contract.decimal_sign).number(line.amount),
        "remark": line.description,
        "subledger": line.subledger,
        "subledger_type": line.subledger_type,
    }


def _jde_standard(header: Mapping[str, str], arrays: Mapping[str, list[dict[str, str]]]) -> dict[str, object]:
    def pairs(values: Mapping[str, str]) -> list[dict[str, str]]:
        return [{"name": name, "value": value} for name, value in values.items()]

    details = [
        {"name": name, "repeatingInputs": [{"inputs": pairs(row)} for row in rows]}
        for name, rows in arrays.items()
    ]
    return {"inputs": pairs(header), **({"detailInputs": details} if details else {})}
