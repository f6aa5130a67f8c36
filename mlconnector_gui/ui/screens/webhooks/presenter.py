"""What the webhooks screen shows and does, without Qt."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from mlconnector_gui.services.webhook_settings import WebhookSettings, change_webhook_settings
from mlconnector_gui.services.webhooks import (
    DoorStanding,
    DoorView,
    WebhookOverview,
    open_door,
    recent_deliveries,
    register_webhooks,
    rotate_keys,
    try_webhook,
    webhook_overview,
    webhook_secret,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.webhooks import StoredDelivery, StoredDoor
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.amounts import counted, moment_text, number_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import Sentence, stored_sentence
from mlconnector_gui.ui.words.standing import StandingWords
from mlconnector_gui.ui.words.webhooks import DELIVERIES, DOORS, refusal_words

_SHOWN_DELIVERIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorRow:
    """One connection as listed."""

    connection_id: str
    name: str
    title: str
    standing: StandingWords
    last_received_at: datetime | None
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """One delivery: when, about what, and what came of it."""

    at: str
    about: str
    outcome: StandingWords
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorDetail:
    """One connection's webhooks in full; the address holds the token, the secret is not here."""

    row: DoorRow
    address: str
    problem: Sentence | None
    facts: tuple[tuple[str, str], ...]
    deliveries: tuple[DeliveryLine, ...]
    registers_itself: bool
    is_set_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksState:
    """Everything the screen draws."""

    settings: WebhookSettings = field(default_factory=WebhookSettings)
    endpoint: str = ""
    """Where it listens, in words."""
    rows: tuple[DoorRow, ...] = ()
    detail: DoorDetail | None = None


class WebhooksPresenter:
    """Lists the doors of a workspace, and does what the buttons say."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = WebhooksState()
        self._workplace = workplace
        self._engine = engine
        self._reading = asyncio.Lock()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    async def refresh(self) -> WebhooksState:
        chosen = self.state.detail.row.connection_id if self.state.detail else None
        return await self.select(chosen)

    async def rows(self, ids: Sequence[str]) -> list[DoorRow]:
        return [row for row in self.state.rows if row.connection_id in ids]

    async def select(self, connection_id: str | None) -> WebhooksState:
        async with self._reading:
            overview = await webhook_overview(self._workplace)
            view = next(
                (one for one in overview.doors if one.connection.connection_id == connection_id), None
            )
            deliveries = (
                await recent_deliveries(self._workplace, connection_id) if view and connection_id else []
            )
            self.state = WebhooksState(
                settings=overview.settings,
                endpoint=_endpoint_words(overview),
                rows=tuple(_row(one) for one in overview.doors),
                detail=_detail(view, overview, deliveries[:_SHOWN_DELIVERIES]) if view else None,
            )
            return self.state

    async def set_up(self, name: str) -> str:
        """Register with the store, or make what a person enters there."""
        detail = self.state.detail
        if detail is not None and not detail.registers_itself:
            await open_door(self._workplace, name)
            self._engine.wake()
            return said("{name} has an address now. Enter it in the store.", name=name)
        door = await register_webhooks(self._workplace, name)
        self._engine.wake()
        return said(
            "{name} delivers {kinds} of changes to this workspace.",
            name=name,
            kinds=counted(len(door.subscriptions), "kind"),
        )

    async def test(self, name: str) -> str:
        tried = await try_webhook(self._workplace, name)
        return said(
            "A test delivery for {name} arrived by way of {address} in {seconds:.1f} s.",
            name=name,
            address=tried.address,
            seconds=tried.seconds,
        )

    async def change_keys(self, name: str) -> str:
        await rotate_keys(self._workplace, name)
        self._engine.wake()
        return said("{name} has a new address and secret. The old ones open for an hour more.", name=name)

    async def secret(self, name: str) -> str:
        return await webhook_secret(self._workplace, name)

    async def change_settings(self, **changes: Any) -> str:
        settings = await change_webhook_settings(self._workplace, **changes)
        self._engine.wake()
        return (
            said("The endpoint is switched on.")
            if settings.is_open
            else said("The endpoint is switched off.")
        )


def _endpoint_words(overview: WebhookOverview) -> str:
    if overview.listening.problem:
        return stored_sentence(overview.listening.problem).what
    if not overview.listening.address:
        return (
            said("Endpoint switched off")
            if not overview.settings.is_open
            else said("Endpoint opens with the engine")
        )
    reach = (
        said("this computer only") if overview.settings.is_loopback else said("reachable from the network")
    )
    return said("Listens at {address}, {reach}", address=overview.listening.address, reach=reach)


def _row(view: DoorView) -> DoorRow:
    return DoorRow(
        connection_id=view.connection.connection_id,
        name=view.connection.name,
        title=view.title,
        standing=DOORS[view.standing],
        last_received_at=view.door.last_received_at if view.door else None,
        waiting=view.waiting,
    )


def _detail(view: DoorView, overview: WebhookOverview, deliveries: Sequence[StoredDelivery]) -> DoorDetail:
    row = _row(view)
    if view.standing is DoorStanding.QUIET:
        seen = said(
            "{changes} came without a word from the store. {means}",
            changes=counted(view.unheard, "change"),
            means=said(row.standing.means),
        )
        row = replace(row, standing=replace(row.standing, means=seen))
    facts = [(said("Endpoint"), _endpoint_words(overview))]
    if view.door is not None:
        facts += _door_facts(view.door)
    facts.append((said("The store's rule"), said(view.address_rule)))
    return DoorDetail(
        row=row,
        address=view.address,
        problem=stored_sentence(view.problem) if view.problem else None,
        facts=tuple(facts),
        deliveries=tuple(_line(one) for one in deliveries),
        registers_itself=view.registers_itself,
        is_set_up=view.door is not None,
    )


def _door_facts(door: StoredDoor) -> list[tuple[str, str]]:
    facts = []
    if door.is_registered:
        topics = ", ".join(str(one["topic"]) for one in door.subscriptions)
        facts.append((said("Registered for"), topics))
    if door.checked_at is not None:
        facts.append((said("Checked in the store"), moment_text(door.checked_at)))
    received = [
        said("{received:,}, and {repeated:,} repeated", received=door.received, repeated=door.repeated)
    ]
    if door.last_received_at:
        received.append(said("last {moment}", moment=moment_text(door.last_received_at)))
    facts.append((said("Received"), ", ".join(received)))
    refused = number_text(door.refused)
    if door.last_refused_at is not None:
        last = said("last {moment}", moment=moment_text(door.last_refused_at))
        refused = f"{refused}, {last}: {refusal_words(door.last_refusal)}"
    facts.append((said("Refused"), refused))
    return facts


def _line(delivery: StoredDelivery) -> DeliveryLine:
    about = ", ".join(delivery.external_ids)
    return DeliveryLine(
        at=moment_text(delivery.received_at),
        about=" · ".join(part for part in (about, delivery.topic) if part),
        outcome=DELIVERIES[delivery.state],
        problem=stored_sentence(delivery.problem).what if delivery.problem else "",
    )
