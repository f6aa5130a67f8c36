"""A supplier's invoice: drafted, checked against JDE, approved, sent once, read back, corrected by a credit memo."""

import json
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.serving import served
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
from mlconnector_gui.services.vouchers import Charge, VoucherOrder, create_voucher
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, SHOP, Company, open_company, running_company, seen
from tests.helpers.crashing import KILLED, run_until_killed
from tests.helpers.problems import refused
from tests.helpers.vouchers import ADJUSTMENTS, FREIGHT, HELD, head, item

S = PostingState
BATCH = {
    "route": "batch",
    "processing_seconds": "3",
    "read_lag_seconds": "60",
    "longest_run_seconds": "5",
    "call_timeout_seconds": "1",
}


def order(invoice: str = "INV-77", **changed: Any) -> VoucherOrder:
    return VoucherOrder(
        external_id=f"carrier/{invoice}",
        number=invoice,
        explanation=f"Acme Carriers {invoice}",
        head=head(invoice_number=invoice, **changed),
        pay_items=(item("842.15"),),
        charges=(
            Charge(amount=Money.of("804.75", "USD"), account=Account.parse(FREIGHT)),
            Charge(amount=Money.of("37.40", "USD"), account=Account.parse(ADJUSTMENTS)),
        ),
    )


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


def by_id(company: Company, posting_id: str) -> StoredPosting:
    return company.workplace.store.read_now(postings.posting_by_id, posting_id)


async def drafted(company: Company, invoice: str = "INV-77", **changed: Any) -> StoredPosting:
    made = order(invoice, **changed)
    return by_id(company, await create_voucher(company.workplace, SHOP, made))


async def sent(company: Company, posting: StoredPosting) -> StoredPosting:
    await approve_postings(company.workplace, [seen(posting)])
    await company.engine.run_until_idle()
    return by_id(company, posting.posting_id)


def findings(company: Company, posting: StoredPosting) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in company.detail(posting).findings]


async def test_a_voucher_is_drafted_approved_sent_confirmed_and_seen_posted(company: Company) -> None:
    posting = await drafted(company, payment_terms="N30")

    confirmed = await sent(company, posting)
    company.jde.post_batches()
    await company.must_run(Job.WATCH, JDE)

    (voucher,) = company.jde.vouchers()
    (approval,) = [one for one in company.audit() if one["event"] == "posting.approve"]
    approved = json.loads(approval["fields"]["content"])
    assert (posting.state, posting.kind, posting.document_type) == (S.READY, "voucher", "PV")
    assert confirmed.state is S.CONFIRMED
    assert (confirmed.ledger_type, confirmed.ledger_number) == ("PV", voucher.document_number)
    assert confirmed.ledger_batch == voucher.batch_number
    assert (voucher.gross, voucher.invoice_number, voucher.remark) == (
        Decimal("842.15"),
        "INV-77",
        posting.reference,
    )
    assert (approved["kind"], approved["supplier"], approved["beside"]) == ("voucher", 5001, [])
    assert by_id(company, posting.posting_id).state is S.POSTED
    assert company.story(posting) == [
        "drafted",
        "pass_checks",
        "approve",
        "claim",
        "attempt_begun",
        "accept",
        "confirm",
        "see_posted",
    ]


