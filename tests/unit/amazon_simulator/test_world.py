"""The invented sellers' weeks: what is settled foots, chains, and has everything that must be told apart."""

from decimal import Decimal
from itertools import pairwise

import pytest

from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator
from mlconnector_gui.connectors.amazon.sandbox.ledger import Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import (
    EUROPE,
    FAR_EAST,
    NORTH_AMERICA,
    Market,
    Seller,
)
from tests.helpers.amazon import simulated

SELLERS = [NORTH_AMERICA, EUROPE, FAR_EAST]


@pytest.fixture(params=SELLERS, ids=lambda one: one.region)
def sim(request: pytest.FixtureRequest) -> AmazonSimulator:
    return simulated(request.param)


def chains(sim: AmazonSimulator) -> dict[Market, list[Settlement]]:
    return {
        market: sorted(
            (one for one in sim.settlements.values() if one.market == market), key=lambda one: one.start
        )
        for market in sim.seller.markets
    }


def amount(settlement: Settlement, description: str) -> Decimal:
    return sum((row.amount for row in settlement.rows if row.amount_description == description), Decimal(0))


def test_each_marketplace_has_six_that_follow_each_other(sim: AmazonSimulator) -> None:
    for settlements in chains(sim).values():
        assert len(settlements) == 6
        for before, after in pairwise(settlements):
            assert before.end == after.start
            assert amount(after, "Previous Reserve Amount Balance") == -amount(
                before, "Current Reserve Amount"
            )


def test_every_row_lies_in_its_period_and_in_units_of_its_money(sim: AmazonSimulator) -> None:
    for settlement in sim.settlements.values():
        exponent = -settlement.market.decimals
        for row in settlement.rows:
            assert settlement.start <= row.posted <= settlement.end
            assert row.amount == row.amount.quantize(Decimal(1).scaleb(exponent))


def test_one_is_negative_and_charged_in_the_next(sim: AmazonSimulator) -> None:
    negative = [one for one in sim.settlements.values() if one.total < 0]
    assert negative
    for one in negative:
        after = next(
            (
                next_one
                for next_one in sim.settlements.values()
                if next_one.start == one.end and next_one.market == one.market
            ),
            None,
        )
        if after is not None:
            assert amount(after, "Payable to Amazon") == one.total
            assert amount(after, "Successful charge") == -one.total


def test_one_is_kept_back_whole(sim: AmazonSimulator) -> None:
    assert [one.total for one in sim.settlements.values()].count(Decimal(0)) >= 1


def test_one_has_a_fee_that_nobody_knows(sim: AmazonSimulator) -> None:
    odd = [
        one
        for one in sim.settlements.values()
        if any(row.amount_type == "FBA Drone Handling Surcharge" for row in one.rows)
    ]

    assert len(odd) == 1
    assert any("8399" in event.moved for event in sim.events() if event.order_id == odd[0].settlement_id)


def test_what_amazon_collects_and_keeps_nets_to_nothing() -> None:
    for event in simulated(NORTH_AMERICA).events():
        assert event.moved.get("4436", Decimal(0)) == 0


def test_every_event_balances(sim: AmazonSimulator) -> None:
    events = sim.events()

    assert len(events) > 18
    assert all(sum(event.moved.values()) == 0 for event in events)
    assert len({event.external_id for event in events}) == len(events)


def test_the_parts_of_a_settlement_reach_the_bank_once(sim: AmazonSimulator) -> None:
    for settlement in sim.settlements.values():
        parts = [one for one in sim.events() if one.order_id == settlement.settlement_id]
        banked = sum((one.moved.get("1110", Decimal(0)) for one in parts), Decimal(0))
        carried = sum((one.moved.get("1245", Decimal(0)) for one in parts), Decimal(0))
        assert banked == max(settlement.total, Decimal(0))
        assert carried == 0


def test_a_seed_gives_one_world_and_another_seed_another() -> None:
    def documents(seed: int) -> list[bytes]:
        return [one.content for one in simulated(EUROPE, seed=seed).reports.values()]

    assert documents(5) == documents(5)
    assert documents(5) != documents(6)


@pytest.mark.parametrize(
    ("seller", "country", "encoding", "signs"),
    [
        (NORTH_AMERICA, "US", "utf-8", [b"2026-10-25 00:00:11 UTC"]),
        (EUROPE, "DE", "cp1252", [b"25.10.2026 00:00:11 UTC", "GRÖSSE".encode("cp1252"), b",50\t"]),
        (EUROPE, "FR", "utf-8-sig", [b"\xef\xbb\xbfsettlement-id", "ÉTÉ".encode()]),
        (EUROPE, "GB", "utf-8", [b"\r\n"]),
        (FAR_EAST, "JP", "cp932", [b"2026/10/25 00:00:11 UTC", "青".encode("cp932"), b".00\t"]),
        (FAR_EAST, "SG", "utf-8", [b"GST Registration Number", b"\nsettlement-id"]),
        (FAR_EAST, "AU", "utf-8", [b"25.10.2026 00:00:11 UTC", b" _AU\t"]),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_each_marketplace_spells_its_files_its_own_way(
    seller: Seller, country: str, encoding: str, signs: list[bytes]
) -> None:
    sim = simulated(seller, orders_per_day=60)
    market = next(one for one in seller.markets if one.country == country)
    first = min((one for one in sim.settlements.values() if one.market == market), key=lambda one: one.start)

    content = next(one.content for one in sim.reports.values() if first.settlement_id.encode() in one.content)

    assert content.decode(encoding)
    for sign in signs:
        assert sign in content


def test_repeats_are_byte_for_byte(sim: AmazonSimulator) -> None:
    market = next(one for one in sim.seller.markets if one.repeats)
    name = next(one.settlement_id for one in chains(sim)[market][1:])
    rows = [
        [line for line in one.content.split(b"\n") if line.startswith(name.encode())]
        for one in sim.reports.values()
        if name.encode() in one.content
    ]

    assert len(rows) == 2
    assert rows[0] == rows[1]


def test_a_seller_who_has_just_begun_has_shops_and_no_settlements() -> None:
    sim = simulated(days=0)

    assert list(sim.listed())
    assert sim.events() == []
