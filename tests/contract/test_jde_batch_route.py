"""The batch route against the simulated AIS server: its table, its jobs, its faults."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import httpx
import pytest

from mlconnector_gui.connectors.port import Standing, Verdict
from mlconnector_gui.jde.port import LookUp, Outcome
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from tests.helpers.ais import JdeSite, jde_site, journal

Connected = Callable[..., JdeSite]
_SHORT = {
    "route": "batch",
    "processing_seconds": "3",
    "read_lag_seconds": "0.5",
    "longest_run_seconds": "5",
}


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[JdeSite] = []

    def connect(*, ube_seconds: float = 0.2, **settings: object) -> JdeSite:
        opened.append(jde_site(values=_SHORT, ube_seconds=ube_seconds, **settings))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()


@dataclass
class FaultAtCall(httpx.AsyncBaseTransport):
    """Has the simulator show a fault at the n-th call of an orchestration."""

    inner: httpx.AsyncBaseTransport
    faults: FaultPlan
    fault: Fault
    at_call: int
    calls: int = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/orchestrator/" in request.url.path:
            self.calls += 1
            if self.calls == self.at_call:
                self.faults.script(self.fault)
        return await self.inner.handle_async_request(request)


async def submitted(site: JdeSite, content: bytes, reference: str) -> Outcome:
    return await site.ledger.submit(content, reference=reference, not_after=site.not_after())


async def searched(site: JdeSite, content: bytes, reference: str) -> LookUp:
    return await site.ledger.look_up(content, reference=reference, control=None)


async def settled(site: JdeSite, content: bytes, reference: str) -> LookUp:
    """Do what the engine does with a posting in doubt: wait, look, and send again where that is allowed."""
    for _ in range(5):
        site.clock.advance(1500)
        looked = await searched(site, content, reference)
        if looked.found:
            return looked
        if looked.may_resend or looked.is_definite:
            await submitted(site, content, reference)
    return await searched(site, content, reference)


async def test_a_posting_is_entered_by_the_processor_and_read_back(connected: Connected) -> None:
    site = connected()
    content, reference = journal()

    outcome = await submitted(site, content, reference)
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.batch > 0
    assert document is not None
    assert document.explanation == "WOO 2291"
    assert [(str(row.account), str(row.amount)) for row in document.rows] == [
        ("1.1220.STRIPE", "108.00 USD"),
        ("30.5010", "-100.00 USD"),
        ("1.4433.US", "-8.00 USD"),
    ]


async def test_a_foreign_currency_is_entered_in_it(connected: Connected) -> None:
    site = connected()
    content, reference = journal("1", ("1.1220.STRIPE", "10.01"), ("30.5010", "-10.01"), currency="EUR")

    outcome = await submitted(site, content, reference)
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)

    assert document is not None
    assert [str(row.amount) for row in document.rows] == ["10.01 EUR", "-10.01 EUR"]


async def test_what_was_sent_is_found_by_its_reference_and_never_entered_twice(connected: Connected) -> None:
    site = connected()
    content, reference = journal()
    first = await submitted(site, content, reference)

    looked = await searched(site, content, reference)
    second = await submitted(site, content, reference)

    assert [document.key for document in looked.found] == [first.key]
    assert second.key == first.key
    assert len(site.simulator.documents()) == 1


async def test_a_job_that_takes_long_is_found_later(connected: Connected) -> None:
    site = connected(ube_seconds=600.0)
    await submitted(site, *journal("1"))
    site.clock.advance(700)
    content, reference = journal("2")

    outcome = await submitted(site, content, reference)
    waiting = await searched(site, content, reference)
    site.clock.advance(700)
    done = await searched(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert (waiting.is_definite, waiting.why_not_definite, waiting.may_resend) == (
        False,
        "rows_waiting",
        True,
    )
    assert len(done.found) == 1


async def test_what_the_processor_does_not_enter_is_refused_when_its_job_is_over(
    connected: Connected,
) -> None:
    site = connected()
    await submitted(site, *journal("1"))
    content, reference = journal("2", ("1.1220.NONE", "1.00"), ("30.5010", "-1.00"))

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.batch_not_entered"
    assert looked.rules_out_ledger
    assert len(site.simulator.documents()) == 1


async def test_a_text_that_a_row_cannot_hold_is_refused_in_words(connected: Connected) -> None:
    site = connected()
    await submitted(site, *journal("1"))
    content, reference = journal("2")

    too_long = content.replace(b'"explanation":"WOO 2"', b'"explanation":"' + b"W" * 31 + b'"')
    outcome = await submitted(site, too_long, reference)

    assert outcome.verdict is Verdict.REJECTED
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.batch_rows_refused"
    assert "Explanation" in str(outcome.problem.params["message"])


async def test_rows_that_a_purge_took_are_found_in_the_ledger(connected: Connected) -> None:
    site = connected(purges_z_rows=True)
    content, reference = journal()

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert outcome.verdict is Verdict.ACCEPTED
    assert len(looked.found) == 1


@pytest.mark.long
@pytest.mark.parametrize("at_call", [1, 2], ids=["writing", "processing"])
@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_BEFORE,
        Fault.HTML_500_BEFORE,
        Fault.AIS_RESTART,
        Fault.SESSION_DROPPED,
        Fault.RESET_AFTER_COMMIT,
        Fault.TIMEOUT_AFTER_COMMIT,
        Fault.HTML_500_AFTER_COMMIT,
        Fault.TRUNCATED_AFTER_COMMIT,
        Fault.EMPTY_200_AFTER_COMMIT,
        Fault.SESSION_DROPPED_AFTER_COMMIT,
        Fault.LATE_COMMIT,
    ],
)
async def test_whatever_breaks_a_call_one_document_is_entered(
    connected: Connected, fault: Fault, at_call: int
) -> None:
    site = connected()
    await submitted(site, *journal("1"))
    content, reference = journal("2")
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, fault, at_call)

    await submitted(site, content, reference)
    looked = await settled(site, content, reference)
    site.clock.advance(4000)

    assert site.faults.shown[fault] == 1
    assert len(looked.found) == 1
    assert len(site.simulator.documents()) == 2


async def test_the_connection_is_proved_for_the_batch_route(connected: Connected) -> None:
    site = connected()

    lines = {proof.what: proof async for proof in site.ledger.prove()}

    # the ledger is empty, so there is no amount to ask for
    assert lines.pop("amounts").standing is Standing.SKIPPED
    assert {proof.standing for proof in lines.values()} == {Standing.PROVED}
    assert lines["orchestration"].params["name"] == "MLC_Insert_Journal_Batch, MLC_Process_Journal_Batch"
    assert "F0911Z1" in lines["tables"].params["tables"]


async def test_a_user_who_may_not_write_rows_is_refused(connected: Connected) -> None:
    site = connected(forbidden_orchestrations=("MLC_Insert_Journal_Batch",))

    outcome = await submitted(site, *journal())

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)


async def test_a_user_who_may_not_run_the_processor_leaves_the_rows_waiting(connected: Connected) -> None:
    site = connected(forbidden_orchestrations=("MLC_Process_Journal_Batch",))

    outcome = await submitted(site, *journal())

    assert outcome.verdict is Verdict.IN_DOUBT
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.batch_not_processed"


async def test_the_jde_standard_format_reaches_both_orchestrations(connected: Connected) -> None:
    site = jde_site(
        values={**_SHORT, "batch_contract": '{"input_format": "jde_standard"}'},
        ube_seconds=0.2,
        input_format="JDE Standard",
    )

    assert (await submitted(site, *journal())).verdict is Verdict.ACCEPTED
    await site.ledger.close()
