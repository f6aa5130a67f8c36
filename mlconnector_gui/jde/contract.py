"""The site's own names for what its journal orchestration takes and gives."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.literals import is_date_pattern


class ServiceVersion(StrEnum):
    """Under which path the orchestration is called; v3 needs Tools Release 9.2.3.3."""

    V3 = "v3"
    V2 = "v2"
    UNVERSIONED = "unversioned"

    @property
    def path(self) -> str:
        return "/jderest" if self is ServiceVersion.UNVERSIONED else f"/jderest/{self.value}"


class InputFormat(StrEnum):
    """The two input formats of the Orchestrator; discovery tells which one an orchestration wants."""

    GENERIC = "generic"
    JDE_STANDARD = "jde_standard"


_INPUTS = {
    "company": "Document_Company",
    "document_type": "Document_Type",
    "gl_date": "GL_Date",
    "explanation": "Explanation",
    "currency": "Currency",
    "exchange_rate": "Exchange_Rate",
    "reference": "Reference",
    "reference_short": "Reference_Short",
    "not_after": "Not_After",
}
_LINE_INPUTS = {
    "account": "Account",
    "amount": "Amount",
    "remark": "Remark",
    "subledger": "Subledger",
    "subledger_type": "Subledger_Type",
}
_OUTPUTS = {
    "document_number": "Document_Number",
    "document_type": "Document_Type",
    "document_company": "Document_Company",
    "batch_number": "Batch_Number",
}
_NEEDED = {
    "inputs": frozenset({"company", "gl_date", "explanation", "currency", "reference", "reference_short"}),
    "line_inputs": frozenset({"account", "amount"}),
    "outputs": frozenset({"document_number"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrchestrationContract:
    """
    How the journal orchestration is called.

    Names, formats and versions differ from site to site, so all of them are settings; the defaults are those of
    the delivered design `MLC_Journal_Entry`. An input with an empty name is not sent, an output with an empty name
    is not read. An orchestration that is `fenced` refuses to begin after Not_After, and looks the reference up
    before it enters: only then may a posting proved absent be sent again without a person.
    """

    name: str = "MLC_Journal_Entry"
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    inputs: Mapping[str, str] = field(default_factory=lambda: dict(_INPUTS))
    array: str = "Lines"
    line_inputs: Mapping[str, str] = field(default_factory=lambda: dict(_LINE_INPUTS))
    outputs: Mapping[str, str] = field(default_factory=lambda: dict(_OUTPUTS))
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    account_separator: str = "."
    """F0009.DOT1."""
    account_prefix: str = ""
    """F0009.SYML, the symbol that marks a structured account."""
    reference_column: str = "EXR"
    """The F0911 column in which the orchestration keeps the full reference."""
    short_reference_column: str = "R2"
    """The indexed F0911 column in which it keeps the short one."""
    fenced: bool = False

    @property
    def sent_names(self) -> tuple[str, ...]:
        """Every name the orchestration must know, the array included."""
        return tuple(name for name in (*self.inputs.values(), self.array) if name)


def read_contract(text: str, *, fenced: bool) -> OrchestrationContract:
    """
    Read the site's deviations from the default contract, as a JSON object; nothing means the default.

    Refused whole, with the key that is wrong, so that a misspelt name never leaves an input unsent.
    """
    changes = _changes(text) if text.strip() else {}
    contract = replace(OrchestrationContract(fenced=fenced), **changes)  # type: ignore[arg-type]  # each checked by its reader
    if fenced and not contract.inputs["not_after"]:
        raise _invalid("inputs.not_after", "needed_when_fenced")
    return contract


def _changes(text: str) -> dict[str, object]:
    try:
        tree = json.loads(text)
    except ValueError as error:
        raise _invalid("", "not_json", technical=str(error)) from error
    if not isinstance(tree, dict):
        raise _invalid("", "not_an_object")
    known = {item.name for item in fields(OrchestrationContract)} - {"fenced"}
    for key in tree:
        if key not in known:
            raise _invalid(key, "unknown")
    return {key: _READERS.get(key, _column)(key, value) for key, value in tree.items()}


def _invalid(key: str, reason: str, *, technical: str = "") -> Problem:
    return Problem("jde.contract_invalid", key=key, reason=reason, technical=technical)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(key, "not_text")
    return value


def _needed_text(key: str, value: object) -> str:
    text = _text(key, value).strip()
    if not text:
        raise _invalid(key, "empty")
    return text


def _column(key: str, value: object) -> str:
    text = _needed_text(key, value)
    if not (text.isascii() and text.isalnum()):
        raise _invalid(key, "not_a_column")
    return text.upper()


def _names(default: Mapping[str, str]) -> Callable[[str, object], Mapping[str, str]]:
    def read(key: str, value: object) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise _invalid(key, "not_an_object")
        for inner in value:
            if inner not in default:
                raise _invalid(f"{key}.{inner}", "unknown")
        names = {**default, **{inner: _text(f"{key}.{inner}", name) for inner, name in value.items()}}
        empty = sorted(inner for inner in _NEEDED[key] if not names[inner].strip())
        if empty:
            raise _invalid(f"{key}.{empty[0]}", "empty")
        return names

    return read


def _choice(kind: type[StrEnum]) -> Callable[[str, object], StrEnum]:
    def read(key: str, value: object) -> StrEnum:
        try:
            return kind(_text(key, value))
        except ValueError:
            raise _invalid(key, "not_a_choice") from None

    return read


def _date_pattern(key: str, value: object) -> str:
    text = _needed_text(key, value)
    if not is_date_pattern(text):
        raise _invalid(key, "not_a_date_format")
    return text


def _decimal_sign(key: str, value: object) -> str:
    text = _text(key, value)
    if text not in {".", ","}:
        raise _invalid(key, "not_a_choice")
    return text


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "name": _needed_text,
    "version": _choice(ServiceVersion),
    "input_format": _choice(InputFormat),
    "inputs": _names(_INPUTS),
    "array": _needed_text,
    "line_inputs": _names(_LINE_INPUTS),
    "outputs": _names(_OUTPUTS),
    "date_format": _date_pattern,
    "decimal_sign": _decimal_sign,
    "account_separator": _needed_text,
    "account_prefix": _text,
}
