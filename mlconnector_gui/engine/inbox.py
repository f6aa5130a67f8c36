"""The inbox of webhooks: many deliveries in one durable transaction, and none answered before it is committed."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import webhooks
from mlconnector_gui.store.repositories.webhooks import IncomingDelivery, Tally

_MOST_WAITING = 2_000
_MOST_IN_A_GROUP = 500
_REMEMBERED = 20_000
_Group = list[tuple[IncomingDelivery, asyncio.Future[None]]]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Inbox:
    """
    Collects what arrives while the transaction before is being committed, and commits that together.

    One commit costs the disk the same for one delivery as for five hundred. What was committed lately is remembered,
    so that its repetitions cost no write; the store's own unique key is what decides.
    """

    workplace: Workplace
    on_new: Callable[[], None]
    """Called after a commit that held something new."""
    _waiting: _Group = field(default_factory=list)
    _committed: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _tallies: dict[str, Tally] = field(default_factory=dict)
    _committing: asyncio.Task[None] | None = None

    async def keep(self, delivery: IncomingDelivery) -> None:
        """Return when the delivery is durably kept; refuses, before anything is promised, when too many wait."""
        if delivery.fingerprint in self._committed:
            self._count_repeated(delivery)
            return
        if len(self._waiting) >= _MOST_WAITING:
            raise Problem("webhook.inbox_full", cause=Cause.RATE_LIMIT, retry=Retry.LATER)
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, kept))
        self._see_to_it()
        await kept

    def count_refused(self, connection_id: str, why: str, at: datetime) -> None:
        tally = self._tally(connection_id)
        tally.refused += 1
        tally.last_refused_at, tally.last_refusal = at, why

    def count_aside(self, connection_id: str, at: datetime) -> None:
        tally = self._tally(connection_id)
        tally.received += 1
        tally.last_received_at = at

    def write_counts(self) -> None:
        """Have what was only counted written, soon."""
        if self._tallies:
            self._see_to_it()

    async def finish(self) -> None:
        """Write everything, and wait for it."""
        self.write_counts()
        if self._committing is not None:
            await self._committing

    def _count_repeated(self, delivery: IncomingDelivery) -> None:
        tally = self._tally(delivery.connection_id)
        tally.repeated += 1
        tally.last_received_at = delivery.received_at

    def _tally(self, connection_id: str) -> Tally:
        return self._tallies.setdefault(connection_id, Tally())

    def _see_to_it(self) -> None:
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit(), name="webhook inbox")

    async def _commit(self) -> None:
        """Go on while deliveries wait; what is only counted goes along with them, and alone no more than once."""
        group: _Group = []
        try:
            while True:
                group, self._waiting = self._waiting[:_MOST_IN_A_GROUP], self._waiting[_MOST_IN_A_GROUP:]
                tallies, self._tallies = self._tallies, {}
                await self._commit_group(group, tallies)
                if not self._waiting:
                    return
        finally:
            self._committing = None
            for _, waiter in group:
                waiter.cancel()  # no answer is better than a wrong one; those answered are not touched

    async def _commit_group(self, group: _Group, tallies: dict[str, Tally]) -> None:
        try:
            kept = await self.workplace.store.write(
                webhooks.keep_deliveries, [delivery for delivery, _ in group], tallies
            )
        except Problem as problem:
            log.warning("webhooks_not_kept", extra={"code": problem.code, "deliveries": len(group)})
            for _, waiter in group:
                if not waiter.done():
                    waiter.set_exception(problem)
            return
        for delivery, waiter in group:
            self._committed[delivery.fingerprint] = None
            if not waiter.done():
                waiter.set_result(None)
        while len(self._committed) > _REMEMBERED:
            self._committed.popitem(last=False)
        if kept.new:
            self.on_new()
