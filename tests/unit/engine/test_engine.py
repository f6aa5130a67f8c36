"""The engine: one run per connection, rest for what fails, a safe stop, and a row and a record for each run."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine import jobs as engine_jobs
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection, list_connections, prove_connection
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import withdraw_approvals
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, runs
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from tests.helpers.company import JDE, SHOP, Company, open_company, seen

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


def every_run(company: Company) -> list[StoredRun]:
    return company.workplace.store.read_now(runs.recent_runs, limit=500)


def logins(company: Company) -> int:
    return len(company.jde_wire.paths("/tokenrequest"))


async def approved(company: Company) -> int:
    order_id = company.shop.sell()
    await company.fetch()
    await company.approve(order_id)
    return order_id


# runs


async def test_a_run_that_succeeds_is_told_with_its_numbers(company: Company) -> None:
    company.shop.sell()

    run_id = await request_run(company.workplace, Job.PULL, connection=SHOP)
    company.pass_time(minutes=10)
    await company.engine.run_until_idle()

    run = await run_result(company.workplace, run_id)
    (told,) = [one for one in company.audit() if one["subject_id"] == run_id]
    assert (run.state, run.problem) == (RunState.SUCCEEDED, None)
    assert run.counts["new"] == 1
    assert (told["event"], told["actor"]) == ("run.succeeded", "engine")
    assert told["fields"]["counts"] == run.counts
    assert (told["fields"]["connection"], told["fields"]["requested_by"]) == (SHOP, "clerk.one")


async def test_a_run_that_meets_a_problem_is_told_with_it_and_so_is_its_connection(company: Company) -> None:
    company.shop_wire.is_cut = True

    run = await company.run(Job.PULL, SHOP)

    (told,) = [one for one in company.audit() if one["subject_id"] == run.run_id]
    (shop,) = [one for one in await list_connections(company.workplace) if one.name == SHOP]
    assert (run.state, told["event"]) == (RunState.FAILED, "run.failed")
    assert (run.problem or {})["code"].startswith("net.")
    assert told["fields"]["problem"] == run.problem == shop.problem
    assert [run.job for run in every_run(company)].count("prepare") > 0


async def test_a_bug_is_told_as_one_logged_and_does_not_stop_the_engine(
    company: Company, monkeypatch: pytest.MonkeyPatch, warning_log: Any
) -> None:
    async def fall_over(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(engine_jobs, "pull", fall_over)
        failed = await company.run(Job.PULL, SHOP)
    succeeded = await company.run(Job.PULL, SHOP)

    warning_log.expect("run_failed_with_a_bug")
    assert (failed.state, (failed.problem or {})["code"]) == (RunState.FAILED, "run.bug")
    assert succeeded.state is RunState.SUCCEEDED


async def test_pages_read_before_a_failure_are_prepared_all_the_same(company: Company) -> None:
    orders = [company.shop.sell() for _ in range(2)]
    company.pass_time(minutes=10)

    def no_refunds(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(500) if "refunds" in request.url.path else response

    company.shop_wire.tamper = no_refunds
    run = await company.run(Job.PULL, SHOP)

    assert run.state is RunState.FAILED
    assert [company.sale(order_id).state for order_id in orders] == [S.READY] * 2


async def test_an_equal_run_that_waits_is_not_doubled(company: Company) -> None:
    asked = {await request_run(company.workplace, Job.PULL, connection=SHOP) for _ in range(5)}
    other = await request_run(company.workplace, Job.PULL, connection=SHOP, params={"stream": "orders"})

    assert len(asked) == 1
    assert other not in asked


async def test_a_connection_has_one_run_at_a_time_and_others_go_on_beside_it(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way: list[str] = []
    most: dict[str, int] = {}
    begun = {SHOP: asyncio.Event(), JDE: asyncio.Event()}

    async def watched(_jobs: engine_jobs.Jobs, run: StoredRun, _progress: object) -> None:
        """Each waits for the first run of the other, so that they must be under way together."""
        name = company.workplace.store.read_now(connections.name_of, run.connection_id)
        under_way.append(name)
        most[name] = max(most.get(name, 0), under_way.count(name))
        begun[name].set()
        async with asyncio.timeout(30):
            await asyncio.gather(*(one.wait() for one in begun.values()))
        under_way.remove(name)

    monkeypatch.setattr(engine_jobs.Jobs, "run", watched)
    for number in range(4):
        await request_run(company.workplace, Job.PULL, connection=SHOP, params={"n": str(number)})
        await request_run(company.workplace, Job.WATCH, connection=JDE, params={"n": str(number)})
    await company.engine.run_until_idle()

    assert most == {SHOP: 1, JDE: 1}
    assert [run.state for run in every_run(company) if run.params] == [RunState.SUCCEEDED] * 8


async def test_an_engine_without_work_asks_for_nothing(company: Company) -> None:
    before = len(every_run(company)), len(company.audit())

    for _ in range(3):
        await company.engine.run_until_idle()

    assert (len(every_run(company)), len(company.audit())) == before


async def test_a_batch_of_approvals_is_one_run(company: Company) -> None:
    orders = [company.shop.sell() for _ in range(5)]
    await company.fetch()

    await company.approve_and_send(*orders)

    assert [run.job for run in every_run(company)].count("send") == 1
    assert [company.sale(order_id).state for order_id in orders] == [S.CONFIRMED] * 5


async def test_postings_are_sent_in_the_order_of_their_approval(company: Company) -> None:
    orders = [company.shop.sell() for _ in range(3)]
    await company.fetch()
    for order_id in (orders[2], orders[0], orders[1]):
        await company.approve(order_id)
        company.pass_time(seconds=1)

    await company.engine.run_until_idle()

    numbers = {order_id: company.sale(order_id).ledger_number or 0 for order_id in orders}
    assert sorted(orders, key=lambda order_id: numbers[order_id]) == [orders[2], orders[0], orders[1]]


# rest


async def test_a_jde_that_fails_is_left_to_rest_longer_each_time(company: Company) -> None:
    await approved(company)
    company.jde_wire.is_cut = True
    moments = []

    for _ in range(9):
        await company.engine.run_until_idle()
        await company.engine.run_until_idle()
        moment = await company.engine.next_moment()
        assert moment is not None
        moments.append((moment - company.clock.now()).total_seconds())
        company.pass_time(seconds=moments[-1])

    assert moments == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert [run.job for run in every_run(company)].count("send") == 9


def locked_out(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    """JDE's administrator has locked the user."""
    if not request.url.path.endswith("/tokenrequest"):
        return response
    return httpx.Response(403, json={"message": "Sign In Denied", "status": "ERROR"})


