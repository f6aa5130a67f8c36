"""The program is killed in the middle of sending; the next start asks JDE before it sends anything."""

from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.serving import served
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.store.repositories import runs
from mlconnector_gui.store.repositories.runs import RunState
from tests.helpers.company import JDE, open_company
from tests.helpers.crashing import KILLED, run_until_killed


@pytest.mark.parametrize(
    ("place", "held_by_jde", "state_left", "in_doubt"),
    [
        ("send.intent_committed", 0, PostingState.SENDING, True),
        ("send.answered", 1, PostingState.SENDING, True),
        ("send.outcome_committed", 1, PostingState.ACCEPTED, False),
    ],
)
async def test_a_crash_while_sending_is_in_doubt_at_the_next_start(
    tmp_path: Path, place: str, held_by_jde: int, state_left: PostingState, in_doubt: bool
) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        await company.approve(order_id)
        with served({JDE: company.jde.app}) as addresses:
            values = {"address": addresses[JDE], "call_timeout_seconds": "20"}
            await change_connection(company.workplace, JDE, values=values, secrets={})
            await company.engine.jobs.close()

            died = run_until_killed(
                tmp_path, place=place, now=company.clock.now(), password=company.site.password
            )
            left, held = company.sale(order_id), len(company.booked(order_id))
            every = company.workplace.store.read_now(runs.recent_runs, limit=100)
            await company.restart()
            recovered = company.sale(order_id)
            await company.wait_for_the_engine()

        story = company.story(company.sale(order_id))
        assert (died, left.state, held) == (KILLED, state_left, held_by_jde)
        assert [run.job for run in every if run.state is RunState.RUNNING] == ["send"]
        assert (recovered.state is PostingState.IN_DOUBT) is in_doubt
        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert len(company.booked(order_id)) == 1
        assert ("doubt" in story) is in_doubt
        assert story.count("attempt_begun") == (2 if in_doubt and not held_by_jde else 1)
        assert [one["event"] for one in company.audit() if one["event"] == "run.interrupted"]
