"""What a storefront implements: a source of raw pages, a pure translation of its payloads, and what takes records."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO, Protocol, runtime_checkable

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.item_matching import Listing
from mlconnector_gui.accounting.items import Item
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import PurchaseOrder
from mlconnector_gui.accounting.store_records import RecordType, StoreRecord
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.net.environment import NetEnvironment


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """
    One payload as the source gave it: the exact bytes of this record.

    `created_at` places it in a snapshot window; `parents` are documents that its translation needs.
    """

    external_id: str
    payload: bytes = field(repr=False)
    created_at: datetime
    modified_at: datetime
    parents: tuple[tuple[str, str], ...] = ()
    """(stream, external id) pairs."""
    number: str = ""
    """What the store calls it, where its documents are numbered one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The span of time a run covers: from (included) to (included), aware, UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some documents of a window; saved together with the watermark, if the page moves it."""

    documents: tuple[RawDocument, ...]
    watermark: datetime | None = None
    """
    Everything modified up to here has been given; None while the order of the pages does not tell. The last page's
    is the latest `modified_at` of all of them.
    """
    expected_total: int | None = None
    """How many documents the source says the window holds, when it says so."""


class Standing(StrEnum):
    """How one line of a connection test ended."""

    PROVED = "proved"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing proved, or not, by a connection test: a code such as 'reachable' or 'login'."""

    what: str
    standing: Standing
    params: Mapping[str, str] = field(default_factory=dict)
    """What was seen: version, environment, currency ..."""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionValues:
    """What a person entered for one connection; secrets apart, and never printed."""

    name: str
    values: Mapping[str, str]
    """'address', where the spec declares it, is where to call: the sandbox and test servers stand there too."""
    secrets: Mapping[str, str] = field(repr=False)
    keep: Callable[[Mapping[str, str]], None] | None = field(default=None, repr=False, compare=False)
    """Keeps secrets that the other side renewed instead of the ones above; None where nothing is kept."""


class Source(Protocol):
    """
    One connected store. It reads; it never writes into the store's books.

    Every method raises Problem for what the user or the outside caused. `pages` yields at least one page, is closed
    at both ends of the window, may repeat documents, and never leaves one out.
    """

    def prove(self) -> AsyncIterator[Proof]:
        """Test the connection step by step; yields a line for each thing as it is known, and stops at a failure."""
        ...

    async def facts(self) -> Mapping[str, str]:
        """Read what the translation needs to know of the store: time zone, currency, decimals ..."""
        ...

    def pages(self, stream: str, window: Window) -> AsyncIterator[Page]: ...

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        """Read one document by its id."""
        ...

    async def close(self) -> None: ...


class OpenSource(Protocol):
    """Builds the source of a connection; opens nothing yet."""

    def __call__(self, connection: ConnectionValues, environment: NetEnvironment) -> Source: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationContext:
    """What a translation may look at beside its payload."""

    facts: Mapping[str, str]
    values: Mapping[str, str]
    related: Callable[[str, str], bytes | None]
    """(stream, external id) to the newest archived payload of that document."""
    parents: tuple[tuple[str, str], ...] = ()
    """`RawDocument.parents` of this payload, since not every payload names its own parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """
    A genuine delivery says that something may have changed in `stream`; it is fetched before it is believed.

    Without ids the stream is read as usual. `delivery_id` is the store's own, as far as it has one.
    """

    topic: str
    stream: str
    external_ids: tuple[str, ...] = ()
    delivery_id: str = ""
    occurred_at: datetime | None = None


class Aside(StrEnum):
    """A delivery that is answered well and has no effect."""

    PING = "ping"
    """The store tries the address; not signed, so it proves nothing."""
    OTHER_TOPIC = "other_topic"
    """Genuine, about something that is not read."""


class Refusal(StrEnum):
    """Why a delivery is not believed; whoever sent it is told no more than that."""

    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_WRONG = "signature_wrong"
    STALE = "stale"
    """Signed at a moment that is too far from now: perhaps a recording."""
    SECRET_MISSING = "secret_missing"  # noqa: S105  a word, not a secret
    """Nothing can be proved, since no secret was agreed."""
    MALFORMED = "malformed"


class VerifyWebhook(Protocol):
    """
    Pure: says what a delivery is, over the bytes as they came and before anything in them is read.

    Header names are in lower case. `secrets` are those of the connection with `WEBHOOK_SECRET` beside them: some
    stores sign with the secret of their own application, some with one that is agreed for the webhook. Nothing
    of a body may name a host that is called.
    """

    def __call__(
        self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str], now: datetime, /
    ) -> Hint | Aside | Refusal: ...


WEBHOOK_SECRET = "webhook_secret"  # noqa: S105  the name of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One webhook as the store has it."""

    subscription_id: str
    topic: str
    address: str
    is_active: bool


