"""A proving run posts a cent, loses its session under it, sends it again and finds it once."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.orchestration_documents import export_document
from mlconnector_gui.services.proving_run import ProvingRequest, prove_by_posting, proving_page
from mlconnector_gui.ui.words.proving_page import proving_document, result_words
from tests.helpers.ais import with_json
from tests.helpers.company import JDE, Company, open_company, running_company
from tests.helpers.problems import refused

CENT = ProvingRequest(company="00001", debit="1.1220.STRIPE", credit="30.5010")
STEPS = ["environment", "company", "sent", "found", "resent", "counted", "reversed"]


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def proved(company: Company, request: ProvingRequest = CENT) -> dict[str, Proof]:
    lines = prove_by_posting(company.workplace, JDE, request)
    return {proof.what.removeprefix("proving_"): proof async for proof in lines}


def fault_at_the_cent(company: Company, fault: Fault) -> None:
    """Let something go wrong with the first call that writes."""
    handle = company.jde_wire.handle_async_request

    async def handled(request: httpx.Request) -> httpx.Response:
        if "/orchestrator/MLC_" in request.url.path and fault_at_the_cent.armed:  # type: ignore[attr-defined]
            fault_at_the_cent.armed = False  # type: ignore[attr-defined]
            company.jde_faults.script(fault)
        return await handle(request)

    fault_at_the_cent.armed = True  # type: ignore[attr-defined]
    company.jde_wire.handle_async_request = handled  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("fault", "killed"),
    [
        (None, ""),
        (Fault.TIMEOUT_AFTER_COMMIT, "before the answer"),
        (Fault.RESET_BEFORE, ""),
        (Fault.SESSION_DROPPED, ""),
        (Fault.HTML_500_AFTER_COMMIT, ""),
    ],
)
@pytest.mark.parametrize("route", ["orchestration", "batch"])
async def test_one_document_stands_and_is_reversed_whatever_became_of_the_first_call(
    tmp_path: Path, fault: Fault | None, killed: str, route: str
) -> None:
    async with running_company(tmp_path) as company:
        await company.set_up(route=route, call_timeout_seconds="1")
        # absence is proved beside a document that is known to be there
        known = await proved(company)
        if fault is not None:
            fault_at_the_cent(company, fault)
        lines = await proved(company)

        assert list(known) == list(lines) == STEPS
        assert {proof.standing for proof in lines.values()} == {Standing.PROVED}
        assert killed in lines["sent"].params["killed"]
        documents = company.jde.documents()
        assert [line.amount for document in documents for line in document.lines if line.amount > 0] == [
            documents[0].lines[0].amount
        ] * 4
        assert len(documents) == 4
        assert company.jde.open_sessions <= 1


async def test_the_page_is_dated_kept_and_written(company: Company, tmp_path: Path) -> None:
    assert await proving_page(company.workplace, JDE) is None

    await proved(company)
    page = await proving_page(company.workplace, JDE)

    assert page is not None
    assert page.is_proved
    assert result_words(page).startswith("Proved: one entry")
    assert page.at.date() == company.clock.now().date()
    export_document(tmp_path / "proof.html", *proving_document(page))
    text = (tmp_path / "proof.html").read_text("utf-8")
    assert page.references[0] in text
    assert "Sent again, the same bytes" in text
    events = [str(one["event"]) for one in company.audit() if "proving" in str(one["event"])]
    assert events == ["connection.proving_begun", "connection.proving_ended"]


async def test_the_references_are_in_the_audit_before_anything_is_sent(company: Company) -> None:
    async with aclosing(prove_by_posting(company.workplace, JDE, CENT)) as lines:
        async for _ in lines:
            break

    begun, ended = (one for one in company.audit() if "proving" in str(one["event"]))
    fields: Any = begun["fields"]
    assert len(fields["references"]) == 2
    assert ended["fields"]["lines"][0]["what"] == "proving_environment"  # type: ignore[index]
    assert company.jde.documents() == []


@pytest.mark.parametrize(
    ("environment", "named", "is_refused"),
    [
        ("JPD920", "", True),
        ("PD920", "JPY920", True),
        ("LIVE", "", True),
        ("JPD920", "jpd920", False),
        ("JDV920", "", False),
        ("PY920", "", False),
        ("JPS920", "", False),
    ],
)
async def test_only_environments_without_real_books_are_proved_on(
    tmp_path: Path, environment: str, named: str, is_refused: bool
) -> None:
    async with running_company(tmp_path, environment=environment) as company:
        await company.set_up(non_production=named)

        if is_refused:
            with refused("jde.proving_refused"):
                await proved(company)
            assert not any("proving" in str(one["event"]) for one in company.audit())
            assert company.jde.documents() == []
        else:
            assert (await proved(company))["reversed"].standing is Standing.PROVED


async def test_an_orchestration_that_enters_twice_is_found_out(tmp_path: Path) -> None:
    async with running_company(tmp_path, fenced=False) as company:
        await company.set_up(fenced="yes")

        lines = await proved(company)

        assert list(lines) == STEPS[:6]
        problem = lines["counted"].problem
        assert problem is not None
        assert problem.code == "jde.proving_twice"
        page = await proving_page(company.workplace, JDE)
        assert page is not None
        assert not page.is_proved


async def test_an_unfenced_orchestration_is_not_asked_to_bear_a_second_call(tmp_path: Path) -> None:
    async with running_company(tmp_path, fenced=False) as company:
        await company.set_up(fenced="no")

        lines = await proved(company)

        assert lines["resent"].standing is Standing.WARNING
        assert lines["reversed"].standing is Standing.PROVED
        assert len(company.jde.documents()) == 2


async def test_amounts_that_come_back_scaled_are_found_out(company: Company) -> None:
    def scaled(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"F0911"' not in request.content:
            return response

        def change(tree: dict[str, Any]) -> None:
            for row in tree["fs_DATABROWSE_F0911"]["data"]["gridData"]["rowset"]:
                row["F0911_AA"] = row["F0911_AA"] * 100

        return with_json(response, change)

    company.jde_wire.tamper = scaled
    lines = await proved(company)

    problem = lines["counted"].problem
    assert problem is not None
    assert problem.code == "jde.proving_differs"


async def test_what_jde_refuses_is_told_with_its_words(company: Company) -> None:
    lines = await proved(company, ProvingRequest(company="00001", debit="1.1220.NONE", credit="30.5010"))

    last = list(lines.values())[-1]
    assert last.standing is Standing.FAILED
    assert company.jde.documents() == []


@pytest.mark.parametrize(
    ("request_", "values", "code"),
    [
        (ProvingRequest(), {}, "connection.proving_values_missing"),
        (
            ProvingRequest(company="00001"),
            {"proving_accounts": "1.1220"},
            "connection.proving_values_missing",
        ),
    ],
)
async def test_a_run_needs_a_company_and_two_accounts(
    company: Company, request_: ProvingRequest, values: dict[str, str], code: str
) -> None:
    await change_connection(company.workplace, JDE, values=values, secrets={})

    with refused(code):
        await proved(company, request_)


async def test_the_connection_may_keep_them(company: Company) -> None:
    values = {"proving_company": "00002", "proving_accounts": "70.1220, 70.5010"}
    await change_connection(company.workplace, JDE, values=values, secrets={})

    lines = await proved(company, ProvingRequest(gl_date=date(2026, 10, 5)))

    assert lines["company"].params["amount"] == "0.01 EUR"
