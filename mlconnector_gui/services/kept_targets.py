"""The targets that stay open while the engine runs, so that JDE and the stores see one session of it each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.services.opening import connection_values, target_with
from mlconnector_gui.services.targets import Target
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.connections import StoredConnection


@dataclass(slots=True)
class _Opened:
    by: tuple[ConnectionValues, WayOut]
    target: Target
    users: int = 0


@dataclass(slots=True)
class KeptTargets:
    """
    Lends each target to all who need it at the same time, and keeps it open between them.

    A connection whose values or secrets were changed is opened anew, and every one when the way out was; what was
    open before is closed once its last user gives it back. `close` logs every session out.
    """

    workplace: Workplace
    _current: dict[str, _Opened] = field(default_factory=dict)
    _outdated: list[_Opened] = field(default_factory=list)

    @asynccontextmanager
    async def lend(self, stored: StoredConnection) -> AsyncIterator[Target]:
        opened = self._opened(stored)
        opened.users += 1
        try:
            await self._close_outdated()
            yield opened.target
        finally:
            opened.users -= 1
            await self._close_outdated()

    async def close(self) -> None:
        self._outdated += self._current.values()
        self._current.clear()
        while self._outdated:
            await self._outdated.pop().target.close()

    def _opened(self, stored: StoredConnection) -> _Opened:
        by = (connection_values(self.workplace, stored), self.workplace.network.way_out)
        known = self._current.get(stored.connection_id)
        if known is not None and known.by == by:
            return known
        opened = _Opened(by, target_with(self.workplace, stored.connector, by[0]))
        self._current[stored.connection_id] = opened
        if known is not None:
            self._outdated.append(known)
        return opened

    async def _close_outdated(self) -> None:
        idle = [one for one in self._outdated if not one.users]
        self._outdated = [one for one in self._outdated if one.users]
        for one in idle:
            await one.target.close()
