"""Webhooks of stores: open a door, have the store deliver to it, see that it does, try the way, change the keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Subscription, Subscriptions
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import WebhookSpec
from mlconnector_gui.net.client import Address
from mlconnector_gui.services import webhook_keys, webhook_probe
from mlconnector_gui.services.connect import JDE, list_connections, written_problem
from mlconnector_gui.services.opening import connection_values
from mlconnector_gui.services.webhook_keys import DoorKeys
from mlconnector_gui.services.webhook_settings import (
    PATH,
    Listening,
    WebhookSettings,
    listening,
    public_base,
    webhook_settings,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, webhooks
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.webhooks import StoredDelivery, StoredDoor

_SHOWN_DELIVERIES = 100


class DoorStanding(StrEnum):
    """How the webhooks of one connection are."""

    CLOSED = "closed"
    """Nobody listens: switched off, or the engine does not run."""
    NOT_SET_UP = "not_set_up"
    PROBLEM = "problem"
    """The store refused what was asked of its webhooks, or the endpoint cannot listen."""
    WAITING = "waiting"
    """Set up, and nothing came yet."""
    RECEIVING = "receiving"
    QUIET = "quiet"
    """Nothing came for long, while polling saw changes that should have been told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """The webhooks of one connection, as a person looks at them."""

    connection: StoredConnection
    title: str
    door: StoredDoor | None
    address: str
    """What the store calls; '' while there is none."""
    standing: DoorStanding
    problem: Mapping[str, Any] | None
    address_rule: str
    registers_itself: bool
    """False: the store has no interface for it, a person enters the address there."""
    unheard: int = 0
    """Changes that polling saw since the last delivery."""
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookOverview:
    """The endpoint and every door of a workspace."""

    settings: WebhookSettings
    listening: Listening
    doors: tuple[DoorView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A test delivery went out by the public address and came in here."""

    address: str
    seconds: float


async def webhook_overview(workplace: Workplace) -> WebhookOverview:
    settings, said = await webhook_settings(workplace), await listening(workplace)
    views = []
    for stored in await list_connections(workplace):
        spec = webhook_spec(stored)
        if spec is not None:
            views.append(await _view(workplace, stored, spec, settings, said))
    return WebhookOverview(settings=settings, listening=said, doors=tuple(views))


async def recent_deliveries(workplace: Workplace, connection_id: str) -> list[StoredDelivery]:
    return await workplace.store.read(webhooks.recent_deliveries, connection_id, limit=_SHOWN_DELIVERIES)


async def register_webhooks(workplace: Workplace, name: str) -> StoredDoor:
    """Open the connection's door and have the store deliver to it; repeats nothing that is already so."""
    stored, spec = await _store_named(workplace, name)
    base = public_base(await webhook_settings(workplace), await listening(workplace))
    if not base:
        raise Problem("webhook.no_address", name=stored.name)
    keys = await _keys(workplace, stored)
    door = await _door(workplace, stored)
    try:
        await _subscribe(workplace, stored, spec, door, f"{base}{PATH}{keys.token}", keys)
    except Problem as problem:
        await workplace.store.write(
            webhooks.note_subscription_problem,
            stored.connection_id,
            problem=written_problem(problem),
            at=workplace.now,
        )
        raise
    finally:
        workplace.tell("webhook", stored.connection_id)
    return await _door(workplace, stored)


async def look_after_webhooks(workplace: Workplace, name: str) -> StoredDoor:
    """Register again what the store switched off; what it refuses is kept with the door and shown there."""
    try:
        return await register_webhooks(workplace, name)
    except Problem:
        stored, _ = await _store_named(workplace, name)
        return await _door(workplace, stored)


async def open_door(workplace: Workplace, name: str) -> str:
    """Make the address and the secret of a connection, for a store where a person enters them; returns the path."""
    stored, _ = await _store_named(workplace, name)
    keys = await _keys(workplace, stored)
    workplace.tell("webhook", stored.connection_id)
    return PATH + keys.token


async def rotate_keys(workplace: Workplace, name: str) -> StoredDoor:
    """Change path and secret; the old ones open for an hour more, and a store that can be told is told."""
    stored, spec = await _store_named(workplace, name)
    keys = webhook_keys.load_keys(workplace.vault, stored.connection_id)
    if keys is None:
        raise Problem("webhook.not_set_up", name=stored.name)
    renewed = webhook_keys.rotated(keys, workplace.network.rng, now=workplace.now)
    webhook_keys.save_keys(workplace.vault, stored.connection_id, renewed)
    await workplace.store.write(_note_keys, workplace, stored, "webhook.keys_changed")
    workplace.tell("webhook", stored.connection_id)
    door = await _door(workplace, stored)
    if door.is_registered and spec.open_subscriptions is not None:
        return await register_webhooks(workplace, name)
    return door


async def webhook_secret(workplace: Workplace, name: str) -> str:
    """Hand out the secret, for a person to enter in the store; that it was is on record."""
    stored, _ = await _store_named(workplace, name)
    keys = await _keys(workplace, stored)
    await workplace.store.write(_record, workplace, stored, "webhook.secret_shown")
    return keys.secret


async def try_webhook(workplace: Workplace, name: str) -> Tried:
    """Send a delivery of our own to the public address and see that it arrives here."""
    stored, _ = await _store_named(workplace, name)
    base = public_base(await webhook_settings(workplace), await listening(workplace))
    keys = webhook_keys.load_keys(workplace.vault, stored.connection_id)
    if not base or keys is None:
        raise Problem("webhook.not_set_up" if base else "webhook.no_address", name=stored.name)
    clock, nonce = workplace.network.clock, workplace.ids.new()
    began = clock.monotonic()
    async with workplace.network.client(Address(url=base, allow_plain_http=True)) as client:
        headers = webhook_probe.probe_headers(keys.secret, nonce)
        reply = await client.call("POST", PATH + keys.token, headers=headers, body=b"{}")
    if reply.status != 200:
        raise Problem(
            "webhook.test_refused",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            address=base,
            status=reply.status,
        )
    if reply.headers.get(webhook_probe.ANSWER) != webhook_probe.probe_answer(keys.secret, nonce):
        raise Problem("webhook.test_answered_by_another", cause=Cause.CONNECTION, address=base)
    return Tried(address=base, seconds=clock.monotonic() - began)


def webhook_spec(stored: StoredConnection) -> WebhookSpec | None:
    return None if stored.connector == JDE else connector_spec(stored.connector).webhooks


async def _store_named(workplace: Workplace, name: str) -> tuple[StoredConnection, WebhookSpec]:
    stored = await workplace.store.read(connections.connection_named, name)
    spec = webhook_spec(stored)
    if spec is None:
        raise Problem("webhook.none_of_this_kind", name=stored.name)
    return stored, spec


async def _keys(workplace: Workplace, stored: StoredConnection) -> DoorKeys:
    """Return the door's keys, and make the door where there is none."""
    keys = webhook_keys.load_keys(workplace.vault, stored.connection_id)
    is_open = await workplace.store.read(webhooks.door_of, stored.connection_id) is not None
    if keys is None:
        keys = webhook_keys.new_keys(workplace.network.rng)
        webhook_keys.save_keys(workplace.vault, stored.connection_id, keys)
        is_open = False
    if not is_open:
        await workplace.store.write(_note_keys, workplace, stored, "webhook.opened")
        workplace.tell(
            "webhook", stored.connection_id
        )  # the store may try the address while it is registered
    return keys


async def _door(workplace: Workplace, stored: StoredConnection) -> StoredDoor:
    door = await workplace.store.read(webhooks.door_of, stored.connection_id)
    if door is None:
        raise Problem("webhook.not_set_up", name=stored.name)
    return door


async def _subscribe(
    workplace: Workplace,
    stored: StoredConnection,
    spec: WebhookSpec,
    door: StoredDoor,
    address: str,
    keys: DoorKeys,
) -> None:
    if spec.open_subscriptions is None:
        raise Problem("webhook.entered_by_hand", name=stored.name)
    subscriptions = spec.open_subscriptions()(connection_values(workplace, stored), workplace.network)
    try:
        bringing = _BringingUp(subscriptions, door, address, keys.secret)
        await bringing.up(spec.topics)
    finally:
        await subscriptions.close()
    await workplace.store.write(_note_subscriptions, workplace, stored, bringing)


class _BringingUp:
    """
    Makes the store's webhooks what they should be; others' are left alone.

    Ours are those that deliver to this address, and those that were made for this door under an address before.
    """

    def __init__(self, subscriptions: Subscriptions, door: StoredDoor, address: str, secret: str) -> None:
        self._subscriptions, self._door, self._address, self._secret = subscriptions, door, address, secret
        self._known = {str(one["id"]): int(one["keys_version"]) for one in door.subscriptions}
        self.made: list[str] = []
        self.renewed: list[str] = []
        self.now_there: list[dict[str, object]] = []

    async def up(self, topics: Sequence[str]) -> None:
        listed = await self._subscriptions.listed()
        for topic in topics:
            ours = next((one for one in listed if one.topic == topic and self._is_ours(one)), None)
            there = await self._as_it_should_be(topic, ours)
            self.now_there.append(
                {
                    "topic": topic,
                    "id": there.subscription_id,
                    "keys_version": self._door.keys_version,
                    "is_active": there.is_active,
                }
            )

    def _is_ours(self, one: Subscription) -> bool:
        return one.address == self._address or one.subscription_id in self._known

    async def _as_it_should_be(self, topic: str, ours: Subscription | None) -> Subscription:
        if ours is None:
            self.made.append(topic)
            return await self._subscriptions.subscribe(topic, address=self._address, secret=self._secret)
        has_keys = self._known.get(ours.subscription_id) == self._door.keys_version
        if ours.is_active and ours.address == self._address and has_keys:
            return ours
        self.renewed.append(topic)
        return await self._subscriptions.renew(ours, address=self._address, secret=self._secret)


async def _view(
    workplace: Workplace,
    stored: StoredConnection,
    spec: WebhookSpec,
    settings: WebhookSettings,
    said: Listening,
) -> DoorView:
    door = await workplace.store.read(webhooks.door_of, stored.connection_id)
    keys = webhook_keys.load_keys(workplace.vault, stored.connection_id) if door else None
    base = public_base(settings, said)
    heard = (door.last_received_at or door.opened_at) if door else None
    unheard = (
        await workplace.store.read(webhooks.documents_unheard_of, stored.connection_id, since=heard)
        if heard
        else 0
    )
    return DoorView(
        connection=stored,
        title=connector_spec(stored.connector).title,
        door=door,
        address=f"{base}{PATH}{keys.token}" if base and keys else "",
        standing=_standing(door, said, settings, unheard=unheard, heard=heard, now=workplace.now),
        problem=said.problem or (door.problem if door else None),
        address_rule=spec.address_rule,
        registers_itself=spec.open_subscriptions is not None,
        unheard=unheard,
        waiting=await workplace.store.read(webhooks.waiting_count, stored.connection_id),
    )


def _standing(
    door: StoredDoor | None,
    said: Listening,
    settings: WebhookSettings,
    *,
    unheard: int,
    heard: datetime | None,
    now: datetime,
) -> DoorStanding:
    if said.problem or not said.address:
        return DoorStanding.PROBLEM if said.problem else DoorStanding.CLOSED
    if door is None:
        return DoorStanding.NOT_SET_UP
    if door.problem:
        return DoorStanding.PROBLEM
    if heard is not None and unheard and now - heard >= timedelta(hours=settings.quiet_hours):
        return DoorStanding.QUIET
    if door.last_received_at is not None:
        return DoorStanding.RECEIVING
    return DoorStanding.WAITING if door.is_registered else DoorStanding.NOT_SET_UP


def _note_keys(transaction: Transaction, workplace: Workplace, stored: StoredConnection, event: str) -> None:
    webhooks.open_door(transaction, stored.connection_id, at=workplace.now)
    _record(transaction, workplace, stored, event)


def _note_subscriptions(
    transaction: Transaction, workplace: Workplace, stored: StoredConnection, done: _BringingUp
) -> None:
    webhooks.note_subscriptions(
        transaction, stored.connection_id, subscriptions=done.now_there, at=workplace.now
    )
    if done.made or done.renewed:
        _record(transaction, workplace, stored, "webhook.registered", made=done.made, renewed=done.renewed)


def _record(
    transaction: Transaction,
    /,
    workplace: Workplace,
    stored: StoredConnection,
    event: str,
    **fields: object,
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        **fields,
    )
