"""What JDE does not hold is made anew; what it holds is turned round by an entry of its own."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.replay import preview_replay, replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import (
    approve_postings,
    dismiss_postings,
    hold_postings,
    release_postings,
)
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, SHOP, Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def ready(company: Company) -> int:
    order_id = company.shop.sell()
    await company.fetch()
    return order_id


def by_id(company: Company, posting_id: str | None) -> StoredPosting:
    return company.workplace.store.read_now(postings.posting_by_id, posting_id or "")


async def reversed_entry(company: Company, posting: StoredPosting) -> StoredPosting:
    """Reverse an entry and return the reversal."""
    return by_id(company, await reverse_posting(company.workplace, seen(posting), reason="wrong shop"))


async def approve_and_send(company: Company, posting: StoredPosting) -> StoredPosting:
    await approve_postings(company.workplace, [seen(posting)])
    await company.engine.run_until_idle()
    return by_id(company, posting.posting_id)


# replay


async def test_a_preview_shows_what_would_differ_and_saves_nothing(company: Company) -> None:
    order_id = await ready(company)
    company.jde_wire.is_cut = True
    await company.approve(order_id)
    company.shop.change_order(order_id, shipping=Decimal("9.75"))
    await company.fetch()
    before = company.sale(order_id), len(company.audit())

    preview = await preview_replay(company.workplace, company.sale(order_id).posting_id)

    changes = {change.what: (change.before, change.after) for change in preview.changes}
    assert changes["30.5810"] == ("-6.50 USD", "-9.75 USD")
    assert (preview.refusal, preview.offers_reversal) == (None, False)
    assert (company.sale(order_id), len(company.audit())) == before


async def test_a_replay_without_any_difference_shows_none(company: Company) -> None:
    order_id = await ready(company)

    preview = await preview_replay(company.workplace, company.sale(order_id).posting_id)

    assert (preview.changes, preview.refusal) == ((), None)


async def test_a_replay_makes_a_new_revision_that_is_told_in_the_audit(company: Company) -> None:
    order_id = await ready(company)

    state = await replay_posting(company.workplace, seen(company.sale(order_id)))

    assert (state, company.sale(order_id).revision) == (S.READY, 2)
    assert company.story(company.sale(order_id))[2:] == [
        "replayed",
        "prepare_again",
        "prepared_again",
        "pass_checks",
    ]


async def test_what_jde_holds_is_never_made_anew_but_can_be_reversed(company: Company) -> None:
    order_id = await company.sell_and_post()
    posting = company.sale(order_id)

    preview = await preview_replay(company.workplace, posting.posting_id)
    with refused("replay.in_ledger"):
        await replay_posting(company.workplace, seen(posting))

    assert preview.refusal is not None
    assert (preview.refusal.code, preview.offers_reversal) == ("replay.in_ledger", True)
    assert preview.refusal.params["document"] == f"JE {posting.ledger_number}"
    assert company.sale(order_id) == posting


async def test_what_is_approved_is_not_replayed_under_its_approval(company: Company) -> None:
    order_id = await ready(company)
    await company.approve(order_id)

    with refused("replay.not_now"):
        await replay_posting(company.workplace, seen(company.sale(order_id)))


async def test_what_is_not_booked_any_more_is_not_replayed(company: Company) -> None:
    order_id = await ready(company)
    await change_connection(company.workplace, SHOP, values={"start_date": "2026-10-20"}, secrets={})

    with refused("replay.not_bookable") as caught:
        await replay_posting(company.workplace, seen(company.sale(order_id)))

    assert caught.value.params["standing"] == "before_start"


async def test_a_replay_of_what_changed_behind_the_screen_is_refused(company: Company) -> None:
    order_id = await ready(company)
    before = company.sale(order_id)
    await replay_posting(company.workplace, seen(before))

    with refused("posting.changed_meanwhile"):
        await replay_posting(company.workplace, seen(before))


# reversal


async def test_a_reversal_and_its_entry_come_to_nothing_in_the_ledger(company: Company) -> None:
    order_id = await company.sell_and_post()
    entry = company.sale(order_id)

    reversal = await approve_and_send(company, await reversed_entry(company, entry))

    sums: Counter[str] = Counter()
    for document in company.jde.documents():
        for line in document.lines:
            sums[line.account] += line.amount  # type: ignore[assignment]
    assert reversal.state is S.CONFIRMED
    assert len(company.jde.documents()) == 2
    assert set(sums.values()) == {Decimal(0)}


async def test_a_reversal_and_its_entry_name_each_other(company: Company) -> None:
    order_id = await company.sell_and_post()

    reversal = await reversed_entry(company, company.sale(order_id))

    entry = company.sale(order_id)
    approved, turned = json.loads(entry.content or b""), json.loads(reversal.content or b"")
    assert (entry.state, entry.reversed_by) == (S.REVERSED, reversal.posting_id)
    assert (reversal.state, reversal.reverses) == (S.READY, entry.posting_id)
    assert reversal.reference != entry.reference
    assert [line["account"] for line in turned["lines"]] == [line["account"] for line in approved["lines"]]
    assert [-Decimal(line["amount"]) for line in turned["lines"]] == [
        Decimal(line["amount"]) for line in approved["lines"]
    ]
    assert (turned["gl_date"], turned["company"]) == (approved["gl_date"], approved["company"])


async def test_an_entry_is_reversed_once(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    await reversed_entry(company, entry)

    with refused("posting.move_refused"):
        await reverse_posting(company.workplace, seen(entry), reason="again")


async def test_a_reversal_needs_a_reason_and_an_entry(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    waiting = company.sale(await ready(company))

    with refused("review.reason_missing"):
        await reverse_posting(company.workplace, seen(entry), reason=" ")
    with refused("posting.move_refused"):
        await reverse_posting(company.workplace, seen(waiting), reason="not sent yet")

    assert company.sale(int(entry.external_id)) == entry


async def test_an_entry_stands_again_when_its_reversal_is_dismissed(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    reversal = await reversed_entry(company, entry)

    await dismiss_postings(company.workplace, [seen(reversal)], reason="it was right")

    stands = by_id(company, entry.posting_id)
    assert (stands.state, stands.reversed_by) == (S.CONFIRMED, None)
    for bring_back in (
        release_postings(company.workplace, [seen(reversal)]),
        replay_posting(company.workplace, seen(reversal)),
    ):
        with refused("review.reversal_dropped"):
            await bring_back  # type: ignore[misc]


async def test_an_entry_that_stands_again_can_be_reversed_again(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    first = await reversed_entry(company, entry)
    await dismiss_postings(company.workplace, [seen(first)], reason="it was right")

    second = await approve_and_send(company, await reversed_entry(company, by_id(company, entry.posting_id)))

    assert (second.state, second.sequence) == (S.CONFIRMED, 2)
    assert second.reference != first.reference
    assert len(company.jde.documents()) == 2


async def test_a_reversal_that_was_made_anew_never_lends_its_reference_to_the_next(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    first = await reversed_entry(company, entry)
    await replay_posting(company.workplace, seen(first))
    replayed = by_id(company, first.posting_id)
    await dismiss_postings(company.workplace, [seen(replayed)], reason="it was right")

    second = await approve_and_send(company, await reversed_entry(company, by_id(company, entry.posting_id)))

    assert second.state is S.CONFIRMED
    assert len({first.reference, replayed.reference, second.reference}) == 3


async def test_a_reversal_is_dated_in_the_first_open_period(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)

    reversal = await reversed_entry(company, entry)

    assert (entry.gl_date.month, reversal.gl_date.isoformat()) == (10, "2026-11-01")
    assert reversal.state is S.READY


async def test_a_blocked_reversal_is_freed_with_the_accounts(company: Company) -> None:
    entry = company.sale(await company.sell_and_post())
    sales = company.jde._database["F0901"].first(MCU=f"{'30':>12}", OBJ="5010")
    assert sales is not None
    sales.values["PEC"] = "I"
    await company.must_run(Job.MASTERS, JDE)
    blocked = await reversed_entry(company, entry)

    sales.values["PEC"] = " "
    await company.must_run(Job.MASTERS, JDE)

    assert (blocked.state, blocked.why) == (S.BLOCKED, "account.not_postable")
    assert by_id(company, blocked.posting_id).state is S.READY


async def test_a_released_reversal_is_prepared_again(company: Company) -> None:
    reversal = await reversed_entry(company, company.sale(await company.sell_and_post()))
    await hold_postings(company.workplace, [seen(reversal)], reason="ask the auditor")

    await release_postings(company.workplace, [seen(reversal)])
    await company.engine.run_until_idle()

    assert by_id(company, reversal.posting_id).state is S.READY


async def test_a_reversal_leaves_news_of_the_shop_to_its_entry(company: Company) -> None:
    order_id = await company.sell_and_post()
    reversal = await reversed_entry(company, company.sale(order_id))

    company.shop.trash(order_id)
    await company.fetch()

    assert company.sale(order_id).source_change == {"source": "trash"}
    assert by_id(company, reversal.posting_id).state is S.READY