class Subscriptions(Protocol):
    """
    The webhooks of one connected store: the one place where a connection changes something there.

    `secret` is what deliveries are to be signed with. A store that signs with one of its own making has a secret
    field for it that is not required, and what it made is given to `ConnectionValues.keep`.
    """

    async def listed(self) -> tuple[Subscription, ...]:
        """Return every webhook of the store that this login may see, ours and those of others."""
        ...

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription: ...

    async def renew(self, subscription: Subscription, *, address: str, secret: str) -> Subscription:
        """Give one of ours the present address and secret, and make it active."""
        ...

    async def close(self) -> None: ...


class OpenSubscriptions(Protocol):
    """Builds the webhooks' side of a connection; opens nothing yet."""

    def __call__(self, connection: ConnectionValues, environment: NetEnvironment) -> Subscriptions: ...


class Verdict(StrEnum):
    """What one attempt to send came to; a total function of what was observed."""

    NOT_SENT = "not_sent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    """The other side refused it, definitely; still one look-up is owed before it is believed."""
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRecord:
    """
    A record as the store holds it now.

    `fields` has every field that the record that was asked for names, written as `accounting.store_records` demands:
    a field that the store leaves out or has blank is ''.
    """

    fields: Mapping[str, str]
    record_id: str = ""
    """The store's own id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutcome:
    """What became of one record of a request; `problem` says why it was not accepted, in the store's own text."""

    verdict: Verdict
    record_id: str = ""
    problem: Problem | None = None


class Receiver(Protocol):
    """
    The side of a connected store that takes records; it is built beside the source and may share its client.

    Only `submit` writes, and it never repeats anything. Reads are repeated by the retry policy.
    """

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        """
        Read how records of one type stand in the store now, by their keys.

        A key that is left out is definitely not there: an answer that does not say raises. Read before sending,
        when an outcome is unknown, and as the proof afterwards, so it never comes from a cache, and where the store
        allows it from where the write went. At most `ReceivedType.look_up_batch` records at a time.
        """
        ...

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        """
        Send approved records of one type in one request; one outcome for each, in their order.

        Returns whatever happened, cancellation excepted: nothing left this machine, or the store definitely did not
        begin (429, a refused login): NOT_SENT with the problem, whose cause ends the run. A record that is refused in
        the store's own form: REJECTED. Anything else that is not a whole confirmation, a 5xx or a broken answer
        among it: IN_DOUBT. At most `ReceivedType.batch` records.
        """
        ...

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSoFar:
    """How far reading a store's catalog through is."""

    done: int
    total: int
    seconds_left: int
    """At the pace so far and by what the store allows, whichever takes longer."""


TellReading = Callable[[ReadSoFar], Awaitable[None]]


@runtime_checkable
class ReadsCatalog(Protocol):
    """A receiver that may have to read its store's whole catalog through before it can look anything up."""

    def tell_reading(self, tell: TellReading) -> None:
        """Have it told at the beginning, about once a second and at the end; what `tell` raises ends the reading."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRecord:
    """What a document of the store tells of one of its records, in the fields that can be set."""

    record_type: RecordType
    key: str
    fields: Mapping[str, str]


class ReadToldRecords(Protocol):
    """Pure: the records that a payload tells of, by the connection's own values."""

    def __call__(self, payload: bytes, values: Mapping[str, str], /) -> Iterable[ToldRecord]: ...


