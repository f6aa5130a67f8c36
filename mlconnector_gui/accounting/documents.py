"""Neutral business documents: what happened in a store, in words that every store shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.money import Money, is_number
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.store_customers import StoreCustomer
from mlconnector_gui.accounting.store_items import StoreItem
from mlconnector_gui.base.problem import Problem

Traits = Mapping[str, str]
NO_TRAITS: Traits = MappingProxyType({})


def no_traits() -> Traits:
    """Default of a field: Python 3.11 takes a mapping proxy itself for a mutable default."""
    return NO_TRAITS


class PartKind(StrEnum):
    """What a part of a document's total is."""

    PRODUCT = "product"
    """Goods and services before discounts, without tax."""
    DISCOUNT = "discount"
    """Coupons and other reductions known as such; negative in a sale."""
    FEE = "fee"
    """A fee charged to the buyer, positive."""
    FEE_DISCOUNT = "fee_discount"
    """A negative fee line: a plugin's way to book points, gift cards or deposits; never guessed."""
    SHIPPING = "shipping"
    TAX = "tax"
    CHANNEL_TAX = "channel_tax"
    """Tax that the sales channel owes to the authority, not the merchant; it only passes through."""
    STORE_CREDIT = "store_credit"
    """Store credit given to a customer by hand, negative where it is taken back."""
    GIFT_CARD = "gift_card"
    """The value of gift cards sold or issued: owed to whoever holds them, and no sale."""
    TIP = "tip"
    DUTY = "duty"
    """Import duty collected from the buyer for the carrier or broker."""
    CASH_ROUNDING = "cash_rounding"
    """What a till rounded to the smallest coin, negative in the customer's favour."""
    RESTOCKING = "restocking"
    """In a refund: what was kept of the value of what came back, negative."""
    GOODWILL = "goodwill"
    """In a refund: what was given back beyond the value of what came back."""
    DEFERRED = "deferred"
    """Goods and shipping that were paid and not delivered yet, without discounts and tax."""
    OUTSTANDING = "outstanding"
    """In a payment: what the customer owed since the sale."""
    UNSPECIFIED = "unspecified"
    """An amount given back without saying for what; stops until a person chooses a treatment."""
    CLEARED = "cleared"
    """In a payout: what a customer had paid or got back, now out of the gateway's hands."""
    PROCESSING_FEE = "processing_fee"
    """In a payout: what the payment service kept, negative."""
    ADJUSTMENT = "adjustment"
    """In a payout: disputes, reserves and whatever else the service names; told apart by traits."""
    SETTLED = "settled"
    """In a settlement: all lines of one kind, told apart by traits."""
    CARRIED = "carried"
    """In a settlement that touches several months: what one part hands on to the next, so that each balances."""
    OWED = "owed"
    """In a settlement below zero: what is owed to the marketplace, positive, since nothing is paid out."""
    CARRIER_COST = "carrier_cost"
    """What a label cost the shipper, or its insurance."""
    UNSETTLED = "unsettled"
    """In an accrual: all movements of one kind that no settlement has yet, told apart by traits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One component of a document's total, signed as the customer sees it (a discount is negative in a sale)."""

    kind: PartKind
    amount: Money
    description: str = ""
    traits: Traits = field(default_factory=no_traits)
    """What mapping rules can ask for: sku, tax_class, tax_code, country, state, coupon, fee_name ..."""


