"""What a storefront declares about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from mlconnector_gui.connectors.port import OpenSource, OpenSubscriptions, Translate, VerifyWebhook


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
    agrees_secret: bool = True
    """False: deliveries are signed with a secret of the connection, or not at all."""


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
    requests_a_minute: int = 60
    """What the store takes for good from one caller, for saying how long something will last."""
    paid_out_gateways: tuple[str, ...] = ()
    """Gateways whose payouts are read and name what they pay out: sales may be added up by payout."""

    def stream(self, name: str) -> StreamSpec:
        return next(stream for stream in self.streams if stream.name == name)

    @property
    def secrets(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.kind is FieldKind.SECRET)