class OpenReceiver(Protocol):
    """Builds the receiving side of a connection; opens nothing yet."""

    def __call__(self, connection: ConnectionValues, environment: NetEnvironment) -> Receiver: ...


class WriteOrder(Protocol):
    """
    Pure: every field that a store's order for a purchase order is to have, by the connection's own values.

    Raises Problem for what the store cannot take. A line that is not, or not any more, ordered has blank fields.
    """

    def __call__(self, order: PurchaseOrder, values: Mapping[str, str], /) -> Mapping[str, str]: ...


class WriteProduct(Protocol):
    """
    Pure: every field that a store's new product for an item is to have, by the connection's own values.

    `unit` is what the price is for. Raises Problem for what the store cannot take.
    """

    def __call__(
        self, item: Item, price: Money, values: Mapping[str, str], /, *, unit: str, branch: str
    ) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedType:
    """One type of record that a store takes."""

    record_type: RecordType
    fields: tuple[str, ...]
    """Which fields can be set; of a path ('lines.1000.quantity') the first part."""
    creates: bool = False
    """True where a record that the store does not have can be created."""
    batch: int = 1
    """How many records one request takes at most."""
    look_up_batch: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """One document that a file holds, and where it belongs."""

    stream: str
    document: RawDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContents:
    """What a file holds, checked as far as the file itself can be: nothing of it is kept if any of it is wrong."""

    documents: tuple[ReadDocument, ...]
    originals: tuple[ReadDocument, ...] = ()
    """The file as it was, where its documents are written otherwise."""
    repeats: Callable[[RawDocument, bytes], bool] = lambda document, archived: document.payload == archived
    """Whether a document says nothing that the archived payload does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePiece:
    """A part of a large file that is a file of its own: the header line, and rows that belong together."""

    payload: bytes = field(repr=False)
    first_line: int
    """On which line of the whole file its second line stands."""

    def line_in_file(self, line: int) -> int:
        return self.first_line + line - 2 if line > 1 else 1


class CutFile(Protocol):
    """
    Cuts a file that is too large to be read at once into pieces that are not, without ever holding more than one.

    Raises Problem where a piece would be larger than `largest`, or where there is nothing to cut at.
    """

    def __call__(self, file: BinaryIO, name: str, largest: int, /) -> Iterator[FilePiece]: ...


class ReadFile(Protocol):
    """Pure: reads a file that a person has. Raises Problem with the file's name, line and field."""

    def __call__(self, payload: bytes, name: str, context: TranslationContext) -> FileContents: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row of a payload, as its source wrote it."""

    number: int
    """The line it stands on, counted from 1."""
    cells: Mapping[str, str]
    amount: Money


class RowsBehind(Protocol):
    """
    Pure: the rows of a payload that are added up in lines of one neutral document.

    `lines` are the traits of those lines. The rows come in their order, and add up to the lines.
    """

    def __call__(
        self,
        stream: str,
        payload: bytes,
        context: TranslationContext,
        *,
        external_id: str,
        lines: Sequence[Mapping[str, str]],
    ) -> Iterator[SourceRow]: ...


class ReadListing(Protocol):
    """Pure: what a payload says of something that is sold there; None for one that says nothing of the kind."""

    def __call__(self, stream: str, payload: bytes, /) -> Listing | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """The last day of something that a connection logs in with, counted from the day that a person entered."""

    what: str
    """'client_secret': the sentences '<store>.client_secret_lapses' and '<store>.client_secret_over' tell it."""
    last_day: date
    remind_days: int
    """How long before it a person is reminded."""

    def days_left(self, today: date) -> int:
        return (self.last_day - today).days

    def is_due(self, today: date) -> bool:
        return self.days_left(today) <= self.remind_days


class ReadLapses(Protocol):
    """Pure: what of a connection's values has a known end."""

    def __call__(self, values: Mapping[str, str], /) -> Iterable[Lapse]: ...


class Translate(Protocol):
    """Pure: the same payload and context give the same neutral documents."""

    def __call__(self, stream: str, payload: bytes, context: TranslationContext) -> Translation: ...
