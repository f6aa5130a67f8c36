"""See how far the reading through of a store's catalog is, and end it."""

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.catalog_reading import CatalogRead, catalog_reading
from mlconnector_gui.store.repositories import runs

__all__ = ["CatalogRead", "end_reading", "reading_under_way"]


async def reading_under_way(workplace: Workplace) -> CatalogRead | None:
    return await workplace.store.read(catalog_reading)


async def end_reading(workplace: Workplace, reading: CatalogRead) -> None:
    """Ask the run to end after the page it reads; what it was to prepare or send waits for the next one."""
    await workplace.store.write(runs.ask_to_stop, reading.run_id, at=workplace.now)
    workplace.tell("run", reading.run_id)
