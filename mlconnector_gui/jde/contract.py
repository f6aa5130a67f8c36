"""The site's own names for what its journal orchestration takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    column,
    date_pattern,
    decimal_sign,
    invalid,
    names,
    needed_text,
    read_changes,
    text,
)


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
_READERS: Mapping[str, Reader] = {
    "name": needed_text,
    "version": choice(ServiceVersion),
    "input_format": choice(InputFormat),
    "inputs": names(
        _INPUTS,
        needed=frozenset({"company", "gl_date", "explanation", "currency", "reference", "reference_short"}),
    ),
    "array": needed_text,
    "line_inputs": names(_LINE_INPUTS, needed=frozenset({"account", "amount"})),
    "outputs": names(_OUTPUTS, needed=frozenset({"document_number"})),
    "date_format": date_pattern,
    "decimal_sign": decimal_sign,
    "account_separator": needed_text,
    "account_prefix": text,
    "reference_column": column,
    "short_reference_column": column,
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


def read_contract(given: str, *, fenced: bool) -> OrchestrationContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    changes = read_changes(given, _READERS)
    contract = replace(OrchestrationContract(fenced=fenced), **changes)  # type: ignore[arg-type]  # each checked by its reader
    if fenced and not contract.inputs["not_after"]:
        raise invalid("inputs.not_after", "needed_when_fenced")
    return contract
