"""One simulated seller account: what is listed, sold and settled there, and the reports that were made of it."""

import base64
import hashlib
import random
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.books import events_of
from mlconnector_gui.connectors.amazon.sandbox.ledger import Listed, MadeReport, Row, Sale, Settlement
from mlconnector_gui.connectors.amazon.sandbox.limits import UsagePlans
from mlconnector_gui.connectors.amazon.sandbox.login import LoginServer
from mlconnector_gui.connectors.amazon.sandbox.seller import Market, Seller
from mlconnector_gui.connectors.amazon.sandbox.trading import Trader
from mlconnector_gui.connectors.amazon.sandbox.writing import document_of
from mlconnector_gui.sandbox.books import ShopEvent
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan

SETTLEMENT_REPORT = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
LISTINGS_REPORT = "GET_MERCHANT_LISTINGS_ALL_DATA"
_DEPOSIT_AFTER = timedelta(hours=2)
_FIRST_SETTLEMENT = {"na": 23874396421, "eu": 31874396421, "fe": 42874396421}


@dataclass
class Account:
    """Owns the seller's state; everything that touches it holds the lock."""

    clock: SandboxClock
    faults: FaultPlan
    seller: Seller = field(default_factory=Seller)
    traders: dict[str, Trader] = field(default_factory=dict)
    begun: dict[str, datetime] = field(default_factory=dict)
    sales: list[Sale] = field(default_factory=list)
    settlements: dict[str, Settlement] = field(default_factory=dict)
    """The newest issue of each."""
    settled_orders: dict[str, str] = field(default_factory=dict)
    """Order id to the settlement it was first settled in."""
    reports: dict[str, MadeReport] = field(default_factory=dict)
    """By the id of the document."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    """Every call that would have changed something at Amazon."""

    def __post_init__(self) -> None:
        self.login = LoginServer(self.seller)
        self.plans = UsagePlans(pace=self.seller.pace)
        self.lock = threading.RLock()

    # what goes on

    def add_market(self, trader: Trader, begin: datetime) -> None:
        self.traders[trader.market.marketplace_id] = trader
        self.begun[trader.market.marketplace_id] = begin

    def add_sale(self, sale: Sale) -> None:
        self.sales.append(sale)

    def settle(
        self, market: Market, start: datetime, end: datetime, deposit: datetime, rows: tuple[Row, ...]
    ) -> Settlement:
        settlement_id = str(_FIRST_SETTLEMENT[self.seller.region] + 700 * len(self.settlements))
        digest = hashlib.sha256(f"{self.seller.name}/{settlement_id}".encode()).digest()
        settlement = Settlement(
            settlement_id=settlement_id,
            group_id=base64.urlsafe_b64encode(digest).decode().rstrip("="),
            market=market,
            start=start,
            end=end,
            deposit=deposit,
            rows=rows,
        )
        self.settlements[settlement_id] = settlement
        for row in rows:
            if row.transaction_type == "Order":
                self.settled_orders.setdefault(row.order_id, settlement_id)
        return settlement

    def publish(self, settlements: Sequence[Settlement], *, created: datetime) -> MadeReport:
        """Make a report with the newest issue of these settlements."""
        market = settlements[-1].market
        return self.keep(
            SETTLEMENT_REPORT,
            document_of([self.settlements[one.settlement_id] for one in settlements], market),
            market,
            created=created,
            start=settlements[-1].start,
            end=settlements[-1].end,
        )

    def keep(
        self,
        report_type: str,
        content: bytes,
        market: Market,
        *,
        created: datetime,
        start: datetime,
        end: datetime,
    ) -> MadeReport:
        number = len(self.reports) + 1
        report = MadeReport(
            report_id=str(50_000_000_000 + 17 * number),
            document_id=f"amzn1.spdoc.1.4.{self.seller.region}.00000000-0000-4000-8000-{number:012d}"
            f".T{number:04d}.2500",
            report_type=report_type,
            created=created,
            start=start,
            end=end,
            # each report names every marketplace of the region, whichever it is of
            marketplace_ids=tuple(one.marketplace_id for one in self.seller.markets),
            content=content,
            charset=market.charset,
            packed=market.packed,
        )
        self.reports[report.document_id] = report
        return report

    def issue_again(self, settlement_id: str, moved: Decimal = Decimal("1.00")) -> MadeReport:
        """Issue a settlement again with another body: an amount goes from one fee to another, the total stays."""
        with self.lock:
            settlement = self.settlements[settlement_id]
            rows = list(settlement.rows)
            for description, sign in (("Commission", -1), ("FBAPerUnitFulfillmentFee", 1)):
                place = next(
                    index
                    for index, row in enumerate(rows)
                    if row.amount_description == description and row.transaction_type == "Order"
                )
                rows[place] = replace(rows[place], amount=rows[place].amount + sign * moved)
            self.settlements[settlement_id] = settlement.with_rows(tuple(rows))
            return self.publish([settlement], created=self.clock.now().replace(microsecond=0))

    def sell(self, marketplace_id: str, *, status: str = "Unshipped") -> Sale:
        with self.lock:
            sale = self.traders[marketplace_id].sale(self.clock.now().replace(microsecond=0), status=status)
            self.add_sale(sale)
            return sale

    def rows_to_come(self, sale: Sale) -> list[Row]:
        """Write an order as the next settlement will have it."""
        trader = self.traders[sale.market.marketplace_id]
        # a stream of chance of its own: being looked at changes nothing in the world
        unseen = replace(trader, chance=random.Random(sale.order_id))  # noqa: S311  not a secret
        return list(unseen.rows_of(sale, sale.changed))

    def settle_sales(self, marketplace_id: str) -> Settlement:
        """Close the period of a marketplace now, with every order that was shipped, and report it."""
        with self.lock:
            market = self.traders[marketplace_id].market
            last, now = self.last_of(market), self.clock.now().replace(microsecond=0)
            rows = [
                row
                for sale in self.sales
                if sale.market == market
                and sale.status == "Shipped"
                and sale.order_id not in self.settled_orders
                for row in self.rows_to_come(sale)
            ]
            start = last.end if last else self.begun[marketplace_id]
            settlement = self.settle(market, start, now, now + _DEPOSIT_AFTER, tuple(rows))
            self.publish([settlement], created=now)
            return settlement

    # looking

    def listed(self) -> Iterator[Listed]:
        for trader in self.traders.values():
            yield from trader.listed

    def last_of(self, market: Market) -> Settlement | None:
        return max(
            (one for one in self.settlements.values() if one.market == market),
            key=lambda one: one.end,
            default=None,
        )

    def events(self) -> Sequence[ShopEvent]:
        with self.lock:
            return [event for one in self.settlements.values() for event in events_of(self.seller, one)]
