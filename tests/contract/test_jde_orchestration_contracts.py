"""The delivered contracts of orchestrations say what the code sends, and what a site built by them takes."""

import json
import re
from dataclasses import replace

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_contract import BatchContract, read_batch_contract
from mlconnector_gui.jde.contract import OrchestrationContract, read_contract
from mlconnector_gui.jde.customer_contract import CustomerContract, read_customer_contract
from mlconnector_gui.jde.discovery import SiteDiscovery, discover_site
from mlconnector_gui.jde.fields import read_settings
from mlconnector_gui.jde.orchestration_calls import call_of, changed_values
from mlconnector_gui.jde.other_contracts import ArrayNames, read_other_contracts
from mlconnector_gui.jde.purposes import Purpose, PurposeContract, ValueKind, read_purpose, read_purposes
from mlconnector_gui.jde.voucher_contract import (
    VoucherBatchContract,
    VoucherContract,
    read_voucher_batch_contract,
    read_voucher_contract,
)
from tests.helpers.ais import connection_values, jde_site
from tests.helpers.problems import refused

"""Purposes that no simulated orchestration serves yet."""


def defaults(contract: PurposeContract, array: str = "") -> dict[str, str]:
    listed = next((one.fields for one in contract.arrays if one.key == array), contract.inputs)
    return {field.field: field.name for field in listed}


def outputs(contract: PurposeContract) -> dict[str, str]:
    return {field.field: field.name for field in contract.outputs}


async def simulated() -> SiteDiscovery:
    site = jde_site()
    try:
        return await discover_site(site.ledger.session)
    finally:
        await site.ledger.close()


def test_the_journal_contract_has_the_names_of_the_code() -> None:
    code, told = OrchestrationContract(), read_purpose(Purpose.JOURNAL_ENTRY)

    assert told.name == code.name
    assert defaults(told) == code.inputs
    assert told.arrays[0].name == code.array
    assert defaults(told, "lines") == code.line_inputs
    assert outputs(told) == code.outputs


def test_the_batch_contracts_have_the_names_of_the_code() -> None:
    code = BatchContract()
    insert, process = read_purpose(Purpose.JOURNAL_BATCH_INSERT), read_purpose(Purpose.JOURNAL_BATCH_PROCESS)

    assert (insert.name, process.name) == (code.insert, code.process)
    assert defaults(insert, "lines") == code.line_inputs
    assert defaults(process) == code.process_inputs
    assert {**outputs(insert), **outputs(process)} == code.outputs


def test_the_voucher_contracts_have_the_names_of_the_code() -> None:
    code, told = VoucherContract(), read_purpose(Purpose.VOUCHER)
    batch = VoucherBatchContract()
    insert, process = read_purpose(Purpose.VOUCHER_BATCH_INSERT), read_purpose(Purpose.VOUCHER_BATCH_PROCESS)

    assert (told.name, told.arrays[0].name) == (code.name, code.array)
    assert (defaults(told), defaults(told, "lines"), outputs(told)) == (
        code.inputs,
        code.line_inputs,
        code.outputs,
    )
    assert (insert.name, process.name) == (batch.insert, batch.process)
    assert [array.name for array in insert.arrays] == [batch.array, batch.distribution_array]
    assert defaults(insert, "lines") == batch.inputs
    assert defaults(insert, "distribution") == batch.line_inputs
    assert defaults(process) == batch.process_inputs
    assert {**outputs(insert), **outputs(process)} == batch.outputs


def test_the_address_book_contract_has_the_names_of_the_code() -> None:
    code, told = CustomerContract(), read_purpose(Purpose.ADDRESS_BOOK)

    assert (told.name, defaults(told), outputs(told)) == (code.name, code.inputs, code.outputs)


CALLED_IN_THE_SETTING = {
    (Purpose.JOURNAL_BATCH_PROCESS, "inputs"): "process_inputs",
    (Purpose.VOUCHER_BATCH_PROCESS, "inputs"): "process_inputs",
    (Purpose.VOUCHER_BATCH_INSERT, "line_inputs"): "inputs",
    (Purpose.VOUCHER_BATCH_INSERT, "distribution_inputs"): "line_inputs",
}


def accept(purpose: Purpose, given: dict[str, object]) -> None:
    """Have the code read a deviation from a purpose's contract; raises where it refuses it."""
    text = json.dumps(given)
    match purpose:
        case Purpose.JOURNAL_ENTRY:
            read_contract(text, fenced=False)
        case Purpose.JOURNAL_BATCH_INSERT | Purpose.JOURNAL_BATCH_PROCESS:
            read_batch_contract(json.dumps({"short_reference": "R1", **given}), user="MLC")
        case Purpose.VOUCHER:
            read_voucher_contract(text)
        case Purpose.VOUCHER_BATCH_INSERT | Purpose.VOUCHER_BATCH_PROCESS:
            read_voucher_batch_contract(text, user="MLC")
        case Purpose.ADDRESS_BOOK:
            read_customer_contract(text)
        case _:
            read_other_contracts(json.dumps({purpose.value: given}))


