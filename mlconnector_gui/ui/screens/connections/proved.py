"""One line of a test, a run or a proof, in words."""

from dataclasses import dataclass, replace

from mlconnector_gui.services.connect import Proof
from mlconnector_gui.ui.words.proofs import STANDINGS, proof_words
from mlconnector_gui.ui.words.sentences import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """One line of a test."""

    icon: str
    glyph: str
    role: str
    text: str
    rest: str = ""
    technical: str = ""


def proof_line(proof: Proof) -> ProofLine:
    """Say one line of a test, with its problem in words."""
    icon, glyph, _, role = STANDINGS[proof.standing.value]
    line = ProofLine(icon=icon, glyph=glyph, role=role, text=proof_words(proof.what, proof.params))
    if proof.problem is None:
        return line
    words = sentence(proof.problem)
    return replace(line, rest=" ".join((words.what, words.stops, words.remedy)), technical=words.technical)
