"""Fills a store with an invented past: the same world and shop, the same orders."""

import heapq
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import count, cycle
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.bigcommerce.sandbox import order as kept
from mlconnector_gui.connectors.bigcommerce.sandbox.basket import (
    BRAINTREE,
    CARD,
    CASH,
    NOTHING,
    TRANSFER,
    Basket,
    Item,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.books import GATEWAYS, Books, everything
from mlconnector_gui.connectors.bigcommerce.sandbox.catalog import stocked
from mlconnector_gui.connectors.bigcommerce.sandbox.order import Order
from mlconnector_gui.connectors.bigcommerce.sandbox.people import Customer
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.bigcommerce.sandbox.simulator import BigCommerceSimulator
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import CATALOGUE, World

_OPENING = time(7)
_OPEN_SECONDS = 15 * 3600
_CUSTOMERS = 12
_UNPAID = (
    kept.INCOMPLETE,
    kept.PENDING,
    kept.AWAITING_PAYMENT,
    kept.CANCELLED,
    kept.DECLINED,
    kept.MANUAL_VERIFICATION,
)
_STORIES = (
    "plain",
    "coupon",
    "store_credit",
    "plain",
    "extras",
    "refund_lines",
    "certificate_sold",
    "plain",
    "certificate_used",
    "transfer",
    "unpaid",
    "refund_with_shipping",
    "captured_later",
    "plain",
    "promotion",
    "refund_to_credit",
    "bundle",
    "cash",
    "display_currency",
    "refund_whole",
    "authorized",
    "credit_only",
    "custom_product",
    "refund_amount",
    "archived",
    "refund_declined",
    "test_payment",
    "free",
    "refund_kept_back",
    "unpaid",
    "many_lines",
    "refund_tax",
)
Action = Callable[[], None]


def build(world: World, faults: FaultPlan, shop: Shop) -> BigCommerceSimulator:
    """Return a store that has been selling since the world's first day."""
    opened = datetime.combine(world.first_day, time(0), UTC) - timedelta(days=30)
    chance = world.random(f"bigcommerce/{shop.name}")
    books = Books(shop=shop, clock=world.clock, chance=chance, catalog=stocked(opened))
    for number in range(1, _CUSTOMERS + 1):
        books.customers[number] = Customer(
            id=number,
            created=opened + timedelta(hours=number),
            modified=opened + timedelta(hours=number),
            person=number,
            store_credit=Decimal(number * 5),
        )
    simulator = BigCommerceSimulator(books=books, faults=faults)
    Past(books=books, chance=chance, last=books.now() - timedelta(minutes=1)).live_through(
        list(_moments(world, shop, chance))
    )
    return simulator


def _moments(world: World, shop: Shop, chance: random.Random) -> Iterator[datetime]:
    """Give when the orders are placed: by day, in opening hours of the store's zone, before now."""
    last = world.now.astimezone(UTC) - timedelta(minutes=10)
    for day in range(world.days):
        opening = datetime.combine(
            world.first_day + timedelta(days=day), _OPENING, tzinfo=ZoneInfo(shop.timezone)
        )
        for _ in range(world.orders_per_day):
            moment = opening.astimezone(UTC) + timedelta(seconds=chance.randrange(_OPEN_SECONDS))
            if moment > last:
                moment = last - timedelta(seconds=chance.randrange(max(world.days, 1) * 86_400))
            yield moment.replace(microsecond=0)


@dataclass
class Past:
    """Lets everything happen in order of time, so that ids grow as they would."""

    books: Books
    chance: random.Random
    last: datetime
    _waiting: list[tuple[datetime, int, Action]] = field(default_factory=list)
    _turns: "count[int]" = field(default_factory=count)

    def live_through(self, moments: list[datetime]) -> None:
        unpaid = cycle(_UNPAID)
        for moment, story in zip(sorted(moments), cycle(_STORIES), strict=False):
            if story == "unpaid":
                self._at(moment, self._never_paid(moment, next(unpaid)))
            else:
                self._at(moment, self._sold(moment, story))
        while self._waiting:
            _, _, action = heapq.heappop(self._waiting)
            action()

    def _at(self, moment: datetime, action: Action) -> None:
        heapq.heappush(self._waiting, (min(moment, self.last), next(self._turns), action))

    def _later(self, moment: datetime, low_hours: int, high_hours: int) -> datetime:
        later = moment + timedelta(seconds=self.chance.randrange(low_hours * 3600, high_hours * 3600))
        return max(min(later, self.last), moment)

    def _never_paid(self, moment: datetime, status: int) -> Action:
        def act() -> None:
            first = kept.INCOMPLETE if status == kept.DECLINED else status
            order = self.books.place(self._basket(), status=first, at=moment)
            if status == kept.DECLINED:
                self.books.fail_to_pay(order, at=moment)

        return act

    def _sold(self, moment: datetime, story: str) -> Action:
        def act() -> None:
            books, basket = self.books, self._special(story)
            order = books.place(basket, status=kept.INCOMPLETE, at=moment)
            if story in {"captured_later", "authorized"}:
                books.authorize(order, at=moment)
                books.set_status(order, kept.AWAITING_FULFILLMENT, at=moment)
                if story == "authorized":
                    return
            is_slow = story in {"captured_later", "transfer"}
            paid = self._later(moment, 1, 30) if is_slow else moment + timedelta(seconds=20)
            self._at(paid, lambda: books.pay(order, at=paid, test=story == "test_payment"))
            self._at(self._later(paid, 1, 48), lambda: self._end(order, story, paid))

        return act

    def _end(self, order: Order, story: str, paid: datetime) -> None:
        moment = self._later(paid, 1, 72)
        if story.startswith("refund"):
            self._at(moment, lambda: self._give_back(order, story, moment))
        elif story == "archived":
            self._at(moment, lambda: self.books.archive(order, at=moment))
        elif order.is_sale and self.chance.random() < 0.5:
            self._at(moment, lambda: self.books.set_status(order, kept.COMPLETED, at=moment))

    def _give_back(self, order: Order, story: str, moment: datetime) -> None:
        books = self.books
        dearest = max(order.lines, key=lambda line: line.price)
        piece = {dearest.id: 1}
        if story == "refund_whole":
            books.refund_lines(order, everything(order), with_shipping=True, at=moment)
        elif story == "refund_amount":
            books.refund_amount(order, Decimal("7.50"), at=moment)
        elif story == "refund_tax":
            books.refund_tax(order, Decimal("0.35"), at=moment)
        elif story == "refund_kept_back":
            books.refund_lines(order, piece, kept_back=Decimal("1.50"), at=moment)
        else:
            books.refund_lines(
                order,
                piece,
                with_shipping=story == "refund_with_shipping",
                to="storecredit" if story == "refund_to_credit" else "",
                declined=story == "refund_declined",
                at=moment,
            )

    def _basket(self) -> Basket:
        """Something or other from the catalogue, mostly by card, half of it by registered customers."""
        chosen = self.chance.sample(CATALOGUE, k=self.chance.randint(1, 3))
        customer = self.chance.randint(1, _CUSTOMERS) if self.chance.random() < 0.5 else 0
        return Basket(
            items=[Item(sku=one.sku, quantity=self.chance.randint(1, 3)) for one in chosen],
            paid_by=CARD if self.chance.random() < 0.8 else BRAINTREE,
            customer_id=customer,
            person=customer or self.chance.randint(1, 40),
            shipping=Decimal(self.chance.choice(["0", "6.50", "12.00"])),
        )

    def _special(self, story: str) -> Basket:
        basket = self._basket()
        made: dict[str, Callable[[], Basket]] = {
            "coupon": lambda: replace(
                basket,
                coupon="SAVE5",
                coupon_discount=Decimal("5.00"),
                items=(*basket.items, Item(sku="LAMP-07")),
            ),
            "promotion": lambda: replace(
                basket, discount=Decimal("3.33"), items=(*basket.items, Item(sku="LAMP-07"))
            ),
            "store_credit": lambda: replace(basket, customer_id=3, store_credit=Decimal("4.00")),
            "credit_only": lambda: replace(basket, customer_id=3, store_credit=Decimal(9999)),
            "certificate_used": lambda: replace(basket, gift_certificate=Decimal("5.25")),
            "certificate_sold": lambda: replace(
                basket,
                items=(*basket.items, Item(sku="", kind="giftcertificate", price=Decimal("50.00"))),
            ),
            "extras": lambda: replace(
                basket,
                handling=Decimal("2.00"),
                fees=(("Cold packaging", Decimal("1.75")),),
                items=(*basket.items, Item(sku="MUG-01", wrapping=Decimal("3.00"))),
            ),
            "transfer": lambda: replace(basket, paid_by=TRANSFER, source="manual"),
            "cash": lambda: replace(basket, paid_by=CASH),
            "bundle": lambda: replace(
                basket, items=(*basket.items, Item(sku="MUG-01", bundled=True, price=Decimal(0)))
            ),
            "custom_product": lambda: replace(
                basket, items=(*basket.items, Item(sku="", price=Decimal("17.17")))
            ),
            "display_currency": lambda: replace(basket, display_currency="GBP"),
            "many_lines": lambda: replace(basket, items=[Item(sku="SOCK-M")] * 60),
            "free": lambda: replace(
                basket, items=[Item(sku="NOTE-A5", price=Decimal(0))], shipping=Decimal(0), paid_by=NOTHING
            ),
        }
        special = made[story]() if story in made else basket
        if story.startswith("refund"):
            special = replace(special, items=(*special.items, Item(sku="LAMP-07", quantity=2)))
        if story in {"captured_later", "authorized", "test_payment"}:
            special = replace(special, paid_by=CARD)
        assert special.paid_by in GATEWAYS or special.paid_by in {TRANSFER, CASH, NOTHING}  # noqa: S101
        return special
