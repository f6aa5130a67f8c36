"""A period's proof as it was last made: kept with who made it, reviewed by somebody, written for a spreadsheet."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from mlconnector_gui.accounting.roll_forward import RollForward
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.named_files import write_whole
from mlconnector_gui.services.policies import policy_in_force
from mlconnector_gui.services.reconcile import ConnectionProof, period_days, reconcile, roll_forwards
from mlconnector_gui.services.sheets import Cell, write_csv, write_xlsx
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections

_SETTING = "reconcile.proof/"
HEADINGS = (
    "store", "currency", "what", "account or reason", "archive", "postings", "JD Edwards", "opening", "moved",
    "closing", "difference",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """That somebody looked at a proof and stands for it."""

    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedPeriod:
    """A month, compared once: what the stores gave, what was prepared, what JDE held at that moment."""

    period: str
    """Such as '2026-10'."""
    at: datetime
    by: str
    proofs: tuple[ConnectionProof, ...]
    rolled: Mapping[str, tuple[RollForward, ...]]
    """By store."""
    review: Review | None = None

    @property
    def agrees(self) -> bool:
        return all(one.agrees for one in self.proofs)

    @property
    def digest(self) -> str:
        """Tells this proof's figures from those of any other."""
        return hashlib.sha256(json.dumps(_written_figures(self), sort_keys=True).encode()).hexdigest()


async def prove_period(workplace: Workplace, period: str) -> ProvedPeriod:
    """Compare a month anew and keep the outcome; a review stays only where every figure is still the same."""
    if period_days(period)[0] > workplace.now.date() + timedelta(days=1):  # a store may be a day ahead of UTC
        raise Problem("reconcile.not_begun", period=period)
    proofs = await reconcile(workplace, period)
    rolled = await roll_forwards(workplace, period)
    proved = ProvedPeriod(
        period=period,
        at=workplace.now,
        by=workplace.actor.name,
        proofs=tuple(proofs),
        rolled={store: tuple(every) for store, every in rolled.items()},
    )
    kept = await workplace.store.write(keep_proof, proved, workplace)
    workplace.tell("audit")
    return kept


def keep_proof(transaction: Transaction, proved: ProvedPeriod, workplace: Workplace) -> ProvedPeriod:
    """Keep a proof, and with it the review of an earlier one with the same figures."""
    before = _kept(transaction, proved.period)
    if before is not None and before.digest == proved.digest:
        proved = replace(proved, review=before.review)
    connections.change_setting(transaction, _SETTING + proved.period, _written(proved))
    audit.record(
        transaction,
        at=proved.at,
        actor=workplace.actor,
        event="period.proved",
        subject_kind="period",
        subject_id=proved.period,
        agrees=proved.agrees,
        differing=sorted({one.connection for one in proved.proofs if not one.agrees}),
        digest=proved.digest,
    )
    return proved


async def proved_period(workplace: Workplace, period: str) -> ProvedPeriod | None:
    """Return a month's proof as it was last made."""
    return await workplace.store.read(_kept, period)


async def review_period(workplace: Workplace, period: str, *, digest: str, note: str) -> ProvedPeriod:
    """
    Say that a person has looked at a month's proof, open amounts and differences included.

    Refused where it was proved anew with other figures, and, if the policy keeps makers from approving, where the
    same person made it.
    """
    reviewed = await workplace.store.write(_review, period, digest, note.strip(), workplace)
    workplace.tell("audit")
    return reviewed


async def months_to_prove(workplace: Workplace) -> tuple[str, ...]:
    """Return the months since the first store's start, newest first; this month where there is no store."""
    stores = await workplace.store.read(connections.connections)
    starts = [date.fromisoformat(one.values["start_date"]) for one in stores if "start_date" in one.values]
    day = workplace.now.date().replace(day=1)
    first = min([*starts, day])
    months = []
    while day >= first.replace(day=1):
        months.append(f"{day:%Y-%m}")
        day = (day - timedelta(days=1)).replace(day=1)
    return tuple(months)


def export_proof(proved: ProvedPeriod, path: Path) -> int:
    """Write every figure of a proof as CSV or XLSX, by the file's ending; returns the number of rows."""
    if path.suffix.lower() == ".csv":
        text = io.StringIO(newline="")
        count, content = write_csv(text, HEADINGS, _rows(proved)), text.getvalue().encode()
    else:
        file = io.BytesIO()
        count = write_xlsx(file, f"Proof of {proved.period}", HEADINGS, _rows(proved))
        content = file.getvalue()
    write_whole(path, content)
    return count


def _review(
    transaction: Transaction, period: str, digest: str, note: str, workplace: Workplace
) -> ProvedPeriod:
    proved = _kept(transaction, period)
    if proved is None or proved.digest != digest:
        raise Problem("reconcile.proved_anew", cause=Cause.STATE, period=period)
    person = workplace.actor.name
    if person == proved.by and not policy_in_force(transaction).maker_may_approve:
        raise Problem("reconcile.maker_reviews", cause=Cause.STATE, period=period, person=person)
    reviewed = replace(proved, review=Review(by=person, at=workplace.now, note=note))
    connections.change_setting(transaction, _SETTING + period, _written(reviewed))
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="period.reviewed",
        subject_kind="period",
        subject_id=period,
        agrees=proved.agrees,
        proved_by=proved.by,
        note=note,
        digest=digest,
    )
    return reviewed


def _kept(transaction: Transaction, period: str) -> ProvedPeriod | None:
    period_days(period)
    tree = connections.setting(transaction, _SETTING + period, None)
    return msgspec.convert(tree, ProvedPeriod) if tree else None


def _written(proved: ProvedPeriod) -> dict[str, Any]:
    """Write a proof as JSON; a text of a store's payload is one of its own kind of texts."""
    tree: dict[str, Any] = msgspec.to_builtins(proved, enc_hook=str)
    return tree


def _written_figures(proved: ProvedPeriod) -> dict[str, Any]:
    tree = _written(proved)
    return {name: tree[name] for name in ("period", "proofs", "rolled")}


def _rows(proved: ProvedPeriod) -> Iterator[Sequence[Cell]]:
    for proof in proved.proofs:
        yield from _proof_rows(proof)
    for store, every in proved.rolled.items():
        for one in every:
            yield _roll_row(store, one)


def _proof_rows(proof: ConnectionProof) -> Iterator[Sequence[Cell]]:
    head = (proof.connection, proof.currency)
    yield *head, "documents", "", proof.archive, None, proof.in_ledger, None, None, None, proof.difference
    for state, amount in sorted(proof.open.items()):
        yield *head, "open", state, amount, None, None, None, None, None, None
    for one in proof.accounts:
        difference = one.postings - one.ledger
        yield *head, "account", one.account, None, one.postings, one.ledger, None, None, None, difference
    for explanation in proof.not_in_jde:
        yield *head, "not in JD Edwards", explanation, None, None, None, None, None, None, None


def _roll_row(store: str, rolled: RollForward) -> Sequence[Cell]:
    moved = (rolled.closing - rolled.opening).amount
    name = f"{rolled.role.value} {rolled.gateway}".rstrip()
    return (
        store, rolled.currency, "roll-forward", name, None, None, rolled.in_ledger.amount, rolled.opening.amount,
        moved, rolled.closing.amount, rolled.not_in_ledger.amount,
    )  # fmt: skip
