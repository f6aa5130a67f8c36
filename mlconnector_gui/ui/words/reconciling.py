"""Words for a proved period: how a store stands, what is open and why, what moved a rolled account."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roll_forward import BalanceProof, RollForward
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.proved_periods import ProvedPeriod
from mlconnector_gui.services.reconcile import ConnectionProof
from mlconnector_gui.ui.words.amounts import amount_text, moment_text, money_text
from mlconnector_gui.ui.words.language import later, said, said_many
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.states import STATES

AGREES, OPEN, DIFFERS = "agrees", "open", "differs"
STANDINGS: Mapping[str, tuple[str, str, str]] = {
    AGREES: (later("Agrees"), "ready_check", "good"),
    OPEN: (later("Part open"), "half", "warning"),
    DIFFERS: (later("Differs"), "cross", "bad"),
}
"""(words, icon, colour role)."""
_NO_POSTING = {
    "missing": later("no posting was made"),
    "to_be_summarised": later("waits for its summary"),
}


def standing_of(proof: ConnectionProof) -> str:
    if not proof.agrees:
        return DIFFERS
    return OPEN if any(proof.open.values()) else AGREES


def verdict_words(proof: ConnectionProof) -> str:
    """Say what it is that differs, or that nothing does."""
    differing = sum(not one.agrees for one in proof.accounts)
    parts = [
        said("{amount} is left over", amount=_text(proof.difference, proof.currency))
        if proof.difference
        else "",
        said_many(differing, "{count} account differs", "{count} accounts differ") if differing else "",
        said("entries are not found in JD Edwards") if proof.not_in_jde else "",
        said("documents have no posting") if "missing" in proof.open else "",
    ]
    return ", ".join(part for part in parts if part) or said(STANDINGS[standing_of(proof)][0])


def proof_facts(proof: ConnectionProof) -> list[tuple[str, str]]:
    """Say the arithmetic of one store and currency, from the archive down to what is left over."""
    facts = [
        (said("Archive"), _text(proof.archive, proof.currency)),
        (said("In JD Edwards"), _text(proof.in_ledger, proof.currency)),
    ]
    facts += [
        (said("Open: {reason}", reason=open_words(state)), _text(amount, proof.currency))
        for state, amount in sorted(proof.open.items())
    ]
    return [*facts, (said("Difference"), _text(proof.difference, proof.currency))]


def stated_facts(stated: Sequence[BalanceProof]) -> list[tuple[str, str]]:
    """Say what a store itself owes on gift cards and the like, and how far the books are from it."""
    facts: list[tuple[str, str]] = []
    for one in stated:
        name = role_words(one.role.value)
        facts.append((said("{account}, the store says", account=name), amount_text(one.owed)))
        if not one.lapsed.is_zero:
            facts.append((said("{account}, lapsed", account=name), amount_text(one.lapsed)))
        facts.append((said("{account}, difference", account=name), amount_text(one.difference)))
    return facts


def open_words(standing: str) -> str:
    if standing in _NO_POSTING:
        return said(_NO_POSTING[standing])
    return said(STATES[PostingState(standing)].word).lower()


def rolled_name(rolled: RollForward) -> str:
    """Name a clearing account by its gateway, any other by what it is."""
    return (
        said("{gateway} clearing", gateway=rolled.gateway)
        if rolled.gateway
        else role_words(rolled.role.value)
    )


def review_words(proved: ProvedPeriod) -> str:
    """Say who made the proof, and who stands for it."""
    made = said("Proved by {person}, {moment}.", person=proved.by, moment=moment_text(proved.at))
    if proved.review is None:
        return f"{made} {said('Nobody has reviewed it yet.')}"
    review = proved.review
    words = said("Reviewed by {person}, {moment}.", person=review.by, moment=moment_text(review.at))
    note = f" “{review.note}”" if review.note else ""
    return f"{made} {words}{note}"


def difference_text(amount: Decimal, currency: str) -> str:
    """Write a difference; none is an en dash."""
    return amount_text(Money(amount, currency)) if amount else "–"


def _text(amount: Decimal, currency: str) -> str:
    return money_text(Money(amount, currency))
