"""How a connection calls the orchestration of each purpose, and how its settings change when it is mapped anew."""

import json
from collections.abc import Mapping

from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.other_contracts import (
    PURPOSES_WITH_A_SETTING,
    ArrayNames,
    OrchestrationCall,
    default_call,
)
from mlconnector_gui.jde.purposes import Purpose, PurposeContract

OTHER_SETTING = "other_contracts"
_CALLED_THERE: Mapping[Purpose, Mapping[str, str]] = {
    Purpose.JOURNAL_BATCH_INSERT: {"name": "insert"},
    Purpose.JOURNAL_BATCH_PROCESS: {"name": "process", "inputs": "process_inputs"},
}
"""Where one setting holds the names of two purposes: what the keys of each are called there."""


def call_of(settings: JdeSettings, contract: PurposeContract) -> OrchestrationCall:
    """Return how the connection calls a purpose's orchestration, by its own names or the delivered ones."""
    match contract.purpose:
        case Purpose.JOURNAL_ENTRY:
            journal = settings.contract
            return OrchestrationCall(
                purpose=contract.purpose,
                name=journal.name,
                version=journal.version,
                input_format=journal.input_format,
                inputs=journal.inputs,
                arrays={"lines": ArrayNames(name=journal.array, inputs=journal.line_inputs)},
                outputs=journal.outputs,
                date_format=journal.date_format,
                decimal_sign=journal.decimal_sign,
            )
        case Purpose.JOURNAL_BATCH_INSERT | Purpose.JOURNAL_BATCH_PROCESS:
            return _batch_call(settings, contract)
    return settings.other_contracts.get(contract.purpose) or default_call(contract)


def _batch_call(settings: JdeSettings, contract: PurposeContract) -> OrchestrationCall:
    batch = settings.batch_contract
    is_insert = contract.purpose is Purpose.JOURNAL_BATCH_INSERT
    own = {field.field for field in contract.outputs}
    lines = {"lines": ArrayNames(name=batch.array, inputs=batch.line_inputs)}
    return OrchestrationCall(
        purpose=contract.purpose,
        name=batch.insert if is_insert else batch.process,
        version=batch.version,
        input_format=batch.input_format,
        inputs={} if is_insert else batch.process_inputs,
        arrays=lines if is_insert else {},
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
        tree[array.inputs_key] = dict(call.arrays[array.key].inputs)
    return tree


def _object(text: str) -> dict[str, object]:
    """Read a setting that was checked when it was saved."""
    tree = json.loads(text) if text.strip() else {}
    return dict(tree) if isinstance(tree, dict) else {}


def _inner(tree: Mapping[str, object], key: str) -> dict[str, object]:
    inner = tree.get(key)
    return dict(inner) if isinstance(inner, dict) else {}
