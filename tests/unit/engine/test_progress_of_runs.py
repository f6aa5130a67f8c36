"""While a run works the store says how far it is, and whoever wants can end it at its next safe point."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.request_run import Job, request_run, run_result, stop_run
from mlconnector_gui.store.repositories import runs
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.ui.words.timing import counts_words, run_words
from tests.helpers.company import SHOP, Company, open_company

_MOST_TURNS = 100_000


def read(company: Company, run_id: str) -> StoredRun:
    return company.workplace.store.read_now(runs.run_by_id, run_id)


async def until(holds: Callable[[], object]) -> None:
    """Let the engine work until something holds."""
    for _ in range(_MOST_TURNS):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to hold")


async def test_a_run_under_way_is_told_with_its_end_and_can_be_stopped(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        for _ in range(3):
            company.shop.sell()
        company.pass_time(minutes=10)
        run_id = await request_run(company.workplace, Job.PULL, connection=SHOP)
        meanwhile: list[dict[str, int]] = []

        async def somebody_stops_it() -> None:
            """At the first page that is saved: the engine looks, tells how far it is, and hears of the stop."""
            company.engine.wake()
            await until(lambda: read(company, run_id).counts)
            meanwhile.append(dict(read(company, run_id).counts))
            await stop_run(company.workplace, run_id)
            company.engine.wake()
            await until(lambda: company.engine._progress[run_id].stop_asked)

        company.moments.happenings["pull.page_saved"] = somebody_stops_it
        working = asyncio.create_task(company.engine.run())
        await until(lambda: read(company, run_id).is_over)
        company.engine.stop()
        await working

        run = await run_result(company.workplace, run_id)
        assert meanwhile == [{"fetched_total": 3}]
        assert run.state is RunState.PARTIAL
        assert run_words(run) == "3 fetched, 3 new"


async def test_how_far_a_run_is_is_written_down_once_a_second(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        workplace, engine = company.workplace, company.engine
        run_id = await request_run(workplace, Job.PULL, connection=SHOP)
        workplace.store.write_now(runs.claim_run, busy=(), at=workplace.now)
        progress = engine._progress[run_id] = Progress()
        written = []

        for seconds in (0, 0, 1):
            progress.count(fetched=100)
            company.pass_time(seconds=seconds)
            await engine._tell_progress()
            written.append(read(company, run_id).counts)

        assert written == [{"fetched": 100}, {"fetched": 100}, {"fetched": 300}]


async def test_a_run_that_waits_its_turn_is_cancelled(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        run_id = await request_run(company.workplace, Job.PULL, connection=SHOP)

        assert await stop_run(company.workplace, run_id)
        await company.engine.run_until_idle()

        assert (await run_result(company.workplace, run_id)).state is RunState.CANCELLED
        assert not await stop_run(company.workplace, run_id)


def test_counts_of_a_run_under_way_name_their_end() -> None:
    assert counts_words({"fetched": 1200, "fetched_total": 5000, "new": 3}) == "1,200 of 5,000 fetched, 3 new"
    assert counts_words({"prepared": 7, "prepared_total": 5}) == "7 prepared"
