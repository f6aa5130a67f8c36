"""A Shopify order through the program: what is added to it later is added to the books, and nothing is edited."""

import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.connect import add_connection, change_connection
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.reconcile import balance_proofs
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, postings
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.readings import Reading, note_reading
from mlconnector_gui.ui.words.reconciling import stated_facts
from tests.helpers.company import JDE, Company, open_company
from tests.helpers.shopify import agreement, bag, line, order, paid, refund, sold, tax

S = PostingState
SHOPIFY = "SHOP-US"


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        await add_connection(
            company.workplace,
            connector="shopify",
            name=SHOPIFY,
            values={
                "address": "https://shop-us.example.com",
                "access": "token",
                "target": JDE,
                "company": "00001",
                "start_date": "2026-10-01",
            },
            secrets={"access_token": "shpat_of_nobody"},
        )
        rules = read_rules(resource("sandbox", "mapping", "shopify.csv"))
        await replace_rules(company.workplace, list(rules))
        company.workplace.store.write_now(
            lambda transaction: connections.note_facts(
                transaction, shop_id(transaction), {"timezone": "America/New_York", "currency": "USD"}
            )
        )
        yield company


def shop_id(transaction: Transaction) -> str:
    return connections.connection_named(transaction, SHOPIFY).connection_id


async def brought(company: Company, payload: Mapping[str, Any], stream: str = "orders") -> None:
    """Archive what the shop would give now, and prepare it."""

    def archive(transaction: Transaction) -> None:
        incoming = IncomingDocument(
            external_id=payload["legacyResourceId"],
            payload=json.dumps(payload).encode(),
            created_at=datetime(2026, 10, 9, tzinfo=UTC),
            modified_at=company.clock.now(),
        )
        documents.save_documents(
            transaction,
            connection_id=shop_id(transaction),
            stream=stream,
            documents=[incoming],
            fetched_at=company.clock.now(),
        )

    company.workplace.store.write_now(archive)
    await company.must_run(Job.PREPARE, SHOPIFY)


def entries(company: Company) -> dict[tuple[str, str], StoredPosting]:
    """Return every posting of the shop by its kind and what it is of."""

    def read(transaction: Transaction) -> dict[tuple[str, str], StoredPosting]:
        mine = shop_id(transaction)
        return {
            (one.kind, one.external_id): one
            for one in postings.postings_in(transaction, *PostingState)
            if one.connection_id == mine
        }

    return company.workplace.store.read_now(read)


async def approve_all(company: Company) -> None:
    for one in entries(company).values():
        if one.state is S.READY:
            await company.approve_posting(one.posting_id)


def life() -> list[dict[str, Any]]:
    """One order as the shop shows it in October, after its edit and a refund in November, and one in December."""
    first = line(1, "100.00", taxes=[tax("8.00")])
    second = line(2, "50.00", taxes=[tax("4.00")])
    made = agreement(1, sold(1, "108.00", "8.00"))
    change = agreement(2, sold(2, "54.00", "4.00"), reason="ORDER_EDIT", at="2026-11-10T12:00:00Z")
    charged = [paid("108.00"), paid("54.00", number=2, at="2026-11-11T12:00:00Z")]
    back = refund(
        7,
        lines=[(2, 1, "50.00", "4.00")],
        money=[paid("54.00", number=3, kind="REFUND", at="2026-11-28T12:00:00Z")],
        at="2026-11-28T12:00:00Z",
    )
    again = refund(
        8,
        lines=[(1, 1, "100.00", "8.00")],
        money=[paid("103.00", number=4, kind="REFUND", at="2026-12-14T12:00:00Z")],
        at="2026-12-14T12:00:00Z",
    )
    edited = {
        "edited": True,
        "totalPriceSet": bag("162.00"),
        "transactions": charged,
        "agreements": {"nodes": [made, change]},
    }
    return [
        order("108.00", first, agreements={"nodes": [made]}),
        {**order("108.00", first, second), **edited, "currentTotalPriceSet": bag("162.00")},
        {**order("108.00", first, second), **edited, "refunds": [back]},
        {
            **order("108.00", first, second),
            **edited,
            "currentTotalPriceSet": bag("0.00"),
            "refunds": [back, again],
        },
    ]


