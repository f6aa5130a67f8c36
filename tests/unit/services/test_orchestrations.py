"""A person sees what a JDE site has, maps a purpose, and writes the contract down for IT."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.orchestration_documents import contracts_document, export_document
from mlconnector_gui.services.orchestrations import (
    MappingChange,
    Purpose,
    Reason,
    contract_of,
    contracts,
    discover_orchestrations,
    map_purpose,
)
from tests.helpers.company import JDE, SHOP, Company, open_company
from tests.helpers.problems import refused

RECORDED = "FIN_Enter_Journal_P0911"


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path, recorded_journal=True) as company:
        yield company


async def test_a_missing_orchestration_is_shown_with_the_one_that_fits(company: Company) -> None:
    sessions = company.jde.open_sessions
    site = await discover_orchestrations(company.workplace, JDE)

    journal = site.of(Purpose.JOURNAL_ENTRY)
    assert not journal.is_there
    assert (journal.proposal.name, journal.proposal.reason) == (RECORDED, Reason.NAME_AND_INPUTS)
    assert [problem.code for problem in journal.dry_run.problems] == ["jde.orchestration_missing"]
    assert site.of(Purpose.VOUCHER).dry_run.fits
    assert company.jde.open_sessions == sessions


async def test_a_proposal_that_is_kept_is_used_from_then_on(company: Company) -> None:
    site = await discover_orchestrations(company.workplace, JDE)

    change = MappingChange(is_proposed=True, inputs={"explanation": "Explanation"})
    mapped = await map_purpose(company.workplace, JDE, Purpose.JOURNAL_ENTRY, change, site=site)
    await company.sell_and_post()

    assert mapped.of(Purpose.JOURNAL_ENTRY).dry_run.fits
    assert mapped.of(Purpose.JOURNAL_ENTRY).proposal.reason is Reason.CHOSEN
    assert len(company.jde_wire.paths(RECORDED)) == 1
    changed = [one for one in company.audit() if one["event"] == "connection.changed"]
    assert RECORDED in changed[-1]["fields"]["changed"]["journal_contract"]


async def test_a_purpose_without_a_setting_of_its_own_is_kept_beside_the_others(company: Company) -> None:
    site = await discover_orchestrations(company.workplace, JDE)

    change = MappingChange(
        orchestration="OUR_Voucher", columns={"lines": {"remark": ""}}, date_format="dd/MM/yyyy"
    )
    site = await map_purpose(company.workplace, JDE, Purpose.VOUCHER, change, site=site)
    site = await map_purpose(
        company.workplace, JDE, Purpose.ITEM, MappingChange(orchestration="OUR_Item"), site=site
    )

    voucher = site.of(Purpose.VOUCHER)
    assert (voucher.call.name, site.of(Purpose.ITEM).call.name) == ("OUR_Voucher", "OUR_Item")
    body = json.loads(voucher.dry_run.body)
    assert body["GL_Date"] == "09/10/2026"
    assert set(body["GLDistribution"][0]) == {"Account", "Amount"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (MappingChange(inputs={"colour": "Colour"}), "jde.mapping_field_unknown"),
        (MappingChange(arrays={"rows": "Rows"}), "jde.mapping_field_unknown"),
        (MappingChange(inputs={"company": ""}), "jde.contract_invalid"),
        (MappingChange(date_format="tomorrow"), "jde.contract_invalid"),
        (MappingChange(version="v4"), "jde.contract_invalid"),
        (MappingChange(orchestration="Nowhere", is_proposed=True), "jde.orchestration_missing"),
    ],
)
async def test_a_mapping_that_cannot_be_is_refused_and_nothing_is_kept(
    company: Company, change: MappingChange, code: str
) -> None:
    site = await discover_orchestrations(company.workplace, JDE)
    before = [stored.values for stored in await list_connections(company.workplace)]

    with refused(code):
        await map_purpose(company.workplace, JDE, Purpose.JOURNAL_ENTRY, change, site=site)

    assert [stored.values for stored in await list_connections(company.workplace)] == before


async def test_a_store_has_no_orchestrations(company: Company) -> None:
    with refused("connection.is_no_ledger"):
        await discover_orchestrations(company.workplace, SHOP)


# documents


@pytest.mark.parametrize("ending", ["md", "html"])
def test_all_contracts_are_written_as_one_document(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"contracts.{ending}"

    export_document(path, *contracts_document([(contract, None) for contract in contracts()]))

    text = path.read_text("utf-8")
    for contract in contracts():
        assert contract.name in text
        assert contract.guard[0][:40] in text or "<" in contract.guard[0]
    assert ("<table>" in text) == (ending == "html")


async def test_a_document_of_a_connection_has_its_names(company: Company, tmp_path: Path) -> None:
    site = await discover_orchestrations(company.workplace, JDE)
    site = await map_purpose(
        company.workplace, JDE, Purpose.JOURNAL_ENTRY, MappingChange(is_proposed=True), site=site
    )
    one = site.of(Purpose.JOURNAL_ENTRY)

    export_document(tmp_path / "it.md", *contracts_document([(one.contract, one.call)]))

    text = (tmp_path / "it.md").read_text("utf-8")
    assert "| G/L Date | date | yes | F0911.DGJ |" in text
    assert "## Array GridIn_1_3" in text
    assert "(not sent)" in text


def test_markup_in_names_is_not_markup(tmp_path: Path) -> None:
    contract = contract_of(Purpose.ITEM)
    export_document(tmp_path / "x.html", *contracts_document([(replace(contract, name="<b>A|B</b>"), None)]))
    export_document(tmp_path / "x.md", *contracts_document([(replace(contract, name="A|B"), None)]))

    assert "<b>" not in (tmp_path / "x.html").read_text("utf-8")
    assert "A\\|B" in (tmp_path / "x.md").read_text("utf-8")


def test_a_document_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    document = contracts_document([(contract_of(Purpose.ITEM), None)])

    with refused("document.format_unknown"):
        export_document(tmp_path / "x.docx", *document)
    with refused("export.cannot_write"):
        export_document(tmp_path / "missing" / "x.md", *document)
