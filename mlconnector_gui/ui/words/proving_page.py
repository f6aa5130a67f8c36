"""The dated page of a proving run as a document: for the file that auditors keep."""

from mlconnector_gui.services.orchestration_documents import Section
from mlconnector_gui.services.proving_run import ProvingPage
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.proofs import STANDINGS, proof_words
from mlconnector_gui.ui.words.sentences import stored_sentence


def proving_document(page: ProvingPage) -> tuple[str, list[Section]]:
    """Return title and sections."""
    facts = (
        (said("Thing"), said("Value")),
        (said("Connection"), page.connection),
        (said("Environment"), page.environment),
        (said("Route"), page.route),
        (said("Ended"), f"{page.at:%Y-%m-%d %H:%M:%S} UTC"),
        (said("By"), said("{person} at {machine}", person=page.actor, machine=page.machine)),
        (said("References"), ", ".join(page.references)),
    )
    rows = [(said("Result"), said("What was seen"), said("What it means"))]
    for line in page.lines:
        words = stored_sentence(line.problem) if line.problem else None
        meaning = f"{words.text} {words.technical}".strip() if words else ""
        rows.append((said(STANDINGS[line.standing][2]), proof_words(line.what, line.params), meaning))
    return said("Proving run of {connection}, {at:%Y-%m-%d}", connection=page.connection, at=page.at), [
        Section(title=said("Result"), paragraphs=(result_words(page),), table=facts),
        Section(title=said("Step by step"), table=tuple(rows)),
    ]


def result_words(page: ProvingPage) -> str:
    if not page.is_proved:
        return said("Not proved.")
    if any(line.standing == "warning" for line in page.lines):
        return said("Proved, with warnings.")
    return said("Proved: one entry was sent twice across a lost session, and JD Edwards holds it once.")
