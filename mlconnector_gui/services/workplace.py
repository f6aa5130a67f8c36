"""What every service and the engine are given: the store, the vault, time, and who acts."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import Ids
from mlconnector_gui.base.secrets import Vault
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.services.fault_points import FaultPoints, NoFaultPoints
from mlconnector_gui.services.targets import LendsTargets
from mlconnector_gui.store import Store
from mlconnector_gui.store.audit import Actor


@dataclass(slots=True)
class Seat:
    """Who sits at this workstation now; whoever signs in next acts from then on."""

    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """One open workspace with the ports to the outside, built in `app` and passed to whoever acts."""

    folder: Path
    store: Store
    vault: Vault
    events: Events
    ids: Ids
    network: NetEnvironment
    seat: Seat
    fault_points: FaultPoints = field(default_factory=NoFaultPoints)
    kept_targets: LendsTargets | None = None
    """What the engine keeps open; where there is none, each use opens a session and closes it."""

    @property
    def actor(self) -> Actor:
        return self.seat.actor

    @property
    def now(self) -> datetime:
        return self.network.clock.now()

    def acting_as(self, name: str) -> "Workplace":
        """Return a workplace of that person's own, whoever sits down at this one."""
        return replace(self, seat=Seat(Actor(name=name, machine=self.actor.machine)))

    def tell(self, subject: str, *ids: str) -> None:
        """Say what changed, after it is committed."""
        self.events.publish(subject, *ids)
