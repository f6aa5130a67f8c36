"""Who buys is looked up, drafted, added once and linked; his orders wait for his number and then carry it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_customers import BY_CUSTOMER, guest_key
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Item
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.links import add_links, list_links, new_link, remove_links
from mlconnector_gui.services.map_accounts import replace_rules
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import approve_postings, dismiss_postings
from mlconnector_gui.services.store_customers import list_customers
from mlconnector_gui.store.repositories import links, postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.runs import RunState
from tests.helpers.company import SHOP, Company, mapping_rules, running_company, seen
from tests.helpers.problems import refused

S = PostingState
FIRM, BRANCH, PERSON, NAMELESS = 1001, 1029, 1002, 1023
"""Invented buyers: the first two are branches of one firm, with one tax id; the last has no name."""
EACH = {"customers_in_jde": "each", "customer_business_unit": "1", "customer_currency": "USD"}
FENCED = {"customer_contract": '{"fenced": true}', "call_timeout_seconds": "1"}


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    """A company whose sales carry the number of whoever bought."""
    async with running_company(tmp_path) as company:
        await company.set_up(**FENCED)
        await change_connection(company.workplace, SHOP, values=EACH, secrets={})
        await replace_rules(
            company.workplace,
            [
                replace(rule, subledger=BY_CUSTOMER, subledger_type="A")
                if rule.role is LineRole.PRODUCT_SALES
                else rule
                for rule in mapping_rules()
            ],
        )
        yield company


def bought_by(company: Company, person: int, *, customer_id: int = 0) -> int:
    basket = Basket(items=(Item(sku="MUG-01"),), person=person, customer_id=customer_id)
    return company.shop.sell(basket)


def key_of(person: int) -> str:
    return guest_key(f"customer{person}@example.com")


def records_drafted(company: Company) -> list[StoredPosting]:
    every = company.workplace.store.read_now(postings.postings_in, *PostingState)
    return sorted((one for one in every if one.kind == CUSTOMER), key=lambda one: one.sequence)


def numbers_of_links(company: Company) -> dict[str, int]:
    found = company.workplace.store.read_now(partial(links.links, kind=LinkKind.CUSTOMER))
    return {one.store_key: int(one.erp_key) for one in found}


async def read_customers(company: Company) -> None:
    """Read the list of the shop's customers, which no reading of the orders does."""
    run_id = await request_run(company.workplace, Job.PULL, connection=SHOP, params={"stream": "customers"})
    await company.engine.run_until_idle()
    assert (await run_result(company.workplace, run_id)).state is RunState.SUCCEEDED


async def send_records(company: Company) -> None:
    """Approve the records that are ready, and let them be added and read back."""
    ready = [seen(one) for one in records_drafted(company) if one.state is S.READY]
    await approve_postings(company.workplace, ready)
    await company.engine.run_until_idle()


async def test_an_order_waits_for_its_buyers_number_and_carries_it(company: Company) -> None:
    order_id = bought_by(company, FIRM)
    await company.fetch()
    waiting = company.sale(order_id)
    (drafted,) = records_drafted(company)

    await send_records(company)
    freed = company.sale(order_id)
    await company.approve_and_send(order_id)

    (record,) = company.jde.customers()
    sold = [one for one in company.detail(freed).lines if one.role == LineRole.PRODUCT_SALES.value]
    (row,) = [row for row in company.jde._database["F0911"].rows if row.text("SBLT") == "A"]
    assert (waiting.state, waiting.why) == (S.BLOCKED, "customer.not_linked")
    assert (drafted.state, record.name, record.tax_id) == (
        S.READY,
        f"Example Company {FIRM}",
        "XX 921 123 456",
    )
    assert numbers_of_links(company) == {key_of(FIRM): record.number}
    assert freed.state is S.READY
    assert sold[0].subledger == f"A {record.number}"
    assert company.sale(order_id).state is S.CONFIRMED
    assert (company.jde.logins, company.jde.open_sessions) == (1, 1)
    assert int(row.text("SBL")) == record.number
    assert [(one.customer_key, one.number) for one in company.detail(freed).buyers] == [
        (key_of(FIRM), str(record.number))
    ]
    shown = company.detail(records_drafted(company)[0]).customer
    assert shown is not None
    assert shown.orders == (f"{SHOP} sale {order_id}",)


