"""What the command palette offers, without Qt: screens, actions, and postings by any of their numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewRow, ReviewView, review_ids, review_rows
from mlconnector_gui.ui.words.amounts import money_text
from mlconnector_gui.ui.words.states import state_words

_MOST_POSTINGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One line of the palette."""

    name: str
    words: str
    kind: str
    """'Screen', 'Action' or 'Posting', said beside the words."""
    run: Callable[[], None]
    keys: str = ""
    icon: str = "note"


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """Keep those in which every word of the text begins a word, in the order they stand."""
    wanted = text.lower().split()
    return [one for one in commands if all(_begins(part, one.words.lower()) for part in wanted)]


async def postings_named(
    workplace: Workplace, text: str, open_posting: Callable[[str], None]
) -> list[Command]:
    """Find postings by order number, reference, explanation or JDE document number."""
    if not text.strip():
        return []
    wanted = ReviewFilter(view=ReviewView.ALL, text=text.strip(), descending=True)
    ids = (await workplace.store.read(review_ids, wanted))[:_MOST_POSTINGS]
    return [
        Command(
            name=f"posting.{row.posting_id}",
            words=", ".join(filter(None, (row.explanation, row.ledger, _amount(row)))),
            kind=state_words(row.state).word,
            icon=state_words(row.state).icon,
            run=partial(open_posting, row.posting_id),
        )
        for row in await workplace.store.read(review_rows, ids)
    ]


def _amount(row: ReviewRow) -> str:
    return money_text(row.gross) if row.moves_money else ""


def _begins(part: str, words: str) -> bool:
    return words.startswith(part) or any(word.startswith(part) for word in words.replace("-", " ").split())
