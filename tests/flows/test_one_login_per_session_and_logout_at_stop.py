"""Sessions are scarce at JDE: the engine opens one, keeps it between runs, and gives it back when it stops."""

import asyncio
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.events import Changed
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.request_run import Job
from tests.helpers.company import JDE, Company, open_company


async def confirmed(company: Company, *orders: int) -> None:
    """Wait until the engine has brought orders into the ledger; it tells of every step."""
    all_there = asyncio.Event()

    def look(_changed: Changed) -> None:
        found = [company.posting_or_none("sale", order_id) for order_id in orders]
        if all(one is not None and one.state is PostingState.CONFIRMED for one in found):
            all_there.set()

    stop = company.workplace.events.listen(look)
    async with asyncio.timeout(30):
        await all_there.wait()
    stop()


async def test_one_login_serves_everything_until_the_engine_stops(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        orders = [company.shop.sell() for _ in range(3)]
        await company.fetch()
        running = asyncio.create_task(company.engine.run())

        await company.approve(*orders)
        company.engine.wake()
        await confirmed(company, *orders)
        sessions = company.jde.open_sessions
        company.engine.stop()
        await running

        assert (company.jde.logins, sessions, company.jde.open_sessions) == (1, 1, 0)


async def test_a_session_that_jde_lost_is_replaced_by_one_other(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()

        company.jde.expire_sessions()
        await company.sell_and_post()

        assert company.jde.logins == 2


async def test_a_connection_that_was_changed_gets_a_session_with_the_new_values(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()

        await change_connection(company.workplace, JDE, values={"device_name": "other"}, secrets={})
        await company.must_run(Job.WATCH, JDE)
        await company.must_run(Job.WATCH, JDE)

        assert (company.jde.logins, company.jde.open_sessions) == (2, 1)