async def test_orders_of_one_new_buyer_lead_to_one_record_whatever_comes_together(company: Company) -> None:
    first, second = bought_by(company, PERSON), bought_by(company, PERSON)
    await company.fetch()
    third = bought_by(company, PERSON)
    company.fault_at_next_send(Fault.RESET_AFTER_COMMIT)
    await send_records(company)
    await company.fetch()
    await company.restart()

    await company.wait_for_the_engine()
    await company.fetch()

    (record,) = company.jde.customers()
    assert [one.state for one in records_drafted(company)] == [S.CONFIRMED]
    assert numbers_of_links(company) == {key_of(PERSON): record.number}
    assert [company.sale(one).state for one in (first, second, third)] == [S.READY] * 3


async def test_who_is_in_jde_by_tax_id_is_linked_and_nobody_is_drafted(company: Company) -> None:
    bought_by(company, FIRM)
    await company.fetch()
    await send_records(company)

    order_id = bought_by(company, BRANCH)
    await company.fetch()

    (record,) = company.jde.customers()
    assert len(records_drafted(company)) == 1
    assert numbers_of_links(company) == {key_of(FIRM): record.number, key_of(BRANCH): record.number}
    assert company.sale(order_id).state is S.READY


async def test_branches_that_come_together_are_not_added_twice(company: Company) -> None:
    orders = [bought_by(company, FIRM), bought_by(company, BRANCH)]
    await company.fetch()
    drafted = len(records_drafted(company))

    await send_records(company)
    await company.fetch()

    (record,) = company.jde.customers()
    assert drafted == 1
    assert set(numbers_of_links(company).values()) == {record.number}
    assert [company.sale(one).state for one in orders] == [S.READY, S.READY]


async def test_several_candidates_are_for_a_person_whose_link_frees_the_order(company: Company) -> None:
    bought_by(company, FIRM)
    await company.fetch()
    await send_records(company)
    (record,) = company.jde.customers()
    book = company.jde._database["F0101"]
    (row,) = book.find(AN8=record.number)
    book.insert({**row.values, "AN8": 999, "ALKY": "OTHER"}, entered_at=company.clock.now())
    order_id = bought_by(company, BRANCH)
    await company.fetch()
    blocked = next(one for one in records_drafted(company) if one.external_id == key_of(BRANCH))

    link = await new_link(
        company.workplace,
        connection=SHOP,
        kind=LinkKind.CUSTOMER,
        store_key=key_of(BRANCH),
        erp_key="999",
        why="The other branch.",
    )
    await add_links(company.workplace, [link])
    await company.engine.run_until_idle()

    settled = next(one for one in records_drafted(company) if one.external_id == key_of(BRANCH))
    assert (blocked.state, blocked.why) == (S.BLOCKED, "customer.ambiguous")
    assert (settled.state, settled.why) == (S.DISMISSED, "source.linked")
    assert company.sale(order_id).state is S.READY
    assert {one.subledger for one in company.detail(company.sale(order_id)).lines} == {"", "A 999"}


async def test_while_jde_cannot_be_asked_customers_wait_and_nobody_is_drafted(company: Company) -> None:
    company.jde_wire.is_cut = True
    bought_by(company, PERSON)
    await company.fetch()
    waiting = await list_customers(company.workplace, standing="waiting")

    company.jde_wire.is_cut = False
    await company.must_run(Job.PREPARE, SHOP)

    assert [(one.customer_key, one.name) for one in waiting] == [(key_of(PERSON), "•••")]
    assert [one.state for one in records_drafted(company)] == [S.READY]


