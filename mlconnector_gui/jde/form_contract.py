"""The site's own numbers for the controls of P0911, which the form route fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mlconnector_gui.jde.batch_contract import ShortReferenceColumn
from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    invalid,
    names,
    needed_text,
    read_changes,
    text,
)

_FIELDS = {
    "company": "50",
    "document_type": "320",
    "gl_date": "54",
    "explanation": "57",
    "currency": "273",
    "ledger_type": "292",
}
_COLUMNS = {
    "account": "12",
    "amount": "13",
    "remark": "",
    "short_reference": "",
    "subledger": "",
    "subledger_type": "",
}
_NEEDED_COLUMNS = ("account", "amount", "remark", "short_reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContract:
    """
    The forms and controls of P0911 as the site has them.

    Control numbers differ by release, version and the site's own changes, so all of them are settings. The defaults
    are the numbers of the one public run of a journal through these forms; it typed no remark and no reference, so
    their columns have no default and the route cannot be chosen without them.
    """

    application: str = "P0911"
    version: str = "ZJDE0001"
    browse_form: str = "W0911I"
    entry_form: str = "W0911A"
    add: str = "83"
    ok: str = "2"
    grid: str = "1"
    fields: Mapping[str, str] = field(default_factory=lambda: dict(_FIELDS))
    columns: Mapping[str, str] = field(default_factory=lambda: dict(_COLUMNS))
    account_separator: str = "."
    """F0009.DOT1."""
    account_prefix: str = ""
    """F0009.SYML, the symbol that marks a structured account."""
    short_reference: ShortReferenceColumn = ShortReferenceColumn.REFERENCE_2
    """Which reference of F0911 the column `short_reference` is."""

    @property
    def reference_column(self) -> str:
        """The remark holds the full reference and nothing else."""
        return "EXR"

    @property
    def short_reference_column(self) -> str:
        return self.short_reference.value

    @property
    def entry_name(self) -> str:
        return f"{self.application}_{self.entry_form}"

    def check(self) -> None:
        """Refuse a contract under which a document could be entered that is never found again."""
        empty = [name for name in _NEEDED_COLUMNS if not self.columns[name].strip()]
        if empty:
            raise invalid(f"columns.{empty[0]}", "empty")


_READERS: Mapping[str, Reader] = {
    "application": needed_text,
    "version": needed_text,
    "browse_form": needed_text,
    "entry_form": needed_text,
    "add": needed_text,
    "ok": needed_text,
    "grid": needed_text,
    "fields": names(_FIELDS, needed=frozenset(_FIELDS) - {"ledger_type"}),
    "columns": names(_COLUMNS),
    "account_separator": needed_text,
    "account_prefix": text,
    "short_reference": choice(ShortReferenceColumn),
}


def read_form_contract(given: str) -> FormContract:
    """Read the site's deviations from the default contract, as a JSON object; nothing means the default."""
    changes = read_changes(given, _READERS)
    return replace(FormContract(), **changes)  # type: ignore[arg-type]  # each checked by its reader
