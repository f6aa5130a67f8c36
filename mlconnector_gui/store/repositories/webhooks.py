"""The doors for webhooks and the inbox behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.store import tables

_DOOR = tables.webhook_door
_INBOX = tables.webhook_delivery
_IS_KNOWN = tables.connection.c.is_active


class DeliveryState(StrEnum):
    """What came of a delivery."""

    WAITING = "waiting"
    TAKEN = "taken"
    """The document was fetched, and was new or different."""
    UNCHANGED = "unchanged"
    GONE = "gone"
    """The store says that there is no such document any more."""
    READ = "read"
    """It named no document, so the stream was read as usual."""
    FAILED = "failed"
    TEST = "test"
    """Sent from here, to try the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingDelivery:
    """A genuine delivery that is to be kept before it is answered."""

    connection_id: str
    fingerprint: str
    topic: str
    stream: str
    external_ids: tuple[str, ...]
    delivery_id: str
    occurred_at: datetime | None
    received_at: datetime
    due_at: datetime
    state: DeliveryState = DeliveryState.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDelivery:
    """A delivery as it is kept, with what came of it."""

    delivery_number: int
    connection_id: str
    topic: str
    stream: str
    external_ids: tuple[str, ...]
    received_at: datetime
    state: DeliveryState
    handled_at: datetime | None
    problem: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDoor:
    """One connection's address for webhooks, without its keys."""

    connection_id: str
    keys_version: int
    opened_at: datetime
    is_registered: bool
    subscriptions: tuple[Mapping[str, Any], ...]
    checked_at: datetime | None
    problem: Mapping[str, Any] | None
    received: int
    repeated: int
    refused: int
    last_received_at: datetime | None
    last_refused_at: datetime | None
    last_refusal: str


@dataclass(slots=True)
class Tally:
    """What came to one door beside what is kept: counted in memory, written with the next deliveries."""

    received: int = 0
    repeated: int = 0
    refused: int = 0
    last_received_at: datetime | None = None
    last_refused_at: datetime | None = None
    last_refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDeliveries:
    """How many of a group were new."""

    new: int = 0
    repeated: int = 0
    by_connection: Mapping[str, int] = field(default_factory=dict)


def open_door(transaction: Connection, connection_id: str, *, at: datetime) -> None:
    """Make the connection's door, or count up the version of its keys when there is one."""
    transaction.execute(
        upsert(_DOOR)
        .values(
            connection_id=connection_id,
            keys_version=1,
            opened_at=at,
            is_registered=False,
            subscriptions=[],
            received=0,
            repeated=0,
            refused=0,
            last_refusal="",
        )
        .on_conflict_do_update(
            index_elements=["connection_id"], set_={"keys_version": _DOOR.c.keys_version + 1}
        )
    )


def doors(transaction: Connection) -> list[StoredDoor]:
    """Return the doors of the connections that are in use."""
    rows = transaction.execute(
        select(_DOOR).join(tables.connection).where(_IS_KNOWN).order_by(_DOOR.c.connection_id)
    ).mappings()
    return [_door(row) for row in rows]


def door_of(transaction: Connection, connection_id: str) -> StoredDoor | None:
    row = transaction.execute(select(_DOOR).where(_DOOR.c.connection_id == connection_id)).mappings().first()
    return _door(row) if row is not None else None


def note_subscriptions(
    transaction: Connection,
    connection_id: str,
    *,
    subscriptions: Sequence[Mapping[str, object]],
    at: datetime,
) -> None:
    """Keep what the store now has subscribed to this door; from here on the engine looks after it."""
    _change_door(
        transaction,
        connection_id,
        is_registered=True,
        subscriptions=[dict(one) for one in subscriptions],
        checked_at=at,
        problem=None,
    )


def note_subscription_problem(
    transaction: Connection, connection_id: str, *, problem: Mapping[str, Any] | None, at: datetime
) -> None:
    _change_door(transaction, connection_id, checked_at=at, problem=problem)


def _change_door(transaction: Connection, connection_id: str, **values: Any) -> None:
    transaction.execute(update(_DOOR).where(_DOOR.c.connection_id == connection_id).values(**values))


def doors_to_check(transaction: Connection, *, before: datetime) -> list[str]:
    """Return the connections whose subscriptions nobody looked at since that moment."""
    rows = transaction.execute(
        select(_DOOR.c.connection_id)
        .join(tables.connection)
        .where(_IS_KNOWN, _DOOR.c.is_registered, _DOOR.c.checked_at < before)
    )
    return [row.connection_id for row in rows]


def keep_deliveries(
    transaction: Connection, deliveries: Sequence[IncomingDelivery], tallies: Mapping[str, Tally]
) -> KeptDeliveries:
    """Keep a group of deliveries, each once, and add what was counted; the caller answers after the commit."""
    new_by_connection: dict[str, int] = {}
    for connection_id in dict.fromkeys(one.connection_id for one in deliveries):
        rows = [_row(one) for one in deliveries if one.connection_id == connection_id]
        done = transaction.execute(upsert(_INBOX).on_conflict_do_nothing(), rows)
        new_by_connection[connection_id] = done.rowcount
    for connection_id, tally in tallies.items():
        _add(transaction, connection_id, tally)
    new = sum(new_by_connection.values())
    for connection_id, kept in new_by_connection.items():
        mine = [one for one in deliveries if one.connection_id == connection_id]
        last = max(one.received_at for one in mine)
        tally = Tally(received=kept, repeated=len(mine) - kept, last_received_at=last)
        _add(transaction, connection_id, tally)
    return KeptDeliveries(new=new, repeated=len(deliveries) - new, by_connection=new_by_connection)