@pytest.mark.parametrize("work", ["send", "confirm", "resolve"])
async def test_a_refused_login_is_not_repeated_within_the_hour(company: Company, work: str) -> None:
    order_id = await approved(company)

    async def lock() -> None:
        company.jde.expire_sessions()
        company.jde_wire.tamper = locked_out

    places = {
        "send": "approve.before_commit",
        "confirm": "send.outcome_committed",
        "resolve": "send.answered",
    }
    if work == "resolve":
        company.fault_at_next_send(Fault.TIMEOUT_AFTER_COMMIT)
    if work == "send":
        await lock()
    company.moments.happenings[places[work]] = lock
    before = logins(company)
    await company.wait_for_the_engine(hours=0.9)
    refused, waiting = logins(company) - before, company.sale(order_id).state
    company.jde_wire.tamper = None
    await company.wait_for_the_engine(hours=1.1)

    assert refused == 1
    assert waiting is {"send": S.APPROVED, "confirm": S.ACCEPTED, "resolve": S.IN_DOUBT}[work]
    assert logins(company) - before == 2
    assert company.sale(order_id).state is S.CONFIRMED


async def test_a_password_that_was_mended_is_used_at_once(company: Company) -> None:
    order_id = await approved(company)
    await change_connection(company.workplace, JDE, values={}, secrets={"password": "wrong"})
    await company.engine.run_until_idle()
    refused = company.sale(order_id).state, logins(company)

    await change_connection(company.workplace, JDE, values={}, secrets={"password": company.site.password})
    await company.engine.run_until_idle()

    assert refused == (S.APPROVED, 2)
    assert (company.sale(order_id).state, logins(company)) == (S.CONFIRMED, 3)