class TenderKind(StrEnum):
    """Where a tender comes from or goes to."""

    GATEWAY = "gateway"
    """Through a payment service, or by hand: what its clearing account holds."""
    GIFT_CARD = "gift_card"
    STORE_CREDIT = "store_credit"
    PENDING = "pending"
    """Not paid yet: owed by the customer, or below zero owed to him."""
    DEFERRED = "deferred"
    """Paid before, and earned now."""
    GOODWILL = "goodwill"
    """Given away by the merchant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """How a part of the total was paid or given back."""

    gateway: str
    amount: Money
    kind: TenderKind = TenderKind.GATEWAY
    reference: str = ""
    traits: Traits = field(default_factory=no_traits)


class DocumentKind(StrEnum):
    """The kinds of neutral documents that lead to postings."""

    SALE = "sale"
    REFUND = "refund"
    EDIT = "edit"
    """What an edit or an exchange added to a sale or, below zero, took from it."""
    PAYMENT = "payment"
    """A payment that came after the sale was booked."""
    RELEASE = "release"
    """What a fulfilment earned of a sale that was paid before; below zero where the fulfilment was cancelled."""
    ISSUE = "issue"
    """A gift card or store credit that the merchant gave away."""
    PAYOUT = "payout"
    """What a payment service paid out: charges less refunds, fees and adjustments; the tender is the bank."""
    SETTLEMENT = "settlement"
    """What a marketplace settled, or the part of it that falls into one month."""
    FREIGHT = "freight"
    """What a carrier asks for a label."""
    ACCRUAL = "accrual"
    """What a marketplace had released at the end of a month and not settled; taken back on the next day."""

    @property
    def sign(self) -> int:
        """Return 1 where a positive total is owed to us or came in, -1 where it went out."""
        return -1 if self in {DocumentKind.REFUND, DocumentKind.FREIGHT} else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessDocument:
    """
    A total, the parts that explain it, and the tenders that moved it.

    Amounts are positive as the customer sees them: a refund of 10 has a total of 10. A payout or a settlement
    has a total of what the bank got, below zero where it was charged. `occurred_at` is when money
    moved (aware, UTC); `business_date` is that moment in the store's time zone. `is_bookable` is False for a
    document that exists but moves no money (a cart, an unpaid order, a trashed one); `standing` says why.
    """

    kind: DocumentKind
    external_id: str
    order_id: str
    number: str
    """What people call it: the order number shown to the customer."""
    occurred_at: datetime
    business_date: date
    total: Money
    parts: tuple[Part, ...]
    tenders: tuple[Tender, ...]
    is_bookable: bool
    standing: str
    traits: Traits = field(default_factory=no_traits)
    """Traits of the whole document: country, state, channel, gateway."""
    settles: tuple[str, ...] = ()
    """In a payout: the references of the tenders that it pays out."""
    customer: StoreCustomer | None = None
    """Who bought, as the document itself tells it; None where it names nobody."""

    def __post_init__(self) -> None:
        if self.occurred_at.tzinfo is None:
            raise ValueError("occurred_at is aware")
        amounts = [part.amount for part in self.parts] + [tender.amount for tender in self.tenders]
        wrong = {amount.currency for amount in amounts} - {self.total.currency}
        if wrong:
            raise Problem("document.mixed_currencies", document=self.external_id, currencies=sorted(wrong))

    @property
    def currency(self) -> str:
        return self.total.currency

    @property
    def difference(self) -> Money:
        """Total less its parts: zero when the document adds up."""
        return self.total - Money.total((part.amount for part in self.parts), self.currency)

    @property
    def tender_difference(self) -> Money:
        return self.total - Money.total((tender.amount for tender in self.tenders), self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A movement that a marketplace has released to the seller, whether or not a settlement has it by now."""

    posted_at: datetime
    business_date: date
    marketplace: str
    """In small letters; '' where the movement names none."""
    settlement: str
    """The settlement that it says it is in; '' as long as it says none."""
    parts: tuple[Part, ...]

    @property
    def total(self) -> Money:
        return Money.total((part.amount for part in self.parts), self.parts[0].amount.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSale:
    """An order as the store tells of it before anything is settled: only for seeing what is sold, never booked."""

    business_date: date
    marketplace: str
    units: int
    total: Money | None
    """What the customer pays; None as long as the store does not tell a price."""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFinding:
    """Something the translation saw that a person must know; `blocks` stops the posting."""

    code: str
    blocks: bool
    params: Mapping[str, str] = field(default_factory=no_traits)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedBalance:
    """What a store says of its own that it owes on one gift card or one account, to be compared with the books."""

    role: LineRole
    amount: Money
    """Positive: owed to a customer."""
    opened_on: date
    is_lapsed: bool = False
    """It cannot be spent any more, so the store does not owe it; the books do until somebody decides."""
    lapses_after: date | None = None

    def is_owed_on(self, day: date) -> bool:
        return not self.is_lapsed and (self.lapses_after is None or day <= self.lapses_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What one raw payload means: the neutral documents in it, the shipments, and what was odd."""

    documents: tuple[BusinessDocument, ...] = ()
    findings: tuple[DocumentFinding, ...] = ()
    links: tuple[ChainLink, ...] = ()
    """Where the payload stands in a chain that has to be without a gap."""
    shipments: tuple[Shipment, ...] = ()
    """What left a warehouse; no money of a customer, so not a document that adds up."""
    unsettled: Unsettled | None = None
    """What is only booked at the end of a month, as long as no settlement has it."""
    seen_sale: SeenSale | None = None
    """What is only looked at, since a settlement books it."""
    balances: tuple[StatedBalance, ...] = ()
    items: tuple[StoreItem, ...] = ()
    """Items as the store keeps them."""
    customers: tuple[StoreCustomer, ...] = ()
    """Customers whose own records the payload is."""

    def bought_by(self, customer: StoreCustomer | None) -> "Translation":
        """Say of every document whose it is."""
        return replace(self, documents=tuple(replace(one, customer=customer) for one in self.documents))


def decimal_of(text: str, *, field_name: str, document: str) -> Decimal:
    """Read a decimal as a store writes it; anything else is refused with the field's name."""
    if not is_number(text):
        raise Problem("document.number_invalid", field=field_name, value=text, document=document)
    return Decimal(text)
