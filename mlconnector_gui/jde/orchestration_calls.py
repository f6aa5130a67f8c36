"""How a connection calls the orchestration of each purpose, and how its settings change when it is mapped anew."""

import json
from collections.abc import Mapping

from mlconnector_gui.jde.batch_contract import BatchContract
from mlconnector_gui.jde.contract import OrchestrationContract
from mlconnector_gui.jde.customer_contract import CustomerContract
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.other_contracts import (
    PURPOSES_WITH_A_SETTING,
    ArrayNames,
    OrchestrationCall,
    default_call,
)
from mlconnector_gui.jde.purposes import Purpose, PurposeContract
from mlconnector_gui.jde.voucher_contract import VoucherBatchContract, VoucherContract

OTHER_SETTING = "other_contracts"
_CALLED_THERE: Mapping[Purpose, Mapping[str, str]] = {
    Purpose.JOURNAL_BATCH_INSERT: {"name": "insert"},
    Purpose.JOURNAL_BATCH_PROCESS: {"name": "process", "inputs": "process_inputs"},
    Purpose.VOUCHER_BATCH_INSERT: {
        "name": "insert",
        "line_inputs": "inputs",
        "distribution_inputs": "line_inputs",
    },
    Purpose.VOUCHER_BATCH_PROCESS: {"name": "process", "inputs": "process_inputs"},
}
"""Where one setting holds the names of two purposes: what the keys of each are called there."""


_INSERTS = frozenset({Purpose.JOURNAL_BATCH_INSERT, Purpose.VOUCHER_BATCH_INSERT})


def call_of(settings: JdeSettings, contract: PurposeContract) -> OrchestrationCall:
    """Return how the connection calls a purpose's orchestration, by its own names or the delivered ones."""
    match contract.purpose:
        case Purpose.JOURNAL_ENTRY:
            return _entry_call(settings.contract, contract)
        case Purpose.VOUCHER:
            return _entry_call(settings.voucher_contract, contract)
        case Purpose.ADDRESS_BOOK:
            return _address_call(settings.customer_contract, contract)
        case Purpose.JOURNAL_BATCH_INSERT | Purpose.JOURNAL_BATCH_PROCESS:
            batch = settings.batch_contract
            lines = {"lines": ArrayNames(name=batch.array, inputs=batch.line_inputs)}
            return _batch_call(batch, contract, arrays=lines)
        case Purpose.VOUCHER_BATCH_INSERT | Purpose.VOUCHER_BATCH_PROCESS:
            vouchers = settings.voucher_batch_contract
            distribution = ArrayNames(name=vouchers.distribution_array, inputs=vouchers.line_inputs)
            items = ArrayNames(name=vouchers.array, inputs=vouchers.inputs)
            return _batch_call(vouchers, contract, arrays={"lines": items, "distribution": distribution})
    return settings.other_contracts.get(contract.purpose) or default_call(contract)


def _entry_call(
    entry: OrchestrationContract | VoucherContract, contract: PurposeContract
) -> OrchestrationCall:
    return OrchestrationCall(
        purpose=contract.purpose,
        name=entry.name,
        version=entry.version,
        input_format=entry.input_format,
        inputs=entry.inputs,
        arrays={"lines": ArrayNames(name=entry.array, inputs=entry.line_inputs)},
        outputs=entry.outputs,
        date_format=entry.date_format,
        decimal_sign=entry.decimal_sign,
    )


def _address_call(customers: CustomerContract, contract: PurposeContract) -> OrchestrationCall:
    return OrchestrationCall(
        purpose=contract.purpose,
        name=customers.name,
        version=customers.version,
        input_format=customers.input_format,
        inputs=customers.inputs,
        arrays={},
        outputs=customers.outputs,
        date_format=customers.date_format,
        decimal_sign=customers.decimal_sign,
    )


def _batch_call(
    batch: BatchContract | VoucherBatchContract,
    contract: PurposeContract,
    *,
    arrays: Mapping[str, ArrayNames],
) -> OrchestrationCall:
    is_insert = contract.purpose in _INSERTS
    own = {field.field for field in contract.outputs}
    return OrchestrationCall(
        purpose=contract.purpose,
        name=batch.insert if is_insert else batch.process,
        version=batch.version,
        input_format=batch.input_format,
        inputs={} if is_insert else batch.process_inputs,
        arrays=arrays if is_insert else {},
        outputs={field: name for field, name in batch.outputs.items() if field in own},
        date_format=batch.date_format,
        decimal_sign=batch.decimal_sign,
    )


def changed_values(
    values: Mapping[str, str], contract: PurposeContract, call: OrchestrationCall
) -> dict[str, str]:
    """
    Return the value of the connection that keeps a purpose's names, with this call written into it.

    What the setting says beside it (the other purposes it keeps, formats of accounts) stays. The values are checked
    by whoever saves them.
    """
    setting = PURPOSES_WITH_A_SETTING.get(contract.purpose, OTHER_SETTING)
    kept = _object(values.get(setting, ""))
    written = _written(call, contract)
    if setting == OTHER_SETTING:
        kept[contract.purpose.value] = {**_inner(kept, contract.purpose.value), **written}
    else:
        kept = {**kept, **written}
        if "outputs" in written:
            before = _object(values.get(setting, ""))
            kept["outputs"] = {**_inner(before, "outputs"), **call.outputs}
    return {setting: json.dumps(kept, ensure_ascii=False)}


def _written(call: OrchestrationCall, contract: PurposeContract) -> dict[str, object]:
    called = _CALLED_THERE.get(call.purpose, {})
    tree: dict[str, object] = {
        called.get("name", "name"): call.name,
        "version": call.version.value,
        "input_format": call.input_format.value,
        "date_format": call.date_format,
        "decimal_sign": call.decimal_sign,
        "outputs": dict(call.outputs),
    }
    if call.inputs:
        tree[called.get("inputs", "inputs")] = dict(call.inputs)
    for array in contract.arrays:
        tree[array.name_key] = call.arrays[array.key].name
        tree[called.get(array.inputs_key, array.inputs_key)] = dict(call.arrays[array.key].inputs)
    return tree


def _object(text: str) -> dict[str, object]:
    """Read a setting that was checked when it was saved."""
    tree = json.loads(text) if text.strip() else {}
    return dict(tree) if isinstance(tree, dict) else {}


def _inner(tree: Mapping[str, object], key: str) -> dict[str, object]:
    inner = tree.get(key)
    return dict(inner) if isinstance(inner, dict) else {}
