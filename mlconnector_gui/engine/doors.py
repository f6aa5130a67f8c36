"""The doors that are open now: which connection a path belongs to, how deliveries are proved, how many may come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import WEBHOOK_SECRET, Aside, Hint, Refusal, VerifyWebhook
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.signatures import is_same_secret
from mlconnector_gui.services.opening import connection_values
from mlconnector_gui.services.webhook_keys import DoorKeys, load_keys
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.webhooks import StoredDoor


@dataclass(slots=True)
class Allowance:
    """A bucket of deliveries that fills at a rate and holds one second's worth."""

    clock: Clock
    per_second: int
    _left: float = field(init=False)
    _seen: float = field(init=False)

    def __post_init__(self) -> None:
        self._left, self._seen = float(self.per_second), self.clock.monotonic()

    def take(self) -> bool:
        now = self.clock.monotonic()
        self._left = min(self._left + (now - self._seen) * self.per_second, float(self.per_second))
        self._seen = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


@dataclass(slots=True)
class Door:
    """One connection's way in."""

    connection_id: str
    keys: DoorKeys = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)
    verify: VerifyWebhook
    lags: Mapping[str, timedelta]
    allowance: Allowance

    def prove(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Hint | Aside | Refusal:
        """Say what a delivery is, under the present secret or the one before it while that still counts."""
        verdict: Hint | Aside | Refusal = Refusal.SECRET_MISSING
        for secret in self.keys.secrets(now):
            verdict = self.verify(headers, body, {**self.secrets, WEBHOOK_SECRET: secret}, now)
            if not isinstance(verdict, Refusal):
                return verdict
        return verdict

    def due(self, hint: Hint, now: datetime) -> datetime:
        """A named document is fetched at once; a stream tells of this moment only when its lag is over."""
        return now if hint.external_ids else now + self.lags.get(hint.stream, timedelta(0))


@dataclass(frozen=True, slots=True)
class Doors:
    """All open doors. A path is compared with every one of them, in a time that does not tell how near it came."""

    every: tuple[Door, ...] = ()

    def behind(self, token: str, now: datetime) -> Door | None:
        found = None
        for door in self.every:
            for known in door.keys.tokens(now):
                if is_same_secret(token, known):
                    found = door
        return found


def open_doors(
    workplace: Workplace,
    connections: Iterable[StoredConnection],
    stored: Iterable[StoredDoor],
    *,
    per_second: int,
) -> Doors:
    """Open every door whose keys can be read; one that cannot stays shut and stops no other."""
    by_id = {one.connection_id: one for one in connections}
    opened = [
        _door(workplace, by_id[one.connection_id], per_second) for one in stored if one.connection_id in by_id
    ]
    return Doors(tuple(door for door in opened if door is not None))


def _door(workplace: Workplace, connection: StoredConnection, per_second: int) -> Door | None:
    spec = connector_spec(connection.connector)
    try:
        keys = load_keys(workplace.vault, connection.connection_id)
        entered = connection_values(workplace, connection)
    except Problem:
        return None
    if keys is None or spec.webhooks is None:
        return None
    return Door(
        connection_id=connection.connection_id,
        keys=keys,
        secrets=entered.secrets,
        verify=spec.webhooks.verify(),
        lags={stream.name: stream.lag for stream in spec.streams},
        allowance=Allowance(workplace.network.clock, per_second),
    )
