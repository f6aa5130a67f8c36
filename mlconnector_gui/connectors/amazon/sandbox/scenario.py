"""The invented seller's weeks: six settlements of each marketplace with everything that accountants ask about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.ledger import ZERO, Row, Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import NORTH_AMERICA, Market, Seller
from mlconnector_gui.connectors.amazon.sandbox.simulator import AmazonSimulator
from mlconnector_gui.connectors.amazon.sandbox.trading import Trader
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

SETTLEMENTS = 6
_FEWEST_ORDERS = 3
_NEGATIVE, _RESERVED_WHOLE, _UNKNOWN_FEE, _FAILED_TRANSFER = 2, 3, 3, 4
"""Which settlement of the first, second, third and again third marketplace is the odd one."""
_NO_ACCOUNT = "Transfer of funds unsuccessful: We could not transfer funds to the bank account on file."
_DEPOSIT_AFTER = timedelta(hours=2)
REPORT_AFTER = timedelta(hours=3)


def build(
    world: World, faults: FaultPlan, seller: Seller = NORTH_AMERICA, *, orders_per_day: int | None = None
) -> AmazonSimulator:
    """Let the weeks of a world go by; a world without days is a seller who has just begun."""
    simulator = AmazonSimulator(clock=world.clock, faults=faults, seller=seller)
    daily = world.orders_per_day if orders_per_day is None else orders_per_day
    begin = datetime.combine(world.first_day, time(0, 0, 11), UTC)
    for place, market in enumerate(seller.markets):
        trader = Trader(market=market, chance=world.random(f"{seller.name}/{market.country}"))
        trader.open_shop(begin)
        simulator.add_market(trader, begin)
        if world.days:
            story = MarketStory(simulator, trader, place, daily / len(seller.markets))
            story.play(begin, timedelta(days=world.days) / SETTLEMENTS)
    return simulator


@dataclass(slots=True)
class MarketStory:
    """Six settlements of one marketplace, each beginning where the one before it ended."""

    simulator: AmazonSimulator
    trader: Trader
    place: int
    """Of the marketplace among the seller's: each has its own odd settlement."""
    orders_per_day: float
    reserve: Decimal = ZERO
    owed: Decimal = ZERO
    _settled: list[Settlement] = field(default_factory=list)

    def play(self, begin: datetime, length: timedelta) -> None:
        for number in range(SETTLEMENTS):
            start = (begin + number * length).replace(microsecond=0)
            end = (begin + (number + 1) * length).replace(microsecond=0)
            settlement = self._settlement(number, start, end)
            self._settled.append(settlement)
            again = self._settled[-2:-1] if self.market.repeats else []
            self.simulator.publish([*again, settlement], created=end + REPORT_AFTER)

    @property
    def market(self) -> Market:
        return self.trader.market

    def _settlement(self, number: int, start: datetime, end: datetime) -> Settlement:
        rows = [*self._opening(start), *self._trade(number, start, end), *self._fees(number, start, end)]
        rows += self._closing(number, rows, end)
        return self.simulator.settle(self.market, start, end, end + _DEPOSIT_AFTER, tuple(rows))

    def _opening(self, start: datetime) -> list[Row]:
        """What was left from the settlement before: its reserve comes back, its debt was charged."""
        rows = []
        if self.reserve:
            rows.append(self.trader.other("Previous Reserve Amount Balance", self.reserve, start))
        if self.owed:
            rows.append(self.trader.other("Payable to Amazon", -self.owed, start))
            rows.append(self.trader.other("Successful charge", self.owed, start + timedelta(minutes=40)))
        self.reserve = self.owed = ZERO
        return rows

    def _trade(self, number: int, start: datetime, end: datetime) -> list[Row]:
        length = end - start
        count = max(_FEWEST_ORDERS, round(self.orders_per_day * length / timedelta(days=1)))
        rows: list[Row] = []
        sold = []
        for index in range(count):
            at = (start + length * (index + 1) / (count + 1)).replace(microsecond=0)
            sale = self.trader.sale(at)
            sold.append(sale)
            self.simulator.add_sale(sale)
            rows += self.trader.rows_of(sale, at)
        last = end - timedelta(minutes=5)
        rows += self.trader.rows_of_refund(sold[0], last)
        if number == 1:
            rows += self.trader.rows_of_refund(sold[1], last, kind="A-to-z Guarantee Refund")
        if number == 4:
            rows += self.trader.rows_of_refund(sold[2], last, kind="Chargeback Refund")
        return rows

    def _fees(self, number: int, start: datetime, end: datetime) -> list[Row]:
        trader = self.trader
        middle = (start + (end - start) / 2).replace(microsecond=0)
        rows = [trader.advertising(-trader.scaled("7.31"), middle)]
        if number == 0:
            rows.append(trader.other("Subscription Fee", -trader.scaled("39.99"), middle))
            rows.append(trader.other("FBAInboundTransportationFee", -trader.scaled("18.40"), middle))
        if number == 1:
            rows.append(trader.fba_fee("FBA Inventory Storage Fee", -trader.scaled("11.06"), middle))
            rows.append(
                trader.other(
                    "WAREHOUSE_DAMAGE", trader.scaled("12.50"), middle, kind="FBA Inventory Reimbursement"
                )
            )
        if number == 5:
            rows.append(trader.other("Storage Fee", -trader.scaled("9.75"), middle))
            rows.append(
                trader.other(
                    "COMPENSATED_CLAWBACK", -trader.scaled("6.95"), middle, kind="FBA Inventory Reimbursement"
                )
            )
        if self.place == 2 and number == _UNKNOWN_FEE:
            rows.append(trader.fba_fee("FBA Drone Handling Surcharge", -trader.scaled("4.20"), middle))
        if self.place == 2 and number == _FAILED_TRANSFER:
            rows.append(trader.other(_NO_ACCOUNT, self._settled[-1].total, middle))
        return rows

    def _closing(self, number: int, rows: Sequence[Row], end: datetime) -> list[Row]:
        """Keep a reserve back; spend more than was earned once; keep everything back once."""
        net = sum((row.amount for row in rows), ZERO)
        at = end - timedelta(seconds=1)
        if self.place == 0 and number == _NEGATIVE:
            spent = net + self.trader.scaled("62.31")
            self.owed = self.trader.scaled("62.31")
            return [self.trader.advertising(-spent, at)]
        if net <= 0:
            self.owed = -net
            return []
        whole = self.place == 1 and number == _RESERVED_WHOLE
        self.reserve = net if whole else self.trader.rounded(net / 10)
        return [self.trader.other("Current Reserve Amount", -self.reserve, at)]
