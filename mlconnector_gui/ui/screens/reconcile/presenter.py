"""What the reconcile screen shows and does, without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mlconnector_gui.accounting.roll_forward import BalanceProof, RollForward
from mlconnector_gui.services.proved_periods import (
    ProvedPeriod,
    export_proof,
    months_to_prove,
    prove_period,
    proved_period,
    review_period,
)
from mlconnector_gui.services.reconcile import AccountProof, ConnectionProof, balance_proofs
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.reconciling import DIFFERS, STANDINGS, review_words, rolled_name, standing_of

_ORDER = tuple(reversed(tuple(STANDINGS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileState:
    """Everything the screen draws."""

    months: tuple[str, ...] = ()
    month: str = ""
    proved: ProvedPeriod | None = None
    stated: Mapping[str, Sequence[BalanceProof]] = field(default_factory=dict)
    """By store what it says that it owes now; known once a month was proved."""

    @property
    def proofs(self) -> dict[str, ConnectionProof]:
        """Each store and currency by its key, those that differ first."""
        every = self.proved.proofs if self.proved else ()
        ordered = sorted(
            every, key=lambda one: (_ORDER.index(standing_of(one)), one.connection, one.currency)
        )
        return {f"{one.connection} {one.currency}": one for one in ordered}

    @property
    def proved_words(self) -> str:
        return review_words(self.proved) if self.proved else ""

    @property
    def found_words(self) -> str:
        if self.proved is None:
            return ""
        differing = sum(standing_of(one) == DIFFERS for one in self.proved.proofs)
        if differing:
            return said("{count} of {every} differ", count=differing, every=len(self.proved.proofs))
        return said("{stores} agree", stores=counted(len(self.proved.proofs), "row"))

    @property
    def empty(self) -> tuple[str, str]:
        """Why there is nothing, and what comes next."""
        if self.proved is None:
            return (
                said("{month} was not proved yet.", month=self.month),
                said(
                    "Press “Prove this month”. The stores' documents, the postings and JD Edwards are compared."
                ),
            )
        return (
            said("Nothing happened in {month}.", month=self.month),
            said("No store has a document or a posting of that month."),
        )


class ReconcilePresenter:
    """Keeps the chosen month with its last proof."""

    def __init__(self, workplace: Workplace) -> None:
        self.state = ReconcileState()
        self._workplace = workplace

    async def refresh(self) -> ReconcileState:
        months = await months_to_prove(self._workplace)
        month = self.state.month if self.state.month in months else months[0]
        return await self._show(months, month)

    async def choose(self, month: str) -> ReconcileState:
        return await self._show(self.state.months, month)

    async def prove(self) -> ReconcileState:
        """Compare the chosen month anew; what was shown stays until that is done."""
        proved = await prove_period(self._workplace, self.state.month)
        stated = await balance_proofs(self._workplace)
        if self.state.month == proved.period:
            self.state = replace(self.state, proved=proved, stated=stated)
        return self.state

    async def review(self, note: str) -> ReconcileState:
        """Say that the person has looked at what is shown."""
        proved = self.state.proved
        if proved is not None:
            reviewed = await review_period(self._workplace, proved.period, digest=proved.digest, note=note)
            self.state = replace(self.state, proved=reviewed)
        return self.state

    def export(self, path: Path) -> int:
        """Write every figure of the shown proof; returns how many rows."""
        return export_proof(self.state.proved, path) if self.state.proved else 0

    def proof(self, key: str | None) -> ConnectionProof | None:
        return self.state.proofs.get(key or "")

    async def proof_rows(self, keys: Sequence[str]) -> list[ConnectionProof]:
        proofs = self.state.proofs
        return [proofs[key] for key in keys if key in proofs]

    def accounts(self, key: str | None) -> dict[str, AccountProof]:
        """The accounts of a row, those that differ first."""
        proof = self.proof(key)
        every = sorted(proof.accounts, key=lambda one: (one.agrees, one.account)) if proof else ()
        return {one.account: one for one in every}

    def rolled(self, key: str | None) -> dict[str, RollForward]:
        proof = self.proof(key)
        if proof is None or self.state.proved is None:
            return {}
        every = self.state.proved.rolled.get(proof.connection, ())
        return {rolled_name(one): one for one in every if one.currency == proof.currency}

    def stated(self, key: str | None) -> list[BalanceProof]:
        proof = self.proof(key)
        if proof is None:
            return []
        every = self.state.stated.get(proof.connection, ())
        return [one for one in every if one.currency == proof.currency]

    async def _show(self, months: tuple[str, ...], month: str) -> ReconcileState:
        proved = await proved_period(self._workplace, month)
        self.state = replace(self.state, months=months, month=month, proved=proved)
        return self.state
