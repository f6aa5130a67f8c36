"""Words for files that were imported."""

from mlconnector_gui.services.import_file import Imported
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import Texts, said

_OUTCOMES: Texts[str] = {
    "new": "new",
    "changed": "differs from what was archived: kept as its next revision",
    "known": "known already",
}


def outcome_words(outcome: str) -> str:
    return said(_OUTCOMES.get(outcome, outcome))


def imported_words(imported: Imported) -> str:
    """Say in one sentence what a file brought."""
    told = [
        f"{imported.count(outcome)} {words}"
        for outcome, words in (
            ("new", said("new")),
            ("changed", said("changed")),
            ("known", said("known already")),
        )
        if imported.count(outcome)
    ]
    return said(
        "{file} holds {documents} for {connection}: {told}.",
        file=imported.file,
        documents=counted(len(imported.documents), "document"),
        connection=imported.connection,
        told=", ".join(told),
    )
