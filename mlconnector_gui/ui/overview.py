"""What the window's frame shows around every screen, without Qt."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.services.audit_log import LAST_PROOF
from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.inbox import inbox
from mlconnector_gui.services.people import people
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView, review_counts
from mlconnector_gui.store.repositories.connections import StoredConnection, setting
from mlconnector_gui.store.repositories.take_overs import parallel_ids
from mlconnector_gui.ui.words.amounts import counted, moment_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import stored_sentence

PARALLEL_WORDS = later("Parallel run: prepared and compared, never sent")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameState:
    """Counts of the rail and words of the status bar."""

    counts: dict[str, int]
    proof: str
    connections: tuple[tuple[str, str, str], ...]
    """(name, colour role, words)."""
    is_shared: bool
    """People are named, who sign in by a PIN."""


async def frame_state(workplace: Workplace) -> FrameState:
    counts = await workplace.store.read(review_counts)
    proof = await workplace.store.read(setting, LAST_PROOF, None)
    known = await list_connections(workplace)
    parallel = await workplace.store.read(parallel_ids)
    waiting = [one for one in await inbox(workplace) if not one.care.is_put_off(workplace.now)]
    return FrameState(
        counts={"review": counts[ReviewView.NEEDS_ME], "inbox": len(waiting)},
        proof=_proof_words(proof),
        connections=tuple(_connection(stored, parallel) for stored in known),
        is_shared=bool(await people(workplace)),
    )


def _proof_words(proof: dict[str, object] | None) -> str:
    if proof is None:
        return said("Audit log not verified yet")
    at = moment_text(datetime.fromisoformat(str(proof["at"])))
    if not proof["is_verified"]:
        return said("Audit log BROKEN, seen {at}", at=at)
    return said(
        "Audit log proved {at}, {records}", at=at, records=counted(int(str(proof["records"])), "record")
    )


def _connection(stored: StoredConnection, parallel: frozenset[str]) -> tuple[str, str, str]:
    if stored.problem:
        return (stored.name, "bad", stored_sentence(stored.problem).what)
    if stored.connection_id in parallel:
        return (said("{connection} (parallel run)", connection=stored.name), "warning", said(PARALLEL_WORDS))
    return (
        (stored.name, "good", said("Works"))
        if stored.proved_at
        else (stored.name, "neutral", said("Not tested yet"))
    )
