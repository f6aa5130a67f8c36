"""Show how far reading a store's catalog through is, in the run's own row, and end it where a person asks to."""

from dataclasses import dataclass

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ReadSoFar
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.catalog_reading import CATALOG
from mlconnector_gui.store.repositories import runs


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """Writes down each step of a reading; nothing was sent and nothing is lost where it ends."""

    workplace: Workplace
    run_id: str
    progress: Progress

    async def tell(self, so_far: ReadSoFar) -> None:
        progress = self.progress
        progress.counts[CATALOG] = so_far.done
        progress.expected[CATALOG] = so_far.total
        progress.seconds_left[CATALOG] = so_far.seconds_left
        if await self.workplace.store.write(runs.note_progress, self.run_id, progress.told_meanwhile()):
            progress.stop_asked = True
        self.workplace.tell("run", self.run_id)
        if progress.stop_asked:
            raise Problem("work.cancelled", cause=Cause.STATE)
