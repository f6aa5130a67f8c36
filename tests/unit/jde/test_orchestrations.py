import json
from datetime import UTC, datetime

import pytest

from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.contract import OrchestrationContract, read_contract
from mlconnector_gui.jde.orchestrations import orchestration_path, render
from tests.helpers.ais import journal

DEADLINE = datetime(2026, 10, 9, 8, 1, tzinfo=UTC)
CONTENT, REFERENCE = journal("2291", ("1.1220.STRIPE", "1234.50"), ("30.5010", "-1234.50"))


def rendered(contract: OrchestrationContract) -> dict[str, object]:
    tree = json.loads(render(JournalContent.read(CONTENT), contract, not_after=DEADLINE))
    assert isinstance(tree, dict)
    return tree


def test_the_default_contract_is_the_delivered_design() -> None:
    assert rendered(OrchestrationContract()) == {
        "Document_Company": "00001",
        "Document_Type": "JE",
        "GL_Date": "10/09/2026",
        "Explanation": "WOO 2291",
        "Currency": "USD",
        "Exchange_Rate": "",
        "Reference": REFERENCE,
        "Reference_Short": short_reference(REFERENCE),
        "Not_After": "2026-10-09T08:01:00Z",
        "Lines": [
            {
                "Account": "1.1220.STRIPE",
                "Amount": "1234.50",
                "Remark": "Tent for two",
                "Subledger": "",
                "Subledger_Type": "",
            },
            {
                "Account": "30.5010",
                "Amount": "-1234.50",
                "Remark": "Tent for two",
                "Subledger": "",
                "Subledger_Type": "",
            },
        ],
    }


def test_a_sites_own_names_and_formats_are_used() -> None:
    contract = read_contract(
        json.dumps(
            {
                "name": "PO Entry/2",
                "version": "unversioned",
                "inputs": {"company": "CO", "exchange_rate": ""},
                "array": "GridIn_1_3",
                "line_inputs": {"account": "ANI", "remark": "", "subledger": "", "subledger_type": ""},
                "date_format": "DD.MM.YYYY",
                "decimal_sign": ",",
                "account_separator": "-",
                "account_prefix": "+",
            }
        ),
        fenced=False,
    )

    tree = rendered(contract)

    assert orchestration_path(contract) == "/jderest/orchestrator/PO%20Entry%2F2"
    assert tree["CO"] == "00001"
    assert tree["GL_Date"] == "09.10.2026"
    assert "Exchange_Rate" not in tree
    assert tree["GridIn_1_3"] == [
        {"ANI": "+1-1220-STRIPE", "Amount": "1234,50"},
        {"ANI": "+30-5010", "Amount": "-1234,50"},
    ]


def test_the_jde_standard_format_names_every_value() -> None:
    contract = read_contract('{"input_format": "jde_standard"}', fenced=True)

    tree = rendered(contract)

    assert set(tree) == {"inputs", "detailInputs"}
    assert {"name": "Document_Company", "value": "00001"} in tree["inputs"]  # type: ignore[operator]
    assert tree["detailInputs"][0]["repeatingInputs"][1]["inputs"][0] == {  # type: ignore[index]
        "name": "Account",
        "value": "30.5010",
    }


def test_the_same_approval_and_deadline_give_the_same_bytes() -> None:
    content = JournalContent.read(CONTENT)
    contract = OrchestrationContract()

    assert render(content, contract, not_after=DEADLINE) == render(content, contract, not_after=DEADLINE)


def test_no_contract_is_the_default_one() -> None:
    assert read_contract("  ", fenced=True) == OrchestrationContract(fenced=True)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("{", "", "not_json"),
        ("[]", "", "not_an_object"),
        ('{"nam": "X"}', "nam", "unknown"),
        ('{"fenced": "yes"}', "fenced", "unknown"),
        ('{"name": " "}', "name", "empty"),
        ('{"name": 7}', "name", "not_text"),
        ('{"version": "v4"}', "version", "not_a_choice"),
        ('{"inputs": {"gl_dat": "X"}}', "inputs.gl_dat", "unknown"),
        ('{"inputs": {"gl_date": ""}}', "inputs.gl_date", "empty"),
        ('{"inputs": {"gl_date": 1}}', "inputs.gl_date", "not_text"),
        ('{"inputs": []}', "inputs", "not_an_object"),
        ('{"inputs": {"not_after": ""}}', "inputs.not_after", "needed_when_fenced"),
        ('{"outputs": {"document_number": ""}}', "outputs.document_number", "empty"),
        ('{"date_format": "MM/dd"}', "date_format", "not_a_date_format"),
        ('{"date_format": "MMM dd yyyy hh"}', "date_format", "not_a_date_format"),
        ('{"decimal_sign": ";"}', "decimal_sign", "not_a_choice"),
        ('{"reference_column": "GL.EXR"}', "reference_column", "not_a_column"),
    ],
)
def test_a_wrong_contract_is_refused_with_the_key_that_is_wrong(text: str, key: str, reason: str) -> None:
    with pytest.raises(Problem) as caught:
        read_contract(text, fenced=True)

    assert caught.value.code == "jde.contract_invalid"
    assert (caught.value.params["key"], caught.value.params["reason"]) == (key, reason)


def test_a_line_of_another_ledger_is_a_bug() -> None:
    with pytest.raises(ValueError, match="ledger AA"):
        JournalContent.read(CONTENT.replace(b'"AA"', b'"AU"'))
