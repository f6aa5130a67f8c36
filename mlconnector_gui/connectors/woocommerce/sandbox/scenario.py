"""Fills a shop with an invented past: the same world and shop, the same orders."""

import heapq
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.woocommerce.sandbox.shopping import Shopping
from mlconnector_gui.connectors.woocommerce.sandbox.simulator import WooCommerceSimulator
from mlconnector_gui.connectors.woocommerce.sandbox.stories import Past, Story, paid_story, unpaid_story
from mlconnector_gui.connectors.woocommerce.sandbox.webhooks import Deliver
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

_PAID_SHARE = Decimal("0.88")
_REFUND_SHARE = Decimal("0.10")
_UNPAID = ("pending", "cancelled", "failed", "on-hold", "checkout-draft", "trash")
_MANY = 40
"""From so many paid orders on, each rarity shows at least twice."""
_OPENING = time(7)
_OPEN_HOURS = 15
_BEFORE_NOW = timedelta(minutes=10)


def build(
    world: World, faults: FaultPlan, shop: Shop, *, deliver: Deliver | None = None
) -> WooCommerceSimulator:
    """Return a shop that has been selling since the world's first day."""
    chance = world.random(f"woocommerce/{shop.name}")
    opened = datetime.combine(world.first_day, time(0), tzinfo=shop.zone).astimezone(UTC)
    opened = min(opened, world.now - timedelta(days=1)) - timedelta(days=30)
    books = Books(shop, clock=world.clock, chance=chance, opened=opened.replace(microsecond=0))
    simulator = WooCommerceSimulator(
        books=books, faults=faults, chance=world.random(f"woocommerce/{shop.name}/later"), deliver=deliver
    )
    moments = _moments(world, shop, chance)
    if moments:
        _live_through(simulator, _plan(len(moments), shop, chance), moments, chance, world)
    return simulator


def _moments(world: World, shop: Shop, chance: random.Random) -> list[datetime]:
    """Return when the orders are placed: by day, in opening hours of the shop's zone, before now."""
    last = (world.now - _BEFORE_NOW).astimezone(UTC)
    moments = []
    for day in range(world.days):
        opening = datetime.combine(world.first_day + timedelta(days=day), _OPENING, tzinfo=shop.zone)
        for _ in range(world.orders_per_day):
            moment = opening.astimezone(UTC) + timedelta(seconds=chance.randrange(_OPEN_HOURS * 3600))
            if moment > last:
                moment = last - timedelta(seconds=chance.randrange(max(world.days, 1) * 86_400))
            moments.append(moment.replace(microsecond=0))
    return sorted(moments)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What becomes of one order."""

    status: str
    """Empty for an order that is paid."""
    special: str = ""
    refund: str = ""


def _plan(orders: int, shop: Shop, chance: random.Random) -> list[_Plan]:
    paid = -(-orders * _PAID_SHARE // 1)
    plans = _paid_plans(int(paid), shop)
    unpaid = orders - len(plans)
    plans += [_Plan(status=_UNPAID[index % len(_UNPAID)]) for index in range(unpaid)]
    chance.shuffle(plans)
    return plans


def _paid_plans(paid: int, shop: Shop) -> list[_Plan]:
    rare = 2 if paid >= _MANY else paid // 10
    specials = ["unknown_fee", "free", "deleted_product", "overseas"] * rare
    specials += ["fee_only", "trashed", "cancelled"] * min(rare, 1)
    specials += list(shop.plugin_statuses) * rare
    refunds = _refund_kinds(int(-(-paid * _REFUND_SHARE // 1)), rare)
    specials, refunds = specials[:paid], refunds[: max(paid - len(specials), 0)]
    plans = [_Plan(status="", special=special) for special in specials]
    plans += [_Plan(status="", refund=kind) for kind in refunds]
    return plans + [_Plan(status="")] * (paid - len(plans))


def _refund_kinds(wanted: int, rare: int) -> list[str]:
    """Return the kinds of refunds; the one that gets deleted comes on top."""
    kinds = ["amount"] * rare + ["by_hand"] * min(rare, 1)
    common = ("lines", "whole", "lines", "lines_and_shipping")
    kinds += [common[index % len(common)] for index in range(max(wanted - len(kinds), 0))]
    return kinds + ["deleted"] * min(rare, 1)


def _live_through(
    simulator: WooCommerceSimulator,
    plans: Sequence[_Plan],
    moments: Sequence[datetime],
    chance: random.Random,
    world: World,
) -> None:
    """Let all orders happen in order of time, so that ids grow as they would."""
    last = (world.now - timedelta(minutes=1)).astimezone(UTC).replace(microsecond=0)
    past = Past(simulator=simulator, books=simulator.books, chance=chance, last=last)
    shopping = Shopping(shop=simulator.shop, chance=chance)
    turns = count()
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = []
    for plan, moment in zip(plans, moments, strict=True):
        heapq.heappush(waiting, (moment, next(turns), _story(plan, moment, past, shopping)))
    while waiting:
        _, _, story = heapq.heappop(waiting)
        until = next(story, None)
        if until is not None:
            heapq.heappush(waiting, (until, next(turns), story))


def _story(plan: _Plan, moment: datetime, past: Past, shopping: Shopping) -> Story:
    if plan.status:
        return unpaid_story(past, shopping.basket(), moment, status=plan.status)
    basket = shopping.special_basket(plan.special) or shopping.basket(for_refund=bool(plan.refund))
    return paid_story(past, basket, moment, special=plan.special, refund=plan.refund)
