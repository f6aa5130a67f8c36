"""What a storefront declares about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import (
    CutFile,
    OpenReceiver,
    OpenSource,
    OpenSubscriptions,
    ReadFile,
    ReadLapses,
    ReadListing,
    ReadToldRecords,
    ReceivedType,
    RowsBehind,
    Translate,
    VerifyWebhook,
    WriteOrder,
    WriteProduct,
)


class FieldKind(StrEnum):
    """How a declared field is asked for and kept."""

    TEXT = "text"
    ADDRESS = "address"
    SECRET = "secret"
    """Kept in the vault, never in the store."""
    CHOICE = "choice"
    FLAG = "flag"
    """'yes' or 'no'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a person enters to connect, with the words beside it."""

    name: str
    label: str
    kind: FieldKind
    help: str
    required: bool = True
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, label) for a choice."""
    is_proved: bool = True
    """False: nothing that the store answers tells whether it is right; what the store signs with it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSpec:
    """
    A kind of document that a storefront gives, and how its windows are cut.

    A stream is read from its watermark less `overlap` to now less `lag`. A snapshot stream is read whole over its
    `look_back`, and what is no longer in it was deleted in the store.
    """

    name: str
    title: str
    overlap: timedelta
    lag: timedelta = timedelta(0)
    look_back: timedelta | None = None
    fetched_every: timedelta = timedelta(minutes=10)
    """How often a new connection reads it; a person may choose another rhythm."""
    reread: timedelta = timedelta(days=45)
    """How far back it is read again each night: what changes late is found there, whatever was missed before."""
    page_size: int = 100
    """How many documents one request brings at most."""
    requests_each: float = 0.0
    """How many requests more each document costs, where a list does not tell all of it."""
    is_apart: bool = False
    """Read only by runs that name it: the whole of it comes each time, so not as often as the others."""
    is_final: bool = False
    """The store never takes back what it gave, so what it lists no longer was not deleted."""
    states: LineRole | None = None
    """
    Its documents state what is owed by a liability now. All of them are read each time, since their store tells no
    changes of them and those from before the first day count too, and are compared with what was booked until then.
    """

    @property
    def is_snapshot(self) -> bool:
        return self.look_back is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSpec:
    """What a storefront can tell by itself, and how that is believed."""

    topics: tuple[str, ...]
    """What is subscribed to."""
    verify: Callable[[], VerifyWebhook]
    address_rule: str
    """What the store demands of the address it delivers to, in words for whoever sets up the way to it."""
    open_subscriptions: Callable[[], OpenSubscriptions] | None = None
    """None: the store has no interface for it, so a person enters the address there."""
    is_signed: bool = True
    """False: only the secret in the path proves a delivery, so it may cause no more than a poll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSpec:
    """Which stream tells what became of the records that a storefront takes."""

    stream: str
    read: Callable[[], ReadToldRecords]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivesSpec:
    """What a storefront takes from JDE, and how long what was sent may still be on its way."""

    types: tuple[ReceivedType, ...]
    open_receiver: Callable[[], OpenReceiver]
    write_order: Callable[[], WriteOrder] | None = None
    """How a purchase order becomes an order there; None: the store takes no orders."""
    write_product: Callable[[], WriteProduct] | None = None
    """How an item becomes a new product there; None: the store is offered none."""
    told: ToldSpec | None = None
    """Where it is read what somebody changed of them in the store; None: it shows when JDE changes them next."""
    settles_seconds: float = 300.0
    """How long after a request without an answer the store may still carry it out."""
    read_lag_seconds: float = 30.0
    """How long the store's reads may be behind its writes."""

    def type_of(self, record_type: RecordType) -> ReceivedType:
        for one in self.types:
            if one.record_type is record_type:
                return one
        raise Problem("record.type_not_taken", record=record_type.value)

    def takes(self, record_type: RecordType) -> bool:
        return any(one.record_type is record_type for one in self.types)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSpec:
    """A kind of file that a person may have and that says the same as what the store would give."""

    kind: str
    """The word on the command line: settlement."""
    title: str
    suffixes: tuple[str, ...]
    """How the names of such files end, in lower case; what is inside decides."""
    largest_bytes: int
    """What is read at once; a larger file is cut, or refused."""
    read: Callable[[], ReadFile]
    cut: Callable[[], CutFile] | None = None
    """None: a larger file is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSpec:
    """Which streams tell what is sold, so that it can be matched with items of JDE."""

    streams: tuple[str, ...]
    read: Callable[[], ReadListing]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorSpec:
    """Everything the program knows of a storefront before it is connected; streams are pulled in their order."""

    key: str
    title: str
    summary: str
    fields: tuple[Field, ...]
    streams: tuple[StreamSpec, ...]
    open_source: Callable[[], OpenSource]
    """Imports the client when it is needed, so that declaring a storefront costs nothing."""
    translate: Callable[[], Translate]
    webhooks: WebhookSpec | None = None
    receives: ReceivesSpec | None = None
    """None: nothing is ever written into the store's records."""
    imports: tuple[ImportSpec, ...] = ()
    rows_behind: Callable[[], RowsBehind] | None = None
    """Where one payload has many rows: those that are added up in a line of an entry."""
    requests_a_minute: int = 60
    """What the store takes for good from one caller, for saying how long something will last."""
    tells_customers: bool = False
    """Its documents name customers, whom JDE's address book may be made to have."""
    lapses: Callable[[], ReadLapses] | None = None
    """Where what it logs in with ends on a day that is known before."""
    listings: ListingSpec | None = None
    """None: nothing is read of what is sold."""
    tells_sales: bool = False
    """True where orders are read only to see what is sold: something else books it."""
    tells_unsettled: bool = False
    """True where what was released is read before a settlement has it, so that it can be accrued."""
    paid_out_gateways: tuple[str, ...] = ()
    """Gateways whose payouts are read and name what they pay out: sales may be added up by payout."""

    def stream(self, name: str) -> StreamSpec:
        return next(stream for stream in self.streams if stream.name == name)

    @property
    def dated_streams(self) -> tuple[StreamSpec, ...]:
        """Those that a window of time reads, so that one can tell whether all of it came."""
        return tuple(stream for stream in self.streams if not stream.is_apart)

    @property
    def secrets(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.kind is FieldKind.SECRET)
