"""Words for how far the reading of a store's catalog is."""

from mlconnector_gui.store.queries.catalog_reading import CatalogRead
from mlconnector_gui.ui.words.language import said

_MINUTE = 60


def reading_words(reading: CatalogRead) -> str:
    """Write 'Reading the store's catalog: 120,000 of 250,000 variants, about 4 min left'."""
    if reading.is_stopping:
        return said("Reading the store's catalog: ending after this page")
    return said(
        "Reading the store's catalog: {done:,} of {total:,} variants, {left}",
        done=reading.done,
        total=reading.total,
        left=_left(reading.seconds_left),
    )


def _left(seconds: int) -> str:
    if seconds < _MINUTE:
        return said("less than a minute left")
    return said("about {minutes} min left", minutes=round(seconds / _MINUTE))
