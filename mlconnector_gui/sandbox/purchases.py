"""The purchase orders of the seeded world: who ordered what from whom, and what was changed of it later."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from mlconnector_gui.sandbox.world import CATALOGUE, ChartAccount, Product, World

COMPANY = "00001"
BRANCH = "30"
ORDER_TYPE, SUFFIX = "OP", "000"
SUPPLIERS = {5011: "Example Goods Supply Inc", 5012: "Sample Textiles Ltd"}
"""Address number to name; both are owed in US dollars."""
PIECES_PER_CASE = {"MUG-01": 12, "NOTE-A5": 24}
"""Items that are ordered by the case (CS); all others by the piece (EA)."""
_ZONE = ZoneInfo("America/Los_Angeles")
_FIRST_NUMBER = 4501
_FEWEST_A_DAY, _SHARE_OF_SALES = 2, 4
_MOST_LINES = 4
_CHANGED, _CANCELLED = 0.10, 0.04
"""How many of the lines are changed or cancelled after the order was placed."""


def _account(unit: str, object_account: str, text: str, company: str = COMPANY) -> ChartAccount:
    return ChartAccount(
        company=company,
        business_unit=unit,
        object_account=object_account,
        subsidiary="",
        description=text,
    )


INVENTORY, RECEIVED_NOT_VOUCHERED = "1.1411", "1.4111"
"""Where JDE's own instructions (4310 and 4320) send a receipt."""
PURCHASE_VARIANCE = "30.5210"
PURCHASING_CHART = (
    _account("1", "1411", "Inventory"),
    _account("1", "4111", "Received not vouchered"),
    _account("30", "5210", "Purchase price variance"),
    _account("1", "4150", "Accrued freight"),
    _account("1", "1460", "Prepaid postage"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An invented customer of the distributor, to whom the supplier's goods are shipped."""

    name: str
    street: str
    city: str
    state: str
    postal_code: str
    country: str = "US"


_ADDRESSES = (
    Address(
        name="Harbor Wholesale LLC", street="12 Example Quay", city="Tacoma", state="WA", postal_code="98402"
    ),
    Address(
        name="Plains Outfitters Co", street="400 Sample Road", city="Salina", state="KS", postal_code="67401"
    ),
    Address(
        name="Lakeside Retail Group",
        street="7 Invented Avenue",
        city="Duluth",
        state="MN",
        postal_code="55802",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLine:
    """One line as it was first ordered."""

    key: str
    number: Decimal
    sku: str
    description: str
    quantity: Decimal
    """In `unit`."""
    unit: str
    unit_cost: Decimal
    pieces: int
    """How many pieces one unit is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChange:
    """What the buyer does to a line later; no quantity cancels what is open of it."""

    at: datetime
    line: Decimal
    quantity: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldOrder:
    """One purchase order of the invented distributor."""

    key: str
    number: int
    supplier: int
    supplier_name: str
    customer: int
    """The address number of the ship-to."""
    ship_to: Address
    placed_at: datetime
    order_day: date
    promised_day: date
    lines: tuple[OrderedLine, ...]
    changes: tuple[OrderChange, ...]
    company: str = COMPANY
    order_type: str = ORDER_TYPE
    suffix: str = SUFFIX
    branch: str = BRANCH
    currency: str = "USD"


def ship_to_number(address: Address) -> int:
    return 8001 + _ADDRESSES.index(address)


def ship_to_addresses() -> Iterator[tuple[int, Address]]:
    for address in _ADDRESSES:
        yield ship_to_number(address), address


def purchase_orders(world: World) -> tuple[WorldOrder, ...]:
    """Return every order of the world, in the order of their placing; the same world has the same orders."""
    dice = world.random("purchase orders")
    a_day = max(_FEWEST_A_DAY, world.orders_per_day // _SHARE_OF_SALES)
    found: list[WorldOrder] = []
    for day in range(max(world.days, 1)):
        opening = datetime.combine(world.first_day + timedelta(days=day), time(6), _ZONE)
        minutes = sorted(dice.randrange(0, 10 * 60) for _ in range(a_day))
        for minute in minutes:
            number = _FIRST_NUMBER + len(found)
            found.append(_order(dice, number, opening + timedelta(minutes=minute)))
    return tuple(found)


def _order(dice: random.Random, number: int, placed_at: datetime) -> WorldOrder:
    key = f"{COMPANY}-{number}-{ORDER_TYPE}-{SUFFIX}"
    address = dice.choice(_ADDRESSES)
    supplier = dice.choice(sorted(SUPPLIERS))
    products = dice.sample(CATALOGUE, dice.randint(1, _MOST_LINES))
    lines = tuple(_line(dice, key, position, one) for position, one in enumerate(products, start=1))
    return WorldOrder(
        key=key,
        number=number,
        supplier=supplier,
        supplier_name=SUPPLIERS[supplier],
        customer=ship_to_number(address),
        ship_to=address,
        placed_at=placed_at,
        order_day=placed_at.date(),
        promised_day=placed_at.date() + timedelta(days=dice.randint(2, 9)),
        lines=lines,
        changes=tuple(_changes(dice, lines, placed_at)),
    )


def _line(dice: random.Random, order_key: str, position: int, product: Product) -> OrderedLine:
    pieces = PIECES_PER_CASE.get(product.sku, 1)
    cost = (product.price * pieces * Decimal("0.55")).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return OrderedLine(
        key=f"{order_key}-{position}",
        number=Decimal(position),
        sku=product.sku,
        description=product.name[:30],
        quantity=Decimal(dice.randint(1, 6 if pieces > 1 else 24)),
        unit="CS" if pieces > 1 else "EA",
        unit_cost=cost,
        pieces=pieces,
    )


def _changes(
    dice: random.Random, lines: tuple[OrderedLine, ...], placed_at: datetime
) -> Iterator[OrderChange]:
    for line in lines:
        roll = dice.random()
        at = placed_at + timedelta(hours=dice.randint(5, 40))
        if roll < _CANCELLED and len(lines) > 1:
            yield OrderChange(at=at, line=line.number, quantity=None)
        elif roll < _CHANGED:
            yield OrderChange(at=at, line=line.number, quantity=line.quantity + dice.randint(1, 5))
