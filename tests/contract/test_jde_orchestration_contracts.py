"""The delivered contracts of orchestrations say what the code sends, and what a site built by them takes."""

import json
import re
from dataclasses import fields

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_contract import BatchContract, read_batch_contract
from mlconnector_gui.jde.contract import OrchestrationContract, read_contract
from mlconnector_gui.jde.discovery import SiteDiscovery, discover_site
from mlconnector_gui.jde.other_contracts import read_other_contracts
from mlconnector_gui.jde.purposes import Purpose, PurposeContract, ValueKind, read_purpose, read_purposes
from tests.helpers.ais import jde_site
from tests.helpers.problems import refused

NOT_SIMULATED = {Purpose.GOODS_RECEIPT, Purpose.ITEM}
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


def names_that_may_be_left_out(purpose: Purpose) -> set[tuple[str, str]]:
    """Ask the code which of a contract's names it accepts empty."""
    contract = read_purpose(purpose)
    parts = {"inputs": contract.inputs, "outputs": contract.outputs}
    parts |= {array.inputs_key: array.fields for array in contract.arrays}
    accepted = set()
    for part, listed in parts.items():
        for field in listed:
            key = "process_inputs" if (purpose, part) == (Purpose.JOURNAL_BATCH_PROCESS, "inputs") else part
            given = {key: {field.field: ""}}
            try:
                if purpose is Purpose.JOURNAL_ENTRY:
                    read_contract(json.dumps(given), fenced=False)
                elif purpose in {Purpose.JOURNAL_BATCH_INSERT, Purpose.JOURNAL_BATCH_PROCESS}:
                    read_batch_contract(json.dumps({"short_reference": "R1", **given}), user="MLC")
                else:
                    read_other_contracts(json.dumps({purpose.value: given}))
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


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose not in NOT_SIMULATED])
async def test_a_simulated_site_takes_and_gives_what_its_contract_says(purpose: Purpose) -> None:
    contract, site = read_purpose(purpose), (await simulated()).named(read_purpose(purpose).name)

    assert site is not None
    arrays = {array.name: array for array in contract.arrays}
    plain = {field.name for field in contract.inputs}
    assert {value.name for value in site.inputs if value.is_required} <= plain | set(arrays)
    assert plain <= {value.name for value in site.inputs}
    for name, array in arrays.items():
        shown = site.input_named(name)
        assert shown is not None
        assert {column.name for column in shown.columns if column.is_required} <= {
            field.name for field in array.fields
        }
        assert {field.name for field in array.fields} <= {column.name for column in shown.columns}
    told = {field.name for field in contract.outputs if not field.inside}
    assert told <= {value.name for value in site.outputs}


async def test_every_simulated_orchestration_has_a_contract_and_the_rest_is_named_here() -> None:
    listed = {one.name for one in (await simulated()).orchestrations}
    contracts = {contract.purpose: contract.name for contract in read_purposes()}

    assert listed <= set(contracts.values())
    assert {purpose for purpose, name in contracts.items() if name not in listed} == NOT_SIMULATED


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
        ('{"voucher": {"inputs": {"supplie": "X"}}}', "voucher.inputs.supplie"),
        ('{"journal_entry": {}}', "journal_entry"),
        ('{"voucher": {"colour": "blue"}}', "voucher.colour"),
        ('{"voucher": 1}', "voucher"),
    ],
)
def test_other_contracts_are_refused_whole_with_the_key_that_is_wrong(given: str, key: str) -> None:
    with refused("jde.contract_invalid") as caught:
        read_other_contracts(given)

    assert caught.value.params["key"] == key


def test_another_array_of_a_purpose_has_keys_of_its_own() -> None:
    given = '{"voucher_batch_insert": {"array": "Items", "distribution_array": "GL", "date_format": "dd/MM/yyyy"}}'

    call = read_other_contracts(given)[Purpose.VOUCHER_BATCH_INSERT]

    assert (call.arrays["lines"].name, call.arrays["distribution"].name) == ("Items", "GL")
    assert call.date_format == "dd/MM/yyyy"
    assert {field.name for field in fields(call)} >= {"inputs", "outputs"}