async def test_an_order_that_goes_on_adds_entries_and_none_that_jde_holds_is_touched(
    company: Company,
) -> None:
    seen_before: dict[tuple[str, str], StoredPosting] = {}
    for payload, days in zip(life(), (0, 33, 18, 16), strict=True):
        company.pass_time(days=days)
        await closed_until_now(company)
        await brought(company, payload)
        await approve_all(company)
        assert booked_of_order(company) == Decimal(payload["currentTotalPriceSet"]["shopMoney"]["amount"])
        now = entries(company)
        assert {key: now[key].digest for key in seen_before} == {
            key: one.digest for key, one in seen_before.items()
        }
        assert {one.source_change for one in now.values()} == {None}
        seen_before = now

    assert [(kind, str(one.gl_date)) for (kind, _), one in sorted(seen_before.items(), key=by_date)] == [
        ("sale", "2026-10-09"),
        ("edit", "2026-11-10"),
        ("payment", "2026-11-11"),
        ("refund", "2026-11-28"),
        ("refund", "2026-12-14"),
    ]
    assert {one.state for one in seen_before.values()} == {S.CONFIRMED}
    assert company.net_of("1.1220.SHOP") == 5
    assert company.net_of("1.1230") == 0
    assert company.net_of("30.5010") + company.net_of("30.5020") == 0
    assert company.net_of("1.4433.US") == 0
    assert company.net_of("30.5830") == -5


def booked_of_order(company: Company) -> Decimal:
    """Return what the ledger holds of goods sold, goods that came back, and tax: what the order comes to."""
    return -sum((company.net_of(one) for one in ("30.5010", "30.5020", "1.4433.US")), Decimal(0))


async def closed_until_now(company: Company) -> None:
    """Close JDE's months that are over, so that each entry has to be in its own."""
    company.jde.set_period("00001", company.clock.now().month)
    await company.must_run(Job.MASTERS, JDE)


def by_date(entry: tuple[tuple[str, str], StoredPosting]) -> str:
    return str(entry[1].gl_date)


async def test_an_edit_that_is_not_in_the_newest_payload_any_more_is_withdrawn(company: Company) -> None:
    first, edited, *_ = life()
    await brought(company, edited)
    before = entries(company)

    await brought(company, first)

    after = entries(company)
    assert before["edit", "2"].state is S.READY
    assert (after["edit", "2"].state, after["edit", "2"].why) == (S.DISMISSED, "source.gone")
    assert after["sale", "5001"].state is S.READY


async def test_one_order_that_cannot_be_read_stops_all_its_entries(company: Company) -> None:
    _, edited, *_ = life()
    await brought(company, edited)

    await brought(company, {**edited, "agreements": None})

    states = {key: one.state for key, one in entries(company).items()}
    assert states["sale", "5001"] is S.BLOCKED
    assert states["edit", "2"] is S.BLOCKED
    assert entries(company)["sale", "5001"].why == "shopify.edited_without_ledger"


def payout(number: str, *charges: tuple[str, str]) -> dict[str, Any]:
    """`charges` are (transaction, amount)."""
    total = f"{sum(float(amount) for _, amount in charges):.2f}"
    return {
        "id": f"gid://shopify/ShopifyPaymentsPayout/{number}",
        "legacyResourceId": number,
        "issuedAt": "2026-10-12T07:00:00Z",
        "status": "PAID",
        "transactionType": "DEPOSIT",
        "net": {"amount": total, "currencyCode": "USD"},
        "balanceTransactions": {
            "nodes": [
                {
                    "id": f"gid://shopify/ShopifyPaymentsBalanceTransaction/{transaction}",
                    "type": "CHARGE",
                    "sourceOrderTransactionId": transaction,
                    "test": False,
                    "amount": {"amount": amount, "currencyCode": "USD"},
                    "fee": {"amount": "0.00", "currencyCode": "USD"},
                    "net": {"amount": amount, "currencyCode": "USD"},
                }
                for transaction, amount in charges
            ]
        },
    }


