"""What is sold right now at stores whose books come later: a figure a marketplace and day, never a posting."""

from collections.abc import Sequence
from datetime import date

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections, seen_sales
from mlconnector_gui.store.repositories.seen_sales import DayOfSales

__all__ = ["DayOfSales", "current_sales"]


async def current_sales(
    workplace: Workplace, *, first: date, last: date, connection: str = ""
) -> Sequence[DayOfSales]:
    """Return what was ordered on these days, by the orders that were read; days are those of the books."""
    name = ""
    if connection:
        name = (await workplace.store.read(connections.connection_named, connection)).name
    return await workplace.store.read(seen_sales.days_of_sales, first=first, last=last, connection=name)