def names_that_may_be_left_out(purpose: Purpose) -> set[tuple[str, str]]:
    """Ask the code which of a contract's names it accepts empty."""
    contract = read_purpose(purpose)
    parts = {"inputs": contract.inputs, "outputs": contract.outputs}
    parts |= {array.inputs_key: array.fields for array in contract.arrays}
    accepted = set()
    for part, listed in parts.items():
        for field in listed:
            try:
                accept(purpose, {CALLED_IN_THE_SETTING.get((purpose, part), part): {field.field: ""}})
            except Problem:
                continue
            accepted.add((part, field.field))
    return accepted


@pytest.mark.parametrize("purpose", Purpose)
def test_what_a_contract_calls_needed_the_code_refuses_to_go_without(purpose: Purpose) -> None:
    contract = read_purpose(purpose)

    told = {("inputs", field.field) for field in contract.inputs if not field.is_required}
    told |= {("outputs", field.field) for field in contract.outputs if not field.is_required}
    for array in contract.arrays:
        told |= {(array.inputs_key, field.field) for field in array.fields if not field.is_required}

    # the short reference needs one of the two columns, whichever the connection has chosen
    either = {("line_inputs", "reference_1"), ("line_inputs", "reference_2")}
    assert names_that_may_be_left_out(purpose) - either == told - either


@pytest.mark.parametrize("purpose", list(Purpose))
async def test_a_simulated_site_takes_and_gives_what_its_contract_says(purpose: Purpose) -> None:
    contract, site = read_purpose(purpose), (await simulated()).named(read_purpose(purpose).name)

    assert site is not None
    arrays = {array.name: array for array in contract.arrays}
    plain = {field.name for field in contract.inputs if field.name}
    assert {value.name for value in site.inputs if value.is_required} <= plain | set(arrays)
    assert plain <= {value.name for value in site.inputs}
    for name, array in arrays.items():
        shown = site.input_named(name)
        assert shown is not None
        assert {column.name for column in shown.columns if column.is_required} <= {
            field.name for field in array.fields
        }
        assert {field.name for field in array.fields if field.name} <= {
            column.name for column in shown.columns
        }
    told = {field.name for field in contract.outputs if not field.inside}
    assert told <= {value.name for value in site.outputs}


async def test_every_orchestration_with_a_contract_is_simulated_and_no_other() -> None:
    listed = {one.name for one in (await simulated()).orchestrations}
    contracts = {contract.purpose: contract.name for contract in read_purposes()}

    assert listed == set(contracts.values())


@pytest.mark.parametrize("contract", read_purposes(), ids=lambda contract: contract.purpose.value)
def test_a_contract_says_all_that_an_administrator_needs(contract: PurposeContract) -> None:
    assert contract.name.startswith(("MLC_", "JDE_ORCH_"))
    assert contract.guard
    assert len(contract.steps) >= 3
    assert contract.security
    assert contract.proof
    listed = [
        *contract.inputs,
        *contract.outputs,
        *(field for one in contract.arrays for field in one.fields),
    ]
    assert all(field.words.endswith(".") for field in listed)
    for field in listed:
        assert not field.jde or re.match(r"F\w+\.[A-Z0-9]+", field.jde)
        if field.sample and field.kind is ValueKind.DATE:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", field.sample)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ('{"item": {"inputs": {"iten": "X"}}}', "item.inputs.iten"),
        ('{"journal_entry": {}}', "journal_entry"),
        ('{"voucher": {}}', "voucher"),
        ('{"address_book": {}}', "address_book"),
        ('{"item": {"colour": "blue"}}', "item.colour"),
        ('{"item": 1}', "item"),
    ],
)
def test_other_contracts_are_refused_whole_with_the_key_that_is_wrong(given: str, key: str) -> None:
    with refused("jde.contract_invalid") as caught:
        read_other_contracts(given)

    assert caught.value.params["key"] == key


def test_the_two_arrays_of_a_voucher_batch_are_kept_where_the_code_reads_them() -> None:
    contract = read_purpose(Purpose.VOUCHER_BATCH_INSERT)
    call = call_of(read_settings(connection_values()), contract)
    arrays = {
        "lines": ArrayNames(name="Items", inputs={**call.arrays["lines"].inputs, "remark": "Note"}),
        "distribution": ArrayNames(
            name="GL", inputs={**call.arrays["distribution"].inputs, "remark": "Text"}
        ),
    }
    changed = replace(call, name="INSERT_V", arrays=arrays, date_format="dd/MM/yyyy")

    kept = changed_values({}, contract, changed)
    settings = read_settings(connection_values(kept))

    batch = settings.voucher_batch_contract
    assert list(kept) == ["voucher_batch_contract"]
    assert (batch.insert, batch.array, batch.distribution_array) == ("INSERT_V", "Items", "GL")
    assert (batch.inputs["remark"], batch.line_inputs["remark"]) == ("Note", "Text")
    assert (batch.process, batch.date_format) == ("MLC_Process_Voucher_Batch", "dd/MM/yyyy")
    assert call_of(settings, contract) == changed


@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_kept_of_a_purpose_is_what_is_called(purpose: Purpose) -> None:
    contract = read_purpose(purpose)
    call = call_of(read_settings(connection_values()), contract)
    changed = replace(call, name="SITES_OWN", outputs={key: f"x{name}" for key, name in call.outputs.items()})

    kept = changed_values({}, contract, changed)

    assert call_of(read_settings(connection_values(kept)), contract) == changed