def _row(delivery: IncomingDelivery) -> dict[str, Any]:
    return {
        "connection_id": delivery.connection_id,
        "fingerprint": delivery.fingerprint,
        "topic": delivery.topic,
        "stream": delivery.stream,
        "external_ids": list(delivery.external_ids),
        "delivery_id": delivery.delivery_id,
        "occurred_at": delivery.occurred_at,
        "received_at": delivery.received_at,
        "due_at": delivery.due_at,
        "state": delivery.state.value,
        "handled_at": delivery.received_at if delivery.state is not DeliveryState.WAITING else None,
    }


def _add(transaction: Connection, connection_id: str, tally: Tally) -> None:
    changes: dict[str, Any] = {
        "received": _DOOR.c.received + tally.received,
        "repeated": _DOOR.c.repeated + tally.repeated,
        "refused": _DOOR.c.refused + tally.refused,
    }
    if tally.last_received_at is not None:
        changes["last_received_at"] = tally.last_received_at
    if tally.last_refused_at is not None:
        changes |= {"last_refused_at": tally.last_refused_at, "last_refusal": tally.last_refusal}
    _change_door(transaction, connection_id, **changes)


def connections_with_due(transaction: Connection, *, now: datetime) -> list[str]:
    rows = transaction.execute(
        select(_INBOX.c.connection_id)
        .join(tables.connection)
        .where(_IS_KNOWN, _INBOX.c.state == DeliveryState.WAITING.value, _INBOX.c.due_at <= now)
        .distinct()
    )
    return [row.connection_id for row in rows]


def next_due(transaction: Connection) -> datetime | None:
    """Return when the earliest delivery that still waits may be followed."""
    return transaction.execute(
        select(_INBOX.c.due_at)
        .join(tables.connection)
        .where(_IS_KNOWN, _INBOX.c.state == DeliveryState.WAITING.value)
        .order_by(_INBOX.c.due_at)
        .limit(1)
    ).scalar()


def due_deliveries(
    transaction: Connection, connection_id: str, *, now: datetime, limit: int
) -> list[StoredDelivery]:
    rows = transaction.execute(
        select(_INBOX)
        .where(
            _INBOX.c.connection_id == connection_id,
            _INBOX.c.state == DeliveryState.WAITING.value,
            _INBOX.c.due_at <= now,
        )
        .order_by(_INBOX.c.delivery_number)
        .limit(limit)
    ).mappings()
    return [_delivery(row) for row in rows]


def end_deliveries(
    transaction: Connection,
    numbers: Collection[int],
    *,
    state: DeliveryState,
    at: datetime,
    problem: Mapping[str, Any] | None = None,
) -> None:
    transaction.execute(
        update(_INBOX)
        .where(_INBOX.c.delivery_number.in_(numbers))
        .values(state=state.value, handled_at=at, problem=problem)
    )


def recent_deliveries(transaction: Connection, connection_id: str, *, limit: int) -> list[StoredDelivery]:
    rows = transaction.execute(
        select(_INBOX)
        .where(_INBOX.c.connection_id == connection_id)
        .order_by(_INBOX.c.received_at.desc(), _INBOX.c.delivery_number.desc())
        .limit(limit)
    ).mappings()
    return [_delivery(row) for row in rows]


def waiting_count(transaction: Connection, connection_id: str) -> int:
    found = transaction.execute(
        select(func.count()).where(
            _INBOX.c.connection_id == connection_id, _INBOX.c.state == DeliveryState.WAITING.value
        )
    )
    return int(found.scalar_one())


def forget_deliveries(transaction: Connection, *, before: datetime) -> int:
    """Forget what was handled long ago; a repetition that comes after that costs one more fetch."""
    done = transaction.execute(
        delete(_INBOX).where(_INBOX.c.state != DeliveryState.WAITING.value, _INBOX.c.received_at < before)
    )
    return done.rowcount


def documents_unheard_of(transaction: Connection, connection_id: str, *, since: datetime) -> int:
    """Count documents that changed in the store and were fetched after that moment."""
    document = tables.document
    found = transaction.execute(
        select(func.count()).where(
            document.c.connection_id == connection_id,
            document.c.modified_at > since,
            document.c.fetched_at > since,
        )
    )
    return int(found.scalar_one())


def _door(row: RowMapping) -> StoredDoor:
    fields = {name: row[name] for name in StoredDoor.__slots__}
    return StoredDoor(**{**fields, "subscriptions": tuple(row["subscriptions"])})


def _delivery(row: RowMapping) -> StoredDelivery:
    fields = {name: row[name] for name in StoredDelivery.__slots__}
    return StoredDelivery(
        **{**fields, "external_ids": tuple(row["external_ids"]), "state": DeliveryState(row["state"])}
    )
