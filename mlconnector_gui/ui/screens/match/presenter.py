"""What the match screen shows and does, without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mlconnector_gui.accounting.three_way import DIFFERENCES, MatchStanding, ThreeWayLine
from mlconnector_gui.services.aged_labels import AgedLabels, aged_labels
from mlconnector_gui.services.three_way_match import (
    ThreeWayMatch,
    export_match,
    ledger_connections,
    read_match,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.freight import AccruedLabel
from mlconnector_gui.ui.words.amounts import counted, moment_text, totals_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.three_way import LABELS_WAIT, ageing_words

ALL, DIFFERING, LABELS = "all", "differing", "labels"
_BY_VIEW: Mapping[str, frozenset[MatchStanding]] = {
    DIFFERING: DIFFERENCES,
    "not_vouchered": frozenset({MatchStanding.NOT_VOUCHERED}),
    "not_paid": frozenset({MatchStanding.NOT_PAID}),
    "not_received": frozenset({MatchStanding.NOT_RECEIVED}),
}
VIEWS = (
    (DIFFERING, later("Differences")),
    ("not_vouchered", later("Not vouchered")),
    ("not_paid", later("Not paid")),
    ("not_received", later("Not received")),
    (ALL, later("All")),
    (LABELS, later("Labels")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchState:
    """Everything the screen draws."""

    connections: tuple[str, ...] = ()
    chosen: str = ""
    match: ThreeWayMatch | None = None
    view: str = ALL
    text: str = ""
    labels: AgedLabels | None = None
    """What waits for a carrier's invoice; of this program's own books, so that nobody is asked for it."""

    @property
    def shown_labels(self) -> tuple[AccruedLabel, ...]:
        typed = self.text.strip().casefold()
        labels = self.labels.labels if self.labels else ()
        return tuple(
            one
            for one in labels
            if not typed or typed in f"{one.tracking_number} {one.carrier} {one.shipment}".casefold()
        )

    @property
    def ageing_words(self) -> tuple[str, ...]:
        if self.view == LABELS:
            totals = self.labels.ageing if self.labels else ()
            return tuple(ageing_words(total, what=LABELS_WAIT) for total in totals)
        return tuple(ageing_words(total) for total in (self.match.ageing if self.match else ()))

    @property
    def shown(self) -> tuple[ThreeWayLine, ...]:
        lines = self.match.lines if self.match else ()
        return tuple(line for line in lines if self._is_in(self.view, line) and self._is_found(line))

    @property
    def counts(self) -> Mapping[str, int | None]:
        """How many each view holds; None as long as JDE was not read."""
        lines = self.match.lines if self.match else None
        counts = {
            view: None if lines is None else sum(self._is_in(view, line) for line in lines)
            for view, _ in VIEWS
            if view != LABELS
        }
        return {**counts, LABELS: len(self.labels.labels) if self.labels else None}

    @property
    def found_words(self) -> str:
        if self.view == LABELS:
            return counted(len(self.shown_labels), "label")
        if self.match is None:
            return ""
        waiting = totals_text(line.not_vouchered for line in self.shown if not line.not_vouchered.is_zero)
        lines = counted(len(self.shown), "line")
        return said("{lines}, {amounts} not vouchered", lines=lines, amounts=waiting) if waiting else lines

    @property
    def read_words(self) -> str:
        return said("read {moment}", moment=moment_text(self.match.read_at)) if self.match else ""

    @property
    def empty(self) -> tuple[str, str]:
        """Why there is nothing, and what comes next."""
        if self.view == LABELS:
            return (
                said("No label waits for its invoice."),
                said("What a label costs is accrued when it is made, and cleared by the carrier's invoice."),
            )
        if not self.connections:
            return (
                said("JD Edwards is not connected yet."),
                said("Connect it first; the match is read from it."),
            )
        if self.match is None:
            return (
                said("The match was not read yet."),
                said(
                    "Press “Read from JD Edwards”. Orders, receipts, vouchers and payments are read as "
                    "they are now."
                ),
            )
        if self.match.lines:
            return (said("No line is like that."), said("Choose another view, or type less."))
        return (
            said("Nothing is on order."),
            said(
                "No order line since {ordered_since}, and nothing waits for its invoice.",
                ordered_since=self.match.ordered_since.isoformat(),
            ),
        )

    def _is_in(self, view: str, line: ThreeWayLine) -> bool:
        return view == ALL or (view != LABELS and bool(_BY_VIEW[view] & set(line.standings)))

    def _is_found(self, line: ThreeWayLine) -> bool:
        typed = self.text.strip().casefold()
        told = (
            line.key,
            line.order.told,
            line.item,
            line.description,
            line.supplier_name,
            str(line.supplier),
        )
        numbers = (f"{one.number} {one.reference}" for one in line.documents)
        return not typed or any(typed in one.casefold() for one in (*told, *numbers))


class MatchPresenter:
    """Keeps what was read last, and a view of it."""

    def __init__(self, workplace: Workplace) -> None:
        self.state = MatchState()
        self._workplace = workplace

    @property
    def today(self) -> date:
        return self._workplace.now.date()

    async def refresh(self) -> MatchState:
        known = tuple(one.name for one in await ledger_connections(self._workplace))
        chosen = self.state.chosen if self.state.chosen in known else known[0] if known else ""
        labels = await aged_labels(self._workplace)
        self.state = replace(self.state, connections=known, chosen=chosen, labels=labels)
        return self.state

    async def read(self) -> MatchState:
        """Read everything from JDE now; what was shown stays until it has come."""
        match = await read_match(self._workplace, self.state.chosen)
        self.state = replace(self.state, match=match)
        return self.state

    def choose_connection(self, name: str) -> MatchState:
        self.state = replace(self.state, chosen=name, match=None)
        return self.state

    def choose_view(self, view: str) -> MatchState:
        self.state = replace(self.state, view=view)
        return self.state

    def search(self, text: str) -> MatchState:
        self.state = replace(self.state, text=text)
        return self.state

    async def rows(self, keys: Sequence[str]) -> list[ThreeWayLine]:
        wanted = set(keys)
        return [line for line in self.state.shown if line.key in wanted]

    async def label_rows(self, keys: Sequence[str]) -> list[AccruedLabel]:
        wanted = set(keys)
        return [one for one in self.state.shown_labels if one.posting_id in wanted]

    def line(self, key: str | None) -> ThreeWayLine | None:
        return next((line for line in self.state.shown if line.key == key), None)

    def export(self, path: Path) -> int:
        """Write every line that was read, whatever is shown; returns how many."""
        match = self.state.match
        return export_match(match, path) if match else 0
