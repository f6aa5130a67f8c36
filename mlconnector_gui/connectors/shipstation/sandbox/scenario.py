"""
What happened in the account before anybody looked: purchase orders came in and were shipped, one way or another.

The purchase orders are the world's own. They stand in the account as JDE's buyers last had them when they were
shipped; a selling channel's orders, which no purchase order is behind, stand beside them.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.account import CHANNEL_STORE, MANUAL_STORE, Account
from mlconnector_gui.connectors.shipstation.sandbox.clocking import PACIFIC, long_text
from mlconnector_gui.connectors.shipstation.sandbox.listing import Record
from mlconnector_gui.sandbox.purchases import OrderedLine, WorldOrder, purchase_orders
from mlconnector_gui.sandbox.world import CATALOGUE, World

WAREHOUSE = 17977
_MAY_BE_MERGED = 0.5
"""How many of the orders that nobody ships yet may go into one parcel with another."""
_CENT = Decimal("0.01")
_CARRIERS = (("fedex", "fedex_ground"), ("stamps_com", "usps_priority_mail"), ("ups", "ups_ground"))
_PEOPLE = ("Example Buyer One", "Example Buyer Two", "Example Buyer Three")


@dataclass(slots=True)
class Scenario:
    """Acts out one seeded history in an account; `at` is never later than the world's present."""

    account: Account
    world: World
    dice: random.Random

    def play(self) -> None:
        waiting: list[tuple[datetime, int]] = []
        steps = [*self._purchases(waiting), *self._channel()]
        for at, act in sorted(steps, key=lambda step: step[0]):
            if at <= self.world.now:
                act(at)
        self._merge_some(waiting)

    def receive(self, order: WorldOrder, at: datetime) -> int:
        """Put a purchase order in as it was at that moment."""
        body = order_body(order, lines_at(order, at))
        return int(self.account.upsert(body, at=at)["orderId"])

    def _purchases(self, waiting: list[tuple[datetime, int]]) -> Iterator[tuple[datetime, "Act"]]:
        """Steps are made before any of them is done, so that the dice fall the same however far time has come."""
        for order in purchase_orders(self.world):
            came_in = order.placed_at + timedelta(minutes=self.dice.randint(5, 180))
            ships_at = came_in + timedelta(hours=self.dice.randint(3, 40), minutes=self.dice.randint(0, 59))
            story = self.dice.choices(*_WEIGHTED)[0]
            cost, carrier = self._cost(), self.dice.choice(_CARRIERS)
            roll = self.dice.random()
            keeper = _Purchase(self, order, story, cost, carrier, roll, waiting)
            yield came_in, keeper.come_in
            for change in order.changes:
                if came_in < change.at < ships_at:
                    yield change.at, keeper.change
            if story is not _wait:
                yield ships_at, keeper.ship

    def _channel(self) -> Iterator[tuple[datetime, "Act"]]:
        """Orders of a web shop that the account imports and ships: label costs, and nothing to receive."""
        for day in range(max(self.world.days, 1)):
            opening = datetime.combine(self.world.first_day + timedelta(days=day), time(9), PACIFIC)
            for place in range(max(self.world.orders_per_day // 8, 1)):
                at = opening + timedelta(minutes=self.dice.randint(0, 400))
                name = f"W{day + 1:03d}{place + 1:03d}"
                product = self.dice.choice(CATALOGUE)
                pieces, cost = self.dice.randint(1, 3), self._cost()
                body = self._channel_body(name, product.sku, product.name, product.price, pieces, at)
                yield at, _ChannelSale(self.account, body, cost).sell

    def _channel_body(
        self, name: str, sku: str, title: str, price: Decimal, pieces: int, at: datetime
    ) -> Record:
        person = self.dice.choice(_PEOPLE)
        address = {"name": person, "street1": "1 Example St", "city": "Reno", "state": "NV", "country": "US"}
        return {
            "orderNumber": name,
            "orderKey": f"{CHANNEL_STORE}-{name}",
            "orderDate": long_text(at),
            "orderStatus": "awaiting_shipment",
            "customerUsername": person,
            "billTo": {"name": person},
            "shipTo": {**address, "postalCode": "89501"},
            "items": [{"sku": sku, "name": title, "quantity": pieces, "unitPrice": price}],
            "amountPaid": price * pieces,
            "advancedOptions": {"storeId": CHANNEL_STORE, "warehouseId": WAREHOUSE, "source": "Web shop"},
        }

    def _merge_some(self, waiting: list[tuple[datetime, int]]) -> None:
        """Two orders that wait for the same address go into one parcel."""
        by_address: dict[str, int] = {}
        for at, number in waiting:
            name = self.account.orders[number].record["shipTo"]["name"]
            first = by_address.pop(name, None)
            if first is None:
                by_address[name] = number
                continue
            moment = at + timedelta(hours=1)
            if moment + timedelta(hours=1) <= self.world.now:
                self.account.merge(first, number, at=moment)
                self.account.ship(first, cost=Decimal("21.40"), at=moment + timedelta(hours=1))

    def _cost(self) -> Decimal:
        return Decimal(self.dice.randint(480, 4200)) / 100


Act = Callable[[datetime], None]


@dataclass(slots=True)
class _Purchase:
    """One purchase order's way through the account."""

    scenario: Scenario
    order: WorldOrder
    story: "Story"
    cost: Decimal
    carrier: tuple[str, str]
    roll: float
    waiting: list[tuple[datetime, int]]
    number: int = 0

    def come_in(self, at: datetime) -> None:
        self.number = self.scenario.receive(self.order, at)
        if self.story is _wait and self.roll < _MAY_BE_MERGED:
            self.waiting.append((at, self.number))

    def change(self, at: datetime) -> None:
        self.scenario.receive(self.order, at)

    def ship(self, at: datetime) -> None:
        self.story(self, at)

    def label(self, number: int, at: datetime) -> int:
        account, (carrier, service) = self.scenario.account, self.carrier
        return account.ship(number, cost=self.cost, at=at, carrier=carrier, service=service)


Story = Callable[[_Purchase, datetime], None]


def _whole(order: _Purchase, at: datetime) -> None:
    order.label(order.number, at)


def _in_two(order: _Purchase, at: datetime) -> None:
    """Half of each line now; the rest some hours later, unless it is still to come."""
    account = order.scenario.account
    items = account.orders[order.number].record["items"]
    halves = {place: item["quantity"] // 2 for place, item in enumerate(items)}
    later = at + timedelta(hours=9 + int(order.roll * 20))
    if not any(halves.values()):
        return _whole(order, at)
    rest = account.split(order.number, halves, at=at)
    order.label(order.number, at + timedelta(minutes=5))
    if later <= order.scenario.world.now and order.roll < 0.6:
        order.label(rest, later)
    return None


def _voided(order: _Purchase, at: datetime) -> None:
    """A label that was made too early, voided, and made again unless the day was over."""
    shipment = order.label(order.number, at)
    voided_at = at + timedelta(hours=1 + int(order.roll * 30))
    if voided_at > order.scenario.world.now:
        return
    order.scenario.account.void(shipment, at=voided_at)
    again = voided_at + timedelta(hours=2)
    if order.roll < 0.7 and again <= order.scenario.world.now:
        order.label(order.number, again)


def _other_item(order: _Purchase, at: datetime) -> None:
    """Somebody in the warehouse exchanged an item: its SKU is no SKU of the order, its key is gone."""
    account = order.scenario.account
    item = account.orders[order.number].record["items"][0]
    account.change_item(order.number, 0, at, sku=f"{item['sku']}-B", lineItemKey=None)
    order.label(order.number, at)


def _too_many(order: _Purchase, at: datetime) -> None:
    account = order.scenario.account
    item = account.orders[order.number].record["items"][0]
    account.change_item(order.number, 0, at, quantity=item["quantity"] + 1 + int(order.roll * 4))
    order.label(order.number, at)


def _marked(order: _Purchase, at: datetime) -> None:
    """The supplier's own carrier took it: marked as shipped, no label."""
    order.scenario.account.mark(order.number, carrier=order.carrier[0], at=at)


def _sent_back(order: _Purchase, at: datetime) -> None:
    """Shipped, and a label made for sending some of it back."""
    order.label(order.number, at)
    later = at + timedelta(hours=6)
    if later <= order.scenario.world.now:
        account = order.scenario.account
        account.ship(order.number, cost=Decimal("9.80"), at=later, is_return=True)


def _wait(_order: _Purchase, _at: datetime) -> None:
    """Nobody ships it yet."""


_STORIES: dict[Story, int] = {
    _whole: 52,
    _in_two: 14,
    _voided: 8,
    _other_item: 4,
    _too_many: 5,
    _marked: 5,
    _sent_back: 3,
    _wait: 9,
}
_WEIGHTED = (list(_STORIES), list(_STORIES.values()))


def lines_at(order: WorldOrder, at: datetime) -> list[tuple[OrderedLine, int]]:
    """The lines of an order and their quantities, as its buyer had them at a moment."""
    found = []
    for line in order.lines:
        quantity: Decimal | None = line.quantity
        for change in order.changes:
            if change.line == line.number and change.at <= at:
                quantity = change.quantity
        if quantity:
            found.append((line, int(quantity)))
    return found


def order_body(order: WorldOrder, lines: Sequence[tuple[OrderedLine, int]]) -> dict[str, Any]:
    """A purchase order as whoever pushes it into the account writes it."""
    address = {
        "name": order.ship_to.name,
        "street1": order.ship_to.street,
        "city": order.ship_to.city,
        "state": order.ship_to.state,
        "postalCode": order.ship_to.postal_code,
        "country": order.ship_to.country,
    }
    return {
        "orderNumber": f"{order.number} {order.order_type}",
        "orderKey": order.key,
        "orderDate": f"{order.order_day.isoformat()}T00:00:00.0000000",
        "shipByDate": f"{order.promised_day.isoformat()}T00:00:00.0000000",
        "orderStatus": "awaiting_shipment",
        "customerUsername": str(order.supplier),
        "billTo": {"name": order.supplier_name},
        "shipTo": address,
        "items": [
            {
                "lineItemKey": line.key,
                "sku": line.sku,
                "name": line.description,
                "quantity": quantity,
                "unitPrice": line.unit_cost.quantize(_CENT, ROUND_HALF_UP),
                "options": [{"name": "Unit", "value": line.unit}],
            }
            for line, quantity in lines
        ],
        "advancedOptions": {
            "storeId": MANUAL_STORE,
            "warehouseId": WAREHOUSE,
            "customField1": f"{order.number} {order.order_type}",
        },
    }


@dataclass(slots=True)
class _ChannelSale:
    """One order of the web shop, shipped two hours after it came."""

    account: Account
    body: Record
    cost: Decimal

    def sell(self, at: datetime) -> None:
        number = int(self.account.upsert(self.body, at=at)["orderId"])
        shipped_at = at + timedelta(hours=2)
        if shipped_at <= self.account.now():
            self.account.ship(
                number, cost=self.cost, at=shipped_at, carrier="stamps_com", service="usps_first"
            )