async def test_vouchers_and_journals_go_their_own_ways_side_by_side(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    posting = await drafted(company)
    await company.approve(order_id)

    confirmed = await sent(company, posting)

    assert (company.sale(order_id).state, confirmed.state) == (S.CONFIRMED, S.CONFIRMED)
    assert {one.document_type for one in company.jde.documents()} == {"JE", "PV"}


async def test_a_voucher_of_the_same_document_is_drafted_once(company: Company) -> None:
    await drafted(company)

    with refused("voucher.drafted_before"):
        await create_voucher(company.workplace, SHOP, order())


async def test_a_supplier_on_hold_blocks_until_jde_says_otherwise(company: Company) -> None:
    blocked = await drafted(company, supplier=HELD)
    company.jde._database["F0401"].find(AN8=HELD)[0].values["HDPY"] = "N"

    preview = await preview_replay(company.workplace, blocked.posting_id)
    state = await replay_posting(company.workplace, seen(blocked))

    assert (blocked.state, blocked.why) == (S.BLOCKED, "voucher.supplier_on_hold")
    assert (preview.refusal, [one.code for one in preview.findings], state) == (
        None,
        ["batch.needs_approval"],
        S.READY,
    )


async def test_a_voucher_that_jde_could_not_be_asked_about_waits_blocked(company: Company) -> None:
    company.jde_wire.is_cut = True
    blocked = await drafted(company)
    company.jde_wire.is_cut = False

    state = await replay_posting(company.workplace, seen(blocked))

    assert (blocked.state, blocked.why) == (S.BLOCKED, "voucher.supplier_unchecked")
    assert (state, by_id(company, blocked.posting_id).revision) == (S.READY, 2)


async def test_a_line_without_an_account_blocks_and_the_invoice_stays_to_be_seen(company: Company) -> None:
    made = order()
    unmapped = VoucherOrder(
        external_id="x",
        number="x",
        explanation="Acme Carriers",
        head=made.head,
        pay_items=made.pay_items,
        charges=(Charge(amount=Money.of("842.15", "USD"), account=None),),
    )

    posting = by_id(company, await create_voucher(company.workplace, SHOP, unmapped))

    detail = company.detail(posting)
    assert (posting.state, posting.content) == (S.BLOCKED, None)
    assert detail.voucher is not None
    assert (detail.voucher.invoice_number, detail.voucher.supplier_name) == ("INV-77", "Acme Carriers")


async def test_a_voucher_that_was_held_is_brought_back_and_checked_anew(company: Company) -> None:
    posting = await drafted(company)
    await hold_postings(company.workplace, [seen(posting)], reason="wait for the credit")

    await release_postings(company.workplace, [seen(by_id(company, posting.posting_id))])
    await company.engine.run_until_idle()

    assert by_id(company, posting.posting_id).state is S.READY


async def test_an_invoice_entered_by_hand_after_the_approval_is_not_entered_again(tmp_path: Path) -> None:
    async with open_company(tmp_path, duplicate_invoices="warning") as company:
        posting = await drafted(company)
        twin = await drafted(company, "BY-HAND")
        await sent(company, twin)
        table = company.jde._database["F0411"]
        (row,) = list(table.rows)
        table.delete(row)
        table.insert({**row.values, "VINV": "INV-77", "RMK": "typed"}, entered_at=row.entered_at)

        refused_posting = await sent(company, posting)
        await replay_posting(company.workplace, seen(refused_posting))
        told = by_id(company, posting.posting_id)
        knowingly = await sent(company, told)

        assert (refused_posting.state, refused_posting.why) == (S.REJECTED, "ledger.invoice_taken")
        assert (told.state, findings(company, told)) == (
            S.READY,
            [("batch.needs_approval", "site"), ("voucher.invoice_known", "warns")],
        )
        assert knowingly.state is S.CONFIRMED
        assert len(company.jde.vouchers()) == 2


@pytest.mark.parametrize(
    "fault", [Fault.RESET_AFTER_COMMIT, Fault.TIMEOUT_AFTER_COMMIT, Fault.EMPTY_200_AFTER_COMMIT]
)
async def test_a_voucher_that_was_entered_is_found_and_not_sent_again(company: Company, fault: Fault) -> None:
    posting = await drafted(company)
    company.fault_at_next_send(fault)

    doubtful = await sent(company, posting)
    await company.wait_for_the_engine()

    assert doubtful.state in {S.IN_DOUBT, S.CONFIRMED}
    assert by_id(company, posting.posting_id).state is S.CONFIRMED
    assert len(company.jde.vouchers()) == 1


async def test_a_voucher_that_was_never_entered_is_for_a_person_where_nothing_is_fenced(
    company: Company,
) -> None:
    await sent(company, await drafted(company, "CONTROL"))
    posting = await drafted(company)
    company.fault_at_next_send(Fault.RESET_BEFORE)

    await sent(company, posting)
    await company.wait_for_the_engine()

    left = by_id(company, posting.posting_id)
    assert (left.state, left.why) == (S.NEEDS_PERSON, "doubt.route_proves_nothing")
    assert len(company.jde.vouchers()) == 1


async def test_by_the_batch_table_a_lost_call_is_made_good_under_the_same_keys(tmp_path: Path) -> None:
    async with running_company(tmp_path, ube_seconds=0.0) as company:
        await company.set_up(**BATCH)
        control = await sent(company, await drafted(company, "CONTROL"))
        posting = await drafted(company)
        company.fault_at_next_send(Fault.LATE_COMMIT)

        await sent(company, posting)
        await company.wait_for_the_engine()

        settled = by_id(company, posting.posting_id)
        assert (control.state, settled.state) == (S.CONFIRMED, S.CONFIRMED)
        assert len(company.jde_wire.paths("/MLC_Insert_Voucher_Batch")) == 3
        assert [one.invoice_number for one in company.jde.vouchers()] == ["CONTROL", "INV-77"]


@pytest.mark.long
@pytest.mark.parametrize("place", ["send.intent_committed", "send.answered", "send.outcome_committed"])
async def test_the_program_may_die_on_a_vouchers_way(tmp_path: Path, place: str) -> None:
    async with running_company(tmp_path, ube_seconds=0.0) as company:
        await company.set_up(**BATCH)
        await sent(company, await drafted(company, "CONTROL"))
        posting = await drafted(company)
        await approve_postings(company.workplace, [seen(posting)])
        with served({JDE: company.jde.app}) as addresses:
            values = {"address": addresses[JDE], "call_timeout_seconds": "20"}
            await change_connection(company.workplace, JDE, values=values, secrets={})
            await company.engine.jobs.close()

            died = run_until_killed(
                tmp_path, place=place, now=company.clock.now(), password=company.site.password
            )
            await company.restart()
            await company.wait_for_the_engine()

        attempts = company.detail(by_id(company, posting.posting_id)).attempts
        assert died == KILLED
        assert len(attempts) == (2 if place == "send.intent_committed" else 1)
        assert by_id(company, posting.posting_id).state is S.CONFIRMED
        assert [one.invoice_number for one in company.jde.vouchers()] == ["CONTROL", "INV-77"]


async def test_a_voucher_is_turned_round_by_a_credit_memo_with_a_number_of_its_own(company: Company) -> None:
    confirmed = await sent(company, await drafted(company))

    credit_id = await reverse_posting(company.workplace, seen(confirmed), reason="wrong supplier")
    credit = await sent(company, by_id(company, credit_id))

    invoice, memo = company.jde.vouchers()
    assert credit.state is S.CONFIRMED
    assert by_id(company, confirmed.posting_id).state is S.REVERSED
    assert (memo.invoice_number, memo.gross) == ("INV-77 REV", -invoice.gross)
    assert memo.supplier == invoice.supplier
    assert credit.reverses == confirmed.posting_id


async def test_a_credit_memo_goes_into_an_open_period(company: Company) -> None:
    confirmed = await sent(company, await drafted(company))
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)

    credit_id = await reverse_posting(company.workplace, seen(confirmed), reason="wrong supplier")
    credit = by_id(company, credit_id)
    await dismiss_postings(company.workplace, [seen(credit)], reason="not needed")

    assert credit.gl_date == date(2026, 11, 1)
    assert by_id(company, confirmed.posting_id).state is S.CONFIRMED


async def test_what_an_operator_changes_in_accounts_payable_is_noted(company: Company) -> None:
    confirmed = await sent(company, await drafted(company))
    company.jde._database["F0411"].rows[0].values["AG"] = Decimal("900.00")

    await company.must_run(Job.WATCH, JDE)

    note = by_id(company, confirmed.posting_id).source_change
    assert note == {"ledger": ["pay item 1: approved 842.15 USD, in JDE 900.00 USD"]}
