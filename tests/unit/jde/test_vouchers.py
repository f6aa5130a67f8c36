"""A voucher's inputs are the approved bytes under the site's names, or it is not sent at all."""

import json
from datetime import UTC, date, datetime

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.content import VoucherContent
from mlconnector_gui.jde.voucher_contract import (
    VoucherContract,
    read_voucher_batch_contract,
    read_voucher_contract,
)
from mlconnector_gui.jde.vouchers import render_voucher
from tests.helpers.problems import refused
from tests.helpers.vouchers import FREIGHT, approved, item, voucher

NOT_AFTER = datetime(2026, 10, 9, 8, 1, tzinfo=UTC)
TAXED = voucher(
    (FREIGHT, "100.00"),
    items=[
        item("59.50", parts=("50.00", "0.00", "9.50")),
        item("59.50", parts=("50.00", "0.00", "9.50"), due=date(2026, 12, 4)),
    ],
    tax_area="DE19",
    tax_explanation="V",
)
WHOLE = (
    '{"name": "Site Voucher", "version": "v2", "input_format": "jde_standard", "item_array": "Items",'
    ' "inputs": {"tax_area": "Area", "tax_explanation": "Code", "reference_short": "Ref", "not_after": "Until"},'
    ' "date_format": "dd.MM.yyyy", "decimal_sign": ",", "account_prefix": "#", "reference_column": "vr01",'
    ' "fenced": true}'
)


def rendered(made: object, contract: VoucherContract) -> dict[str, object]:
    content, _ = approved(made)  # type: ignore[arg-type]
    tree: dict[str, object] = json.loads(
        render_voucher(VoucherContent.read(content), contract, not_after=NOT_AFTER)
    )
    return tree


def test_the_delivered_names_are_sent_as_texts() -> None:
    tree = rendered(voucher(payment_terms="N30"), VoucherContract())

    assert tree["Supplier"] == "5001"
    assert (tree["Invoice_Date"], tree["GL_Date"]) == ("10/05/2026", "10/09/2026")
    assert (tree["Gross_Amount"], tree["Payment_Terms"], tree["Exchange_Rate"]) == ("842.15", "N30", "")
    assert tree["GLDistribution"] == [
        {"Account": "30.8300", "Amount": "804.75", "Remark": ""},
        {"Account": "30.5810", "Amount": "37.40", "Remark": ""},
    ]
    assert len(str(tree["Remark"])) == 22
    assert "" not in tree


def test_the_same_bytes_and_deadline_give_the_same_body() -> None:
    assert rendered(voucher(), VoucherContract()) == rendered(voucher(), VoucherContract())


def test_a_site_that_takes_pay_items_gets_every_part_in_its_own_format() -> None:
    contract = read_voucher_contract(WHOLE)

    tree = rendered(TAXED, contract)

    inputs = {pair["name"]: pair["value"] for pair in tree["inputs"]}  # type: ignore[attr-defined]
    details = {one["name"]: one["repeatingInputs"] for one in tree["detailInputs"]}  # type: ignore[attr-defined]
    second = {pair["name"]: pair["value"] for pair in details["Items"][1]["inputs"]}
    assert (inputs["Area"], inputs["Code"], inputs["Until"]) == ("DE19", "V", "2026-10-09T08:01:00Z")
    assert len(inputs["Ref"]) == 8
    assert "Gross_Amount" not in inputs
    assert second == {
        "Gross_Amount": "59,50",
        "Taxable_Amount": "50,00",
        "Non_Taxable_Amount": "0,00",
        "Tax_Amount": "9,50",
        "Due_Date": "04.12.2026",
    }
    assert details["GLDistribution"][0]["inputs"][0]["value"] == "#30.8300"
    assert (contract.reference_column, contract.fenced) == ("VR01", True)


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (TAXED, "pay items"),
        (voucher(items=[item("842.15", due=date(2026, 12, 4))]), "due date"),
        (voucher(tax_area="DE19"), "tax area"),
    ],
)
def test_what_has_no_input_is_named_and_nothing_is_rendered(made: object, what: str) -> None:
    with pytest.raises(Problem) as raised:
        rendered(made, VoucherContract())

    assert (raised.value.code, raised.value.params["what"]) == ("jde.voucher_inputs_lack", what)


@pytest.mark.parametrize(
    "given",
    [
        '{"fenced": true}',
        '{"fenced": "yes"}',
        '{"inputs": {"gross": ""}}',
        '{"inputs": {"supplier": ""}}',
        '{"inputs": {"colour": "C"}}',
        '{"array": ""}',
        '{"reference_column": "R-1"}',
        "[]",
    ],
)
def test_a_contract_that_is_wrong_is_refused_whole(given: str) -> None:
    with refused("jde.contract_invalid"):
        read_voucher_contract(given)


def test_a_batch_contract_names_its_own_orchestrations_under_the_users_keys() -> None:
    contract = read_voucher_batch_contract('{"insert": "X", "inputs": {"due_date": ""}}', user="WEB")

    assert (contract.insert, contract.process, contract.user) == ("X", "MLC_Process_Voucher_Batch", "WEB")
    assert contract.distribution.user == "WEB"
    with refused("jde.contract_invalid"):
        read_voucher_batch_contract('{"inputs": {"supplier": ""}}', user="WEB")
