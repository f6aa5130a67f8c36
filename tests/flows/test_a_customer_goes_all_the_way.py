"""A customer: looked up, drafted, approved, added once, read back field by field; never a second record."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.accounting.customer_matching import CustomerPolicy, MatchBy, Separation
from mlconnector_gui.accounting.customers import CustomerMaster, PostalAddress
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.serving import served
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.customers import CustomerOrder, FoundCustomer, create_customer
from mlconnector_gui.services.delta import correct_by_difference
from mlconnector_gui.services.reconcile import reconcile
from mlconnector_gui.services.replay import preview_replay, replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import approve_postings, hold_postings, release_postings
from mlconnector_gui.services.state_outcome import state_found
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, review_counts, review_ids
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, SHOP, Company, open_company, running_company, seen
from tests.helpers.crashing import KILLED, run_until_killed
from tests.helpers.problems import refused

S = PostingState
REAL = CustomerPolicy(separation=Separation.REAL)
FENCED = {"customer_contract": '{"fenced": true}', "call_timeout_seconds": "1"}


def order(external_id: str = "77", *, policy: CustomerPolicy = REAL, **changed: Any) -> CustomerOrder:
    usual = {
        "name": f"Example Camping {external_id} Ltd",
        "business_unit": "1",
        "currency": "USD",
        "tax_id": f"DE 811 907 {external_id:0>3}",
        "email": f"orders{external_id}@example.com",
        "address": PostalAddress(lines=("1 Example Street",), city="Denver", country="US"),
        "master": CustomerMaster(currency="USD", payment_terms="N30"),
    }
    return CustomerOrder(external_id=external_id, policy=policy, **{**usual, **changed})


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with running_company(tmp_path) as company:
        await company.set_up(**FENCED)
        yield company


def by_id(company: Company, posting_id: str) -> StoredPosting:
    return company.workplace.store.read_now(postings.posting_by_id, posting_id)


async def drafted(company: Company, external_id: str = "77", **changed: Any) -> StoredPosting:
    found = await create_customer(company.workplace, SHOP, order(external_id, **changed))
    return by_id(company, found.posting_id)


async def sent(company: Company, posting: StoredPosting) -> StoredPosting:
    await approve_postings(company.workplace, [seen(posting)])
    await company.engine.run_until_idle()
    return by_id(company, posting.posting_id)


async def test_a_customer_is_drafted_approved_added_and_confirmed(company: Company) -> None:
    posting = await drafted(company)

    confirmed = await sent(company, posting)
    await company.must_run(Job.WATCH, JDE)

    (kept,) = company.jde.customers()
    (approval,) = [one for one in company.audit() if one["event"] == "posting.approve"]
    approved = json.loads(approval["fields"]["content"])
    assert (posting.state, posting.kind, posting.document_type) == (S.READY, "customer", "ADDRESS")
    assert (confirmed.state, confirmed.ledger_type, confirmed.ledger_number) == (
        S.CONFIRMED,
        "ADDRESS",
        kept.number,
    )
    assert (kept.name, kept.tax_id, kept.master_companies) == (
        "Example Camping 77 Ltd",
        "DE 811 907 077",
        ("00000",),
    )
    assert (approved["kind"], approved["long_address_number"]) == ("customer", kept.long_address)
    assert company.story(posting) == [
        "drafted",
        "pass_checks",
        "approve",
        "claim",
        "attempt_begun",
        "accept",
        "confirm",
    ]


async def test_nothing_more_is_owed_of_a_record_that_was_read_back(company: Company) -> None:
    await sent(company, await drafted(company))
    read = company.workplace.store.read_now

    result = await company.run(Job.WATCH, JDE)
    proofs = await reconcile(company.workplace, "2026-10")

    assert result.state.value == "succeeded"
    assert read(review_counts)[ReviewView.SENT] == 0
    assert read(review_ids, ReviewFilter(view=ReviewView.SENT)) == []
    assert all(proof.agrees for proof in proofs)


async def test_customers_and_journals_go_their_own_ways_side_by_side(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    posting = await drafted(company)
    await company.approve(order_id)

    confirmed = await sent(company, posting)

    assert (company.sale(order_id).state, confirmed.state) == (S.CONFIRMED, S.CONFIRMED)
    assert len(company.jde.customers()) == 1


async def test_a_store_has_one_web_customer_whoever_bought(company: Company) -> None:
    posting = await drafted(company, "1", policy=CustomerPolicy(), name="WOO-US web customers", tax_id="")
    again = order("2", policy=CustomerPolicy())

    with refused("customer.drafted_before"):
        await create_customer(company.workplace, SHOP, again)
    confirmed = await sent(company, posting)
    found = await create_customer(company.workplace, SHOP, again)

    assert found == FoundCustomer(address_number=confirmed.ledger_number)
    assert len(company.jde.customers()) == 1


async def test_a_customer_that_jde_has_is_not_drafted(company: Company) -> None:
    confirmed = await sent(company, await drafted(company))

    by_tax_id = await create_customer(company.workplace, SHOP, order("78", tax_id="de-811.907.077"))
    by_rule = await create_customer(
        company.workplace,
        SHOP,
        order("79", policy=CustomerPolicy(separation=Separation.REAL, rules={"79": 4242})),
    )

    assert by_tax_id == FoundCustomer(address_number=confirmed.ledger_number)
    assert by_rule == FoundCustomer(address_number=4242)
    assert len(company.jde.customers()) == 1


async def test_one_of_several_records_is_for_a_person_who_writes_a_rule(company: Company) -> None:
    first = await sent(company, await drafted(company, "1"))
    second = await sent(company, await drafted(company, "2"))
    both = CustomerPolicy(separation=Separation.REAL, match_by=tuple(MatchBy))
    unclear = order("3", policy=both, tax_id="DE811907001", email="orders2@example.com")

    blocked = by_id(company, (await create_customer(company.workplace, SHOP, unclear)).posting_id)

    (finding,) = company.detail(blocked).findings
    assert (blocked.state, finding.code) == (S.BLOCKED, "customer.ambiguous")
    assert finding.params["candidates"] == ", ".join(
        f"{one.ledger_number} Example Camping {number} Ltd" for number, one in (("1", first), ("2", second))
    )
    shown = company.detail(blocked).customer
    assert shown is not None
    assert len(shown.candidates) == 2


async def test_a_customer_that_jde_could_not_be_asked_about_waits_blocked(company: Company) -> None:
    company.jde_wire.is_cut = True
    blocked = await drafted(company)
    company.jde_wire.is_cut = False

    preview = await preview_replay(company.workplace, blocked.posting_id)
    state = await replay_posting(company.workplace, seen(blocked))

    assert (blocked.state, blocked.why) == (S.BLOCKED, "customer.unchecked")
    assert (preview.refusal, preview.findings, state) == (None, (), S.READY)
    assert by_id(company, blocked.posting_id).revision == 2


async def test_what_jde_refuses_is_rejected_corrected_and_added(company: Company) -> None:
    posting = await drafted(company, search_type="ZZ")

    rejected = await sent(company, posting)
    await company.wait_for_the_engine()

    rejected = by_id(company, rejected.posting_id)
    assert (rejected.state, rejected.why) == (S.REJECTED, "jde.refused")
    assert "UDC 01/ST" in company.detail(rejected).attempts[-1].technical
    assert company.jde.customers() == []


async def test_a_record_that_somebody_added_under_our_key_meanwhile_is_not_added_again(
    company: Company,
) -> None:
    posting = await drafted(company)
    other = await sent(company, await drafted(company, "78"))
    key = json.loads(posting.content or b"{}")["long_address_number"]
    company.jde._database["F0101"].find(AN8=other.ledger_number)[0].values["ALKY"] = key

    left = await sent(company, posting)

    assert (left.state, left.why) == (S.NEEDS_PERSON, "ledger.differs")
    assert len(company.jde_wire.paths("/MLC_Add_Customer")) == 1


@pytest.mark.parametrize(
    "fault", [Fault.RESET_AFTER_COMMIT, Fault.TIMEOUT_AFTER_COMMIT, Fault.EMPTY_200_AFTER_COMMIT]
)
async def test_a_lost_answer_never_makes_a_second_record(company: Company, fault: Fault) -> None:
    posting = await drafted(company)
    company.fault_at_next_send(fault)

    doubtful = await sent(company, posting)
    await company.wait_for_the_engine()

    # the run may have died between the two programs, and is completed then
    assert doubtful.state in {S.IN_DOUBT, S.CONFIRMED}
    assert by_id(company, posting.posting_id).state is S.CONFIRMED
    (kept,) = company.jde.customers()
    assert kept.master_companies == ("00000",)


async def test_a_call_that_never_arrived_is_sent_again_where_the_orchestration_is_fenced(
    company: Company,
) -> None:
    posting = await drafted(company)
    company.fault_at_next_send(Fault.RESET_BEFORE)

    await sent(company, posting)
    await company.wait_for_the_engine()

    settled = by_id(company, posting.posting_id)
    assert (settled.state, len(company.detail(settled).attempts)) == (S.CONFIRMED, 2)
    assert len(company.jde.customers()) == 1


async def test_without_a_fence_a_call_in_doubt_is_for_a_person(tmp_path: Path) -> None:
    async with open_company(tmp_path, fenced=False) as company:
        posting = await drafted(company)
        company.fault_at_next_send(Fault.RESET_BEFORE)

        await sent(company, posting)
        await company.wait_for_the_engine()

        left = by_id(company, posting.posting_id)
        assert (left.state, left.why) == (S.NEEDS_PERSON, "doubt.route_proves_nothing")
        assert len(company.jde_wire.paths("/MLC_Add_Customer")) == 1


async def test_a_persons_word_for_an_address_number_is_read_back(tmp_path: Path) -> None:
    async with open_company(tmp_path, fenced=False) as company:
        posting = await drafted(company)
        company.fault_at_next_send(Fault.RESET_BEFORE)
        await sent(company, posting)
        await company.wait_for_the_engine()
        left = by_id(company, posting.posting_id)
        added = await sent(company, await drafted(company, "78"))

        with refused("posting.stated_document_differs"):
            await state_found(
                company.workplace,
                seen(left),
                company="00001",
                document_type="address",
                number=added.ledger_number or 0,
            )

        assert by_id(company, posting.posting_id).state is S.NEEDS_PERSON


async def test_a_record_that_was_changed_before_it_was_read_back_is_for_a_person(company: Company) -> None:
    posting = await drafted(company)

    async def changed() -> None:
        row = company.jde._database["F0101"].find(ALKY=company.jde.customers()[0].long_address)[0]
        row.values["ALPH"] = "Somebody else"

    company.moments.happenings["send.outcome_committed"] = changed
    await sent(company, posting)
    await company.wait_for_the_engine()

    left = by_id(company, posting.posting_id)
    assert (left.state, left.why) == (S.NEEDS_PERSON, "ledger.differs")


@pytest.mark.long
@pytest.mark.parametrize("place", ["send.intent_committed", "send.answered", "send.outcome_committed"])
async def test_the_program_may_die_on_a_customers_way(tmp_path: Path, place: str) -> None:
    async with running_company(tmp_path) as company:
        await company.set_up(**FENCED)
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

        assert died == KILLED
        assert by_id(company, posting.posting_id).state is S.CONFIRMED
        assert len(company.jde.customers()) == 1


async def test_a_record_is_not_reversed_nor_corrected_by_a_difference(company: Company) -> None:
    confirmed = await sent(company, await drafted(company))

    preview = await preview_replay(company.workplace, confirmed.posting_id)
    with refused("customer.not_reversed"):
        await reverse_posting(company.workplace, seen(confirmed), reason="wrong customer")
    with refused("correct.only_journals"):
        await correct_by_difference(company.workplace, seen(confirmed), reason="wrong customer")

    assert preview.refusal is not None
    assert not preview.offers_reversal
    assert by_id(company, confirmed.posting_id).state is S.CONFIRMED


async def test_a_customer_that_was_held_is_brought_back_and_checked_anew(company: Company) -> None:
    posting = await drafted(company)
    await hold_postings(company.workplace, [seen(posting)], reason="ask sales")

    await release_postings(company.workplace, [seen(by_id(company, posting.posting_id))])
    await company.engine.run_until_idle()

    assert by_id(company, posting.posting_id).state is S.READY
