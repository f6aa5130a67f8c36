"""What the person had selected when an action was asked for."""

from dataclasses import dataclass

from mlconnector_gui.services.seen import Seen
from mlconnector_gui.store.queries.review import ReviewRow
from mlconnector_gui.ui.words.amounts import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """
    The selection at the revisions that were seen.

    Taken at once and passed along, so that a queue that moves under an open dialog cannot change what is acted on.
    """

    rows: tuple[ReviewRow, ...]
    seen: tuple[Seen, ...]

    @property
    def name(self) -> str:
        return self.rows[0].explanation if len(self.rows) == 1 else counted(len(self.rows), "posting")

    @property
    def posting_ids(self) -> tuple[str, ...]:
        return tuple(row.posting_id for row in self.rows)
