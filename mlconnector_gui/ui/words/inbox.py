"""Words for notices: one line in the inbox, a notification, the digest of a day."""

from mlconnector_gui.services.inbox import InboxItem
from mlconnector_gui.services.notices import Digest
from mlconnector_gui.store.repositories.notices import Cause, Light
from mlconnector_gui.ui.words.amounts import counted, number_text
from mlconnector_gui.ui.words.events import amount_words
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import Sentence, code_sentence, short_phrase

_MARKS = {Light.RED: later("RED"), Light.AMBER: later("AMBER"), Light.GREEN: ""}

_DAYS = later(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def item_title(item: InboxItem) -> str:
    """Say in one line how many things a cause stops, and where."""
    cause = item.notice.cause
    many = f"{number_text(cause.count)} × " if cause.count > 1 else ""
    where = f"{item.connection}: " if item.connection else ""
    stopped = f" ({stopped_words(cause)})" if cause.params.get("stopped") else ""
    return f"{_mark(cause):5}  {where}{many}{short_phrase(cause.code)}{stopped}"


def _mark(cause: Cause) -> str:
    return said(_MARKS[cause.light])


def stopped_words(cause: Cause) -> str:
    """Say what a cause stops, in money, as amounts are written; '' where that is not known."""
    return " + ".join(amount_words(amount) for amount in cause.params.get("stopped", "").split(" + "))


def item_sentence(item: InboxItem) -> Sentence:
    return cause_sentence(item.notice.cause)


def cause_sentence(cause: Cause) -> Sentence:
    return code_sentence(cause.code, {**cause.params, "count": cause.count})


def notification(item: InboxItem) -> tuple[str, str]:
    """Return title and text of a notification of the desktop."""
    words = item_sentence(item)
    title = item_title(item).removeprefix(_mark(item.notice.cause)).strip()
    return title, f"{words.what} {words.remedy}"


def digest_text(digest: Digest) -> str:
    """Write the digest; that nothing is open is said too, since no news is no proof."""
    lines = [f"ML Connector, {said(_DAYS[digest.day.weekday()])} {digest.day.isoformat()}", ""]
    if not digest.open:
        lines.append(said("Nothing is open: every stream is complete, no posting and no run stands still."))
    for item in digest.open:
        words, notice = item_sentence(item), item.notice
        lines += [
            item_title(item),
            f"       {words.text}",
            "       " + said("since {moment}", moment=f"{notice.first_seen:%Y-%m-%d %H:%M} UTC"),
        ]
    if digest.resolved:
        lines += ["", said("Resolved by itself: {causes}", causes=counted(len(digest.resolved), "cause"))]
        lines += [f"       {short_phrase(one.cause.code)}" for one in digest.resolved]
    return "\n".join(lines) + "\n"
