"""Master records are read as far as they changed, shown when a table is whole, and found by what drafts name."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.master_records import MasterKind, is_address
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.engine.masters import MastersRefresh
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.map_accounts import current_rules, replace_rules
from mlconnector_gui.services.masters import (
    cancel_refresh,
    find_addresses,
    masters_status,
    refresh_masters,
    search_masters,
)
from mlconnector_gui.services.request_run import Job, run_result
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.masters import StoredMasterTable, records_of
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from tests.helpers.ais import with_json
from tests.helpers.company import JDE, Company, open_company

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def refreshed(company: Company, *kinds: MasterKind, whole: bool = False) -> StoredRun:
    run_id = await refresh_masters(company.workplace, JDE, kinds=kinds, whole=whole)
    await company.engine.run_until_idle()
    return await run_result(company.workplace, run_id)


async def table_of(company: Company, kind: MasterKind) -> StoredMasterTable:
    status = await masters_status(company.workplace, JDE)
    return next(one for one in status.tables if one.kind is kind)


async def names(company: Company, kind: MasterKind, text: str = "") -> list[str]:
    return [one.name for one in await search_masters(company.workplace, JDE, kind, text, limit=1_000)]


def reads_of(company: Company, table: str) -> list[httpx.Request]:
    """The pages of a table that were asked for since the wire was last cleared."""
    told = f'"targetName":"{table}"'
    requests = [one for one in company.jde_wire.seen if told in one.content.decode().replace(" ", "")]
    return [one for one in requests if '"COUNT"' not in one.content.decode()]


def account_row(company: Company, object_account: str) -> Any:
    row = company.jde._database["F0901"].first(MCU=f"{'30':>12}", OBJ=object_account)
    assert row is not None
    return row


async def test_after_a_first_read_only_what_changed_is_asked_for(company: Company) -> None:
    first = await table_of(company, MasterKind.ACCOUNTS)
    account_row(company, "5030").values.update(UPMJ=date(2026, 10, 8))
    await refreshed(company)
    company.jde_wire.seen.clear()
    account_row(company, "5010").values.update(DL01="Web sales", UPMJ=date(2026, 10, 9))

    run = await refreshed(company)

    (read,) = reads_of(company, "F0901")
    second = await table_of(company, MasterKind.ACCOUNTS)
    assert b"TODAY_MINUS_DAY" in read.content
    assert (run.counts["accounts"], run.counts["changed"]) == (2, 1)
    assert (second.rows, second.cursor) == (first.rows, date(2026, 10, 9))
    assert await names(company, MasterKind.ACCOUNTS, "web sales") == ["30.5010"]


async def test_the_whole_last_day_is_read_again(company: Company) -> None:
    account_row(company, "5010").values.update(UPMJ=date(2026, 10, 9), UPMT=80000)
    await refreshed(company)
    account_row(company, "5020").values.update(DL01="Later that day", UPMJ=date(2026, 10, 9), UPMT=90000)

    await refreshed(company)

    assert await names(company, MasterKind.ACCOUNTS, "later that day") == ["30.5020"]


async def test_what_was_deleted_is_found_by_reading_whole_once_a_week(company: Company) -> None:
    company.jde._database["F0901"].delete(account_row(company, "5820"))

    await refreshed(company)
    kept = await names(company, MasterKind.ACCOUNTS, "30.5820")
    company.pass_time(days=7)
    run = await refreshed(company)

    assert kept == ["30.5820"]
    assert await names(company, MasterKind.ACCOUNTS, "30.5820") == []
    assert run.counts["removed"] == 1


async def test_the_week_is_a_setting(company: Company) -> None:
    await change_connection(company.workplace, JDE, values={"masters_whole_days": "2"}, secrets={})
    before = await table_of(company, MasterKind.ACCOUNTS)

    company.pass_time(days=2)
    await refreshed(company)

    assert (await table_of(company, MasterKind.ACCOUNTS)).whole_at != before.whole_at


async def test_everything_is_read_again_when_asked_for(company: Company) -> None:
    company.jde._database["F0901"].delete(account_row(company, "5820"))

    await refreshed(company, whole=True)

    assert await names(company, MasterKind.ACCOUNTS, "30.5820") == []


async def test_a_refresh_without_news_prepares_nothing_again(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    before = company.sale(order_id)

    run = await refreshed(company, whole=True)

    assert (run.counts["changed"], run.counts["removed"]) == (0, 0)
    assert company.sale(order_id) == before


async def test_half_of_a_table_is_never_seen(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """The read breaks off after its first page: what was shown before stays, and the next read starts clean."""
    before = await names(company, MasterKind.ACCOUNTS)
    seen: list[list[str]] = []
    pages = JdeLedger.master_pages

    async def breaking(self: JdeLedger, kind: MasterKind, *, changed_since: date | None) -> Any:
        async for page in pages(self, kind, changed_since=changed_since):
            yield page
            if kind is MasterKind.ACCOUNTS:
                seen.append(await names(company, MasterKind.ACCOUNTS))
                company.jde_wire.is_cut = True
                await self.addresses(["1"])  # the next call of the same read

    for row in company.jde._database["F0901"].rows:
        row.values["DL01"] = "Changed"
    monkeypatch.setattr(JdeLedger, "master_pages", breaking)
    run = await refreshed(company, whole=True)
    after_break = await names(company, MasterKind.ACCOUNTS, "changed")
    monkeypatch.undo()
    company.jde_wire.is_cut = False
    await refreshed(company, whole=True)

    assert run.state is RunState.FAILED
    assert seen == [before]
    assert after_break == []
    assert len(await names(company, MasterKind.ACCOUNTS, "changed")) == len(before)


async def test_a_refresh_is_stopped_between_pages_and_shows_what_it_showed(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await table_of(company, MasterKind.ACCOUNTS)
    asked: list[str] = []
    stage = MastersRefresh._stage

    async def stopping(self: MastersRefresh, kind: MasterKind, records: Any) -> None:
        if kind is MasterKind.ACCOUNTS:
            asked.append(self.run.run_id)
            await cancel_refresh(company.workplace, self.run.run_id)
        await stage(self, kind, records)

    monkeypatch.setattr(MastersRefresh, "_stage", stopping)
    run = await refreshed(company, whole=True)

    assert asked == [run.run_id]
    assert run.state is RunState.PARTIAL
    assert await table_of(company, MasterKind.ACCOUNTS) == before


async def test_how_many_there_are_is_told_while_they_are_read(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, int]] = []
    stage = MastersRefresh._stage

    async def looking(self: MastersRefresh, kind: MasterKind, records: Any) -> None:
        await stage(self, kind, records)
        told.append(dict((await run_result(company.workplace, self.run.run_id)).counts))

    monkeypatch.setattr(MastersRefresh, "_stage", looking)
    run = await refreshed(company, MasterKind.ACCOUNTS, whole=True)

    accounts = (await table_of(company, MasterKind.ACCOUNTS)).rows
    assert told[-1]["accounts"] == told[-1]["accounts_total"] == accounts
    assert "accounts_total" not in run.counts


async def test_a_count_of_another_shape_costs_only_the_total(company: Company) -> None:
    def otherwise(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"COUNT"' not in request.content:
            return response
        return with_json(response, lambda tree: tree.clear())

    company.jde_wire.tamper = otherwise

    assert (await refreshed(company, whole=True)).state is RunState.SUCCEEDED


async def test_items_are_read_once_asked_for_and_kept_up_from_then_on(company: Company) -> None:
    unread = await names(company, MasterKind.ITEMS)
    await refreshed(company, MasterKind.ITEMS)
    read = await names(company, MasterKind.ITEMS, "tent")
    item = company.jde._database["F4101"].first(LITM="TENT-2P")
    assert item is not None
    item.values.update(DSC1="Tent for three", UPMJ=date(2026, 10, 9))

    await refreshed(company)

    assert (unread, read) == ([], ["TENT-2P"])
    assert await names(company, MasterKind.ITEMS, "for three") == ["TENT-2P"]


async def test_a_table_that_may_not_be_read_does_not_stop_the_others(company: Company) -> None:
    def forbidden(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"F0012"' not in request.content:
            return response
        return with_json(
            response,
            lambda tree: (
                tree.clear(),
                tree.update(sysErrors=[{"TITLE": "Not authorised", "DESC": "F0012"}]),
            ),
        )

    company.jde_wire.tamper = forbidden
    run = await refreshed(company, whole=True)

    instructions = await table_of(company, MasterKind.INSTRUCTIONS)
    assert run.state is RunState.SUCCEEDED
    assert run.counts["unreadable"] == 1
    assert (instructions.problem or {})["code"] == "jde.table_unreadable"
    assert (await table_of(company, MasterKind.ACCOUNTS)).problem is None


async def test_addresses_that_rules_name_are_asked_for_and_no_others(company: Company) -> None:
    rules = await current_rules(company.workplace)
    named = [
        {**{name: getattr(rules[place], name) for name in type(rules[place]).__slots__}, "subledger": number}
        for place, number in ((0, "00004242"), (1, "9999"))
    ]
    changed = [type(rules[0])(**{**one, "subledger_type": "A"}) for one in named]
    await replace_rules(company.workplace, [*changed, *rules[2:]])

    await refreshed(company)

    jde = company.workplace.store.read_now(connections.connection_named, JDE)
    kept = company.workplace.store.read_now(records_of, jde.connection_id, MasterKind.ADDRESSES)
    assert {one.key: is_address(one) for one in kept} == {"4242": True, "9999": False}


@pytest.mark.parametrize(("text", "found"), [("4242", ["4242"]), ("fulfil", ["5002"]), ("nobody", [])])
async def test_the_address_book_is_searched_in_jde(company: Company, text: str, found: list[str]) -> None:
    assert [one.key for one in await find_addresses(company.workplace, JDE, text)] == found


async def test_a_period_that_closed_is_booked_on_the_first_open_day_where_the_store_says_so(
    company: Company,
) -> None:
    order_id = company.shop.sell()
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)
    await company.fetch()
    held = company.sale(order_id)

    await change_connection(
        company.workplace, "WOO-US", values={"closed_period": "first_open_day"}, secrets={}
    )
    await company.engine.run_until_idle()
    moved = company.sale(order_id)
    await company.approve_and_send(order_id)

    own_day = held.gl_date.isoformat()
    (document,) = [one for one in company.jde.documents() if str(order_id) in one.explanation]
    codes = [(one.code, one.severity) for one in company.detail(moved).findings]
    assert (held.state, held.why) == (S.BLOCKED, "period.not_open")
    assert (moved.state, moved.why) == (S.READY, "period.moved")
    assert ("period.moved", "note") in codes
    assert document.gl_date == date(2026, 11, 1)
    assert own_day in document.explanation
    assert company.sale(order_id).state is S.CONFIRMED


async def test_a_period_that_closes_after_sending_is_no_change_of_the_source(company: Company) -> None:
    await change_connection(
        company.workplace, "WOO-US", values={"closed_period": "first_open_day"}, secrets={}
    )
    order_id = await company.sell_and_post()
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)

    company.shop.change_order(order_id, note="Ring twice")
    await company.fetch()

    assert company.sale(order_id).source_change is None
    assert company.sale(order_id).gl_date.month == 10


async def test_a_moved_entry_whose_period_closes_too_before_its_approval_moves_on(company: Company) -> None:
    await change_connection(
        company.workplace, "WOO-US", values={"closed_period": "first_open_day"}, secrets={}
    )
    order_id = company.shop.sell()
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)
    await company.fetch()
    first = company.sale(order_id)

    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)

    second = company.sale(order_id)
    assert (first.gl_date, second.gl_date) == (date(2026, 11, 1), date(2026, 12, 1))
    assert second.digest != first.digest
    assert second.revision == first.revision + 1


async def test_a_reference_that_another_posting_carries_blocks(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    first = company.sale(order_id)
    company.workplace.store.write_now(
        lambda transaction: transaction.exec_driver_sql(
            "UPDATE posting SET external_id = 'other' WHERE posting_id = ?", (first.posting_id,)
        )
    )

    company.shop.change_order(order_id, note="Ring twice")
    await company.fetch()

    second = company.sale(order_id)
    assert second.posting_id != first.posting_id
    assert (second.state, second.why) == (S.BLOCKED, "reference.duplicate")
