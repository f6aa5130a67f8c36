"""The form route against the simulator's P0911: entered once, read back, doubts left open, warnings kept."""

import json
from datetime import date
from typing import Any

import httpx
import pytest

from mlconnector_gui.connectors.port import Standing, Verdict
from mlconnector_gui.jde.port import Outcome, RouteName
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.ais import JdeSite, jde_site, journal
from tests.helpers.problems import refused

COLUMNS = {"remark": "15", "short_reference": "19", "subledger": "17", "subledger_type": "18"}
VALUES = {"route": "form", "form_contract": json.dumps({"columns": COLUMNS}), "read_lag_seconds": "1"}
LINES = (("1.1110.BANK", "10.00"), ("30.5820", "-10.00"))


def form_site(**site: object) -> JdeSite:
    return jde_site(values=VALUES, **site)


async def submitted(site: JdeSite, order: str = "1", **given: Any) -> tuple[bytes, str, Outcome]:
    content, reference = journal(order, *LINES, **given)
    return (
        content,
        reference,
        await site.ledger.submit(content, reference=reference, not_after=site.not_after()),
    )


async def test_a_journal_is_typed_entered_and_found_by_its_reference() -> None:
    site = form_site()

    _, _, outcome = await submitted(site)
    (document,) = site.simulator.documents()

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.key is not None
    assert outcome.key.number == document.document_number
    assert outcome.batch == document.batch_number
    assert [line.amount for line in document.lines] == [10, -10]
    assert len(site.wire.paths("/appstack")) == 3
    assert await site.ledger.read_document(outcome.key) is not None
    await site.ledger.close()


async def test_a_server_without_stacks_gets_the_form_in_one_call() -> None:
    site = form_site(capabilities=("dataservice", "grid"))

    _, _, outcome = await submitted(site)

    assert outcome.verdict is Verdict.ACCEPTED
    assert (len(site.wire.paths("/formservice")), len(site.wire.paths("/appstack"))) == (1, 0)
    await site.ledger.close()


async def test_dates_and_amounts_are_typed_as_the_user_reads_them() -> None:
    site = form_site(date_format="DME", decimal_format=",")

    _, _, outcome = await submitted(site, gl_date=date(2026, 10, 9))
    (document,) = site.simulator.documents()

    assert outcome.verdict is Verdict.ACCEPTED
    assert (document.gl_date, document.lines[0].amount) == (date(2026, 10, 9), 10)
    await site.ledger.close()


async def test_errors_on_the_form_are_a_refusal_that_a_look_up_confirms() -> None:
    site = form_site()
    content, reference = journal("1", ("1.1110.BANK", "10.00"), ("99.5010", "-10.00"))

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())
    looked = await site.ledger.search(content, reference=reference)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.refused"
    assert looked.found == ()
    assert site.simulator.documents() == []
    await site.ledger.close()


AFTER = [
    Fault.RESET_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.SESSION_DROPPED_AFTER_COMMIT,
]


def once_the_form_is_open(site: JdeSite, fault: Fault) -> None:
    """Let the call that presses OK go wrong, which follows the one that opens the form."""

    def tamper(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"action":"open"' in request.content:
            site.faults.script(fault)
        return response

    site.wire.tamper = tamper


@pytest.mark.parametrize("fault", AFTER, ids=str)
async def test_an_entry_without_an_answer_is_in_doubt_and_is_there(fault: Fault) -> None:
    site = form_site()
    once_the_form_is_open(site, fault)

    content, reference, outcome = await submitted(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert len((await site.ledger.search(content, reference=reference)).found) == 1
    await site.ledger.close()


async def test_a_form_that_does_not_open_was_not_sent() -> None:
    site = form_site()
    await site.ledger.begin_batch()
    site.faults.script(Fault.HTML_500_BEFORE)

    _, _, outcome = await submitted(site)

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.form_not_opened"
    assert site.simulator.documents() == []
    await site.ledger.close()


def test_the_form_proves_no_absence_and_has_no_key() -> None:
    route = form_site().ledger.route_for(journal()[0])

    assert (route.name, route.proves_absence, route.key_space) == (RouteName.FORM, False, "")


def test_the_form_cannot_be_chosen_without_the_columns_of_the_references() -> None:
    with refused("jde.contract_invalid") as caught:
        jde_site(values={"route": "form"})

    assert caught.value.params["key"] == "columns.remark"


async def test_the_connection_test_needs_no_orchestration_for_the_form() -> None:
    site = form_site()

    proofs = {proof.what: proof.standing async for proof in site.ledger.prove()}

    assert proofs["orchestration"] is Standing.SKIPPED
    assert Standing.FAILED not in proofs.values()
    await site.ledger.close()


async def test_a_release_that_cannot_serve_a_company_s_way_is_told_at_the_test() -> None:
    values = {**VALUES, "routes_by_company": "00002=batch"}
    site = jde_site(values=values, ais_version="EnterpriseOne 9.2.1.2", v3_available=False)

    failed = [proof async for proof in site.ledger.prove() if proof.standing is Standing.FAILED]

    (proof,) = failed
    assert proof.problem is not None
    assert (proof.problem.code, proof.problem.params["route"]) == ("jde.route_not_offered", "batch")
    await site.ledger.close()


async def test_each_company_goes_its_own_way() -> None:
    site = jde_site(values={**VALUES, "route": "orchestration", "routes_by_company": "00002=form"})

    _, _, us = await submitted(site)
    content, reference = journal(
        "2", ("2.1110.BANK", "5.00"), ("40.5820", "-5.00"), company="00002", currency="EUR"
    )
    eu = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert (us.verdict, eu.verdict) == (Verdict.ACCEPTED, Verdict.ACCEPTED)
    assert len(site.wire.paths("/MLC_Journal_Entry")) == 1
    assert len(site.wire.paths("/appstack")) == 3
    assert site.ledger.route_for(content).name is RouteName.FORM
    await site.ledger.close()
