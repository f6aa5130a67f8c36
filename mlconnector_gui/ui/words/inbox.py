"""Words for notices: one line in the inbox, a notification, the digest of a day."""

from mlconnector_gui.services.inbox import InboxItem
from mlconnector_gui.services.notices import Digest
from mlconnector_gui.store.repositories.notices import Cause, Light
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.sentences import Sentence, code_sentence, short_phrase

_MARKS = {Light.RED: "RED", Light.AMBER: "AMBER", Light.GREEN: ""}


def item_title(item: InboxItem) -> str:
    """Say in one line how many things a cause stops, and where."""
    cause = item.notice.cause
    many = f"{cause.count:,} × " if cause.count > 1 else ""
    where = f"{item.connection}: " if item.connection else ""
    stopped = f" ({cause.params['stopped']})" if cause.params.get("stopped") else ""
    return f"{_MARKS[cause.light]:5}  {where}{many}{short_phrase(cause.code)}{stopped}"


def item_sentence(item: InboxItem) -> Sentence:
    return cause_sentence(item.notice.cause)


def cause_sentence(cause: Cause) -> Sentence:
    return code_sentence(cause.code, {**cause.params, "count": cause.count})


def notification(item: InboxItem) -> tuple[str, str]:
    """Return title and text of a notification of the desktop."""
    words = item_sentence(item)
    return item_title(item).removeprefix(
        _MARKS[item.notice.cause.light]
    ).strip(), f"{words.what} {words.remedy}"


def digest_text(digest: Digest) -> str:
    """Write the digest; that nothing is open is said too, since no news is no proof."""
    lines = [f"ML Connector, {digest.day:%A %Y-%m-%d}", ""]
    if not digest.open:
        lines.append("Nothing is open: every stream is complete, no posting and no run stands still.")
    for item in digest.open:
        words, notice = item_sentence(item), item.notice
        lines += [
            item_title(item),
            f"       {words.text}",
            f"       since {notice.first_seen:%Y-%m-%d %H:%M} UTC",
        ]
    if digest.resolved:
        lines += ["", f"Resolved by itself: {counted(len(digest.resolved), 'cause')}"]
        lines += [f"       {short_phrase(one.cause.code)}" for one in digest.resolved]
    return "\n".join(lines) + "\n"