async def test_a_test_that_succeeds_ends_the_rest(company: Company) -> None:
    order_id = await approved(company)
    company.jde_wire.is_cut = True
    await company.engine.run_until_idle()
    company.jde_wire.is_cut = False
    await company.engine.run_until_idle()
    resting = company.sale(order_id).state

    assert all([proof async for proof in prove_connection(company.workplace, JDE)])
    await company.engine.run_until_idle()

    assert (resting, company.sale(order_id).state) == (S.APPROVED, S.CONFIRMED)


async def test_a_person_may_ask_while_the_engine_rests(company: Company) -> None:
    order_id = await approved(company)
    company.jde_wire.is_cut = True
    await company.engine.run_until_idle()
    company.jde_wire.is_cut = False

    await company.run(Job.SEND, JDE)

    assert company.sale(order_id).state is S.CONFIRMED


async def test_a_posting_that_cannot_be_read_back_holds_up_no_other(company: Company) -> None:
    orders = [company.shop.sell() for _ in range(2)]
    await company.fetch()

    async def unreadable() -> None:
        number = company.jde.documents()[-1].document_number
        company.tamper_with_the_ledger(number, DGJ=None)

    company.moments.happenings["send.outcome_committed"] = unreadable
    await company.approve_and_send(*orders)

    assert sorted(company.sale(order_id).state for order_id in orders) == [S.ACCEPTED, S.CONFIRMED]


async def test_a_posting_that_jde_cannot_be_asked_about_holds_up_no_other(company: Company) -> None:
    await company.sell_and_post()
    orders = [company.shop.sell() for _ in range(3)]
    await company.fetch()
    for order_id in orders:
        await company.approve(order_id)
        company.pass_time(seconds=1)
    first = company.sale(orders[0])
    rows = company.jde._database["F0911"]
    odd = {
        **rows.rows[-1].values,
        "R2": short_reference(first.reference),
        "EXR": first.reference,
        "DGJ": None,
    }
    rows.insert(odd, entered_at=company.clock.now())

    await company.engine.run_until_idle()

    sends = [run for run in every_run(company) if run.job == "send"]
    assert [company.sale(order_id).state for order_id in orders] == [S.APPROVED, S.CONFIRMED, S.CONFIRMED]
    assert [run.state for run in sends].count(RunState.FAILED) == 1


# stop and start


async def test_a_stop_ends_sending_after_the_posting_that_is_under_way(company: Company) -> None:
    orders = [company.shop.sell() for _ in range(4)]
    await company.fetch()
    await company.approve(*orders)

    async def stop() -> None:
        company.engine.stop()

    company.moments.happenings["send.answered"] = stop
    await company.engine.run()

    states = sorted(company.sale(order_id).state for order_id in orders)
    (run,) = [run for run in every_run(company) if run.job == "send"]
    assert states == [S.APPROVED, S.APPROVED, S.APPROVED, S.CONFIRMED]
    assert run.state is RunState.PARTIAL
    assert company.jde.open_sessions == 0


async def test_a_stop_ends_a_pull_after_the_page_that_is_under_way(company: Company) -> None:
    company.shop.sell()
    company.pass_time(minutes=10)

    async def stop() -> None:
        company.engine.stop()

    company.moments.happenings["pull.page_saved"] = stop
    run_id = await request_run(company.workplace, Job.PULL, connection=SHOP)
    await company.engine.run()
    after_stop = (
        (await run_result(company.workplace, run_id)).state,
        company.moments.reached["pull.page_saved"],
    )
    await company.restart()
    await company.fetch()

    assert after_stop == (RunState.PARTIAL, 1)
    assert company.posting_or_none("sale", 101) is not None