def bought(number: str, amount: str, transaction: int, gateway: str = "shopify_payments") -> dict[str, Any]:
    return {
        **order(amount, line(1, amount), transactions=[paid(amount, number=transaction, gateway=gateway)]),
        "id": f"gid://shopify/Order/{number}",
        "legacyResourceId": number,
        "name": f"#{number}",
    }


@pytest.mark.parametrize("first", ["orders", "payout"])
async def test_what_a_payout_pays_out_is_one_entry_whichever_came_first(company: Company, first: str) -> None:
    await change_connection(company.workplace, SHOPIFY, values={"granularity": "payout"}, secrets={})
    company.pass_time(days=4)
    named = payout("88", ("901", "10.00"), ("902", "20.00"))
    if first == "payout":
        await brought(company, named, "payouts")
    await brought(company, bought("1", "10.00", 901))
    await brought(company, bought("2", "20.00", 902))
    await brought(company, bought("3", "30.00", 903))
    await brought(company, bought("4", "40.00", 904, gateway="paypal"))
    if first == "orders":
        await brought(company, named, "payouts")

    found = {key: one.gross_minor for key, one in entries(company).items()}

    assert found == {
        ("payout", "88"): 30_00,
        ("summary", "88/USD/2026-10"): 30_00,
        ("summary", "2026-10-09/USD/paypal"): 40_00,
    }


async def test_what_no_payout_names_yet_waits(company: Company) -> None:
    await change_connection(company.workplace, SHOPIFY, values={"granularity": "payout"}, secrets={})
    company.pass_time(days=4)
    await brought(company, bought("1", "10.00", 901))
    waiting = entries(company)

    await brought(company, payout("89", ("901", "10.00")), "payouts")

    assert waiting == {}
    assert ("summary", "89/USD/2026-10") in entries(company)


def gift_card(number: str, value: str, balance: str, *, order_id: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/GiftCard/{number}",
        "legacyResourceId": number,
        "createdAt": "2026-10-09T15:00:00Z",
        "enabled": True,
        "initialValue": {"amount": value, "currencyCode": "USD"},
        "balance": {"amount": balance, "currencyCode": "USD"},
        "order": {"id": f"gid://shopify/Order/{order_id}"} if order_id else None,
        **more,
    }


def read_whole(company: Company, stream: str) -> None:
    """Note that a stream was read to its end just now."""

    def note(transaction: Transaction) -> None:
        now = company.clock.now()
        reading = Reading(
            connection_id=shop_id(transaction),
            stream=stream,
            window_start=datetime(1970, 1, 2, tzinfo=UTC),
            window_end=now,
            received=1,
            expected=None,
        )
        note_reading(transaction, reading, at=now, is_reread=False)

    company.workplace.store.write_now(note)


async def test_what_the_shop_owes_on_gift_cards_is_what_was_booked(company: Company) -> None:
    card_sold = order("50.00", line(1, "50.00", isGiftCard=True))
    await brought(company, card_sold)
    await brought(company, bought("6", "20.00", 906, gateway="gift_card"))
    await brought(company, gift_card("71", "50.00", "30.00", order_id="5001"), "gift_cards")
    await brought(company, gift_card("72", "25.00", "25.00", enabled=False), "gift_cards")
    nobody_read_yet = await balance_proofs(company.workplace)
    company.pass_time(days=1)
    read_whole(company, "gift_cards")

    (proof,) = (await balance_proofs(company.workplace))[SHOPIFY]

    assert nobody_read_yet[SHOPIFY] == []
    assert [f"{one.amount:f}" for one in (proof.booked, proof.owed, proof.lapsed, proof.difference)] == [
        "-55.00",
        "-30.00",
        "-25.00",
        "0.00",
    ]
    assert [name for name, _ in stated_facts([proof])] == [
        "Gift card liability, the store says",
        "Gift card liability, lapsed",
        "Gift card liability, difference",
    ]
