"""Orders at Amazon are a figure a marketplace and day, on the overview and in a shell, and never a posting."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.current_sales import current_sales
from mlconnector_gui.store.repositories.postings import postings_in
from mlconnector_gui.ui.screens.overview.presenter import OverviewPresenter
from tests.helpers.selling import AMZN, US, selling_company
from tests.helpers.workspaces import IdleEngine


async def test_orders_of_a_day_are_seen_by_marketplace(tmp_path: Path) -> None:
    async with selling_company(tmp_path, orders="2026-01-01") as selling:
        selling.go_to(date(2026, 10, 12))
        sold = [selling.amazon.sell(US), selling.amazon.sell(US, status="Shipped")]
        selling.amazon.sell(US, status="Pending")
        selling.amazon.sell(US, status="Canceled")
        selling.company.pass_time(hours=1)
        await selling.fetch()
        workplace = selling.company.workplace

        days = await current_sales(workplace, first=date(2026, 10, 12), last=date(2026, 10, 12))
        overview = await OverviewPresenter(workplace, IdleEngine()).refresh()

        told = {one.currency: one for one in days}
        assert {one.connection for one in days} == {AMZN}
        assert told["USD"].orders == 2
        assert told["USD"].cancelled == 1
        assert told["USD"].minor == int(sum((one.total for one in sold), Decimal(0)) * 100)
        assert (told[""].orders, told[""].unpriced, told[""].total) == (1, 1, None)
        (line,) = overview.sales
        assert line.text.startswith("AMZN, Amazon.com: today 3 orders, ")
        assert "1 order without a price yet" in line.rest
        assert workplace.store.read_now(postings_in, *PostingState) == []
