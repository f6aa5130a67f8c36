"""Documents become postings, and postings follow their documents as far as they may."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.map_accounts import current_rules, replace_rules
from mlconnector_gui.services.review import (
    approve_postings,
    dismiss_postings,
    hold_postings,
    release_postings,
)
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents
from tests.helpers.company import SHOP, Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def ready(company: Company) -> int:
    order_id = company.shop.sell()
    await company.fetch()
    assert company.sale(order_id).state is S.READY
    return order_id


def last_counts(company: Company) -> dict[str, int]:
    """What the newest preparation counted, by the audit."""
    ended = [one["fields"] for one in company.audit() if one["event"] == "run.succeeded"]
    return [dict(told["counts"]) for told in ended if told["job"] == "prepare"][-1]


def broken(**changes: Any) -> Callable[[httpx.Request, httpx.Response], httpx.Response]:
    """The shop writes these fields of every order otherwise."""

    def tamper(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if not request.url.path.endswith("/orders") or not isinstance(response.json(), list):
            return response
        orders = [{**order, **changes} for order in response.json()]
        headers = {name: text for name, text in response.headers.items() if name != "content-length"}
        return httpx.Response(200, headers=headers, content=json.dumps(orders))

    return tamper


async def test_an_order_that_is_the_same_again_is_left_alone(company: Company) -> None:
    order_id = await ready(company)
    before = company.sale(order_id), len(company.audit())

    company.shop.change_order(order_id, note="Ring twice")
    await company.fetch()

    story = company.story(company.sale(order_id))
    assert replace(company.sale(order_id), prepared_at=before[0].prepared_at) == before[0]
    assert story == ["drafted", "pass_checks"]
    assert last_counts(company) == {"unchanged": 1}


async def test_an_order_that_changes_before_its_approval_is_a_new_revision(company: Company) -> None:
    order_id = await ready(company)
    before = company.sale(order_id)

    company.shop.change_order(order_id, shipping=Decimal("9.75"))
    await company.fetch()

    after = company.sale(order_id)
    assert (after.state, after.revision) == (S.READY, 2)
    assert after.reference != before.reference
    assert after.digest != before.digest
    assert after.gross_minor == before.gross_minor + 349
    with refused("posting.changed_meanwhile"):
        await approve_postings(company.workplace, [seen(before)])


async def test_an_order_of_a_day_before_the_start_is_not_booked_and_is_once_the_start_is_earlier(
    company: Company,
) -> None:
    order_id = await ready(company)

    await change_connection(company.workplace, SHOP, values={"start_date": "2026-10-20"}, secrets={})
    await company.engine.run_until_idle()
    too_early = company.sale(order_id)
    await change_connection(company.workplace, SHOP, values={"start_date": "2026-10-05"}, secrets={})
    await company.engine.run_until_idle()

    assert (too_early.state, too_early.why) == (S.DISMISSED, "source.before_start")
    assert company.sale(order_id).state is S.READY


async def test_an_earlier_start_reads_what_was_left_out_before(company: Company) -> None:
    await change_connection(company.workplace, SHOP, values={"start_date": "2026-10-20"}, secrets={})
    order_id = company.shop.sell()
    await company.fetch()
    not_seen = company.posting_or_none("sale", order_id)

    await change_connection(company.workplace, SHOP, values={"start_date": "2026-10-05"}, secrets={})
    await company.fetch()

    assert not_seen is None
    assert company.sale(order_id).state is S.READY


async def test_a_posting_follows_the_company_it_is_booked_in(company: Company) -> None:
    order_id = await ready(company)

    await change_connection(company.workplace, SHOP, values={"company": "00002"}, secrets={})
    await company.engine.run_until_idle()

    assert (company.sale(order_id).company, company.sale(order_id).state) == ("00002", S.BLOCKED)
    assert company.sale(order_id).why == "account.other_company"


async def test_an_order_that_cannot_be_understood_is_shown_and_freed_once_it_can(company: Company) -> None:
    order_id = company.shop.sell()
    company.shop_wire.tamper = broken(total="twelve")
    await company.fetch()
    shown = company.posting("unreadable", f"orders/{order_id}")  # type: ignore[arg-type]
    no_sale = company.posting_or_none("sale", order_id)

    company.shop_wire.tamper = None
    company.shop.change_order(order_id)
    await company.fetch()

    freed = company.posting("unreadable", f"orders/{order_id}")  # type: ignore[arg-type]
    assert (shown.state, shown.content, no_sale) == (S.BLOCKED, None, None)
    assert shown.why.endswith("number_invalid")
    assert (freed.state, company.sale(order_id).state) == (S.DISMISSED, S.READY)


async def test_an_order_that_is_unreadable_a_second_time_is_shown_a_second_time(company: Company) -> None:
    order_id = company.shop.sell()
    for tamper in (broken(total="twelve"), None, broken(total="thirteen")):
        company.shop_wire.tamper = tamper
        company.shop.change_order(order_id)
        await company.fetch()

    assert company.posting("unreadable", f"orders/{order_id}").state is S.BLOCKED  # type: ignore[arg-type]
    assert company.sale(order_id).state is S.BLOCKED


async def test_what_an_order_led_to_is_not_approved_once_it_cannot_be_understood(company: Company) -> None:
    order_id = await ready(company)
    before = company.sale(order_id)
    company.shop_wire.tamper = broken(total="twelve")
    company.shop.change_order(order_id)
    await company.fetch()
    blocked = company.sale(order_id)

    company.shop_wire.tamper = None
    company.shop.change_order(order_id, shipping=Decimal("9.75"))
    await company.fetch()

    assert (blocked.state, blocked.content) == (S.BLOCKED, None)
    assert len(company.detail(blocked).lines) > 1
    assert company.sale(order_id).state is S.READY
    with refused("posting.changed_meanwhile"):
        await approve_postings(company.workplace, [seen(before)])


async def test_an_approval_is_void_once_its_order_cannot_be_understood(company: Company) -> None:
    order_id = await ready(company)
    company.jde_wire.is_cut = True
    await company.approve(order_id)

    company.shop_wire.tamper = broken(total="twelve")
    company.shop.change_order(order_id)
    await company.fetch()

    assert company.sale(order_id).state is S.CHANGED_AFTER_APPROVAL
    assert company.sale(order_id).source_change == {"source": "unreadable"}


async def test_a_blocked_posting_is_freed_by_a_rule_that_covers_it(company: Company) -> None:
    rules = await current_rules(company.workplace)
    without = [rule for rule in rules if rule.role is not LineRole.SHIPPING_INCOME]
    await replace_rules(company.workplace, without)
    order_id = company.shop.sell()
    await company.fetch()
    blocked = company.sale(order_id)

    freed = await replace_rules(company.workplace, rules)
    await company.engine.run_until_idle()

    assert (blocked.state, blocked.why, freed) == (S.BLOCKED, "mapping.missing", 1)
    assert company.sale(order_id).state is S.READY


async def test_a_ready_posting_follows_the_rules_and_an_approved_one_stays_as_it_was_approved(
    company: Company,
) -> None:
    waiting, approved = await ready(company), await ready(company)
    company.jde_wire.is_cut = True
    await company.approve(approved)
    before = company.sale(approved)

    rules = [
        replace(rule, object_account="5020") if rule.role is LineRole.PRODUCT_SALES else rule
        for rule in await current_rules(company.workplace)
    ]
    await replace_rules(company.workplace, rules)
    await company.engine.run_until_idle()

    accounts = [line.account for line in company.detail(company.sale(waiting)).lines]
    assert "30.5020" in accounts
    assert (company.sale(approved).state, company.sale(approved).content) == (S.APPROVED, before.content)


async def test_a_refund_is_prepared_again_when_its_order_changes(company: Company) -> None:
    order_id = await ready(company)
    refund_id = company.shop.refund(order_id)
    await company.fetch()
    before = company.posting("refund", refund_id)

    order = company.shop.books.orders[order_id]
    order.payment_method = "paypal"
    company.shop.books.save(order)
    await company.fetch()

    after = company.posting("refund", refund_id)
    accounts = [line.account for line in company.detail(after).lines]
    assert (before.state, after.state, after.revision) == (S.READY, S.READY, 2)
    assert "1.1220.PAYPAL" in accounts
    assert "1.1220.STRIPE" not in accounts


async def test_a_held_posting_stays_held_and_comes_back_as_its_order_is_now(company: Company) -> None:
    order_id = await ready(company)
    await hold_postings(company.workplace, [seen(company.sale(order_id))], reason="ask the shop")

    company.shop.change_order(order_id, shipping=Decimal("9.75"))
    await company.fetch()
    held = company.sale(order_id)
    await release_postings(company.workplace, [seen(held)])
    await company.engine.run_until_idle()

    back = company.sale(order_id)
    assert held.state is S.HELD
    assert held.source_change is not None
    assert (back.state, back.source_change) == (S.READY, None)
    assert back.gross_minor == held.gross_minor + 349


async def test_what_a_person_dismissed_stays_dismissed_and_says_that_its_source_changed(
    company: Company,
) -> None:
    order_id = await ready(company)
    await dismiss_postings(company.workplace, [seen(company.sale(order_id))], reason="booked by hand")

    company.shop.change_order(order_id, shipping=Decimal("9.75"))
    await company.fetch()
    changed = company.sale(order_id)
    company.shop.trash(order_id)
    await company.fetch()
    company.shop.restore(order_id)
    company.shop.change_order(order_id, shipping=Decimal("6.50"))
    await company.fetch()

    assert changed.state is S.DISMISSED
    assert {line["what"] for line in changed.source_change["lines"]} >= {"30.5810"}  # type: ignore[index]
    assert company.sale(order_id).state is S.DISMISSED
    assert company.sale(order_id).source_change is None


async def test_a_posting_dismissed_for_its_source_goes_the_same_way_when_brought_back_too_early(
    company: Company,
) -> None:
    order_id = await ready(company)
    company.shop.trash(order_id)
    await company.fetch()

    await release_postings(company.workplace, [seen(company.sale(order_id))])
    await company.engine.run_until_idle()

    assert company.sale(order_id).state is S.DISMISSED
    assert company.sale(order_id).why == "source.trash"


async def test_a_batch_that_fails_prepares_nothing_and_is_done_again(
    company: Company, monkeypatch: pytest.MonkeyPatch, warning_log: Any
) -> None:
    orders = [company.shop.sell() for _ in range(3)]

    def out_of_order(_transaction: Transaction, _ids: list[int], **_: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(documents, "mark_prepared", out_of_order)
        await company.fetch()
    nothing = [company.posting_or_none("sale", order_id) for order_id in orders]
    await company.fetch()

    warning_log.expect("run_failed_with_a_bug")
    assert nothing == [None] * 3
    assert [company.sale(order_id).state for order_id in orders] == [S.READY] * 3
