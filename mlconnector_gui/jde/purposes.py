"""What ML Connector needs orchestrations for: one contract a purpose, as `resources/orchestrations/` holds them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.problem import Problem


class Purpose(StrEnum):
    """Each thing that an orchestration of the site may do for us, in the order in which they are shown."""

    JOURNAL_ENTRY = "journal_entry"
    JOURNAL_BATCH_INSERT = "journal_batch_insert"
    JOURNAL_BATCH_PROCESS = "journal_batch_process"
    VOUCHER = "voucher"
    VOUCHER_BATCH_INSERT = "voucher_batch_insert"
    VOUCHER_BATCH_PROCESS = "voucher_batch_process"
    ADDRESS_BOOK = "address_book"
    GOODS_RECEIPT = "goods_receipt"
    GOODS_RECEIPT_REVERSAL = "goods_receipt_reversal"
    ITEM = "item"


class ValueKind(StrEnum):
    """What a value is, whatever text it is sent as."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    ARRAY = "array"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractField:
    """One input or output: our name for it, the site's default name, and what it is."""

    field: str
    name: str
    kind: ValueKind
    words: str
    is_required: bool = False
    jde: str = ""
    """Table and alias it ends up in; empty where it goes into none."""
    also: tuple[str, ...] = ()
    """Other names under which sites are known to have it."""
    sample: str = ""
    inside: str = ""
    """The array output that it is a column of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractArray:
    """An array input and the columns of its rows."""

    key: str
    name: str
    words: str
    fields: tuple[ContractField, ...]
    also: tuple[str, ...] = ()

    @property
    def name_key(self) -> str:
        """The key of its name in the connection's settings; the first array of all is just `array`."""
        return "array" if self.key == "lines" else f"{self.key}_array"

    @property
    def inputs_key(self) -> str:
        return "line_inputs" if self.key == "lines" else f"{self.key}_inputs"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeContract:
    """What an orchestration for one purpose takes, gives and owes, as an administrator builds it."""

    purpose: Purpose
    title: str
    name: str
    program: str
    tables: tuple[str, ...]
    summary: str
    inputs: tuple[ContractField, ...]
    arrays: tuple[ContractArray, ...]
    outputs: tuple[ContractField, ...]
    guard: tuple[str, ...]
    steps: tuple[str, ...]
    security: tuple[str, ...]
    proof: tuple[str, ...]


def purpose_named(name: str) -> Purpose:
    try:
        return Purpose(name.strip().lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(purpose.value for purpose in Purpose)
        raise Problem("jde.purpose_unknown", purpose=name, known=known) from None


def read_purpose(purpose: Purpose) -> PurposeContract:
    """Read the delivered contract of a purpose; the files are ours, so anything amiss in one is a bug."""
    tree = tomllib.loads(resource("orchestrations", f"{purpose}.toml").read_text(encoding="utf-8"))
    if tree["purpose"] != purpose:
        raise ValueError(f"{purpose}.toml is the contract of {tree['purpose']}")
    return PurposeContract(
        purpose=purpose,
        title=tree["title"],
        name=tree["name"],
        program=tree["program"],
        tables=tuple(tree["tables"]),
        summary=tree["summary"],
        inputs=_fields(tree["inputs"]),
        arrays=tuple(_array(array) for array in tree["arrays"]),
        outputs=_fields(tree["outputs"]),
        guard=tuple(tree["guard"]),
        steps=tuple(tree["steps"]),
        security=tuple(tree["security"]),
        proof=tuple(tree["proof"]),
    )


def read_purposes() -> tuple[PurposeContract, ...]:
    return tuple(read_purpose(purpose) for purpose in Purpose)


def _array(tree: Mapping[str, object]) -> ContractArray:
    fields = tree["fields"]
    if not isinstance(fields, list):
        raise TypeError("the columns of an array are a list")
    return ContractArray(
        key=str(tree["key"]),
        name=str(tree["name"]),
        words=str(tree["words"]),
        fields=_fields(fields),
        also=_names(tree.get("also")),
    )


def _fields(listed: Sequence[Mapping[str, object]]) -> tuple[ContractField, ...]:
    return tuple(
        ContractField(
            field=str(tree["field"]),
            name=str(tree["name"]),
            kind=ValueKind(str(tree["type"])),
            words=str(tree["words"]),
            is_required=tree.get("required") is True,
            jde=str(tree.get("jde", "")),
            also=_names(tree.get("also")),
            sample=str(tree.get("sample", "")),
            inside=str(tree.get("inside", "")),
        )
        for tree in listed
    )


def _names(listed: object) -> tuple[str, ...]:
    return tuple(str(name) for name in listed) if isinstance(listed, list) else ()