async def test_a_change_of_a_customer_jde_has_is_shown_and_never_sent(company: Company) -> None:
    bought_by(company, 7, customer_id=7)
    await company.fetch()
    await read_customers(company)
    await send_records(company)
    company.shop.change_customer(7, city="Example Harbour", postcode="99999")

    await read_customers(company)
    change = records_drafted(company)[-1]
    with refused("posting.move_refused"):
        await approve_postings(company.workplace, [seen(change)])
    await replay_posting(company.workplace, seen(change))
    await dismiss_postings(
        company.workplace, [seen(records_drafted(company)[-1])], reason="Changed in JDE by hand."
    )
    await read_customers(company)

    (record,) = company.jde.customers()
    finding = next(one for one in company.detail(change).findings if one.severity == "blocks")
    assert (change.state, change.why, change.sequence) == (S.BLOCKED, "customer.changed_at_store", 2)
    assert "city: Sacramento → Example Harbour" in finding.params["changes"]
    assert record.city == "Sacramento"
    assert [one.state for one in records_drafted(company)] == [S.CONFIRMED, S.DISMISSED]


async def test_who_is_erased_stays_whose_order_it_was(company: Company) -> None:
    order_id = bought_by(company, 7, customer_id=7)
    await company.fetch()
    await send_records(company)
    await company.approve_and_send(order_id)

    company.shop.erase_customer(7)
    await company.fetch()

    sale = company.sale(order_id)
    (record,) = company.jde.customers()
    assert (sale.state, sale.source_change) == (S.CONFIRMED, None)
    assert [one.number for one in company.detail(sale).buyers] == [str(record.number)]


async def test_a_draft_of_who_is_erased_is_taken_back(company: Company) -> None:
    bought_by(company, 7, customer_id=7)
    await company.fetch()

    await read_customers(company)
    company.shop.erase_customer(7)
    await read_customers(company)

    assert [(one.state, one.why) for one in records_drafted(company)] == [(S.DISMISSED, "source.deleted")]


async def test_a_link_that_is_taken_away_is_found_again_by_our_own_key(company: Company) -> None:
    order_id = bought_by(company, PERSON)
    await company.fetch()
    await send_records(company)
    made = await list_links(company.workplace, kind=LinkKind.CUSTOMER)

    await remove_links(company.workplace, made, reason="By mistake.")
    await company.engine.run_until_idle()

    (record,) = company.jde.customers()
    assert numbers_of_links(company) == {key_of(PERSON): record.number}
    assert company.sale(order_id).state is S.READY


async def test_a_record_that_a_person_dismissed_is_not_drafted_again(company: Company) -> None:
    order_id = bought_by(company, NAMELESS)
    await company.fetch()
    (drafted,) = records_drafted(company)
    await dismiss_postings(company.workplace, [seen(drafted)], reason="A test order.")

    bought_by(company, NAMELESS)
    await company.fetch()

    assert drafted.explanation.startswith(f"{SHOP} Customer guest-")
    assert [one.state for one in records_drafted(company)] == [S.DISMISSED]
    assert company.sale(order_id).state is S.BLOCKED


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("business", {f"Example Company {FIRM}"}),
        ("web", {f"{SHOP} web customers"}),
    ],
)
async def test_the_policy_says_whom_jde_is_to_have(company: Company, scope: str, expected: set[str]) -> None:
    await change_connection(company.workplace, SHOP, values={"customers_in_jde": scope}, secrets={})
    firm, person = bought_by(company, FIRM), bought_by(company, PERSON)
    await company.fetch()

    await send_records(company)

    linked = set(numbers_of_links(company).values())
    carried = {
        line.subledger
        for order_id in (firm, person)
        for line in company.detail(company.sale(order_id)).lines
        if line.role == LineRole.PRODUCT_SALES.value
    }
    assert {one.name for one in company.jde.customers()} == expected
    assert carried - {""} == {f"A {number}" for number in linked}
    assert {company.sale(one).state for one in (firm, person)} == {S.READY}
