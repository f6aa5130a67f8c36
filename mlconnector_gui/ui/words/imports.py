"""Words for files that were imported."""

from mlconnector_gui.services.import_file import Imported
from mlconnector_gui.ui.words.amounts import counted

_OUTCOMES = {
    "new": "new",
    "changed": "differs from what was archived: kept as its next revision",
    "known": "known already",
}


def outcome_words(outcome: str) -> str:
    return _OUTCOMES.get(outcome, outcome)


def imported_words(imported: Imported) -> str:
    """Say in one sentence what a file brought."""
    told = [
        f"{imported.count(outcome)} {words}"
        for outcome, words in (("new", "new"), ("changed", "changed"), ("known", "known already"))
        if imported.count(outcome)
    ]
    return (
        f"{imported.file} holds {counted(len(imported.documents), 'document')} for {imported.connection}: "
        f"{', '.join(told)}."
    )
