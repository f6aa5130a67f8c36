"""Follow what webhooks hinted at: fetch the very documents they name, the same way a pull archives them."""

from collections.abc import Iterable
from dataclasses import dataclass

from mlconnector_gui.base.problem import Problem, Retry
from mlconnector_gui.connectors.port import Source
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.engine.pull import OpenStream
from mlconnector_gui.services.connect import written_problem
from mlconnector_gui.services.opening import open_source
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections, webhooks
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.webhooks import DeliveryState, StoredDelivery

_FOLLOWED_IN_A_RUN = 200
"""Then other runs of the connection have their turn; what still waits is asked for again."""


async def follow_hints(workplace: Workplace, connection: StoredConnection, progress: Progress) -> None:
    """Fetch what is due, by id or else by its stream's window."""
    async with open_source(workplace, connection) as source:
        if not connection.facts:
            facts = await source.facts()
            await workplace.store.write(connections.note_facts, connection.connection_id, facts)
        following = Following(workplace, connection, source, progress)
        await following.follow_named()
        await following.read_streams()


@dataclass(frozen=True, slots=True)
class Following:
    """
    Turns waiting deliveries of one connection into archived documents.

    Several deliveries about one document cost one fetch, and their order does not matter: what counts is the record
    as the store has it now. A delivery that comes during the fetch is a row of its own, so it is fetched again.
    """

    workplace: Workplace
    connection: StoredConnection
    source: Source
    progress: Progress

    async def follow_named(self) -> bool:
        """Fetch each document that is named; True when there was any."""
        wanted: dict[tuple[str, str], list[int]] = {}
        due = await self._due()
        for delivery in due:
            for external_id in delivery.external_ids:
                wanted.setdefault((delivery.stream, external_id), []).append(delivery.delivery_number)
        for (stream, external_id), numbers in wanted.items():
            if self.progress.stop_asked:
                break
            await self._follow(stream, external_id, numbers)
        return bool(wanted)

    async def read_streams(self) -> None:
        """Read the streams of deliveries that name no document; they are due when the stream's lag is over."""
        nameless = [one for one in await self._due() if not one.external_ids]
        for stream in dict.fromkeys(one.stream for one in nameless):
            if self.progress.stop_asked:
                return
            numbers = [one.delivery_number for one in nameless if one.stream == stream]
            await self._stream(stream).read(None, None)
            await self._end(numbers, DeliveryState.READ)

    async def _due(self) -> list[StoredDelivery]:
        return await self.workplace.store.read(
            webhooks.due_deliveries,
            self.connection.connection_id,
            now=self.workplace.now,
            limit=_FOLLOWED_IN_A_RUN,
        )

    async def _follow(self, stream: str, external_id: str, numbers: list[int]) -> None:
        """A store that cannot be reached ends the run, and all is tried again; one bad document stops no other."""
        try:
            state = await self._stream(stream).take(external_id)
        except Problem as problem:
            if problem.retry in {Retry.NOW, Retry.LATER} or problem.code.startswith(("net.", "store.")):
                raise
            await self._end(numbers, DeliveryState.FAILED, problem)
        else:
            await self._end(numbers, state)

    def _stream(self, name: str) -> OpenStream:
        spec = connector_spec(self.connection.connector).stream(name)
        return OpenStream(self.workplace, self.connection, self.source, spec, self.progress)

    async def _end(
        self, numbers: Iterable[int], state: DeliveryState, problem: Problem | None = None
    ) -> None:
        await self.workplace.store.write(
            webhooks.end_deliveries,
            list(numbers),
            state=state,
            at=self.workplace.now,
            problem=written_problem(problem),
        )
        self.progress.count(hints=len(list(numbers)))
