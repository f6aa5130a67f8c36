"""The dated page of a proving run as a document: for the file that auditors keep."""

from mlconnector_gui.services.orchestration_documents import Section
from mlconnector_gui.services.proving_run import ProvingPage
from mlconnector_gui.ui.words.proofs import STANDINGS, proof_words
from mlconnector_gui.ui.words.sentences import stored_sentence


def proving_document(page: ProvingPage) -> tuple[str, list[Section]]:
    """Return title and sections."""
    facts = (
        ("Thing", "Value"),
        ("Connection", page.connection),
        ("Environment", page.environment),
        ("Route", page.route),
        ("Ended", f"{page.at:%Y-%m-%d %H:%M:%S} UTC"),
        ("By", f"{page.actor} at {page.machine}"),
        ("References", ", ".join(page.references)),
    )
    rows = [("Result", "What was seen", "What it means")]
    for line in page.lines:
        words = stored_sentence(line.problem) if line.problem else None
        meaning = f"{words.text} {words.technical}".strip() if words else ""
        rows.append((STANDINGS[line.standing][2], proof_words(line.what, line.params), meaning))
    return f"Proving run of {page.connection}, {page.at:%Y-%m-%d}", [
        Section(title="Result", paragraphs=(result_words(page),), table=facts),
        Section(title="Step by step", table=tuple(rows)),
    ]


def result_words(page: ProvingPage) -> str:
    if not page.is_proved:
        return "Not proved."
    if any(line.standing == "warning" for line in page.lines):
        return "Proved, with warnings."
    return "Proved: one entry was sent twice across a lost session, and JD Edwards holds it once."