async def test_nothing_is_begun_after_a_stop(company: Company) -> None:
    order_id = await approved(company)

    company.engine.stop()
    await company.engine.run()

    assert company.sale(order_id).state is S.APPROVED
    assert company.engine.state == "stopped"


async def test_a_run_that_was_cut_off_is_told_and_asked_for_again(company: Company) -> None:
    def left_running(transaction: Transaction) -> str:
        claimed = runs.claim_run(transaction, busy=set(), at=company.clock.now())
        assert claimed is not None
        return claimed.run_id

    company.shop.sell()
    await request_run(company.workplace, Job.PULL, connection=SHOP)
    cut_off = company.workplace.store.write_now(left_running)
    company.pass_time(minutes=10)

    await company.restart()
    await company.engine.run_until_idle()

    again = [run for run in every_run(company) if run.trigger == "catch_up"]
    assert (await run_result(company.workplace, cut_off)).state is RunState.INTERRUPTED
    assert [(run.job, run.state) for run in again] == [("pull", RunState.SUCCEEDED)]
    assert [one["subject_id"] for one in company.audit() if one["event"] == "run.interrupted"] == [cut_off]


async def test_an_engine_that_is_cancelled_leaves_what_it_was_sending_in_doubt(company: Company) -> None:
    order_id = await approved(company)
    reached = asyncio.Event()

    async def hang() -> None:
        reached.set()
        await asyncio.Event().wait()

    company.moments.happenings["send.intent_committed"] = hang
    running = asyncio.create_task(company.engine.run())
    async with asyncio.timeout(30):
        await reached.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert company.sale(order_id).state is S.IN_DOUBT
    assert company.jde.open_sessions == 0


async def test_a_bug_while_sending_leaves_nothing_as_sending(company: Company, warning_log: Any) -> None:
    order_id = await approved(company)

    async def fall_over() -> None:
        raise ZeroDivisionError

    company.moments.happenings["send.answered"] = fall_over
    await company.engine.run_until_idle()
    left = company.sale(order_id).state
    await company.wait_for_the_engine()

    warning_log.expect("run_failed_with_a_bug")
    assert left is S.IN_DOUBT
    assert company.sale(order_id).state is S.CONFIRMED
    assert len(company.booked(order_id)) == 1


async def test_an_approval_withdrawn_while_jde_is_asked_is_not_sent(company: Company) -> None:
    order_id, other = company.shop.sell(), company.shop.sell()
    await company.fetch()
    await company.approve(order_id)
    company.pass_time(seconds=1)
    await company.approve(other)

    async def withdraw() -> None:
        await withdraw_approvals(company.workplace, [seen(company.sale(order_id))])

    company.moments.happenings["send.looked_up"] = withdraw
    await company.engine.run_until_idle()

    assert (company.sale(order_id).state, company.sale(other).state) == (S.READY, S.CONFIRMED)
    assert company.booked(order_id) == []
    assert {run.state for run in every_run(company)} == {RunState.SUCCEEDED}


async def test_a_store_that_is_busy_for_a_while_does_not_end_the_engine(
    company: Company, monkeypatch: pytest.MonkeyPatch, warning_log: Any
) -> None:
    order_id = await approved(company)
    tries: list[int] = []
    start = Engine._start_what_is_due

    async def busy_at_first(engine: Engine) -> None:
        tries.append(1)
        if len(tries) == 1:
            engine.wake()
            raise Problem("store.locked")
        await start(engine)
        if company.sale(order_id).state is S.CONFIRMED:
            engine.stop()

    monkeypatch.setattr(Engine, "_start_what_is_due", busy_at_first)
    async with asyncio.timeout(30):
        await company.engine.run()

    warning_log.expect("engine_cannot_start_runs")
    assert company.sale(order_id).state is S.CONFIRMED
