"""The site's own names for what orchestrations take and give, for the purposes without a setting of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.contract_reading import (
    Reader,
    choice,
    date_pattern,
    decimal_sign,
    flag,
    invalid,
    names,
    needed_text,
    read_changes,
)
from mlconnector_gui.jde.purposes import ContractField, Purpose, PurposeContract, read_purpose

Names = Mapping[str, str]

PURPOSES_WITH_A_SETTING: Mapping[Purpose, str] = {
    Purpose.JOURNAL_ENTRY: "journal_contract",
    Purpose.JOURNAL_BATCH_INSERT: "batch_contract",
    Purpose.JOURNAL_BATCH_PROCESS: "batch_contract",
    Purpose.VOUCHER: "voucher_contract",
    Purpose.VOUCHER_BATCH_INSERT: "voucher_batch_contract",
    Purpose.VOUCHER_BATCH_PROCESS: "voucher_batch_contract",
    Purpose.ADDRESS_BOOK: "customer_contract",
}
"""The value of the connection that keeps a purpose's names; the other purposes share `other_contracts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayNames:
    """The site's name of an array, and of the columns of its rows by our fields."""

    name: str
    inputs: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class OrchestrationCall:
    """The site's names for all that one purpose takes and gives; an empty name is not sent or not read."""

    purpose: Purpose
    name: str
    version: ServiceVersion = ServiceVersion.V3
    input_format: InputFormat = InputFormat.GENERIC
    inputs: Names
    arrays: Mapping[str, ArrayNames]
    outputs: Names
    date_format: str = "MM/dd/yyyy"
    decimal_sign: str = "."
    fenced: bool = False
    """It refuses to begin after Not_After, and looks its reference up before it writes."""


def default_call(contract: PurposeContract) -> OrchestrationCall:
    return OrchestrationCall(
        purpose=contract.purpose,
        name=contract.name,
        inputs=_names(contract.inputs),
        arrays={
            array.key: ArrayNames(name=array.name, inputs=_names(array.fields)) for array in contract.arrays
        },
        outputs=_names(contract.outputs),
    )


def read_other_contracts(given: str) -> Mapping[Purpose, OrchestrationCall]:
    """Read a JSON object of deviations by purpose; refused whole, with the key that is wrong."""
    own = [purpose for purpose in Purpose if purpose not in PURPOSES_WITH_A_SETTING]
    changes = read_changes(given, {purpose.value: _changed_call for purpose in own})
    return {Purpose(key): call for key, call in changes.items() if isinstance(call, OrchestrationCall)}


def _changed_call(key: str, value: object) -> OrchestrationCall:
    if not isinstance(value, dict):
        raise invalid(key, "not_an_object")
    contract = read_purpose(Purpose(key))
    readers = _readers(contract)
    for inner in value:
        if inner not in readers:
            raise invalid(f"{key}.{inner}", "unknown")
    changes = {inner: readers[inner](f"{key}.{inner}", given) for inner, given in value.items()}
    call = default_call(contract)
    arrays = {
        array.key: replace(
            call.arrays[array.key],
            **{
                name: changes.pop(setting)
                for name, setting in (("name", array.name_key), ("inputs", array.inputs_key))
                if setting in changes
            },  # type: ignore[arg-type]  # each checked by its reader
        )
        for array in contract.arrays
    }
    changed = replace(call, arrays=arrays, **changes)  # type: ignore[arg-type]  # each checked by its reader
    if changed.fenced and not changed.inputs.get("not_after"):
        raise invalid(f"{key}.inputs.not_after", "needed_when_fenced")
    return changed


def _readers(contract: PurposeContract) -> Mapping[str, Reader]:
    readers: dict[str, Reader] = {
        "name": needed_text,
        "version": choice(ServiceVersion),
        "input_format": choice(InputFormat),
        "inputs": names(_names(contract.inputs), needed=_needed(contract.inputs)),
        "outputs": names(_names(contract.outputs), needed=_needed(contract.outputs)),
        "date_format": date_pattern,
        "decimal_sign": decimal_sign,
        "fenced": flag,
    }
    for array in contract.arrays:
        readers[array.name_key] = needed_text
        readers[array.inputs_key] = names(_names(array.fields), needed=_needed(array.fields))
    return readers


def _names(fields: tuple[ContractField, ...]) -> dict[str, str]:
    return {field.field: field.name for field in fields}


def _needed(fields: tuple[ContractField, ...]) -> frozenset[str]:
    return frozenset(field.field for field in fields if field.is_required)
